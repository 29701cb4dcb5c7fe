"""Questions that documents answer, as another way into their passages and sentences.

People seldom use the words of a document, but often those of somebody else who asked the same. A passage gets the share
of the nearest question that it answers, and so does each sentence that answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from assistant import dutch
from assistant.bearing import alike, asked, terms_of
from assistant.datatypes import Document, Entry, Meant, Passage
from assistant.embedding import Embedder, Vectors
from assistant.lexical import Field
from assistant.passages import section_at

ROWS, VECTORS, BODY, LETTERS = "entries.json", "entries.npy", "entries_body", "entries_letters"
# Chosen on the questions of the bundled register, each looked up among the others (docs/keuzes.md); together 1.
WEIGHTS = {"letters": 0.2, "meaning": 0.3, "asked": 0.25, "asks": 0.25}
# What the words count for while the questions that are worth a closer look are chosen.
ROUGHLY = 0.2
CLOSELY = 40


class Leading(msgspec.Struct, frozen=True):
    """An entry, and the rows of the passages that it leads to."""

    entry: Entry
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A question of the register and how near it is to the one asked, from 0 to 1."""

    entry: Entry
    rows: tuple[int, ...]
    share: float


class Entries:
    """The questions of an index."""

    def __init__(self, leading: Sequence[Leading], body: Field, letters: Field, vectors: Vectors) -> None:
        self._leading = leading
        self._body, self._letters, self._vectors = body, letters, vectors

    @classmethod
    def build(
        cls, entries: Sequence[Entry], passages: Sequence[tuple[Document, Passage]], embedder: Embedder
    ) -> Entries | None:
        """The questions that lead to a passage; None where there is none."""
        if not entries:
            return None
        by_section: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        by_sentence: dict[tuple[str, int], list[int]] = {}
        for row, (document, passage) in enumerate(passages):
            for sentence in passage.sentences:
                by_sentence.setdefault((document.id, sentence.start), []).append(row)
            paths = dict.fromkeys(section_at(document, sentence.start) for sentence in passage.sentences)
            for path in paths:
                for name in {path, path[1:]}:  # with and without the title of the document as the first level
                    by_section.setdefault((document.id, name), []).append(row)
        leading = []
        for entry in entries:
            rows = [row for start, _ in entry.places for row in by_sentence.get((entry.document_id, start), ())]
            rows = rows or by_section.get((entry.document_id, entry.section), [])
            if rows:
                leading.append(Leading(entry, tuple(dict.fromkeys(rows))))
        if not leading:
            return None
        texts = [of.entry.text for of in leading]
        return cls(
            leading,
            Field.build([dutch.question_terms(text) for text in texts]),
            Field.build([_ngrams(text) for text in texts]),
            embedder.passages(texts),
        )

    def save(self, folder: Path) -> None:
        (folder / ROWS).write_bytes(msgspec.json.encode(self._leading))
        np.save(folder / VECTORS, self._vectors)
        self._body.save(folder / BODY)
        self._letters.save(folder / LETTERS)

    @classmethod
    def load(cls, folder: Path) -> Entries | None:
        """None where the index has no questions. Raises OSError or ValueError where a file is damaged."""
        if not (folder / ROWS).is_file():
            return None
        leading = msgspec.json.decode((folder / ROWS).read_bytes(), type=list[Leading])
        return cls(
            leading, Field.load(folder / BODY), Field.load(folder / LETTERS), np.load(folder / VECTORS, mmap_mode="r")
        )

    def nearest(self, question: str, vector: Vectors, meant: Sequence[Meant] = ()) -> list[Near]:
        """The questions nearest to the one asked, nearest first, at most `CLOSELY` of them.

        Words that one question has and the other lacks count against it, whichever has them.
        """
        letters_and_meaning = WEIGHTS["letters"] * self._letters.scores(_ngrams(question)) + WEIGHTS[
            "meaning"
        ] * np.clip(self._vectors @ vector, 0, 1)
        roughly = letters_and_meaning + ROUGHLY * self._body.scores(dutch.question_terms(question))
        words = asked(question, self._body, meant)
        own = terms_of(" ".join((question, *(term for of in meant for term in of.terms))))
        found = []
        for at in np.lexsort((np.arange(len(roughly)), -roughly))[:CLOSELY]:
            of = self._leading[at]
            others = asked(of.entry.text, self._body)
            share = (
                float(letters_and_meaning[at])
                + WEIGHTS["asked"] * alike(words, others, terms_of(of.entry.text))
                + WEIGHTS["asks"] * alike(others, words, own)
            )
            found.append(Near(of.entry, of.rows, round(share, 6)))
        return sorted(found, key=lambda near: -near.share)


def shares(nearest: Sequence[Near], passages: int) -> NDArray[np.float32]:
    """For each passage the share of the nearest question that leads to it, 0 where none does, shape (passages,)."""
    found = np.zeros(passages, dtype=np.float32)
    for near in nearest:
        rows = list(near.rows)
        found[rows] = np.maximum(found[rows], near.share)
    return found


def sentence_shares(nearest: Sequence[Near]) -> dict[tuple[str, int], float]:
    """For each sentence that answers a near question, by document and start, the share of the nearest one."""
    found: dict[tuple[str, int], float] = {}
    for near in nearest:
        for start, _ in near.entry.places:
            key = (near.entry.document_id, start)
            found[key] = max(found.get(key, 0.0), near.share)
    return found


def _ngrams(text: str) -> list[str]:
    return dutch.character_ngrams(" ".join(dutch.content_words(text)))


def no_entries(documents: Sequence[Document]) -> Sequence[Entry]:
    return ()


# Gives the questions for the documents of a corpus.
FindEntries = Callable[[Sequence[Document]], Sequence[Entry]]
