"""An answer in the documents' own words: the two to four sentences that carry most of the question.

Sentences of the best passages are weighed by how much of the question they bear themselves, how well their passage was
found, and whether they hold the kind of thing that is asked for (a number, an organisation). Nothing is written: a list
item is shown with the line that introduces it, a table row with the header of its columns.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.answers.acquaintance import is_strange
from assistant.answers.exactness import lacking
from assistant.bearing import asked, terms_of
from assistant.datatypes import Passage, Sentence
from assistant.entries import sentence_shares
from assistant.locks import MOST_WORDS
from assistant.search import question_vector, sentence_vectors

PASSAGES = 6
MOST_SENTENCES = 4
MOST_LIST_WORDS = 70
# A sentence goes along when it is at least this share of the best one.
KEEP = 0.6
# Where others answer the same question of the corpus with it, a sentence must come nearer to go along.
KEEP_BESIDE = 0.7
# How near that question must be.
MIN_COMPANION = 0.36
WEIGHTS = {"own": 0.05, "context": 0.15, "meaning": 0.45, "passage": 0.2, "number": 0.1, "reason": 0.08, "entry": 0.3}
# A question is answered where one of these says that the documents are about it: the share of its weight that a passage
# bears, the nearness of a sentence, or that of a question that the corpus answers. Found on the development questions
# (docs/keuzes.md).
MIN_COVERED = 0.38
MIN_SENTENCE = 0.5
MIN_NEAR = 0.42
# The meaning of a question with mostly strange words must say more, and the words that are left say nothing.
MIN_SENTENCE_OF_STRANGE = 0.55
MIN_NEAR_OF_STRANGE = 0.45
# A list item that is a whole sentence needs no introduction.
STANDS_ALONE = re.compile(r"^[“\"(]?[A-ZÀ-Þ].*[.!?][”\")]?$")
NUMBER = re.compile(r"\d")
WANTS_NUMBER = re.compile(
    r"\b(hoeveel|hoe vaak|hoe hoog|hoe groot|percentage|procent|bedrag|how (many|much|often|high))\b", re.I
)


# In the header of a table: "Baten (× € 1.000)", "Aantal personen".
COUNTED_IN = re.compile(r"€|%|\beuro|\bpersonen\b|×")
WANTS_REASON = re.compile(r"\b(waarom|waardoor|hoe komt|vanwege wat|reden|why|what causes)\b", re.I)
REASON = re.compile(
    r"\b(omdat|doordat|want|daarom|daardoor|veroorza\w+|vanwege|dankzij|reden\w*|als gevolg|komt \w+ .*door|komt door)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    sentence: Sentence
    passage: Passage
    rank: int
    score: float


def answer(query: Query) -> Draft | None:
    """A draft of the sentences that answer, or of what they lack; None where nothing in the documents comes near."""
    if not query.hits or not carries(query):
        return None
    claims = tuple(best(query))
    if not claims:
        return None
    missing = lacking(query, claims)
    return Draft((), lacking=missing) if missing else Draft(claims)


def best(query: Query) -> list[DraftClaim]:
    """The sentences found that carry most of the question, as many as make an answer."""
    return _chosen(_with_companions(query, candidates(query)))


def carries(query: Query) -> bool:
    """Are the passages found about the question at all?

    Nothing may be quoted for a question of which the weightiest words stand nowhere near each other, unless its meaning does.
    """
    sentence = max(hit.why.get("sentence", 0.0) for hit in query.hits)
    near = query.near[0].share if query.near else 0.0
    if is_strange(query):
        return sentence >= MIN_SENTENCE_OF_STRANGE or near >= MIN_NEAR_OF_STRANGE
    return covered(query) >= MIN_COVERED or sentence >= MIN_SENTENCE or near >= MIN_NEAR


def covered(query: Query) -> float:
    """The share of the question's weight that the best passages bear, at most; from 0 to 1."""
    return max(hit.why.get("bearing", 0.0) for hit in query.hits)


def candidates(query: Query) -> list[Candidate]:
    """The sentences of the best passages, best first."""
    words = asked(query.searched, query.index.lexical.body, query.meant)
    vector = question_vector(query.embedder, query.searched, query.meant)
    wants_number = bool(WANTS_NUMBER.search(query.text))
    wants_reason = bool(WANTS_REASON.search(query.text))
    near = sentence_shares(query.near)
    found = []
    for hit in query.hits[:PASSAGES]:
        nearness = sentence_vectors(query.embedder, hit.passage) @ vector
        for at, sentence in enumerate(hit.passage.sentences):
            if len(sentence.text.split()) < 3 and not sentence.cells:
                continue
            own = terms_of(sentence.text)
            score = (
                WEIGHTS["own"] * words.borne(own)
                + WEIGHTS["context"] * words.borne(own | terms_of(f"{' '.join(hit.passage.section)} {sentence.lead}"))
                + WEIGHTS["meaning"] * (max(0.0, float(nearness[at])) if len(nearness) else 0.0)
                + WEIGHTS["passage"] * hit.score / query.hits[0].score
                + WEIGHTS["entry"] * near.get((hit.passage.document_id, sentence.start), 0.0)
                + (WEIGHTS["reason"] if wants_reason and REASON.search(sentence.text) else 0.0)
                + (WEIGHTS["number"] if wants_number and NUMBER.search(sentence.text) else 0.0)
            )
            found.append(Candidate(sentence, hit.passage, hit.rank, round(score, 6)))
    return sorted(found, key=lambda c: (-c.score, c.rank, c.sentence.start))


