"""Headings and asides of a plain text: what the readers share whose files do not mark them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.datatypes import Aside, Heading
from assistant.readers.asides import find_asides
from assistant.readers.headings import find_headings
from assistant.readers.lines import Line, lines_of


def find_structure(
    text: str, skip: Sequence[tuple[int, int]] = (), ranks: Mapping[int, int] | None = None
) -> tuple[tuple[Heading, ...], tuple[Aside, ...]]:
    """The headings and asides of a text in which form feeds separate the pages.

    `skip` holds stretches in order, such as tables, in which neither can stand. `ranks` tells which lines stand
    out by their letters, as `find_headings` takes it.
    """
    starts = [start for start, _ in skip]

    def skipped(line: Line) -> bool:
        at = bisect_right(starts, line.start) - 1
        return at >= 0 and line.start < skip[at][1]

    lines = [line for line in lines_of(text) if not skipped(line)]
    asides = find_asides(lines)
    return find_headings(_body(lines, asides), ranks), asides


def _body(lines: Sequence[Line], asides: Sequence[Aside]) -> list[Line]:
    """The lines outside running heads and footnotes, with the digits that point to footnotes cut out."""
    blocks = [aside for aside in asides if aside.kind != "footnote_mark"]
    marks = [aside for aside in asides if aside.kind == "footnote_mark"]
    body: list[Line] = []
    opens_page = False
    for line in lines:
        block = blocks[_behind(blocks, line.start) - 1 : _behind(blocks, line.start)]
        if block and line.start < block[0].end:
            opens_page = opens_page or line.opens_page
            continue
        cut = line.text
        for mark in reversed(marks[_behind(marks, line.start - 1) : _behind(marks, line.end - 1)]):
            cut = cut[: mark.start - line.start] + cut[mark.end - line.start :]
        if cut.strip():
            body.append(replace(line, text=cut.strip(), opens_page=line.opens_page or opens_page))
            opens_page = False
    return body


def _behind(asides: Sequence[Aside], offset: int) -> int:
    """The index behind the last aside that starts at or before an offset."""
    return bisect_right(asides, offset, key=lambda aside: aside.start)
