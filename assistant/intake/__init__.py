"""Documents in and out of the corpus while it is being asked: added, replaced, removed and put back.

What is asked is done in one thread, in the order in which it came; what waits together is one update of the index. Until
that is published, and where anything fails, questions are answered from the index and the files as they were.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import PurePosixPath

from assistant.assistant import Assistant
from assistant.datatypes import Document
from assistant.errors import IndexBusy, KaderwijzerError, UnreadableDocument
from assistant.intake.changes import coming_back, coming_in, refuse_double, refuse_last, stem_for
from assistant.intake.job import Asked, Job, What
from assistant.intake.names import declared_name, suffix_of
from assistant.intake.reading import Reading, read_confined
from assistant.intake.shelf import Binned, ChangeRefused, Shelf
from assistant.settings import Settings

__all__ = ["Binned", "ChangeRefused", "Intake", "Job"]

log = logging.getLogger(__name__)

# What may wait, in jobs and in files of the largest size: they are in memory.
MOST_WAITING = 50
MOST_WAITING_FULL = 10
# How many of the jobs that are over are remembered.
MOST_REMEMBERED = 200


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
        self._waiting: list[Asked] = []
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
            waiting_bytes = sum(len(asked.data) for asked in self._waiting)
            most_bytes = MOST_WAITING_FULL * self._settings.upload_max_bytes
            if len(self._waiting) >= MOST_WAITING or waiting_bytes >= most_bytes:
                job = replace(
                    job, stage="refused", reason="Er wachten al veel bestanden.", remedy="Probeer het straks opnieuw."
                )
            else:
                self._waiting.append(Asked(job.number, what, name, data, document, binned))
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
                for job in self._unfinished(together):
                    self._refuse(job.number, _failed())

    def _unfinished(self, together: Sequence[Asked]) -> list[Job]:
        with self._changed:
            found = [self._jobs[asked.number] for asked in together if asked.number in self._jobs]
        return [job for job in found if not job.over]

    def _do(self, together: Sequence[Asked]) -> None:
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

    def _read(self, asked: Asked) -> Reading | str | None:
        """The document that came in, "" where none does, None where the job is refused."""
        if asked.what in ("remove", "restore"):
            return ""
        self._tell(asked.number, stage="reading")
        try:
            refuse_double(self._assistant.index.texts, asked)
            stem = stem_for(self.shelf, asked)
            return read_confined(asked.data, stem, suffix_of(asked.name), self._settings)
        except (UnreadableDocument, ChangeRefused) as problem:
            self._refuse(asked.number, problem)
            return None

    @contextmanager
    def _change(
        self, read: Sequence[tuple[Asked, Reading | str]], changed: dict[int, dict[str, object]]
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
                        made.enter_context(coming_in(self.shelf, asked, reading.document))
                        known[reading.document.path] = reading.document
                        changed[asked.number] = asked.news(reading)
                    elif asked.what == "remove":
                        refuse_last(self.shelf, asked.document)
                        changed[asked.number] = {"binned": made.enter_context(self.shelf.removed(asked.document)).id}
                    else:
                        made.enter_context(coming_back(self.shelf, asked.binned))
                        changed[asked.number] = {}
                    self._tell(asked.number, stage="indexing")
                except ChangeRefused as problem:
                    self._refuse(asked.number, problem)
            yield known

    def _hear(self, stage: str, done: int, total: int) -> None:
        self.progress = (stage, done, total)


def _failed() -> ChangeRefused:
    return ChangeRefused(
        "De documenten konden niet worden bijgewerkt. Er is niets veranderd.",
        "Probeer het opnieuw, of waarschuw uw beheerder.",
    )
