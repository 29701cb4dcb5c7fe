"""Terms of the field: what they mean, their abbreviations, and what people outside the field call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import Source, source_columns, source_of

FILE = "begrippen.csv"
COLUMNS = (
    Column("begrip", required=True, unique=True),
    Column("betekenis"),
    Column("afkorting"),
    Column("ook"),
    *source_columns(),
)


@dataclass(frozen=True, slots=True)
class Term:
    """`meaning` is "" where the documents use the term without explaining it."""

    name: str
    meaning: str
    abbreviations: tuple[str, ...]
    lay_words: tuple[str, ...]
    source: Source


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[Term], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    found: list[Term] = []
    for row in reading.rows:
        source, problems = source_of(row, documents)
        reading.problems.extend(problems)
        if source is not None:
            found.append(Term(row["begrip"], row["betekenis"], row.several("afkorting"), row.several("ook"), source))
    return found, reading.problems
