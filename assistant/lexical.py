"""Lexical search: BM25 over three views of a passage, each scaled to 0..1 so that scores of questions can be compared.

BM25 in Lucene's form (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) gives a term at most its
idf. Divided by the sum of the question's idfs, a score says how much of the question's weight a passage bears: 1 means
all of it, and a word that no document knows keeps the score down.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import dutch

Scores = NDArray[np.float32]
Ints = NDArray[np.int32]

K1 = 1.2
B = 0.75
# What a term weighs that the question means but does not say.
ALSO = 0.6
# Stands for "no words": bm25s can't index a field without any term.
NO_WORDS = "∅"
# Texts whose terms are counted at once; together with the number of terms it must fit 31 bits.
AT_ONCE = 4096


def _bm25s() -> Any:
    import bm25s

    return bm25s


@dataclass(frozen=True, slots=True)
class Numbered:
    """Texts as the numbers of their words, laid end to end: `words[flat[i]]`; text t has `lengths[t]` of them.

    A word stands in many texts. What it is found by is worked out once and then laid in its places by numpy, which is what
    makes a large corpus take seconds instead of minutes.
    """

    words: list[str]
    flat: Ints
    lengths: Ints

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Numbered:
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        flat, lengths = array("i"), array("i")
        for words in texts:
            flat.extend(map(numbers.__getitem__, words))
            lengths.append(len(words))
        return cls(list(numbers), np.frombuffer(flat, dtype=np.int32), np.frombuffer(lengths, dtype=np.int32))

    def expanded(self, into: Callable[[str], Sequence[str]]) -> Numbered:
        """The same texts with each word replaced by the terms that it gives."""
        of_word = Numbered.of(into(word) for word in self.words)
        starts = np.concatenate(([0], np.cumsum(of_word.lengths)))[:-1]
        counts = of_word.lengths[self.flat]
        ends = np.concatenate(([0], np.cumsum(counts)))
        places = np.repeat(starts[self.flat] - ends[:-1], counts) + np.arange(ends[-1])
        of_text = np.concatenate(([0], np.cumsum(self.lengths)))
        return Numbered(of_word.words, of_word.flat[places], np.diff(ends[of_text]).astype(np.int32))

    def before(self, others: Numbered) -> Numbered:
        """Each of these texts with the text of `others` at the same place after it."""
        words = {word: number for number, word in enumerate(self.words)}
        theirs = np.array([words.setdefault(word, len(words)) for word in others.words], dtype=np.int32)
        lengths = self.lengths + others.lengths
        starts = np.cumsum(lengths) - lengths
        flat = np.empty(len(self.flat) + len(others.flat), dtype=np.int32)
        flat[_places(starts, self.lengths)] = self.flat
        flat[_places(starts + self.lengths, others.lengths)] = theirs[others.flat]
        return Numbered(list(words), flat, lengths)

    def filled(self) -> Numbered:
        """The same texts, NO_WORDS in those that have none."""
        empty = self.lengths == 0
        if not empty.any():
            return self
        places = np.cumsum(self.lengths)[empty]
        flat = np.insert(self.flat, places, len(self.words)).astype(np.int32)
        return Numbered([*self.words, NO_WORDS], flat, np.where(empty, 1, self.lengths).astype(np.int32))


def _places(starts: NDArray[np.int64], lengths: Ints) -> NDArray[np.int64]:
    """The places of stretches that begin at `starts`, one after another."""
    ends = np.cumsum(lengths, dtype=np.int64)
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1] if len(ends) else 0)


def _postings(texts: Numbered) -> dict[str, Any]:
    """The BM25 score of each term in each text that has it, by term, in the form that bm25s keeps (a CSC matrix)."""
    count, terms = len(texts.lengths), len(texts.words)
    norm = K1 * (1 - B + B * texts.lengths / texts.lengths.mean())
    ends = np.concatenate(([0], np.cumsum(texts.lengths, dtype=np.int64)))
    at_once = max(1, min(AT_ONCE, (2**31 - 1) // terms))
    parts: list[tuple[Ints, Ints, Scores]] = []
    found_in = np.zeros(terms, dtype=np.int64)
    for first in range(0, count, at_once):
        last = min(first + at_once, count)
        flat = texts.flat[ends[first] : ends[last]]
        which = np.repeat(np.arange(last - first, dtype=np.int32), texts.lengths[first:last])
        keys, times = np.unique(flat * np.int32(at_once) + which, return_counts=True)
        term, text = keys // at_once, keys % at_once + first
        found_in += np.bincount(term, minlength=terms)
        parts.append((term, text.astype(np.int32), (times / (norm[text] + times)).astype(np.float32)))
    idf = np.log(1 + (count - found_in + 0.5) / (found_in + 0.5)).astype(np.float32)
    starts = np.concatenate(([0], np.cumsum(found_in)))
    data, indices = np.empty(starts[-1], dtype=np.float32), np.empty(starts[-1], dtype=np.int32)
    free = starts[:-1].copy()
    while parts:
        term, text, share = parts.pop(0)
        firsts = np.flatnonzero(np.diff(term, prepend=-1))
        runs = np.diff(firsts, append=len(term))
        places = free[term] + np.arange(len(term)) - np.repeat(firsts, runs)
        data[places], indices[places] = share * idf[term], text
        free[term[firsts]] += runs
    return {"data": data, "indices": indices, "indptr": starts, "num_docs": count}


class Field:
    """BM25 over one list of terms per passage."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._count = int(index.scores["num_docs"])
        self._starts = index.scores["indptr"]

    @classmethod
    def build(cls, terms: Iterable[Sequence[str]]) -> Field:
        return cls.of(Numbered.of(terms))

    @classmethod
    def of(cls, texts: Numbered) -> Field:
        """The same index as bm25s makes of lists of terms, by numpy instead of a loop over every term."""
        index = _bm25s().BM25(method="lucene", k1=K1, b=B)
        texts = texts.filled()
        index.scores, index.nonoccurrence_array = _postings(texts), None
        index.vocab_dict = {term: number for number, term in enumerate(texts.words)}
        index.unique_token_ids_set = set(index.vocab_dict.values())
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
        in_texts, in_titles = (Numbered.of(map(dutch.words, of)) for of in (texts, titles))
        both = in_titles.before(in_texts)
        return cls(
            Field.of(in_texts.expanded(_terms)),
            Field.of(in_titles.expanded(_terms)),
            Field.of(both.expanded(dutch.character_ngrams)),
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


def _terms(word: str) -> tuple[str, ...]:
    whole, parts = dutch.word_terms(word)
    return whole + parts


def _together(field: Field, own: Sequence[str], also: Sequence[str]) -> Scores:
    scores = field.scores(own)
    if not also:
        return scores
    weight = sum(map(field.idf, set(own))) or None
    return np.minimum(1, scores + np.float32(ALSO) * field.scores(sorted(set(also) - set(own)), weight))
