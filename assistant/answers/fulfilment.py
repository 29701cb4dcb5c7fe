"""Was a promise kept? Only a result or a later document can show that; the promise itself never does."""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, Lacking, Place, Query, progress
from assistant.answers.listed import place_of
from assistant.answers.rows import nearest
from assistant.catalogue import ListRow
from assistant.fulfilment.evidence import why_not
from assistant.locks import MOST_WORDS
from assistant.registers.sources import find

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
# Of each quote in an answer: its number, and a frame in another language.
WORDS_AROUND = 6


def answer(query: Query) -> Draft | None:
    """The draft of what shows that a promise was kept, or that nothing does; None where no promise is asked about."""
    if not ASKS.search(query.text):
        return None
    about = OF_THE_QUESTION.sub(" ", query.searched)
    found = [near for near in nearest(query, FILE, COLUMNS, about)[:5] if near.bearing >= MIN_BEARING]
    place = next((place for near in found if (place := place_of(near.row)) is not None), None)
    if place is None:
        return None
    # Of a commitment that only comes near, evidence would answer another question.
    for near in (near for near in found if near.bearing == found[0].bearing):
        if recorded := with_evidence(query, near.row):
            return recorded
    # A result that somebody entered says how far a target is that was promised.
    shown = progress.answer(query) if query.standing.results else None
    return shown or Draft((), lacking=Lacking("evidence"), near=(place,))


def with_evidence(query: Query, row: ListRow) -> Draft | None:
    """The evidence that counts for a commitment, and then the commitment, each as it stands in its document."""
    texts, promised = query.index.texts, place_of(row)
    commitment = next((one for one in query.registers.commitments if one.id == row.id), None)
    if commitment is None or promised is None:
        return None
    own = [given for given in query.fulfilled.evidence if given.commitment_id == row.id and given.undone is None]
    named = {commitment.source.document_id, *(given.proof.document_id for given in own)}
    documents = {name: texts.document(name) for name in named if name in texts.document_ids}
    places: list[Place] = []
    for given in own:
        if not why_not(commitment, given, documents):
            at = find(documents[given.proof.document_id], given.proof.quote)
            places += [Place(given.proof.document_id, *at)] if at else []
    if not places:
        return None
    # As a reader sees them, without the line ends of the document.
    quotes = {
        place: " ".join(documents[place.document_id].text[place.start : place.end].split())
        for place in (*places, promised)
    }
    claims: list[DraftClaim] = []
    words = 0
    for place, quote in quotes.items():
        words += len(quote.split()) + WORDS_AROUND
        if not claims or words <= MOST_WORDS:
            claims.append(DraftClaim(quote, (quote,), (place,)))
    return Draft(tuple(claims))
