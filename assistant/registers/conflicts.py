"""Places where documents, or parts of one, say different things: both quotes, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import Source, source_columns, source_of

FILE = "tegenstrijdigheden.csv"
KINDS = (
    "datum",
    "definitie",
    "bereik",
    "eenheid",
    "bron",
    "telling",
    "naam",
    "rol",
    "stand van zaken",
    "echt verschil",
)
COLUMNS = (
    Column("id", required=True, unique=True),
    Column("onderwerp", required=True),
    *source_columns("_a"),
    *source_columns("_b"),
    Column("soort", required=True, allowed=KINDS),
    Column("uitleg", required=True),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    id: str
    subject: str
    one: Source
    other: Source
    kind: str
    explanation: str


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[Conflict], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    found: list[Conflict] = []
    for row in reading.rows:
        one, problems = source_of(row, documents, "_a")
        other, more = source_of(row, documents, "_b")
        reading.problems.extend([*problems, *more])
        if one is not None and other is not None:
            found.append(Conflict(row["id"], row["onderwerp"], one, other, row["soort"], row["uitleg"]))
    return found, reading.problems
