"""Are the weights of the search still the right ones? Chosen anew by cross-validation, beside those that are in use.

    python -m benchmarks.fusion

Three sets decide together, each for a third: the development questions, the everyday ones, and the questions that were held
back from the training of the embedder, with their passages and near misses. In each of five folds the weights are chosen on
the other four (coordinate ascent from several starts on mean reciprocal rank plus share in the first five) and judged on
the fold. What counts is the paired difference with the weights in use, with its 95% interval (bootstrap over questions).
Only the 60 passages that the present search looks at closely take part, so a change of weights is judged a little narrowly.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
    os.environ.setdefault(_name, "false" if _name.startswith("TOKEN") else "1")

import numpy as np  # noqa: E402 - the thread limits must be set before numpy is imported
from numpy.typing import NDArray  # noqa: E402 - as above

from assistant.assistant import Assistant, open_assistant  # noqa: E402 - as above
from assistant.evaluation import evidence_rank, read_questions  # noqa: E402 - as above
from assistant.search import CLOSELY, WEIGHTS  # noqa: E402 - as above
from assistant.settings import ROOT, Settings  # noqa: E402 - as above
from training.measure import HELD_OUT_SHARE, SPLIT_SEED  # noqa: E402 - as above
from training.split import split_questions  # noqa: E402 - as above
from training.texts import synthetic_records  # noqa: E402 - as above

NAMES = tuple(name for name in WEIGHTS if name != "entries")
IN_USE = np.array([WEIGHTS[name] for name in NAMES])
FOLDS, SEED, STARTS, SAMPLES = 5, 11, 4, 2000
STEPS = (0.1, 0.04, 0.015)
PER_DOCUMENT = 40

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """The passages of one set of questions: shares of shape (questions, passages, rankers), and which hold the evidence."""

    name: str
    shares: Numbers
    right: NDArray[np.bool_]

    def reciprocal(self, weights: Numbers, at: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
        """The reciprocal rank of each question (0 where nothing right is among the passages), and whether it is in five."""
        scores = self.shares[at] @ weights
        best = np.where(self.right[at], scores, -np.inf).max(axis=1)
        found = np.isfinite(best)
        rank = np.where(found, 1 + (scores > best[:, None] + 1e-9).sum(axis=1), np.inf)
        return 1 / rank, (rank <= 5).astype(np.float64)


def gathered(name: str, assistant: Assistant, questions: Sequence[dict[str, Any]]) -> Asked:
    shares = np.zeros((len(questions), CLOSELY, len(NAMES)))
    right = np.zeros((len(questions), CLOSELY), dtype=bool)
    for row, question in enumerate(questions):
        hits = assistant.search(question["question"], CLOSELY, turns=question["turns"])
        for column, hit in enumerate(hits):
            shares[row, column] = [hit.why.get(of, 0.0) for of in NAMES]
            right[row, column] = evidence_rank([hit], question, assistant) is not None
    return Asked(name, shares, right)


def held_back(texts: Path, folder: Path) -> tuple[Assistant, list[dict[str, Any]]]:
    """The questions that the embedder did not see, over a corpus of their passages and near misses."""
    records = split_questions(synthetic_records(texts, "vraag"), HELD_OUT_SHARE, SPLIT_SEED).held_out
    passages = list(dict.fromkeys(text for of in records for text in (of["passage"], of.get("niet")) if text))
    place = {text: f"stuk-{at // PER_DOCUMENT:03d}" for at, text in enumerate(passages)}
    for name in sorted(set(place.values())):
        sections = [f"## {at}\n\n{text}" for at, text in enumerate(passages) if place[text] == name]
        (folder / f"{name}.md").write_text(f"# {name}\n\n" + "\n\n".join(sections) + "\n", encoding="utf-8")
    questions = [
        {
            "question": of["vraag"],
            "turns": [],
            "evidence": [{"doc": place[of["passage"]], "quote": " ".join(of["passage"].split()[:8])}],
        }
        for of in records
    ]
    return open_assistant(Settings(corpus=folder, index=folder.parent / "index")), questions


def worth(weights: Numbers, sets: Sequence[Asked], at: Sequence[NDArray[np.int64]]) -> float:
    """Mean reciprocal rank plus share in the first five, each set counting the same."""
    return float(
        np.mean([sum(part.mean() for part in of.reciprocal(weights, rows)) for of, rows in zip(sets, at, strict=True)])
    )


def chosen(sets: Sequence[Asked], at: Sequence[NDArray[np.int64]], draw: np.random.Generator) -> Numbers:
    """The best weights that coordinate ascent finds, together 1."""
    found: list[tuple[float, Numbers]] = []
    for start in (np.full(len(NAMES), 1 / len(NAMES)), *draw.dirichlet(np.ones(len(NAMES)), STARTS)):
        weights, best = start, worth(start, sets, at)
        for step in STEPS:
            better = True
            while better:
                better = False
                for name in range(len(NAMES)):
                    for change in (step, -step):
                        other = weights.copy()
                        other[name] = max(0.0, other[name] + change)
                        other /= other.sum()
                        score = worth(other, sets, at)
                        if score > best + 1e-6:
                            weights, best, better = other, score, True
        found.append((best, weights))
    return max(found, key=lambda pair: pair[0])[1]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "bronnen")
    ask.add_argument("--texts", type=Path, default=ROOT.parent / "shared" / "nltekst")
    given = ask.parse_args()
    draw = np.random.default_rng(SEED)
    paths = (given.corpus.parent / "vragen" / "ontwikkel.jsonl", ROOT / "tests" / "questions" / "alledaags.jsonl")
    assistant = open_assistant(Settings(corpus=given.corpus))
    sets = [
        gathered(path.stem, assistant, [question for question in read_questions(path) if question.get("evidence")])
        for path in paths
    ]
    with tempfile.TemporaryDirectory() as temporary:
        (Path(temporary) / "stukken").mkdir()
        sets.append(gathered("apart gehouden", *held_back(given.texts, Path(temporary) / "stukken")))
    folds = [draw.permutation(len(of.right)) % FOLDS for of in sets]
    learnt = [np.zeros((len(of.right), 2)) for of in sets]
    for fold in range(FOLDS):
        weights = chosen(sets, [np.flatnonzero(own != fold) for own in folds], draw)
        for of, own, kept in zip(sets, folds, learnt, strict=True):
            at = np.flatnonzero(own == fold)
            kept[at] = np.stack(of.reciprocal(weights, at), axis=1)
    print(f"{'verzameling':<18}{'vragen':>7}{'':>4}{'MRR':>8}{'top 5':>8}   verschil in MRR + top 5 (95%)")
    for of, kept in zip(sets, learnt, strict=True):
        every = np.arange(len(of.right))
        rows = {
            "gelijk": np.stack(of.reciprocal(np.full(len(NAMES), 1 / len(NAMES)), every), axis=1),
            "in gebruik": np.stack(of.reciprocal(IN_USE, every), axis=1),
            "gekozen": kept,
        }
        for name, got in rows.items():
            gap = (got - rows["in gebruik"]).sum(axis=1)
            means = gap[draw.integers(0, len(gap), (SAMPLES, len(gap)))].mean(axis=1)
            low, high = np.percentile(means, [2.5, 97.5])
            print(
                f"{of.name:<18}{len(gap):>7}    {got[:, 0].mean():>8.3f}{got[:, 1].mean():>8.3f}   "
                f"{gap.mean():+.3f} ({low:+.3f} tot {high:+.3f})  {name}"
            )
    best = chosen(sets, [np.arange(len(of.right)) for of in sets], draw)
    print("in gebruik: " + ", ".join(f"{name} {weight:.2f}" for name, weight in zip(NAMES, IN_USE, strict=True)))
    print("op alles gekozen: " + ", ".join(f"{name} {weight:.2f}" for name, weight in zip(NAMES, best, strict=True)))


if __name__ == "__main__":
    main()
