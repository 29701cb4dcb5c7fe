"""How much of a question a text bears: the share of the weight of its words that stand in the text.

A word weighs its idf, so that what is rare in the documents counts most and a word that no document knows counts as much
as the rarest. It is borne whole by the same lemma, for the greater part by the parts of a compound, by a term that people
mean by it or by a word that differs in a letter or two, and not at all otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import dutch
from assistant.datatypes import Meant
from assistant.lexical import Field

PART_SHARE = 0.75
TYPO_SHARE = 0.85
MEANT_SHARE = 0.85
MIN_TYPO_LETTERS = 6
# How alike two words must be to be taken for one: one letter in six may differ.
MIN_LIKENESS = 84.0


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a question: its lemma, the lemmas of its parts, its weight (idf), and the terms that it may mean."""

    lemma: str
    parts: tuple[str, ...]
    weight: float
    meant: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question that carry its subject."""

    words: tuple[AskedWord, ...]

    @property
    def weight(self) -> float:
        return sum(word.weight for word in self.words)

    def borne(self, terms: frozenset[str]) -> float:
        """The share of the question's weight that a text with these terms bears, from 0 to 1."""
        return self.borne_by([terms])[0]

    def borne_by(self, texts: Sequence[frozenset[str]]) -> list[float]:
        """What each of these texts bears; what looks like a word of the question is looked up in all of them at once."""
        if not self.words:
            return [0.0] * len(texts)
        together = texts[0] if len(texts) == 1 else frozenset[str]().union(*texts)
        typos = [
            frozenset[str]() if all(word.lemma in terms for terms in texts) else near_terms(word.lemma, together)
            for word in self.words
        ]
        return [
            sum(word.weight * _share(word, terms, near) for word, near in zip(self.words, typos, strict=True))
            / self.weight
            for terms in texts
        ]


def alike(words: Asked, others: Asked, terms: frozenset[str]) -> float:
    """How much two questions ask the same: the cosine of their words weighed by idf, from 0 to 1.

    `terms` are those of the other question and of what it means: a word of this one is borne by them in the whole or in
    part, as by a text.
    """
    lengths = math.sqrt(sum(word.weight**2 for word in words.words) * sum(word.weight**2 for word in others.words))
    if not lengths:
        return 0.0
    borne = sum(word.weight**2 * Asked((word,)).borne(terms) for word in words.words)
    return min(1.0, borne / lengths)


def asked(question: str, field: Field, meant: Sequence[Meant] = ()) -> Asked:
    """The weighted words of a question; `field` knows how rare each is, `meant` what they mean in the documents."""
    found: dict[str, AskedWord] = {}
    for word in dutch.content_words(question):
        (lemma,), parts = dutch.word_terms(word)
        terms = (term for of in meant if lemma in of.words for term in of.terms)
        means = tuple(frozenset(dutch.content_terms(term)) for term in terms)
        found.setdefault(lemma, AskedWord(lemma, parts, field.idf(lemma), means))
    return Asked(tuple(found.values()))


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> frozenset[str]:
    return dutch.all_terms(text)


def _share(word: AskedWord, terms: frozenset[str], near: frozenset[str]) -> float:
    """`near` are terms that differ from the word by a typo, of this text or of others."""
    if word.lemma in terms:
        return 1.0
    if any(term and term <= terms for term in word.meant):
        return MEANT_SHARE
    parts = PART_SHARE * sum(part in terms for part in word.parts) / len(word.parts) if word.parts else 0.0
    return parts if near.isdisjoint(terms) else max(parts, TYPO_SHARE)


def near_terms(lemma: str, terms: Collection[str]) -> frozenset[str]:
    """The terms that differ from this one by a typo at most. Numbers must be the same."""
    if len(lemma) < MIN_TYPO_LETTERS or any(char.isdigit() for char in lemma):
        return frozenset()
    from rapidfuzz import fuzz, process

    if isinstance(terms, frozenset):
        lengths = _by_length(terms)
        near = [term for length in range(len(lemma) - 2, len(lemma) + 3) for term in lengths.get(length, ())]
    else:
        near = [term for term in terms if abs(len(term) - len(lemma)) <= 2]
    found = process.extract(lemma, near, scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=None)
    return frozenset(term for term, _, _ in found)


@lru_cache(maxsize=4096)
def _by_length(terms: frozenset[str]) -> Mapping[int, Sequence[str]]:
    """The terms of a passage by their number of letters: each question looks for its words in the same passages."""
    found: dict[int, list[str]] = {}
    for term in terms:
        found.setdefault(len(term), []).append(term)
    return found
