"""Fixtures that several test files share: real documents of our own, the sources where they are, a built index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant, open_assistant
from assistant.datatypes import Document
from assistant.embedding import Embedder, load_embedder
from assistant.readers import read
from assistant.settings import BUNDLED_MODEL, ROOT, Settings

SOURCES = ROOT.parent / "shared" / "bronnen"

# Our own policy texts about a made-up region; figures and names are invented.
WATERPLAN = """---
titel: Waterplan Oosterveld
uitgever: gemeente Oosterveld
jaar: 2022
soort: plan
---
# Waterplan Oosterveld

## 1. Taken

Het waterschap beheert de grote sloten. De gemeente Oosterveld onderhoudt de straatkolken. Bewoners houden hun eigen \
regenpijp schoon. Het waterschap betaalt het baggeren van de vijvers.

De gemeente doet daarbij drie dingen:

- zij leegt elke straatkolk twee keer per jaar;
- zij meldt verstoppingen binnen 48 uur aan het waterschap;
- zij geeft bewoners geen boete voor een volle regenton.

## 2. Doelen

In 2023 zijn 1.250 straatkolken geleegd, mits het weer dat toelaat. Ruim 31,5% van de daken loost op een regenton.

| Maatregel | 2022 | 2023 |
|---|---|---|
| straatkolken legen | 1.100 | 1.250 |
| vijvers baggeren | 4 | 6 |
"""

BOMENBRIEF = """Bomenbrief

1. Inleiding

De raad van Oosterveld wil meer bomen langs de straten. De boswachter wijst elk najaar de zieke bomen aan.
Het college besluit daarna over het kappen.

2. Geld

Voor nieuwe bomen is € 2,4 mln. beschikbaar. De provincie betaalt de helft. De stichting Groenwacht draagt bij met
vrijwilligers, en het waterschap werkt samen met de boswachter.
"""


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps, such as answers of the command line, does not end among those of the one who tests."""
    monkeypatch.setenv("KADERWIJZER_DATA", str(tmp_path / "gegevens"))


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    """A folder with two documents of our own, one Markdown and one plain text."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "waterplan.md").write_text(WATERPLAN, encoding="utf-8")
    (folder / "bomenbrief-2021.txt").write_text(BOMENBRIEF, encoding="utf-8")
    return folder


@pytest.fixture
def settings(corpus_folder: Path, tmp_path: Path) -> Settings:
    return Settings(corpus=corpus_folder, index=tmp_path / "index")


@pytest.fixture
def assistant(settings: Settings) -> Assistant:
    """An assistant over our own two documents, index and all."""
    return open_assistant(settings)


@pytest.fixture
def waterplan(corpus_folder: Path) -> Document:
    return read(corpus_folder / "waterplan.md", corpus_folder)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The bundled model."""
    return load_embedder(str(BUNDLED_MODEL))


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder with the five source documents, which stands beside the project and is not part of it."""
    if not SOURCES.is_dir():
        # The sources aren't ours to ship: a clone without them beside it still has to pass its tests.
        pytest.skip("de bronnen staan niet naast het project (../shared/bronnen)")
    return SOURCES


@pytest.fixture(scope="session")
def source_documents(sources: Path) -> list[Document]:
    return [read(path, sources) for path in sorted(sources.glob("*.txt"))]


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the bundled corpus, with an index of its own."""
    yield open_assistant(Settings(index=tmp_path_factory.mktemp("bundled")))
