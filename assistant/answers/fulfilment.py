"""Was a promise kept? Only a result or a later document can show that; the promise itself never does."""

from __future__ import annotations

import re

from assistant.answers import Draft, Lacking, Query, progress
from assistant.answers.listed import place_of
from assistant.answers.rows import nearest

FILE = "toezeggingen.csv"
COLUMNS = ("wie", "aan wie", "toezegging", "termijn")
ASKS = re.compile(
    r"\b(nagekomen|waargemaakt|nakomen|opgevolgd|terecht ?gekomen van|van terecht|gedaan met|is (?:dat|dit|het) gebeurd"
    r"|ingelost|kept (?:its|their|the|that)|fulfilled|come of)\b",
    re.IGNORECASE,
)
# Words that ask for the promise, and say nothing of what was promised.
OF_THE_QUESTION = re.compile(
    rf"{ASKS.pattern}|\b(?:toezegging\w*|belofte\w*|beloofd|toegezegd|voornemen\w*|promises?)\b", re.I
)
MIN_BEARING = 0.3


def answer(query: Query) -> Draft | None:
    """The draft of what shows that a promise was kept, or that nothing does; None where no promise is asked about."""
    if not ASKS.search(query.text):
        return None
    about = OF_THE_QUESTION.sub(" ", query.searched)
    found = [near for near in nearest(query, FILE, COLUMNS, about)[:5] if near.bearing >= MIN_BEARING]
    place = next((place for near in found if (place := place_of(near.row)) is not None), None)
    if place is None:
        return None
    # A result that somebody entered says how far a target is that was promised.
    shown = progress.answer(query) if query.standing.results else None
    return shown or Draft((), lacking=Lacking("evidence"), near=(place,))
