from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from assistant.dutch import character_ngrams, terms
from assistant.lexical import K1, NO_WORDS, B, Field, LexicalIndex

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


def test_every_score_is_the_one_that_bm25s_gives() -> None:
    """The index is built by numpy here, and must be the one that the library would have made."""
    import bm25s

    draw = np.random.default_rng(5)
    words = [f"woord{number}" for number in range(300)]
    texts = [list(draw.choice(words, size=draw.integers(0, 40))) for _ in range(5000)]  # more than are counted at once
    theirs = bm25s.BM25(method="lucene", k1=K1, b=B)
    theirs.index([[str(word) for word in text] or [NO_WORDS] for text in texts], show_progress=False)
    ours, reference = Field.build([[str(word) for word in text] for text in texts]), Field(theirs)
    for word in words:
        assert ours.idf(word) == pytest.approx(reference.idf(word))
        assert np.allclose(ours.scores([word]), reference.scores([word]), atol=1e-6)


def test_the_terms_of_texts_are_those_of_each_text_by_itself() -> None:
    texts = [
        "De re-integratie van 1.250 mensen kost 31 %.",
        "",
        "?!",
        "Arbeidsmarktregio's, de arbeidsmarkt en de markt.",
    ]
    titles = ["", "Waterplan", "", "Werk"]
    index = LexicalIndex.build(texts, titles)
    by_one = {
        "body": Field.build([terms(text) for text in texts]),
        "titles": Field.build([terms(title) for title in titles]),
        "letters": Field.build([character_ngrams(f"{a} {b}") for a, b in zip(titles, texts, strict=True)]),
    }
    for name, expected in by_one.items():
        field: Field = getattr(index, name)
        assert set(field.vocabulary) == set(expected.vocabulary)
        for term in expected.vocabulary:
            assert np.allclose(field.scores([term]), expected.scores([term]), atol=1e-6), term


def test_the_same_texts_give_the_same_files(tmp_path: Path) -> None:
    texts = ["De gemeente beheert de sloten.", "Bomen langs straten.", ""]
    for name in ("een", "twee"):
        LexicalIndex.build(texts, ["", "", "Brief"]).save(tmp_path / name)
    files = [path.relative_to(tmp_path / "een") for path in (tmp_path / "een").rglob("*") if path.is_file()]
    assert files
    for file in files:
        assert (tmp_path / "een" / file).read_bytes() == (tmp_path / "twee" / file).read_bytes()
