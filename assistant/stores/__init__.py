"""Vector stores: one interface, several ways to find the nearest unit vectors. A new one is a file and a line here."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import WrongUse

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


class Store(Protocol):
    """Unit vectors by row number; similarity is the inner product, from -1 to 1."""

    def search(self, query: Vectors, top: int, allowed: Rows | None = None) -> tuple[Rows, Vectors]:
        """The `top` nearest rows and their similarities, best first, equal ones in order of row.

        `query` has shape (dimensions,); `allowed` limits the search to those rows. Fewer come back where fewer exist.
        """
        ...

    def similarities(self, query: Vectors, rows: Rows) -> Vectors:
        """The similarity of each of the given rows, in their order."""
        ...

    def save(self, folder: Path) -> None: ...


# name -> module with `build(vectors) -> Store` and `load(folder) -> Store`
STORES = {"exact": "assistant.stores.exact", "faiss": "assistant.stores.faiss"}


def _module(name: str) -> ModuleType:
    if name not in STORES:
        raise WrongUse(f"Onbekende opslag '{name}' in KADERWIJZER_STORE. Kies uit: {', '.join(sorted(STORES))}.")
    return import_module(STORES[name])


def build_store(name: str, vectors: Vectors) -> Store:
    """A store of the given kind over unit vectors of shape (n, dimensions)."""
    store: Store = _module(name).build(vectors)
    return store


def load_store(name: str, folder: Path) -> Store:
    """A store as saved in `folder`. Raises OSError or ValueError where its file is missing or damaged."""
    store: Store = _module(name).load(folder)
    return store


def best_first(rows: Rows, similarities: Vectors, top: int) -> tuple[Rows, Vectors]:
    """The `top` best of some rows, equal similarities in order of row."""
    order = np.lexsort((rows, -similarities))[:top]
    return rows[order], similarities[order]
