"""How often each ranker finds the evidence of a question, alone and together, and what its score is worth.

    python -m benchmarks.retrieval
    python -m benchmarks.retrieval --corpus corpus --questions tests/questions/engels.jsonl

A question counts as found at k when one of the first k passages holds a piece of its evidence whole. `auc` is the share of
pairs of an answerable and an unanswerable question in which the best score of the first is higher: 0.5 is chance.
Times are those of a question on one thread.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
    os.environ.setdefault(_name, "false" if _name.startswith("TOKEN") else "1")

import numpy as np  # noqa: E402 - the thread limits must be set before numpy is imported

from assistant import search as searching  # noqa: E402 - as above
from assistant.assistant import Assistant, open_assistant  # noqa: E402 - as above
from assistant.datatypes import Hit  # noqa: E402 - as above
from assistant.evaluation import DEPTHS, UNANSWERABLE, area_under, evidence_rank, read_questions  # noqa: E402 - as above
from assistant.index import lexical_text, titles_text  # noqa: E402 - as above
from assistant.settings import ROOT, Settings  # noqa: E402 - as above
from benchmarks.peers import PEERS, Ranker  # noqa: E402 - as above

SETS = (ROOT.parent / "shared" / "vragen" / "ontwikkel.jsonl", ROOT / "tests" / "questions" / "alledaags.jsonl")
# Rankers that weigh every passage; the others look closer at what these put forward.
ALONE = ("body", "titles", "letters", "meaning")

Question = dict[str, Any]
Find = Callable[[Question], Sequence[Hit]]


def with_weights(assistant: Assistant, weights: Mapping[str, float]) -> Find:
    """The search of the program with other weights of its rankers; those that are not named count for nothing."""

    def find(question: Question) -> Sequence[Hit]:
        before = dict(searching.WEIGHTS)
        searching.WEIGHTS.update({name: weights.get(name, 0.0) for name in before})
        try:
            return assistant.search(question["question"], max(DEPTHS), turns=question["turns"])
        finally:
            searching.WEIGHTS.update(before)

    return find


def with_ranker(assistant: Assistant, ranker: Ranker) -> Find:
    """The ranking of a peer, over the same passages and the same questions (completed from earlier turns)."""

    def find(question: Question) -> Sequence[Hit]:
        scores = ranker(assistant.knowledge.completed(question["question"], question["turns"]))
        order = np.lexsort((np.arange(len(scores)), -scores))[: max(DEPTHS)]
        passage = assistant.index.texts.passage
        return [Hit(passage(int(row)), float(scores[row]), rank) for rank, row in enumerate(order, start=1)]

    return find


def measured(find: Find, questions: Sequence[Question], assistant: Assistant) -> dict[str, float]:
    """Shares found at each depth (of questions with evidence), the area under the curve, and times in milliseconds."""
    ranks, times = [], []
    best: dict[bool, list[float]] = {True: [], False: []}
    for question in questions:
        begin = time.perf_counter()
        hits = find(question)
        times.append((time.perf_counter() - begin) * 1000)
        best[question.get("kind") != UNANSWERABLE].append(hits[0].score if hits else 0.0)
        if question.get("evidence"):
            ranks.append(evidence_rank(hits, question, assistant))
    found = {f"top {depth}": sum(rank is not None and rank <= depth for rank in ranks) / len(ranks) for depth in DEPTHS}
    area = area_under(best[True], best[False])
    return {**found, "auc": float("nan") if area is None else area, "p95 ms": float(np.percentile(times, 95))}


def finders(assistant: Assistant) -> dict[str, Find]:
    """Everything that is compared, by the name it has in the table."""
    texts = [assistant.index.texts.passage(row) for row in range(assistant.index.manifest.passages)]
    read = [f"{titles_text(assistant.index.texts.title(p.document_id), p)} {lexical_text(p)}" for p in texts]
    found: dict[str, Find] = {}
    for name, make in PEERS.items():
        ranker = make(read)
        if ranker is not None:
            found[name] = with_ranker(assistant, ranker)
    weights = dict(searching.WEIGHTS)
    found |= {f"alleen {name}": with_weights(assistant, {name: 1.0}) for name in ALONE}
    left_out = [name for name in weights if name != "entries" or assistant.index.entries is not None]
    found |= {f"samen zonder {name}": with_weights(assistant, {**weights, name: 0.0}) for name in left_out}
    return {**found, "samen": with_weights(assistant, weights)}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--questions", type=Path, nargs="+", default=[path for path in SETS if path.is_file()])
    ask.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "bronnen")
    given = ask.parse_args()
    assistant = open_assistant(Settings(corpus=given.corpus))
    sets = {path.stem: read_questions(path) for path in given.questions}
    print(f"{assistant.index.manifest.passages} fragmenten; " + "; ".join(_described(*pair) for pair in sets.items()))
    columns = [*(f"top {depth}" for depth in DEPTHS), "auc", "p95 ms"]
    print(f"{'':<24}" + "   ".join(f"{name:^{8 * len(columns)}}" for name in sets))
    print(f"{'rangschikker':<24}" + "   ".join("".join(f"{column:>8}" for column in columns) for _ in sets))
    for name, find in finders(assistant).items():
        figures = [measured(find, questions, assistant) for questions in sets.values()]
        cells = ["".join(f"{of[c]:>8.1f}" if c == "p95 ms" else f"{of[c]:>8.3f}" for c in columns) for of in figures]
        print(f"{name:<24}" + "   ".join(cells), flush=True)


def _described(name: str, questions: Sequence[Question]) -> str:
    with_evidence = sum(bool(question.get("evidence")) for question in questions)
    unanswerable = sum(question.get("kind") == UNANSWERABLE for question in questions)
    return f"{name}: {with_evidence} vragen met bewijs, {unanswerable} zonder antwoord"


if __name__ == "__main__":
    main()
