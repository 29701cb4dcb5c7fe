"""What was promised: by whom, to whom, by when, and how it can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers.responsibilities import THEMES
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import Source, source_columns, source_of

FILE = "toezeggingen.csv"
KINDS = ("resultaat", "afspraak", "voornemen", "streven", "toezegging in inspraak")
COLUMNS = (
    Column("id", required=True, unique=True),
    Column("wie", required=True),
    Column("aan_wie"),
    Column("toezegging", required=True),
    Column("termijn"),
    Column("controle", required=True),
    Column("thema", required=True, allowed=THEMES),
    Column("soort", required=True, allowed=KINDS),
    *source_columns(),
)


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    by: str
    to: str
    text: str
    deadline: str
    check: str
    theme: str
    kind: str
    source: Source


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[Commitment], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    found: list[Commitment] = []
    for row in reading.rows:
        source, problems = source_of(row, documents)
        reading.problems.extend(problems)
        if source is not None:
            found.append(
                Commitment(
                    row["id"],
                    row["wie"],
                    row["aan_wie"],
                    row["toezegging"],
                    row["termijn"],
                    row["controle"],
                    row["thema"],
                    row["soort"],
                    source,
                )
            )
    return found, reading.problems
