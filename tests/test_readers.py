"""Choosing a reader: by suffix, checked by content; names, titles and years; what is refused and how."""

from __future__ import annotations

from pathlib import Path

import pytest
from making_documents import assert_sound, document, outline, source, written

from assistant.errors import UnreadableDocument
from assistant.readers import document_id, kind_of, read
from assistant.readers.content import LIMITS, Limits

SOURCES = [
    "inspraaknota-kadernota",
    "kaderbrief-2021",
    "kadernota-werk-inkomen-meedoen",
    "kwalitatieve-analyse-participatiewet",
    "prestatieovereenkomst-2020",
]


def refused(path: Path, limits: Limits = LIMITS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(path, path.parent, limits)
    assert caught.value.reason.endswith(".") and caught.value.remedy.endswith(".")
    return caught.value


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_read_whole(name: str) -> None:
    path = source(name)
    made = read(path, path.parent)
    assert made.text == path.read_bytes().decode("utf-8")
    assert made.id == name
    assert made.path == f"{name}.txt"
    assert_sound(made)


def test_title_and_year_come_from_the_name_where_the_file_gives_none(tmp_path: Path) -> None:
    made = document(tmp_path, "prestatieovereenkomst-2020.txt", "Tekst van een afspraak.\n")
    assert (made.title, made.year) == ("Prestatieovereenkomst 2020", 2020)


@pytest.mark.parametrize(
    ("name", "year"),
    [("nota.txt", None), ("nota-2019-2023.txt", None), ("nota-2019-2019.txt", 2019), ("n20201.txt", None)],
)
def test_a_year_is_only_taken_where_there_is_one(tmp_path: Path, name: str, year: int | None) -> None:
    assert document(tmp_path, name, "Er staat iets in.").year == year


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kadernota Werk & Inkomen (def).pdf", "kadernota-werk-inkomen-def"),
        ("Cliëntenanalyse_2018.txt", "clientenanalyse-2018"),
        ("../../etc/passwd.txt", "etc-passwd"),
        ("onder/Map/Nota.md", "onder-map-nota"),
    ],
)
def test_an_id_holds_letters_digits_and_hyphens_only(name: str, expected: str) -> None:
    assert document_id(name) == expected


def test_an_id_is_never_empty() -> None:
    assert document_id("計画.txt").startswith("document-")
    assert document_id("計画.txt") != document_id("報告.txt")


def test_a_path_is_relative_to_the_folder_with_forward_slashes(tmp_path: Path) -> None:
    folder = tmp_path / "beleid" / "werk"
    folder.mkdir(parents=True)
    path = written(folder, "nota.txt", "Tekst.")
    made = read(path, tmp_path)
    assert (made.path, made.id, made.title) == ("beleid/werk/nota.txt", "beleid-werk-nota", "Nota")


@pytest.mark.parametrize("content", [b"", b" \n\t\n \x0c \n", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(written(tmp_path, "leeg.txt", content))


def test_a_pdf_named_txt_is_refused_with_the_right_name(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "nota.txt", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj"))
    assert "PDF" in problem.reason and ".pdf" in problem.remedy


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x00\x01\x02" * 50, b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"],
)
def test_binary_content_named_txt_is_refused(tmp_path: Path, content: bytes) -> None:
    assert ".txt" in refused(written(tmp_path, "nota.txt", content)).reason


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    assert ".xlsx" in refused(written(tmp_path, "begroting.xlsx", b"PK\x03\x04")).reason


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "nota.txt", "woord " * 200)
    assert "groter" in refused(path, Limits(bytes=1000)).reason


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "weg.txt", tmp_path)


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    assert outline(document(tmp_path, "NOTA.MD", "# Doel\n\nTekst.\n")) == [(1, "Doel")]


@pytest.mark.parametrize(
    ("content", "suffix", "kind"),
    [
        (b"%PDF-1.7 en zo verder", ".txt", ".pdf"),
        (b"%PDF-1.7 en zo verder", ".exe", ".pdf"),
        (b"# Doel", ".MD", ".md"),
        (b"# Doel", ".txt", ".txt"),
    ],
)
def test_the_kind_of_a_file_comes_from_its_content(content: bytes, suffix: str, kind: str) -> None:
    assert kind_of(content, suffix) == kind


@pytest.mark.parametrize(
    ("content", "suffix", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", ".pdf", "een afbeelding"),
        (b"gewoon tekst", ".pdf", "platte tekst"),
        (b"<html>", ".html", "'.html'"),
        (b"tekst", "", "(geen)"),
    ],
)
def test_a_wrong_kind_under_a_nice_name_is_refused(content: bytes, suffix: str, said: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        kind_of(content, suffix)
    assert said in caught.value.reason
