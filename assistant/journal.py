"""A file to which lines are added and from which none is ever taken away: one JSON object a line.

A line is on the disk before `append` returns. What stands after the last line end was cut off while writing and never
counted; the next line goes in its place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import FileUnreadable, KaderwijzerError


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal in a folder, which is made when something is first stored. Waits `wait` seconds for another writer.

    `busy` is raised where that one goes on longer.
    """

    folder: Path
    file: str
    lock: str
    busy: KaderwijzerError
    wait: float

    @property
    def path(self) -> Path:
        return self.folder / self.file

    @property
    def name(self) -> str:
        """The file as a message names it: from the folder of the corpus on."""
        return f"{self.folder.name}/{self.file}"

    def lines(self) -> list[bytes]:
        """The whole lines of the file. Raises FileUnreadable."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise FileUnreadable(
                f"{self.name} is niet te lezen ({problem.strerror}). Geef uzelf leesrecht."
            ) from problem
        return data[: data.rfind(b"\n") + 1].splitlines(keepends=True)

    def append(self, record: dict[str, Any]) -> None:
        """Adds a line; only within `writing`. Raises FileUnreadable."""
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        whole = sum(map(len, self.lines()))
        try:
            new = not self.path.exists()
            with self.path.open("ab") as stream:
                # A piece of a line that was cut off while writing goes first, or this line would be glued to it.
                stream.truncate(whole)
                stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
            if new:
                folder = os.open(self.folder, os.O_RDONLY)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)
        except OSError as problem:
            raise FileUnreadable(
                f"{self.name} is niet te schrijven ({problem.strerror}). Geef uzelf schrijfrecht of maak ruimte vrij."
            ) from problem

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the journal for one writer. Raises `busy`, FileUnreadable."""
        from filelock import FileLock, Timeout

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self.folder / self.lock))
            lock.acquire(timeout=self.wait)
        except Timeout as problem:
            raise self.busy from problem
        except OSError as problem:
            raise FileUnreadable(
                f"In de map {self.folder.name} is niet te schrijven ({problem.strerror}). Geef uzelf schrijfrecht op die map."
            ) from problem
        try:
            yield
        finally:
            lock.release()
