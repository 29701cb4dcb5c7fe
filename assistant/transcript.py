"""A conversation to take along: an answer as plain text to paste elsewhere, and the whole as a paper, both with sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import wording
from assistant.datatypes import Answer, Citation, Listing, Turn
from assistant.numbers import dutch
from assistant.papers import Block, Bullets, Cell, Heading, Item, Paper, Paragraph, Source, Table
from assistant.periods import dutch_day

# How many pages a document has, by its id; 0 where the document is no longer there.
Pages = Callable[[str], int]


def copied(turn: Turn, pages: Pages) -> str:
    """A question, its answer and the sources, as lines of plain text."""
    lines = [turn.question, ""]
    answer = turn.answer
    if answer is None:
        return "\n".join([*lines, turn.failure])
    lines += [wording.understood(answer.understood), ""] if answer.understood else []
    lines += [answer.text, *_calculations(answer)]
    lines += [f"- {choice}" for choice in answer.choices]
    if answer.listing:
        lines += ["", *_listed(answer.listing)]
    if answer.citations:
        lines += ["", f"{wording.SOURCES}:"]
    for number, citation in enumerate(answer.citations, start=1):
        where = _place(citation, pages)
        lines.append(f"[{number}] {citation.title}{', ' + where if where else ''}: “{_quote(citation)}”")
    return "\n".join(lines)


def paper(turns: Sequence[Turn], pages: Pages) -> Paper:
    """A conversation, which has at least one turn, with the sources of all its answers in one list."""
    sources = _Sources({}, pages)
    blocks: list[Block] = [Paragraph(wording.CONVERSATION_INTRO, note=True)]
    for turn in turns:
        blocks += [Heading(turn.question), *_blocks(turn, sources)]
    day = turns[-1].asked_at.astimezone().date()
    return Paper(
        title=wording.CONVERSATION,
        subtitle=wording.asked(len(turns), dutch_day(day)),
        day=day,
        blocks=tuple(blocks),
        sources=tuple(sources.numbers),
        sources_heading=wording.SOURCES,
    )


@dataclass(frozen=True)
class _Sources:
    """The sources of a paper in order, each one once, and the number of each."""

    numbers: dict[Source, int]
    pages: Pages

    def number(self, citation: Citation) -> int:
        source = Source(citation.title, _place(citation, self.pages), _quote(citation))
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def of(self, answer: Answer, citations: Sequence[int]) -> tuple[int, ...]:
        """The numbers in the paper of citations (from 1) of an answer."""
        return tuple(dict.fromkeys(self.number(answer.citations[at - 1]) for at in citations))


def _blocks(turn: Turn, sources: _Sources) -> Iterator[Block]:
    answer = turn.answer
    if answer is None:
        yield Paragraph(turn.failure)
        return
    if answer.understood:
        yield Paragraph(wording.understood(answer.understood), note=True)
    if not answer.claims:
        yield Paragraph(answer.notice)
    for claim in answer.claims:
        yield Paragraph(claim.text, sources.of(answer, claim.citations))
    if answer.choices:
        yield Paragraph(wording.CHOICES)
        yield Bullets(tuple(Item(choice) for choice in answer.choices))
    if answer.also:
        yield Paragraph(wording.also_searched(answer.also), note=True)
    for line in _calculations(answer):
        yield Paragraph(line)
    if answer.listing and answer.listing.rows:
        yield _table(answer.listing, answer, sources)
    at = turn.asked_at.astimezone()
    yield Paragraph(
        wording.given(answer.answer_id, answer.corpus_id, dutch_day(at.date()), f"{at:%H:%M}"),
        note=True,
    )


def _calculations(answer: Answer) -> list[str]:
    """The calculations that no sentence of the answer spells out."""
    said = " ".join(claim.text for claim in answer.claims if claim.computed)
    return [
        wording.calculation(of.formula, dutch(Decimal(str(of.value)).normalize()), of.unit)
        for of in answer.calculations
        if of.formula not in said
    ]


def _listed(listing: Listing) -> Iterator[str]:
    for row in listing.rows:
        cells = " · ".join(value for _, value in row.cells if value)
        yield f"- {cells} {f'[{row.citation}]' if row.citation else f'({wording.WITHOUT_SOURCE})'}"


def _table(listing: Listing, answer: Answer, sources: _Sources) -> Table:
    rows = []
    for row in listing.rows:
        cells = dict(row.cells)
        cited = sources.of(answer, (row.citation,)) if row.citation else ()
        last = Cell("", cited) if cited else Cell(wording.WITHOUT_SOURCE)
        rows.append((*(Cell(cells.get(name, "")) for name in listing.columns), last))
    return Table(wording.LISTED, (*listing.columns, "bron"), tuple(rows))


def _place(citation: Citation, pages: Pages) -> str:
    # Of a document that is gone the page is always told.
    count = pages(citation.document_id) or citation.page + 1
    return wording.place(citation.page, count, wording.within(citation.section, citation.title))


def _quote(citation: Citation) -> str:
    return " ".join(citation.quote.split())
