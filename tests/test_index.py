from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant, build_index, open_assistant
from assistant.corpus import open_corpus
from assistant.embedding import Embedder, Vectors, load_embedder
from assistant.errors import IndexBroken, IndexBusy, IndexMismatch, IndexMissing
from assistant.generations import CURRENT, current_generation
from assistant.index import MANIFEST, TEXTS, Index, build, is_current, open_index
from assistant.settings import Settings


class Counting:
    """The bundled embedder, which also remembers what it was asked to embed."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.fingerprint = embedder.fingerprint
        self.dimensions = embedder.dimensions
        self.asked: list[str] = []

    def passages(self, texts: list[str], done: object = None) -> Vectors:
        self.asked.extend(texts)
        return self._embedder.passages(texts)

    def question(self, text: str) -> Vectors:
        return self._embedder.question(text)


def folder_of(settings: Settings) -> Path:
    assert settings.index is not None
    return settings.index


def texts_of(index: Index) -> list[str]:
    return [index.texts.passage(row).text for row in range(index.manifest.passages)]


def test_an_index_holds_every_passage_with_its_vector(settings: Settings, embedder: Embedder) -> None:
    manifest = build_index(settings)
    index = open_index(folder_of(settings))
    assert index.manifest == replace(manifest, sizes=index.manifest.sizes)
    assert index.texts.document_ids == ("bomenbrief-2021", "waterplan")
    assert len(texts_of(index)) == manifest.passages == len(index.document_rows)
    assert np.allclose(np.linalg.norm(index.vectors(), axis=1), 1, atol=1e-4)


def test_unchanged_files_are_not_embedded_again(settings: Settings, embedder: Embedder) -> None:
    corpus = open_corpus(settings.corpus)
    counting = Counting(embedder)
    build(corpus, folder_of(settings), counting, "faiss")  # type: ignore[arg-type]  # the same methods
    first = len(counting.asked)
    assert first > 0
    build(corpus, folder_of(settings), counting, "faiss")  # type: ignore[arg-type]  # the same methods
    assert len(counting.asked) == first
    path = settings.corpus / "waterplan.md"
    path.write_text(path.read_text(encoding="utf-8").replace("31,5%", "33,5%"), encoding="utf-8")
    build(open_corpus(settings.corpus), folder_of(settings), counting, "faiss")  # type: ignore[arg-type]  # as above
    assert all("Bomen" not in text for text in counting.asked[first:])
    assert any("33,5%" in text for text in counting.asked[first:])


def test_an_update_gives_what_a_build_from_nothing_gives(settings: Settings, tmp_path: Path) -> None:
    build_index(settings)
    (settings.corpus / "bomenbrief-2021.txt").unlink()
    (settings.corpus / "nieuw.md").write_text("# Nieuw\n\nDe brug is dicht voor fietsers.\n", encoding="utf-8")
    build_index(settings)
    fresh = Settings(corpus=settings.corpus, index=tmp_path / "fresh")
    build_index(fresh)
    updated, built = open_index(folder_of(settings)), open_index(folder_of(fresh))
    assert texts_of(updated) == texts_of(built)
    assert np.array_equal(updated.vectors(), built.vectors())
    assert updated.manifest.corpus_id == built.manifest.corpus_id


def test_what_was_changed_or_deleted_is_gone_from_every_later_answer(settings: Settings) -> None:
    running = Assistant(settings, load_embedder(settings.model), check_seconds=0)
    assert any("boswachter" in hit.passage.text for hit in running.search("boswachter"))
    (settings.corpus / "bomenbrief-2021.txt").unlink()
    for assistant in (running, open_assistant(settings)):  # also the one that was open all the time
        assert not any("boswachter" in hit.passage.text for hit in assistant.search("boswachter"))


def test_an_index_that_is_up_to_date_is_left_alone(settings: Settings) -> None:
    open_assistant(settings)
    before = current_generation(folder_of(settings))
    os.utime(settings.corpus / "waterplan.md", (1, 1))  # touched, not changed
    open_assistant(settings)
    assert current_generation(folder_of(settings)) == before


def test_a_new_file_makes_the_index_out_of_date(settings: Settings) -> None:
    manifest = build_index(settings)
    assert is_current(manifest, open_corpus(settings.corpus))
    (settings.corpus / "extra.txt").write_text("Nog een zin.", encoding="utf-8")
    assert not is_current(manifest, open_corpus(settings.corpus))


def test_a_file_that_can_not_be_read_does_not_make_it_out_of_date_for_ever(settings: Settings) -> None:
    (settings.corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    manifest = build_index(settings)
    assert [problem.file for problem in manifest.problems] == ["kapot.pdf"]
    assert is_current(manifest, open_corpus(settings.corpus))


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant.assistant import build_index
from assistant.settings import Settings

corpus, index, moment = sys.argv[1:]
def die(): os.kill(os.getpid(), signal.SIGKILL)
def progress(stage, done, total):
    if f"{stage} {'begin' if done == 0 else 'eind'}" == moment: die()
if moment == "voor het hernoemen": Path.rename = lambda *_: die()
if moment == "na het hernoemen":
    rename = Path.rename
    Path.rename = lambda self, to: (rename(self, to), die())
build_index(Settings(corpus=Path(corpus), index=Path(index)), progress)
"""


