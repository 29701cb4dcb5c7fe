"""What was remarked in the consultation, and what became of it: the bodies of the chosen municipality first, then the
remarks that the policy was changed for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dossier import wording
from assistant.dossier.lines import Ground, Line, Phrase, Question
from assistant.registers.consultation import Remark


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    rows = [
        row
        for row in ground.registers.remarks
        if row.number is not None
        and row.source.confirmed
        and ground.in_theme(row.theme)
        and ground.here(row.respondent)
    ]
    own = ground.choice.municipality
    rows.sort(key=lambda row: (bool(own) and own not in row.respondent, row.changed is not True))
    return tuple(line(row, ground) for row in rows)


def line(row: Remark, ground: Ground) -> Line:
    own = (ground.cite(row.source, row),)
    cells = (
        Phrase(wording.TWO_PIECES, (row.subject, row.remark), own),
        Phrase(wording.PIECE, (row.respondent,), own),
        consequence(row, ground),
    )
    asked = Phrase(wording.ASK_REMARK, (row.respondent, row.subject), own)
    unsettled = Question(wording.RULE_REMARK, asked) if row.changed is not True else None
    return Line(cells, unsettled, row.subject, row.change_source if row.changed else row.source)


def consequence(row: Remark, ground: Ground) -> Phrase:
    found = row.change_source or row.reply_source
    carriers = (ground.cite(found, row),) if found is not None and found.confirmed else ()
    if row.changed and row.change and carriers:
        return Phrase(wording.CHANGED, (row.change,), carriers)
    if row.changed is False and carriers:
        return Phrase(wording.NOT_CHANGED, (), carriers)
    return Phrase(wording.NO_REPLY)
