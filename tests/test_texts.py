from __future__ import annotations

from pathlib import Path

import pytest

from assistant.datatypes import Document
from assistant.errors import DocumentUnknown
from assistant.passages import passages
from assistant.texts import Texts


@pytest.fixture
def written(tmp_path: Path, waterplan: Document) -> Path:
    path = tmp_path / "texts.sqlite"
    Texts.write(path, [waterplan], passages(waterplan))
    return path


def test_documents_and_passages_come_back_as_they_were(written: Path, waterplan: Document) -> None:
    texts = Texts.open(written)
    assert texts.document("waterplan") == waterplan
    assert texts.document_by_path("waterplan.md") == waterplan
    assert [texts.passage(row) for row in range(len(texts.document_rows()))] == passages(waterplan)
    assert texts.about[0].year == 2022
    assert texts.hashes() == {"waterplan": waterplan.sha256}


def test_an_unknown_document_is_named_with_those_that_exist(written: Path) -> None:
    with pytest.raises(DocumentUnknown, match="waterplan"):
        Texts.open(written).document("weg")
    assert Texts.open(written).document_by_path("weg.md") is None


def test_a_missing_or_damaged_file_is_an_error_that_the_index_can_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Texts.open(tmp_path / "weg.sqlite")
    (tmp_path / "kapot.sqlite").write_bytes(b"geen database")
    with pytest.raises(ValueError, match="kapot"):
        Texts.open(tmp_path / "kapot.sqlite")


def test_reading_from_several_threads_gives_the_same(written: Path, waterplan: Document) -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = Texts.open(written)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: texts.document_by_path("waterplan.md"), range(200)))
    assert all(document == waterplan for document in found)
