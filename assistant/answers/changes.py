"""What changed between two years: in a table row that the question names, or between sentences that are much alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers import DraftClaim, Place, Query
from assistant.answers.additions import ADDED, ROWS_OF_TABLE, TAKEN_OFF
from assistant.answers.bases import Base, Derived, of_year, prepared
from assistant.answers.near_figures import years_in
from assistant.answers.operation_words import CHANGE, DIFFERENCE, RELATIVE
from assistant.answers.quoted import claim_of
from assistant.bearing import asked, terms_of
from assistant.calculator import Calculation, Figure, difference, relative_difference, total
from assistant.datatypes import Document, Passage
from assistant.stated import YearRow, alike, row_in_table, rows_in

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
    best = [named for named in _rows_named(query) if years and {*years} <= named.row.figures.keys()]
    if years is None or not best or (len(best) > 1 and best[1].said == best[0].said):
        return None
    figures = best[0].row.figures
    return Derived(_compared(query.searched, figures[years[1]], figures[years[0]]), (best[0].claim,))


def sum_of_rows(query: Query, bases: Sequence[Base]) -> Derived | None:
    """The rows of one table that the question names, added up for the year that it names."""
    years = years_in(query.searched)
    if len(years) != 1 or not (ADDED.search(query.searched) or PLUS.search(query.searched)):
        return None
    if TAKEN_OFF.search(query.searched):
        return None  # the sum alone would be half of what is asked
    (year,) = years
    named = [of for of in _rows_named(query) if year in of.row.figures]
    same = [of for of in named if (of.document_id, of.row.head) == (named[0].document_id, named[0].row.head)]
    # Two rows of the three that a question adds up would be a sum of something else.
    if len(same) < max(2, len(PLUS.findall(query.searched)) + 1):
        return None
    same.sort(key=lambda of: of.row.row)
    whole = total([of.row.figures[year] for of in same], assumption=ROWS_OF_TABLE)
    return Derived((whole,), tuple(of.claim for of in same))


@dataclass(frozen=True, slots=True)
class Named:
    """A table row of which the question says `said` of the label, as it is quoted."""

    said: float
    row: YearRow
    document_id: str
    claim: DraftClaim


def _rows_named(query: Query) -> list[Named]:
    """The table rows of which the question says most of the label, best first."""
    known = prepared(query)
    found: dict[tuple[str, int], Named] = {}
    for passage in (hit.passage for hit in query.hits[:PASSAGES] if hit.passage.document_id not in known):
        document = query.index.texts.document(passage.document_id)
        for row, claim in (*_with_cells(passage), *_in_lines(document, passage)):
            said = asked(row.label, query.index.lexical.body).borne(terms_of(query.searched))
            if said >= MIN_LABEL:
                found.setdefault((document.id, row.row[0]), Named(said, row, document.id, claim))
    return sorted(found.values(), key=lambda named: -named.said)


def _with_cells(passage: Passage) -> Iterator[tuple[YearRow, DraftClaim]]:
    for sentence in passage.sentences:
        row = row_in_table(sentence, passage.document_id) if sentence.cells else None
        if row is not None:
            yield row, claim_of(sentence, passage)


def _in_lines(document: Document, passage: Passage) -> Iterator[tuple[YearRow, DraftClaim]]:
    for row in rows_in(document, passage.start, passage.end):
        spans = (row.head, row.row)
        pieces = tuple(" ".join(document.text[slice(*span)].split()) for span in spans)
        yield row, DraftClaim(": ".join(pieces), pieces, tuple(Place(document.id, *span) for span in spans))


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
