"""A calculation: an outcome with its formula, its inputs and its rounding, so that anyone can do it again by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculator.figures import Figure
from assistant.calculator.units import finite, formatted, rounded, rounding_in_words


@dataclass(frozen=True, slots=True)
class Calculation:
    """`value` in `unit` is `exact` rounded as `rounding` says; `formula` has the figures of `inputs` filled in.

    `word` is what is left of ruim, bijna and the like of the inputs. `assumption` is what the one who asked took for granted,
    "" without one; `notes` are for the reader. `about` is the figure whose indicator the outcome is still about, if any.
    """

    label: str
    formula: str
    value: Decimal
    unit: str
    rounding: str
    inputs: tuple[Figure, ...]
    exact: Fraction
    word: str = ""
    signed: bool = False
    assumption: str = ""
    notes: tuple[str, ...] = ()
    about: Figure | None = None

    @property
    def text(self) -> str:
        """The outcome as it is shown: "31,1 %", "ongeveer € 87 mln", "+ 5,1 procentpunt"."""
        return f"{self.word} {formatted(self.value, self.unit, self.signed)}".lstrip()

    @property
    def line(self) -> str:
        """Formula and outcome: "140 / 450 × 100 = 31,1 %"."""
        return f"{self.formula} = {self.text}"

    def figure(self) -> Figure:
        """The outcome to go on calculating with: not rounded, and checked like the figure that it is about."""
        if self.about is None:
            return Figure(self.label, self.value, self.unit, word=self.word, exact=self.exact)
        return replace(
            self.about,
            label=self.label,
            value=self.value,
            unit=self.unit,
            word=self.word,
            denominator=None,
            nature="aandeel" if self.unit == "%" else self.about.nature,
            exact=self.exact,
        )


def computed(
    label: str,
    formula: str,
    exact: Fraction,
    unit: str,
    inputs: Sequence[Figure],
    *,
    decimals: int | None,
    word: str = "",
    signed: bool = False,
    assumption: str = "",
    notes: Sequence[str] = (),
    about: Figure | None = None,
) -> Calculation:
    """A calculation of an exact outcome, rounded half up; not at all where `decimals` is None and its decimals end."""
    whole = finite(exact) if decimals is None else None
    value = whole if whole is not None else rounded(exact, 1 if decimals is None else decimals)
    told = list(notes)
    if any(figure.exact is not None and Fraction(figure.value) != figure.exact for figure in inputs):
        told.append("Gerekend is met de niet-afgeronde waarden.")
    return Calculation(
        label,
        formula,
        value,
        unit,
        rounding_in_words(value, exact),
        tuple(inputs),
        exact,
        word,
        signed,
        assumption,
        tuple(dict.fromkeys(told)),
        about,
    )


def notes_on(*figures: Figure) -> tuple[str, ...]:
    """Notes on documented figures without a date: a reader must know that the period isn't certain."""
    return tuple(
        f"Bij “{figure.label}” noemt het document geen datum."
        for figure in figures
        if figure.indicator and figure.period.last is None
    )
