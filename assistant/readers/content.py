"""What a reader makes of the bytes of one file; `read` completes it to a Document."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.datatypes import Aside, Heading, Page, ReadProblem, Table


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; more is refused. No policy document comes near these, a broken or hostile file may.

    `bytes` is measured while reading and `unpacked_bytes`, of a file that is a zip file, while unpacking: what a file
    says about its own size is not believed.
    """

    bytes: int = 100_000_000
    pages: int = 5000
    unpacked_bytes: int = 200_000_000


LIMITS = Limits()


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
