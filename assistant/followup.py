"""A question that leans on the one before: what it takes over, and what it puts in another's place.

"En voor Tynaarlo?" after a question about Assen is that question about Tynaarlo. What comes out is shown to the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant import dutch

LEANS = re.compile(
    r"^(en|and|maar|ook)\b|\b(daarvan|hiervan|daarvoor|hiervoor|daarover|hierover|daarin|hierin|daarmee|hiermee|daarbij|hierbij"
    r"|daardoor|hierdoor|daaraan|erin|ervan|ervoor|eraan|erover|dat|die|deze|dit|zij|ze|hen|hun|it|that|those|them|they)\b",
    re.IGNORECASE,
)
# What a question says that is about nothing without another: "Wat is het doel voor 2020?", "Wat antwoordde het college?".
BARE = frozenset(
    "doel doelstelling resultaat antwoord antwoorden reactie reageren budget bedrag totaal verschil termijn taakstelling"
    " college gemeente raad target result answer amount total".split()
)
# How a question begins: what it asks, not what it is about.
ASKING = re.compile(
    r"^\W*(?:en|maar|ook|and|wie|wat|welke?|hoeveel|hoe|hoog|groot|vaak|lang|veel|waarom|waardoor|wanneer|waar|is|zijn|was|waren"
    r"|heeft|hebben|wordt|worden|werd|werden|kan|kunnen|mag|mogen|moet|moeten|doet|doen|what|who|which|how|many|much|why|when"
    r"|where|are|were|does|did|do|has|have|the|de|het|een)\b",
    re.IGNORECASE,
)
# A question with the subject that it takes over behind it.
WITH_SUBJECT = re.compile(r"(?P<question>.*\S)\s+\((?P<subject>[^()]*)\)$", re.DOTALL)
MOST_SUBJECT_WORDS = 24
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
    patterns = (YEARS, _names(places), _names(organisations), THEMES)
    understood = ""
    for asked in (*turns, question):
        # What came before may itself lean on what came before that: "En Assen?" after "En Tynaarlo?".
        if understood and _leans(asked, patterns):
            understood = _swapped_any(asked, understood, patterns) or _with_subject(asked, understood, patterns)
        else:
            understood = asked
    return understood


def _with_subject(question: str, earlier: str, patterns: Sequence[str]) -> str:
    """A question with what the earlier one is about behind it, but for the years and names that it gives itself."""
    subject = _subject(earlier)
    for pattern in filter(None, patterns):
        if re.search(pattern, question, re.IGNORECASE):
            subject = re.sub(rf"(?:\b(?:in|voor|van)\s+)?(?:{pattern})", " ", subject, flags=re.IGNORECASE)
    kept = re.sub(r"\s+,", ",", " ".join(subject.split())).strip(" ,")
    return f"{question} ({kept})" if kept else question


def _subject(question: str) -> str:
    """What a question is about, without what it asks of it, and with what it took over itself."""
    taken_over = WITH_SUBJECT.match(question)
    own = taken_over["question"] if taken_over else question
    while asking := ASKING.match(own):
        own = own[asking.end() :]
    own = " ".join(re.sub(r"\ber\b", " ", LEANS.sub(" ", own)).strip(" ?!.,").split())
    parts = [own, taken_over["subject"]] if taken_over else [own]
    return " ".join(", ".join(filter(None, parts)).split()[:MOST_SUBJECT_WORDS])


def _leans(question: str, patterns: Sequence[str]) -> bool:
    if len(question.split()) > MOST_WORDS:
        return False
    if LEANS.search(question):
        return True
    rest = question
    for pattern in filter(None, patterns):
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    words = dutch.content_terms(rest)
    return bool(words) and set(words) <= BARE


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
