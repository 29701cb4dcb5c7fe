"""What a reader makes of the bytes of one file; `read` completes it to a Document."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.datatypes import Aside, Heading, Page, ReadProblem, Table

MAX_PAGES = 5000
"""More pages than this in one file are refused: no policy document has so many, a broken or hostile file may."""


@dataclass(frozen=True, slots=True)
class Content:
    """The citable text of a file and what stands where in it; None where the file itself says nothing."""

    text: str
    pages: tuple[Page, ...]
    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    kind: str | None = None
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    asides: tuple[Aside, ...] = ()
    problems: tuple[ReadProblem, ...] = ()


def pages_of(text: str) -> tuple[Page, ...]:
    """The pages of a text in which form feeds separate them; a blank rest after the last one is no page."""
    pages: list[Page] = []
    start = 0
    for part in text.split("\f"):
        pages.append(Page(number=len(pages) + 1, start=start, end=start + len(part)))
        start += len(part) + 1
    while len(pages) > 1 and not text[pages[-1].start : pages[-1].end].strip():
        pages.pop()
    return tuple(pages)
