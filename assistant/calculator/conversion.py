"""The same amount in another unit."""

from __future__ import annotations

from fractions import Fraction

from assistant.calculator.calculations import Calculation, computed
from assistant.calculator.comparability import COUNTED_APART, check_municipality
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, OtherUnit, PlacesAgainstPeople
from assistant.calculator.shares import share
from assistant.calculator.units import MONEY, PERCENT, POINT, money_rate

HUNDRED = Fraction(100)


def converted(figure: Figure, unit: str, whole: Figure | None = None, *, decimals: int | None = None) -> Calculation:
    """The same amount in another unit: between €, € × 1.000 and € mln, and between a count and % of `whole`.

    Not rounded unless `decimals` says so or the decimals never end. Raises DenominatorMissing where % needs a whole,
    PlacesAgainstPeople, OtherUnit where no conversion exists.
    """
    rate = money_rate(figure.unit, unit)
    inputs: tuple[Figure, ...] = (figure,)
    if rate is not None:
        exact, formula = figure.amount * rate, figure.shown + _step(rate)
    elif unit == PERCENT and figure.unit not in (PERCENT, POINT) and figure.unit not in MONEY:
        return share(figure, whole, decimals=1 if decimals is None else decimals)
    elif figure.unit == PERCENT and unit not in (PERCENT, POINT):
        if whole is None:
            raise DenominatorMissing("Van een percentage is alleen met het totaal een aantal te maken.", (figure,))
        if whole.unit != unit:
            raise OtherUnit(f"Het totaal is niet in {unit}.", (figure, whole))
        check_municipality(figure, whole)
        exact, formula = figure.amount / HUNDRED * whole.amount, f"{figure.shown} / 100 × {whole.shown}"
        inputs = (figure, whole)
    elif {figure.unit, unit} <= COUNTED_APART and figure.unit != unit:
        raise PlacesAgainstPeople(f"{figure.unit.capitalize()} zijn niet om te rekenen naar {unit}.", (figure,))
    elif figure.unit == unit:
        exact, formula = figure.amount, figure.shown
    else:
        raise OtherUnit(f"{figure.unit or 'Een getal zonder eenheid'} is niet om te rekenen naar {unit}.", (figure,))
    return computed(
        f"{figure.label}, in {unit}" if unit else figure.label,
        formula,
        exact,
        unit,
        inputs,
        decimals=decimals,
        word=joined(one.word for one in inputs),
        about=figure,
    )


def _step(rate: Fraction) -> str:
    """Multiplying or dividing, whichever leaves a whole number."""
    if rate == 1:
        return ""
    whole = rate if rate > 1 else 1 / rate
    return f" {'×' if rate > 1 else '/'} {int(whole):,}".replace(",", ".")
