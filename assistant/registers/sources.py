"""The source of a register's row: a quote, and where it stands in the document as it is now.

Somebody can put the original of a document in the place of the bundled rendering. Quotes that do not stand in it keep
their row, but are not confirmed: they are shown as such and never cited as literal text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.datatypes import Document
from assistant.registers.rows import Column, RegisterProblem, Row

PATH = " › "


@dataclass(frozen=True, slots=True)
class Source:
    """`Document.text[start:end]` is the quote where it is confirmed; else both are 0."""

    document_id: str
    section: str
    quote: str
    start: int = 0
    end: int = 0

    @property
    def confirmed(self) -> bool:
        return self.end > self.start


def source_columns(suffix: str = "", quote: str = "citaat") -> tuple[Column, ...]:
    return (
        Column(f"document{suffix}", required=True),
        Column(f"sectie{suffix}"),
        Column(f"{quote}{suffix}", required=True),
    )


def source_of(
    row: Row, documents: Mapping[str, Document], suffix: str = "", quote: str = "citaat"
) -> tuple[Source | None, list[RegisterProblem]]:
    """The source that a row names, and what is wrong with it; None where its document does not exist."""
    name = row[f"document{suffix}"] or row["document"]
    text = row[quote + suffix]
    document = documents.get(name)
    if document is None:
        known = ", ".join(sorted(documents)) or "geen enkel"
        return None, [row.problem(f"Er is geen document '{name}'.", f"Kies uit: {known}.")]
    section = row[f"sectie{suffix}"] or row["sectie"]
    place = find(document, text)
    if place is None:
        return Source(name, section, text), [quote_missing(row, name, text)]
    return Source(name, section, text, *place), []


def quote_missing(row: Row, document_id: str, quote: str) -> RegisterProblem:
    return row.problem(
        f"Het citaat staat niet in '{document_id}': “{_short(quote)}”.",
        "Neem de tekst letterlijk over uit het document, of bevestig de regel opnieuw als het document is vervangen.",
    )


def find(document: Document, quote: str) -> tuple[int, int] | None:
    """Where a quote stands first: literally, or else with other white space."""
    at = document.text.find(quote)
    if at >= 0 and quote:
        return at, at + len(quote)
    return next(iter(find_all(document, quote)), None)


def find_all(document: Document, quote: str) -> list[tuple[int, int]]:
    """Every place of a quote, whatever white space stands between its words, in order."""
    words = quote.split()
    if not words:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), document.text)]


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
