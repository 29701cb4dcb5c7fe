from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from assistant.lexical import K1, B, Field, LexicalIndex

TEXTS = [
    ["sloot", "water", "sloot", "gemeente"],
    ["boom", "gemeente"],
    ["boom", "boom", "boom", "straat", "water", "tuin", "tuin"],
    [],
]


def by_hand(question: list[str], text: list[str]) -> float:
    """BM25 in Lucene's form, written out, divided by the sum of the question's idfs."""
    n = len(TEXTS)
    mean = sum(len(other) or 1 for other in TEXTS) / n  # an empty text counts as one word

    def idf(term: str) -> float:
        df = sum(term in other for other in TEXTS)
        return math.log(1 + (n - df + 0.5) / (df + 0.5))

    score = sum(
        idf(term) * text.count(term) / (text.count(term) + K1 * (1 - B + B * (len(text) or 1) / mean))
        for term in set(question)
        if term in text
    )
    return score / sum(idf(term) for term in set(question))


@pytest.mark.parametrize(
    "question", [["sloot"], ["boom", "water"], ["boom", "onbekend"], ["gemeente", "gemeente", "tuin"]]
)
def test_scores_are_those_of_the_formula(question: list[str]) -> None:
    got = Field.build(TEXTS).scores(question)
    assert np.allclose(got, [by_hand(question, text) for text in TEXTS], atol=1e-5)


def test_a_word_that_no_passage_has_keeps_the_score_down() -> None:
    field = Field.build(TEXTS)
    assert field.scores(["boom", "zwembad"])[1] < field.scores(["boom"])[1]
    assert field.idf("zwembad") > field.idf("boom")


def test_no_known_word_gives_zeros() -> None:
    assert Field.build(TEXTS).scores(["zwembad"]).tolist() == [0, 0, 0, 0]
    assert Field.build(TEXTS).scores([]).tolist() == [0, 0, 0, 0]


def test_a_saved_index_scores_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.build(["De gemeente beheert de sloten.", "Bomen langs straten."], ["Waterplan", "Bomenbrief"])
    index.save(tmp_path)
    question = "Wie beheert de sloot?"
    before, after = index.scores(question), LexicalIndex.load(tmp_path).scores(question)
    assert {name: scores.tolist() for name, scores in before.items()} == {n: s.tolist() for n, s in after.items()}
    assert before["body"][0] > before["body"][1]


def test_a_corpus_without_any_heading_can_be_indexed() -> None:
    assert LexicalIndex.build(["Een zin over water."], [""]).scores("water")["titles"].tolist() == [0]


def test_a_typo_is_found_by_its_letters() -> None:
    index = LexicalIndex.build(["Het doelgroepenregister telt mensen.", "De straat krijgt bomen."], ["", ""])
    scores = index.scores("doelgroepenregsiter")
    assert scores["body"][0] == 0
    assert scores["letters"][0] > 3 * scores["letters"][1]
