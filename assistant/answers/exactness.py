"""Is what was found about exactly what is asked: this year, this municipality, this kind of thing?

Search finds what resembles a question. A figure for another year or another municipality resembles it most of all, and
would be the worst answer. So what a question pins down must be borne out by the sentences that answer it.
"""

from __future__ import annotations

import re

from assistant import dutch
from assistant.answers import DraftClaim, Query
from assistant.bearing import asked, nearly
from assistant.registers.indicators import MUNICIPALITIES

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PLACES = tuple(name for name in MUNICIPALITIES if name[0].isupper())
# "gemeente Emmen", "in Groningen", "voor Zwolle": a name after a word that makes it a place.
NAMED_PLACE = re.compile(r"\b(?:gemeente|municipality of) ((?:[A-Z][\w-]+)(?: en [A-Z][\w-]+)?)")
# The noun that a question asks for: "welke wethouder", "wie is de directeur", "op welk telefoonnummer".
ASKED_FOR = re.compile(
    r"\b(?:welke?|hoeveel|wie (?:is|zijn|was|waren) (?:de|het)?|wat (?:is|was|zijn|waren) (?:de|het)"
    r"|hoe hoog (?:is|was) (?:de|het)|which|what(?: is| was| are)? the|how many)"
    r"\s+((?:[a-zà-ÿ]+(?:e|lijke|ische)\s+)?)([a-zà-ÿ-]{4,})",
    re.IGNORECASE,
)


# What everything is counted in: a document need not use the word to give the number.
MEASURES = frozenset(
    "geld mens persoon euro procent percentage bedrag tijd keer maal uur dag week maand jaar deel aandeel stuk ding soort"
    " money people person share time number".split()
)
# A question for what was really achieved, not for what was planned.
ACHIEVED = re.compile(
    r"\b(daadwerkelijk|werkelijk|feitelijk|echt|gerealiseerd|behaald|gehaald|actually|achieved|reali[sz]ed)\b", re.I
)
# Somebody in an office; who that is, only a sentence that names the office can tell.
OFFICE = re.compile(
    r"\b(?:welke?|wie (?:is|zijn|was|waren) (?:de|het|onze|mijn)?|which|who (?:is|was) the)\s*"
    r"(wethouder|burgemeester|directeur|directrice|voorzitter|secretaris|griffier|raadslid|manager|teamleider|consulent"
    r"|contactpersoon|accounthouder|alderman|mayor|director|chair\w*)\b",
    re.IGNORECASE,
)
# A question for an amount of money, not for who pays or of what.
AMOUNT_ASKED = re.compile(
    r"\b(?:hoeveel|wat|how much)\b.*"
    r"\b(?:betaald(?! (?:werk|baan|arbeid))|betalen|betaalt|kosten|kost|gekost|verdien\w*|loon|salaris|tarief"
    r"|uurloon|paid|earn|cost)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"€|\beuro|: \d{1,3}(?:\.\d{3})+|\b(?:mln|miljoen)\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:onze?|ons|hier|lokaal|lokale|our|local)\b", re.IGNORECASE)
OF_OURS = re.compile(rf"\bgemeenten\b|\bWPDA\b|{'|'.join(PLACES)}")
NATIONWIDE = re.compile(r"\b(?:landelijke?|heel nederland|nationaal|nationale)\b", re.IGNORECASE)
REACTION = re.compile(
    r"\b(reactie|reageer\w*|opmerking\w*|geschreven|schre\w*|inspraak|advies|vond|vroeg|zei|reaction|said)\b",
    re.I,
)


def exact(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """Do the claims bear out the year, the place, the result and the kind of thing that the question names?"""
    return (
        _knows_what_is_asked_for(query)
        and has_reacted(query)
        and _same_year(query, claims)
        and _could_know(query, claims)
        and _same_place(query, claims)
        and _names_the_office(query, claims)
        and _gives_an_amount(query, claims)
        and _of_these_municipalities(query, claims)
    )


def has_reacted(query: Query) -> bool:
    """A question for the reaction of a body of which none is recorded has no answer here."""
    said = {dutch.word_terms(word)[0][0] for word in dutch.content_words(query.searched)}
    silent = {remark.respondent for remark in query.registers.remarks if remark.number is None}
    return not any(
        {dutch.word_terms(word)[0][0] for word in dutch.content_words(respondent)} <= said for respondent in silent
    ) or not REACTION.search(query.searched)


def _could_know(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """What was really achieved in a year can't stand in a document that was made before that year was over."""
    years = [int(year) for year in YEAR.findall(query.text)]
    if not years or not ACHIEVED.search(query.text):
        return True
    documents = {query.index.texts.document(place.document_id) for claim in claims for place in claim.places}
    later = {document.id for document in documents if document.year is not None and document.year > max(years)}
    told = (claim for claim in claims if any(place.document_id in later for place in claim.places))
    return any(str(max(years)) in claim.text for claim in told)


def _names_the_office(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    match = OFFICE.search(query.text)
    return match is None or any(match[1].lower() in claim.text.lower() for claim in claims)


def _gives_an_amount(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    return not AMOUNT_ASKED.search(query.text) or any(AMOUNT.search(claim.text) for claim in claims)


def _of_these_municipalities(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A figure of the whole country is no answer to a question for our own."""
    if not OURS.search(query.text) or NATIONWIDE.search(query.text):
        return True
    return not NATIONWIDE.search(claims[0].text) or any(OF_OURS.search(claim.text) for claim in claims[:2])


def _knows_what_is_asked_for(query: Query) -> bool:
    """A question for a kind of thing that no document mentions, by any of its names, has no answer here."""
    match = ASKED_FOR.search(query.text)
    if match is None:
        return True
    field, titles = query.index.lexical.body, query.index.lexical.titles
    for word in asked(match[2], field, query.meant).words:
        if word.lemma in MEASURES:
            continue
        known = field.knows(word.lemma) or titles.knows(word.lemma) or any(map(field.knows, word.parts))
        meant = any(all(map(field.knows, term)) for term in word.meant if term)
        if not (known or meant or nearly(word.lemma, field.vocabulary)):
            return False
    return True


def _same_year(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    years = set(YEAR.findall(query.searched))
    return not years or bool(years & set(YEAR.findall(_borne_by(query, claims))))


def _same_place(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A question for one municipality is not answered by what is said of all."""
    places = {place for place in PLACES if place.lower() in query.text.lower()}
    places |= {match for match in NAMED_PLACE.findall(query.text) if match not in PLACES}
    if len(places) != 1:
        return True
    (place,) = places
    return any(_of_one_place(claim.text, place) for claim in claims)


def _of_one_place(text: str, place: str) -> bool:
    """Does a sentence say something of this place, and not just name it with all the others?"""
    if place.lower() not in text.lower():
        return False
    others = [name for name in PLACES if name != place]
    before = r"\d[\d.,]*\s+(?:personen |plekken )?(?:voor |in |uit )?(?:de gemeente )?"
    figure = rf"{before}{re.escape(place)}|{re.escape(place)}:?\s+\d"
    return not all(name in text for name in others) or bool(re.search(figure, text))


def _borne_by(query: Query, claims: tuple[DraftClaim, ...]) -> str:
    """What the claims say, with their sections and the years of their documents."""
    from assistant.passages import section_at

    parts = [claim.text for claim in claims]
    for place in {place for claim in claims for place in claim.places}:
        document = query.index.texts.document(place.document_id)
        parts += [document.title, str(document.year or ""), *section_at(document, place.start)]
    return " ".join(parts)
