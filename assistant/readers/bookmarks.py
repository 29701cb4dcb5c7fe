"""The outline that a PDF carries, found back in its text, and put together with headings found there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.datatypes import Heading, Page

if TYPE_CHECKING:
    import pypdf

_MOST = 2000
"""More bookmarks than this are not looked up."""
_DEEPEST = 8
_LEAST_FOUND = 0.5
"""Where less of the outline than this stands on its pages, it is not believed."""


def outlined(
    reader: pypdf.PdfReader, text: str, pages: Sequence[Page], taken: Sequence[tuple[int, int]]
) -> tuple[Heading, ...]:
    """The bookmarks whose titles stand as a line on their page, outside the stretches that are taken."""
    found: list[Heading] = []
    wanted = 0
    for level, title, number in _entries(reader, reader.outline, 1):
        wanted += 1
        if wanted > _MOST:
            break
        words = [re.escape(word) for word in title.split()]
        if not words or not 0 <= number < len(pages):
            continue
        # The number of a section may stand in the line without standing in the bookmark.
        line = re.compile(
            r"(?:^|(?<=\f))[ \t]*((?:\d+(?:\.\d+)*\.?[ \t]+)?" + r"\s+".join(words) + r")[ \t]*$", re.M | re.I
        )
        page = pages[number]
        behind = found[-1].end if found and page.start <= found[-1].end <= page.end else page.start
        for match in line.finditer(text, behind, page.end):
            start, end = match.span(1)
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                found.append(Heading(" ".join(match[1].split()), level, start, end))
                break
    return tuple(found) if len(found) > 1 and len(found) >= wanted * _LEAST_FOUND else ()


def _entries(reader: pypdf.PdfReader, items: Sequence[Any], level: int) -> Iterator[tuple[int, str, int]]:
    """Level, title and page (from 0) of each bookmark."""
    for item in items:
        if isinstance(item, list):
            if level < _DEEPEST:
                yield from _entries(reader, item, level + 1)
            continue
        number = reader.get_destination_page_number(item)
        if number is not None:
            yield level, str(item.title or ""), number


def merged(outline: Sequence[Heading], found: Sequence[Heading]) -> tuple[Heading, ...]:
    """The outline with the headings that it leaves out.

    Those keep their place in relation to the entry above them where that was found in the text as well; where it was
    not, they lie below it.
    """
    if not outline:
        return tuple(found)
    both = list(outline)
    at, shift, known = 0, None, 0
    for heading in found:
        while at < len(outline) and outline[at].start < heading.end:
            known, shift = outline[at].level, None
            at += 1
        above = outline[at - 1] if at else None
        if above and heading.start < above.end:
            shift = above.level - heading.level
        elif above is None:
            both.append(heading)
        elif shift is not None:
            both.append(replace(heading, level=max(heading.level + shift, 1)))
        else:
            shift = known + 1 - heading.level
            both.append(replace(heading, level=known + 1))
    return tuple(sorted(both, key=lambda heading: heading.start))
