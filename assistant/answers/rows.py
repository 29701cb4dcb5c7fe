"""The rows of a list that come nearest to a question, by what they bear of it and by meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.answers import Query
from assistant.bearing import asked, terms_of
from assistant.catalogue import ListOf, ListRow, lists_of
from assistant.embedding import Embedder, Vectors
from assistant.search import named_documents, question_vector

WEIGHTS = {"bearing": 0.65, "meaning": 0.35, "document": 0.1}


@dataclass(frozen=True, slots=True)
class Near:
    """A row and how near it is: `bearing` is the share of the question's weight that it bears."""

    row: ListRow
    score: float
    bearing: float


def nearest(query: Query, file: str, columns: tuple[str, ...], said: str = "") -> list[Near]:
    """The rows of a register, nearest first; `columns` are those in which the question, or what is `said`, is looked for."""
    said = said or query.searched
    of = next((of for of in lists_of(query.registers) if of.file == file), None)
    if of is None:
        return []
    words = asked(said, query.index.lexical.body, query.meant)
    named = named_documents(said, query.index.texts.about)
    meaning = np.clip(
        row_vectors(query.embedder, of, columns) @ question_vector(query.embedder, said, query.meant), 0, 1
    )
    found = []
    for row, similarity in zip(of.rows, meaning, strict=True):
        bearing = words.borne(terms_of(text_of(row, columns)))
        score = WEIGHTS["bearing"] * bearing + WEIGHTS["meaning"] * float(similarity)
        score += WEIGHTS["document"] * (row.source.document_id in named)
        found.append(Near(row, round(score, 6), bearing))
    return sorted(found, key=lambda near: -near.score)


def text_of(row: ListRow, columns: tuple[str, ...]) -> str:
    return " ".join(row.cell(column) for column in columns)


@lru_cache(maxsize=16)
def row_vectors(embedder: Embedder, of: ListOf, columns: tuple[str, ...]) -> Vectors:
    """The unit vectors of the rows of a list, shape (rows, dimensions)."""
    return embedder.passages([text_of(row, columns) for row in of.rows])
