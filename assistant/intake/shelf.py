"""The files of a corpus as they are added, replaced and removed; nothing is thrown away.

What leaves goes to `.prullenbak/<moment>/` below the corpus, a hidden folder that is never indexed, and can come back.
Each change is a context: where what follows in it fails, the files are as they were.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.corpus import DOCUMENTS, files_below
from assistant.errors import KaderwijzerError
from assistant.readers import SUFFIXES, document_id

BIN = ".prullenbak"
_BINNED = re.compile(r"\d{8}T\d{6}-[0-9a-f]{6}")


class ChangeRefused(KaderwijzerError):
    """A document can't be added, replaced, removed or put back; `reason` and `remedy` are sentences for the user."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Binned:
    """What left the corpus in one go: its files, relative to the folder of documents, and when."""

    id: str
    when: datetime
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a corpus, as the settings give it."""

    corpus: Path

    @property
    def documents(self) -> Path:
        inner = self.corpus / DOCUMENTS
        return inner if inner.is_dir() else self.corpus

    def paths(self) -> list[str]:
        """The files that can be documents, relative to the folder of documents, sorted."""
        return [
            path.relative_to(self.documents).as_posix()
            for path in files_below(self.documents)
            if path.suffix.lower() in SUFFIXES
        ]

    def files_of(self, document: str) -> list[str]:
        """All files that would be this document: the one that is read, and those that stand aside for it."""
        return [path for path in self.paths() if document_id(path) == document]

    @contextmanager
    def placed(self, path: str, data: bytes) -> Iterator[None]:
        """A new file, whole or not there at all. Raises ChangeRefused where there is one of that name or no leave."""
        final = self.documents / path
        beside = final.with_name(f".{uuid.uuid4().hex}.nieuw")
        try:
            final.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if final.exists():
                raise ChangeRefused("Er is al een bestand met deze naam.", "Geef het bestand een andere naam.")
            beside.rename(final)
        except OSError as problem:
            raise _not_written(problem) from problem
        finally:
            beside.unlink(missing_ok=True)
        try:
            yield
        except BaseException:
            final.unlink(missing_ok=True)
            raise

    @contextmanager
    def removed(self, document: str) -> Iterator[Binned]:
        """All files of a document to the bin. Raises ChangeRefused where there is no such document or no leave."""
        files = self.files_of(document)
        if not files:
            raise ChangeRefused("Dit document is er niet meer.", "Iemand anders heeft het intussen verwijderd.")
        now = datetime.now()
        binned = Binned(f"{now:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:6]}", now.replace(microsecond=0), tuple(files))
        with self._moved(self.documents, self.corpus / BIN / binned.id, files):
            yield binned

    @contextmanager
    def restored(self, binned: Binned) -> Iterator[None]:
        """What was removed together, back in its place. Raises ChangeRefused where that place is taken, or no leave."""
        taken = {document_id(path) for path in self.paths()}
        if taken & {document_id(path) for path in binned.files}:
            raise ChangeRefused(
                "Er staat intussen een ander document met dezelfde naam.", "Verwijder dat eerst en probeer het opnieuw."
            )
        with self._moved(self.corpus / BIN / binned.id, self.documents, binned.files):
            yield
        for place, _, _ in os.walk(self.corpus / BIN / binned.id, topdown=False):
            with suppress(OSError):  # something else was put there
                Path(place).rmdir()

    def bin(self) -> list[Binned]:
        """What can be put back, latest first."""
        place = self.corpus / BIN
        found = []
        for folder in sorted(place.iterdir(), reverse=True) if place.is_dir() else ():
            if folder.is_dir() and _BINNED.fullmatch(folder.name):
                files = tuple(path.relative_to(folder).as_posix() for path in files_below(folder))
                if files:
                    found.append(Binned(folder.name, datetime.strptime(folder.name[:15], "%Y%m%dT%H%M%S"), files))
        return found

    @contextmanager
    def _moved(self, origin: Path, goal: Path, files: list[str] | tuple[str, ...]) -> Iterator[None]:
        done: list[str] = []

        def back() -> None:
            for path in reversed(done):
                (goal / path).rename(origin / path)

        try:
            for path in files:
                (goal / path).parent.mkdir(parents=True, exist_ok=True)
                (origin / path).rename(goal / path)
                done.append(path)
        except OSError as problem:
            back()
            raise _not_written(problem) from problem
        try:
            yield
        except BaseException:
            back()
            raise


def _not_written(problem: OSError) -> ChangeRefused:
    return ChangeRefused(
        f"In de map met documenten kan niet worden geschreven ({problem.strerror or 'onbekende fout'}).",
        "Vraag uw beheerder om schrijfrecht of om ruimte op de schijf.",
    )
