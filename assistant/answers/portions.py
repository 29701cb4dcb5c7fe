"""Shares that a question asks for, of the whole that it names; where it names none, of each whole that the part is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.near_figures import DAY, YEAR, Found, Near
from assistant.calculator import Calculation, Figure, converted, share, typed
from assistant.calculator.units import PERCENT, money_rate
from assistant.calculator.wholes import is_whole_of
from assistant.numbers import decimal_of

SHARE = re.compile(
    r"\b(hoeveel procent|welk percentage|welk (aan)?deel|percentage|aandeel|what (percentage|share))\b", re.IGNORECASE
)
# The whole that a question names: "van de 1.500 mensen".
NAMED_WHOLE = re.compile(r"\b(?:van|of|op|uit)\s+(?:de\s+|die\s+|alle\s+|the\s+)?(\d[\d.,]*)", re.IGNORECASE)
# And where that is an amount: "van de € 15 miljoen".
NAMED_AMOUNT = re.compile(
    r"\b(?:van|of)\s+(?:de\s+|het\s+|the\s+)?€\s?(\d[\d.]*(?:,\d+)?)(?:\s?(miljoen|mln|million))?", re.IGNORECASE
)
# What a number of the question itself is called.
YOURS = "uw getal"
INSIDE = "het deel valt ook binnen dit grotere geheel"
MIN_BEARING_OF_SHARE = 0.5


def amount_named(text: str) -> Figure | None:
    """The amount of which a question wants a share, None where it names none."""
    match = NAMED_AMOUNT.search(text)
    value = decimal_of(match[1].rstrip(".,")) if match else None
    return typed(YOURS, value, "€ mln" if match and match[2] else "€") if value is not None else None


def share_asked(text: str, numbers: list[Decimal], near: Near, figures: Sequence[Figure] = ()) -> Found:
    if not SHARE.search(text) or not near or near[0].figure.unit == PERCENT:
        # The document gives the share itself: that is quoted.
        return []
    near = [found for found in near if found.bearing >= MIN_BEARING_OF_SHARE]
    amount = amount_named(text)
    if amount is not None:
        return _share_of_amount(amount, near)
    named = NAMED_WHOLE.search(DAY.sub(" ", text))
    whole = decimal_of(named[1].rstrip(".,")) if named and not YEAR.fullmatch(named[1].rstrip(".,")) else None
    if whole is not None:
        shares = (_share_of(part.figure, whole, figures) for part in near)
        of_whole = next((of for of in shares if of is not None), None)
        # A number that the question names must be in the share, or it is a share of something else.
        return [of_whole] if of_whole is not None and {*numbers} <= {whole, of_whole.inputs[0].value} else []
    with_whole = [
        found.figure
        for found in near
        if found.figure.denominator is not None and {*numbers} <= {found.figure.value, found.figure.denominator}
    ]
    place = [figure for figure in with_whole if figure.municipality.lower() in text.lower()]
    for figure in (*place, *with_whole):
        if figure.unit != PERCENT:
            return _shares_of(figure, figures)
    # One municipality of the three.
    for found in near:
        figure = found.figure
        if figure.municipality.lower() not in text.lower():
            continue
        of_three = next(
            (o.figure for o in near if o.figure.indicator is figure.indicator and o.figure.municipality == "alle drie"),
            None,
        )
        if of_three is not None and of_three is not figure:
            return [share(figure, of_three)]
    return []


def _share_of_amount(whole: Figure, near: Near) -> Found:
    """The nearest amount of money as a share of the amount that the question names: it says of what it is a part."""
    for part in (found.figure for found in near):
        if money_rate(whole.unit, part.unit) is not None:
            same = converted(whole, part.unit).figure()
            return [share(part, same)] if part.amount <= same.amount else []
    return []


def _wholes_of(part: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """What a figure is a part of: its own whole, then the whole of that one, as far as the register tells."""
    found: list[Figure] = []
    inside = part
    while (whole := next((of for of in figures if is_whole_of(of, inside)), None)) is not None and whole not in found:
        found.append(whole)
        inside = whole
    return found


def _shares_of(part: Figure, figures: Sequence[Figure]) -> Found:
    """A figure as a share of each whole that it is in: the question doesn't say which, so the answer does."""
    wholes = _wholes_of(part, figures)
    if not wholes:
        return [share(part)]
    return [share(part, wholes[0]), *(share(part, whole, assumption=INSIDE) for whole in wholes[1:])]


def _share_of(part: Figure, value: Decimal, figures: Sequence[Figure]) -> Calculation | None:
    """A figure as a share of the whole with this value; None where it is no part of one."""
    if part.unit == PERCENT or part.denominator is None:
        return None
    wholes = _wholes_of(part, figures)
    for at, whole in enumerate(wholes):
        if whole.value == value:
            return share(part, whole, assumption=INSIDE if at else "")
    return share(part) if part.denominator == value else None
