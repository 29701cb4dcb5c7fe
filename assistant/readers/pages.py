"""The text of one page with the tables and letters in it, and pages joined to one citable text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from assistant.datatypes import Page, Table, TableRow

_LARGER = 1.12
_TOO_MANY = 0.25
"""Where more of the lines than this stand out, letters do not tell headings from text."""
_MOST_WORDS = 15
_APART = 1.33
"""A distance between lines, compared with the usual one, from which a blank line stands between them."""
_APART_ALONE = 1.9
"""The same compared with the height of the letters, where a page has too few lines to tell the usual distance."""
_ENOUGH_LINES = 4
_HEADS_BETWEEN = 160
"""Characters of running heads between the two parts of a table."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a line that starts at `start`: their size in points and whether they are bold."""

    start: int
    size: float
    bold: bool
    words: int
    length: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; offsets in `tables` and `letters` count from its start."""

    text: str
    letters: tuple[Letters, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class PageWriter:
    """Puts a page together, line by line and table by table."""

    text: str = ""
    letters: list[Letters] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def line(self, text: str, size: float, bold: bool, is_apart: bool) -> None:
        """Add a line of running text; `is_apart`: with a blank line above it."""
        if is_apart and self.text:
            self.text += "\n"
        self.letters.append(Letters(len(self.text), size, bold, len(text.split()), len(text)))
        self.text += text + "\n"

    def table(self, rows: Sequence[Sequence[str]], has_header: bool, page: int) -> None:
        """Add a table, one line a row and its cells apart by bars."""
        if self.text:
            self.text += "\n"
        start = len(self.text)
        made: list[TableRow] = []
        for cells in rows:
            begin = len(self.text)
            self.text += row_text(cells)
            made.append(TableRow(begin, len(self.text), tuple(cells)))
            self.text += "\n"
        header = made.pop(0) if has_header else None
        self.tables.append(Table(page, start, len(self.text) - 1, header, tuple(made)))
        self.text += "\n"

    def done(self) -> PageText:
        return PageText(self.text.rstrip("\n"), tuple(self.letters), tuple(self.tables))


def row_text(cells: Sequence[str]) -> str:
    """A row as it stands in the citable text; an empty cell keeps its place, so that columns can be counted."""
    return " | ".join(cells).strip()


def joined(
    pages: Sequence[PageText], labels: Sequence[str | None] = ()
) -> tuple[str, tuple[Page, ...], tuple[Table, ...], tuple[Letters, ...]]:
    """The text of all pages with form feeds between them, and everything in it at its offset there."""
    made: list[Page] = []
    tables: list[Table] = []
    letters: list[Letters] = []
    start = 0
    for number, page in enumerate(pages, start=1):
        label = labels[number - 1] if number <= len(labels) else None
        made.append(Page(number, start, start + len(page.text), label if label != str(number) else None))
        tables.extend(_moved(table, start) for table in page.tables)
        letters.extend(
            Letters(line.start + start, line.size, line.bold, line.words, line.length) for line in page.letters
        )
        start += len(page.text) + 1
    text = "\f".join(page.text for page in pages)
    return text, tuple(made), _with_headers(tables, text), tuple(letters)


def _with_headers(tables: Sequence[Table], text: str) -> tuple[Table, ...]:
    """Tables that go on over a page get the header they began with; it stands on the earlier page."""
    made: list[Table] = []
    for table in tables:
        before = made[-1] if made else None
        if before and before.header and table.header is None and table.page == before.page + 1:
            between = "".join(text[before.end : table.start].split())
            same_width = len(before.header.cells) == len(table.rows[0].cells)
            if same_width and len(between) <= _HEADS_BETWEEN:
                table = replace(table, header=before.header)
        made.append(table)
    return tuple(made)


def _moved(table: Table, by: int) -> Table:
    header = table.header and TableRow(table.header.start + by, table.header.end + by, table.header.cells)
    rows = tuple(TableRow(row.start + by, row.end + by, row.cells) for row in table.rows)
    return Table(table.page, table.start + by, table.end + by, header, rows)


def ranks(letters: Sequence[Letters]) -> dict[int, int]:
    """For lines whose letters stand out: how much, 1 for the largest; by the start of the line.

    Empty where the letters do not tell headings from text.
    """
    sizes: Counter[float] = Counter()
    for line in letters:
        sizes[_half(line.size)] += line.length
    if not sizes:
        return {}
    usual = sizes.most_common(1)[0][0]
    bold = sum(line.length for line in letters if line.bold) * 2 > sum(line.length for line in letters)

    def kind(line: Letters) -> tuple[float, bool] | None:
        if line.words > _MOST_WORDS:
            return None
        if line.size > usual * _LARGER:
            return (_half(line.size), False)
        return (usual, True) if line.bold and not bold and line.size >= usual * 0.95 else None

    found = [(line, seen) for line in letters if (seen := kind(line)) is not None]
    # The largest letters, once, at the top of the first page: the title of the document.
    if found:
        top = max(seen for _, seen in found)
        if sum(seen == top for _, seen in found) == 1 and len({seen for _, seen in found}) > 1:
            found = [(line, seen) for line, seen in found if seen != top or line.start > letters[0].start + 300]
    if len(found) < 2 or len(found) > len(letters) * _TOO_MANY:
        return {}
    order = sorted({seen for _, seen in found}, reverse=True)
    return {line.start: order.index(seen) + 1 for line, seen in found}


def _half(size: float) -> float:
    return round(size * 2) / 2


def apart(tops: Sequence[float], heights: Sequence[float]) -> list[bool]:
    """For each line whether it stands farther below the one before it than lines of its text do.

    `tops` grow down the page; both are in points. The first line never stands apart.
    """
    gaps = [lower - upper for upper, lower in itertools.pairwise(tops)]
    down = [gap for gap in gaps if gap > 0]
    usual = median(down) if len(down) >= _ENOUGH_LINES else 0.0
    found = [False]
    for gap, height in zip(gaps, heights[1:], strict=False):
        found.append(gap > max(_APART * usual, height) if usual else gap > _APART_ALONE * height)
    return found


def clean(text: str) -> str:
    """A page's text without what would pass for a page mark, and with bullets that were lost made whole."""
    text = text.replace("\r\n", "\n").translate(_CLEAN)
    text = text.replace("(cid:127)", "•")
    return re.sub(r"[\ud800-\udfff]|\(cid:\d+\)", "\ufffd", text)


# Code 127 is a bullet in the encoding that Windows programs write in a PDF.
_CLEAN = {0x00: None, 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x7F: "•"}
