"""What stands in the ledger: the imports in their order, which results are in force, and what was replaced or undone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from assistant.periods import period_of
from assistant.results.result import Entry, LedgerBroken, Result, days_of


@dataclass(frozen=True, slots=True)
class Undo:
    """Who undid an import, when (ISO), and why."""

    who: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Import:
    """An import as stored: by whom, when (ISO), of which file; `undone` where it no longer counts."""

    id: str
    who: str
    when: str
    file: str
    sha256: str
    results: tuple[Result, ...]
    undone: Undo | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All imports in their order, undone ones too. `mark` names exactly this state of the ledger."""

    imports: tuple[Import, ...] = ()
    mark: str = ""

    @property
    def counting(self) -> tuple[Result, ...]:
        """The results of the imports that weren't undone, replaced ones too."""
        return tuple(result for one in self.imports if one.undone is None for result in one.results)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results in force: not undone, and not replaced by one that isn't undone."""
        replaced = {result.replaces for result in self.counting}
        return tuple(result for result in self.counting if result.id not in replaced)

    @property
    def replaced(self) -> tuple[tuple[Result, Result], ...]:
        """Each replaced result with the one that replaced it."""
        by_id = {result.id: result for result in self.counting}
        return tuple((by_id[new.replaces], new) for new in by_id.values() if new.replaces in by_id)


def standing_of(lines: Sequence[bytes], name: str) -> Standing:
    """The state after these lines of the ledger (`name` is its file). Raises LedgerBroken with the line."""
    imports: dict[str, Import] = {}
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            if record["soort"] == "import":
                imports[record["id"]] = import_of(record)
            else:
                undo = Undo(record["wie"], record["wanneer"], record["reden"])
                imports[record["import"]] = replace(imports[record["import"]], undone=undo)
        except (ValueError, KeyError, TypeError, ArithmeticError) as problem:
            raise LedgerBroken(
                f"Regel {number} van {name} is beschadigd. Zet een reservekopie van het bestand terug."
            ) from problem
    return Standing(tuple(imports.values()), hashlib.sha256(b"".join(lines)).hexdigest() if lines else "")


def import_of(record: dict[str, Any]) -> Import:
    """An import as its line holds it. Raises ValueError, KeyError, TypeError, ArithmeticError for another line."""
    results = tuple(
        Result(row["id"], _entry(row), record["id"], record["wie"], record["wanneer"], row["vervangt"])
        for row in record["rijen"]
    )
    return Import(record["id"], record["wie"], record["wanneer"], record["bestand"], record["sha256"], results)


def written(entry: Entry) -> dict[str, str | None]:
    """An entry as its part of a line."""
    return {
        "indicator": entry.indicator_id,
        "periode": entry.period,
        "gemeente": entry.municipality,
        "waarde": str(entry.value),
        "noemer": None if entry.denominator is None else str(entry.denominator),
        "eenheid": entry.unit,
        "bron": entry.source,
        "opmerking": entry.remark,
    }


def _entry(row: dict[str, Any]) -> Entry:
    days_of(period_of(row["periode"]))  # a ValueError here tells that the line was damaged
    return Entry(
        row["indicator"],
        row["periode"],
        row["gemeente"],
        Decimal(row["waarde"]),
        None if row["noemer"] is None else Decimal(row["noemer"]),
        row["eenheid"],
        row["bron"],
        row["opmerking"],
    )
