"""Is what was found about exactly what is asked: this year, this municipality, this kind of thing?

Search finds what resembles a question. A figure for another year or another municipality resembles it most of all, and
would be the worst answer. So what a question pins down must be borne out by the sentences that answer it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant import dutch
from assistant.answers import DraftClaim, Lacking, Query
from assistant.answers.abbreviation import abbreviation_asked, spells
from assistant.answers.aboutness import MEASURES, about_as_much, is_about, subject_of_question, told_by
from assistant.answers.acquaintance import is_known
from assistant.answers.lengths_of_time import SPAN, length_of_time, span
from assistant.answers.places import PLACES, of_the_same_body, place_of_body, places_named, same_place
from assistant.bearing import asked, terms_of

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# The noun that a question asks for: "welke wethouder", "wie is de directeur", "op welk telefoonnummer".
ASKED_FOR = re.compile(
    r"\b(?:welke?|hoeveel|wie (?:is|zijn|was|waren) (?:de|het)?|wat (?:is|was|zijn|waren) (?:de|het)"
    r"|hoe hoog (?:is|was) (?:de|het)|which|what(?: is| was| are)? the|how many)"
    r"\s+((?:[a-zà-ÿ]+(?:e|lijke|ische)\s+)?)([a-zà-ÿ-]{4,})",
    re.IGNORECASE,
)


# "Hoeveel meer", "wat is de daling": what is asked for is the outcome of a sum, which needs no word in a document.
COMPARED = frozenset(
    "meer minder extra hoger lager verschil daling stijging groei toename afname procentpunt totaal more less".split()
)
# A question for what was really achieved, not for what was planned.
ACHIEVED = re.compile(
    r"\b(daadwerkelijk|werkelijk|feitelijk|echt|gerealiseerd|behaald|gehaald|actually|achieved|reali[sz]ed)\b", re.I
)
# "moeten het ook echt gebruiken" asks for the plan all the same.
PLANNED = re.compile(r"\b(moet|moeten|doel\w*|plan\w*|wil|willen|should|must|target\w*)\b", re.I)
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
# As a sentence begins: "voor hoeveel mensen dat geldt" within one asks for something else.
COUNT_ASKED = re.compile(
    r"(?:^|[.?!:]\s)\W*(?:en\s|and\s|van\s|met\s|voor\s|tot\s|in\s(?:19|20)\d\d\s)?(?:hoeveel|hoe (?:vaak|hoog|groot|lang)"
    r"|how (?:many|much|often|high|long)|welke? (?:percentage|bedrag|aantal)|what (?:percentage|amount|number))\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\d|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|honderd|duizend|miljoen|helft|derde|kwart|tiende"
    r"|meerderheid|iedereen|niemand|geen|ieder|iedere|jaarlijks|maandelijks|wekelijks|dagelijks|eenmaal|tweemaal|keer"
    r"|zo lang|zolang|nooit|altijd|meeste|grootste deel)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(?:onze?|ons|hier|lokaal|lokale|our|local)\b", re.IGNORECASE)
OF_OURS = re.compile(rf"\bgemeenten\b|\bWPDA\b|{'|'.join(PLACES)}")
NATIONWIDE = re.compile(r"\b(?:landelijke?|heel nederland|nationaal|nationale)\b", re.IGNORECASE)
REACTION = re.compile(
    r"\b(reactie|reageer\w*|opmerking\w*|geschreven|schre\w*|inspraak|advies|vond|vroeg|zei|reaction|said)\b",
    re.I,
)


def lacking(query: Query, claims: tuple[DraftClaim, ...]) -> Lacking | None:
    """What the claims don't bear out of the question, None where they bear out all: year, place, result, kind of thing."""
    years = ", ".join(dict.fromkeys(YEAR.findall(query.searched)))
    office = OFFICE.search(query.text)
    checks: tuple[tuple[Callable[[], bool], Lacking], ...] = (
        (lambda: _knows_what_is_asked_for(query), Lacking("thing")),
        (lambda: has_reacted(query), Lacking("reaction")),
        (lambda: _same_year(query, claims), Lacking("year", years)),
        (lambda: _could_know(query, claims), Lacking("result", years)),
        (lambda: _same_length_of_time(query, claims), Lacking("time", length_of_time(query.text))),
        (lambda: same_place(query, claims), Lacking("place", ", ".join(sorted(places_named(query.text))))),
        (lambda: names_the_office(query, claims), Lacking("office", office[1].lower() if office else "")),
        (lambda: _gives_an_amount(query, claims), Lacking("amount")),
        (lambda: _gives_a_number(query, claims), Lacking("number")),
        (lambda: of_the_same_body(query), Lacking("place", place_of_body(query.text))),
        (lambda: _writes_it_out(query, claims), Lacking("abbreviation")),
        (lambda: _of_these_municipalities(query, claims), Lacking("ours")),
    )
    return next((reason for holds, reason in checks if not holds()), None)


