"""Municipalities that a question names, and councils that have the name of one."""

from __future__ import annotations

import re

from assistant.answers import DraftClaim, Query
from assistant.answers.aboutness import is_about, told_by
from assistant.registers.indicators import MUNICIPALITIES

PLACES = tuple(name for name in MUNICIPALITIES if name[0].isupper())

# "gemeente Emmen", "in Groningen", "voor Zwolle": a name after a word that makes it a place.
NAMED_PLACE = re.compile(r"\b(?:gemeente|municipality of) ((?:[A-Z][\w-]+)(?: en [A-Z][\w-]+)?)")
# A body that has the name of its municipality: "de adviesraad van Assen", "the Assen client council".
OF_A_BODY = re.compile(
    rf"\w*(?:raad|participatie\w*)(?: sociaal domein)?(?: van| uit)? (?:{'|'.join(PLACES)})"
    rf"|council of (?:{'|'.join(PLACES)})|(?:{'|'.join(PLACES)}) (?:\w+ )?council",
    re.IGNORECASE,
)


def places_named(question: str) -> frozenset[str]:
    """The municipalities that a question names, our own and others."""
    ours = {place for place in PLACES if place.lower() in question.lower()}
    return frozenset(ours | set(NAMED_PLACE.findall(question)))


def same_place(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A question for one municipality is not answered by what is said of all."""
    places = places_named(OF_A_BODY.sub(" ", query.text))
    if len(places) != 1:
        return True
    (place,) = places
    return any(_of_one_place(claim.text, place) and is_about(query, told_by(query, claim)) for claim in claims)


def _of_one_place(text: str, place: str) -> bool:
    """Does a sentence say something of this place, and not just name it with all the others?"""
    if place.lower() not in text.lower():
        return False
    others = [name for name in PLACES if name != place]
    before = r"\d[\d.,]*\s+(?:personen |plekken )?(?:voor |in |uit )?(?:de gemeente )?"
    figure = rf"{before}{re.escape(place)}|{re.escape(place)}:?\s+\d"
    return not all(name in text for name in others) or bool(re.search(figure, text))


def place_of_body(text: str) -> str:
    """The municipality of which a question names a council: "de adviesraad van Tynaarlo"; "" where it names none."""
    body = OF_A_BODY.search(text)
    places = [place for place in PLACES if body and place.lower() in body.group().lower()]
    return places[0] if len(places) == 1 else ""


def of_the_same_body(query: Query) -> bool:
    """What one council said is no answer to a question for another: a document found names a council of that place."""
    place = place_of_body(query.text)
    if not place:
        return True
    body = re.compile(rf"(?:raad|participatie)\w*[^.]{{0,40}}\b{place}\b", re.IGNORECASE)
    documents = {hit.passage.document_id for hit in query.hits}
    return any(body.search(query.index.texts.document(name).text) for name in sorted(documents))
