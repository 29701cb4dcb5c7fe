"""A document cut into passages: whole sentences, list items and table rows, with their exact place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median

from assistant import dutch
from assistant.datatypes import Aside, Document, Heading, Passage, Sentence, Table, TableRow
from assistant.flow import Flow, mended, readable

MIN_WORDS = 60
TARGET_WORDS = 120
MAX_WORDS = 150

BULLET = re.compile(r"\s*(?:[•▪●◦‣·\uf0a0\uf0b7*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-ZÀ-Þ0-9€•])")
CAPTION = re.compile(r"(?:Tabel|Schema|Overzicht|Figuur) \d+\b")
INTRODUCES = re.compile(r"\b(?:hieronder|hierna|als volgt|onderstaande?|(?:de|het) volgende)\b", re.IGNORECASE)
MOST_HEAD_WORDS = 6
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|o\.a|d\.w\.z|n\.a\.v|m\.b\.t|i\.v\.m|t\.a\.v|t\.o\.v|m\.n|z\.s\.m|nr|art|ca|incl|excl|max|min|"
    r"resp|vgl|zgn|dhr|mevr|dr|mr|drs|prof|St|[A-Z]|\d{1,2})\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Ranges of the citable text that belong together: a paragraph, a list item, a footnote."""

    ranges: tuple[tuple[int, int], ...]
    is_item: bool


class Sections:
    """The paths of titles in a document, for many places at a time."""

    def __init__(self, document: Document) -> None:
        self._starts = [heading.start for heading in document.headings]
        self._titles = [heading.title for heading in document.headings]
        self._paths: list[tuple[str, ...]] = [()]
        path: list[Heading] = []
        for heading in document.headings:
            while path and path[-1].level >= heading.level:
                path.pop()
            path.append(heading)
            self._paths.append(tuple(of.title for of in path))

    @property
    def paths(self) -> frozenset[tuple[str, ...]]:
        """The path of every heading."""
        return frozenset(self._paths[1:])

    def at(self, offset: int) -> tuple[str, ...]:
        """The titles of the sections that hold a place, chapter first."""
        return self._paths[bisect_right(self._starts, offset)]

    def headed(self, start: int, end: int) -> tuple[str, ...]:
        """The titles that begin in `start:end`."""
        return tuple(self._titles[bisect_left(self._starts, start) : bisect_left(self._starts, end)])


def section_at(document: Document, offset: int) -> tuple[str, ...]:
    """The titles of the sections that hold a place in a document, chapter first."""
    path: list[Heading] = []
    for heading in document.headings:
        if heading.start > offset:
            break
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    return tuple(heading.title for heading in path)


def page_at(document: Document, offset: int) -> int:
    """The number of the page, from 1, that holds a place in a document."""
    at = bisect_right([page.start for page in document.pages], offset) - 1
    return document.pages[max(at, 0)].number


class Stretches:
    """Stretches of a text, to be asked of line after line."""

    def __init__(self, of: Sequence[Heading | Table | Aside]) -> None:
        found = sorted((stretch.start, stretch.end) for stretch in of)
        self._starts = [start for start, _ in found]
        self._ends = list(accumulate((end for _, end in found), max))

    def touch(self, start: int, end: int) -> bool:
        """Does one of them have a character in `start:end`?"""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _blocks(document: Document) -> Iterator[Block]:
    """The blocks of a document in reading order, headings and tables left out."""
    text = document.text
    taken = Stretches([*document.headings, *document.tables])
    hidden = Stretches([aside for aside in document.asides if aside.kind in ("running_head", "footnote")])
    lengths = [len(line.strip()) for line in text.splitlines() if len(line.strip()) > 20]
    usual = median(lengths) if lengths else 80
    current: list[tuple[int, int]] = []
    is_item = False
    blank = False
    last_line = ""
    for start, end in _lines(text):
        if taken.touch(start, end):
            if current:
                yield Block(tuple(current), is_item)
            current, is_item, blank = [], False, False
            continue
        if hidden.touch(start, end):
            continue
        line = text[start:end].strip()
        if not line:
            blank = True
            continue
        bullet = BULLET.match(text, start, end)
        if current and (bullet or (blank and _ends_here(last_line, line, usual))):
            yield Block(tuple(current), is_item)
            current = []
        if not current:
            is_item = bool(bullet)
        begin = bullet.end() if bullet else start
        if current and not text[current[-1][1] : begin].strip():
            current[-1] = (current[-1][0], end)  # only white space between: one range, so that broken words are seen
        else:
            current.append((begin, end))
        last_line = line
        blank = False
    if current:
        yield Block(tuple(current), is_item)


def _ends_here(before: str, line: str, usual: float) -> bool:
    """Does a blank line between these two lines end a paragraph? Many PDFs have one between every two lines."""
    if re.search(r"[.!?:;][\"”’')\]]*\d{0,2}$", before):
        return True
    if before.split()[-1] in dutch.FUNCTION_WORDS:
        return False  # no sentence ends in "en" or "van de"
    return (line[0].isupper() or line[0].isdigit()) and len(before) < 0.6 * usual


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _sentences_of(flow: Flow, lead: Sentence | None = None) -> Iterator[Sentence]:
    begin = 0
    for match in SENTENCE_END.finditer(flow.text):
        if ABBREVIATION.search(flow.text[begin : match.start() + 1]):
            continue
        sentence = flow.sentence(begin, match.end(), lead)
        if sentence:
            yield sentence
        begin = match.end()
    last = flow.sentence(begin, len(flow.text), lead)
    if last:
        yield last


