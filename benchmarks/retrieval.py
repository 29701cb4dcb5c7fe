"""How often each ranker finds the evidence of a question, alone and together.

    python -m benchmarks.retrieval --questions ../shared/vragen/ontwikkel.jsonl --corpus ../shared/bronnen

A question counts as found at k when one of the first k passages holds a piece of its evidence whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from assistant import search as searching
from assistant.assistant import Assistant, open_assistant
from assistant.evaluation import evidence_rank, read_questions
from assistant.followup import completed
from assistant.settings import ROOT, Settings

DEPTHS = (1, 3, 5, 10)


def found_at(assistant: Assistant, questions: list[dict[str, object]], weights: Mapping[str, float]) -> list[float]:
    """The shares of the questions found at each depth, with these weights of the rankers."""
    before = dict(searching.WEIGHTS)
    searching.WEIGHTS.update({name: weights.get(name, 0.0) for name in before})
    try:
        ranks = []
        for question in questions:
            turns = [str(turn) for turn in question["turns"]] if isinstance(question["turns"], list) else []
            asked = completed(str(question["question"]), turns, (), ())
            ranks.append(evidence_rank(assistant.search(asked, max(DEPTHS)), question, assistant))
    finally:
        searching.WEIGHTS.update(before)
    return [sum(rank is not None and rank <= depth for rank in ranks) / len(ranks) for depth in DEPTHS]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--questions", type=Path, default=ROOT.parent / "shared" / "vragen" / "ontwikkel.jsonl")
    ask.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "bronnen")
    given = ask.parse_args()
    questions = [question for question in read_questions(given.questions) if question.get("evidence")]
    assistant = open_assistant(Settings(corpus=given.corpus))
    print(f"{len(questions)} vragen met bewijs, {assistant.index.manifest.passages} fragmenten")
    print(f"{'rangschikker':<26}" + "".join(f"{f'top {depth}':>8}" for depth in DEPTHS))
    weights = dict(searching.WEIGHTS)
    rows = {name: {name: 1.0} for name in weights if name not in ("document", "entries", "sentence", "bearing")}
    rows |= {f"samen zonder {name}": {**weights, name: 0.0} for name in weights if name != "entries"}
    for name, of in {**rows, "samen": weights}.items():
        print(f"{name:<26}" + "".join(f"{share:>8.3f}" for share in found_at(assistant, questions, of)))


if __name__ == "__main__":
    main()
