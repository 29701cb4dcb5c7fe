"""Parts and wholes: what may be added up, and of what a figure may be a share.

Two figures of one document may still count the same people. Only the register tells that they don't: by a denominator that
they have in common, or by naming one whole in their conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, takewhile

from assistant.calculator.comparability import (
    SIDE_BY_SIDE,
    check_kind,
    check_national,
    check_period,
    check_same_period,
    check_side_by_side,
    check_unit,
)
from assistant.calculator.figures import ALL, Figure
from assistant.calculator.refusals import OtherDefinition, OtherScope, PeriodNotComparable
from assistant.calculator.units import PERCENT
from assistant.registers.sources import PATH


def check_addable(figures: Sequence[Figure], assumption: str = "") -> None:
    """For a sum: nothing twice, nothing of another kind.

    Figures of two indicators may overlap, so they add up only where the register calls them parts of one whole, or where
    `assumption` says why. Raises OtherUnit, OtherScope (a municipality next to alle drie, a part next to its whole, the same
    figure twice), PeriodNotComparable (a stock over years counts the same people again), OtherDefinition, FlowAgainstStock.
    """
    for one, other in combinations(figures, 2):
        check_unit(one, other)
        if one.indicator is None or other.indicator is None:
            continue
        if one.indicator.id == other.indicator.id:
            _check_addable_parts(one, other)
            continue
        check_side_by_side(one, other, assumption)
        _check_not_inside(one, other)
        _check_not_inside(other, one)
        if not assumption and not are_parts_of_one_whole(one, other):
            raise OtherDefinition(
                "Nergens staat dat dit delen van hetzelfde geheel zijn; samen kunnen ze dubbel tellen.",
                (one, other),
                SIDE_BY_SIDE,
            )


def are_near(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one section of one document, or in sections with the same parent."""
    if one.source is None or other.source is None or one.source.document_id != other.source.document_id:
        return False
    paths = [figure.source.section.split(PATH) for figure in (one, other) if figure.source]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*paths, strict=False)))
    return shared >= max(1, max(map(len, paths)) - 1)


def is_whole_of(whole: Figure, part: Figure) -> bool:
    """Whether the register gives `whole` as the denominator of `part`: the same number, near it, and of no other year.

    The number alone says little: 1.500 is the route vrijwilliger in one document, and who can work in another.
    """
    other_year = None not in (whole.period.year, part.period.year) and whole.period.year != part.period.year
    return part.denominator == whole.value and are_near(whole, part) and not other_year


def are_parts_of_one_whole(one: Figure, other: Figure) -> bool:
    """Whether the register gives two figures one denominator, or two percentages one "van het uitvoeringsbudget"."""
    if one.unit == PERCENT:
        wholes = {figure.condition.split(";")[0].strip() for figure in (one, other)}
        return len(wholes) == 1 and next(iter(wholes)).startswith("van ")
    return one.denominator is not None and one.denominator == other.denominator and are_near(one, other)


def _check_addable_parts(one: Figure, other: Figure) -> None:
    """Figures of one indicator: different municipalities in one period, or a flow over different periods."""
    check_national(one, other)
    places = {one.municipality, other.municipality}
    if len(places) == 2 and ALL in places:
        raise OtherScope("De drie gemeenten samen bevatten die ene gemeente al.", (one, other), SIDE_BY_SIDE)
    if one.unit == PERCENT:
        raise OtherDefinition("Percentages van verschillende groepen zijn niet op te tellen.", (one, other))
    if len(places) == 2:
        check_same_period(one, other)
        check_kind(one, other)
        return
    if one.period.first is None or other.period.first is None or one.period.last is None or other.period.last is None:
        raise PeriodNotComparable("Van een van beide is de periode niet bekend; ze kunnen dubbel tellen.", (one, other))
    if one.nature != "stroom":
        raise PeriodNotComparable(
            "Aantallen op een moment zijn niet over de jaren op te tellen: dezelfde mensen tellen dan dubbel.",
            (one, other),
            SIDE_BY_SIDE,
        )
    check_kind(one, other)
    check_period(one, other)
    if one.period.first <= other.period.last and other.period.first <= one.period.last:
        raise OtherScope("Dezelfde periode staat er twee keer in.", (one, other))


def _check_not_inside(part: Figure, whole: Figure) -> None:
    if is_whole_of(whole, part):
        raise OtherScope("Het ene cijfer is een deel van het andere; samen tellen ze dubbel.", (part, whole))
