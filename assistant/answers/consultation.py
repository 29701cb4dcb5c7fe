"""What became of a remark: the reply as it was written, and whether it led to a change."""

from __future__ import annotations

import re

from assistant import dutch
from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.answers.exactness import has_reacted, names_the_office
from assistant.answers.listed import place_of
from assistant.answers.rows import Near, nearest
from assistant.catalogue import CONSEQUENCE as CONSEQUENCES
from assistant.catalogue import lists_of
from assistant.datatypes import Document, Sentence
from assistant.passages import section_at, sentences
from assistant.search import question_vector

FILE = "inspraak.csv"
COLUMNS = ("indiener", "onderwerp", "opmerking", "reactie", "wijziging")
ABOUT = re.compile(
    r"\binspra\w*|\badviesra\w*|\bfnv\b|\brcpa\b|\bcli[eë]nten(participatie|raad)\w*|\bopmerking|\breage|\breactie"
    r"|\bantwoord(de|den)?\b|\bgeantwoord\b|\badvies\b|\bcolleges?\b|\bcouncil|\bremark|\breply|\brespon[ds]e?\b",
    re.IGNORECASE,
)
# A question for what a remark led to, which says nothing of what the remark is about.
CONSEQUENCE = re.compile(
    r"\b(?:(?:heeft|hebben|is|zijn|did) (?:dat|dit|die|this|that|it)|(?:op )?(?:welke|wat)|which|geleid\w*|leidde\w*"
    r"|tot|led|lead|to|een|aanpas\w*|aangepast|wijzig\w*|gewijzigd|verander\w*|chang\w*|gevolg\w*|opgevolgd|overgenomen|toegevoegd|wel|wél"
    r"|kadernota|inspra\w*|reacties?|opmerking\w*|remarks?)\b",
    re.IGNORECASE,
)
ASKS_CONSEQUENCE = re.compile(
    r"\b(geleid|leidde\w*|aanpas\w*|aangepast|wijzig\w*|gewijzigd|verander\w*|chang\w*|overgenomen)\b", re.IGNORECASE
)
# A question about more than one remark.
SEVERAL = re.compile(r"\b(?:welke|which) (?:\w+ )?(?:adviezen|reacties|opmerkingen|remarks)\b", re.IGNORECASE)
MIN_BEARING = 0.5
MIN_SCORE = 0.5
MIN_SCORE_OF_OTHERS = 0.6
# As many words of a reply as fit with the consequence.
MOST_WORDS = 95


def answer(query: Query) -> Draft | None:
    """The draft about a remark; None where the question is not about one."""
    if not has_reacted(query):
        return None
    asked_for_consequence = bool(ASKS_CONSEQUENCE.search(query.text))
    about = " ".join(CONSEQUENCE.sub(" ", query.searched).split()) if asked_for_consequence else query.searched
    if asked_for_consequence and ABOUT.search(query.text) and not dutch.content_words(about):
        return _that_changed_something(query)
    found = nearest(query, FILE, COLUMNS, about)
    if not found or SEVERAL.search(query.text) or not _is_about(query, found[0]):
        return None
    claims = _literal(query, found[0]) or _told(query, found[0])
    if asked_for_consequence and len(claims) > 1:
        # The last sentence tells the consequence; who asks for that reads it first.
        claims = [claims[-1], *claims[:-1]]
    return Draft(tuple(claims)) if claims and names_the_office(query, tuple(claims)) else None


def _is_about(query: Query, near: Near) -> bool:
    """A question of policy that names no remark or reply must come nearer to one to be answered by it."""
    if ABOUT.search(query.searched):
        return near.bearing >= MIN_BEARING or near.score >= MIN_SCORE
    return query.kind == "beleid" and near.score >= MIN_SCORE_OF_OTHERS


def _that_changed_something(query: Query) -> Draft | None:
    """The remarks that led to a change, each with what was changed."""
    of = next((of for of in lists_of(query.registers) if of.file == FILE), None)
    rows = [row for row in (of.rows if of else ()) if row.cell("wijziging") and row.said[0] == CONSEQUENCES["ja"][0]]
    claims = []
    for row in rows:
        place = place_of(row)
        if place is not None:
            texts = (row.cell("indiener"), row.cell("onderwerp"), row.cell("wijziging"))
            claims.append(DraftClaim(f"{texts[0]}, {texts[1]}: {texts[2]}", texts, (place,)))
    return Draft(tuple(claims)) if claims else None


def _literal(query: Query, near: Near) -> list[DraftClaim]:
    """The reply and its consequence in the document's own sentences, from the section of the remark."""
    source, reply = near.row.source, near.row.reply
    if reply is None or not source.confirmed or not reply.confirmed or reply.start < source.end:
        return []
    document = query.index.texts.document(source.document_id)
    section = section_at(document, source.start)
    if section_at(document, reply.start) != section:
        return []
    after = [s for s in sentences(document) if s.start >= source.end and section_at(document, s.start) == section]
    replied = [sentence for sentence in after if sentence.start >= _paragraph_start(document, reply.start)]
    claims = [
        DraftClaim(sentence.text, (sentence.text,), (Place(source.document_id, sentence.start, sentence.end),))
        for sentence in _most_wanted(query, replied)
    ]
    consequence = near.row.said[1:] if query.language == "en" else ()
    if claims and consequence and (place := place_of(near.row)) is not None:
        # The last sentence tells the consequence; in another language the register does.
        claims[-1] = DraftClaim(consequence[0], consequence, (place,))
    return claims


def _most_wanted(query: Query, replied: list[Sentence]) -> list[Sentence]:
    """The sentences of a reply that fit, in order: the last one, with the consequence, and those nearest to the question.

    Who asks for no reply, but for what one happens to tell, reads the nearest sentence first.
    """
    room = MOST_WORDS - sum(len(sentence.text.split()) + 1 for sentence in replied[-1:])
    vector = question_vector(query.embedder, query.searched, query.meant)
    nearness = query.embedder.passages([sentence.text for sentence in replied[:-1]]) @ vector if replied[:-1] else ()
    kept = set(replied[-1:])
    nearest_first = sorted(range(len(replied) - 1), key=lambda at: (-round(float(nearness[at]), 6), at))
    for at in nearest_first:
        size = len(replied[at].text.split()) + 1
        if size <= room:
            kept.add(replied[at])
            room -= size
    told = [sentence for sentence in replied if sentence in kept]
    if nearest_first and not ABOUT.search(query.searched):
        told.sort(key=lambda sentence: sentence != replied[nearest_first[0]])
    return told


def _paragraph_start(document: Document, offset: int) -> int:
    return max(0, document.text.rfind("\n\n", 0, offset))


def _told(query: Query, near: Near) -> list[DraftClaim]:
    """The reply and its consequence in the words of the register, where the document has no section for the remark."""
    row = near.row
    remark = place_of(row)
    if remark is None:
        return []
    reply = remark
    if row.reply is not None and row.reply.confirmed:
        reply = Place(row.reply.document_id, row.reply.start, row.reply.end, row.told)
    said = row.said[1:] if query.language == "en" else row.said[:1]
    texts = [row.cell("reactie"), *said, row.cell("wijziging")]
    return [DraftClaim(text, (text,), (reply,)) for text in texts if text]