def sentences(document: Document) -> list[Sentence]:
    """All sentences, list items, table rows and footnotes of a document, in the order of the citable text.

    A list item carries the line that introduces the list as its lead, a table row the table's header.
    """
    found: list[Sentence] = []
    lead: Sentence | None = None
    for block in _blocks(document):
        of_block = list(_sentences_of(readable(document, block.ranges), lead if block.is_item else None))
        found.extend(of_block)
        if not block.is_item:
            lead = _introduces(of_block, lead)
    for aside in document.asides:
        if aside.kind == "footnote":
            found.extend(_sentences_of(_without_number(readable(document, [(aside.start, aside.end)]))))
    for table in document.tables:
        header = _row(document, table.header, None) if table.header else None
        found.extend(row for row in (_row(document, row, header) for row in table.rows) if row)
    return sorted(found, key=lambda sentence: (sentence.start, sentence.end))


def _introduces(block: list[Sentence], before: Sentence | None) -> Sentence | None:
    """What introduces the list items after a block: its last sentence, where that says so, or the caption of a table.

    Loose letters, which extraction leaves of words that stand on their side, change nothing.
    """
    words = [word for sentence in block for word in sentence.text.split()]
    if sum(len(word) < 3 for word in words) >= len(words) / 2:
        return before
    captions = [sentence for sentence in block if CAPTION.match(sentence.text)]
    if captions:
        return captions[-1]
    # Column heads between a caption and its items: a few words without a full stop.
    if (
        before is not None
        and len(block) == 1
        and len(block[0].text.split()) <= MOST_HEAD_WORDS
        and block[0].text[-1] not in ".:!?"
    ):
        return before
    last = block[-1]
    return last if last.text.endswith(":") or INTRODUCES.search(last.text) else None


def _row(document: Document, row: TableRow, header: Sentence | None) -> Sentence | None:
    """A table row as a sentence whose text holds its cells and nothing of the table's drawing."""
    flow = readable(document, [(row.start, row.end)])
    place = flow.sentence(0, len(flow.text), header)
    if place is None:
        return None
    cells = tuple(mended(cell) for cell in row.cells)
    return replace(place, text=" · ".join(cell for cell in cells if cell), cells=cells)


def _without_number(flow: Flow) -> Flow:
    number = re.match(r"\s*\d{1,2}\s+", flow.text)
    return Flow(flow.text[number.end() :], flow.offsets[number.end() :]) if number else flow


def _count(sentence: Sentence) -> int:
    return len(sentence.text.split())


def passages(document: Document) -> list[Passage]:
    """The passages of a document, in order, each of whole sentences.

    A passage closes when the next sentence would take it over 150 words, when it has 120, or when it has 60 and a new
    section begins; a new chapter always closes it. A single sentence of more than 150 words stays whole.
    """
    sections = Sections(document)
    groups: list[list[Sentence]] = []
    words = 0
    previous: tuple[str, ...] = ()
    for sentence in sentences(document):
        section = sections.at(sentence.start)
        new_section = section != previous
        size = _count(sentence)
        keeps_lead = bool(groups) and bool(sentence.lead) and groups[-1][-1].text == sentence.lead
        if groups and not new_section and not keeps_lead and (words >= TARGET_WORDS or words + size > MAX_WORDS):
            close = True
        elif groups and new_section:
            close = words >= MIN_WORDS or words + size > MAX_WORDS or section[:1] != previous[:1]
        else:
            close = not groups
        if close:
            groups.append([])
            words = 0
        groups[-1].append(sentence)
        words += size
        previous = section
    return [_passage(document, sections, group) for group in _without_crumbs(sections, groups)]


def _without_crumbs(sections: Sections, groups: list[list[Sentence]]) -> list[list[Sentence]]:
    """Adds a short rest of a section to the passage before it, where that stays within bounds."""
    kept: list[list[Sentence]] = []
    for group in groups:
        if kept:
            together = sum(map(_count, kept[-1])) + sum(map(_count, group))
            same = sections.at(kept[-1][-1].start) == sections.at(group[0].start)
            if same and sum(map(_count, group)) < MIN_WORDS / 2 and together <= MAX_WORDS + MIN_WORDS / 2:
                kept[-1] = kept[-1] + group
                continue
        kept.append(group)
    return kept


def _passage(document: Document, sections: Sections, group: list[Sentence]) -> Passage:
    start, end = group[0].start, max(sentence.end for sentence in group)
    return Passage(
        id=f"{document.id}:{start}-{end}",
        document_id=document.id,
        page=page_at(document, start),
        section=sections.at(start),
        start=start,
        end=end,
        sentences=tuple(group),
        within=sections.headed(start, end),
    )
