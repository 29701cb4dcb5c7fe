"""The assistant: an index kept up to date with its corpus, and what can be asked of it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path

from assistant.ask import ask, with_earlier
from assistant.corpus import Corpus, open_corpus
from assistant.datatypes import Answer, Document, Filter, Hit, ReadProblem
from assistant.embedding import Embedder, load_embedder
from assistant.errors import FileUnreadable, FolderEmpty, IndexMismatch, IndexMissing
from assistant.index import Index, Manifest, Progress, build, current_generation, is_current, open_index
from assistant.search import search
from assistant.settings import ROOT, Settings


def index_folder(settings: Settings, embedder: Embedder) -> Path:
    """Where the index of a corpus stands: the folder that was set, or one of its own per corpus and model."""
    if settings.index is not None:
        return settings.index
    key = hashlib.sha256(f"{settings.corpus.resolve()}\0{embedder.fingerprint}\0{settings.store}".encode()).hexdigest()
    return ROOT / "index" / "built" / key[:12]


class Assistant:
    """Answers questions from one index. Safe to use from several threads; an update elsewhere is noticed."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder = folder
        self._embedder = embedder
        self._lock = threading.Lock()
        self._index = open_index(folder)

    @property
    def index(self) -> Index:
        """The generation that serves now."""
        with self._lock:
            if current_generation(self._folder) not in (None, self._index.manifest.generation):
                # The old one is left to the garbage collector: another thread may still be reading from it.
                self._index = open_index(self._folder)
            return self._index

    def ask(self, question: str, turns: Sequence[str] = (), limit: Filter | None = None) -> Answer:
        """The answer to a question; `turns` are the earlier questions of the conversation, oldest first."""
        return ask(self.index, self._embedder, question, turns, limit)

    def search(
        self, question: str, top: int = 10, limit: Filter | None = None, turns: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The passages found for a question, best first."""
        return search(self.index, self._embedder, with_earlier(question, turns), top, limit)

    def document(self, document_id: str) -> Document:
        """Raises DocumentUnknown where the index holds no such document."""
        return self.index.texts.document(document_id)

    def documents(self) -> list[Document]:
        return self.index.texts.documents()

    def problems(self) -> tuple[ReadProblem, ...]:
        """The files and pages of the corpus that could not be read."""
        return self.index.manifest.problems


def _silent(stage: str, done: int, total: int) -> None:
    return None


def build_index(settings: Settings, progress: Progress = _silent) -> Manifest:
    """Builds the index of a corpus or brings it up to date. Raises what `open_corpus` and `index.build` raise."""
    return _build(open_corpus(settings.corpus), settings, load_embedder(settings.model), progress)


def _build(corpus: Corpus, settings: Settings, embedder: Embedder, progress: Progress) -> Manifest:
    folder = index_folder(settings, embedder)
    try:
        manifest = build(corpus, folder, embedder, settings.store, progress)
    except (PermissionError, NotADirectoryError, FileExistsError) as problem:
        raise FileUnreadable(
            f"In {folder} kan de index niet worden bewaard ({problem.strerror}). Geef uzelf schrijfrecht of kies een andere "
            "map met --index."
        ) from problem
    if not manifest.passages:
        first = manifest.problems[0] if manifest.problems else None
        why = f" Bijvoorbeeld {first.file}: {first.reason} {first.remedy}" if first else ""
        raise FolderEmpty(f"Geen enkel document in {settings.corpus} gaf tekst.{why}")
    return manifest


def open_assistant(settings: Settings | None = None, progress: Progress = _silent) -> Assistant:
    """An assistant over the corpus of the settings; its index is made or brought up to date first where needed.

    Raises FolderMissing, FolderEmpty or FileUnreadable for the corpus, IndexBroken for a damaged index, IndexMismatch
    where the index folder that was set belongs to another corpus or model, ModelUnavailable for the model.
    """
    settings = settings or Settings.from_environment()
    corpus = open_corpus(settings.corpus)
    embedder = load_embedder(settings.model)
    folder = index_folder(settings, embedder)
    try:
        index = open_index(folder)
    except IndexMissing:
        _build(corpus, settings, embedder, progress)
        return Assistant(folder, embedder)
    manifest = index.manifest
    index.close()
    _refuse_mismatch(manifest, folder, corpus, embedder)
    if not is_current(manifest, corpus):
        _build(corpus, settings, embedder, progress)
    return Assistant(folder, embedder)


def _refuse_mismatch(manifest: Manifest, folder: Path, corpus: Corpus, embedder: Embedder) -> None:
    """An index that somebody made on purpose with something else is not overwritten by asking a question."""
    remedy = "Kies een andere map met --index, of maak deze opnieuw met: kaderwijzer index"
    if manifest.model != embedder.fingerprint:
        raise IndexMismatch(f"De index in {folder} is met een ander model gemaakt ({manifest.model}). {remedy}")
    if manifest.corpus_folder != str(corpus.folder.resolve()) and not is_current(manifest, corpus):
        raise IndexMismatch(
            f"De index in {folder} hoort bij een andere map met documenten ({manifest.corpus_folder}). {remedy}"
        )
