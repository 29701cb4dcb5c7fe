"""Documents and passages on disk, in SQLite: opens at once however large the corpus, and reads what is asked for."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from assistant.datatypes import About, Document, Passage
from assistant.errors import DocumentUnknown

SCHEMA = """
CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT UNIQUE, sha256 TEXT, about BLOB, document BLOB);
CREATE TABLE passages (row INTEGER PRIMARY KEY, id TEXT UNIQUE, document INTEGER, passage BLOB);
"""


class Texts:
    """The documents and passages of one generation of an index; rows count from 0, in order of document and place."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._document = lru_cache(maxsize=64)(self._read_document)
        self._passage = lru_cache(maxsize=4096)(self._read_passage)
        rows = self._all("SELECT about FROM documents ORDER BY row")
        self.about: tuple[About, ...] = tuple(msgspec.json.decode(row[0], type=About) for row in rows)
        self._about = {about.id: about for about in self.about}

    @classmethod
    def write(cls, path: Path, documents: Sequence[Document], passages: Iterable[Passage]) -> None:
        rows = {document.id: row for row, document in enumerate(documents)}
        encode = msgspec.json.encode
        connection = sqlite3.connect(path)
        try:
            with connection:
                connection.executescript(SCHEMA)
                connection.executemany(
                    "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                    ((row, d.id, d.path, d.sha256, encode(_about(d)), encode(d)) for row, d in enumerate(documents)),
                )
                connection.executemany(
                    "INSERT INTO passages VALUES (?, ?, ?, ?)",
                    ((row, p.id, rows[p.document_id], encode(p)) for row, p in enumerate(passages)),
                )
        finally:
            connection.close()

    @classmethod
    def open(cls, path: Path) -> Texts:
        """Raises ValueError where the file is damaged, FileNotFoundError where it is missing."""
        if not path.is_file():
            raise FileNotFoundError(2, "missing", str(path))
        try:
            # The file never changes once published, so readers need no locks.
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            return cls(connection)
        except sqlite3.DatabaseError as problem:
            raise ValueError(f"{path.name}: {problem}") from problem

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        self._connection.close()

    @property
    def document_ids(self) -> tuple[str, ...]:
        return tuple(self._about)

    def title(self, document_id: str) -> str:
        return self._about[document_id].title

    def document(self, document_id: str) -> Document:
        """Raises DocumentUnknown, with the names that do exist."""
        if document_id not in self._about:
            raise DocumentUnknown(
                f"Er is geen document '{document_id}'. Wel: {', '.join(self._about) or 'geen enkel'}."
            )
        return self._document(document_id)

    def documents(self) -> list[Document]:
        return [self.document(document_id) for document_id in self._about]

    def _read_document(self, document_id: str) -> Document:
        rows = self._all("SELECT document FROM documents WHERE id = ?", (document_id,))
        return msgspec.json.decode(rows[0][0], type=Document)

    def document_by_path(self, path: str) -> Document | None:
        rows = self._all("SELECT document FROM documents WHERE path = ?", (path,))
        return msgspec.json.decode(rows[0][0], type=Document) if rows else None

    def hashes(self) -> dict[str, str]:
        """The sha256 of the file of each document."""
        return {name: sha256 for name, sha256 in self._all("SELECT id, sha256 FROM documents")}

    def passage(self, row: int) -> Passage:
        """The passage of a row; those asked for lately are kept, so that equal ones are the same object."""
        return self._passage(row)

    def _read_passage(self, row: int) -> Passage:
        found = self._all("SELECT passage FROM passages WHERE row = ?", (int(row),))
        return msgspec.json.decode(found[0][0], type=Passage)

    def rows_of_passages(self) -> dict[str, int]:
        return {name: row for name, row in self._all("SELECT id, row FROM passages")}

    def document_rows(self) -> NDArray[np.int64]:
        """For each passage the row of its document in `document_ids`, shape (passages,)."""
        return np.array([row[0] for row in self._all("SELECT document FROM passages ORDER BY row")], dtype=np.int64)


def _about(document: Document) -> About:
    return About(document.id, document.title, document.publisher, document.year, document.kind)
