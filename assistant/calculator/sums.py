"""Sums and averages: over municipalities, over years, and of parts that together make a whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assistant.calculator.calculations import Calculation, computed, notes_on
from assistant.calculator.comparability import (
    check_kind,
    check_municipality,
    check_same_measure,
    check_unit,
)
from assistant.calculator.figures import ALL, Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, FigureMissing
from assistant.calculator.units import PERCENT, formatted
from assistant.calculator.wholes import check_addable


def total(figures: Sequence[Figure], *, assumption: str = "") -> Calculation:
    """The sum, in the unit of the figures, not rounded. Raises FigureMissing for no figures, else as `check_addable`."""
    check_addable(figures, assumption)
    first = _first(figures)
    return computed(
        f"totaal: {'; '.join(figure.label for figure in figures)}",
        " + ".join(figure.shown for figure in figures),
        sum((figure.amount for figure in figures), Fraction(0)),
        _unit(figures),
        figures,
        decimals=1 if any(figure.exact is not None for figure in figures) else None,
        word=joined(figure.word for figure in figures),
        assumption=assumption,
        notes=(*notes_on(*figures), *_overlap(figures)),
        about=first if len(figures) == 1 else None,
    )


def average(figures: Sequence[Figure], *, decimals: int = 1) -> Calculation:
    """The sum divided by the number of figures: one indicator over municipalities or years, or typed numbers.

    Raises FigureMissing, DenominatorMissing for percentages (groups differ in size: see `weighted_average`), and what
    `check_same_measure` raises.
    """
    first = _first(figures)
    if first.unit == PERCENT:
        raise DenominatorMissing(
            "Een gewoon gemiddelde van percentages klopt alleen als de groepen even groot zijn.",
            tuple(figures),
            "Geef bij elk percentage de grootte van de groep, dan kan het gewogen.",
        )
    for other in figures[1:]:
        places = {first.municipality, other.municipality}
        over_places = len(places) == 2 and ALL not in places
        check_same_measure(first, other, "gemeenten" if over_places else "perioden")
        check_kind(first, other)
    return computed(
        f"gemiddelde: {'; '.join(figure.label for figure in figures)}",
        f"({' + '.join(figure.shown for figure in figures)}) / {len(figures)}",
        sum((figure.amount for figure in figures), Fraction(0)) / len(figures),
        _unit(figures),
        figures,
        decimals=decimals,
        word=joined(figure.word for figure in figures),
        notes=notes_on(*figures),
    )


def weighted_average(figures: Sequence[Figure], weights: Sequence[Figure], *, decimals: int = 1) -> Calculation:
    """(value × weight + …) / (sum of the weights), in the unit of the values.

    Raises ValueError where there aren't as many weights as figures, FigureMissing, OtherUnit, OtherDefinition,
    NationalAgainstLocal, and DenominatorMissing where the weights are negative or together 0.
    """
    if len(figures) != len(weights):
        raise ValueError("niet evenveel gewichten als cijfers")
    first = _first(figures)
    for other in figures[1:]:
        places = {first.municipality, other.municipality}
        check_same_measure(first, other, "gemeenten" if len(places) == 2 and ALL not in places else "perioden")
        check_kind(first, other)
    for weight in weights[1:]:
        check_unit(weights[0], weight)
    for figure, weight in zip(figures, weights, strict=True):
        check_municipality(figure, weight)
    whole = sum((weight.amount for weight in weights), Fraction(0))
    if whole <= 0 or any(weight.amount < 0 for weight in weights):
        raise DenominatorMissing("De gewichten zijn samen 0, of er is een negatief gewicht.", tuple(weights))
    terms = [f"{figure.shown} × {weight.shown}" for figure, weight in zip(figures, weights, strict=True)]
    summed = sum((one.amount * weight.amount for one, weight in zip(figures, weights, strict=True)), Fraction(0))
    # A vague weight moves the outcome either way.
    vague = ["ongeveer"] if any(weight.word for weight in weights) else []
    return computed(
        f"gewogen gemiddelde: {'; '.join(figure.label for figure in figures)}",
        f"({' + '.join(terms)}) / ({' + '.join(weight.shown for weight in weights)})",
        summed / whole,
        _unit(figures),
        (*figures, *weights),
        decimals=decimals,
        word=joined([*(figure.word for figure in figures), *vague]),
        notes=notes_on(*figures),
    )


def _overlap(figures: Sequence[Figure]) -> tuple[str, ...]:
    """A note where parts of one whole don't add up to it: people may be in two of them, or in none."""
    wholes = {(figure.denominator, figure.unit) for figure in figures if figure.indicator}
    indicators = {figure.indicator.id for figure in figures if figure.indicator}
    whole, unit = next(iter(wholes)) if len(wholes) == 1 else (None, "")
    if whole is None or len(indicators) < 2:
        return ()
    summed = sum((figure.amount for figure in figures), Fraction(0))
    if summed == whole:
        return ()
    if summed > whole:
        return (f"Samen is dat meer dan het geheel van {formatted(whole, unit)} dat het document noemt.",)
    return (f"Het document noemt een geheel van {formatted(whole, unit)}; of de groepen overlappen, staat er niet.",)


def _first(figures: Sequence[Figure]) -> Figure:
    if not figures:
        raise FigureMissing("Er zijn geen cijfers om mee te rekenen.")
    return figures[0]


def _unit(figures: Sequence[Figure]) -> str:
    return next((figure.unit for figure in figures if figure.unit), "")
