from __future__ import annotations

from itertools import pairwise

import numpy as np

from assistant.assistant import Assistant
from assistant.datatypes import Filter
from assistant.embedding import Embedder
from assistant.search import CANDIDATES, DECIMALS, WEIGHTS, search

QUESTIONS = ["Wie wijst zieke bomen aan?", "straatkolken", "hoeveel geld is er voor bomen", "wie is dat", "zwembad"]


def brute_force(assistant: Assistant, embedder: Embedder, question: str) -> list[tuple[str, float]]:
    """Every passage scored in full, without candidates or a store."""
    index = assistant.index
    total = WEIGHTS["meaning"] * np.clip(index.vectors() @ embedder.question(question), 0, 1)
    for name, shares in index.lexical.scores(question).items():
        total = total + WEIGHTS[name] * shares
    rounded = np.round(total.astype(np.float64), DECIMALS)
    order = sorted(range(len(rounded)), key=lambda row: (-rounded[row], row))
    return [(index.texts.passage(row).id, float(rounded[row])) for row in order if rounded[row] > 0]


def test_order_and_scores_are_those_of_scoring_everything(bundled: Assistant, embedder: Embedder) -> None:
    for question in QUESTIONS:
        hits = search(bundled.index, embedder, question, 10)
        expected = brute_force(bundled, embedder, question)[:10]
        assert np.allclose([hit.score for hit in hits], [score for _, score in expected], atol=2e-6)
        assert {hit.passage.id for hit in hits[:9]} <= {
            name for name, _ in brute_force(bundled, embedder, question)[:11]
        }


def test_ranks_count_from_one_and_scores_fall(assistant: Assistant) -> None:
    hits = assistant.search("bomen langs de straten")
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(0 < later.score <= earlier.score <= 1 for earlier, later in pairwise(hits))


def test_a_score_is_the_weighted_sum_of_its_parts(assistant: Assistant) -> None:
    for hit in assistant.search("Wie betaalt het baggeren?"):
        assert abs(hit.score - sum(WEIGHTS[name] * share for name, share in hit.why.items())) < 1e-5


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
