from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import registers
from assistant.corpus import corpus_id, open_corpus
from assistant.errors import FileUnreadable, FolderEmpty, FolderMissing, UnreadableDocument
from assistant.results import ledger

NOBODY = 65534


def write(folder: Path, name: str, text: str = "Een zin over water.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_come_sorted_and_from_folders_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "jaar/2021.txt"):
        write(tmp_path, name)
    assert [file.path for file in open_corpus(tmp_path).files] == ["a.md", "b.txt", "jaar/2021.txt"]


def test_a_folder_documenten_is_where_the_documents_are(tmp_path: Path) -> None:
    write(tmp_path, "documenten/a.md")
    write(tmp_path, "registers/begrippen.csv")
    corpus = open_corpus(tmp_path)
    assert [file.path for file in corpus.files] == ["a.md"]
    assert not corpus.problems


def test_a_file_of_another_kind_is_reported_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "cijfers.xlsx")
    (problem,) = open_corpus(tmp_path).problems
    assert problem.file == "cijfers.xlsx"
    assert ".xlsx" in problem.reason
    assert "MD" in problem.remedy


def test_what_systems_leave_behind_is_no_document(tmp_path: Path) -> None:
    for name in ("a.md", ".verborgen.md", "~$a.docx", "Thumbs.db", ".git/x.md"):
        write(tmp_path, name)
    corpus = open_corpus(tmp_path)
    assert [file.path for file in corpus.files] == ["a.md"]
    assert not corpus.problems


def test_what_the_program_keeps_beside_plain_documents_is_no_document(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, f"{registers.FOLDER}/begrippen.csv")
    write(tmp_path, f"{ledger.FOLDER}/{ledger.FILE}")
    assert not open_corpus(tmp_path).problems
    write(tmp_path, f"{ledger.FOLDER}/ander.jsonl")
    write(tmp_path, f"{ledger.FOLDER}/jaarverslag.md")
    corpus = open_corpus(tmp_path)
    assert [problem.file for problem in corpus.problems] == [f"{ledger.FOLDER}/ander.jsonl"]
    assert [file.path for file in corpus.files] == ["a.md", f"{ledger.FOLDER}/jaarverslag.md"]


def test_of_two_files_with_one_name_the_original_is_kept_and_the_other_reported(tmp_path: Path) -> None:
    write(tmp_path, "nota.md")
    write(tmp_path, "nota.txt")
    corpus = open_corpus(tmp_path)
    assert [file.path for file in corpus.files] == ["nota.txt"]
    assert [problem.file for problem in corpus.problems] == ["nota.md"]


def test_the_same_name_in_two_folders_is_two_documents(tmp_path: Path) -> None:
    write(tmp_path, "2020/verslag.txt")
    write(tmp_path, "2021/verslag.txt")
    corpus = open_corpus(tmp_path)
    assert len({corpus.read(file).id for file in corpus.files}) == 2


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "elders/geheim.txt")
    folder = tmp_path / "stukken"
    write(folder, "a.md")
    (folder / "link.txt").symlink_to(secret)
    assert [file.path for file in open_corpus(folder).files] == ["a.md"]


@pytest.mark.parametrize("name", ["weg", "bestand.txt"])
def test_a_folder_that_is_none_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    write(tmp_path, "bestand.txt")
    with pytest.raises(FolderMissing, match=name):
        open_corpus(tmp_path / name)


def test_a_folder_without_documents_says_which_kinds_it_reads(tmp_path: Path) -> None:
    write(tmp_path, "foto.jpg")
    with pytest.raises(FolderEmpty, match="PDF"):
        open_corpus(tmp_path)


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder that others may enter, and a user without rights in it, also where the tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)


@pytest.mark.parametrize("deeper", ["", "dieper"])
def test_a_folder_without_permission_is_named(deeper: str) -> None:
    with as_nobody() as place:
        folder = place / "dicht"
        write(folder, "dieper/a.md")
        folder.chmod(0)
        with pytest.raises(FileUnreadable, match="leesrecht"):
            open_corpus(folder / deeper)
        folder.chmod(0o700)


def test_a_file_without_permission_is_reported_and_the_rest_is_read() -> None:
    with as_nobody() as place:
        write(place, "open.md")
        write(place, "dicht.md").chmod(0)
        corpus = open_corpus(place)
        closed, free = corpus.files
        assert corpus.read(free).text == "Een zin over water."
        with pytest.raises(UnreadableDocument, match="mag dit bestand niet lezen"):
            corpus.read(closed)


def test_a_file_that_went_away_is_an_unreadable_document(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md")
    corpus = open_corpus(tmp_path)
    path.unlink()
    with pytest.raises(UnreadableDocument):
        corpus.read(corpus.files[0])


def test_the_corpus_id_depends_on_contents_and_not_on_order() -> None:
    one, other = [("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")]
    assert corpus_id(one) == corpus_id(other)
    assert corpus_id(one) != corpus_id([("a", "1"), ("b", "3")])


def test_a_document_that_was_read_already_is_taken_while_its_file_is_the_same(corpus_folder: Path) -> None:
    first = open_corpus(corpus_folder)
    known = {file.path: replace(first.read(file), title="Eerder gelezen") for file in first.files}
    again = open_corpus(corpus_folder, known)
    assert {again.read(file).title for file in again.files} == {"Eerder gelezen"}
    (corpus_folder / "waterplan.md").write_text("# Nieuw plan\n\nHeel andere tekst.\n", encoding="utf-8")
    changed = open_corpus(corpus_folder, known)
    assert {changed.read(file).title for file in changed.files} == {"Eerder gelezen", "Nieuw plan"}
