"""The assistant: an index kept up to date with its corpus, and what can be asked of it."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from assistant import fulfilment, registers
from assistant.ask import Knowledge, ask
from assistant.corpus import Corpus, open_corpus
from assistant.datatypes import Answer, Document, Entry, Filter, Hit, ReadProblem
from assistant.embedding import Embedder, embedder_or_bundled
from assistant.errors import (
    FileUnreadable,
    IndexBroken,
    IndexBusy,
    IndexMismatch,
    IndexMissing,
    IndexOutdated,
    KaderwijzerError,
)
from assistant.generations import current_generation
from assistant.index import (
    Index,
    Manifest,
    Progress,
    build,
    is_current,
    made_with,
    open_index,
    silent,
)
from assistant.registers import Registers
from assistant.reranking import Reranker, reranker_or_none
from assistant.results import Standing, ledger_of
from assistant.search import search
from assistant.settings import ROOT, Settings
from assistant.thesaurus import thesaurus

log = logging.getLogger(__name__)

# How long an open assistant trusts that the corpus is as it was.
CHECK_SECONDS = 1.0
# Where, in an index folder that was set, the index of the bundled model stands while the model that was set can't be loaded.
INSTEAD = "meegeleverd"


def index_folder(settings: Settings, embedder: Embedder) -> Path:
    """Where the index of a corpus stands: the folder that was set, or one of its own per corpus and model."""
    if settings.index is not None:
        return settings.index
    key = hashlib.sha256(f"{settings.corpus.resolve()}\0{embedder.fingerprint}\0{settings.store}".encode()).hexdigest()
    return ROOT / "index" / "built" / key[:12]


class Assistant:
    """Answers questions over one corpus. Safe to use from several threads.

    A file that was added, changed or deleted, or a result that was entered, is noticed at the next question, `check_seconds`
    after the last look at the earliest, and the index is brought up to date first; meanwhile other threads are answered from
    the index as it was. `missing` says which models that were asked for could not be loaded.
    """

    def __init__(
        self,
        settings: Settings,
        embedder: Embedder,
        progress: Progress = silent,
        check_seconds: float = CHECK_SECONDS,
        reranker: Reranker | None = None,
        missing: Sequence[str] = (),
    ) -> None:
        self._settings = settings
        self._embedder = embedder
        self._reranker = reranker
        self.missing = tuple(missing)
        self._folder = index_folder(settings, embedder)
        self._check_seconds = check_seconds
        self._updating = threading.Lock()
        self._knowledge = self._opened(open_corpus(settings.corpus), None, progress)
        self._checked = time.monotonic()

    @property
    def knowledge(self) -> Knowledge:
        """What answers are made from now, up to date with the corpus."""
        due = time.monotonic() - self._checked >= self._check_seconds
        if due and self._updating.acquire(blocking=False):
            try:
                self._knowledge = self._opened(open_corpus(self._settings.corpus), self._knowledge, silent)
                self._checked = time.monotonic()
            finally:
                self._updating.release()
        return self._knowledge

    def update(self, change: AbstractContextManager[Mapping[str, Document]], progress: Progress = silent) -> None:
        """Changes files of the corpus and brings the index up to date; other threads go on being answered meanwhile.

        `change` alters the files when it is entered, gives the documents that were read from them already, by path, and
        undoes what it did where it is left by an error. Raises IndexBusy where another program is building, and what
        `open_corpus` and `index.build` raise; then the index is as it was.
        """
        with self._updating, change as read_already:
            corpus = open_corpus(self._settings.corpus, read_already)
            known = self._opened(corpus, self._knowledge, progress)
            if not is_current(known.index.manifest, corpus, registers.digest_of(self._settings.corpus)):
                raise IndexBusy("Een ander programma maakt op dit moment de index. Probeer het zo opnieuw.")
            self._knowledge = known
            self._checked = time.monotonic()

    @property
    def index(self) -> Index:
        return self.knowledge.index

    @property
    def registers(self) -> Registers:
        return self.knowledge.registers

    def _opened(self, corpus: Corpus, before: Knowledge | None, progress: Progress) -> Knowledge:
        """What there is to know of a corpus; the index is made or brought up to date first where it has to be."""
        standing, no_results = _results(self._settings.corpus)
        fulfilled, no_evidence = _evidence(self._settings.corpus)
        unread = (*no_results, *no_evidence)
        try:
            index = self._current(before)
        except (IndexMissing, IndexOutdated):
            _build(corpus, self._settings, self._embedder, progress)
            return replace(self._known(open_index(self._folder)), standing=standing, fulfilled=fulfilled, unread=unread)
        _refuse_mismatch(index.manifest, self._folder, corpus, self._embedder)
        if not is_current(index.manifest, corpus, registers.digest_of(self._settings.corpus)):
            try:
                _build(corpus, self._settings, self._embedder, progress)
                index = open_index(self._folder)
            except IndexBusy:
                pass  # somebody else is at it; the next look will see what they made
        if before is None or before.index is not index:
            return replace(self._known(index), standing=standing, fulfilled=fulfilled, unread=unread)
        same = (before.standing.mark, before.fulfilled, before.unread) == (standing.mark, fulfilled, unread)
        return before if same else replace(before, standing=standing, fulfilled=fulfilled, unread=unread)

    def _current(self, before: Knowledge | None) -> Index:
        # An index that was replaced is left to the garbage collector: another thread may still be reading from it.
        now = current_generation(self._folder)
        if before is not None and now in (None, before.index.manifest.generation):
            return before.index
        return open_index(self._folder)

    def _known(self, index: Index) -> Knowledge:
        documents = {document.id: document for document in index.texts.documents()} if index.manifest.registers else {}
        lists = registers.load(self._settings.corpus, documents) if documents else Registers()
        words = thesaurus(lists.terms, index.lexical.body.knows)
        return Knowledge(index, self._embedder, lists, words, reranker=self._reranker)

    def ask(self, question: str, turns: Sequence[str] = (), limit: Filter | None = None) -> Answer:
        """The answer to a question; `turns` are the earlier questions of the conversation, oldest first."""
        return ask(self.knowledge, question, turns, limit)

    def search(
        self, question: str, top: int = 10, limit: Filter | None = None, turns: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The passages found for a question, best first."""
        known, searched = self.knowledge, self.knowledge.completed(question, turns)
        meant = known.thesaurus.meant(searched)
        return search(known.index, self._embedder, searched, top, limit, meant, reranker=self._reranker)

    def document(self, document_id: str) -> Document:
        """Raises DocumentUnknown where the index holds no such document."""
        return self.index.texts.document(document_id)

    def documents(self) -> list[Document]:
        return self.index.texts.documents()

    def original(self, document: Document) -> bytes | None:
        """The file that a document was read from; None where it isn't there any more, or is another one by now."""
        try:
            data = (Path(self.index.manifest.corpus_folder) / document.path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == document.sha256 else None

    def problems(self) -> tuple[ReadProblem, ...]:
        """The files and pages of the corpus that could not be read."""
        known = self.knowledge
        return (*known.index.manifest.problems, *known.unread)


def _results(corpus: Path) -> tuple[Standing, tuple[ReadProblem, ...]]:
    """The results that people entered; without them, and with what is wrong, where their file can't be read."""
    ledger = ledger_of(corpus)
    try:
        return ledger.standing(), ()
    except KaderwijzerError as problem:
        return Standing(), (ReadProblem(ledger.name, str(problem), "Tot dan tellen ingevoerde resultaten niet mee."),)


def _evidence(corpus: Path) -> tuple[fulfilment.Standing, tuple[ReadProblem, ...]]:
    """The evidence that people recorded; without it, and with what is wrong, where its file can't be read."""
    ledger = fulfilment.ledger_of(corpus)
    try:
        return ledger.standing(), ()
    except KaderwijzerError as problem:
        return fulfilment.Standing(), (ReadProblem(ledger.name, str(problem), "Tot dan telt bewijs niet mee."),)


def build_index(settings: Settings, progress: Progress = silent) -> Manifest:
    """Makes the index of a corpus, or brings it up to date; one that is up to date is left alone.

    An index of another corpus or model in the folder that was set is replaced: whoever builds, means it. Raises what
    `open_corpus`, `embedder_or_bundled` and `index.build` raise.
    """
    corpus = open_corpus(settings.corpus)
    settings, embedder, _ = _with_model(settings)
    try:
        index = open_index(index_folder(settings, embedder))
        manifest = index.manifest
        index.close()
        lists = registers.digest_of(settings.corpus)
        if made_with(manifest, embedder, settings.store) and is_current(manifest, corpus, lists):
            return manifest
    except (IndexMissing, IndexOutdated, IndexBroken):
        pass  # made below
    return _build(corpus, settings, embedder, progress)


def _build(corpus: Corpus, settings: Settings, embedder: Embedder, progress: Progress) -> Manifest:
    folder = index_folder(settings, embedder)
    try:
        return build(
            corpus,
            folder,
            embedder,
            settings.store,
            progress,
            lambda documents: _entries(settings.corpus, documents),
            registers.digest_of(settings.corpus),
        )
    except OSError as problem:
        raise FileUnreadable(
            f"In {folder} kan de index niet worden bewaard ({problem.strerror}). Geef uzelf schrijfrecht, maak ruimte of "
            "kies een andere map met --index."
        ) from problem


def _entries(corpus: Path, documents: Sequence[Document]) -> list[Entry]:
    """The questions that the documents of a corpus answer, from its registers."""
    lists = registers.load(corpus, {document.id: document for document in documents})
    return [Entry(asked.question, asked.document_id, asked.section, asked.places) for asked in lists.questions]


def open_assistant(settings: Settings | None = None, progress: Progress = silent) -> Assistant:
    """An assistant over the corpus of the settings; its index is made or brought up to date first where needed.

    Raises FolderMissing, FolderEmpty or FileUnreadable for the corpus, IndexBroken for a damaged index, IndexMismatch
    where the index folder that was set belongs to another corpus or model, ModelUnavailable for the bundled model. Where
    another model or reranker that was set can't be loaded, the assistant goes on without it and says so (`missing`).
    """
    settings, embedder, missing = _with_model(settings or Settings.from_environment())
    reranker, why = reranker_or_none(settings.reranker)
    if why:
        log.warning(why)
    return Assistant(settings, embedder, progress, reranker=reranker, missing=[of for of in (missing, why) if of])


def _with_model(settings: Settings) -> tuple[Settings, Embedder, str]:
    """The embedder of the settings, or the bundled one with settings that suit it and what was wrong."""
    embedder, why = embedder_or_bundled(settings.model)
    if why:
        log.warning(why)
        # The index folder that was set may hold the index of the other model, which is worth keeping.
        settings = replace(settings, index=settings.index / INSTEAD if settings.index else None)
    return settings, embedder, why


def _refuse_mismatch(manifest: Manifest, folder: Path, corpus: Corpus, embedder: Embedder) -> None:
    """An index that somebody made on purpose with something else is not overwritten by asking a question."""
    remedy = "Kies een andere map met --index, of maak deze opnieuw met: kaderwijzer index"
    if manifest.model != embedder.fingerprint:
        raise IndexMismatch(f"De index in {folder} is met een ander model gemaakt ({manifest.model}). {remedy}")
    if manifest.corpus_folder != str(corpus.folder.resolve()) and not is_current(manifest, corpus, manifest.registers):
        raise IndexMismatch(
            f"De index in {folder} hoort bij een andere map met documenten ({manifest.corpus_folder}). {remedy}"
        )
