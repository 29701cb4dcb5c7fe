"""Who is responsible for what the other lines are about, and who sets the frames of policy."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dossier import wording
from assistant.dossier.lines import Ground, Line, Phrase
from assistant.dossier.meetings import MEETINGS
from assistant.dossier.topics import Topics, terms_of
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import PATH

RESPONSIBLE, SETS_FRAMES = "verantwoordelijk", "stelt kaders"
# Words in common that are together as telling as one that half a dozen rows have.
NEAR = 0.15
# What the same section counts for: as much as a word that three rows have.
SAME_SUBJECT = 0.3


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    """For each line before this part the task that is nearest to it, in their order; then the other tasks, nearest first."""
    rows = in_role(ground, RESPONSIBLE)
    topics = Topics(row.task for row in rows)

    def nearness(row: Responsibility, to: Line) -> float:
        return topics.nearness(row.task, to.about) + SAME_SUBJECT * is_beside(row, to)

    chosen: dict[str, Responsibility] = {}
    for subject in before:
        left = [row for row in rows if row.id not in chosen]
        best = max(left, key=lambda row: nearness(row, subject), default=None)
        if best is not None and nearness(best, subject) >= NEAR:
            chosen[best.id] = best
    rest = [row for row in rows if row.id not in chosen]
    rest.sort(key=lambda row: (-max((nearness(row, to) for to in before), default=0.0), row.id))
    return tuple(line(row, ground) for row in (*chosen.values(), *rest))


def is_beside(row: Responsibility, to: Line) -> bool:
    """Whether a task stands in the same section of the same document as a line, or in one right beside it."""
    if to.source is None or to.source.document_id != row.source.document_id or PATH not in row.source.section:
        return False
    return row.source.section.rpartition(PATH)[0] == to.source.section.rpartition(PATH)[0]


def frames(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    """Who sets the frames: the bodies of the meeting in their order, then whoever else; nearest to the lines first."""
    rows = in_role(ground, SETS_FRAMES)
    bodies = MEETINGS[ground.choice.meeting].bodies
    topics = Topics(row.task for row in rows)
    about = [line.about for line in before if line.about]

    def rank(row: Responsibility) -> tuple[int, float, str]:
        place = bodies.index(row.organisation) if row.organisation in bodies else len(bodies)
        return place, -topics.nearest(row.task, about), row.id

    return tuple(line(row, ground) for row in sorted(rows, key=rank))


def in_role(ground: Ground, role: str) -> list[Responsibility]:
    """The tasks in which somebody has a role; the same words about the same organisation are one task."""
    found = (
        row
        for row in ground.registers.responsibilities
        if row.role == role
        and row.source.confirmed
        and ground.in_theme(row.theme)
        and ground.here(row.organisation, row.task)
    )
    tasks: dict[tuple[str, frozenset[str]], Responsibility] = {}
    for row in found:
        tasks.setdefault((row.organisation, terms_of(row.task)), row)
    return list(tasks.values())


def line(row: Responsibility, ground: Ground) -> Line:
    own = (ground.cite(row.source, row),)
    cells = (Phrase(wording.PIECE, (row.task,), own), Phrase(wording.PIECE, (row.organisation,), own))
    return Line(cells)
