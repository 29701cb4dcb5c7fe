"""Open commitments: all but those of which recorded evidence shows that they were kept.

Order: those of the bodies of the meeting (of an advisory council first the one of the chosen municipality), then the
deadline nearest to the meeting (one that says from when comes after those that say until when), then the kind. One that is
a target of the dossier is not given twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dossier import wording
from assistant.dossier.lines import Carrier, Ground, Line, Phrase, Question, overlap
from assistant.dossier.meetings import MEETINGS
from assistant.dossier.topics import Topics
from assistant.fulfilment import deadline_of, from_when, has_passed
from assistant.registers.commitments import Commitment
from assistant.registers.rows import SEVERAL

NOBODY = "niet genoemd"
# Of these one may expect an end; an aim or a standing agreement has none.
ENDING = ("toezegging in inspraak", "voornemen")


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    rows = [row for row in meant(ground) if row.by != NOBODY and not is_given(row, before)]
    order = MEETINGS[ground.choice.meeting].kinds

    def rank(row: Commitment) -> tuple[int, int, int, int]:
        day = deadline_of(row)
        away = abs((day - ground.choice.day).days) if day else 0
        dated = 2 if day is None else 1 if from_when(row) else 0
        return body_rank(row, ground), dated, away, order.index(row.kind)

    return tuple(line(row, ground) for row in sorted(rows, key=rank))


def passed_count(lines: Sequence[Line]) -> int:
    """How many of these lines have a deadline that has passed."""
    return sum(line.cells[-1].wording == wording.PASSED for line in lines)


def without_owner(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    """The commitments that name nobody who keeps them: a question each, nearest to the lines before first."""
    rows = [row for row in meant(ground) if row.by == NOBODY]
    topics = Topics(row.text for row in ground.registers.commitments)
    about = [line.about for line in before if line.about]
    rows.sort(key=lambda row: -topics.nearest(row.text, about))
    return tuple(
        Line((), Question(wording.RULE_NOBODY, Phrase(wording.ASK_WHO, (row.text,), (ground.cite(row.source, row),))))
        for row in rows
    )


def meant(ground: Ground) -> list[Commitment]:
    return [
        row
        for row in ground.registers.commitments
        if row.source.confirmed and row.id not in ground.kept and about_here(row, ground)
    ]


def about_here(row: Commitment, ground: Ground) -> bool:
    return ground.in_theme(row.theme) and ground.here(row.by, row.to, row.text)


def kept_count(ground: Ground) -> int:
    """How many commitments of the chosen themes and municipality are left out because they were kept."""
    rows = ground.registers.commitments
    return sum(row.id in ground.kept and row.source.confirmed and about_here(row, ground) for row in rows)


def is_given(row: Commitment, before: Sequence[Line]) -> bool:
    """Whether its quote stands where that of another line stands."""
    return any(line.source is not None and overlap(row.source, line.source) for line in before)


def body_rank(row: Commitment, ground: Ground) -> int:
    """0 for the bodies of the meeting, 1 for those of another municipality where that matters, 2 for whoever else."""
    meeting, said = MEETINGS[ground.choice.meeting], f"{row.by} {row.to}"
    if not any(body in said for body in meeting.bodies):
        return 2
    return int(meeting.local and ground.choice.municipality not in said)


def line(row: Commitment, ground: Ground) -> Line:
    own = (ground.cite(row.source, row),)
    by = tuple(name.strip() for name in row.by.split(SEVERAL))
    passed = has_passed(row, ground.choice.day)
    due = Phrase(wording.PASSED if passed else wording.PIECE, (row.deadline,), own)
    cells = (
        Phrase(wording.PIECE, (row.text,), own),
        Phrase(", ".join([wording.PIECE] * len(by)), by, own),
        due if row.deadline else Phrase(wording.NOT_NAMED),
    )
    return Line(cells, question(row, passed, own), row.text, row.source)


def question(row: Commitment, passed: bool, own: tuple[Carrier, ...]) -> Question | None:
    if passed and row.check.endswith("?"):
        return Question(wording.RULE_PASSED, Phrase(wording.ASK_CHECK, (row.check, row.deadline), own))
    if passed:
        return Question(wording.RULE_PASSED, Phrase(wording.ASK_DONE, (row.text, row.deadline), own))
    if not row.deadline and row.kind in ENDING:
        return Question(wording.RULE_UNDATED, Phrase(wording.ASK_WHEN, (row.text,), own))
    return None
