"""The layout of a PDF page from where its words stand: columns, tables with and without lines, reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from assistant.readers.columns import Word, WordLine, line_text, lines_of_words, prose_columns
from assistant.readers.grids import Grid, has_header, open_grid
from assistant.readers.pages import PageText, PageWriter, apart, clean

if TYPE_CHECKING:
    import pdfplumber


@dataclass(frozen=True, slots=True)
class _Ruled:
    top: float
    rows: tuple[tuple[str, ...], ...]
    bold: bool


def laid_out(page: pdfplumber.page.Page, number: int) -> PageText:
    """The text of a page in reading order, the cells of its tables kept apart."""
    words = [
        _word(found) for found in page.extract_words(x_tolerance_ratio=0.2, return_chars=True, keep_blank_chars=False)
    ]
    tables, rest = _ruled_tables(page, words)
    writer = PageWriter()
    lines = lines_of_words(rest)
    for table in sorted(tables, key=lambda table: table.top):
        above = [line for line in lines if line.top < table.top]
        lines = lines[len(above) :]
        _write(writer, above, number)
        writer.table(table.rows, has_header(table.rows, table.bold), number)
    _write(writer, lines, number)
    return writer.done()


def _word(found: dict[str, Any]) -> Word:
    chars = found["chars"]
    size = median(char["size"] for char in chars)
    bold = sum("bold" in char["fontname"].lower() or "black" in char["fontname"].lower() for char in chars)
    text, turn = found["text"], 0
    if not found.get("upright", True):
        turn = 1 if chars[0]["matrix"][1] > 0 else -1
        text = "".join(char["text"] for char in sorted(chars, key=lambda char: -turn * char["top"]))
    box = (found["x0"], found["x1"], found["top"], found["bottom"])
    return Word(clean(text).replace("\n", " "), *box, size, bold * 2 > len(chars), turn)


def _ruled_tables(page: pdfplumber.page.Page, words: Sequence[Word]) -> tuple[list[_Ruled], list[Word]]:
    """The tables drawn with lines, and the words that stand in none of their cells."""
    tables: list[_Ruled] = []
    rest = list(words)
    for table in page.find_tables():
        taken: set[int] = set()
        rows: list[tuple[str, ...]] = []
        bold = False
        for row in table.rows:
            cells: list[str] = []
            for box in row.cells:
                inside = [(index, word) for index, word in enumerate(rest) if box is not None and word.is_in(box)]
                inside = [(index, word) for index, word in inside if index not in taken]
                taken.update(index for index, _ in inside)
                cells.append(_cell(word for _, word in inside))
                bold = bold or (not rows and bool(inside) and all(word.bold for _, word in inside))
            if any(cells):
                rows.append(tuple(cells))
        rows = _without_empty_columns(rows)
        if len(rows) > 1 and len(rows[0]) > 1:
            tables.append(_Ruled(table.bbox[1], tuple(rows), bold))
            rest = [word for index, word in enumerate(rest) if index not in taken]
    return tables, rest


def _cell(words: Iterable[Word]) -> str:
    """The text of a cell; a word broken at the end of a line keeps the break, so that it can be mended."""
    text = ""
    for line in lines_of_words(list(words)):
        part = line_text(line.words)
        text += part if not text else ("\n" if text.endswith("-") else " ") + part
    return text


def _without_empty_columns(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    width = max((len(row) for row in rows), default=0)
    even = [row + ("",) * (width - len(row)) for row in rows]
    kept = [column for column in range(width) if any(row[column] for row in even)]
    return [tuple(row[column] for column in kept) for row in even]


def _write(writer: PageWriter, lines: Sequence[WordLine], page: int) -> None:
    """Write lines that stand outside ruled tables: prose in columns column by column, open tables row by row."""
    split = prose_columns(lines)
    if split:
        _write(writer, lines[: split.first], page)
        _write_prose(writer, split.left)
        _write_prose(writer, split.right)
        _write(writer, lines[split.last :], page)
        return
    index = 0
    text: list[WordLine] = []
    while index < len(lines):
        grid: Grid | None = open_grid(lines, index)
        if grid is None:
            text.append(lines[index])
            index += 1
            continue
        _write_prose(writer, text)
        text = []
        writer.table(grid.rows, has_header(grid.rows, grid.bold), page)
        index = grid.last
    _write_prose(writer, text)


def _write_prose(writer: PageWriter, lines: Sequence[WordLine]) -> None:
    gaps = apart([line.top for line in lines], [line.bottom - line.top for line in lines])
    for line, is_apart in zip(lines, gaps, strict=False):
        size = mean(word.size for word in line.words)
        writer.line(line_text(line.words), size, all(word.bold for word in line.words), is_apart)
