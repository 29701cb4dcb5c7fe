"""FAISS: inner product over unit vectors, memory-mapped from disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from assistant.stores import Rows, Vectors, best_first

FILE = "vectors.faiss"


def _faiss() -> Any:
    import faiss

    faiss.omp_set_num_threads(1)  # two threads are slower than one at this size, and the server has other work
    return faiss


class FaissStore:
    def __init__(self, index: Any) -> None:
        self._index = index

    def search(self, query: Vectors, top: int, allowed: Rows | None = None) -> tuple[Rows, Vectors]:
        faiss = _faiss()
        count = int(self._index.ntotal) if allowed is None else len(allowed)
        if not count:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        # One more than asked for would not settle ties; equal similarities come back in order of row already.
        limit = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed)) if allowed is not None else None
        similarities, rows = self._index.search(query[None, :], min(top, count), params=limit)
        found = rows[0] >= 0
        return best_first(rows[0][found].astype(np.int64), similarities[0][found], top)

    def similarities(self, query: Vectors, rows: Rows) -> Vectors:
        if not len(rows):
            return np.empty(0, dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(rows) @ query, dtype=np.float32)

    def save(self, folder: Path) -> None:
        _faiss().write_index(self._index, str(folder / FILE))


def build(vectors: Vectors) -> FaissStore:
    index = _faiss().IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors))
    return FaissStore(index)


def load(folder: Path) -> FaissStore:
    faiss = _faiss()
    path = folder / FILE
    if not path.is_file():
        raise FileNotFoundError(path)
    try:
        return FaissStore(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    except RuntimeError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
