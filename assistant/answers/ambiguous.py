"""A word or two that can be asked about in several ways: the questions that the corpus answers about it, to choose from."""

from __future__ import annotations

from assistant import dutch
from assistant.answers import Draft, Query
from assistant.bearing import terms_of
from assistant.entries import Near

# More words than this say what is asked.
MOST_WORDS = 2
LEAST_CHOICES, MOST_CHOICES = 2, 4


def answer(query: Query) -> Draft | None:
    """The draft of a choice; None where the question says what it asks, or the corpus has no two questions about it."""
    words = {dutch.word_terms(word)[0][0] for word in dutch.content_words(query.text)}
    if query.text.rstrip().endswith("?") or not words or len(dutch.words(query.text)) > MOST_WORDS:
        return None
    about = [near for near in query.near if words <= terms_of(near.entry.text)]
    choices = to_choose(about, query.language, MOST_CHOICES)
    return Draft((), choices=choices) if len(choices) >= LEAST_CHOICES else None


def to_choose(near: list[Near], language: str, most: int) -> tuple[str, ...]:
    """Whole questions in a language, the nearest first, each with an answer of its own."""
    found: dict[tuple[str, object], str] = {}
    for of in near:
        entry = of.entry
        if entry.text.endswith("?") and dutch.language(entry.text) == language:
            found.setdefault((entry.document_id, entry.places[:1] or entry.section), entry.text)
    return tuple(found.values())[:most]
