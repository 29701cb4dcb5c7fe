"""What an abbreviation stands for: words whose letters make it up."""

from __future__ import annotations

import re

ASKS_NAME = re.compile(r"\bafkorting|\bwaar staa(t|n)\b|\bstand for\b|\bvoluit\b", re.IGNORECASE)
ABBREVIATION = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{2,8}\b")
# Words that an abbreviation may leave out.
SMALL = frozenset("de het een van en in voor op aan of bij tot met the of and for".split())


def abbreviation_asked(question: str) -> str | None:
    """The abbreviation that a question wants written out; None where it asks no such thing."""
    match = ABBREVIATION.search(question) if ASKS_NAME.search(question) else None
    return match[0] if match else None


def spells(short: str, text: str) -> bool:
    """Does a text hold words whose letters make up an abbreviation? "werkplein Drentsche Aa" makes WPDA."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(_spelled(short.lower(), [word.lower() for word in words[at:]]) for at in range(len(words)))


def _spelled(letters: str, words: list[str], first: bool = True) -> bool:
    """Do these words, from the first on, give the letters in their order, each word at least its own first letter?"""
    if not letters:
        return True
    if not words or (first and words[0] == letters):
        return False
    word, rest = words[0], words[1:]
    if not first and word in SMALL and _spelled(letters, rest, first=False):
        return True
    if word[0] != letters[0]:
        return False
    # A compound may give more: Kredietbank gives K and B.
    return any(
        _holds(word, letters[:taken]) and _spelled(letters[taken:], rest, first=False)
        for taken in range(1, len(letters) + 1)
    )


def _holds(word: str, letters: str) -> bool:
    """Do the letters stand in a word in their order?"""
    left = iter(word)
    return all(letter in left for letter in letters)
