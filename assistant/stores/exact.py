"""Every vector compared, in numpy: the reference for the other stores, and quick enough for some 50,000 passages."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.stores import Rows, Vectors, best_first

FILE = "vectors.npy"


class ExactStore:
    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def search(self, query: Vectors, top: int, allowed: Rows | None = None) -> tuple[Rows, Vectors]:
        rows = np.arange(len(self._vectors), dtype=np.int64) if allowed is None else allowed
        return best_first(rows, self.similarities(query, rows), top)

    def similarities(self, query: Vectors, rows: Rows) -> Vectors:
        return np.asarray(self._vectors[rows] @ query, dtype=np.float32)

    def save(self, folder: Path) -> None:
        np.save(folder / FILE, self._vectors)


def build(vectors: Vectors) -> ExactStore:
    return ExactStore(vectors)


def load(folder: Path) -> ExactStore:
    return ExactStore(np.load(folder / FILE, mmap_mode="r"))
