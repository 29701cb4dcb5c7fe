"""Who does what: organisation, task, theme and role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import Source, source_columns, source_of

FILE = "verantwoordelijkheden.csv"
THEMES = ("werken", "meedoen", "inkomen", "overig")
ROLES = (
    "verantwoordelijk",
    "voert uit",
    "draagt bij",
    "werkt samen",
    "stelt kaders",
    "houdt toezicht",
    "indiceert",
    "financiert",
    "adviseert",
    "legt verantwoording af",
)
COLUMNS = (
    Column("id", required=True, unique=True),
    Column("organisatie", required=True),
    Column("taak", required=True),
    Column("thema", required=True, allowed=THEMES),
    Column("rol", required=True, allowed=ROLES),
    Column("partners"),
    Column("doelgroep"),
    *source_columns(),
)


@dataclass(frozen=True, slots=True)
class Responsibility:
    id: str
    organisation: str
    task: str
    theme: str
    role: str
    partners: tuple[str, ...]
    target_group: str
    source: Source


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[Responsibility], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    found: list[Responsibility] = []
    for row in reading.rows:
        source, problems = source_of(row, documents)
        reading.problems.extend(problems)
        if source is not None:
            found.append(
                Responsibility(
                    row["id"],
                    row["organisatie"],
                    row["taak"],
                    row["thema"],
                    row["rol"],
                    row.several("partners"),
                    row["doelgroep"],
                    source,
                )
            )
    return found, reading.problems
