"""The kinds of answer: each module tries one way to answer a question. A new one is a file and a line here.

A module has `answer(query: Query) -> Draft | None`; the first that returns a draft wins. Drafts hold claims with the
places that carry them; `assistant.ask` turns those into citations and checks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from assistant.datatypes import Hit, Kind, Meant
from assistant.embedding import Embedder
from assistant.index import Index
from assistant.registers import Registers

# In order of preference.
ANSWERS = ("assistant.answers.quoted",)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood: `text` is what was asked, `searched` that plus what earlier questions add."""

    text: str
    searched: str
    language: str
    kind: Kind
    hits: tuple[Hit, ...]
    index: Index
    embedder: Embedder
    registers: Registers
    meant: tuple[Meant, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the citable text of a document."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence of an answer, its literal pieces, and the places that carry them."""

    text: str
    pieces: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    claims: tuple[DraftClaim, ...]


def draft(query: Query) -> Draft | None:
    """The first draft that a kind of answer makes; None where none can."""
    for name in ANSWERS:
        found: Draft | None = import_module(name).answer(query)
        if found is not None:
            return found
    return None
