"""Questions that a section answers, in people's own words: another way into the section, and suggestions while typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.passages import section_at
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import PATH

FILE = "vragen.csv"
GROUPS = ("nieuwe medewerker", "adviesraad", "accounthouder", "inwoner")
COLUMNS = (
    Column("vraag", required=True, unique=True),
    Column("document", required=True),
    Column("sectie", required=True),
    Column("groep", required=True, allowed=GROUPS),
    Column("taal", required=True, allowed=("nl", "en")),
)


@dataclass(frozen=True, slots=True)
class SectionQuestion:
    """`section` is the path of titles, chapter first, without the title of the document."""

    question: str
    document_id: str
    section: tuple[str, ...]
    group: str
    language: str


def sections_of(document: Document) -> set[tuple[str, ...]]:
    """The paths of all sections of a document, with and without a level-1 title that only names the document."""
    paths = {section_at(document, heading.start) for heading in document.headings}
    return paths | {path[1:] for path in paths if path[1:]}


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[SectionQuestion], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    known = {name: sections_of(document) for name, document in documents.items()}
    found: list[SectionQuestion] = []
    for row in reading.rows:
        section = tuple(title.strip() for title in row["sectie"].split(PATH.strip()))
        if row["document"] not in documents:
            names = ", ".join(sorted(documents)) or "geen enkel"
            reading.problems.append(row.problem(f"Er is geen document '{row['document']}'.", f"Kies uit: {names}."))
        elif section not in known[row["document"]]:
            reading.problems.append(
                row.problem(
                    f"'{row['document']}' heeft geen sectie '{row['sectie']}'.",
                    "Neem de koppen over uit het document, met › ertussen.",
                )
            )
        else:
            found.append(SectionQuestion(row["vraag"], row["document"], section, row["groep"], row["taal"]))
    return found, reading.problems
