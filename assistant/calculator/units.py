"""Amounts with their unit, the Dutch way: 1.500 personen, 31,1 %, € 87,6 mln, + 5,1 procentpunt.

Everything counts in fractions, so nothing is rounded before the end and no precision set elsewhere in the program changes
an outcome. Rounding is half up, away from zero: 0,25 → 0,3 and -0,25 → -0,3.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from assistant.numbers import decimal_of, dutch

PERCENT = "%"
POINT = "procentpunt"
# How many euros one of each is.
MONEY = {"€": Fraction(1), "€ × 1.000": Fraction(1_000), "€ mln": Fraction(1_000_000)}
MONEY_ENDS = {"€": "", "€ × 1.000": " × 1.000", "€ mln": " mln"}
ONE = {
    "personen": "persoon",
    "uitkeringen": "uitkering",
    "plekken": "plek",
    "banen": "baan",
    "maanden": "maand",
    "punten": "punt",
}
MANY = {one: many for many, one in ONE.items()}
# Units that are written without a name: the number says it all.
UNNAMED = ("", "aantal")
AMOUNT = re.compile(r"(?P<sign>[+-] ?)?(?P<euro>€ )?(?P<number>[\d.]+(?:,\d+)?)(?P<rest> .+)?")


def rounded(amount: Fraction | Decimal, decimals: int) -> Decimal:
    """An amount rounded half up to so many decimals. Raises ValueError where `decimals` is negative."""
    if decimals < 0:
        raise ValueError("decimals is negatief")
    exact = Fraction(amount)
    scaled = abs(exact) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # Made from its digits: no context of the decimal module has a say in it.
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((1 if exact < 0 and whole else 0, digits, -decimals))


def finite(amount: Fraction) -> Decimal | None:
    """The amount as a decimal without rounding, None where its decimals never end (as of 1/3)."""
    rest = amount.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return rounded(amount, max(twos, fives)) if rest == 1 else None


def money_rate(unit: str, into: str) -> Fraction | None:
    """How many of `into` one `unit` is: € mln into € × 1.000 is 1000. None where one of both is no money."""
    return MONEY[unit] / MONEY[into] if unit in MONEY and into in MONEY else None


def formatted(value: Decimal, unit: str = "", signed: bool = False) -> str:
    """A value with its unit: "€ 87,6 mln", "1 persoon". `signed` writes the sign apart, of 0 none: "+ 5,1 procentpunt"."""
    sign = "-" if value < 0 else "+" if signed and value else ""
    sign += " " if signed and sign else ""
    number = dutch(value.copy_abs())
    if unit in MONEY:
        return f"{sign}€ {number}{MONEY_ENDS[unit]}"
    if unit in UNNAMED:
        return sign + number
    return f"{sign}{number} {ONE.get(unit, unit) if number == '1' else unit}"


def parsed(text: str) -> tuple[Decimal, str] | None:
    """What `formatted` wrote, as value and unit; None where the text is no such amount. "4" comes back without a unit."""
    match = AMOUNT.fullmatch(text.strip())
    value = decimal_of(match["number"]) if match else None
    if match is None or value is None:
        return None
    if (match["sign"] or "").startswith("-"):
        value = value.copy_negate() if value else value
    rest = match["rest"] or ""
    if match["euro"]:
        unit = next((unit for unit, end in MONEY_ENDS.items() if end == rest), None)
        return None if unit is None else (value, unit)
    name = rest.strip()
    return value, MANY.get(name, name)


def rounding_in_words(value: Decimal, exact: Fraction) -> str:
    """How a value was rounded, in Dutch."""
    if Fraction(value) == exact:
        return "niet afgerond"
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals <= 0:
        return "afgerond op een heel getal"
    return f"afgerond op {decimals} {'cijfer' if decimals == 1 else 'cijfers'} achter de komma"
