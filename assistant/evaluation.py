"""A set of questions with evidence, and how well they are answered: the figures that every change is judged by.

A line of a set has `id`, `question`, `kind`, perhaps `turns`, `evidence` (document and verbatim quote, white space folded),
`must` (a right answer contains one alternative of each group, case ignored) and `must_not`. A question without evidence
can't be answered from the documents; the right answer is `not_found`. A substring test is a floor: what passes can
still be poor.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.batch import read_batch
from assistant.datatypes import Answer, Hit
from assistant.errors import FileUnreadable

DEPTHS = (1, 3, 5, 10)
UNANSWERABLE = "onbeantwoordbaar"
DUTCH = {"right": "goed", "abstained": "onthouden", "wrong": "fout"}


def read_questions(path: Path) -> list[dict[str, Any]]:
    """Raises FileUnreadable or BatchLineInvalid, as for a batch."""
    return read_batch(path)


def passes(answer: Answer, question: dict[str, Any]) -> bool:
    """Does an answer say what it must and nothing that it must not?"""
    text = answer.text.lower()
    return (
        answer.status == "answered"
        and all(any(alternative.lower() in text for alternative in group) for group in question.get("must", []))
        and not any(wrong.lower() in text for wrong in question.get("must_not") or [])
    )


def outcome_of(answer: Answer, question: dict[str, Any]) -> str:
    """ "right", "abstained" or "wrong"; for a question that can't be answered, not to answer is right."""
    if question.get("kind") == UNANSWERABLE:
        return "right" if answer.status == "not_found" else "wrong"
    return "abstained" if answer.status == "not_found" else "right" if passes(answer, question) else "wrong"


def evidence_rank(hits: Sequence[Hit], question: dict[str, Any], assistant: Assistant) -> int | None:
    """The rank, from 1, of the first passage that holds a piece of evidence whole; None where none does."""
    for hit in hits:
        passage = hit.passage
        text = " ".join(assistant.document(passage.document_id).text[passage.start : passage.end].split())
        for evidence in question["evidence"]:
            if evidence.get("doc") == passage.document_id and " ".join(evidence["quote"].split()) in text:
                return hit.rank
    return None


def evaluate(assistant: Assistant, questions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figures of a set: shares between 0 and 1, times in milliseconds, and by question id what came of it.

    `words` is the median number of words of the answers.
    """
    kinds: dict[str, dict[str, int]] = {}
    ranks: list[int | None] = []
    best: dict[bool, list[float]] = {True: [], False: []}
    times: list[float] = []
    words: list[float] = []
    outcomes: dict[str, str] = {}
    quotes_hold = True
    for question in questions:
        answer = assistant.ask(question["question"], question["turns"])
        times.append(answer.elapsed_ms)
        quotes_hold = quotes_hold and all(
            assistant.document(citation.document_id).text[citation.start : citation.end] == citation.quote
            for citation in answer.citations
        )
        hits = assistant.search(question["question"], max(DEPTHS), turns=question["turns"])
        best[question.get("kind") != UNANSWERABLE].append(hits[0].score if hits else 0.0)
        tally = kinds.setdefault(str(question.get("kind", "")), {"right": 0, "abstained": 0, "wrong": 0})
        outcome = outcome_of(answer, question)
        tally[outcome] += 1
        outcomes[str(question["id"])] = outcome
        if answer.claims:
            words.append(len(answer.text.split()))
        if question.get("kind") != UNANSWERABLE and question.get("evidence"):
            ranks.append(evidence_rank(hits, question, assistant))
    times.sort()
    words.sort()
    return {
        "questions": len(questions),
        "kinds": kinds,
        "evidence": {
            str(depth): round(sum(rank is not None and rank <= depth for rank in ranks) / len(ranks), 3)
            if ranks
            else None
            for depth in DEPTHS
        },
        "score_auc": area_under(best[True], best[False]),
        "quotes_hold": quotes_hold,
        "words": _at(words, 0.5),
        "p50_ms": _at(times, 0.5),
        "p95_ms": _at(times, 0.95),
        "outcomes": outcomes,
    }


def area_under(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """The share of pairs in which the answerable question has the higher score, ties counted half: 0.5 is chance.

    None where there are no pairs.
    """
    pairs = len(answerable) * len(unanswerable)
    won = sum((high > low) + (high == low) / 2 for high in answerable for low in unanswerable)
    return round(won / pairs, 3) if pairs else None


def _at(times: Sequence[float], share: float) -> float | None:
    return round(times[min(len(times) - 1, int(share * len(times)))], 1) if times else None


def lines_of(figures: dict[str, Any]) -> list[str]:
    """The figures as a table for a terminal."""
    lines = [f"{'soort':<22}{'goed':>6}{'onthouden':>11}{'fout':>6}"]
    totals = {"right": 0, "abstained": 0, "wrong": 0}
    for kind, tally in sorted(figures["kinds"].items()):
        lines.append(f"{kind:<22}{tally['right']:>6}{tally['abstained']:>11}{tally['wrong']:>6}")
        totals = {name: totals[name] + tally[name] for name in totals}
    lines.append(f"{'samen':<22}{totals['right']:>6}{totals['abstained']:>11}{totals['wrong']:>6}")
    found = ", ".join(
        f"{share} in de eerste {depth}" for depth, share in figures["evidence"].items() if share is not None
    )
    lines.append(f"bewijs gevonden: {found or 'geen vragen met bewijs'}")
    lines.append(f"woorden per antwoord: {figures['words']:.0f} (mediaan)" if figures["words"] else "geen antwoorden")
    if figures["score_auc"] is not None:
        lines.append(f"score onderscheidt vragen met en zonder antwoord: {figures['score_auc']} (0,5 is toeval)")
    lines.append(f"citaten kloppen: {'allemaal' if figures['quotes_hold'] else 'NIET allemaal'}")
    lines.append(f"tijd per vraag: p50 {figures['p50_ms']} ms, p95 {figures['p95_ms']} ms")
    return lines


def read_figures(path: Path) -> dict[str, Any]:
    """The figures of an earlier run, as `--json` gave them. Raises FileUnreadable where they are none."""
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
        outcomes = figures["outcomes"]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise FileUnreadable(
            f"{path} heeft niet de cijfers van een eerdere meting. Maak ze met: kaderwijzer evaluate --json > {path.name}"
        ) from problem
    if not isinstance(outcomes, dict):
        raise FileUnreadable(f"{path} heeft geen uitkomst per vraag. Meet opnieuw met: kaderwijzer evaluate --json")
    return dict(figures)


def changes(earlier: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    """What came out otherwise than in an earlier run, a line a question; questions of only one of both are left out."""
    before, now = earlier["outcomes"], figures["outcomes"]
    both = [name for name in now if name in before]
    lines = [
        f"{name}: {DUTCH[before[name]]} → {DUTCH[now[name]]}"
        for name in both
        if before[name] != now[name] and before[name] in DUTCH
    ]
    better = sum(now[name] == "right" != before[name] for name in both)
    worse = sum(before[name] == "right" != now[name] for name in both)
    return [*lines, f"vergeleken: {len(both)} vragen, {better} beter, {worse} slechter"]
