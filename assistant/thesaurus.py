"""What people call things: from their own words to the terms of the documents, and between abbreviation and full name.

Only adds to what is searched for, never replaces a word, and weighs less than the user's own words. A phrase counts only
where all its words stand together in the question, so that a word is not turned into its opposite by a part of a phrase.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant import dutch
from assistant.datatypes import Meant
from assistant.registers.rows import SEVERAL
from assistant.registers.terms import Term

LONGEST_PHRASE = 7
# Words of phrases that may be missing or different: "hulp bij schulden", "hulp met mijn schulden".
LOOSE = dutch.FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Phrases, as tuples of lemmas, and the terms that they mean; `names` are those that name a term themselves.

    `english` holds everyday English words of policy, which count in English questions only.
    """

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    names: frozenset[tuple[str, ...]]
    english: Mapping[tuple[str, ...], tuple[str, ...]]

    def meant(self, question: str) -> tuple[Meant, ...]:
        """What the words of a question mean in the documents, in order; longer phrases go before shorter ones."""
        lemmas = _lemmas(question)
        said = set(_key(lemmas))
        english = self.english if dutch.language(question) == "en" else {}
        found: list[Meant] = []
        at = 0
        while at < len(lemmas):
            for length in range(min(LONGEST_PHRASE, len(lemmas) - at), 0, -1):
                phrase = tuple(lemmas[at : at + length])
                leads = self.phrases.get(_key(phrase), ()) or english.get(_key(phrase), ())
                terms = tuple(term for term in leads if not set(_key(_lemmas(term))) <= said)
                if terms:
                    found.append(Meant(phrase, terms, everyday=_key(phrase) not in self.names))
                    at += length - 1
                    break
            at += 1
        return tuple(found)

    def explained(self, texts: Iterable[str], most: int = 6) -> tuple[tuple[str, str], ...]:
        """Dutch terms that stand in the texts, in order, each with its everyday English; at most `most` of them."""
        dutch_terms = _in_english()
        found: dict[str, str] = {}
        for text in texts:
            lemmas = _lemmas(text)
            at = 0
            while at < len(lemmas):
                lengths = range(min(LONGEST_PHRASE, len(lemmas) - at), 0, -1)
                length = next((n for n in lengths if tuple(lemmas[at : at + n]) in dutch_terms), 1)
                term = dutch_terms.get(tuple(lemmas[at : at + length]))
                if term:
                    found.setdefault(*term)
                at += length
        return tuple(found.items())[:most]


def _lemmas(text: str) -> list[str]:
    """The lemmas of a text without the words that phrases are loose in."""
    return [dutch.word_terms(word)[0][0] for word in dutch.words(text) if dutch.fold(word) not in LOOSE]


def _key(lemmas: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_singular, lemmas))


def _singular(lemma: str) -> str:
    """An English plural, which the Dutch dictionary does not know, without its s: refugees → refugee."""
    return lemma[:-1] if len(lemma) > 4 and lemma.endswith("s") and not dutch.is_word(lemma) else lemma


def everyday_words() -> dict[str, tuple[str, ...]]:
    """Terms of municipal policy in general and what people call them (made by training/everyday.py)."""
    with Path(__file__).with_name("everyday.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter=";")
        return {row["begrip"]: tuple(word.strip() for word in row["ook"].split(SEVERAL)) for row in rows}


def english_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """English words of policy and what they are in Dutch."""
    with Path(__file__).with_name("english.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter=";")
        return {
            _key(_lemmas(row["engels"])): tuple(word.strip() for word in row["nederlands"].split(SEVERAL))
            for row in rows
        }


@cache
def _in_english() -> dict[tuple[str, ...], tuple[str, str]]:
    """By the lemmas of a Dutch term: the term, and the first English words that lead to it."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    with Path(__file__).with_name("english.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            for term in row["nederlands"].split(SEVERAL):
                found.setdefault(tuple(_lemmas(term)), (term.strip(), row["engels"]))
    return found


def thesaurus(terms: Iterable[Term], occurs: Callable[[str], bool]) -> Thesaurus:
    """The thesaurus of a corpus: lay words lead to the term, abbreviations and full names to each other.

    The terms of its own register go before the words that people use for municipal policy in general. Of those only terms
    count that the documents use (`occurs`, for a lemma), and only words that they do not use in a sense of their own.
    """
    phrases: dict[tuple[str, ...], dict[str, None]] = {}
    named: set[tuple[str, ...]] = set()

    def lead(words: str, to: Sequence[str]) -> None:
        key = _key(_lemmas(words))
        # "uit de uitkering" without its small words would be "uitkering", which means something else.
        if key and (len(key) > 1 or len(dutch.words(words)) == 1):
            phrases.setdefault(key, {}).update((term, None) for term in to if _key(_lemmas(term)) != key)

    for term in terms:
        names = (term.name, *term.abbreviations)
        named.update(_key(_lemmas(name)) for name in names)
        for name in names:
            lead(name, names)
        for words in term.lay_words:
            lead(words, (term.name, *term.abbreviations[:1]))
    own = set(phrases) | named
    for name, others in everyday_words().items():
        if not all(map(occurs, _lemmas(name))):
            continue
        for words in others:
            key = _key(_lemmas(words))
            if key not in own and (len(key) > 1 or not all(map(occurs, key))):
                lead(words, (name,))
    return Thesaurus({key: _once(found) for key, found in phrases.items() if found}, frozenset(named), english_words())


def _once(terms: Iterable[str]) -> tuple[str, ...]:
    """Terms without those that are another form of one before: statushouder, statushouders."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        found.setdefault(_key(_lemmas(term)), term)
    return tuple(found.values())