def has_reacted(query: Query) -> bool:
    """A question for the reaction of a body of which none is recorded has no answer here."""
    if not REACTION.search(query.searched):
        return True
    place, reacted = place_of_body(query.searched), {of.respondent for of in query.registers.remarks if of.number}
    if place and reacted and not any(place in respondent for respondent in reacted):
        return False
    said = {dutch.word_terms(word)[0][0] for word in dutch.content_words(query.searched)}
    silent = {remark.respondent for remark in query.registers.remarks if remark.number is None}
    return not any(
        {dutch.word_terms(word)[0][0] for word in dutch.content_words(respondent)} <= said for respondent in silent
    )


def _could_know(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """What was really achieved in a year can't stand in a document that was made before that year was over."""
    years = sorted({int(year) for year in YEAR.findall(query.text)})
    if not years or not ACHIEVED.search(query.text) or PLANNED.search(query.text):
        return True
    made = {
        place.document_id: query.index.texts.document(place.document_id).year or 0
        for claim in claims
        for place in claim.places
    }
    return any(
        str(year) in claim.text and any(made[place.document_id] > year for place in claim.places)
        for year in years
        for claim in claims
    )


def names_the_office(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    match = OFFICE.search(query.text)
    return match is None or any(match[1].lower() in claim.text.lower() for claim in claims)


def _gives_an_amount(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    return not AMOUNT_ASKED.search(query.text) or any(AMOUNT.search(claim.text) for claim in claims)


def _gives_a_number(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A question for how many or how much is answered by a sentence with a number, as much about it as the others."""
    if not COUNT_ASKED.search(query.text):
        return True
    numbered = [claim for claim in claims if COUNT.search(claim.text)]
    # A Dutch sentence bears few words of a question in another language.
    return about_as_much(query, claims, numbered) if query.language == "nl" else bool(numbered)


def _of_these_municipalities(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A figure of the whole country is no answer to a question for our own."""
    if not OURS.search(query.text) or NATIONWIDE.search(query.text):
        return True
    return not NATIONWIDE.search(claims[0].text) or any(OF_OURS.search(claim.text) for claim in claims[:2])


def _knows_what_is_asked_for(query: Query) -> bool:
    """A question for a kind of thing that no document mentions, by any of its names, has no answer here."""
    match = ASKED_FOR.search(query.text)
    if match is None or match[2].lower() in COMPARED:
        return True
    words = asked(match[2], query.index.lexical.body, query.meant).words
    return all(word.lemma in MEASURES or is_known(query, word) for word in words)


def _same_year(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """One of the claims is about the question and of a year that it names, by its text, titles or document."""
    years = set(YEAR.findall(query.searched))
    return not years or any(
        years & set(YEAR.findall(told)) and is_about(query, told)
        for told in (told_by(query, claim) for claim in claims)
    )


def _same_length_of_time(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """What is so after one year says nothing of what is so after three, and an amount a month nothing of one a year."""
    asked_for = length_of_time(query.text)
    if not asked_for:
        return True
    wanted = span(asked_for)
    spans = [(claim, {span(match.group()) for match in SPAN.finditer(claim.text)}) for claim in claims]
    same = [claim for claim, found in spans if wanted in found and is_about(query, claim.text)]
    if not same or not spans[0][1] or wanted in spans[0][1]:
        return bool(same)
    # The best sentence tells it of another length: one further down must be as much about the question.
    subject = subject_of_question(query)
    return any(subject.borne(terms_of(claim.text)) >= subject.borne(terms_of(claims[0].text)) for claim in same)


def _writes_it_out(query: Query, claims: tuple[DraftClaim, ...]) -> bool:
    """A question for what an abbreviation stands for is answered by words that give its letters."""
    short = abbreviation_asked(query.text)
    return short is None or any(spells(short, claim.text) for claim in claims)
