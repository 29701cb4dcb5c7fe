"""Tables without lines: columns told by gaps that go on from line to line, rows by the distance between lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from assistant.readers.columns import Word, WordLine, line_text, parts

_MIN_LINES = 3
_GUTTER = 0.5
"""The least width of a gap between columns, in heights of a letter."""
_END = 3.0
"""A distance between lines, in heights of a letter, that ends a table."""
_ROW = 1.3
"""A distance between lines, compared with the usual one, that starts a row."""
_FAR_LEFT, _FAR_RIGHT = -1e6, 1e6
_FIGURES = re.compile(r"[€%\d\s.,()*+/x×–-]+$")
_YEAR = re.compile(r"((19|20)\d\d[ /–-]*)+$")
_BULLET = re.compile(r"[•◦▪■●○–\uf000-\uf0ff-]")

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found in the lines up to `last`; `bold`: its first row is."""

    last: int
    rows: tuple[tuple[str, ...], ...]
    bold: bool


def open_grid(lines: Sequence[WordLine], first: int) -> Grid | None:
    """The table without lines that starts at a line; None where running text does."""
    if len(parts(lines[first])) < 2:
        return None
    gutters = _free(lines[first])
    last = first + 1
    while last < len(lines) and lines[last].top - lines[last - 1].bottom < _END * lines[last].size:
        size = lines[last].size
        kept = _shared(gutters, _free(lines[last]), size * _GUTTER)
        inner = _inner(kept, lines[first : last + 1])
        # A line that runs through a gap between columns is text below the table.
        lost = [
            gutter for gutter in _wide(_inner(gutters, lines[first:last]), size) if not _shared([gutter], kept, 0.0)
        ]
        if lost or not inner:
            break
        gutters = kept
        last += 1
    last = _without_text_below(lines, first, last, gutters)
    columns = _inner(gutters, lines[first:last])
    if last - first < _MIN_LINES or not columns:
        return None
    two_sided = [line for line in lines[first:last] if len(_filled(_cells(line, columns))) > 1]
    if len(two_sided) < _MIN_LINES:
        return None
    rows = _rows(lines[first:last], columns)
    bold = all(word.bold for word in lines[first].words)
    return Grid(last, tuple(rows), bold) if len(rows) > 1 else None


def _free(line: WordLine) -> list[Span]:
    """The stretches of a line without words, its margins among them."""
    free: list[Span] = []
    edge = _FAR_LEFT
    for part in _close_words(line):
        free.append((edge, part[0].x0))
        edge = part[-1].x1
    return [*free, (edge, _FAR_RIGHT)]


def _close_words(line: WordLine) -> list[list[Word]]:
    groups: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        mark = len(groups[-1]) == 1 and bool(_BULLET.match(groups[-1][0].text)) and len(groups[-1][0].text) == 1
        if word.x0 - groups[-1][-1].x1 > _GUTTER * word.size and not mark:
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups


def _shared(ours: Sequence[Span], theirs: Sequence[Span], least: float) -> list[Span]:
    shared = []
    for left, right in ours:
        for other_left, other_right in theirs:
            start, end = max(left, other_left), min(right, other_right)
            if end - start >= least:
                shared.append((start, end))
    return shared


def _inner(gutters: Sequence[Span], lines: Sequence[WordLine]) -> list[Span]:
    """The gutters with words on both sides."""
    left = min(line.words[0].x0 for line in lines)
    right = max(word.x1 for line in lines for word in line.words)
    return [(start, end) for start, end in gutters if start > left and end < right]


def _wide(gutters: Sequence[Span], size: float) -> list[Span]:
    return [(start, end) for start, end in gutters if end - start >= size]


def _without_text_below(lines: Sequence[WordLine], first: int, last: int, gutters: Sequence[Span]) -> int:
    """The end of the table without lines of running text that happen to fit its first column."""
    while last - first > _MIN_LINES:
        columns = _inner(gutters, lines[first:last])
        gaps = [lower.top - upper.top for upper, lower in zip(lines[first:], lines[first + 1 : last], strict=False)]
        alone = columns and _filled(_cells(lines[last - 1], columns)) == [0]
        if not alone or gaps[-1] <= _ROW * min(gaps):
            break
        last -= 1
    return last


def _cells(line: WordLine, columns: Sequence[Span]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        cells[sum(middle > (start + end) / 2 for start, end in columns)].append(word)
    return cells


def _filled(cells: Sequence[Sequence[Word]]) -> list[int]:
    return [index for index, cell in enumerate(cells) if cell]


def _rows(lines: Sequence[WordLine], columns: Sequence[Span]) -> list[tuple[str, ...]]:
    table = [[line_text(cell) for cell in _cells(line, columns)] for line in lines]
    gaps = [0.0, *(lower.top - upper.top for upper, lower in itertools.pairwise(lines))]
    least = sorted(gaps[1:])[len(gaps) // 4]
    spaced = any(gap > _ROW * least for gap in gaps)
    rows: list[list[str]] = []
    for cells, gap in zip(table, gaps, strict=True):
        if not rows or gap > _ROW * least or _starts_row(cells, rows[-1], spaced):
            rows.append(list(cells))
            continue
        for column, cell in enumerate(cells):
            if cell:
                above = rows[-1][column]
                rows[-1][column] = above + (("\n" if above.endswith("-") else " ") if above else "") + cell
    return [tuple(row) for row in rows]


def _starts_row(cells: Sequence[str], above: Sequence[str], spaced: bool) -> bool:
    """Whether a line close below another one starts a row: a row of figures does, and any line with a label where
    the rows are not spaced apart, unless it goes on in small letters."""
    others = [cell for cell in cells[1:] if cell]
    if cells[0] and others and sum(bool(_FIGURES.match(cell)) for cell in others) * 2 > len(cells[1:]):
        return True
    goes_on = sum(cell[0].islower() for cell in cells if cell) * 2 > sum(bool(cell) for cell in cells)
    return not spaced and bool(cells[0]) and bool(above) and not goes_on


def has_header(rows: Sequence[Sequence[str]], bold: bool) -> bool:
    """Whether the first row of a table names its columns."""
    head, body = rows[0], rows[1:]
    if not body or not all(head[1:]) or any(len(cell) > 60 or _BULLET.match(cell) for cell in head if cell):
        return False
    if any(_FIGURES.match(cell) and not _YEAR.match(cell) for cell in head if cell):
        return False
    if bold or not head[0]:
        return True
    for column in range(1, len(head)):
        below = [row[column] for row in body if column < len(row) and row[column]]
        if below and all(_FIGURES.match(cell) for cell in below):
            return True
        if len(head) > 2 and below and mean(map(len, below)) > 2 * len(head[column]):
            return True
    return False
