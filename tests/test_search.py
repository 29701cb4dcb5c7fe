from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.bearing import asked
from assistant.datatypes import Filter
from assistant.dutch import terms
from assistant.embedding import Embedder
from assistant.entries import shares
from assistant.search import CANDIDATES, CLOSELY, DECIMALS, WEIGHTS, named_documents, search

QUESTIONS = ["Wie wijst zieke bomen aan?", "straatkolken", "hoeveel geld is er voor bomen", "wie is dat", "zwembad"]


def brute_force(assistant: Assistant, embedder: Embedder, question: str) -> list[tuple[str, float]]:
    """Every passage scored in full, without a store; then the best 60 looked at closely, one by one."""
    index = assistant.index
    vector = embedder.question(question)
    total = WEIGHTS["meaning"] * np.clip(index.vectors() @ vector, 0, 1).astype(np.float64)
    for name, share in index.lexical.scores(question).items():
        total = total + WEIGHTS[name] * share
    if index.entries is not None:
        total = total + WEIGHTS["entries"] * shares(index.entries.nearest(question, vector), len(total))
    order = sorted(range(len(total)), key=lambda row: (-round(float(total[row]), DECIMALS), row))
    words = asked(question, index.lexical.body)
    scored = []
    for rank, row in enumerate(order):
        passage = index.texts.passage(row)
        score = float(total[row])
        if rank < CLOSELY:
            title = index.texts.title(passage.document_id)
            sentences = embedder.passages([f"{s.lead} {s.text}".strip() for s in passage.sentences])
            text = " ".join(
                [title, *passage.section, *passage.within, *(s.lead for s in passage.sentences), passage.text]
            )
            score += WEIGHTS["bearing"] * words.borne(frozenset(terms(text)))
            score += WEIGHTS["sentence"] * float(np.clip(sentences @ vector, 0, 1).max())
            score += WEIGHTS["document"] * (passage.document_id in named_documents(question, index.texts.about))
        scored.append((-round(min(1.0, score), DECIMALS), row, passage.id))
    return [(name, -score) for score, _, name in sorted(scored) if score < 0]


def test_order_and_scores_are_those_of_scoring_everything(bundled: Assistant, embedder: Embedder) -> None:
    for question in QUESTIONS:
        hits = search(bundled.index, embedder, question, 10)
        expected = brute_force(bundled, embedder, question)
        assert np.allclose([hit.score for hit in hits], [score for _, score in expected[:10]], atol=5e-6), question
        assert {hit.passage.id for hit in hits[:9]} <= {name for name, _ in expected[:11]}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Wat staat er volgens de kaderbrief over werk?", {"kaderbrief-2021"}),
        ("uitstroom in de prestatieovereenkomst", {"prestatieovereenkomst-2020"}),
        ("Wat zegt de kwalitatieve analyse?", {"kwalitatieve-analyse-participatiewet"}),
        ("Wie betaalt de uitkering?", set()),
    ],
)
def test_a_document_is_named_by_its_kind_or_the_first_word_of_its_title(
    bundled: Assistant, question: str, named: set[str]
) -> None:
    assert named_documents(question, bundled.index.texts.about) == named


def test_ranks_count_from_one_and_scores_fall(assistant: Assistant) -> None:
    hits = assistant.search("bomen langs de straten")
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(0 < later.score <= earlier.score <= 1 for earlier, later in pairwise(hits))


def test_a_score_is_the_weighted_sum_of_its_parts(assistant: Assistant) -> None:
    for hit in assistant.search("Wie betaalt het baggeren?"):
        assert abs(hit.score - min(1, sum(WEIGHTS[name] * share for name, share in hit.why.items()))) < 1e-5


def test_the_same_question_gives_the_same_hits(assistant: Assistant) -> None:
    assert assistant.search("sloten en vijvers") == assistant.search("sloten en vijvers")


def test_a_filter_limits_to_document_year_and_publisher(assistant: Assistant) -> None:
    def documents(limit: Filter) -> set[str]:
        return {hit.passage.document_id for hit in assistant.search("gemeente bomen sloten", limit=limit)}

    assert documents(Filter()) == {"waterplan", "bomenbrief-2021"}
    assert documents(Filter(documents=frozenset({"waterplan"}))) == {"waterplan"}
    assert documents(Filter(years=frozenset({2021}))) == {"bomenbrief-2021"}
    assert documents(Filter(publishers=frozenset({"gemeente Oosterveld"}))) == {"waterplan"}
    assert documents(Filter(years=frozenset({1999}))) == set()


def test_top_limits_the_number_of_hits(bundled: Assistant) -> None:
    assert len(bundled.search("werk", top=3)) == 3
    assert len(bundled.search("werk", top=10_000)) <= 2 * CANDIDATES


def test_the_passage_that_answers_comes_first(assistant: Assistant) -> None:
    assert "boswachter" in assistant.search("Wie wijst de zieke bomen aan?")[0].passage.text
    assert "vijvers" in assistant.search("Wie betaalt het baggeren van vijvers?")[0].passage.text
