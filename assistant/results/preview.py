"""What an import would change, to be shown before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.numbers import dutch
from assistant.registers.indicators import Observation
from assistant.results.result import Entry, Problem, Result


@dataclass(frozen=True, slots=True)
class Change:
    """A row to be stored. `before` is what it corrects: a stored result, or a figure of a document, which itself stays."""

    line: int
    entry: Entry
    name: str
    before: Result | Observation | None = None

    @property
    def replaces(self) -> str:
        """The id of the stored result that it replaces, "" where it replaces none."""
        return self.before.id if isinstance(self.before, Result) else ""

    @property
    def text(self) -> str:
        """For the preview: "Regel 4: nieuw: …, 30 april 2020, alle drie: 231 personen (bron: …)"."""
        entry = self.entry
        value = f"{dutch(entry.value)} {entry.unit}"
        if self.before is None:
            kind = "nieuw"
        else:
            kind = "correctie"
            value = f"{dutch(value_of(self.before))} wordt {value}"
        return f"Regel {self.line}: {kind}: {self.name}, {entry.period}, {entry.municipality}: {value} (bron: {entry.source})"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `basis` is the ledger that it was held against; `empty` counts rows without a value."""

    file: str
    sha256: str
    basis: str
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    empty: int = 0

    @property
    def acceptable(self) -> bool:
        return bool(self.changes) and not self.problems


def value_of(before: Result | Observation) -> Decimal:
    return before.entry.value if isinstance(before, Result) else before.value
