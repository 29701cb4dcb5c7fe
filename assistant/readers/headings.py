"""Section headings in plain text that came out of a PDF: found by wording, numbers and neighbours.

Prose in such text may have a blank line between all its lines, so blank lines decide nothing by themselves.
A wrong heading does more harm than a missed one: what is not sure stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.datatypes import Heading
from assistant.readers.lines import Line, without_bullet
from assistant.readers.numbers import BRACKETED, NAMED, Shape, chapters_ahead, numbered_shapes
from assistant.readers.outline import Outline
from assistant.readers.surroundings import LABEL_LENGTH, NUMBERED_WORDS, Surroundings
from assistant.readers.titles import BACK_MATTER, CAPITAL, CAPTION, GLOSSARY, ends_loosely, is_title

_EXPECTED_WORDS = 22
"""The most words behind a number that had to come next; behind any other it is NUMBERED_WORDS."""
_FAR = 99
_CONTENTS_LINE = re.compile(r"\.{3}|\s\d{1,3}$")


def find_headings(lines: Sequence[Line], ranks: Mapping[int, int] | None = None) -> tuple[Heading, ...]:
    """The headings among the lines of a text from which running heads and footnotes were left out.

    `ranks` gives, by the start of a line, how large its letters are where they stand out: 1 for the largest.
    """
    return _Search(lines, ranks or {}).run()


class _Search:
    """One pass over the lines; what was accepted so far decides what is expected next."""

    def __init__(self, lines: Sequence[Line], ranks: Mapping[int, int]) -> None:
        self.lines = lines
        self.ranks = ranks
        self.shapes = numbered_shapes(lines)
        self.around = Surroundings(lines, self.shapes)
        self.next_chapter = chapters_ahead(self.shapes)
        self.titles = Counter(line.text.casefold() for line in lines if is_title(line.text))
        self.opening = 0  # how many lines from the top are titles, one under another
        while self.opening < len(lines) and is_title(lines[self.opening].text):
            self.opening += 1
        self.outline = Outline()
        self.behind_last = 0  # the line behind the last heading
        self.bracket = 0
        self.glossary = False

    def run(self) -> tuple[Heading, ...]:
        found: list[Shape] = []
        index = 0
        while index < len(self.lines):
            shape = self._heading(index)
            if shape is None:
                index += 1
                continue
            found.append(shape)
            index = self.behind_last = shape.last
        headings = []
        for shape, level in zip(found, self.outline.levels, strict=True):
            block = self.lines[shape.first : shape.last]
            title = without_bullet(" ".join(line.text for line in block))
            headings.append(Heading(" ".join(title.split()), level, block[0].start, block[-1].end))
        return tuple(headings)

    def _heading(self, index: int) -> Shape | None:
        """The heading that starts at a line, entered in the outline; None where there is none."""
        line, rank = self.lines[index], self.ranks.get(self.lines[index].start, 0)
        if index < self.opening - 1 and not rank:
            return None  # the lines above the last one name the document
        if (shape := self.shapes[index]) is not None:
            directly = self._directly(index)
            if self._numbered_fits(shape, directly, rank) and self.outline.enter_number(
                shape.number, directly, self.next_chapter[shape.last], line.opens_page, rank
            ):
                self.bracket, self.glossary = 0, False
                return shape
            return None
        if named := self._named(index):
            self.outline.enter_named(named.title.split()[0].casefold(), rank)
            self.glossary = False
            return named
        if bracketed := self._bracketed(index):
            self.outline.enter_below()
            return bracketed
        if rank and self._stands_out(index):
            self.outline.enter_ranked(rank)
            return Shape(index, self._end_of_ranked(index, rank), line.text)
        if self.ranks or (self.glossary and not (line.opens_page and BACK_MATTER.match(line.text))):
            return None  # where letters tell headings from text, wording need not be guessed at
        return self._unnumbered(index)

    def _directly(self, index: int) -> bool:
        """Whether the last heading stands right before this line."""
        return bool(self.outline.levels) and self.behind_last == index

    def _unnumbered(self, index: int) -> Shape | None:
        line = self.lines[index]
        if label := self.around.label(index):
            self.outline.enter_title(deeper=True)
            return label
        if self.around.arrow_title(index):
            self.outline.enter_title(deeper=True, bullet=True)
            return Shape(index, index + 1, without_bullet(line.text))
        if self._title(index):
            self.glossary = bool(GLOSSARY.match(line.text))
            self.outline.enter_title(
                deeper=self.titles[line.text.casefold()] > 1,
                gap=_FAR if line.opens_page else line.blanks_before,
                back_matter=bool(BACK_MATTER.match(line.text)),
            )
            return Shape(index, index + 1, line.text)
        return None

    # -- headings with a number

    def _numbered_fits(self, shape: Shape, directly: bool, rank: int) -> bool:
        line, title, number = self.lines[shape.first], shape.title, shape.number
        expected = self.outline.expects(number)
        if not CAPITAL.match(title) or title[-1] in ",;:" or _CONTENTS_LINE.search(title) or "  " in title:
            return False
        # "2 Doelen" without a dot is a chapter only where its "2.1" is the next number of its kind.
        bare_chapter = self.next_chapter[shape.last] == number[0] and is_title(title)
        if not shape.dotted and not bare_chapter and not rank:
            return False
        if self.ranks and not rank and len(number) == 1:
            return False  # where headings have letters of their own, a count in those of the text is a list
        if title[-1] == "." and not (len(number) == 1 and self.outline.takes_sentences(number, directly)):
            return False
        if len(title.split()) > (_EXPECTED_WORDS if expected and number != (1,) else NUMBERED_WORDS):
            return False
        if shape.first != self.opening and not directly and not line.opens_page and not rank:
            before = self.lines[shape.first - 1]
            if before.text[-1] == ":" and len(number) == 1 and not CAPTION.match(before.text):
                return False
            ended = before.closed or bool(CAPTION.match(before.text))
            if not ended and not (expected and line.blanks_before):
                return False
        return self._text_follows(shape)

    def _text_follows(self, shape: Shape) -> bool:
        """Whether text or a deeper heading follows; numbers with no text between them make a list."""
        if shape.last >= len(self.lines):
            return False
        before = self.shapes[shape.first - 1] if shape.first else None
        in_list = before is not None and before.last == shape.first and before.title[-1] not in ".;"
        if in_list and before is not None and shape.number != (1,):
            is_deeper = self.behind_last == shape.first and len(shape.number) >= len(before.number)
            if not is_deeper:
                return False
        after = self.shapes[shape.last]
        if after is not None and after.dotted:
            return _is_below(after, shape) and self._no_list(after)
        following = self.lines[shape.last]
        if not self.around.opens(shape.last) or (shape.number == (1,) and self._starts_numbers(shape.last)):
            return False
        return shape.number != (1,) or self.around.is_wide(shape.last) or is_title(following.text)

    def _no_list(self, shape: Shape) -> bool:
        after = self.shapes[shape.last] if shape.last < len(self.lines) else None
        return after is None or _is_below(after, shape)

    def _starts_numbers(self, index: int) -> bool:
        """Whether a short title stands here and "1." behind it: then what is above it ends a list."""
        for last in range(index + 1, min(index + 4, len(self.lines))):
            shape = self.shapes[last]
            if shape is not None:
                short = all(len(line.text) <= LABEL_LENGTH for line in self.lines[index:last])
                return shape.number == (1,) and short
        return False

    # -- headings with a word or a number in brackets before them

    def _named(self, index: int) -> Shape | None:
        line = self.lines[index]
        if not NAMED.match(line.text) or line.closed or len(line.text.split()) > NUMBERED_WORDS:
            return None
        starts = not index or line.opens_page or self.lines[index - 1].closed or self.behind_last == index
        ends = index + 1 < len(self.lines) and self.around.opens(index + 1)
        if not starts or not ends or _CONTENTS_LINE.search(line.text[11:]):
            return None
        return Shape(index, index + 1, line.text)

    def _bracketed(self, index: int) -> Shape | None:
        """A line such as "(2) Wsw-budget": a short title behind a number in brackets, with a paragraph below it."""
        line = self.lines[index]
        match = BRACKETED.match(line.text)
        if not match or index + 1 >= len(self.lines) or line.closed:
            return None
        number, title = int(match[1]), line.text[match.end() :]
        fits = number == self.bracket + 1 and len(title.split()) <= 4 and title[-1] not in ",-"
        starts = not index or self.lines[index - 1].closed or line.opens_page
        if (
            not fits
            or not starts
            or not (number > 1 or CAPITAL.match(title))
            or not self.around.starts_prose(index + 1)
        ):
            return None
        self.bracket = number
        return Shape(index, index + 1, line.text)

    # -- headings without a number

    def _stands_out(self, index: int) -> bool:
        """Whether a line in larger or bolder letters is a heading, and no sentence and no label before one."""
        line = self.lines[index]
        short = len(line.text.split()) <= NUMBERED_WORDS and index + 1 < len(self.lines)
        ends = line.text[-1] not in ".,;:" and not re.search(r"\.{3}|(\. ){3}", line.text)
        return short and ends and not line.bullet and bool(CAPITAL.match(line.text))

    def _end_of_ranked(self, index: int, rank: int) -> int:
        """Behind the lines that a title in large letters takes up."""
        last = index + 1
        while last < len(self.lines):
            line = self.lines[last]
            goes_on = line.text[0].islower() or ends_loosely(self.lines[last - 1].text)
            if not goes_on or line.page != self.lines[index].page or self.ranks.get(line.start) != rank:
                break
            last += 1
        return last

    def _title(self, index: int) -> bool:
        fits = is_title(self.lines[index].text) and index + 1 < len(self.lines)
        return fits and self._title_may_start(index) and self._title_has_text(index)

    def _title_may_start(self, index: int) -> bool:
        if index <= self.opening or self.behind_last == index:
            return True
        line, before = self.lines[index], self.lines[index - 1]
        if before.text[-1] == ":":
            return False
        if before.closed or CAPTION.match(before.text):
            return True
        # A title that comes back needs no full stop before it: the list above it may lack one.
        comes_back = self.titles[line.text.casefold()] > 1 and not ends_loosely(before.text)
        starts_list = bool(self.lines[index + 1].bullet) or self.around.starts_count(index + 1)
        return comes_back and before.text[-1] not in ",-" and starts_list

    def _title_has_text(self, index: int) -> bool:
        line, following = self.lines[index], self.lines[index + 1]
        if line.opens_page and BACK_MATTER.match(line.text):
            return True
        return self.around.starts_text(index + 1) or (is_title(following.text) and self.around.starts_text(index + 2))


def _is_below(inner: Shape, outer: Shape) -> bool:
    """Whether a number stands under another one: "5.1" under "5", or a count that starts at 1."""
    return inner.number == (1,) or inner.number[: len(outer.number)] == outer.number
