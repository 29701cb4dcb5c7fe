"""What became of a remark: the reply as it was written, and whether it led to a change."""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.answers.exactness import has_reacted
from assistant.answers.listed import place_of
from assistant.answers.rows import Near, nearest
from assistant.datatypes import Document, Sentence
from assistant.passages import section_at, sentences

FILE = "inspraak.csv"
COLUMNS = ("indiener", "onderwerp", "opmerking", "reactie", "wijziging")
ABOUT = re.compile(
    r"\binspra\w*|\badviesra\w*|\bfnv\b|\brcpa\b|\bcli[eë]nten(participatie|raad)\w*|\bopmerking|\breage|\breactie"
    r"|\bantwoord(de|den)?\b|\bgeantwoord\b|\badvies\b|\bcolleges?\b|\bcouncil|\bremark|\breply|\brespon[ds]e?\b",
    re.IGNORECASE,
)
MIN_BEARING = 0.5
# As many words of a reply as fit with the consequence.
MOST_WORDS = 95


def answer(query: Query) -> Draft | None:
    """The draft about a remark; None where the question is not about one."""
    if not ABOUT.search(query.searched) or not has_reacted(query):
        return None
    found = nearest(query, FILE, COLUMNS)
    if not found or found[0].bearing < MIN_BEARING:
        return None
    claims = _literal(query, found[0]) or _told(query, found[0])
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
    kept: list[Sentence] = []
    words = 0
    for sentence in replied:
        words += len(sentence.text.split()) + 1
        # The last sentence, with the consequence, goes along even when the reply itself is cut short.
        if words <= MOST_WORDS or sentence is replied[-1]:
            kept.append(sentence)
    return [
        DraftClaim(sentence.text, (sentence.text,), (Place(source.document_id, sentence.start, sentence.end),))
        for sentence in kept
    ]


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
