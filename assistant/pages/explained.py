"""Terms in the sentences of an answer, marked so that a reader can have each explained on the spot.

Only a term's own names are marked, never the everyday words for it, and of each term only the first occurrence in an
answer. The explanation is that of the register, as text in an attribute; the script shows it (assets/kaderwijzer.js).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from assistant import dutch
from assistant.answers.abbreviation import spells
from assistant.pages.plain import element
from assistant.registers.terms import Term

# Names with two capitals or more are abbreviations: WW is a term, "ww" in an address is not.
ABBREVIATION = re.compile(r"[A-Z].*[A-Z]")
# What may stand between two words of one name.
BETWEEN = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a term as it is looked for: its words, what the term means, and what is said of it."""

    words: tuple[str, ...]
    explanation: str
    said: str


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    written: str


def explanation_of(term: Term) -> str:
    """What a term means; what an abbreviation stands for where the documents don't say; else ""."""
    return term.meaning or next((full for full in term.abbreviations if _stands_for(term.name, full)), "")


def _stands_for(short: str, full: str) -> bool:
    """Is one name the other in full? An abbreviation may skip words, as IOAZ does."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    initials = iter([word[0].lower() for word in dutch.words(full)])
    return all(letter in initials for letter in letters) or bool(ABBREVIATION.search(short) and spells(short, full))


def marked(sentences: Sequence[str], terms: tuple[Term, ...]) -> list[str]:
    """The sentences of an answer as HTML, with the terms that occur in them marked."""
    known = names_of(terms)
    said = " ".join(sentences)
    # What the answer itself explains needs no second explanation.
    done = {name.explanation for found in known.values() for name in found if name.explanation in said}
    return [_marked(sentence, known, done) for sentence in sentences]


@lru_cache(maxsize=4)
def names_of(terms: tuple[Term, ...]) -> dict[str, tuple[Name, ...]]:
    """The names by the key of their first word, longest first."""
    found: dict[str, list[Name]] = {}
    for term in terms:
        explanation = explanation_of(term)
        for name in (term.name, *term.abbreviations) if explanation else ():
            words = tuple(dutch.words(name))
            if words and name != explanation:
                # Under another name the reader is told which term it is.
                said = explanation if name == term.name else f"{term.name}: {explanation}"
                found.setdefault(_key(words[0]), []).append(Name(words, explanation, said))
    return {key: tuple(sorted(names, key=lambda name: -len(name.words))) for key, names in found.items()}


def _marked(sentence: str, known: dict[str, tuple[Name, ...]], done: set[str]) -> str:
    words = [Word(*match.span(), match[0]) for match in dutch.WORD.finditer(sentence)]
    parts: list[str] = []
    written, at = 0, 0
    while at < len(words):
        name = next(
            (name for name in known.get(_key(words[at].written), ()) if _stands(name, sentence, words[at:])), None
        )
        if name is None:
            at += 1
            continue
        start, end = words[at].start, words[at + len(name.words) - 1].end
        at += len(name.words)
        if name.explanation in done:
            continue
        done.add(name.explanation)
        parts += [escape(sentence[written:start], quote=False), _term_html(sentence[start:end], name.said)]
        written = end
    return "".join([*parts, escape(sentence[written:], quote=False)])


def _term_html(text: str, said: str) -> str:
    # Not a button element: that would not break over lines, and its text can't be selected everywhere.
    return element("span", text, "kw-term", role="button", tabindex="0", aria_description=said)


def _stands(name: Name, sentence: str, words: Sequence[Word]) -> bool:
    """Does a sentence have this name from the first of these words on?"""
    if len(words) < len(name.words):
        return False
    found = words[: len(name.words)]
    together = all(BETWEEN.fullmatch(sentence[one.end : other.start]) for one, other in pairwise(found))
    return together and all(_same(one.written, of) for one, of in zip(found, name.words, strict=True))


def _same(written: str, of: str) -> bool:
    if ABBREVIATION.search(of) or ABBREVIATION.search(written):
        return written == of
    return _key(written) == _key(of)


def _key(word: str) -> str:
    return dutch.word_terms(word)[0][0]
