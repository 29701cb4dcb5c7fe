"""An optional second look: a cross-encoder reads question and passage together and puts the best passages in its order.

Off unless KADERWIJZER_RERANKER names a model. It only says which of the passages found goes first, not how sure the search
is: the scores that the passages had are dealt out again in the new order, so that what decides between an answer and
"niet gevonden" stays as it was measured. What the cross-encoder itself thought stands in `why["reranker"]`, as a share
from 0 to 1 (the logistic function of its score).
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.datatypes import Hit
from assistant.errors import ModelUnavailable
from assistant.models import loaded

SETTING = "KADERWIJZER_RERANKER"
# How many passages are read again.
DEPTH = 20
BATCH = 20
DECIMALS = 6


class Reranker(Protocol):
    """Anything that judges how well passages answer a question."""

    @property
    def fingerprint(self) -> str: ...

    def shares(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers the question, from 0 to 1, shape (len(texts),)."""
        ...


class CrossEncoderReranker:
    """A model that sentence-transformers loads as a cross-encoder with one score for a pair."""

    def __init__(self, name: str, local_only: bool = False) -> None:
        from sentence_transformers import CrossEncoder

        self._model = CrossEncoder(name, device="cpu", local_files_only=local_only)
        kinds = getattr(self._model.config, "architectures", None) or [""]
        # Without its last layer a model gets one of random numbers, and an order by chance.
        if len(self._model) == 1 and not kinds[0].endswith("ForSequenceClassification"):
            raise ModelUnavailable("het is geen cross-encoder")
        if self._model.num_labels != 1:
            raise ModelUnavailable("het geeft meer dan één score")
        self._lock = threading.Lock()  # a fast tokenizer can't be borrowed by two threads at once
        self.fingerprint = f"reranker-{hashlib.sha256(name.encode()).hexdigest()[:16]}"

    def shares(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        if not texts:
            return np.zeros(0, dtype=np.float64)
        pairs: list[Any] = [(question, text) for text in texts]
        with self._lock:
            scores = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=_as_it_is)
        return np.asarray(1 / (1 + np.exp(-np.asarray(scores, dtype=np.float64))))


def _as_it_is(scores: Any) -> Any:
    return scores


def load_reranker(name: str) -> Reranker | None:
    """The reranker of a model folder or name; None where none is set. Raises ModelUnavailable with what to do."""
    return loaded(name, SETTING, CrossEncoderReranker) if name else None


def reranker_or_none(name: str) -> tuple[Reranker | None, str]:
    """The reranker that was asked for, or else none and what was wrong, in Dutch."""
    try:
        return load_reranker(name), ""
    except ModelUnavailable as problem:
        return None, f"{problem} Tot dan houden de fragmenten de volgorde van het zoeken."


def reranked(reranker: Reranker, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits, the first 20 in the order of the reranker; equal ones stay in the order that they had."""
    first = hits[:DEPTH]
    shares = np.round(reranker.shares(question, [read_text(hit) for hit in first]), DECIMALS)
    order = sorted(range(len(first)), key=lambda at: (-shares[at], at))
    moved = [
        replace(first[at], rank=place.rank, score=place.score, why={**first[at].why, "reranker": float(shares[at])})
        for place, at in zip(first, order, strict=True)
    ]
    return (*moved, *hits[DEPTH:])


def read_text(hit: Hit) -> str:
    """What the cross-encoder reads of a passage: its nearest title and its text."""
    return ". ".join((*hit.passage.section[-1:], hit.passage.text))
