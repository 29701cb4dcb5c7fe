"""A question to passages: what the words say and what the meaning says, in one score between 0 and 1.

First the whole index is weighed by words (see `lexical`) and by meaning (see `stores`); the best of both are then looked at
more closely: how much of the question each bears, its best sentence, and whether the question names its document. The
score is the weighted sum of these shares. The order is total: equal scores stand in order of document and place, so that
the same question on the same index always gives the same list.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant import dutch
from assistant.bearing import asked, terms_of
from assistant.datatypes import About, Filter, Hit, Meant, Passage
from assistant.embedding import Embedder, Vectors, unit
from assistant.entries import Near, shares
from assistant.index import Index, lexical_text, titles_text
from assistant.lexical import Scores
from assistant.reranking import DEPTH, Reranker, reranked

# Between what two regressions gave, and held against questions on other subjects (docs/keuzes.md); together 1.
WEIGHTS = {
    "body": 0.05,
    "titles": 0.09,
    "letters": 0.10,
    "meaning": 0.20,
    "sentence": 0.32,
    "bearing": 0.19,
    "document": 0.05,
}
# Added where the corpus has questions that its sections answer; the total can then be 1.35, and is cut off at 1.
WEIGHTS["entries"] = 0.35
# How far the terms that a question means draw its vector.
MEANT = 0.5
# How many passages words and meaning each put forward, and how many of those are looked at closely.
CANDIDATES = 200
CLOSELY = 40
# Two scores closer than this are equal: sums of floats differ in their last digits between machines.
DECIMALS = 6


def allowed_rows(index: Index, limit: Filter | None) -> NDArray[np.int64] | None:
    """The rows of the passages that a filter leaves, sorted; None where it leaves all."""
    if limit is None or (limit.documents is None and limit.years is None and limit.publishers is None):
        return None
    kept = [
        row
        for row, document in enumerate(index.texts.about)
        if (limit.documents is None or document.id in limit.documents)
        and (limit.years is None or document.year in limit.years)
        and (limit.publishers is None or document.publisher in limit.publishers)
    ]
    return np.flatnonzero(np.isin(index.document_rows, kept)).astype(np.int64)


def search(
    index: Index,
    embedder: Embedder,
    question: str,
    top: int = 10,
    limit: Filter | None = None,
    meant: Sequence[Meant] = (),
    near: Sequence[Near] | None = None,
    reranker: Reranker | None = None,
) -> tuple[Hit, ...]:
    """The `top` passages for a question, best first; passages that nothing speaks for are left out.

    `meant` are the terms of the documents that the question means by its own words (see `thesaurus`), `near` what
    `nearest_questions` gives, for who has that already. A `reranker` puts the first 20 in an order of its own (see
    `reranking`).
    """
    near = nearest_questions(index, embedder, question, meant) if near is None else near
    if reranker is not None:
        return reranked(reranker, question, search(index, embedder, question, max(top, DEPTH), limit, meant, near))[
            :top
        ]
    rows, parts, scores = _roughly(index, embedder, question, limit, meant, near)
    # Of those that are not looked at closely only the first `top` can end among the best.
    looked_at = [index.texts.passage(int(row)) for row in rows[:CLOSELY]]
    more = _closely(index, embedder, question, looked_at, meant) + [{}] * min(top, max(0, len(rows) - CLOSELY))
    scored = [(_total(float(scores[at]), extra), int(rows[at]), at) for at, extra in enumerate(more)]
    best = sorted((found for found in scored if found[0] > 0), key=lambda found: (-found[0], found[1]))[:top]
    return tuple(
        Hit(
            passage=looked_at[at] if at < CLOSELY else index.texts.passage(row),
            score=score,
            rank=rank,
            why={
                name: round(share, DECIMALS)
                for name, share in (*((name, float(part[at])) for name, part in parts.items()), *more[at].items())
            },
        )
        for rank, (score, row, at) in enumerate(best, start=1)
    )


def nearest_questions(index: Index, embedder: Embedder, question: str, meant: Sequence[Meant] = ()) -> Sequence[Near]:
    """The questions of the corpus that are nearest to the one asked; none where the corpus has no questions."""
    if index.entries is None:
        return ()
    return index.entries.nearest(question, question_vector(embedder, question, meant), meant)


def _total(score: float, extra: dict[str, float]) -> float:
    return round(min(1.0, score + sum(WEIGHTS[name] * share for name, share in extra.items())), DECIMALS)


def _roughly(
    index: Index,
    embedder: Embedder,
    question: str,
    limit: Filter | None,
    meant: Sequence[Meant],
    near: Sequence[Near],
) -> tuple[NDArray[np.int64], dict[str, Scores], NDArray[np.float64]]:
    """The candidates by words and meaning, best first: rows, the shares of each ranker, and the weighted sums so far."""
    allowed = allowed_rows(index, limit)
    vector = question_vector(embedder, question, meant)
    by_field = index.lexical.scores(question, [term for of in meant for term in of.terms])
    if index.entries is not None:
        by_field["entries"] = shares(near, index.manifest.passages)
    lexical = np.sum([WEIGHTS[name] * share for name, share in by_field.items()], axis=0)
    rows = np.arange(len(lexical), dtype=np.int64) if allowed is None else allowed
    by_words = _best(lexical, rows)
    by_meaning, _ = index.store.search(vector, CANDIDATES, allowed)
    candidates = np.union1d(by_words, by_meaning)
    meaning = np.clip(index.store.similarities(vector, candidates), 0, 1)
    scores = np.round(lexical[candidates].astype(np.float64) + WEIGHTS["meaning"] * meaning, DECIMALS)
    order = np.lexsort((candidates, -scores))
    rows = candidates[order]
    parts = {name: np.asarray(share[rows], dtype=np.float32) for name, share in by_field.items()}
    return rows, {**parts, "meaning": meaning[order]}, scores[order]


def _best(scores: NDArray[np.float64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows with the best scores, as many as go on, equal ones in order of row; sorts only what can be among them."""
    if len(rows) > CANDIDATES:
        least = -np.partition(-scores[rows], CANDIDATES - 1)[CANDIDATES - 1]
        rows = rows[scores[rows] >= least]
    return rows[np.lexsort((rows, -scores[rows]))[:CANDIDATES]]


