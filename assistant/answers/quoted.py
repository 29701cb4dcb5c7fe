"""An answer in the documents' own words: the two to four sentences that carry most of the question.

Sentences of the best passages are weighed by how much of the question they bear themselves, how well their passage was
found, and whether they hold the kind of thing that is asked for (a number, an organisation). Nothing is written: a list
item is shown with the line that introduces it, a table row with the header of its columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.bearing import asked, terms_of
from assistant.datatypes import Hit, Passage, Sentence
from assistant.locks import MOST_WORDS

PASSAGES = 6
MOST_SENTENCES = 4
# A sentence goes along when it is at least this share of the best one.
KEEP = 0.6
WEIGHTS = {"own": 0.5, "context": 0.5, "meaning": 0.6, "passage": 0.8, "number": 0.35}
# Below these a question is not answered; found on the development questions (see docs/keuzes.md).
MIN_SCORE = 0.20
MIN_COVERED = 0.34
NUMBER = re.compile(r"\d")
WANTS_NUMBER = re.compile(
    r"\b(hoeveel|hoe vaak|hoe hoog|hoe groot|percentage|procent|bedrag|how (many|much|often|high))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    sentence: Sentence
    passage: Passage
    rank: int
    score: float


def answer(query: Query) -> Draft | None:
    """A draft of the sentences that answer; None where nothing in the documents carries an answer."""
    if not query.hits or not carries(query):
        return None
    candidates = _candidates(query)
    if not candidates:
        return None
    chosen = _chosen(candidates)
    return Draft(tuple(_claim(candidate) for candidate in chosen))


def carries(query: Query) -> bool:
    """Do the passages found carry enough of the question to answer it?

    Nothing may be quoted for a question of which the weightiest words stand nowhere near each other.
    """
    return query.hits[0].score >= MIN_SCORE and covered(query) >= MIN_COVERED


def covered(query: Query) -> float:
    """The share of the question's weight that the best passages bear, at most; from 0 to 1."""
    words = asked(query.searched, query.index.lexical.body)
    return max(words.borne(_passage_terms(query, hit.passage)) for hit in query.hits[:PASSAGES])


def _passage_terms(query: Query, passage: Passage) -> frozenset[str]:
    title = query.index.texts.document(passage.document_id).title
    leads = " ".join(dict.fromkeys(sentence.lead for sentence in passage.sentences))
    return terms_of(f"{title} {' '.join(passage.section)} {leads} {passage.text}")


def _candidates(query: Query) -> list[Candidate]:
    words = asked(query.searched, query.index.lexical.body)
    found: list[tuple[Sentence, Hit]] = [
        (sentence, hit)
        for hit in query.hits[:PASSAGES]
        for sentence in hit.passage.sentences
        if len(sentence.text.split()) > 2 or sentence.cells
    ]
    if not found:
        return []
    meaning = np.clip(
        query.embedder.passages([f"{s.lead} {s.text}" for s, _ in found]) @ query.embedder.question(query.searched),
        0,
        1,
    )
    wants_number = bool(WANTS_NUMBER.search(query.text))
    best_passage = query.hits[0].score
    candidates = []
    for (sentence, hit), similarity in zip(found, meaning, strict=True):
        context = terms_of(f"{' '.join(hit.passage.section[-2:])} {sentence.lead}")
        score = (
            WEIGHTS["own"] * words.borne(terms_of(sentence.text))
            + WEIGHTS["context"] * words.borne(terms_of(sentence.text) | context)
            + WEIGHTS["meaning"] * float(similarity)
            + WEIGHTS["passage"] * hit.score / best_passage
            + (WEIGHTS["number"] if wants_number and NUMBER.search(sentence.text) else 0.0)
        )
        candidates.append(Candidate(sentence, hit.passage, hit.rank, round(score, 6)))
    return sorted(candidates, key=lambda c: (-c.score, c.rank, c.sentence.start))


def _chosen(candidates: list[Candidate]) -> list[Candidate]:
    """The best sentence and those that come near it, at most four and within the length of an answer."""
    best = candidates[0].score
    chosen: list[Candidate] = []
    words = 0
    for candidate in candidates:
        size = len(f"{candidate.sentence.lead} {candidate.sentence.text}".split()) + 2
        if chosen and (
            words + size > MOST_WORDS - 10 or candidate.score < KEEP * best or len(chosen) == MOST_SENTENCES
        ):
            continue
        if not any(candidate.sentence.text == other.sentence.text for other in chosen):
            chosen.append(candidate)
            words += size
    # The best sentence goes first; others of its passage follow in the order of the document.
    first, *rest = chosen
    return [first, *sorted(rest, key=lambda c: (c.rank, c.sentence.start))]


def _claim(candidate: Candidate) -> DraftClaim:
    """A sentence as a claim, with what introduces it."""
    sentence = candidate.sentence
    document_id = candidate.passage.document_id
    own = Place(document_id, sentence.start, sentence.end)
    if not sentence.lead:
        return DraftClaim(sentence.text, (sentence.text,), (own,))
    lead = Place(document_id, sentence.lead_start, sentence.lead_end)
    if sentence.cells:
        return _table_claim(sentence, own, lead)
    pieces = (sentence.lead, sentence.text)
    return DraftClaim(" ".join(pieces), pieces, (lead, own))


def _table_claim(sentence: Sentence, own: Place, lead: Place) -> DraftClaim:
    """A table row as "row: column: cell; column: cell"; where header and row don't match, as they stand."""
    columns = sentence.lead.split(" · ")
    row, *cells = sentence.cells
    columns = columns[-len(cells) :] if len(columns) >= len(cells) else []
    if columns and cells:
        pairs = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell]
        text = f"{row}: " + "; ".join(f"{column}: {cell}" for column, cell in pairs)
        return DraftClaim(text, (row, *(piece for pair in pairs for piece in pair)), (lead, own))
    pieces = tuple(cell for cell in (*sentence.lead.split(" · "), *sentence.cells) if cell)
    return DraftClaim(" · ".join(pieces), pieces, (lead, own))
