"""Sums and averages that a question asks for: the parts of one whole, the rows of one table, the years of one indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.near_figures import Found, Near, years_in
from assistant.bearing import terms_of
from assistant.calculator import Calculation, Figure, Refused, average, converted, difference, total
from assistant.calculator.units import money_rate
from assistant.calculator.wholes import are_parts_of_one_whole

# A plain question for a sum. "Samen" alone is also said of people who work together.
ADDED = re.compile(
    r"\b(opgeteld|optel\w*|tel(t|len)? .*\bop\b|bij elkaar|som van|sum of|add(s|ed)? up|altogether)\b"
    r"|\b(hoeveel|hoe (hoog|groot)|wat (is|zijn)|how (many|much))\b.*\b(samen|in totaal|in total|together)\b"
    r"|\b(samen|in totaal)\b.*\bhoeveel\b",
    re.IGNORECASE,
)
# So plain that a sum is asked for and not a total that a document gives.
ADD = re.compile(r"\b(opgeteld|optel\w*|tel(t|len)? .*\bop\b|bij elkaar|som van|sum of|add(s|ed)? up)\b", re.IGNORECASE)
TAKEN_OFF = re.compile(r"\b(eraf|er .*\baf|aftrek\w*|afhaal\w*|minus)\b", re.IGNORECASE)
ALL_MUNICIPALITIES = re.compile(r"\b(de|alle) (drie )?gemeenten\b", re.IGNORECASE)
AVERAGE = re.compile(r"\b(gemiddelde?|average|mean)\b", re.IGNORECASE)
ROWS_OF_TABLE = "de rijen van deze tabel tellen niets dubbel"


def over_years(text: str, numbers: list[Decimal], near: Near, figures: Sequence[Figure] = ()) -> Found:
    """The sum or the average of one indicator over the years that a question names."""
    years = years_in(text)
    if len(years) < 2 or not near or not (ADDED.search(text) or AVERAGE.search(text)):
        return []
    first = near[0].figure
    same = [
        figure
        for figure in figures
        if figure.indicator is first.indicator
        and (figure.municipality, figure.kind) == (first.municipality, first.kind)
        and figure.period.year in years
    ]
    if first.indicator is None or {figure.period.year for figure in same} != years:
        return []
    return [average(same) if AVERAGE.search(text) else total(same)]


def sum_of_parts(text: str, numbers: list[Decimal], near: Near, figures: Sequence[Figure] = ()) -> Found:
    """All parts of the whole of which the question names the most; a sum of only some of them would mislead.

    Where the question says nothing but "samen" or "in totaal" it must name two: the nearest figure may be that total itself.
    """
    if not ADDED.search(text):
        return []
    groups: dict[tuple[Figure, ...], str] = {}
    for first in (found.figure for found in near):
        parts = tuple(figure for figure in figures if figure is first or are_parts_of_one_whole(first, figure))
        if len(parts) > 1:
            groups.setdefault(parts, "")
        elif len(rows := _rows_of_table(first, figures)) > 1:
            groups.setdefault(rows, ROWS_OF_TABLE)
    named = {parts: _named(parts, text) for parts in groups}
    for parts in sorted(named, key=lambda parts: -named[parts]):
        if named[parts] < 2 and not (ADD.search(text) and near[0].figure in parts):
            return []
        try:
            whole = total(parts, assumption=groups[parts])
        except Refused:
            continue
        return [*_taken_off(text, whole, near), whole]
    return []


def _named(parts: Sequence[Figure], text: str) -> int:
    """How many of some figures a question names by a word that not all of them have; all, where it names all municipalities."""
    if ALL_MUNICIPALITIES.search(text) and len({part.municipality for part in parts}) == len(parts):
        return len(parts)
    terms = [terms_of(part.label) for part in parts]
    common, said = frozenset.intersection(*terms), terms_of(text)
    return sum(bool((own - common) & said) for own in terms)


def _taken_off(text: str, whole: Calculation, near: Near) -> Found:
    """A sum less the nearest other amount of that year: "als u die optelt en het beschikbare budget eraf haalt"."""
    if not TAKEN_OFF.search(text):
        return []
    years = {part.period.year for part in whole.inputs}
    known = {part.indicator for part in whole.inputs}
    for figure in (found.figure for found in near):
        if figure.indicator not in known and figure.period.year in years and money_rate(figure.unit, whole.unit):
            same = converted(figure, whole.unit)
            return [difference(whole.figure(), same.figure()), same]
    return []


def _rows_of_table(first: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of one year in the rows of one table; those of another unit stand in another table."""
    if first.source is None or not first.source.quote.lstrip().startswith("|"):
        return ()
    return tuple(
        figure
        for figure in figures
        if figure.source is not None
        and figure.source.quote.lstrip().startswith("|")
        and (figure.source.document_id, figure.source.section) == (first.source.document_id, first.source.section)
        and (figure.unit, figure.kind, figure.period.year) == (first.unit, first.kind, first.period.year)
    )
