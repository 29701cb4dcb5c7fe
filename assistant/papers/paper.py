"""A paper: a title, blocks from top to bottom, and the sources that its lines point to. Independent of what is in it.

Every text here is data: no character of it is markup, in any kind of file. `sources` of a line are the numbers (from 1)
of the sources of the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# What no file may hold: XML has no place for control characters, and half a character is none.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` counts from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a `note` is small print that tells about the paper itself."""

    text: str
    sources: tuple[int, ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, set apart."""

    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `label` stands in bold before the text."""

    text: str
    sources: tuple[int, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered where the order says something."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `strong` where it must catch the eye (never the only sign of what it means)."""

    text: str
    sources: tuple[int, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each row has as many cells as the header. `widths` are in proportion, () for equal ones."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()


Block = Heading | Paragraph | Quotation | Bullets | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document: its title, where ("pagina 3, 5.1 Werk") and the words that stand there."""

    title: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to hand out. `day` is its date, which also stands in the file as the day it was made."""

    title: str
    subtitle: str
    day: date
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    sources_heading: str = "Bronnen"


def cells(*texts: str) -> tuple[Cell, ...]:
    """A row of plain cells."""
    return tuple(Cell(text) for text in texts)


def shown(text: str) -> str:
    """A text as it is printed: on one line, without characters that no file can hold."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def reference(numbers: tuple[int, ...]) -> str:
    """How a line points to its sources: "[1, 3]", "" without any."""
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def proportions(table: Table) -> tuple[int, ...]:
    return table.widths or (1,) * len(table.header)
