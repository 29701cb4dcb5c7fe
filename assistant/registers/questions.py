"""Questions that a document answers, in people's own words: another way into its sections and its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.passages import Sections, section_at
from assistant.registers.rows import Column, RegisterProblem, Row, read_rows
from assistant.registers.sources import PATH, find_all, quote_missing

FILE = "vragen.csv"
# Between the sentences that answer; "|" stands in the rows of tables.
BETWEEN = " // "
GROUPS = ("nieuwe medewerker", "adviesraad", "accounthouder", "inwoner")
COLUMNS = (
    Column("vraag", required=True, unique=True),
    Column("document", required=True),
    Column("sectie", required=True),
    Column("groep", required=True, allowed=GROUPS),
    Column("taal", required=True, allowed=("nl", "en")),
    Column("antwoord", newer=True),
)


@dataclass(frozen=True, slots=True)
class SectionQuestion:
    """`section` is the path of titles, chapter first, without the title of the document.

    `places` are the sentences that answer, best first; () where the row names none.
    """

    question: str
    document_id: str
    section: tuple[str, ...]
    group: str
    language: str
    places: tuple[tuple[int, int], ...] = ()


def sections_of(document: Document) -> frozenset[tuple[str, ...]]:
    """The paths of all sections of a document, with and without a level-1 title that only names the document."""
    paths = Sections(document).paths
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
            places = _places(row, documents[row["document"]], section, reading.problems)
            found.append(SectionQuestion(row["vraag"], row["document"], section, row["groep"], row["taal"], places))
    return found, reading.problems


def _places(
    row: Row, document: Document, section: tuple[str, ...], problems: list[RegisterProblem]
) -> tuple[tuple[int, int], ...]:
    """Where the sentences of the row stand; one that stands in several places is taken from the row's section."""
    places = []
    for quote in filter(None, map(str.strip, row["antwoord"].split(BETWEEN))):
        found = find_all(document, quote)
        if not found:
            problems.append(quote_missing(row, row["document"], quote))
            continue
        here = (place for place in found if section_at(document, place[0])[-len(section) :] == section)
        places.append(next(here, found[0]))
    return tuple(places)
