"""Who is responsible according to the register: themes without anybody, and tasks with more than one. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant import dutch
from assistant.registers.responsibilities import THEMES, Responsibility

RESPONSIBLE = "verantwoordelijk"


@dataclass(frozen=True, slots=True)
class Double:
    """A task for which more than one organisation is responsible: a row for each, in order of the register."""

    rows: tuple[Responsibility, ...]

    @property
    def task(self) -> str:
        return self.rows[0].task


def themes_without_owner(rows: Iterable[Responsibility]) -> tuple[str, ...]:
    """The themes in which no organisation is responsible for anything."""
    owned = {row.theme for row in rows if row.role == RESPONSIBLE}
    return tuple(theme for theme in THEMES if theme not in owned)


def double_owners(rows: Iterable[Responsibility]) -> tuple[Double, ...]:
    """The tasks with more than one responsible organisation.

    Two rows name the same task where they use the same words for its subject, in whatever form or order.
    """
    by_task: dict[frozenset[str], dict[str, Responsibility]] = {}
    for row in rows:
        if row.role == RESPONSIBLE:
            by_task.setdefault(subject(row.task), {}).setdefault(dutch.fold(row.organisation), row)
    return tuple(Double(tuple(owners.values())) for owners in by_task.values() if len(owners) > 1)


def subject(task: str) -> frozenset[str]:
    """What tells one task from another: the lemmas of its words, or the text itself where no word carries a subject."""
    return frozenset(dutch.content_terms(task)) or frozenset({" ".join(dutch.fold(task).split())})
