"""Measures an embedder: held-out questions, plain municipal sentences, sentence similarity."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.light import LightEmbedder
from training.split import split_questions
from training.texts import read_jsonl, synthetic_records

HELD_OUT_SHARE = 0.1
SPLIT_SEED = 7

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]


def ranks(queries: Vectors, passages: Vectors, right: Sequence[int]) -> npt.NDArray[np.int64]:
    """The place (from 1) of each query's own passage among all passages."""
    scores = queries @ passages.T
    own = scores[np.arange(len(right)), right]
    # Ties count against the model: a zero vector may not come first by chance.
    above: npt.NDArray[np.int64] = (scores >= own[:, None]).sum(axis=1)
    return np.maximum(above, 1)


def retrieval(
    encode: Encode, queries: Sequence[str], owns: Sequence[str], others: Sequence[str] = ()
) -> dict[str, float]:
    """Recall and mean reciprocal rank of each query's own passage among all, and `others`."""
    passages = list(dict.fromkeys([*owns, *others]))
    place = {text: number for number, text in enumerate(passages)}
    found = ranks(encode(queries), encode(passages), [place[text] for text in owns])
    return {
        "queries": len(queries),
        "passages": len(passages),
        "recall@1": float((found <= 1).mean()),
        "recall@5": float((found <= 5).mean()),
        "mrr": float((1 / found).mean()),
    }


def near_miss_share(encode: Encode, records: Sequence[dict[str, Any]]) -> float:
    """How often the passage scores above the near miss, where there is one."""
    records = [r for r in records if r.get("niet")]
    queries = encode([r["vraag"] for r in records])
    right = (queries * encode([r["passage"] for r in records])).sum(axis=1)
    wrong = (queries * encode([r["niet"] for r in records])).sum(axis=1)
    return float((right > wrong).mean())


def _positions(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ranks with ties at their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    means = ends - (counts - 1) / 2
    result: npt.NDArray[np.float64] = means[inverse]
    return result


def spearman(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    """Rank correlation."""
    return float(np.corrcoef(_positions(a), _positions(b))[0, 1])


def similarity(encode: Encode, texts: Path, split: str) -> float:
    """Rank correlation with people's judgement of how alike two sentences are."""
    records = [r for r in read_jsonl(texts / "stsb-nl-mt.jsonl.xz") if r["split"] == split]
    a, b = encode([r["a"] for r in records]), encode([r["b"] for r in records])
    scores = (a * b).sum(axis=1).astype(np.float64)
    return spearman(scores, np.array([r["score"] for r in records], dtype=np.float64))


def measure(encode: Encode, texts: Path) -> dict[str, Any]:
    """All figures, as they stand in the model card."""
    records = synthetic_records(texts, "vraag")
    split = split_questions(records, HELD_OUT_SHARE, SPLIT_SEED)
    questions = [r["vraag"] for r in split.held_out]
    passages = [r["passage"] for r in split.held_out]
    everything = [r["passage"] for r in records] + [r["niet"] for r in records if r.get("niet")]
    plain = list(read_jsonl(texts / "amsterdam-complex-simple.jsonl.xz"))
    return {
        "held_out": retrieval(encode, questions, passages),
        "held_out_among_all": retrieval(encode, questions, passages, everything),
        "near_miss_below": near_miss_share(encode, split.held_out),
        "amsterdam": retrieval(encode, [r["simple"] for r in plain], [r["complex"] for r in plain]),
        "stsb_dev": similarity(encode, texts, "dev"),
        "stsb_test": similarity(encode, texts, "test"),
    }


def main() -> None:
    """Prints the figures of a finished embedder as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=Path("../shared/nltekst"))
    parser.add_argument("--model", type=Path, default=Path("index/embedder"))
    arguments = parser.parse_args()
    embedder = LightEmbedder.load(arguments.model)
    print(json.dumps(measure(embedder.encode, arguments.texts), indent=2))


if __name__ == "__main__":
    main()
