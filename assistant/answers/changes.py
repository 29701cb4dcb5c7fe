"""What changed between two years: in a table row that the question names, or between sentences that are much alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import DraftClaim, Place, Query
from assistant.answers.additions import ADDED, ROWS_OF_TABLE, TAKEN_OFF
from assistant.answers.bases import Base, Derived, of_year, prepared
from assistant.answers.near_figures import years_in
from assistant.answers.operation_words import CHANGE, DIFFERENCE, RELATIVE
from assistant.bearing import asked, terms_of
from assistant.calculator import Calculation, Figure, difference, relative_difference, total
from assistant.stated import YearRow, alike, rows_in

# The passages of which the tables are read.
PASSAGES = 8
# How much of a row's label the question must say.
MIN_LABEL = 0.5
# How much two sentences must have in common to be about the same thing at two times.
MIN_ALIKE = 0.35
PLUS = re.compile(r"\bplus\b", re.IGNORECASE)
THAN_YEAR = re.compile(r"\b(?:dan|than)\s+(?:\w+\s+){0,2}?((?:19|20)\d\d)\b", re.IGNORECASE)


def change_in_row(query: Query, bases: Sequence[Base]) -> Derived | None:
    """Two years of the table row that the question names."""
    years = _years_compared(query.searched)
    best = [found for found in _rows_named(query) if years and {*years} <= found[1].figures.keys()]
    if years is None or not best or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    _, row, document_id = best[0]
    calculations = _compared(query.searched, row.figures[years[1]], row.figures[years[0]])
    return Derived(calculations, (_quoted(query, row, document_id),))


def sum_of_rows(query: Query, bases: Sequence[Base]) -> Derived | None:
    """The rows of one table that the question names, added up for the year that it names."""
    years = years_in(query.searched)
    if len(years) != 1 or not (ADDED.search(query.searched) or PLUS.search(query.searched)):
        return None
    if TAKEN_OFF.search(query.searched):
        return None  # the sum alone would be half of what is asked
    (year,) = years
    named = [found for found in _rows_named(query) if year in found[1].figures]
    if not named:
        return None
    _, first, document_id = named[0]
    rows = [row for _, row, name in named if (name, row.head) == (document_id, first.head)]
    if len(rows) < 2:
        return None
    rows.sort(key=lambda row: row.row)
    whole = total([row.figures[year] for row in rows], assumption=ROWS_OF_TABLE)
    return Derived((whole,), tuple(_quoted(query, row, document_id) for row in rows))


def _rows_named(query: Query) -> list[tuple[float, YearRow, str]]:
    """The table rows of which the question says most of the label, with how much of it and their document, best first."""
    known = prepared(query)
    rows: dict[tuple[str, int], tuple[float, YearRow, str]] = {}
    for passage in (hit.passage for hit in query.hits[:PASSAGES] if hit.passage.document_id not in known):
        for row in rows_in(query.index.texts.document(passage.document_id), passage.start, passage.end):
            said = asked(row.label, query.index.lexical.body).borne(terms_of(query.searched))
            if said >= MIN_LABEL:
                rows[passage.document_id, row.row[0]] = (said, row, passage.document_id)
    return sorted(rows.values(), key=lambda found: -found[0])


def _quoted(query: Query, row: YearRow, document_id: str) -> DraftClaim:
    text = query.index.texts.document(document_id).text
    pieces = tuple(" ".join(text[slice(*span)].split()) for span in (row.head, row.row))
    return DraftClaim(": ".join(pieces), pieces, tuple(Place(document_id, *span) for span in (row.head, row.row)))


def change(query: Query, bases: Sequence[Base]) -> Derived | None:
    """The same thing in two years, of one sentence or of two that are much alike."""
    years = _years_compared(query.searched)
    if years is None:
        return None
    for one in bases:
        for other in bases:
            of_years = [of_year(base, year) for base, year in ((one, years[0]), (other, years[1]))]
            first, last = of_years
            if first is None or last is None or first.unit != last.unit:
                continue
            if one is other or alike(one.terms, other.terms) >= MIN_ALIKE:
                return Derived(_compared(query.searched, last, first), (*one.claims, *other.claims))
    return None


def _years_compared(text: str) -> tuple[int, int] | None:
    """The year that a question compares with, and the one that it compares: the first and the last that it names, but for
    "in 2018 meer dan in 2019".
    """
    years = sorted(years_in(text))
    wanted = RELATIVE.search(text) or DIFFERENCE.search(text) or CHANGE.search(text)
    if len(years) < 2 or not wanted:
        return None
    than = THAN_YEAR.search(text)
    return (years[-1], years[0]) if than and int(than[1]) == years[-1] else (years[0], years[-1])


def _compared(text: str, later: Figure, earlier: Figure) -> tuple[Calculation, ...]:
    relative, absolute = relative_difference(later, earlier), difference(later, earlier)
    return (relative, absolute) if RELATIVE.search(text) else (absolute, relative)