def _closely(
    index: Index, embedder: Embedder, question: str, passages: list[Passage], meant: Sequence[Meant]
) -> list[dict[str, float]]:
    """For each passage: how much of the question it bears, how near its best sentence is, whether its document is named."""
    words = asked(question, index.lexical.body, meant)
    vector = question_vector(embedder, question, meant)
    named = named_documents(question, index.texts.about)
    terms = [
        terms_of(titles_text(index.texts.title(passage.document_id), passage)) | terms_of(lexical_text(passage))
        for passage in passages
    ]
    found: list[dict[str, float]] = []
    for passage, bearing in zip(passages, words.borne_by(terms), strict=True):
        nearest = float(np.clip(sentence_vectors(embedder, passage) @ vector, 0, 1).max(initial=0.0))
        found.append({"sentence": nearest, "bearing": bearing, "document": float(passage.document_id in named)})
    return found


def question_vector(embedder: Embedder, question: str, meant: Sequence[Meant] = ()) -> Vectors:
    """The vector of a question, drawn towards the terms that it means."""
    vector = embedder.question(question)
    terms = [term for of in meant for term in of.terms]
    if not terms:
        return vector
    return unit(np.asarray(vector + MEANT * embedder.question(", ".join(terms)), dtype=np.float32))


@lru_cache(maxsize=4096)
def sentence_vectors(embedder: Embedder, passage: Passage) -> Vectors:
    """The unit vectors of a passage's sentences, each with what introduces it, shape (sentences, dimensions).

    They are made when first needed: with the bundled model that takes a few milliseconds for all candidates together. A
    model that is too slow for that gives none, and its passages are judged as a whole.
    """
    if not embedder.quick:
        return np.zeros((0, embedder.dimensions), dtype=np.float32)
    return embedder.passages([f"{sentence.lead} {sentence.text}".strip() for sentence in passage.sentences])


def named_documents(question: str, documents: Sequence[About]) -> frozenset[str]:
    """The documents that a question names, as in "volgens de kadernota": by kind, or by the first word of the title."""
    terms = set(dutch.terms(question))
    return frozenset(
        document.id
        for document in documents
        if {dutch.lemma(word) for word in (document.kind, *document.title.split()[:1]) if word} & terms
    )
