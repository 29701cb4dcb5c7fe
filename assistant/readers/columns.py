"""Words of a page as lines, and prose that stands in two columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_GLUE = 0.12
"""Words closer than this, in heights of a letter, are one word: a digit set higher, a change of letters."""
_GAP = 1.2
"""A gap wider than this, in heights of a letter, is no space between words."""
_APART = 1.4
"""A distance between lines, compared with the usual one, that sets a line apart."""
_MIN_LINES = 6
_FULL = 0.6
"""How much of its column the usual line of prose fills."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in points from the top left of the page.

    `turn`: 0 for a word that stands upright, 1 for one that runs upwards, -1 downwards.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    turn: int = 0

    def is_in(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the middle of the word lies in a box of left, top, right, bottom."""
        x, y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return box[0] <= x < box[2] and box[1] <= y < box[3]


@dataclass(frozen=True, slots=True)
class WordLine:
    """Words at one height, from left to right."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """Lines `first` up to `last` of a page, taken apart into two columns of prose."""

    first: int
    last: int
    left: tuple[WordLine, ...]
    right: tuple[WordLine, ...]


def lines_of_words(words: Sequence[Word]) -> list[WordLine]:
    """Words gathered in lines, from top to bottom; words turned on their side make lines of their own."""
    lines: list[list[Word]] = []
    for word in sorted((word for word in words if not word.turn), key=lambda word: (word.top + word.bottom) / 2):
        if lines and _same_height(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    made = [WordLine(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]
    made.extend(_turned([word for word in words if word.turn]))
    return sorted(made, key=lambda line: line.top)


def _same_height(line: Sequence[Word], word: Word) -> bool:
    top, bottom = min(other.top for other in line), max(other.bottom for other in line)
    shared = min(bottom, word.bottom) - max(top, word.top)
    return shared > 0.5 * min(word.bottom - word.top, bottom - top)


def _turned(words: Sequence[Word]) -> list[WordLine]:
    """Lines of words that run up or down the page, as the label beside a table does."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.turn * word.x0):
        if lines and lines[-1][-1].turn == word.turn and abs(lines[-1][-1].x0 - word.x0) < 0.5 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [WordLine(tuple(sorted(line, key=lambda word: -word.turn * word.top))) for line in lines]


def line_text(words: Sequence[Word]) -> str:
    """The words of a line with spaces between them, but for those that touch."""
    text = ""
    before: Word | None = None
    for word in words:
        touches = before is not None and not word.turn and word.x0 - before.x1 < _GLUE * word.size
        text += word.text if before is None or touches else f" {word.text}"
        before = word
    return text


def parts(line: WordLine) -> list[tuple[Word, ...]]:
    """A line cut at its wide gaps; a bullet or a number stays with what it stands before."""
    cut: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        mark_only = len(cut[-1]) == 1 and not any(char.isalpha() for char in cut[-1][0].text)
        wide = word.x0 - cut[-1][-1].x1 > _GAP * word.size
        if wide and not (mark_only and len(cut[-1][0].text) <= 3 and word.x0 - cut[-1][-1].x1 < 4 * word.size):
            cut.append([word])
        else:
            cut[-1].append(word)
    return [tuple(part) for part in cut]


def prose_columns(lines: Sequence[WordLine]) -> TwoColumns | None:
    """The tallest stretch of lines that reads as two columns of prose; None where there is none."""
    if len(lines) < _MIN_LINES:
        return None
    left = min(word.x0 for line in lines for word in line.words)
    right = max(word.x1 for line in lines for word in line.words)
    best: tuple[int, TwoColumns] | None = None
    step = 3.0
    place = left + (right - left) * 0.25
    while place < left + (right - left) * 0.75:
        for first, last in _stretches(lines, place):
            split = _split(lines, first, last, place, right - left)
            if split and (best is None or len(split.left) + len(split.right) > best[0]):
                best = (len(split.left) + len(split.right), split)
        place += step
    return best[1] if best else None


def _stretches(lines: Sequence[WordLine], place: float) -> list[tuple[int, int]]:
    """Runs of lines in which no word stands at or near a place."""
    runs: list[tuple[int, int]] = []
    first = 0
    for index, line in enumerate(lines):
        if any(word.x0 < place + 3 and word.x1 > place - 3 for word in line.words):
            if index - first >= _MIN_LINES:
                runs.append((first, index))
            first = index + 1
    if len(lines) - first >= _MIN_LINES:
        runs.append((first, len(lines)))
    return runs


def _split(lines: Sequence[WordLine], first: int, last: int, place: float, width: float) -> TwoColumns | None:
    first, last = _without_edges(lines, first, last, place)
    sides = []
    for is_left in (True, False):
        side = _side(lines[first:last], place, is_left)
        if len(side) < _MIN_LINES or not _is_prose(side, width):
            return None
        sides.append(tuple(side))
    return TwoColumns(first, last, sides[0], sides[1])


def _side(lines: Sequence[WordLine], place: float, is_left: bool) -> list[WordLine]:
    return lines_of_words([word for line in lines for word in line.words if (word.x0 < place) == is_left])


def _without_edges(lines: Sequence[WordLine], first: int, last: int, place: float) -> tuple[int, int]:
    """The stretch without short lines above and below it that stand apart, such as a heading over both columns."""
    pitches = [
        lower.top - upper.top
        for is_left in (True, False)
        for side in [_side(lines[first:last], place, is_left)]
        for upper, lower in itertools.pairwise(side)
    ]
    apart = _APART * median(pitches) if pitches else 0.0
    while last - first > _MIN_LINES and _stands_alone(lines[first], lines[first + 1 : last], place, apart):
        first += 1
    while last - first > _MIN_LINES and _stands_alone(lines[last - 1], lines[first : last - 1], place, apart):
        last -= 1
    return first, last


def _stands_alone(line: WordLine, others: Sequence[WordLine], place: float, apart: float) -> bool:
    """Whether a line at the edge has words in one column only and stands apart from the lines there."""
    is_left = line.words[0].x0 < place
    if any((word.x0 < place) != is_left for word in line.words):
        return False
    own = [other for other in others if any((word.x0 < place) == is_left for word in other.words)]
    return not own or min(abs(other.top - line.top) for other in own) > apart


def _is_prose(side: Sequence[WordLine], page_width: float) -> bool:
    left = min(line.words[0].x0 for line in side)
    right = max(line.words[-1].x1 for line in side)
    if right - left < page_width * 0.25:
        return False
    filled = median(line.words[-1].x1 - line.words[0].x0 for line in side) / (right - left)
    broken = sum(len(parts(line)) > 1 for line in side)
    words = sum(len(line.words) for line in side) / len(side)
    return filled >= _FULL and words >= 3.5 and broken * 6 <= len(side)
