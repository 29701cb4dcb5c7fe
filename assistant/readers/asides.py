"""Running heads, page numbers and footnotes in plain text: what interrupts the running text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.datatypes import Aside
from assistant.readers.lines import Line

_EDGE = 2
"""How many lines from the top and the bottom of a page can be running heads."""
_MIN_PAGES = 3
_HEAD_LENGTH = 120
_MOST_MISSED = 3
"""How far the number of a footnote may be ahead of the last one found."""
_LOOSE_LINES = 200
"""How many lines back a mark with a space before it is looked for."""
_GAP = 3
"""Blank lines before a running head where no page marks tell where a page starts."""

_NUMBER_AND_TITLE = re.compile(r"\d{1,3}(?:\s+\D{3,80})?$")
_PAGE_NUMBER = re.compile(r"(?:pagina |blz\.? |p\. )?(\d{1,4})(?: ?(?:van|/|\|) ?\d{1,4})?$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(\d{1,2})\s*(?=[A-ZÀ-Þ“\"‘'(]|https?:|www\.)")
# Glued to a word of three letters or more, or to a closing mark: m2, CO2 and A28 point to no footnote.
_MARK = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]{3}[.,;:])|(?<=[”\"’)\]]))"
    r"(\d{1,2})(?![\d\w]|[.,]\d)(?=[\s.,;:!?)\]”\"’]|$)"
)
_LOOSE_MARK = re.compile(r"(?<=\b)([^\W\d_]{4,}) (\d{1,2})(?= [^\W\d_]|[.,;:)])")
_COUNTED = re.compile(
    r"(januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|circa|ongeveer|punten?"
    r"|minimaal|maximaal|ruim|bijna|totaal|minstens|hoogstens|waarvan|hiervan|artikel|hoofdstuk|paragraaf|pagina"
    r"|bijlage|tabel|figuur|grafiek|nummer|onder|tussen|rond|zijn|waren|voor|naar|over|vanaf|sinds)$",
    re.IGNORECASE,
)
"""Words before a number that belongs to the text; behind any other word of four letters it may be a mark."""


@dataclass(frozen=True, slots=True)
class _Mark:
    number: int
    start: int
    end: int
    page: int


def find_asides(lines: Sequence[Line]) -> tuple[Aside, ...]:
    """The asides of a text, given its lines; a footnote and the mark that points to it need one another."""
    heads = _running_heads(lines)
    asides = [Aside(lines[index].start, lines[index].end, "running_head") for index in heads]
    asides += _footnotes([line for index, line in enumerate(lines) if index not in heads])
    return tuple(sorted(asides, key=lambda aside: aside.start))


def _running_heads(lines: Sequence[Line]) -> set[int]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    if len(pages) > 1:
        return _repeated_edges(lines, list(pages.values())) | _page_numbers(lines, list(pages.values()))
    return _heads_in_gaps(lines)


def _repeated_edges(lines: Sequence[Line], pages: Sequence[list[int]]) -> set[int]:
    """The first and last lines of pages that come back on at least three pages, digits aside."""
    edges: dict[str, list[int]] = defaultdict(list)
    inside: Counter[str] = Counter()
    for page in pages:
        for rank, index in enumerate(page):
            key = re.sub(r"\d+", "#", " ".join(lines[index].text.casefold().split()))
            if rank < _EDGE or rank >= len(page) - _EDGE:
                edges[key].append(index)
            else:
                inside[key] += 1
    marked: set[int] = set()
    for key, indexes in edges.items():
        texts = [lines[index].text for index in indexes]
        counted = "#" in key and len(set(texts)) > 1
        if counted:
            # The numbers of pages go up with the pages; those of "Doel 1" and "Doel 2" need not.
            shifts = Counter(
                int(number) - line.page
                for line in (lines[index] for index in indexes)
                for number in re.findall(r"\d{1,4}", line.text)
            )
            if max(shifts.values(), default=0) * 10 < len(indexes) * 6:
                continue
        on_pages = len({lines[index].page for index in indexes})
        enough = on_pages >= max(_MIN_PAGES, 0 if counted else len(pages) // 4)
        if enough and inside[key] * 3 <= len(indexes) and len(key) <= _HEAD_LENGTH:
            marked.update(indexes)
    return marked


def _page_numbers(lines: Sequence[Line], pages: Sequence[list[int]]) -> set[int]:
    """Lines at the edge of a page that hold nothing but its number; for documents of two pages."""
    marked: set[int] = set()
    for page in pages:
        for index in {page[0], page[-1]} if len(page) > 1 else ():
            match = _PAGE_NUMBER.match(lines[index].text)
            if match and int(match[1]) == lines[index].page + 1:
                marked.add(index)
    return marked


def _heads_in_gaps(lines: Sequence[Line]) -> set[int]:
    """A number, with or without a title, in the gap that a page break leaves in a text without form feeds."""
    pointed_to = {int(match[1]) for line in lines for match in _MARK.finditer(line.text)}
    marked: set[int] = set()
    for index, line in enumerate(lines[1:-1], start=1):
        if line.blanks_before < _GAP or line.closed or not _NUMBER_AND_TITLE.match(line.text):
            continue
        following = lines[index + 1]
        is_footnote = int(line.text.split()[0]) in pointed_to and following.opens_page
        if following.blanks_before >= (2 if line.text.isdigit() else 1) and not is_footnote:
            marked.add(index)
    return marked


def _footnotes(lines: Sequence[Line]) -> list[Aside]:
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for line in lines:
        for digits in _MARK.finditer(line.text):
            at = _Mark(int(digits[1]), line.start + digits.start(1), line.start + digits.end(1), line.page)
            marks[at.number].append(at)
    paged = bool(lines) and lines[-1].page > 0
    notes: list[Aside] = []
    found: list[_Mark] = []
    last_line: dict[int, int] = {}
    index = 0
    while index < len(lines):
        line = lines[index]
        match = _FOOTNOTE.match(line.text)
        mark: _Mark | None = None
        if match:
            number, last = int(match[1]), found[-1].number if found else 0
            mark = _mark_before(marks[number], line, last_line.get(number, -1), paged, notes)
            in_order = paged or number == 1 or not last or last < number <= last + _MOST_MISSED
            if mark is None and number == last + 1 > 1:
                mark = _loose_mark(lines, index, number, found[-1].end, notes)
            elif not in_order:
                mark = None
        if mark is None:
            index += 1
            continue
        end = _footnote_end(lines, index)
        notes.append(Aside(line.start, lines[end - 1].end, "footnote"))
        found.append(mark)
        last_line[mark.number] = line.start
        index = end
    return notes + [Aside(mark.start, mark.end, "footnote_mark") for mark in found]


def _mark_before(marks: Sequence[_Mark], line: Line, since: int, paged: bool, notes: Sequence[Aside]) -> _Mark | None:
    """The last mark with a footnote's number above its line: on its page, and not used for an earlier one."""
    at = bisect_left(marks, line.start, key=lambda mark: mark.start) - 1
    while at >= 0 and marks[at].start > since and (not paged or marks[at].page == line.page):
        if not _inside(notes, marks[at].start):
            return marks[at]
        at -= 1
    return None


