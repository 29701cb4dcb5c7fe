from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tiny_models import bert, cross_encoder, sentence_transformer

from assistant.assistant import Assistant, open_assistant
from assistant.datatypes import Filter
from assistant.embedding import Embedder
from assistant.errors import ModelUnavailable
from assistant.reranking import DEPTH, Reranker, load_reranker, read_text, reranker_or_none
from assistant.search import search
from assistant.settings import Settings

QUESTIONS = ["Wie wijst zieke bomen aan?", "hulp bij schulden", "beschut werk"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kruismodellen")


@pytest.fixture(scope="module")
def model(folder: Path) -> Path:
    return cross_encoder(folder / "kruis")


@pytest.fixture(scope="module")
def reranker(model: Path) -> Reranker:
    found = load_reranker(str(model))
    assert found is not None
    return found


def test_the_first_twenty_stand_in_the_order_of_scoring_each_by_itself(
    bundled: Assistant, embedder: Embedder, model: Path, reranker: Reranker
) -> None:
    from sentence_transformers import CrossEncoder

    alone = CrossEncoder(str(model), device="cpu")  # with its own logistic function, a pair at a time
    for question in QUESTIONS:
        before = search(bundled.index, embedder, question, 30)
        after = search(bundled.index, embedder, question, 30, reranker=reranker)
        scored = [(-float(alone.predict([(question, read_text(hit))])[0]), hit.rank, hit) for hit in before[:DEPTH]]
        by_score = {hit.passage.id: -score for score, _, hit in scored}
        assert [hit.passage.id for hit in after[:DEPTH]] == [hit.passage.id for *_, hit in sorted(scored)]
        assert all(abs(hit.why["reranker"] - by_score[hit.passage.id]) < 1e-5 for hit in after[:DEPTH])
        assert after[DEPTH:] == before[DEPTH:]
        assert [hit.passage.id for hit in after] != [hit.passage.id for hit in before]


def test_scores_and_ranks_are_those_of_the_places(bundled: Assistant, embedder: Embedder, reranker: Reranker) -> None:
    before = search(bundled.index, embedder, QUESTIONS[1], 30)
    after = search(bundled.index, embedder, QUESTIONS[1], 30, reranker=reranker)
    assert [(hit.rank, hit.score) for hit in after] == [(hit.rank, hit.score) for hit in before]
    known = {hit.passage.id: hit.why for hit in before}
    for hit in after:
        assert {name: share for name, share in hit.why.items() if name != "reranker"} == known[hit.passage.id]


def test_a_short_list_is_the_beginning_of_a_long_one(
    bundled: Assistant, embedder: Embedder, reranker: Reranker
) -> None:
    long = search(bundled.index, embedder, QUESTIONS[2], 30, reranker=reranker)
    assert search(bundled.index, embedder, QUESTIONS[2], 3, reranker=reranker) == long[:3]


def test_nothing_found_stays_nothing(bundled: Assistant, embedder: Embedder, reranker: Reranker) -> None:
    nothing = Filter(documents=frozenset())
    assert search(bundled.index, embedder, QUESTIONS[0], 5, nothing, reranker=reranker) == ()
    assert reranker.shares("wie", []).shape == (0,)


def test_shares_lie_between_zero_and_one(reranker: Reranker) -> None:
    shares = reranker.shares("wie", ["de sloten", "", "bomen " * 400])
    assert shares.shape == (3,) and (shares > 0).all() and (shares < 1).all()


def test_the_setting_is_off_by_default_and_used_when_set(settings: Settings, model: Path) -> None:
    plain = open_assistant(settings)
    with_it = open_assistant(replace(settings, reranker=str(model)))
    question = "Wie beheert de sloten?"
    assert not any("reranker" in hit.why for hit in plain.search(question))
    assert all("reranker" in hit.why for hit in with_it.search(question))
    assert with_it.missing == ()
    # Another order can give another answer, so it has another name.
    assert with_it.ask(question).answer_id != plain.ask(question).answer_id


def test_the_same_question_gives_the_same_answer(settings: Settings, model: Path) -> None:
    opened = open_assistant(replace(settings, reranker=str(model)))
    first, second = (replace(opened.ask("Wie betaalt het baggeren?"), elapsed_ms=0) for _ in range(2))
    assert first == second


def test_no_name_is_no_reranker() -> None:
    assert reranker_or_none("") == (None, "")


@pytest.mark.parametrize(
    "case", ["geen map", "lege map", "geen kruismodel", "een gewoon model", "drie scores", "kapot"]
)
def test_what_can_not_be_loaded_is_said_and_the_search_goes_on(
    case: str, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "kruis"
    if case == "lege map":
        place.mkdir()
    elif case == "geen kruismodel":
        bert(place)
    elif case == "een gewoon model":
        sentence_transformer(place)
    elif case == "drie scores":
        cross_encoder(place, labels=3)
    elif case == "kapot":
        cross_encoder(place)
        (place / "model.safetensors").write_bytes(b"geen gewichten")
    with pytest.raises(ModelUnavailable, match="KADERWIJZER_RERANKER"):
        load_reranker(str(place))
    opened = open_assistant(replace(settings, reranker=str(place)))
    assert opened.search("bomen")[0].why.get("reranker") is None
    assert "houden de fragmenten de volgorde" in opened.missing[0] and opened.missing[0] in caplog.text
