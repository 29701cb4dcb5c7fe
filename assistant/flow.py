"""The readable form of a document's text, of which every character knows where it stands in the citable text.

The citable text of a document is left alone. What is searched and read is a *flow*: the same characters without page
heads, footnotes and footnote digits, with white space folded and words joined that were hyphenated over a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import dutch
from assistant.datatypes import Document, Sentence

HYPHEN_BREAK = re.compile(r"([^\W\d_]+)-[ \t]*\n\s*([a-zà-ÿ]+)|(?<!\w)([^\W\d_]+)- +([a-zà-ÿ]+)")
SOFT_HYPHEN = re.compile("\u00ad")
# White space that has to be folded: more than one, or another kind than a blank.
UNEVEN = re.compile(r"\s{2,}|[^\S ]")
HYPHEN_AT_END = re.compile(r"-[ \t\n]")
# Words before a hyphen that stays: re-integratie, niet-uitkeringsgerechtigden.
PREFIXES = frozenset({"re", "pre", "co", "ex", "non", "niet", "oud", "semi"})
SUSPENDED = frozenset({"en", "of", "of/en", "en/of", "dan", "tot", "als"})


@dataclass(frozen=True, slots=True)
class Flow:
    """Readable text and, for each of its characters, the offset in the citable text that it comes from."""

    text: str
    offsets: Sequence[int]

    def sentence(self, start: int, end: int, lead: Sentence | None = None) -> Sentence | None:
        """The sentence at `start:end` of the flow, without white space at its ends; None where nothing is left."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if not any(char.isalnum() for char in self.text[start:end]):
            return None
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        if lead is None:
            return Sentence(first, last, self.text[start:end])
        return Sentence(first, last, self.text[start:end], lead.text, lead.start, lead.end)


def readable(document: Document, ranges: Sequence[tuple[int, int]]) -> Flow:
    """The flow of some ranges of a document: asides left out, white space folded, broken words joined.

    An aside that a range begins in is not left out: it is what is being read.
    """
    parts: list[str] = []
    offsets: list[int] = []
    for start, end in ranges:
        skipped = set(_broken_words(document.text, start, end))
        for aside in document.asides:
            if start < aside.start < end:
                skipped.update(range(aside.start, min(aside.end, end)))
        skipped.update(match.start() for match in SOFT_HYPHEN.finditer(document.text, start, end))
        for first, last in _left(start, end, skipped):
            for begin, piece in _folded(document.text, first, last):
                if piece[0] == " " and parts and parts[-1][-1] == " ":
                    begin, piece = begin + 1, piece[1:]
                if piece:
                    parts.append(piece)
                    offsets.extend(range(begin, begin + len(piece)))
        if parts and parts[-1][-1] != " ":
            parts.append(" ")
            offsets.append(end - 1)
    return Flow("".join(parts), offsets)


def _left(start: int, end: int, skipped: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a range between what is skipped, which is little or nothing of most ranges."""
    for at in sorted(skipped):
        if start < at <= end:
            yield start, at
        start = max(start, at + 1)
    if start < end:
        yield start, end


def _folded(text: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The pieces of a stretch, each with its offset: uneven white space as one blank, what stands between as it is."""
    for space in UNEVEN.finditer(text, first, last):
        if first < space.start():
            yield first, text[first : space.start()]
        yield space.start(), " "
        first = space.end()
    if first < last:
        yield first, text[first:last]


def _broken_words(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets to leave out so that "re- integratie" reads re-integratie and "Maatschap-⏎pelijk" Maatschappelijk."""
    if not HYPHEN_AT_END.search(text, start, end):
        return  # most texts: looking for a word before each hyphen takes long
    for match in HYPHEN_BREAK.finditer(text, start, end):
        left, right = (1, 2) if match.group(1) else (3, 4)
        if match.group(right) in SUSPENDED:
            continue  # "zorg- en welzijn" is written so
        prefix = match.group(left).lower() in PREFIXES
        if left == 3 and not prefix:
            continue  # within a line only prefixes lose their space
        hyphen = match.end(left)
        yield from range(hyphen + 1, match.start(right))
        if left == 1 and not prefix and not _is_hyphenated(text, match.group(left), match.group(right)):
            yield hyphen


def _is_hyphenated(text: str, left: str, right: str) -> bool:
    """Does a word broken after "left-" keep its hyphen? The document's own spelling decides, then the dictionary."""
    if re.search(rf"\b{re.escape(left)}-{re.escape(right[:6])}", text, re.IGNORECASE):
        return True
    return not dutch.is_word(left + right)


def mended(text: str) -> str:
    """A text by itself made readable, as `readable` does with a stretch of a document."""
    skipped = set(_broken_words(text, 0, len(text)))
    return " ".join("".join(char for at, char in enumerate(text) if at not in skipped).split())
