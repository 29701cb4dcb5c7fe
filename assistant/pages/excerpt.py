"""A stretch of a document as HTML, with one place in it marked. Pure functions.

Every character of the text is in the HTML, in order and escaped; Markdown's own signs (`##`, `- `, the bars of a table)
are only hidden from view. So the text of the marks is the quote, but for white space between blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant.datatypes import Document, Heading, Table, TableRow
from assistant.pages import wording

# How many characters stay around a marked place, up to the next heading.
AROUND = 1200
# Longer numbers are no place in any document.
MOST_DIGITS = 12
# Headings of a document stand below the title of the page, as deep as HTML goes.
DEEPEST_HEADING = 6
_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\f")
_ITEM = re.compile(r"^[ \t]*(?:([-*+•▪●◦–][ \t]+)|\(?(?:\d{1,3}|[a-z])[.)][ \t]+)(?=\S)", re.MULTILINE)
_HEADING_SIGNS = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is shown as one: a heading, a table, or else a paragraph or list item."""

    start: int
    end: int
    what: Heading | Table | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document and the span in it that is marked."""

    text: str
    marked: Span

    def plain(self, start: int, end: int) -> str:
        """The characters as HTML, with the mark around those that are marked."""
        first, last = max(start, self.marked.start), min(end, self.marked.end)
        if first >= last or not self.text[first:last].strip():
            return escape(self.text[start:end], quote=False)
        before, within, after = self.text[start:first], self.text[first:last], self.text[last:end]
        return f"{escape(before, quote=False)}<mark>{escape(within, quote=False)}</mark>{escape(after, quote=False)}"

    def signs(self, start: int, end: int) -> str:
        """Characters that are there for Markdown: kept, but out of sight."""
        if not self.text[start:end].strip():
            return self.text[start:end]
        return f'<span class="kw-signs" aria-hidden="true">{self.plain(start, end)}</span>'

    def holds(self, start: int, end: int) -> bool:
        """Whether all of a stretch is marked."""
        return self.marked.start <= start < end <= self.marked.end


def blocks(document: Document) -> list[Block]:
    """The blocks of a document in order; between them is only white space."""
    found: list[Block] = []
    at = 0
    specials: list[Heading | Table] = [*document.headings, *document.tables]
    for special in sorted(specials, key=lambda one: (one.start, -one.end)):
        if special.start >= at:
            found += _paragraphs(document, at, special.start)
            found.append(Block(special.start, special.end, special))
            at = special.end
    return [*found, *_paragraphs(document, at, len(document.text))]


def _paragraphs(document: Document, start: int, end: int) -> Iterator[Block]:
    cuts = {start, end, *(page.start for page in document.pages if start < page.start < end)}
    for gap in _BREAK.finditer(document.text, start, end):
        cuts.update(gap.span())
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        items = [match.start() for match in _ITEM.finditer(document.text, first, last)]
        edges = [first, *(item for item in items if item > first), last]
        for left, right in pairwise(edges):
            piece = document.text[left:right]
            if piece.strip():
                yield Block(left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip()))


def span_of(document: Document, start: str, end: str) -> Span | None:
    """The span that two numbers name; None where they don't name one of this document."""
    if not all(value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS for value in (start, end)):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= len(document.text) else None


def around(document: Document, span: Span) -> Span:
    """The stretch that is shown around a place: from the heading above it to the next one, within reason."""
    found = blocks(document)
    first = max(0, bisect_right([block.start for block in found], span.start) - 1)
    last = first
    while first > 0 and not isinstance(found[first].what, Heading) and span.start - found[first - 1].start <= AROUND:
        first -= 1
    for block in found[last + 1 :]:
        if block.start >= span.end and (isinstance(block.what, Heading) or block.end - span.end > AROUND):
            break
        last += 1
    return Span(found[first].start, found[last].end) if found else span


def document_html(document: Document, shown: Span, marked: Span = NOWHERE) -> str:
    """The blocks of a document that `shown` touches, with `marked` marked."""
    text = Text(document.text, marked)
    parts: list[str] = []
    path: list[int] = []  # the levels of the headings above a block, as far as they are shown: no level is skipped
    pages = [page for page in document.pages if len(document.pages) > 1 and shown.start <= page.start < shown.end]
    for block in blocks(document):
        if block.end <= shown.start or block.start >= shown.end:
            continue
        while pages and pages[0].start <= block.start:
            page = pages.pop(0)
            parts.append(f'<p class="kw-page">{escape(wording.page(page.number, page.printed_label))}</p>')
        if isinstance(block.what, Heading):
            while path and path[-1] >= block.what.level:
                path.pop()
            path.append(block.what.level)
        parts.append(_block_html(text, block, len(path)))
    # Markdown folds its lines; in other files a line end may be all that keeps two things apart.
    style = "kw-document" if document.path.lower().endswith(".md") else "kw-document kw-lines"
    return f'<div class="{style}">' + "\n".join(parts) + "</div>"


def _block_html(text: Text, block: Block, depth: int) -> str:
    if isinstance(block.what, Heading):
        level = min(depth + 1, DEEPEST_HEADING)
        signs = _HEADING_SIGNS.match(text.text, block.start, block.end)
        begin = signs.end() if signs else block.start
        return f"<h{level}>{text.signs(block.start, begin)}{text.plain(begin, block.end)}</h{level}>"
    if isinstance(block.what, Table) and (table := _table_html(text, block.what)):
        return table
    item = _ITEM.match(text.text, block.start, block.end)
    if item is None:
        return f"<p>{text.plain(block.start, block.end)}</p>"
    if item[1] is None:
        return f'<p class="kw-item">{text.plain(block.start, block.end)}</p>'
    begin = item.end()
    return f'<p class="kw-item kw-bullet">{text.signs(block.start, begin)}{text.plain(begin, block.end)}</p>'


def _table_html(text: Text, table: Table) -> str:
    """A table as rows and cells; "" where the cells of a row can't be found back in its text."""
    parts: list[str] = []
    at = table.start
    for row in (*((table.header,) if table.header else ()), *table.rows):
        cells = _cells(text.text, row)
        if row.start < at or cells is None:
            return ""
        role = "columnheader" if row is table.header else "cell"
        parts += [text.signs(at, row.start), _row_html(text, row, cells, role)]
        at = row.end
    parts.append(text.signs(at, table.end))
    return f'<div class="kw-table" tabindex="0"><div role="table">{"".join(parts)}</div></div>'


def _cells(text: str, row: TableRow) -> list[tuple[int, int]] | None:
    found = []
    at = row.start
    for cell in row.cells:
        start = text.find(cell, at, row.end)
        if start < 0:
            return None
        at = start + len(cell)
        found.append((start, at))
    return found


def _row_html(text: Text, row: TableRow, cells: list[tuple[int, int]], role: str) -> str:
    marked = text.holds(row.start, row.end)
    inner = Text(text.text, NOWHERE) if marked else text
    parts: list[str] = []
    at = row.start
    for start, end in cells:
        parts.append(f'<span role="{role}">{inner.signs(at, start)}{inner.plain(start, end)}</span>')
        at = end
    parts.append(inner.signs(at, row.end))
    tag = "mark" if marked else "div"
    return f'<{tag} role="row">{"".join(parts)}</{tag}>'
