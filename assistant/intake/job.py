"""One thing that was asked of the intake, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from assistant.intake.names import suffix_of
from assistant.intake.reading import Reading
from assistant.intake.shelf import Binned

What = Literal["add", "replace", "remove", "restore"]
Stage = Literal["waiting", "reading", "indexing", "done", "refused"]
OVER: tuple[Stage, ...] = ("done", "refused")


@dataclass(frozen=True, slots=True)
class Job:
    """`name` is what the user knows it by: the name of the file, or the title of the document.

    Once done, a document that came in has its `document` (an id), `title`, `pages`, `passages` and the numbers of its
    `unreadable` pages, and one that left has the `binned` id to put it back with. Once refused there is a `reason` and
    a `remedy`. `kind` is the suffix of what the content is, where the name says otherwise.
    """

    number: int
    owner: str
    what: What
    name: str
    stage: Stage = "waiting"
    document: str = ""
    title: str = ""
    pages: int = 0
    passages: int = 0
    unreadable: tuple[int, ...] = ()
    kind: str = ""
    binned: str = ""
    reason: str = ""
    remedy: str = ""

    @property
    def over(self) -> bool:
        return self.stage in OVER


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job needs to be done: the bytes of a file, the document it is about, or what comes back from the bin.

    `name` is the one that a file came with, and is used as nothing else.
    """

    number: int
    what: What
    name: str
    data: bytes = b""
    document: str = ""
    binned: Binned | None = None

    def news(self, reading: Reading) -> dict[str, object]:
        """What the job tells once this document is in."""
        document = reading.document
        kind = PurePosixPath(document.path).suffix
        return {
            "document": document.id,
            "title": document.title,
            "pages": len(document.pages),
            "passages": reading.passages,
            "unreadable": reading.unreadable,
            "kind": kind if kind != suffix_of(self.name).lower() else "",
        }
