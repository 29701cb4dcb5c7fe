"""Growth over a period and per year, and index numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal

from assistant.calculator.calculations import Calculation, computed, notes_on
from assistant.calculator.comparability import check_same_measure, months_of
from assistant.calculator.differences import relative_difference
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, PeriodNotComparable, YearMissing
from assistant.calculator.units import PERCENT
from assistant.numbers import dutch

Method = Literal["samengesteld", "lineair"]
HUNDRED = Fraction(100)
# A root has no end; this many digits is far beyond any rounding that is shown.
ROOTS = Context(prec=60)


def growth(first: Figure, last: Figure, *, decimals: int = 1) -> Calculation:
    """(last − first) / first × 100, with its sign, in %: how much an indicator grew from one period to a later one.

    Raises PeriodNotComparable where `last` is earlier, and what `relative_difference` raises.
    """
    _check_order(first, last)
    return relative_difference(last, first, decimals=decimals)


def growth_per_year(
    first: Figure, last: Figure, *, method: Method = "samengesteld", years: int | None = None, decimals: int = 1
) -> Calculation:
    """Growth per year, with its sign, in %. `years` is for typed figures; else it comes from the periods.

    "samengesteld" is ((last / first) ^ (1 / years) − 1) × 100: each year the same per cent of the year before. "lineair" is
    (last − first) / first / years × 100: each year the same amount. Raises PeriodNotComparable where the years between aren't
    known or are less than one, DenominatorMissing where a value is 0 or negative, and what `check_same_measure` raises.
    """
    check_same_measure(last, first)
    _check_order(first, last)
    span = _years_between(first, last) if years is None else Fraction(years)
    if span < 1:
        raise PeriodNotComparable("Groei per jaar kan pas over een heel jaar of meer.", (first, last))
    if first.amount <= 0 or (last.amount <= 0 and method == "samengesteld"):
        raise DenominatorMissing("Een waarde is 0 of kleiner; daar is geen groei per jaar van te nemen.", (first, last))
    span_text = dutch(Decimal(span.numerator)) if span.denominator == 1 else f"({span.numerator} / {span.denominator})"
    if method == "samengesteld":
        exact = _root(last.amount / first.amount, span) * HUNDRED - HUNDRED
        formula = f"(({last.shown} / {first.shown}) ^ (1 / {span_text}) - 1) × 100"
        note = "Samengesteld: elk jaar hetzelfde percentage van het jaar ervoor."
    else:
        exact = (last.amount - first.amount) / first.amount / span * HUNDRED
        formula = f"({last.shown} - {first.shown}) / {first.shown} / {span_text} × 100"
        note = "Lineair: elk jaar even veel erbij of eraf, in procenten van de eerste waarde."
    return computed(
        f"groei per jaar ({method}): {first.label} tot {last.label}",
        formula,
        exact,
        PERCENT,
        (first, last),
        decimals=decimals,
        word=joined([last.word], [first.word]),
        signed=True,
        notes=(note,),
    )


def index_numbers(figures: Sequence[Figure], base_year: int, *, decimals: int = 1) -> tuple[Calculation, ...]:
    """value / value in the base year × 100 of each figure, in their order; the base year itself is 100.

    Raises YearMissing where no figure is of the base year, DenominatorMissing where it is 0, and what `check_same_measure`
    raises.
    """
    base = next((figure for figure in figures if figure.period.year == base_year), None)
    if base is None:
        known = ", ".join(figure.period.text or "zonder datum" for figure in figures)
        raise YearMissing(f"Er is geen cijfer over {base_year}.", tuple(figures), f"Wel over: {known}.")
    if base.amount <= 0:
        raise DenominatorMissing("De waarde in het basisjaar is 0 of kleiner.", (base,))
    for figure in figures:
        check_same_measure(figure, base)
    return tuple(
        computed(
            f"index ({base_year} = 100): {figure.label}",
            f"{figure.shown} / {base.shown} × 100",
            figure.amount / base.amount * HUNDRED,
            "",
            (figure, base),
            decimals=decimals,
            # The base year is 100 by definition, however vague its figure.
            word="" if figure is base else joined([figure.word], [base.word]),
            notes=notes_on(figure),
        )
        for figure in figures
    )


def _check_order(first: Figure, last: Figure) -> None:
    if first.period.last and last.period.last and last.period.last <= first.period.last:
        raise PeriodNotComparable("De tweede waarde is niet van later dan de eerste.", (first, last))


def _years_between(first: Figure, last: Figure) -> Fraction:
    """Years from one period to the next. Raises PeriodNotComparable where a date is missing or a moment meets a year."""
    lengths = months_of(first.period, first.nature), months_of(last.period, last.nature)
    if first.period.last is None or last.period.last is None or lengths[0] != lengths[1]:
        raise PeriodNotComparable(
            "Hoeveel jaar ertussen ligt is niet bekend: van beide moet een jaar of een datum vaststaan.", (first, last)
        )
    one, other = first.period.last, last.period.last
    return Fraction((other.year - one.year) * 12 + other.month - one.month, 12)


def _root(amount: Fraction, years: Fraction) -> Fraction:
    """amount ^ (1 / years), to 60 digits."""
    base = ROOTS.divide(Decimal(amount.numerator), Decimal(amount.denominator))
    exponent = ROOTS.divide(Decimal(years.denominator), Decimal(years.numerator))
    return Fraction(ROOTS.power(base, exponent))
