"""A folder of documents: which files belong to it, what is in them, and what could not be read.

A corpus is a folder with `documenten/` (and perhaps `registers/`) in it, or just a folder of documents. Nothing in it is
passed over silently: a file of another kind, an unreadable one, or one of two with the same name, is reported.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from assistant import readers
from assistant.datatypes import Document, ReadProblem
from assistant.errors import FileUnreadable, FolderEmpty, FolderMissing, UnreadableDocument

DOCUMENTS = "documenten"
# What operating systems and office programs leave behind; nobody means these as documents.
LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
# What the program itself keeps beside the documents: the registers, and what people entered.
OWN_FILES = ("registers/*.csv", "resultaten/resultaten.jsonl", "toezeggingen/toezeggingen.jsonl")
# Where two files have the same name, the original goes before a rendering of it.
PREFERENCE = {".pdf": 0, ".docx": 1, ".txt": 2, ".md": 3}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a corpus: its path relative to the folder of documents, its size in bytes, its time of change (ns)."""

    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a corpus that are to be read, sorted by path, and the problems seen before reading."""

    folder: Path
    files: tuple[SourceFile, ...]
    problems: tuple[ReadProblem, ...]
    # Documents that were read already, by path; taken where the file is still the one that was read.
    known: Mapping[str, Document] = field(default_factory=dict)

    def sha256(self, file: SourceFile) -> str:
        """The hash of a file's bytes. Raises OSError where it can't be read."""
        with (self.folder / file.path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def read(self, file: SourceFile) -> Document:
        """The document of a file. Raises UnreadableDocument with reason and remedy."""
        try:
            known = self.known.get(file.path)
            if known is not None and known.sha256 == self.sha256(file):
                return known
            return readers.read(self.folder / file.path, self.folder)
        except PermissionError as problem:
            raise UnreadableDocument(
                "U mag dit bestand niet lezen.", "Geef uzelf leesrecht op het bestand en maak de index opnieuw."
            ) from problem
        except OSError as problem:
            raise UnreadableDocument(
                f"Het bestand kan niet worden geopend ({problem.strerror or type(problem).__name__}).",
                "Controleer of het bestand er nog staat en maak de index opnieuw.",
            ) from problem


def corpus_id(hashes: Iterable[tuple[str, str]]) -> str:
    """One name for the contents of a corpus, from (path, sha256) of the files that were read."""
    digest = hashlib.sha256()
    for path, sha256 in sorted(hashes):
        digest.update(f"{path}\0{sha256}\n".encode())
    return digest.hexdigest()[:16]


def open_corpus(folder: Path, known: Mapping[str, Document] | None = None) -> Corpus:
    """The corpus in a folder, its documents not read yet but for those that are `known`, by path.

    Raises FolderMissing where there is no such folder, FileUnreadable where it may not be read, FolderEmpty where no
    file in it is of a kind that can be read.
    """
    try:
        there = folder.exists()
        documents = folder / DOCUMENTS if (folder / DOCUMENTS).is_dir() else folder
    except PermissionError as problem:
        raise _closed(folder) from problem
    if not there:
        raise FolderMissing(
            f"De map {folder} bestaat niet. Controleer de naam, of maak de map en zet er documenten in."
        )
    if not folder.is_dir():
        raise FolderMissing(f"{folder} is geen map. Geef de map waarin de documenten staan.")
    files: list[SourceFile] = []
    problems: list[ReadProblem] = []
    for path in files_below(documents):
        name = path.relative_to(documents).as_posix()
        if documents == folder and any(fnmatchcase(name, own) for own in OWN_FILES):
            continue
        if path.suffix.lower() not in readers.SUFFIXES:
            problems.append(
                ReadProblem(
                    name,
                    f"Bestanden met de uitgang '{path.suffix or '(geen)'}' worden niet gelezen.",
                    f"Bewaar het document als {_listed(readers.SUFFIXES)} of haal het uit de map.",
                )
            )
            continue
        try:
            seen = path.stat()
        except OSError as problem:
            problems.append(ReadProblem(name, f"Het bestand is niet te openen ({problem.strerror}).", "Haal het weg."))
            continue
        files.append(SourceFile(name, seen.st_size, seen.st_mtime_ns))
    kept, doubles = _one_of_each_name(files)
    if not kept:
        raise FolderEmpty(
            f"In de map {documents} staat geen document dat gelezen kan worden. Zet er bestanden in van het soort "
            f"{_listed(readers.SUFFIXES)}."
        )
    return Corpus(documents, tuple(kept), (*problems, *doubles), known or {})


def files_below(folder: Path) -> list[Path]:
    """All files below a folder, sorted by path; hidden ones and links to elsewhere left out."""
    found: list[Path] = []

    def refuse(problem: OSError) -> None:
        raise _closed(Path(problem.filename)) from problem

    inside = folder.resolve()
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if name.startswith((".", "~$")) or name.lower() in LITTER:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                continue  # a link out of the folder would publish a file that nobody put here
            found.append(path)
    return found


def _closed(folder: Path) -> FileUnreadable:
    return FileUnreadable(f"De map {folder} mag niet gelezen worden. Geef uzelf leesrecht op die map.")


def _one_of_each_name(files: list[SourceFile]) -> tuple[list[SourceFile], list[ReadProblem]]:
    """Of files that would become the same document, the original is kept and the others are reported."""
    by_id: dict[str, list[SourceFile]] = {}
    for file in files:
        by_id.setdefault(readers.document_id(file.path), []).append(file)
    kept: list[SourceFile] = []
    problems: list[ReadProblem] = []
    for same in by_id.values():
        best, *rest = sorted(same, key=lambda file: (PREFERENCE.get(Path(file.path).suffix.lower(), 9), file.path))
        kept.append(best)
        problems.extend(
            ReadProblem(
                file.path,
                f"Dit bestand is overgeslagen, want '{best.path}' heeft dezelfde naam en gaat voor.",
                "Geef het een andere naam als het een ander document is.",
            )
            for file in rest
        )
    return sorted(kept, key=lambda file: file.path), problems


def _listed(suffixes: Iterable[str]) -> str:
    *first, last = sorted(suffix.lstrip(".").upper() for suffix in suffixes)
    return f"{', '.join(first)} of {last}" if first else last
