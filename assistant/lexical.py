"""Lexical search: BM25 over three views of a passage, each scaled to 0..1 so that scores of questions can be compared.

BM25 in Lucene's form (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) gives a term at most its
idf. Divided by the sum of the question's idfs, a score says how much of the question's weight a passage bears: 1 means
all of it, and a word that no document knows keeps the score down.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import dutch

Scores = NDArray[np.float32]

K1 = 1.2
B = 0.75
# What a term weighs that the question means but does not say.
ALSO = 0.6
# Stands for "no words": bm25s can't index a field without any term.
NO_WORDS = "∅"


def _bm25s() -> Any:
    import bm25s

    return bm25s


class Field:
    """BM25 over one list of terms per passage."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._count = int(index.scores["num_docs"])
        self._starts = index.scores["indptr"]

    @classmethod
    def build(cls, terms: Sequence[list[str]]) -> Field:
        index = _bm25s().BM25(method="lucene", k1=K1, b=B)
        index.index([found or [NO_WORDS] for found in terms], show_progress=False)
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> Field:
        return cls(_bm25s().BM25.load(str(folder), load_corpus=False, mmap=True))

    def save(self, folder: Path) -> None:
        self._index.save(str(folder), show_progress=False)

    @property
    def vocabulary(self) -> Collection[str]:
        """All terms that occur."""
        terms: Collection[str] = self._index.vocab_dict.keys()
        return terms

    def knows(self, term: str) -> bool:
        """Does any passage have this term?"""
        return term in self._index.vocab_dict

    def idf(self, term: str) -> float:
        """The weight of a term: ln(1 + (N - n + 0.5) / (n + 0.5)), largest for a term that no passage has."""
        at = self._index.vocab_dict.get(term)
        n = 0 if at is None else int(self._starts[at + 1] - self._starts[at])
        return math.log(1 + (self._count - n + 0.5) / (n + 0.5))

    def scores(self, terms: Sequence[str], total: float | None = None) -> Scores:
        """How much of the weight of the terms each passage bears, shape (passages,), from 0 to 1.

        `total` is the weight to divide by; without it, that of the terms themselves.
        """
        asked = sorted(set(terms))
        known = [term for term in asked if term in self._index.vocab_dict]
        weight = sum(map(self.idf, asked)) if total is None else total
        if not known or weight <= 0:
            return np.zeros(self._count, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32) / np.float32(weight)


class LexicalIndex:
    """Three fields: the words of the text, the words of its titles, and pieces of words for typos and endings."""

    def __init__(self, body: Field, titles: Field, letters: Field) -> None:
        self.body = body
        self.titles = titles
        self.letters = letters

    @classmethod
    def build(cls, texts: Sequence[str], titles: Sequence[str]) -> LexicalIndex:
        """`titles` holds for each text its document's title and the titles of its sections."""
        return cls(
            Field.build([dutch.terms(text) for text in texts]),
            Field.build([dutch.terms(title) for title in titles]),
            Field.build([dutch.character_ngrams(f"{title} {text}") for title, text in zip(titles, texts, strict=True)]),
        )

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        return cls(*(Field.load(folder / name) for name in ("body", "titles", "letters")))

    def save(self, folder: Path) -> None:
        for name, field in (("body", self.body), ("titles", self.titles), ("letters", self.letters)):
            field.save(folder / name)

    def scores(self, question: str, also: Sequence[str] = ()) -> dict[str, Scores]:
        """What each field says of a question: {"body": …, "titles": …, "letters": …}, each of shape (passages,).

        `also` are terms that the question means without saying them; they weigh less than its own words.
        """
        terms, more = dutch.question_terms(question), dutch.terms(" ".join(also))
        own = dutch.character_ngrams(" ".join(dutch.content_words(question)))
        return {
            "body": _together(self.body, terms, more),
            "titles": _together(self.titles, terms, more),
            "letters": _together(self.letters, own, dutch.character_ngrams(" ".join(also))),
        }


def _together(field: Field, own: Sequence[str], also: Sequence[str]) -> Scores:
    scores = field.scores(own)
    if not also:
        return scores
    weight = sum(map(field.idf, set(own))) or None
    return np.minimum(1, scores + np.float32(ALSO) * field.scores(sorted(set(also) - set(own)), weight))
