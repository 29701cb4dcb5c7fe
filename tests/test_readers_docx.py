"""Word documents: order, headings, lists, merged cells, notes, pages, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from making_documents import assert_sound, document, docx_bytes, outline, written

from assistant.errors import UnreadableDocument
from assistant.readers import read
from assistant.readers.content import LIMITS, Limits

PROSE = "De gemeente helpt inwoners die moeite hebben met lezen en schrijven, samen met de bibliotheek in het dorp."


def refused(path: Path, limits: Limits = LIMITS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(path, path.parent, limits)
    return caught.value


def test_paragraphs_lists_and_tables_keep_their_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Taalbeleid", 1)
    made.add_paragraph(PROSE)
    made.add_paragraph("cursussen in de avond", style="List Bullet")
    made.add_paragraph("oefenen met een maatje", style="List Number")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Wie", "Wat", "Bibliotheek", "Lokaal"], strict=True):
        cell.text = words
    made.add_heading("Kosten", 2)
    made.add_paragraph("Het kost weinig.")
    read_back = document(tmp_path, "taal.docx", docx_bytes(made))
    assert [line for line in read_back.text.split("\n") if line] == [
        "Taalbeleid",
        PROSE,
        "• cursussen in de avond",
        "• oefenen met een maatje",
        "Wie | Wat",
        "Bibliotheek | Lokaal",
        "Kosten",
        "Het kost weinig.",
    ]
    assert outline(read_back) == [(1, "Taalbeleid"), (2, "Kosten")]
    assert_sound(read_back)


def test_dutch_style_names_make_headings(tmp_path: Path) -> None:
    made = docx.Document()
    for name, level in (("Kop 1", 1), ("Kop 2", 2)):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.add_paragraph(f"Deel {level}", style=name)
        made.add_paragraph(PROSE)
    assert outline(document(tmp_path, "a.docx", docx_bytes(made))) == [(1, "Deel 1"), (2, "Deel 2")]


def test_a_style_based_on_a_heading_makes_headings(tmp_path: Path) -> None:
    made = docx.Document()
    style = made.styles.add_style("Hoofdstuktitel huisstijl", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Heading 2"]
    made.add_paragraph("Onze plannen", style=style)
    made.add_paragraph(PROSE)
    assert outline(document(tmp_path, "a.docx", docx_bytes(made))) == [(2, "Onze plannen")]


def test_bold_paragraphs_are_headings_where_no_style_marks_any(tmp_path: Path) -> None:
    made = docx.Document()
    for title in ("Wat wij willen", "Hoe wij dat doen"):
        made.add_paragraph().add_run(title).bold = True
        for _ in range(4):
            made.add_paragraph(PROSE)
    assert outline(document(tmp_path, "a.docx", docx_bytes(made))) == [
        (1, "Wat wij willen"),
        (1, "Hoe wij dat doen"),
    ]


def test_merged_cells_stand_once_and_keep_the_columns(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=4, cols=3)
    words = [
        ["", "wonen", "zorg"],
        ["voert uit", "Huur", "Vervoer"],
        ["", "Opvang", ""],
        ["over alles", "", ""],
    ]
    for row, line in zip(table.rows, words, strict=True):
        for cell, word in zip(row.cells, line, strict=True):
            cell.text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))
    read_back = document(tmp_path, "a.docx", docx_bytes(made))
    (found,) = read_back.tables
    assert found.header is not None and found.header.cells == ("", "wonen", "zorg")
    assert [row.cells for row in found.rows] == [
        ("voert uit", "Huur", "Vervoer"),
        ("", "Opvang", ""),
        ("over alles", "", ""),
    ]
    assert read_back.text.count("voert uit") == 1
    assert read_back.text.count("over alles") == 1
    assert_sound(read_back)


def test_items_of_a_list_in_a_cell_keep_their_bullets(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "zorg", "geld"
    cell = table.cell(1, 0)
    cell.paragraphs[0].text = "Vervoer"
    cell.paragraphs[0].style = "List Bullet"
    cell.add_paragraph("Opvang", style="List Bullet")
    table.cell(1, 1).text = "Toeslagen"
    assert document(tmp_path, "a.docx", docx_bytes(made)).tables[0].rows[-1].cells == (
        "• Vervoer • Opvang",
        "Toeslagen",
    )


def test_page_breaks_make_pages_and_notes_stand_at_their_foot(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Er zijn negenhonderd[[1]] deelnemers.")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Dat zijn er meer dan vorig jaar[[2]].")
    data = docx_bytes(made, ["Geteld in maart.", "Toen 850."])
    read_back = document(tmp_path, "a.docx", data)
    pages = [read_back.text[page.start : page.end].split("\n") for page in read_back.pages]
    assert [[line for line in page if line] for page in pages] == [
        ["Er zijn negenhonderd1 deelnemers.", "1 Geteld in maart."],
        ["Dat zijn er meer dan vorig jaar2.", "2 Toen 850."],
    ]
    assert [(aside.kind, read_back.text[aside.start : aside.end]) for aside in read_back.asides] == [
        ("footnote_mark", "1"),
        ("footnote", "1 Geteld in maart."),
        ("footnote_mark", "2"),
        ("footnote", "2 Toen 850."),
    ]
    assert_sound(read_back)


def test_a_page_break_in_a_table_leaves_its_rows_whole(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=3, cols=2)
    for cell, words in zip(table._cells, ["", "taak", "dorp", "Wegen", "stad", "Pleinen"], strict=True):
        cell.text = words
    table.cell(1, 1).paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    read_back = document(tmp_path, "a.docx", docx_bytes(made))
    assert [(part.page, [row.cells for row in part.rows]) for part in read_back.tables] == [
        (1, [("dorp", "Wegen")]),
        (2, [("stad", "Pleinen")]),
    ]
    assert all(part.header and part.header.cells == ("", "taak") for part in read_back.tables)
    assert_sound(read_back)


def test_the_title_comes_from_the_properties_or_from_the_title_style(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Taalplan 2025", style="Title")
    made.add_paragraph(PROSE)
    first = document(tmp_path, "a.docx", docx_bytes(made))
    assert (first.title, first.year, first.headings) == ("Taalplan 2025", 2025, ())
    made.core_properties.title = "Meerjarenplan taal"
    assert document(tmp_path, "b.docx", docx_bytes(made)).title == "Meerjarenplan taal"


def test_deleted_text_is_left_out_and_inserted_text_kept(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("voor NIEUW na")
    stream = BytesIO(docx_bytes(made))
    out = BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                data = data.replace(
                    b"<w:r><w:t>voor NIEUW na</w:t></w:r>",
                    b'<w:r><w:t xml:space="preserve">voor </w:t></w:r><w:ins w:id="1"><w:r><w:t>NIEUW</w:t></w:r></w:ins>'
                    b'<w:del w:id="2"><w:r><w:delText>OUD</w:delText></w:r></w:del><w:r><w:t> na</w:t></w:r>',
                )
            new.writestr(part, data)
    assert document(tmp_path, "a.docx", out.getvalue()).text == "voor NIEUW na"


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("a" * 100_000)
    path = written(tmp_path, "a.docx", docx_bytes(made))
    assert "uitgepakt" in refused(path, Limits(unpacked_bytes=50_000)).reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_document_is_refused(tmp_path: Path, share: float) -> None:
    made = docx.Document()
    made.add_paragraph(PROSE)
    whole = docx_bytes(made)
    assert "beschadigd" in refused(written(tmp_path, "a.docx", whole[: int(len(whole) * share)])).reason


def test_a_zip_file_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert ".docx" in refused(written(tmp_path, "a.docx", stream.getvalue())).reason


def test_a_word_document_named_pdf_is_refused_with_the_right_name(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(PROSE)
    problem = refused(written(tmp_path, "a.pdf", docx_bytes(made)))
    assert "Word" in problem.reason and ".docx" in problem.remedy


def test_an_old_or_locked_document_is_refused(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
    assert "wachtwoord" in problem.remedy


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    assert "geen tekst" in refused(written(tmp_path, "a.docx", docx_bytes(docx.Document()))).reason


def test_a_damaged_document_raises_nothing_else(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Kop", 1)
    made.add_paragraph(PROSE)
    with zipfile.ZipFile(BytesIO(docx_bytes(made))) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    for step in range(30):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for part, data in parts.items():
                hurt = bytearray(data)
                for at in range(200 + step * 13, len(hurt), 400 + step * 31):
                    hurt[at] ^= 0x0A
                archive.writestr(part, bytes(hurt))
        path = written(tmp_path, f"{step}.docx", out.getvalue())
        try:
            assert_sound(read(path, tmp_path))
        except UnreadableDocument as problem:
            assert problem.reason and problem.remedy
