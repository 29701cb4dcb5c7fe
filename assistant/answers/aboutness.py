"""Whether sentences are about a question: what it is about, and how much of that they bear or mean."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import DraftClaim, Query
from assistant.bearing import Asked, asked, terms_of
from assistant.passages import section_at
from assistant.search import question_vector

# What everything is counted in: a document need not use the word to give the number.
MEASURES = frozenset(
    "geld mens persoon aantal euro procent percentage bedrag tijd keer maal uur dag week maand jaar deel aandeel stuk ding"
    " soort procentueel daling stijging groei toename afname verschil money people person share time number".split()
)
# How much of a question's subject a sentence must bear to be about it.
MIN_ABOUT = 0.25
# And how much of what the sentence bears that is most about it.
AS_MUCH = 0.4
# Or how near it must be in meaning.
MIN_NEAR = 0.5


def subject_of_question(query: Query, said: str = "") -> Asked:
    """The words of a question, or of what is left of it, besides the years, numbers and measures that it names."""
    words = asked(said or query.searched, query.index.lexical.body, query.meant).words
    return Asked(tuple(word for word in words if word.lemma not in MEASURES and not word.lemma[0].isdigit()))


def is_about(query: Query, told: str) -> bool:
    """Does a text bear enough of the question besides the years, numbers and measures that it names?"""
    subject = subject_of_question(query)
    if not subject.words or subject.borne(terms_of(told)) >= MIN_ABOUT:
        return True
    return is_near(query, told)


def is_near(query: Query, told: str) -> bool:
    if not query.embedder.quick:
        return False
    near = query.embedder.passages([told]) @ question_vector(query.embedder, query.searched, query.meant)
    return float(near[0]) >= MIN_NEAR


def about_as_much(query: Query, claims: Sequence[DraftClaim], some: Sequence[DraftClaim]) -> bool:
    """Is one of some claims about the question for a good part as much as the claims at best?"""
    subject = subject_of_question(query)
    least = AS_MUCH * max((subject.borne(terms_of(claim.text)) for claim in claims), default=0.0)
    return any(subject.borne(terms_of(claim.text)) >= least or is_near(query, claim.text) for claim in some)


def told_by(query: Query, claim: DraftClaim) -> str:
    """What a claim says, with its sections and the title and year of its documents."""
    parts = [claim.text]
    for place in claim.places:
        document = query.index.texts.document(place.document_id)
        parts += [document.title, str(document.year or ""), *section_at(document, place.start)]
    return " ".join(parts)
