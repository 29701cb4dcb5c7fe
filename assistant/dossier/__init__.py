"""A dossier for a meeting: what to know, what to ask, and where each line comes from. A pure function of what was chosen.

dossier = dossier_of(Ground(choice, registers, document, entered))

A part is a module (or function) with `lines(ground, before) -> tuple[Line, ...]`, best first; `before` are the lines that the
dossier has already. Which parts a meeting gets stands in meetings.py. Each line passes the locks or is left out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from assistant import locks
from assistant.datatypes import Citation
from assistant.dossier import commitments, conflicts, money, owners, remarks, targets, wording
from assistant.dossier.lines import Choice, Entered, Ground, Line, Phrase, Question
from assistant.dossier.meetings import MEETINGS, Meeting
from assistant.dossier.questions import in_turn
from assistant.errors import AnswerRejected
from assistant.wording import dutch_day

__all__ = ["MEETINGS", "Choice", "Dossier", "Entered", "Ground", "Line", "Meeting", "Part", "Phrase"]
__all__ += ["Question", "dossier_of"]

log = logging.getLogger(__name__)

PARTS: dict[str, Callable[[Ground, Sequence[Line]], tuple[Line, ...]]] = {
    "targets": targets.lines,
    "money": money.lines,
    "commitments": commitments.lines,
    "remarks": remarks.lines,
    "frames": owners.frames,
    "owners": owners.lines,
    "conflicts": conflicts.lines,
}
QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: the lines that are shown, best first, and how many more there are. `columns` () is a list of questions."""

    name: str
    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    more: int
    in_short: str = ""

    @property
    def rest(self) -> str:
        """What is said below the lines: how many more there are, and where."""
        kept = wording.NOT_KEPT if self.name == "commitments" else ""
        return " ".join(filter(None, (kept, wording.more(self.name, self.more))))


@dataclass(frozen=True, slots=True)
class Dossier:
    """`rejected` is how many lines failed a lock, `unconfirmed` how many rows have a quote that is not found, `fulfilled` how
    many commitments are left out because evidence shows that they were kept."""

    choice: Choice
    meeting: Meeting
    parts: tuple[Part, ...]
    rejected: int
    unconfirmed: int
    fulfilled: int = 0


def dossier_of(ground: Ground, most: Mapping[str, int] | None = None) -> Dossier:
    """The dossier; `most` says how many lines a part may have, where that is not what its meeting says."""
    meeting = MEETINGS[ground.choice.meeting]
    limits = {**dict(meeting.parts), **(most or {})}
    gate = Gate(ground)
    shown: list[Line] = []
    parts: list[Part] = []
    for name, _ in meeting.parts:
        if name == QUESTIONS:
            asked = in_turn([*shown, *commitments.without_owner(ground, shown)])
            found = tuple(Line((question.phrase,), question) for question in asked)
        else:
            found = PARTS[name](ground, shown)
        kept = tuple(islice(filter(gate.passes, found), limits[name]))
        if name != QUESTIONS:
            shown += kept
        columns, more = wording.COLUMNS.get(name, ()), max(0, len(found) - len(kept))
        parts.append(Part(name, wording.HEADINGS[name], columns, kept, more, in_short(name, found, ground.choice.day)))
    return Dossier(
        ground.choice, meeting, tuple(parts), gate.rejected, unconfirmed_in(ground), commitments.kept_count(ground)
    )


def in_short(name: str, lines: Sequence[Line], day: date) -> str:
    """What all lines of a part come down to, also those that aren't shown; "" for a part of which that says nothing."""
    if name == "targets" and lines:
        return wording.targets_in_short(targets.summary(lines), dutch_day(day))
    if name == "commitments" and lines:
        return wording.passed_in_short(commitments.passed_count(lines))
    return wording.conflicts_in_short(len(lines)) if name == "conflicts" and lines else ""


class Gate:
    """Lets through the lines that pass the locks, and counts the others."""

    def __init__(self, ground: Ground) -> None:
        self._document = ground.document
        self._rows = ground.rows
        self.rejected = 0

    def passes(self, line: Line) -> bool:
        try:
            for phrase in (*line.cells, *([line.question.phrase] if line.question else [])):
                check(phrase, self._document, self._rows)
        except AnswerRejected as problem:
            # Which lock failed is for the maker; the reader hears that a line was left out.
            log.error("regel van een dossier geweigerd: %s", problem)
            self.rejected += 1
            return False
        return True


def check(phrase: Phrase, document: locks.DocumentOf, rows: frozenset[tuple[str, ...]]) -> None:
    """Raises AnswerRejected where what carries a phrase does not carry all of it."""
    citations = tuple(carrier for carrier in phrase.carriers if isinstance(carrier, Citation))
    given = tuple(carrier.row for carrier in phrase.carriers if isinstance(carrier, Entered))
    locks.check_filled(
        locks.Filled(phrase.wording, phrase.pieces, citations, given, phrase.calculations), document, rows
    )


def unconfirmed_in(ground: Ground) -> int:
    """How many rows of the registers are left out because their quote is not found in the document."""
    of = ground.registers
    sources = [
        row.source for rows in (of.observations, of.commitments, of.responsibilities, of.remarks) for row in rows
    ]
    sources += [row.one if not row.one.confirmed else row.other for row in of.conflicts]
    return sum(not source.confirmed for source in sources)
