"""Questions that sections answer, as another way into their passages.

People seldom use the words of a section, but often those of somebody else who asked the same. A passage gets the share of
the nearest question that its section answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from assistant import dutch
from assistant.datatypes import Document, Entry, Passage
from assistant.embedding import Embedder, Vectors
from assistant.lexical import Field
from assistant.passages import section_at

ROWS, VECTORS, BODY, LETTERS = "entries.json", "entries.npy", "entries_body", "entries_letters"
WEIGHTS = {"body": 0.35, "letters": 0.35, "meaning": 0.3}


class Entries:
    """The questions of an index: for each the rows of the passages that it leads to."""

    def __init__(self, rows: Sequence[Sequence[int]], body: Field, letters: Field, vectors: Vectors) -> None:
        self._body, self._letters, self._vectors = body, letters, vectors
        self._from = np.repeat(np.arange(len(rows)), [len(of) for of in rows])
        self._to = np.array([row for of in rows for row in of], dtype=np.int64)
        self._rows = rows

    @classmethod
    def build(
        cls, entries: Sequence[Entry], passages: Sequence[tuple[Document, Passage]], embedder: Embedder
    ) -> Entries | None:
        """The questions that lead to a passage; None where there is none."""
        if not entries:
            return None
        by_section: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for row, (document, passage) in enumerate(passages):
            paths = dict.fromkeys(section_at(document, sentence.start) for sentence in passage.sentences)
            for path in paths:
                for name in {path, path[1:]}:  # with and without the title of the document as the first level
                    by_section.setdefault((document.id, name), []).append(row)
        leading = [
            (entry, by_section[(entry.document_id, entry.section)])
            for entry in entries
            if (entry.document_id, entry.section) in by_section
        ]
        if not leading:
            return None
        texts = [entry.text for entry, _ in leading]
        return cls(
            [rows for _, rows in leading],
            Field.build([dutch.question_terms(text) for text in texts]),
            Field.build([_ngrams(text) for text in texts]),
            embedder.passages(texts),
        )

    def save(self, folder: Path) -> None:
        (folder / ROWS).write_bytes(msgspec.json.encode([list(of) for of in self._rows]))
        np.save(folder / VECTORS, self._vectors)
        self._body.save(folder / BODY)
        self._letters.save(folder / LETTERS)

    @classmethod
    def load(cls, folder: Path) -> Entries | None:
        """None where the index has no questions. Raises OSError or ValueError where a file is damaged."""
        if not (folder / ROWS).is_file():
            return None
        rows = msgspec.json.decode((folder / ROWS).read_bytes(), type=list[list[int]])
        return cls(
            rows, Field.load(folder / BODY), Field.load(folder / LETTERS), np.load(folder / VECTORS, mmap_mode="r")
        )

    def shares(self, question: str, vector: Vectors, passages: int) -> NDArray[np.float32]:
        """For each passage the share of the nearest question that leads to it, from 0 to 1, shape (passages,)."""
        share = (
            WEIGHTS["body"] * self._body.scores(dutch.question_terms(question))
            + WEIGHTS["letters"] * self._letters.scores(_ngrams(question))
            + WEIGHTS["meaning"] * np.clip(self._vectors @ vector, 0, 1)
        )
        found = np.zeros(passages, dtype=np.float32)
        np.maximum.at(found, self._to, share[self._from].astype(np.float32))
        return found


def _ngrams(text: str) -> list[str]:
    return dutch.character_ngrams(" ".join(dutch.content_words(text)))


def no_entries(documents: Sequence[Document]) -> Sequence[Entry]:
    return ()


# Gives the questions for the documents of a corpus.
FindEntries = Callable[[Sequence[Document]], Sequence[Entry]]
