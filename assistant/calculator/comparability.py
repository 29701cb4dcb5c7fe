"""Which figures may go into one calculation. Each check passes in silence or raises a `Refused` that says why not.

What a check knows comes from the register alone: unit, indicator, kind, period, municipality, denominator, condition. A
figure that somebody typed has only a unit, so only that is checked.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.calculator.figures import NATIONAL, Figure
from assistant.calculator.refusals import (
    FlowAgainstStock,
    NationalAgainstLocal,
    OtherDefinition,
    OtherScope,
    OtherUnit,
    PeriodNotComparable,
    PlacesAgainstPeople,
)
from assistant.calculator.units import MONEY, PERCENT, POINT
from assistant.periods import Period

COUNTED_APART = frozenset({"plekken", "banen", "personen"})
# Sentences of a definition that warn against mixing it up with another figure.
CAVEAT = re.compile(r"(?:(?:Niet|Geen|Ander|Andere)\b[^.;]*|[^.;]*\bniet (?:zonder meer )?te vergelijken\b[^.;]*)[.;]?")
SIDE_BY_SIDE = "Zet ze naast elkaar, elk met de eigen bron."


def check_unit(one: Figure, other: Figure) -> None:
    """Raises OtherUnit, or PlacesAgainstPeople where plekken, banen and personen would be mixed."""
    if one.unit == other.unit or not one.unit or not other.unit:
        return
    units = {one.unit, other.unit}
    if units <= COUNTED_APART:
        raise PlacesAgainstPeople(
            f"{one.unit.capitalize()} en {other.unit} zijn niet hetzelfde: een plek of baan kan meer of minder dan één "
            "persoon zijn.",
            (one, other),
            SIDE_BY_SIDE,
        )
    if units <= MONEY.keys():
        raise OtherUnit(
            "De bedragen staan in andere eenheden.", (one, other), "Reken ze eerst om naar dezelfde eenheid."
        )
    if units == {PERCENT, POINT}:
        raise OtherUnit(
            "Een percentage en een verschil in procentpunt zijn niet hetzelfde.", (one, other), SIDE_BY_SIDE
        )
    raise OtherUnit(f"De eenheden zijn anders: {one.unit} en {other.unit}.", (one, other), SIDE_BY_SIDE)


def check_national(one: Figure, other: Figure) -> None:
    """Raises NationalAgainstLocal."""
    if one.municipality and other.municipality and (one.municipality == NATIONAL) != (other.municipality == NATIONAL):
        raise NationalAgainstLocal(
            "Het ene cijfer gaat over heel Nederland, het andere over deze gemeenten.", (one, other), SIDE_BY_SIDE
        )


def check_municipality(one: Figure, other: Figure) -> None:
    """Raises OtherScope, or NationalAgainstLocal."""
    check_national(one, other)
    if one.municipality and other.municipality and one.municipality != other.municipality:
        raise OtherScope(
            f"De cijfers gaan over een ander gebied: {one.municipality} en {other.municipality}.",
            (one, other),
            SIDE_BY_SIDE,
        )


def check_definition(one: Figure, other: Figure) -> None:
    """Raises OtherDefinition where two figures are of different indicators."""
    if one.indicator and other.indicator and one.indicator.id != other.indicator.id:
        raise OtherDefinition("De cijfers tellen niet hetzelfde.", (one, other), SIDE_BY_SIDE)


def check_nature(one: Figure, other: Figure) -> None:
    """Raises FlowAgainstStock."""
    if {one.nature, other.nature} == {"stroom", "stand"}:
        flow, stock = (one, other) if one.nature == "stroom" else (other, one)
        raise FlowAgainstStock(
            f"“{flow.label}” telt over een periode, “{stock.label}” op één moment.", (flow, stock), SIDE_BY_SIDE
        )


def months_of(period: Period, nature: str) -> int | None:
    """How many months a figure counts; 0 for a moment, None without dates.

    Of a flow, a single day means: from 1 January up to that day. So are the totals of a bestuursrapportage.
    """
    if period.first is None or period.last is None:
        return None
    if period.first == period.last:
        return period.last.month if nature == "stroom" else 0
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1


def check_period(one: Figure, other: Figure) -> None:
    """Raises PeriodNotComparable: flows over periods of another length, or one year against several."""
    lengths = months_of(one.period, one.nature), months_of(other.period, other.nature)
    if lengths[0] is None or lengths[1] is None:
        return
    flow = "stroom" in (one.nature, other.nature)
    if (lengths[0] != lengths[1]) if flow else ((lengths[0] > 12) != (lengths[1] > 12)):
        raise PeriodNotComparable(
            f"De perioden zijn niet even lang: {one.period.text} en {other.period.text}.", (one, other), SIDE_BY_SIDE
        )


def check_same_measure(one: Figure, other: Figure, between: str = "perioden") -> None:
    """For a difference or growth: the same thing, measured twice. `between` is "perioden" or "gemeenten".

    Between municipalities the period must be the same instead of the municipality. Raises what the checks above raise.
    """
    check_unit(one, other)
    check_definition(one, other)
    if between == "gemeenten":
        check_national(one, other)
        check_same_period(one, other)
    else:
        check_municipality(one, other)
    check_period(one, other)


def check_target(target: Figure, result: Figure) -> None:
    """For a target and a result or earlier value: the same measure, over periods of one length.

    The running total of a flow may also be set against its target, when it begins where the target's period begins. Raises
    what `check_same_measure` raises.
    """
    check_unit(target, result)
    check_definition(target, result)
    check_municipality(target, result)
    if not is_running_total(target, result):
        check_period(target, result)


def is_running_total(target: Figure, result: Figure) -> bool:
    """Whether a flow's figure counts from the beginning of its target's year up to a day within the target's period."""
    if "stroom" not in (target.nature, result.nature):
        return False
    begin, end = counted_from(target.period), target.period.last
    last = result.period.last
    return (
        None not in (begin, end, last) and counted_from(result.period) == begin and bool(last and end and last <= end)
    )


