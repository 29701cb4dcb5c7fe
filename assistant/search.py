"""A question to passages: what the words say and what the meaning says, in one score between 0 and 1.

Each ranker gives a passage a share between 0 and 1 (see `lexical` and `embedding`); the score is their weighted sum. The
order is total: equal scores stand in order of document and place, so that the same question on the same index always
gives the same list.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.datatypes import Filter, Hit
from assistant.embedding import Embedder
from assistant.index import Index

# Found on the development questions; the four sum to 1.
WEIGHTS = {"body": 0.40, "titles": 0.12, "letters": 0.23, "meaning": 0.25}
# How many passages each half puts forward; the score itself is computed in full for all of them.
CANDIDATES = 200
# Two scores closer than this are equal: sums of floats differ in their last digits between machines.
DECIMALS = 6


def allowed_rows(index: Index, limit: Filter | None) -> NDArray[np.int64] | None:
    """The rows of the passages that a filter leaves, sorted; None where it leaves all."""
    if limit is None or (limit.documents is None and limit.years is None and limit.publishers is None):
        return None
    kept = [
        row
        for row, document in enumerate(index.texts.documents())
        if (limit.documents is None or document.id in limit.documents)
        and (limit.years is None or document.year in limit.years)
        and (limit.publishers is None or document.publisher in limit.publishers)
    ]
    return np.flatnonzero(np.isin(index.document_rows, kept)).astype(np.int64)


def search(
    index: Index, embedder: Embedder, question: str, top: int = 10, limit: Filter | None = None
) -> tuple[Hit, ...]:
    """The `top` passages for a question, best first; passages that nothing speaks for are left out."""
    allowed = allowed_rows(index, limit)
    shares = dict(index.lexical.scores(question))
    lexical = sum(WEIGHTS[name] * share for name, share in shares.items())
    assert isinstance(lexical, np.ndarray)
    rows = np.arange(len(lexical), dtype=np.int64) if allowed is None else allowed
    by_words = rows[np.lexsort((rows, -lexical[rows]))[:CANDIDATES]]
    vector = embedder.question(question)
    by_meaning, _ = index.store.search(vector, CANDIDATES, allowed)
    candidates = np.union1d(by_words, by_meaning)
    meaning = np.clip(index.store.similarities(vector, candidates), 0, 1)
    scores = np.round(lexical[candidates] + WEIGHTS["meaning"] * meaning, DECIMALS)
    order = [at for at in np.lexsort((candidates, -scores))[:top] if scores[at] > 0]
    return tuple(
        Hit(
            passage=index.texts.passage(int(candidates[at])),
            score=float(scores[at]),
            rank=rank,
            why={
                **{name: round(float(share[candidates[at]]), DECIMALS) for name, share in shares.items()},
                "meaning": round(float(meaning[at]), DECIMALS),
            },
        )
        for rank, at in enumerate(order, start=1)
    )
