"""What a list can be limited to: values that are chosen, and words that are typed. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.dutch import fold
from assistant.registers.rows import SEVERAL

Row = TypeVar("Row")


@dataclass(frozen=True)
class Facet(Generic[Row]):
    """Something that rows can be chosen by.

    `key` tells it from the other facets of a list, `every` stands in the field while nothing is chosen, `order` holds
    the values in their own order where that is not the alphabet's, and `first` those that are chosen at first.
    """

    key: str
    label: str
    every: str
    values: Callable[[Row], tuple[str, ...]]
    order: tuple[str, ...] = ()
    first: tuple[str, ...] = ()

    def options(self, rows: Iterable[Row]) -> list[str]:
        """The values that occur."""
        found = {value for row in rows for value in self.values(row) if value}
        known = [value for value in self.order if value in found]
        return known + sorted(found.difference(known), key=lambda value: (fold(value), value))


def meeting(
    rows: Iterable[Row],
    facets: Sequence[Facet[Row]],
    chosen: Mapping[str, Sequence[str]],
    said: str = "",
    text: Callable[[Row], str] = str,
) -> tuple[Row, ...]:
    """The rows with a chosen value in each facet where one is chosen, and with every typed word in their text."""
    wanted = [(facet, set(chosen[facet.key])) for facet in facets if chosen.get(facet.key)]
    words = fold(said).split()
    return tuple(
        row
        for row in rows
        if all(values & set(facet.values(row)) for facet, values in wanted)
        and (not words or holds(fold(text(row)), words))
    )


def holds(folded: str, words: Sequence[str]) -> bool:
    return all(word in folded for word in words)


def several(cell: str) -> tuple[str, ...]:
    """The values of one cell: "UWV | scholen"."""
    return tuple(value.strip() for value in cell.split(SEVERAL) if value.strip())
