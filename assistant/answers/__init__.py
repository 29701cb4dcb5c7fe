"""The kinds of answer: each module tries one way to answer a question. A new one is a file and a line here.

A module has `answer(query: Query) -> Draft | None`; the first that returns a draft wins. Drafts hold claims with the
places that carry them; `assistant.ask` turns those into citations and checks them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from assistant.datatypes import Hit, Kind, Meant
from assistant.embedding import Embedder
from assistant.entries import Near
from assistant.fulfilment import Standing as Fulfilled
from assistant.index import Index
from assistant.registers import Registers
from assistant.results import Standing

# In order of preference.
ANSWERS = (
    "assistant.answers.calculated",
    "assistant.answers.derived",
    "assistant.answers.progress",
    "assistant.answers.fulfilment",
    "assistant.answers.conflicting",
    "assistant.answers.term",
    "assistant.answers.listed",
    "assistant.answers.ambiguous",
    "assistant.answers.consultation",
    "assistant.answers.responsible",
    "assistant.answers.quoted",
)


NONE_ENTERED = Standing()
NONE_RECORDED = Fulfilled()


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood: `text` is what was asked, `searched` that plus what earlier questions add.

    `near` are the questions of the corpus that are nearest to it, `standing` holds the results that people
    entered, `fulfilled` the evidence that they recorded of commitments.
    """

    text: str
    searched: str
    language: str
    kind: Kind
    hits: tuple[Hit, ...]
    index: Index
    embedder: Embedder
    registers: Registers
    meant: tuple[Meant, ...] = ()
    near: Sequence[Near] = ()
    standing: Standing = NONE_ENTERED
    fulfilled: Fulfilled = NONE_RECORDED


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the citable text of a document, and the cells of the register's row that it belongs to, if any."""

    document_id: str
    start: int
    end: int
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence of an answer, its literal pieces, and the places that carry them; `computed` as in Claim.

    `results` are the ids of the entered results that carry it.
    """

    text: str
    pieces: tuple[str, ...]
    places: tuple[Place, ...]
    computed: bool = False
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of a list: its cells by column, and its place where that is confirmed."""

    id: str
    cells: tuple[tuple[str, str], ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class DraftList:
    file: str
    limits: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class DraftInput:
    """A figure that was calculated with, and its place; None for a number of the question itself.

    `result` is the id of the entered result that it is, "" for another figure.
    """

    label: str
    value: float
    place: Place | None
    result: str = ""


@dataclass(frozen=True, slots=True)
class DraftCalculation:
    formula: str
    value: float
    unit: str
    rounding: str
    inputs: tuple[DraftInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Lacking:
    """What was found resembles an answer, but not to this: of another `what`, such as "year"; `named` is what was asked."""

    what: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Claims with what carries them; without claims, `notice` or `lacking` says why the question is not answered.

    `near` are then the places that come nearest, and `choices` are questions to choose from where it can be read in
    several ways.
    """

    claims: tuple[DraftClaim, ...]
    calculations: tuple[DraftCalculation, ...] = ()
    listing: DraftList | None = None
    notice: str = ""
    lacking: Lacking | None = None
    near: tuple[Place, ...] = ()
    choices: tuple[str, ...] = ()


def draft(query: Query) -> Draft | None:
    """The first draft that a kind of answer makes; None where none can."""
    for name in ANSWERS:
        found: Draft | None = import_module(name).answer(query)
        if found is not None:
            return found
    return None
