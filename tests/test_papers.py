"""Papers as files: what is in them when they are opened again, and that no text becomes markup."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from assistant.errors import WrongUse
from assistant.papers import (
    KINDS,
    Bullets,
    Cell,
    Heading,
    Item,
    Paper,
    Paragraph,
    Quotation,
    Source,
    Table,
    cells,
    write,
)

MARKUP = (
    "#let x = 1",
    "*ster*",
    "$x^2$",
    "<script>alert(1)</script>",
    "[x](http://kwaad.nl)",
    "`code`",
    "a_b_c",
    "| cel |",
    "&amp; \\ @ref",
    "1. een",
    "- streep",
    "# kop",
    "www.kwaad.nl",
)
PAPER = Paper(
    title="Dossier voor de raad van Lindendal",
    subtitle="Vergadering op 12 mei 2020",
    day=date(2020, 5, 12),
    blocks=(
        Heading("Doelen"),
        Paragraph("De sloten zijn schoon.", (1, 2)),
        Paragraph("Er staan nog 3 doelen in de lijst.", note=True),
        Table(
            "Doelen naast resultaten",
            ("Doel", "Resultaat", "Status"),
            ((Cell("Schone sloten", (1,)), Cell("80%"), Cell("niet gehaald", strong=True)), cells("Bomen", "", "")),
            widths=(3, 1, 1),
        ),
        Heading("Vragen om te stellen", 2),
        Bullets((Item("Waarom is dit nog niet klaar?", (2,), "Sloten:"), Item("Wie doet het?")), numbered=True),
        Bullets((Item("Los punt"),)),
        Bullets((Item("Opnieuw de eerste"),), numbered=True),
        Quotation("Elke sloot is schoon.", (1,)),
    ),
    sources=(
        Source("Waternota", "pagina 3, 2. Sloten", "Elke sloot\nis schoon."),
        Source("Jaarverslag", "", "80% van de sloten is schoon."),
    ),
)
RISKY = replace(
    PAPER,
    title=MARKUP[0],
    blocks=(*(Paragraph(text) for text in MARKUP), Bullets(tuple(Item(text) for text in MARKUP))),
    sources=(Source(MARKUP[4], MARKUP[3], MARKUP[2]),),
)


def word(paper: Paper) -> Any:
    import docx

    return docx.Document(io.BytesIO(write(paper, "docx")))


def pdf(paper: Paper) -> Any:
    import pypdf

    return pypdf.PdfReader(io.BytesIO(write(paper, "pdf")))


def pdf_text(paper: Paper) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf(paper).pages).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    assert write(PAPER, kind) == write(PAPER, kind)


def test_another_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(WrongUse, match=r"odt.*docx, pdf, md"):
        write(PAPER, "odt")


@pytest.mark.parametrize("kind", KINDS)
def test_characters_that_no_file_can_hold_are_left_out(kind: str) -> None:
    paper = replace(PAPER, title="Een\x00titel\x1b", blocks=(Paragraph("a\x08b\ud800c\ufffe"),))
    assert write(paper, kind)


def test_word_is_dutch_and_knows_its_title() -> None:
    from docx.oxml.ns import qn

    file = word(PAPER)
    languages = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    about = file.core_properties
    (theme,) = file.settings.element.iter(qn("w:themeFontLang"))
    assert theme.get(qn("w:val")) == "nl-NL"
    assert languages == {"nl-NL"}
    assert (about.language, about.title, about.author) == ("nl-NL", PAPER.title, "Kaderwijzer")
    assert about.created.replace(tzinfo=None) == datetime(2020, 5, 12)


def test_word_has_real_headings_and_lists() -> None:
    styled = {paragraph.text: paragraph.style.name for paragraph in word(PAPER).paragraphs}
    assert styled[PAPER.title] == "Title"
    assert styled["Doelen"] == "Heading 1"
    assert styled["Vragen om te stellen"] == "Heading 2"
    assert styled["Bronnen"] == "Heading 1"
    assert styled["Sloten: Waarom is dit nog niet klaar?\N{NO-BREAK SPACE}[2]"] == "List Number"
    assert styled["Los punt"] == "List Bullet"
    assert styled["Doelen naast resultaten"] == "Caption"


def test_a_second_numbered_list_in_word_begins_at_one() -> None:
    numbered = [each._p.pPr.numPr for each in word(PAPER).paragraphs if each.style.name == "List Number"]
    first, same, other = (each.numId.val for each in numbered)
    assert first == same != other


def test_a_table_in_word_has_a_header_row_that_repeats() -> None:
    from docx.oxml.ns import qn

    (table,) = word(PAPER).tables
    header, *rows = table.rows
    assert [cell.text for cell in header.cells] == ["Doel", "Resultaat", "Status"]
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Doelen naast resultaten"
    assert table.columns[0].width == 3 * table.columns[1].width


def test_the_parts_of_a_table_in_word_stand_in_the_order_that_its_schema_asks() -> None:
    (table,) = word(PAPER).tables
    names = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook", "tblCaption"]
    assert names == [name for name in order if name in names]


def test_each_reference_in_word_leads_to_a_source() -> None:
    from docx.oxml.ns import qn

    body = word(PAPER).element.body
    to = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert to == places == {"bron-1", "bron-2"}


def test_word_numbers_its_pages() -> None:
    from docx.oxml.ns import qn

    footer = word(PAPER).sections[0].footer.paragraphs[0]
    assert [field.get(qn("w:instr")).strip() for field in footer._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_pdf_is_tagged_dutch_and_titled() -> None:
    file = pdf(PAPER)
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.title == PAPER.title
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


def tags(node: Any, found: list[str]) -> list[str]:
    """The names of the tags of a PDF, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            tags(child, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_pdf_tags_headings_tables_and_lists() -> None:
    found = tags(pdf(PAPER).trailer["/Root"]["/StructTreeRoot"], [])
    assert (found.count("/H1"), found.count("/H2")) == (2, 1)
    assert (found.count("/Table"), found.count("/TH"), found.count("/TD")) == (1, 3, 6)
    assert (found.count("/L"), found.count("/LI"), found.count("/Caption")) == (3, 4, 1)


def test_pdf_holds_every_line() -> None:
    text = pdf_text(PAPER)
    for said in (PAPER.title, PAPER.subtitle, "De sloten zijn schoon. [1, 2]", "niet gehaald", "Pagina 1 van 1"):
        assert said in text
    assert "[1] Waternota, pagina 3, 2. Sloten: “Elke sloot is schoon.”" in text


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_in_word_and_pdf(text: str) -> None:
    lines = [paragraph.text for paragraph in word(RISKY).paragraphs]
    assert lines.count(text) >= 2
    assert pdf_text(RISKY).count(text) >= 2


def test_a_header_row_comes_back_on_each_page_of_the_pdf() -> None:
    long = Table("Lang", ("Nummer", "Naam"), tuple(cells(str(at), "naam") for at in range(120)))
    pages = pdf(replace(PAPER, blocks=(long,))).pages
    assert len(pages) > 1
    assert all("Nummer" in page.extract_text() for page in pages[:-1])


def test_a_character_without_a_font_does_not_stop_the_pdf() -> None:
    file = pdf(replace(PAPER, blocks=(Paragraph("Groet \U0001f600 uit Lindendal"),)))
    assert "uit Lindendal" in file.pages[0].extract_text()
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" not in file.trailer["/Root"]["/Metadata"].get_data()


def rendered(paper: Paper) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(write(paper, "md").decode()))


def test_markdown_shows_all_markup_as_text() -> None:
    from html import unescape

    html = rendered(RISKY)
    for text in MARKUP:
        assert unescape(html).count(f">{text}<") >= 2, text
    for tag in ("<a ", "<script", "<img", "<em>", "<code>"):
        assert tag not in html
    assert html.count("<h") == 2  # the title and the sources


def test_markdown_keeps_lists_tables_and_headings() -> None:
    html = rendered(PAPER)
    assert f"<h1>{PAPER.title}</h1>" in html
    assert "<h2>Doelen</h2>" in html and "<h3>Vragen om te stellen</h3>" in html
    assert html.count("<th>") == 3 and html.count("<td>") == 6
    assert html.count("<ol>") == 2 and html.count("<ul>") == 1
