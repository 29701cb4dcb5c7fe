"""Numbers before headings: "2.1. Doel", "3 Aanpak", "(2) Budget", "Bijlage 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.readers.lines import Line
from assistant.readers.titles import CAPITAL

NAMED = re.compile(r"(Hoofdstuk|Deel|Bijlage|Paragraaf|Afdeling|Artikel) (\d{1,3}|[IVX]{1,5}|[A-Z])\b[.:]?(\s|$)")
BRACKETED = re.compile(r"\((\d{1,2})\)\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(\.?)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Shape:
    """Something that may be a heading: the lines `first` up to `last`, its title, its number if it has one.

    `dotted`: the number is written with a full stop, so it is no amount.
    """

    first: int
    last: int
    title: str
    number: tuple[int, ...] = ()
    dotted: bool = True


def numbered_shapes(lines: Sequence[Line]) -> list[Shape | None]:
    """For each line the numbered heading that it may start, with the next line where it goes on there."""
    return [_numbered(lines, index) for index in range(len(lines))]


def _numbered(lines: Sequence[Line], index: int) -> Shape | None:
    line = lines[index]
    match = _NUMBERED.match(line.text)
    if not match:
        return None
    title, last = line.text[match.end() :], index + 1
    if last < len(lines):
        following = lines[last]
        carries_on = following.text[0].islower() or (following.text[0] == "(" and not BRACKETED.match(following.text))
        if carries_on and not following.bullet and not line.closed and following.page == line.page:
            title, last = f"{title} {following.text}", last + 1
    number = tuple(int(part) for part in match[1].split("."))
    return Shape(index, last, title, number, bool(match[2]) or len(number) > 1)


def chapters_ahead(shapes: Sequence[Shape | None]) -> list[int]:
    """For each line the chapter of the first number such as "3.1" from there on; 0 where none follows."""
    chapters = [0] * (len(shapes) + 1)
    for index in range(len(shapes) - 1, -1, -1):
        shape = shapes[index]
        inner = shape is not None and len(shape.number) > 1 and CAPITAL.match(shape.title)
        chapters[index] = shape.number[0] if shape is not None and inner else chapters[index + 1]
    return chapters
