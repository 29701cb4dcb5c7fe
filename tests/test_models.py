"""Other models by one setting: real ones, made and saved by the tests, and what happens where one can't be loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_models import bert, sentence_transformer

from assistant.assistant import INSTEAD, build_index, index_folder, open_assistant
from assistant.embedding import CHUNK, Embedder, TransformerEmbedder, embedder_or_bundled, load_embedder
from assistant.errors import ModelUnavailable
from assistant.index import open_index
from assistant.settings import BUNDLED_MODEL, ROOT, Settings

E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
TEXTS = ["de gemeente", "het waterschap beheert de sloten", "bomen"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("modellen")


@pytest.fixture(scope="module")
def prompted(folder: Path) -> Path:
    return sentence_transformer(folder / "met-prompts", E5_PROMPTS)


def plain_vectors(model: Path, texts: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """What sentence-transformers itself makes of texts, given whole, at length 1."""
    from sentence_transformers import SentenceTransformer

    found = np.asarray(SentenceTransformer(str(model), device="cpu").encode(texts, prompt=""), dtype=np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize(
    ("name", "prompts", "before_question", "before_passage"),
    [
        ("met-query-en-passage", E5_PROMPTS, "query: ", "passage: "),
        ("met-document", {"query": "zoek: ", "document": "stuk: "}, "zoek: ", "stuk: "),
        # As sentence-transformers saves it: an empty prompt of one name must not hide the real one of another.
        ("met-een-lege", {"query": "query: ", "document": "", "passage": "passage: "}, "query: ", "passage: "),
        ("alleen-voor-de-vraag", {"query": "zoek: "}, "zoek: ", ""),
        ("zonder", {}, "", ""),
        ("multilingual-e5-klein", {}, "query: ", "passage: "),
        ("multilingual-e5-klein-instruct", {}, "", ""),
        ("e5-met-eigen", {"query": "vraag: "}, "vraag: ", ""),
        ("wijk-e55", {}, "", ""),
    ],
)
def test_a_model_gets_the_prompts_that_it_was_trained_with(
    folder: Path, name: str, prompts: Mapping[str, str], before_question: str, before_passage: str
) -> None:
    model = sentence_transformer(folder / name, prompts)
    embedder = load_embedder(str(model))
    assert np.allclose(embedder.question(TEXTS[1]), plain_vectors(model, [before_question + TEXTS[1]])[0], atol=1e-5)
    expected = plain_vectors(model, [before_passage + text for text in TEXTS])
    assert np.allclose(embedder.passages(TEXTS), expected, atol=1e-5)


def test_its_vectors_have_length_one_and_its_own_dimensions(prompted: Path) -> None:
    embedder = load_embedder(str(prompted))
    vectors = embedder.passages(TEXTS)
    assert vectors.shape == (3, embedder.dimensions) == (3, 16)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(embedder.question(TEXTS[0])) == pytest.approx(1, abs=1e-5)


def test_progress_is_told_by_the_chunk_and_order_is_kept(prompted: Path) -> None:
    embedder, told = load_embedder(str(prompted)), list[int]()
    texts = [TEXTS[at % 3] + " en" * (at % 7) for at in range(2 * CHUNK + 5)]
    vectors = embedder.passages(texts, told.append)
    assert told == [CHUNK, 2 * CHUNK, 2 * CHUNK + 5]
    assert np.allclose(vectors[CHUNK + 1], embedder.passages([texts[CHUNK + 1]])[0], atol=1e-5)


def test_several_threads_may_ask_at_once(prompted: Path) -> None:
    embedder = load_embedder(str(prompted))
    questions = [f"wie beheert sloot {number}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(embedder.question, questions))
    assert np.allclose(together, [load_embedder(str(prompted)).question(question) for question in questions], atol=1e-5)


def test_a_model_without_a_sentence_transformers_folder_is_averaged(folder: Path) -> None:
    assert load_embedder(str(bert(folder / "kale-bert"))).passages(TEXTS).shape == (3, 16)


def test_each_model_has_its_own_index_and_answers_from_it(
    prompted: Path, folder: Path, settings: Settings, embedder: Embedder
) -> None:
    other = load_embedder(str(sentence_transformer(folder / "breder", dimensions=24)))
    tiny = load_embedder(str(prompted))
    apart = replace(settings, index=None)
    assert len({index_folder(apart, of) for of in (embedder, tiny, other)}) == 3
    with_tiny = open_assistant(replace(settings, model=str(prompted)))
    assert with_tiny.missing == ()
    assert with_tiny.index.vectors().shape[1] == 16
    assert "boswachter" in " ".join(hit.passage.text for hit in with_tiny.search("Wie wijst de zieke bomen aan?")[:2])


def test_the_fingerprint_follows_the_files_of_the_model(folder: Path) -> None:
    model = sentence_transformer(folder / "verandert")
    before = load_embedder(str(model)).fingerprint
    assert load_embedder(str(model)).fingerprint == before
    config = model / "config_sentence_transformers.json"
    config.write_text(json.dumps({**json.loads(config.read_text("utf-8")), "prompts": E5_PROMPTS}), encoding="utf-8")
    assert load_embedder(str(model)).fingerprint != before


class TestWhatCanNotBeLoaded:
    """Every case: one line of Dutch that names the setting, and the bundled model goes on."""

    @pytest.fixture(
        params=["een map die er niet is", "een lege map", "een kapot bestand", "andere maten", "kapotte tabel"]
    )
    def unusable(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        model = tmp_path / "model"
        if request.param == "een lege map":
            model.mkdir()
        elif request.param == "een kapot bestand":
            sentence_transformer(model)
            (model / "model.safetensors").write_bytes(b"geen gewichten")
        elif request.param == "andere maten":
            sentence_transformer(model)
            config = json.loads((model / "config.json").read_text("utf-8"))
            (model / "config.json").write_text(json.dumps({**config, "hidden_size": 32}), encoding="utf-8")
        elif request.param == "kapotte tabel":
            model.mkdir()
            for name in ("modules.json", "tokenizer.json"):
                (model / name).write_bytes((BUNDLED_MODEL / name).read_bytes())
            (model / "model.safetensors").write_bytes(b"geen gewichten")
        return model

    def test_it_is_said_and_the_bundled_model_goes_on(
        self, unusable: Path, settings: Settings, embedder: Embedder
    ) -> None:
        with pytest.raises(ModelUnavailable, match="KADERWIJZER_MODEL") as said:
            load_embedder(str(unusable))
        assert "\n" not in str(said.value)
        instead, why = embedder_or_bundled(str(unusable))
        assert instead.fingerprint == embedder.fingerprint
        assert why.startswith(str(said.value)) and "meegeleverde model" in why

    def test_the_assistant_opens_answers_and_tells(
        self, unusable: Path, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        opened = open_assistant(replace(settings, model=str(unusable)))
        assert opened.ask("Wie wijst de zieke bomen aan?").status == "answered"
        assert len(opened.missing) == 1 and opened.missing[0] in caplog.text

    def test_the_index_of_the_other_model_is_left_alone(
        self, unusable: Path, prompted: Path, settings: Settings, embedder: Embedder
    ) -> None:
        assert settings.index is not None
        made = build_index(replace(settings, model=str(prompted)))
        assert build_index(replace(settings, model=str(unusable))).model == embedder.fingerprint
        assert open_index(settings.index).manifest.generation == made.generation
        assert open_index(settings.index / INSTEAD).manifest.model == embedder.fingerprint


def test_a_name_that_nobody_can_fetch_is_told_on_the_command_line(corpus_folder: Path, tmp_path: Path) -> None:
    """The hub is an address where nothing listens, so that the test is the same with and without a network."""
    got = subprocess.run(
        [
            sys.executable,
            "-m",
            "assistant",
            "check",
            "--corpus",
            str(corpus_folder),
            "--index",
            str(tmp_path / "index"),
        ],
        env={
            **os.environ,
            "KADERWIJZER_MODEL": "niemand/bestaat-niet",
            "KADERWIJZER_RERANKER": "niemand/ook-niet",
            "HF_ENDPOINT": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert got.returncode == 1, got.stderr
    for name, setting in (("niemand/bestaat-niet", "KADERWIJZER_MODEL"), ("niemand/ook-niet", "KADERWIJZER_RERANKER")):
        line = next(line for line in got.stdout.splitlines() if name in line)
        assert setting in line and "ophalen lukt niet" in line
        assert line in got.stderr
    assert "meegeleverde model" in got.stdout
    assert "2 problemen" in got.stdout and "Traceback" not in got.stderr and "Retrying" not in got.stderr


def test_a_transformer_is_not_quick(prompted: Path) -> None:
    assert not TransformerEmbedder(str(prompted)).quick
