"""The questions to ask: each follows by a stated rule from a line. The rules take turns, so that none fills the list."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.dossier import wording
from assistant.dossier.lines import Line, Question


def in_turn(lines: Iterable[Line]) -> tuple[Question, ...]:
    """The questions of some lines, one of each rule, then a second of each rule, and so on."""
    by_rule: dict[str, list[Question]] = {rule: [] for rule in wording.RULES}
    for line in lines:
        if line.question is not None:
            by_rule[line.question.rule].append(line.question)
    most = max(map(len, by_rule.values()))
    return tuple(asked[turn] for turn in range(most) for asked in by_rule.values() if turn < len(asked))
