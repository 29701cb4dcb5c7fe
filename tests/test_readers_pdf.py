"""PDF: reading order, tables, headings, running heads, and what is refused."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from making_documents import PdfMaker, assert_sound, document, outline, source, written
from pypdf.constants import PageLabelStyle

from assistant.datatypes import Document
from assistant.errors import UnreadableDocument
from assistant.readers import read
from assistant.readers.content import LIMITS, Limits

LEFT = (
    "De wijkteams helpen bewoners die vragen hebben over geld, wonen of gezondheid. Zij kijken eerst wat iemand zelf "
    "kan regelen en wie er uit de buurt kan bijspringen. Pas daarna komt er een beroepskracht bij. Die aanpak kost in "
    "het begin meer tijd, maar voorkomt dat mensen steeds opnieuw hun verhaal moeten vertellen aan een ander."
)
RIGHT = (
    "Voor ondernemers met schulden bestaat een aparte regeling. Een adviseur bekijkt samen met hen of het bedrijf nog "
    "een toekomst heeft. Is dat zo, dan volgt een plan voor drie jaar met vaste afspraken over aflossen. Is dat niet "
    "zo, dan helpt de adviseur om het bedrijf netjes te beëindigen en een nieuw begin te maken zonder oude lasten."
)
ROLES = [
    ["", "wonen", "zorg", "geld"],
    [
        "voert uit",
        "• Het toewijzen van woningen aan starters in de gemeente\n• De opvang van gezinnen zonder huis",
        "• Het voeren van keukentafelgesprekken met bewoners\n• Het regelen van vervoer",
        "• Het uitbetalen van toeslagen binnen vier weken",
    ],
    ["helpt mee", "• Taalles", "• Taalles", "• Het opsporen van schulden"],
]
WIDTHS = [70, 140, 140, 120]


def words(text: str) -> list[str]:
    return text.split()


def refused(path: Path, limits: Limits = LIMITS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(path, path.parent, limits)
    return caught.value


def one_table(made: Document) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    (table,) = made.tables
    assert table.header is not None
    return table.header.cells, [row.cells for row in table.rows]


@pytest.mark.parametrize("shift", [0, 4, 6])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, shift: float) -> None:
    made = document(
        tmp_path,
        "a.pdf",
        PdfMaker().heading("Hulp in de wijk").columns(LEFT, RIGHT, shift).text("Slotzin over de breedte.").done(),
    )
    assert words(made.text) == words(f"Hulp in de wijk {LEFT} {RIGHT} Slotzin over de breedte.")
    assert_sound(made)


@pytest.mark.parametrize("ruled", [True, False])
def test_each_task_stays_in_its_column(tmp_path: Path, ruled: bool) -> None:
    made = document(
        tmp_path,
        "a.pdf",
        PdfMaker()
        .text("Hieronder staat per onderwerp wie wat doet in onze gemeente en met wie wordt samengewerkt.")
        .table(ROLES, WIDTHS, ruled)
        .text("Onder de tabel gaat de tekst verder met een volgende zin.")
        .done(),
    )
    header, rows = one_table(made)
    assert header == ("", "wonen", "zorg", "geld")
    assert rows == [tuple(cell.replace("\n", " ") for cell in row) for row in ROLES[1:]]
    row = made.tables[0].rows[1]
    assert made.text[row.start : row.end] == "helpt mee | • Taalles | • Taalles | • Het opsporen van schulden"
    assert made.text.rstrip().endswith("Onder de tabel gaat de tekst verder met een volgende zin.")
    assert_sound(made)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_of_figures_keeps_its_rows(tmp_path: Path, ruled: bool) -> None:
    rows = [
        ["Baten × € 1.000", "2020", "2021", "2022"],
        ["Uitkeringen", "12.345", "12.500", "12.750"],
        ["Begeleiding van mensen met een beperking", "1.200", "1.150", "1.100"],
        ["Overig", "80", "85", "90"],
    ]
    made = document(tmp_path, "a.pdf", PdfMaker().text("De begroting:").table(rows, [150, 80, 80, 80], ruled).done())
    header, found = one_table(made)
    assert header == tuple(rows[0])
    assert found == [tuple(row) for row in rows[1:]]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_that_goes_on_over_a_page_keeps_its_header(tmp_path: Path, ruled: bool) -> None:
    more = [
        ["werkt samen", "• Woningstichting\n• Makelaars in de streek", "• Huisartsen", "• Kredietbank"],
        ["vraagt advies", "• Bewoners", "• Cliënten", "• Ondernemers"],
        *ROLES[2:],
    ]
    maker = PdfMaker().text("Wie doet wat:").table(ROLES, WIDTHS, ruled).foot("1").page()
    made = document(tmp_path, "a.pdf", maker.table(more, WIDTHS, ruled).text("Daarna volgt tekst.").done())
    assert [table.page for table in made.tables] == [1, 2]
    assert all(table.header and table.header.cells == tuple(ROLES[0]) for table in made.tables)
    assert made.tables[1].rows[0].cells[3] == "• Kredietbank"
    assert_sound(made)


def test_labels_on_their_side_are_read_upwards(tmp_path: Path) -> None:
    rows = [*ROLES[:2], ["ook", *ROLES[2][1:]]]
    made = document(tmp_path, "a.pdf", PdfMaker().turned_table(rows, WIDTHS).done())
    assert [row.cells[0] for row in made.tables[0].rows] == ["voert uit", "ook"]
    assert made.tables[0].rows[1].cells[3] == "• Het opsporen van schulden"


def test_cells_in_the_middle_of_their_row_stay_in_it(tmp_path: Path) -> None:
    rows = [
        ["Taak", "Wie", "Sinds"],
        ["Het begeleiden van ouderen naar een huis dat bij hen past", "De Hoeve", "2020"],
        ["Controle", "Gemeente", "2021"],
        ["Klachten", "Ombudsman", "2022"],
    ]
    maker = PdfMaker().text("De taken:").table(rows, [150, 110, 90], ruled=False, middle=True)
    header, found = one_table(document(tmp_path, "a.pdf", maker.text("Einde van het stuk.").done()))
    assert [header, *found] == [tuple(row) for row in rows]


def test_a_source_survives_as_a_pdf(tmp_path: Path) -> None:
    original = source("prestatieovereenkomst-2020").read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in original.split("\n")[:107] if line.strip()]
    left, right = " ".join(lines[:18]), " ".join(lines[18:40])
    columns = [line.strip() for line in original.split("\n")[108:168]]
    cells = [" ".join(" ".join(columns[start:end]).split()) for start, end in ((1, 25), (25, 41), (41, 60))]
    rows = [["", "werken", "meedoen", "inkomen"], ["taken", *cells]]
    for ruled in (True, False):
        made = document(
            tmp_path,
            f"afspraak-{ruled}.pdf",
            PdfMaker()
            .columns(left, right)
            .page()
            .text(" ".join(lines[40:]))
            .table(rows, [50, 150, 150, 130], ruled)
            .done(),
        )
        assert words(made.text.split("\f")[0]) == words(f"{left} {right}")
        tasks = (
            made.tables[0].rows[0].cells
            if ruled
            else tuple(" ".join(row.cells[column] for row in made.tables[0].rows).strip() for column in range(4))
        )
        assert [" ".join(cell.split()) for cell in tasks[1:]] == cells
        expected = "".join(f"{left}{right}{' '.join(lines[40:])}{''.join(''.join(row) for row in rows)}".split())
        assert Counter(re.sub(r"[\s|]", "", made.text)) == Counter(expected)
        assert_sound(made)


def test_larger_letters_make_headings(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "nota-2024.pdf",
        PdfMaker(title="Nota Wonen 2024")
        .heading("Nota Wonen", 24)
        .heading("Waarom deze nota", 16)
        .text(LEFT)
        .heading("Wat wij vragen van verhuurders", 12)
        .text(RIGHT)
        .heading("Hoe het verder gaat", 16)
        .text(LEFT)
        .done(),
    )
    assert outline(made) == [
        (1, "Waarom deze nota"),
        (2, "Wat wij vragen van verhuurders"),
        (1, "Hoe het verder gaat"),
    ]
    assert (made.title, made.year) == ("Nota Wonen 2024", 2024)


def test_a_chapter_right_above_its_first_section_is_kept(tmp_path: Path) -> None:
    maker = PdfMaker().heading("Wonen", 16).heading("Huur", 13).text(LEFT).text(RIGHT)
    made = document(tmp_path, "a.pdf", maker.heading("Koop", 13).text(RIGHT).heading("Zorg", 16).text(LEFT).done())
    assert outline(made) == [(1, "Wonen"), (2, "Huur"), (2, "Koop"), (1, "Zorg")]


def test_bookmarks_give_the_levels(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "a.pdf",
        PdfMaker()
        .heading("Wonen", 12, bookmark=0)
        .text(LEFT)
        .heading("Huur", 12, bookmark=1)
        .text(RIGHT)
        .page()
        .heading("Zorg", 12, bookmark=0)
        .text(LEFT)
        .done(),
    )
    assert outline(made) == [(1, "Wonen"), (2, "Huur"), (1, "Zorg")]


def test_lines_that_come_back_at_the_edge_of_pages_are_asides(tmp_path: Path) -> None:
    maker = PdfMaker()
    for number, text in enumerate([LEFT, RIGHT, LEFT, RIGHT], start=1):
        maker.text("Beleidsplan Wonen en Zorg", 8).text(text).foot(f"Gemeente Voorbeeld - pagina {number} van 4").page()
    made = document(tmp_path, "a.pdf", maker.done())
    assert len(made.pages) == 4
    shown = Counter(made.text[aside.start : aside.end] for aside in made.asides if aside.kind == "running_head")
    assert shown["Beleidsplan Wonen en Zorg"] == 4
    assert sum(shown.values()) == 8
    assert_sound(made)


def test_a_footnote_of_a_page_is_an_aside(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "a.pdf",
        PdfMaker()
        .text("In onze gemeente ontvangen negenhonderd gezinnen3 een vorm van hulp bij het huishouden.")
        .text("3 Peildatum is de eerste dag van het jaar.", 8)
        .page()
        .text("Op de volgende bladzijde gaat het over 3 andere zaken.")
        .done(),
    )
    assert [(aside.kind, made.text[aside.start : aside.end]) for aside in made.asides] == [
        ("footnote_mark", "3"),
        ("footnote", "3 Peildatum is de eerste dag van het jaar."),
    ]


def test_a_scanned_page_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    made = document(tmp_path, "map.pdf", PdfMaker().text(LEFT).page().scan().page().text(RIGHT).done())
    (problem,) = made.problems
    assert (problem.file, problem.page) == ("map.pdf", 2)
    assert "scan" in problem.reason and "OCR" in problem.remedy
    assert len(made.pages) == 3
    assert_sound(made)


def test_a_pdf_of_scans_only_is_refused(tmp_path: Path) -> None:
    assert "scan" in refused(written(tmp_path, "a.pdf", PdfMaker().scan().page().scan().done())).reason


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a.pdf", PdfMaker(password="geheim").text(LEFT).done()))
    assert "wachtwoord" in problem.reason


def test_a_pdf_that_opens_with_an_empty_password_is_read(tmp_path: Path) -> None:
    assert words(document(tmp_path, "a.pdf", PdfMaker(password="").text(LEFT).done()).text) == words(LEFT)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.98])
def test_a_truncated_pdf_is_refused(tmp_path: Path, share: float) -> None:
    whole = PdfMaker().text(LEFT).page().text(RIGHT).done()
    problem = refused(written(tmp_path, "a.pdf", whole[: int(len(whole) * share)]))
    assert problem.remedy


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"rommel " * 400 + b"\n%%EOF"])
def test_rubbish_behind_a_pdf_start_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(written(tmp_path, "a.pdf", content))


def test_text_named_pdf_is_refused_with_the_right_name(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "nota.pdf", "Gewoon tekst, geen PDF."))
    assert "platte tekst" in problem.reason and ".txt" in problem.remedy


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", PdfMaker().text("A").page().text("B").page().text("C").done())
    assert "2 pagina" in refused(path, Limits(pages=2)).reason
    assert len(read(path, tmp_path, Limits(pages=3)).pages) == 3


def test_printed_page_numbers_are_kept_where_they_differ(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(PdfMaker().text(LEFT).page().text(RIGHT).page().text(LEFT).done()))
    writer.set_page_label(0, 0, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(1, 2, style=PageLabelStyle.DECIMAL, start=1)
    out = BytesIO()
    writer.write(out)
    made = document(tmp_path, "a.pdf", out.getvalue())
    assert [page.printed_label for page in made.pages] == ["i", "1", "2"]


def test_a_damaged_file_raises_nothing_else(tmp_path: Path) -> None:
    whole = bytearray(PdfMaker().text(LEFT).table(ROLES, WIDTHS).done())
    for step in range(40):
        hurt = bytearray(whole)
        for at in range(step * 7, len(hurt) - 20, 97 + step):
            hurt[at] ^= 0x15
        path = written(tmp_path, f"{step}.pdf", bytes(hurt))
        try:
            assert_sound(read(path, tmp_path))
        except UnreadableDocument as problem:
            assert problem.reason and problem.remedy