def counted_from(period: Period) -> date | None:
    """The first day that a flow's period counts: of a single day 1 January of its year."""
    if period.first is not None and period.first == period.last:
        return date(period.first.year, 1, 1)
    return period.first


def check_same_period(one: Figure, other: Figure) -> None:
    """Raises PeriodNotComparable where two figures are known to be of other years or days. No date is no difference."""
    check_period(one, other)
    ends = one.period.last, other.period.last
    if None in ends or ends[0] == ends[1] or (one.period.year is not None and one.period.year == other.period.year):
        return
    raise PeriodNotComparable(
        f"De cijfers gaan over een andere periode: {one.period.text} en {other.period.text}.",
        (one, other),
        SIDE_BY_SIDE,
    )


def check_side_by_side(one: Figure, other: Figure, assumption: str = "") -> None:
    """For figures of two indicators in one sum or ratio.

    They must be of one area, one period, one nature and one document: within a document a word means one thing, between
    documents it often doesn't. `assumption` (why it may be done, in Dutch; shown with the outcome) replaces the last.
    """
    check_municipality(one, other)
    check_nature(one, other)
    check_same_period(one, other)
    if assumption or one.indicator is None or other.indicator is None or one.indicator.id == other.indicator.id:
        return
    if one.source and other.source and one.source.document_id != other.source.document_id:
        warned = " ".join(filter(None, (caveat_of(one), caveat_of(other))))
        raise OtherDefinition(
            f"De cijfers staan in verschillende documenten, die niet hetzelfde tellen. {warned}".strip(),
            (one, other),
            SIDE_BY_SIDE,
        )


def caveat_of(figure: Figure) -> str:
    """What the definition of a figure's indicator warns against, "" where it warns against nothing."""
    if figure.indicator is None:
        return ""
    return " ".join(found.strip() for found in CAVEAT.findall(figure.indicator.definition))


def check_kind(one: Figure, other: Figure) -> None:
    """For a sum or average of one indicator: raises OtherDefinition where a target or forecast meets a result."""
    if one.kind and other.kind and one.kind != other.kind:
        raise OtherDefinition(
            f"Het ene cijfer is een {one.kind}, het andere een {other.kind}.", (one, other), SIDE_BY_SIDE
        )
