"""The status of a commitment, by a stated rule. Only evidence makes one kept; a deadline that passed says nothing of that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.datatypes import Document
from assistant.fulfilment.evidence import Evidence, Note, Standing, why_not
from assistant.periods import period_of
from assistant.registers.commitments import Commitment

KEPT: Final = "nagekomen met bewijs"
PASSED: Final = "termijn voorbij"
OPEN: Final = "open"
UNKNOWN: Final = "onbekend"
STATUSES: Final = (OPEN, PASSED, KEPT, UNKNOWN)
# A deadline that says from when, not until when.
FROM = re.compile(r"\b(vanaf|per|sinds|begin)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A commitment with its status on a day. `evidence` (newest first) goes with why it doesn't count, "" where it does;
    evidence that was undone stays in it. `notes` are newest first."""

    commitment: Commitment
    status: str
    due: date | None
    evidence: tuple[tuple[Evidence, str], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def counting(self) -> tuple[Evidence, ...]:
        return tuple(given for given, why in self.evidence if not why and given.undone is None)


def fulfilments(
    rows: Iterable[Commitment], standing: Standing, documents: Mapping[str, Document], day: date
) -> tuple[Fulfilment, ...]:
    """Each commitment as it stands on a day, in the order of the register."""
    return tuple(fulfilment_of(row, standing, documents, day) for row in rows)


def fulfilment_of(row: Commitment, standing: Standing, documents: Mapping[str, Document], day: date) -> Fulfilment:
    own = [given for given in reversed(standing.evidence) if given.commitment_id == row.id]
    evidence = tuple((given, why_not(row, given, documents)) for given in own)
    notes = tuple(note for note in reversed(standing.notes) if note.commitment_id == row.id)
    kept = any(not why and given.undone is None for given, why in evidence)
    due = deadline_of(row)
    if kept:
        status = KEPT
    elif due is None:
        status = UNKNOWN
    else:
        status = PASSED if has_passed(row, day) else OPEN
    return Fulfilment(row, status, due, evidence, notes)


def deadline_of(row: Commitment) -> date | None:
    """The last day of a deadline, the first one where it says from when; None where it names no date."""
    years = YEAR.findall(row.deadline)
    period = period_of(row.deadline) or (period_of(years[-1]) if years else None)
    if period is None:
        return None
    return period.first if from_when(row) else period.last


def from_when(row: Commitment) -> bool:
    """Whether a deadline says from when, not until when."""
    return FROM.search(row.deadline) is not None


def has_passed(row: Commitment, day: date) -> bool:
    due = deadline_of(row)
    return due is not None and due < day and not from_when(row)