@pytest.mark.parametrize(
    "moment",
    [
        "lezen begin",
        "betekenis begin",
        "woorden begin",
        "woorden eind",
        "bewaren begin",
        "voor het hernoemen",
        "na het hernoemen",
    ],
)
def test_a_build_that_is_killed_leaves_the_previous_index_serving(settings: Settings, moment: str) -> None:
    build_index(settings)
    before = texts_of(open_index(folder_of(settings)))
    (settings.corpus / "extra.txt").write_text("De kade krijgt een nieuwe lantaarn.", encoding="utf-8")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(settings.corpus), str(folder_of(settings)), moment], capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL
    assert texts_of(open_index(folder_of(settings))) == before
    build_index(settings)  # and the next build is not in the way of what was left behind
    assert any("lantaarn" in text for text in texts_of(open_index(folder_of(settings))))
    assert not list(folder_of(settings).glob("building-*"))


def test_only_the_generation_that_serves_and_the_one_before_are_kept(settings: Settings) -> None:
    for number in range(4):
        (settings.corpus / f"extra-{number}.txt").write_text(f"Zin nummer {number}.", encoding="utf-8")
        build_index(settings)
    assert len(list(folder_of(settings).glob("g-*"))) == 2


def test_two_builds_at_once_are_refused_by_name(settings: Settings) -> None:
    from filelock import FileLock

    folder_of(settings).mkdir(parents=True)
    with FileLock(str(folder_of(settings) / ".lock")), pytest.raises(IndexBusy, match="Wacht"):
        build_index(settings)


def test_without_an_index_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="kaderwijzer index"):
        open_index(tmp_path)


@pytest.mark.parametrize("name", [MANIFEST, TEXTS, "vectors.faiss", "vectors.npy", "body/params.index.json"])
@pytest.mark.parametrize("how", ["weg", "afgebroken", "onzin"])
def test_a_damaged_file_is_noticed_when_the_index_is_opened(settings: Settings, name: str, how: str) -> None:
    build_index(settings)
    generation = current_generation(folder_of(settings))
    path = folder_of(settings) / str(generation) / name
    if how == "weg":
        path.unlink()
    else:
        size = path.stat().st_size
        path.write_bytes(path.read_bytes()[: size // 2] if how == "afgebroken" else os.urandom(64))
    with pytest.raises(IndexBroken, match="beschadigd"):
        open_index(folder_of(settings))
    with pytest.raises(IndexBroken):
        open_assistant(settings)  # asking a question does not throw an index away
    build_index(settings)  # but making it again does mend it
    assert open_index(folder_of(settings)).manifest.passages > 0


def test_an_index_of_another_corpus_says_so(settings: Settings, tmp_path: Path) -> None:
    build_index(settings)
    other = tmp_path / "andere"
    other.mkdir()
    (other / "iets.txt").write_text("Iets heel anders.", encoding="utf-8")
    with pytest.raises(IndexMismatch, match="andere map met documenten"):
        open_assistant(Settings(corpus=other, index=settings.index))


def test_an_index_made_with_another_model_says_so(settings: Settings) -> None:
    build_index(settings)
    path = folder_of(settings) / str(current_generation(folder_of(settings))) / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "model": "ander-model"}), encoding="utf-8")
    with pytest.raises(IndexMismatch, match="ander-model"):
        open_assistant(settings)


def test_an_open_assistant_goes_on_when_current_is_gone(assistant: Assistant, settings: Settings) -> None:
    (folder_of(settings) / CURRENT).unlink()
    assert assistant.search("sloten")


def test_progress_tells_each_stage_from_begin_to_end(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    build_index(settings, lambda stage, done, total: told.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["lezen", "betekenis", "woorden", "bewaren"]
    for stage in ("lezen", "betekenis", "woorden", "bewaren"):
        done = [(done, total) for name, done, total in told if name == stage]
        assert done[0][0] == 0 and done[-1][0] == done[-1][1]


def test_an_index_that_other_code_made_is_made_again(settings: Settings) -> None:
    build_index(settings)
    before = current_generation(folder_of(settings))
    path = folder_of(settings) / str(before) / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "program": "older"}), encoding="utf-8")
    assert open_assistant(settings).search("sloten")
    assert current_generation(folder_of(settings)) != before


def test_an_index_of_another_form_is_made_again_without_asking(settings: Settings) -> None:
    build_index(settings)
    path = folder_of(settings) / str(current_generation(folder_of(settings))) / MANIFEST
    path.write_text(json.dumps({"format": 1}), encoding="utf-8")
    assert open_assistant(settings).search("sloten")


def test_the_passages_of_each_document_are_counted(assistant: Assistant) -> None:
    counts = assistant.index.passage_counts()
    assert set(counts) == {"waterplan", "bomenbrief-2021"}
    assert sum(counts.values()) == assistant.index.manifest.passages
    assert min(counts.values()) > 0


def test_the_original_of_a_document_is_given_while_it_is_the_one_that_was_read(
    assistant: Assistant, settings: Settings
) -> None:
    document = assistant.document("waterplan")
    path = settings.corpus / "waterplan.md"
    assert assistant.original(document) == path.read_bytes()
    path.write_text("# Ander plan\n\nAndere tekst.\n", encoding="utf-8")
    assert assistant.original(document) is None
    path.unlink()
    assert assistant.original(document) is None