def _with_companions(query: Query, candidates: list[Candidate]) -> list[Candidate]:
    """The best sentence first, then those that answer the same question of the corpus with it, then the others."""
    if not candidates:
        return []
    first, *others = candidates
    key = (first.passage.document_id, first.sentence.start)
    together: set[tuple[str, int]] = set()
    for near in query.near:
        places = [(near.entry.document_id, start) for start, _ in near.entry.places]
        if near.share >= MIN_COMPANION and key in places:
            together.update(places)
    companions = [of for of in others if (of.passage.document_id, of.sentence.start) in together]
    least = (KEEP_BESIDE if companions else KEEP) * first.score
    rest = [of for of in others if of not in companions and of.score >= least]
    return [first, *companions, *rest]


def _chosen(candidates: list[Candidate]) -> list[DraftClaim]:
    """The best sentence and those that come near it, at most four and within the length of an answer.

    The best goes first; others follow by passage and in the order of the document. Where several items of one list come
    near, the list goes along whole.
    """
    near = candidates
    leads = Counter(
        (of.passage.document_id, of.sentence.lead_start) for of in near[:MOST_SENTENCES] if _is_item(of.sentence)
    )
    whole = {lead for lead, count in leads.items() if count > 1}
    listed: set[tuple[str, int]] = set()
    chosen: list[tuple[Candidate, DraftClaim]] = []
    words = 0
    for candidate in near:
        if len(chosen) == MOST_SENTENCES:
            break
        sentence, passage = candidate.sentence, candidate.passage
        lead = (passage.document_id, sentence.lead_start)
        if _is_item(sentence) and lead in whole:
            if lead in listed:
                continue
            listed.add(lead)
            claim = _list_claim(sentence.lead, Place(lead[0], sentence.lead_start, sentence.lead_end), passage)
        else:
            claim = claim_of(sentence, passage)
        size = len(claim.text.split()) + len(claim.places)
        if words + size <= MOST_WORDS and not any(claim.text in other.text for _, other in chosen):
            chosen.append((candidate, claim))
            words += size
    first, rest = chosen[:1], sorted(chosen[1:], key=lambda pair: (pair[0].rank, pair[0].sentence.start))
    return [claim for _, claim in (*first, *rest)]


def _is_item(sentence: Sentence) -> bool:
    """Is this an item that can't do without what introduces it?"""
    return bool(sentence.lead) and not sentence.cells and not STANDS_ALONE.search(sentence.text)


def claim_of(sentence: Sentence, passage: Passage) -> DraftClaim:
    """A sentence as a claim, with what introduces it; one that introduces a list goes with the list."""
    document_id = passage.document_id
    own = Place(document_id, sentence.start, sentence.end)
    if sentence.text.endswith(":"):
        return _list_claim(sentence.text, own, passage)
    if not sentence.lead or (STANDS_ALONE.search(sentence.text) and not sentence.cells):
        return DraftClaim(sentence.text, (sentence.text,), (own,))
    lead = Place(document_id, sentence.lead_start, sentence.lead_end)
    if sentence.cells:
        return _table_claim(sentence, own, lead)
    pieces = (sentence.lead, sentence.text)
    return DraftClaim(" ".join(pieces), pieces, (lead, own))


def _list_claim(lead: str, own: Place, passage: Passage) -> DraftClaim:
    """What introduces a list, with the items of that list that its passage holds, as far as there is room."""
    items = [
        item
        for item in passage.sentences
        if (item.lead_start, item.lead_end) == (own.start, own.end) and not item.cells
    ]
    kept: list[Sentence] = []
    words = 0
    for item in items:
        words += len(item.text.split())
        if words > MOST_LIST_WORDS:
            break
        kept.append(item)
    places = tuple(Place(own.document_id, item.start, item.end) for item in kept)
    listed = "; ".join(item.text.rstrip(";,") for item in kept)
    pieces = (lead, *(item.text.rstrip(";,") for item in kept))
    return DraftClaim(f"{lead} {listed}".strip(), pieces, (own, *places))


def table_claim_at(query: Query, place: Place) -> DraftClaim | None:
    """The table row that stands at a place, with its columns; None where the passages found hold no such row."""
    for hit in query.hits:
        for sentence in hit.passage.sentences if hit.passage.document_id == place.document_id else ():
            if sentence.cells and sentence.start <= place.start < sentence.end:
                return _table_claim(
                    sentence,
                    Place(place.document_id, sentence.start, sentence.end),
                    Place(place.document_id, sentence.lead_start, sentence.lead_end),
                )
    return None


def _table_claim(sentence: Sentence, own: Place, lead: Place) -> DraftClaim:
    """A table row as "row: column: cell; column: cell"; where header and row don't match, as they stand.

    What the figures are counted in goes before it, where the header says so above the names of the rows.
    """
    header = sentence.lead.split(" · ")
    row, *cells = sentence.cells
    columns = header[-len(cells) :] if len(header) >= len(cells) else []
    if columns and cells:
        counted_in = [header[0]] if len(header) > len(cells) and COUNTED_IN.search(header[0]) else []
        pairs = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell]
        text = ": ".join((*counted_in, row, "; ".join(f"{column}: {cell}" for column, cell in pairs)))
        return DraftClaim(text, (*counted_in, row, *(piece for pair in pairs for piece in pair)), (lead, own))
    pieces = tuple(cell for cell in (*sentence.lead.split(" · "), *sentence.cells) if cell)
    return DraftClaim(" · ".join(pieces), pieces, (lead, own))
