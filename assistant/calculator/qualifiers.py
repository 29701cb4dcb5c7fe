"""Words that make a figure less exact (ruim, bijna, ongeveer, minimaal), and what is left of them after a calculation."""

from __future__ import annotations

from collections.abc import Iterable

LOWER = ("ruim", "minimaal", "meer dan", "langer dan", "minstens", "ten minste", "vanaf")
UPPER = ("bijna", "maximaal", "minder dan", "hooguit", "hoogstens", "binnen")
AROUND = ("ongeveer", "zo'n", "gemiddeld", "circa", "rond")
# What a register's operator says where the document has no word of its own.
BY_OPERATOR = {"≥": "minimaal", ">": "meer dan", "≤": "maximaal", "<": "minder dan", "~": "ongeveer"}
# Subtracting or dividing by a figure turns its word round: 100 - ruim 40 = bijna 60.
TURNED = {
    "ruim": "bijna",
    "bijna": "ruim",
    "minimaal": "maximaal",
    "maximaal": "minimaal",
    "meer dan": "minder dan",
    "minder dan": "meer dan",
}


def qualifier_of(word: str, operator: str) -> str:
    """The word that stays with a figure; "" where it is exact. Words such as 'slechts' judge, they make nothing less exact."""
    if word in LOWER + UPPER + AROUND:
        return word
    return BY_OPERATOR.get(operator, "")


def turned(word: str) -> str:
    if word in TURNED:
        return TURNED[word]
    return "maximaal" if word in LOWER else "minimaal" if word in UPPER else word


def joined(rising: Iterable[str], falling: Iterable[str] = ()) -> str:
    """The word of an outcome that rises with some figures and falls with others.

    One word for all stays; words that point the same way become minimaal or maximaal; anything else is ongeveer.
    """
    words = [word for word in rising if word] + [turned(word) for word in falling if word]
    if not words:
        return ""
    if len(set(words)) == 1:
        return words[0]
    if all(word in LOWER for word in words):
        return "minimaal"
    return "maximaal" if all(word in UPPER for word in words) else "ongeveer"
