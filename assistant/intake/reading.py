"""A new file read in a process of its own: what kind it is, the document in it, or why there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant.confined import Confinement, run_confined
from assistant.datatypes import Document
from assistant.errors import UnreadableDocument
from assistant.passages import passages
from assistant.readers import Limits, kind_of, read
from assistant.settings import Settings

RECEIVED = "ontvangen"
FOUND = "gevonden.json"
# Its files go below this folder, apart from what was received and what was found.
DOCUMENTS = "stukken"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, and how many passages it has."""

    document: Document
    passages: int

    @property
    def unreadable(self) -> tuple[int, ...]:
        """The numbers of the pages without readable text."""
        return tuple(problem.page for problem in self.document.problems if problem.page is not None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file gave no document, and what to do about it."""

    reason: str
    remedy: str


class _Found(msgspec.Struct):
    reading: Reading | None = None
    refusal: Refusal | None = None


def read_confined(data: bytes, stem: str, suffix: str, settings: Settings) -> Reading:
    """The document in `data`, as it will be in the file `stem` with the suffix of its real kind.

    `stem` is a safe path below the folder of documents; `suffix` is the one that the file came with. Raises
    UnreadableDocument where the file gives no document within the limits of the settings.
    """
    if len(data) > settings.upload_max_bytes:
        raise UnreadableDocument(
            f"Het bestand is groter dan {settings.upload_max_bytes // 1_000_000} MB.",
            "Splits het in kleinere bestanden of haal grote afbeeldingen eruit.",
        )
    if not data:
        raise UnreadableDocument("Het bestand is leeg.", "Bewaar het opnieuw en voeg het weer toe.")
    with tempfile.TemporaryDirectory(prefix="kaderwijzer-") as place:
        folder = Path(place)
        (folder / RECEIVED).write_bytes(data)
        limits = (settings.upload_max_bytes, settings.upload_max_pages, settings.upload_max_unpacked_bytes)
        run_confined(
            __name__,
            [stem, suffix, *map(str, limits)],
            folder,
            Confinement(settings.upload_max_seconds, settings.upload_max_memory_bytes),
        )
        found = msgspec.json.decode((folder / FOUND).read_bytes(), type=_Found)
    if found.reading is None:
        told = found.refusal or Refusal("Het bestand is niet gelezen.", "Probeer het opnieuw.")
        raise UnreadableDocument(told.reason, told.remedy)
    return found.reading


def main(arguments: Sequence[str]) -> None:
    """Reads what was received in this folder; runs within limits."""
    stem, suffix, *limits = arguments
    try:
        found = _Found(_read(stem, suffix, Limits(*map(int, limits))))
    except UnreadableDocument as problem:
        if isinstance(problem.__cause__, MemoryError):
            raise MemoryError from problem
        found = _Found(refusal=Refusal(problem.reason, problem.remedy))
    Path(FOUND).write_bytes(msgspec.json.encode(found))


def _read(stem: str, suffix: str, limits: Limits) -> Reading:
    received = Path(RECEIVED)
    root = Path(DOCUMENTS)
    path = root / f"{stem}{kind_of(received.read_bytes(), suffix)}"
    path.parent.mkdir(parents=True)
    received.rename(path)
    document = read(path, root, limits)
    if len(document.pages) > limits.pages:
        raise UnreadableDocument(
            f"Het bestand telt meer dan {limits.pages} pagina's.", "Splits het in kleinere bestanden."
        )
    count = len(passages(document))
    if not count:
        raise UnreadableDocument(
            "In het bestand staan geen zinnen waarin gezocht kan worden.", "Controleer of dit het goede bestand is."
        )
    return Reading(document, count)
