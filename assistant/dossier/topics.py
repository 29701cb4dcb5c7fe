"""How much a text is about the lines that are in a dossier already: words that few rows have count for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant import dutch


class Topics:
    """The words of some texts, each weighed by how few of `rows` have it."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._in = Counter(term for row in rows for term in terms_of(row))

    def nearness(self, text: str, about: str) -> float:
        """0 for texts without a word in common; one that is in a single row counts for 1."""
        return sum(1 / self._in[term] for term in terms_of(text) & terms_of(about) if self._in[term])

    def nearest(self, text: str, others: Sequence[str]) -> float:
        return max((self.nearness(text, other) for other in others), default=0.0)


@lru_cache(maxsize=8192)
def terms_of(text: str) -> frozenset[str]:
    return frozenset(dutch.content_terms(text))
