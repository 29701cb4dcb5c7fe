"""The targets of the registers, each with its status, and what can be compared with it. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from assistant.calculator import Assessment, Calculation, Figure, Refused, assess, difference, realisation, remaining
from assistant.calculator.status import ORDER
from assistant.pages import target_wording as wording
from assistant.pages.choices import Facet
from assistant.periods import dutch_day as dutch_day
from assistant.periods import period_of
from assistant.registers.indicators import MUNICIPALITIES
from assistant.registers.responsibilities import THEMES

TARGETS = ("doel", "taakstelling")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with its assessment; `refusals` says in words what is not computed, and why.

    `assessment` is None where the status is refused; the result is there all the same. `rate` and `left` need a result.
    `benchmarks` are figures of the same indicator.
    """

    target: Figure
    assessment: Assessment | None
    result: Figure | None = None
    earlier: Figure | None = None
    deviation: Calculation | None = None
    rate: Calculation | None = None
    left: Calculation | None = None
    benchmarks: tuple[Figure, ...] = ()
    refusals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.target.indicator.name if self.target.indicator else self.target.label

    @property
    def theme(self) -> str:
        return self.target.indicator.theme if self.target.indicator else ""

    @property
    def status(self) -> str:
        return self.assessment.status if self.assessment else wording.NO_STATUS

    @property
    def compared(self) -> Figure | None:
        """What the deviation is computed with: the result, or else the earlier value."""
        return self.result or self.earlier


FACETS: tuple[Facet[TargetRow], ...] = (
    Facet("thema", "Thema", "Alle thema's", lambda row: (row.theme,), THEMES),
    Facet("gemeente", "Gemeente", "Alle gemeenten", lambda row: (row.target.municipality,), MUNICIPALITIES),
    Facet("jaar", "Jaar", "Alle jaren", lambda row: (year_of(row.target),)),
)


def target_figures(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure.kind in TARGETS)


def target_rows(figures: Sequence[Figure], day: date, straight_line: bool = True) -> tuple[TargetRow, ...]:
    """A row for each target, by theme, within a theme in the order of the register."""
    rows = (target_row(target, figures, day, straight_line) for target in target_figures(figures))
    return tuple(sorted(rows, key=lambda row: THEMES.index(row.theme) if row.theme in THEMES else len(THEMES)))


def target_row(target: Figure, figures: Sequence[Figure], day: date, straight_line: bool = True) -> TargetRow:
    """A target held against all figures that are known on a day."""
    same = tuple(
        figure
        for figure in figures
        if figure.kind == "benchmark"
        and figure.indicator
        and target.indicator
        and figure.indicator.id == target.indicator.id
    )
    try:
        found = assess(target, figures, day, straight_line=straight_line)
    except Refused as problem:
        return unjudged_row(target, figures, day, str(problem), same)
    row = TargetRow(target, found, found.result, found.earlier, found.deviation, benchmarks=same)
    if found.result is None:
        return row
    rate, no_rate = attempt(realisation, target, found.result)
    left, none_left = attempt(remaining, target, found.result)
    return replace(row, rate=rate, left=left, refusals=tuple(dict.fromkeys((*no_rate, *none_left))))


def unjudged_row(
    target: Figure, figures: Sequence[Figure], day: date, refusal: str, benchmarks: tuple[Figure, ...]
) -> TargetRow:
    """A target whose status is refused, with the latest result of the same measure and what lies between."""
    before = assess(target, [figure for figure in figures if figure.kind != "realisatie"], day)
    results = [
        figure
        for figure in figures
        if figure.kind == "realisatie"
        and figure.indicator
        and target.indicator
        and (figure.indicator.id, figure.unit, figure.municipality)
        == (target.indicator.id, target.unit, target.municipality)
        and figure.period.last
        and figure.period.last <= day
    ]
    # Of two of the same day the last one counts, as in the calculator.
    result = (
        max(enumerate(results), key=lambda pair: (pair[1].period.last or date.min, pair[0]))[1] if results else None
    )
    deviation, refused = attempt(difference, result, target) if result else (None, ())
    return TargetRow(
        target,
        None,
        result,
        before.earlier,
        deviation,
        benchmarks=benchmarks,
        refusals=tuple(dict.fromkeys((refusal, *refused))),
    )


def attempt(
    operation: Callable[[Figure, Figure], Calculation], one: Figure, other: Figure
) -> tuple[Calculation | None, tuple[str, ...]]:
    """The outcome of a calculation, or why it is refused."""
    try:
        return operation(one, other), ()
    except Refused as problem:
        return None, (str(problem),)


def benchmarks_of(figures: Sequence[Figure], theme: str) -> tuple[Figure, ...]:
    """The benchmarks of a theme whose indicator has no target; the others stand with their target."""
    with_target = {figure.indicator.id for figure in target_figures(figures) if figure.indicator}
    return tuple(
        figure
        for figure in figures
        if figure.kind == "benchmark"
        and figure.indicator is not None
        and figure.indicator.theme == theme
        and figure.indicator.id not in with_target
    )


def counts(rows: Iterable[TargetRow]) -> tuple[tuple[str, int], ...]:
    """How many targets have each status, best first; the ones that no target has are left out."""
    found = Counter(row.status for row in rows)
    names = (*reversed(ORDER), wording.NO_STATUS)
    return tuple((name, found[name]) for name in names if found[name])


def year_of(figure: Figure) -> str:
    return str(figure.period.year) if figure.period.year else wording.NO_YEAR


def day_of(text: str) -> date | None:
    """The day that a text names, of a period the last one; None where it names none."""
    period = period_of(text)
    return period.last if period is not None else None


def moment(when: str) -> str:
    """A stored moment as a reader writes it: "30 april 2020 om 14:05"; as it was stored where that is no moment."""
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return when
    return f"{dutch_day(at.date())} om {at:%H:%M}"
