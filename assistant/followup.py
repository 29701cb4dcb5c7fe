"""A question that leans on the one before: what it takes over, and what it puts in another's place.

"En voor Tynaarlo?" after a question about Assen is that question about Tynaarlo. What comes out is shown to the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LEANS = re.compile(
    r"^(en|and|maar|ook)\b|\b(daarvan|hiervan|daarvoor|daarover|dat|die|deze|dit|zij|ze|it|that|those|them)\b", re.I
)
# More words than this stand on their own.
MOST_WORDS = 13
YEARS = r"\b(?:19|20)\d\d\b"
THEMES = r"\b(?:werken|werk|inkomen|meedoen)\b"
# What may stand around a value that takes another's place.
AROUND = re.compile(
    r"\b(en|maar|ook|and|voor|in|bij|van|op|over|dan|de|het|gemeente|gebied|thema|hoe|zit|is|dat|met|wat|doet|doen|what|about"
    r"|for|of|the)\b",
    re.IGNORECASE,
)


def completed(question: str, turns: Sequence[str], places: Iterable[str], organisations: Iterable[str]) -> str:
    """The question with what it takes from the one before, where it leans on it; else as it is.

    `places` and `organisations` are names that can take each other's place, as years and themes can.
    """
    if not turns or not _leans(question):
        return question
    patterns = (YEARS, _names(places), _names(organisations), THEMES)
    earlier = turns[0]
    for turn in turns[1:]:
        # What came before may itself lean on what came before that: "En Assen?" after "En Tynaarlo?".
        earlier = (_swapped_any(turn, earlier, patterns) if _leans(turn) else None) or turn
    return _swapped_any(question, earlier, patterns) or f"{earlier} {question}"


def _leans(question: str) -> bool:
    return bool(LEANS.search(question)) and len(question.split()) <= MOST_WORDS


def _swapped_any(question: str, earlier: str, patterns: Sequence[str]) -> str | None:
    found = (_swapped(question, earlier, pattern) for pattern in patterns if pattern)
    return next((swapped for swapped in found if swapped is not None), None)


def _names(names: Iterable[str]) -> str:
    """A pattern of names, the longest first: "Algemeen Bestuur WPDA" before "WPDA"."""
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b" if ordered else ""


def _swapped(question: str, earlier: str, pattern: str) -> str | None:
    """The earlier question with the one value of this question in the place of its own one; None where more is asked."""
    mine = re.findall(pattern, question, re.IGNORECASE)
    theirs = set(re.findall(pattern, earlier, re.IGNORECASE))
    if len(mine) != 1 or len(theirs) != 1:
        return None
    rest = AROUND.sub(" ", re.sub(pattern, " ", question, flags=re.IGNORECASE))
    if re.search(r"\w", rest):
        return None
    (old,) = theirs
    return re.sub(rf"\b{re.escape(old)}\b", lambda _: mine[0], earlier)
