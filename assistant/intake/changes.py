"""What may happen to the files of a corpus: each rule refuses, or lets a change of the shelf through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import PurePosixPath

from assistant.datatypes import Document
from assistant.intake.job import Asked
from assistant.intake.names import stored_stem
from assistant.intake.shelf import Binned, ChangeRefused, Shelf
from assistant.readers import document_id
from assistant.texts import Texts


def refuse_double(texts: Texts, asked: Asked) -> None:
    """Raises ChangeRefused where a document was read from these very bytes."""
    sha256 = hashlib.sha256(asked.data).hexdigest()
    same = next((name for name, known in texts.hashes().items() if known == sha256), None)
    if same is None:
        return
    if same == asked.document:
        raise ChangeRefused("Dit is precies het bestand dat er al stond.", "Kies de nieuwe versie.")
    raise ChangeRefused(f"Dit bestand staat er al, als ‘{texts.title(same)}’.", "Het is niet nog een keer toegevoegd.")


def refuse_last(shelf: Shelf, document: str) -> None:
    """Raises ChangeRefused where no other document would be left."""
    if all(document_id(path) == document for path in shelf.paths()):
        raise ChangeRefused("Dit is het laatste document.", "Voeg eerst een ander document toe.")


def stem_for(shelf: Shelf, asked: Asked) -> str:
    """The path of the file that will hold what came in, below the folder of documents and without a suffix."""
    if asked.what == "add":
        return stored_stem(asked.name)
    files = shelf.files_of(asked.document)
    if not files:
        raise ChangeRefused("Het document dat u wilt vervangen is er niet meer.", "Voeg dit bestand toe.")
    return str(PurePosixPath(files[0]).with_suffix(""))


@contextmanager
def coming_in(shelf: Shelf, asked: Asked, document: Document) -> Iterator[None]:
    """A new document, or another version of one. Raises ChangeRefused where a new one would take another's name."""
    if asked.what == "add" and shelf.files_of(document.id):
        raise ChangeRefused(
            f"Er is al een document met de naam ‘{document.id}’.",
            "Is dit een nieuwe versie? Kies dan ‘Vervang’ bij dat document. Geef het bestand anders een andere naam.",
        )
    leaving = shelf.removed(asked.document) if asked.what == "replace" else nullcontext()
    with leaving, shelf.placed(document.path, asked.data):
        yield


def coming_back(shelf: Shelf, binned: Binned | None) -> AbstractContextManager[None]:
    """What was removed. Raises ChangeRefused where it isn't in the bin any more."""
    if binned is None:
        raise ChangeRefused("Dit staat niet meer in de prullenbak.", "Voeg het bestand opnieuw toe.")
    return shelf.restored(binned)
