"""Documents in and out of the corpus while it is being asked: added, replaced, removed and put back.

What is asked is done in one thread, in the order in which it came; what waits together is one update of the index. Until
that is published, and where anything fails, questions are answered from the index and the files as they were.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import count
from pathlib import PurePosixPath

from assistant.assistant import Assistant
from assistant.datatypes import Document
from assistant.errors import IndexBusy, KaderwijzerError, UnreadableDocument
from assistant.intake.job import Job, What
from assistant.intake.names import declared_name, stored_stem, suffix_of
from assistant.intake.reading import Reading, read_confined
from assistant.intake.shelf import Binned, ChangeRefused, Shelf
from assistant.readers import document_id
from assistant.settings import Settings

__all__ = ["Binned", "ChangeRefused", "Intake", "Job"]

log = logging.getLogger(__name__)

# How many jobs may wait: their files are in memory.
MOST_WAITING = 50
# How many of the jobs that are over are remembered.
MOST_REMEMBERED = 200


@dataclass(frozen=True)
class _Asked:
    """What a job needs to be done: the bytes of a file, the document it is about, or what comes back from the bin."""

    number: int
    what: What
    name: str
    data: bytes = b""
    document: str = ""
    binned: Binned | None = None


class Intake:
    """The one way in which the web app changes the corpus of an assistant. Safe to use from several threads."""

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self.shelf = Shelf(settings.corpus)
        # How far the index is: stage, done, total; None while none is made.
        self.progress: tuple[str, int, int] | None = None
        self._assistant = assistant
        self._settings = settings
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)
        self._waiting: list[_Asked] = []
        self._changed = threading.Condition()
        threading.Thread(target=self._work, name="intake", daemon=True).start()

    def add(self, owner: str, name: str, data: bytes) -> Job:
        """A new document from the content of a file; `name` is the one that the file came with."""
        return self._ask(owner, "add", declared_name(name), name, data=data)

    def replace(self, owner: str, document: str, name: str, data: bytes) -> Job:
        """Another version of a document: it keeps its id, the file that it was goes to the bin."""
        return self._ask(owner, "replace", declared_name(name), name, data=data, document=document)

    def remove(self, owner: str, document: str, title: str) -> Job:
        """A document to the bin."""
        return self._ask(owner, "remove", title, title, document=document)

    def restore(self, owner: str, binned: str) -> Job:
        """What left in one go, back from the bin."""
        found = next((one for one in self.shelf.bin() if one.id == binned), None)
        name = ", ".join(PurePosixPath(path).name for path in found.files) if found else binned
        return self._ask(owner, "restore", name, name, binned=found)

    def jobs(self, owner: str) -> list[Job]:
        """The jobs of one owner, oldest first."""
        with self._changed:
            return [job for job in self._jobs.values() if job.owner == owner]

    def forget(self, owner: str) -> None:
        """Lets go of the owner's jobs that are over."""
        with self._changed:
            for job in [job for job in self._jobs.values() if job.owner == owner and job.over]:
                del self._jobs[job.number]

    def busy(self) -> bool:
        with self._changed:
            return any(not job.over for job in self._jobs.values())

    def wait(self, seconds: float) -> bool:
        """Waits until nothing is left to do; False where that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: all(job.over for job in self._jobs.values()), seconds)

    def _ask(
        self,
        owner: str,
        what: What,
        shown: str,
        name: str,
        *,
        data: bytes = b"",
        document: str = "",
        binned: Binned | None = None,
    ) -> Job:
        with self._changed:
            job = Job(next(self._numbers), owner, what, shown, document=document)
            if len(self._waiting) >= MOST_WAITING:
                job = replace(
                    job, stage="refused", reason="Er wachten al veel bestanden.", remedy="Probeer het straks opnieuw."
                )
            else:
                self._waiting.append(_Asked(job.number, what, name, data, document, binned))
            self._jobs[job.number] = job
            for number in [job.number for job in self._jobs.values() if job.over][:-MOST_REMEMBERED]:
                del self._jobs[number]
            self._changed.notify_all()
            return job

    def _tell(self, number: int, **news: object) -> None:
        with self._changed:
            if number in self._jobs:
                self._jobs[number] = replace(self._jobs[number], **news)  # type: ignore[arg-type] # names of its fields
            self._changed.notify_all()

    def _refuse(self, number: int, problem: UnreadableDocument | ChangeRefused) -> None:
        self._tell(number, stage="refused", reason=problem.reason, remedy=problem.remedy)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
                together, self._waiting = self._waiting, []
            try:
                self._do(together)
            except Exception:  # the thread must go on, whatever one job does
                log.exception("documents could not be changed")
            finally:
                self.progress = None
                for asked in together:
                    if not self._jobs[asked.number].over:
                        self._refuse(asked.number, _failed())

    def _do(self, together: Sequence[_Asked]) -> None:
        read = [(asked, reading) for asked in together if (reading := self._read(asked)) is not None]
        if not read:
            return
        changed: dict[int, dict[str, object]] = {}
        try:
            self._assistant.update(self._change(read, changed), self._hear)
        except IndexBusy:
            busy = ChangeRefused(
                "De documenten worden al door een ander programma verwerkt.", "Probeer het zo opnieuw."
            )
            for number in changed:
                self._refuse(number, busy)
        except KaderwijzerError:
            log.exception("the index could not be brought up to date")
            for number in changed:
                self._refuse(number, _failed())
        else:
            for number, news in changed.items():
                self._tell(number, stage="done", **news)

    def _read(self, asked: _Asked) -> Reading | str | None:
        """The document that came in, "" where none does, None where the job is refused."""
        if asked.what in ("remove", "restore"):
            return ""
        self._tell(asked.number, stage="reading")
        try:
            self._refuse_double(asked, hashlib.sha256(asked.data).hexdigest())
            stem = self._stem(asked)
            return read_confined(asked.data, stem, suffix_of(asked.name), self._settings)
        except (UnreadableDocument, ChangeRefused) as problem:
            self._refuse(asked.number, problem)
            return None

    def _stem(self, asked: _Asked) -> str:
        """The path of the file that will hold what came in, below the folder of documents and without a suffix."""
        if asked.what == "add":
            return stored_stem(asked.name)
        files = self.shelf.files_of(asked.document)
        if not files:
            raise ChangeRefused("Het document dat u wilt vervangen is er niet meer.", "Voeg dit bestand toe.")
        return str(PurePosixPath(files[0]).with_suffix(""))

    def _refuse_double(self, asked: _Asked, sha256: str) -> None:
        texts = self._assistant.index.texts
        same = next((name for name, known in texts.hashes().items() if known == sha256), None)
        if same is None:
            return
        if same == asked.document:
            raise ChangeRefused("Dit is precies het bestand dat er al stond.", "Kies de nieuwe versie.")
        raise ChangeRefused(
            f"Dit bestand staat er al, als ‘{texts.title(same)}’.", "Het is niet nog een keer toegevoegd."
        )

    @contextmanager
    def _change(
        self, read: Sequence[tuple[_Asked, Reading | str]], changed: dict[int, dict[str, object]]
    ) -> Iterator[dict[str, Document]]:
        """All changes that can be made; gives the documents that came in by path, and what to tell by job."""
        known: dict[str, Document] = {}
        with ExitStack() as made:
            for asked, reading in read:
                try:
                    if isinstance(reading, Reading):
                        if any(one.sha256 == reading.document.sha256 for one in known.values()):
                            raise ChangeRefused(
                                "Dit bestand staat er twee keer bij.", "Het is één keer toegevoegd, en niet nog eens."
                            )
                        made.enter_context(self._coming_in(asked, reading.document))
                        known[reading.document.path] = reading.document
                        changed[asked.number] = _news(asked, reading)
                    elif asked.what == "remove":
                        self._refuse_last(asked.document)
                        changed[asked.number] = {"binned": made.enter_context(self.shelf.removed(asked.document)).id}
                    else:
                        made.enter_context(self._coming_back(asked.binned))
                        changed[asked.number] = {}
                    self._tell(asked.number, stage="indexing")
                except ChangeRefused as problem:
                    self._refuse(asked.number, problem)
            yield known

    @contextmanager
    def _coming_in(self, asked: _Asked, document: Document) -> Iterator[None]:
        if asked.what == "add" and self.shelf.files_of(document.id):
            raise ChangeRefused(
                f"Er is al een document met de naam ‘{document.id}’.",
                "Is dit een nieuwe versie? Kies dan ‘Vervangen’ bij dat document. Geef het anders een andere naam.",
            )
        leaving = self.shelf.removed(asked.document) if asked.what == "replace" else nullcontext()
        with leaving, self.shelf.placed(document.path, asked.data):
            yield

    def _coming_back(self, binned: Binned | None) -> AbstractContextManager[None]:
        if binned is None:
            raise ChangeRefused("Dit staat niet meer in de prullenbak.", "Voeg het bestand opnieuw toe.")
        return self.shelf.restored(binned)

    def _refuse_last(self, document: str) -> None:
        if all(document_id(path) == document for path in self.shelf.paths()):
            raise ChangeRefused("Dit is het laatste document.", "Voeg eerst een ander document toe.")

    def _hear(self, stage: str, done: int, total: int) -> None:
        self.progress = (stage, done, total)


def _news(asked: _Asked, reading: Reading) -> dict[str, object]:
    document = reading.document
    kind = PurePosixPath(document.path).suffix
    return {
        "document": document.id,
        "title": document.title,
        "pages": len(document.pages),
        "passages": reading.passages,
        "unreadable": reading.unreadable,
        "kind": kind if kind != suffix_of(asked.name).lower() else "",
    }


def _failed() -> ChangeRefused:
    return ChangeRefused(
        "De documenten konden niet worden bijgewerkt. Er is niets veranderd.",
        "Probeer het opnieuw, of waarschuw uw beheerder.",
    )
