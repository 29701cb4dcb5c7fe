"""What advisory bodies remarked, what they were answered, and whether the kadernota changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers.responsibilities import THEMES
from assistant.registers.rows import Column, RegisterProblem, read_rows
from assistant.registers.sources import Source, source_columns, source_of

FILE = "inspraak.csv"
YES_NO = ("ja", "nee")
COLUMNS = (
    Column("id", required=True, unique=True),
    Column("indiener", required=True),
    Column("nummer", check=lambda value: None if value.isdigit() else f"'{value}' is geen nummer."),
    Column("onderwerp", required=True),
    Column("opmerking", required=True),
    Column("reactie"),
    Column("gevolg", allowed=YES_NO),
    Column("wijziging"),
    Column("thema", required=True, allowed=THEMES),
    Column("uitgenodigd", required=True, allowed=YES_NO),
    *source_columns(quote="citaat_opmerking"),
    Column("citaat_reactie"),
    Column("citaat_gevolg"),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark with its reply; `number` is None for a body that was invited and of which no reaction is recorded.

    `changed` says whether the kadernota changed, None where nothing is said of it.
    """

    id: str
    respondent: str
    number: int | None
    subject: str
    remark: str
    reply: str
    changed: bool | None
    change: str
    theme: str
    invited: bool
    source: Source
    reply_source: Source | None
    change_source: Source | None


def read(folder: Path, documents: Mapping[str, Document]) -> tuple[list[Remark], list[RegisterProblem]]:
    reading = read_rows(folder / FILE, COLUMNS)
    found: list[Remark] = []
    for row in reading.rows:
        source, problems = source_of(row, documents, quote="citaat_opmerking")
        others: dict[str, Source | None] = {}
        for column in ("citaat_reactie", "citaat_gevolg"):
            others[column] = None
            if row[column]:
                others[column], more = source_of(row, documents, quote=column)
                problems += more
        reading.problems.extend(problems)
        if source is not None:
            found.append(
                Remark(
                    id=row["id"],
                    respondent=row["indiener"],
                    number=int(row["nummer"]) if row["nummer"] else None,
                    subject=row["onderwerp"],
                    remark=row["opmerking"],
                    reply=row["reactie"],
                    changed={"ja": True, "nee": False}.get(row["gevolg"]),
                    change=row["wijziging"],
                    theme=row["thema"],
                    invited=row["uitgenodigd"] == "ja",
                    source=source,
                    reply_source=others["citaat_reactie"],
                    change_source=others["citaat_gevolg"],
                )
            )
    return found, reading.problems
