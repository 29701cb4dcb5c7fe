"""The figures of the bundled registers, read once: what the tests of calculator and results calculate with."""

from __future__ import annotations

from functools import lru_cache

from assistant.calculator import Figure, figures_of
from assistant.readers import read
from assistant.registers import Registers, load
from assistant.settings import ROOT


@lru_cache(maxsize=1)
def registers() -> Registers:
    folder = ROOT / "corpus" / "documenten"
    paths = [path for path in sorted(folder.iterdir()) if path.suffix == ".md"]
    documents = [read(path, folder) for path in paths]
    return load(ROOT / "corpus", {document.id: document for document in documents})


@lru_cache(maxsize=1)
def figures() -> tuple[Figure, ...]:
    return figures_of(registers().indicators, registers().observations)


def one(observation: str) -> Figure:
    """The figure of an observation, by its id."""
    return next(figure for figure in figures() if figure.id == observation)
