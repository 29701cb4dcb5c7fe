"""What lies between two figures: absolute, in per cent, as a ratio. Percentages differ in procentpunt."""

from __future__ import annotations

from fractions import Fraction

from assistant.calculator.calculations import Calculation, computed, notes_on
from assistant.calculator.comparability import COUNTED_APART, check_same_measure, check_side_by_side, check_unit
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, OtherUnit
from assistant.calculator.units import MONEY, ONE, PERCENT, POINT

HUNDRED = Fraction(100)


def difference(new: Figure, old: Figure, *, between: str = "perioden") -> Calculation:
    """new − old, with its sign, in the unit of both; two percentages differ in procentpunt.

    `between` "gemeenten" compares two municipalities in one period. Raises what `check_same_measure` raises.
    """
    check_same_measure(new, old, between)
    return computed(
        f"verschil: {new.label} min {old.label}",
        f"{new.shown} - {old.shown}",
        new.amount - old.amount,
        POINT if new.unit == PERCENT else new.unit or old.unit,
        (new, old),
        decimals=1 if new.exact is not None or old.exact is not None else None,
        word=joined([new.word], [old.word]),
        signed=True,
        notes=notes_on(new, old),
    )


def relative_difference(new: Figure, old: Figure, *, between: str = "perioden", decimals: int = 1) -> Calculation:
    """(new − old) / old × 100, with its sign, in %. Raises what `difference` raises, DenominatorMissing where old is 0."""
    check_same_measure(new, old, between)
    if old.amount <= 0:
        raise DenominatorMissing("De eerste waarde is 0 of kleiner; daar is geen procent van te nemen.", (old, new))
    notes = list(notes_on(new, old))
    if new.unit == PERCENT:
        notes.append("Dit is procent van het eerste percentage, geen procentpunt.")
    return computed(
        f"verschil in procenten: {new.label} tegenover {old.label}",
        f"({new.shown} - {old.shown}) / {old.shown} × 100",
        (new.amount - old.amount) / old.amount * HUNDRED,
        PERCENT,
        (new, old),
        decimals=decimals,
        word=joined([new.word], [old.word]),
        signed=True,
        notes=notes,
    )


def ratio(one: Figure, other: Figure, *, decimals: int = 2, assumption: str = "") -> Calculation:
    """one / other, as in 1,43 personen per uitkering.

    Raises DenominatorMissing, PlacesAgainstPeople, OtherUnit for a percentage against an amount or for € against € mln, and
    what `check_side_by_side` raises.
    """
    both = {one.unit, other.unit}
    if PERCENT in both and len(both) == 2:
        raise OtherUnit("Een percentage en een aantal geven samen geen verhouding.", (one, other))
    if both <= COUNTED_APART or both <= MONEY.keys():
        check_unit(one, other)
    check_side_by_side(one, other, assumption)
    if other.amount <= 0:
        raise DenominatorMissing("Het tweede getal is 0 of kleiner; daar is niet door te delen.", (one, other))
    unit = "" if one.unit == other.unit else f"{one.unit} per {ONE.get(other.unit, other.unit)}"
    return computed(
        f"verhouding: {one.label} op {other.label}",
        f"{one.shown} / {other.shown}",
        one.amount / other.amount,
        unit.strip(),
        (one, other),
        decimals=decimals,
        word=joined([one.word], [other.word]),
        assumption=assumption,
        notes=notes_on(one, other),
    )