def _inside(notes: Sequence[Aside], offset: int) -> bool:
    at = bisect_right(notes, offset, key=lambda note: note.start) - 1
    return at >= 0 and offset < notes[at].end


def _footnote_end(lines: Sequence[Line], index: int) -> int:
    """Behind the last line of the footnote that starts at `index`."""
    end = index + 1
    while end < len(lines):
        line = lines[end]
        if line.opens_page or line.bullet or _FOOTNOTE.match(line.text):
            break
        if line.blanks_before and (lines[end - 1].closed or not line.text[0].islower()):
            break
        end += 1
    return end


def _loose_mark(lines: Sequence[Line], index: int, number: int, after: int, notes: Sequence[Aside]) -> _Mark | None:
    """A mark set apart by a space ("periode 11 globaal"); only where it is the one number that can be it."""
    found: list[_Mark] = []
    for line in reversed(lines[max(index - _LOOSE_LINES, 0) : index]):
        if line.end <= after:
            break
        if _inside(notes, line.start):
            continue
        for match in _LOOSE_MARK.finditer(line.text):
            start = line.start + match.start(2)
            if int(match[2]) == number and start > after:
                if _COUNTED.match(match[1]) or not match[1].islower():
                    return None
                found.append(_Mark(number, start, line.start + match.end(2), line.page))
    return found[0] if len(found) == 1 else None
