"""FAISS: inner product over unit vectors, memory-mapped from disk; from some size on with two bytes a number.

Every vector is compared, whatever the size. On the bundled model's vectors the indexes that compare only a part of them
miss one in twenty of the ten nearest or more (benchmarks/vector_indexes.py, docs/schaal.md). Sixteen bits halve the bytes
and the time; what they find is put in order by the full vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from assistant.stores import Rows, Vectors, best_first

FILE = "vectors.faiss"
FULL = "vectors.npy"
# Below this the full vectors are compared in a few milliseconds.
COMPACT_FROM = 50_000
# How many more than asked for are compared in full, so that rounding loses none.
MORE = 50


def _faiss() -> Any:
    import faiss

    faiss.omp_set_num_threads(1)  # two threads are slower than one at this size, and the server has other work
    return faiss


class FaissStore:
    """`full` are the vectors themselves, where the index holds them rounded."""

    def __init__(self, index: Any, full: Vectors | None = None) -> None:
        self._index = index
        self._full = full

    def search(self, query: Vectors, top: int, allowed: Rows | None = None) -> tuple[Rows, Vectors]:
        faiss = _faiss()
        count = int(self._index.ntotal) if allowed is None else len(allowed)
        if not count:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        # One more than asked for would not settle ties; equal similarities come back in order of row already.
        limit = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed)) if allowed is not None else None
        wanted = top if self._full is None else top + MORE
        similarities, rows = self._index.search(query[None, :], min(wanted, count), params=limit)
        found = rows[0][rows[0] >= 0].astype(np.int64)
        if self._full is not None:
            return best_first(found, self.similarities(query, found), top)
        return best_first(found, similarities[0][rows[0] >= 0], top)

    def similarities(self, query: Vectors, rows: Rows) -> Vectors:
        if not len(rows):
            return np.empty(0, dtype=np.float32)
        vectors = self._index.reconstruct_batch(rows) if self._full is None else self._full[rows]
        return np.asarray(vectors @ query, dtype=np.float32)

    def save(self, folder: Path) -> None:
        _faiss().write_index(self._index, str(folder / FILE))
        if self._full is not None and not (folder / FULL).is_file():
            np.save(folder / FULL, self._full)


def build(vectors: Vectors) -> FaissStore:
    faiss = _faiss()
    compact = len(vectors) >= COMPACT_FROM
    index = faiss.index_factory(vectors.shape[1], "SQfp16" if compact else "Flat", faiss.METRIC_INNER_PRODUCT)
    index.add(np.ascontiguousarray(vectors))
    return FaissStore(index, vectors if compact else None)


def load(folder: Path) -> FaissStore:
    faiss = _faiss()
    path = folder / FILE
    if not path.is_file():
        raise FileNotFoundError(path)
    try:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
    compact = int(index.ntotal) >= COMPACT_FROM
    return FaissStore(index, np.load(folder / FULL, mmap_mode="r") if compact else None)
