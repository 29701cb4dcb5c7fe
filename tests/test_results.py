from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import Thread

import openpyxl
import pytest
from bundled_figures import registers
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator import assess, figure_for, figures_of
from assistant.errors import FileUnreadable, KaderwijzerError
from assistant.results import (
    ImportRefused,
    Ledger,
    LedgerBroken,
    LedgerBusy,
    LedgerChanged,
    Preview,
    Standing,
    UndoRefused,
    ledger_of,
    observations_of,
    preview,
    template_csv,
    template_xlsx,
)
from assistant.results.ledger import LOCK
from assistant.results.sheet import MOST_BYTES, MOST_ROWS
from assistant.results.template import NAMES

TODAY = date(2020, 9, 15)
NOW = datetime(2020, 9, 15, 14, 30)
HEADER = ";".join(NAMES)
OUTFLOW = "uitstroom-werk-ondernemerschap-onderwijs"
GOOD = f"{OUTFLOW};;30 april 2020;alle drie;231;;personen;Bestuursrapportage 1-2020, blz. 4;"
OTHER = "wsw-regulier-aantal;;30 april 2020;alle drie;265;640;personen;Bestuursrapportage 1-2020, blz. 5;"


def file_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows, ""]).encode("utf-8-sig")


def shown(data: bytes, standing: Standing | None = None, today: date = TODAY) -> Preview:
    known = registers()
    return preview(data, "rapportage.csv", known.indicators, known.observations, standing or Standing(), today)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "resultaten", wait=0.1)


def store(ledger: Ledger, *rows: str, who: str = "J. de Vries") -> str:
    return ledger.store(shown(file_of(*rows), ledger.standing()), who, NOW).id


# The template.


def test_the_template_has_a_row_for_every_target() -> None:
    rows = list(csv.DictReader(io.StringIO(template(template_csv).decode("utf-8-sig")), delimiter=";"))
    filled = [row for row in rows if not row["indicator"].startswith("#")]
    targets = {
        (observation.indicator_id, observation.municipality)
        for observation in registers().observations
        if observation.kind in ("doel", "taakstelling")
    }
    assert {(row["indicator"], row["gemeente"]) for row in filled} == targets
    assert all(row["naam"] and row["eenheid"] and not row["waarde"] for row in filled)


def template(make: Callable[..., bytes]) -> bytes:
    return make(registers().indicators, registers().observations)


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_an_empty_template_comes_back_as_not_filled_in(make: Callable[..., bytes]) -> None:
    found = shown(template(make))
    assert [problem.reason for problem in found.problems] == ["Er is geen regel ingevuld."]
    assert found.empty == 20


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_a_template_is_the_same_every_time(make: Callable[..., bytes]) -> None:
    assert template(make) == template(make)


def test_the_workbook_explains_every_column() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(template_xlsx)))
    assert book.sheetnames == ["Resultaten", "Toelichting"]
    assert [row[0].value for row in book["Toelichting"].iter_rows(min_row=2)] == list(NAMES)


def test_a_filled_in_csv_template_is_accepted() -> None:
    lines = template(template_csv).decode("utf-8-sig").split("\r\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(OUTFLOW))
    lines[at] = GOOD
    found = shown("\r\n".join(lines).encode("utf-8-sig"))
    assert found.acceptable
    assert [change.text for change in found.changes] == [
        "Regel 3: nieuw: Uitstroom uit de bijstand naar werk, onderwijs of ondernemerschap, 30 april 2020, alle drie: "
        "231 personen (bron: Bestuursrapportage 1-2020, blz. 4)"
    ]


def workbook_with(fill: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template(template_xlsx)))
    fill(book["Resultaten"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("typed", "number_format", "value"),
    [(231, "General", "231"), (231.0, "General", "231"), ("1.231", "@", "1231"), ("231", "@", "231")],
)
def test_a_number_in_a_workbook_is_what_was_typed(typed: object, number_format: str, value: str) -> None:
    def fill(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
        page["C2"] = datetime(2020, 4, 30)
        page["E2"], page["H2"] = typed, "Bestuursrapportage 1-2020"
        page["E2"].number_format = number_format

    found = shown(workbook_with(fill))
    assert not found.problems
    assert [change.entry.value for change in found.changes] == [Decimal(value)]


@pytest.mark.parametrize(("typed", "number_format"), [(0.311, "0.0%"), (31.1, "General"), ("31,1", "@")])
def test_a_percentage_in_a_workbook_is_read_as_shown(typed: object, number_format: str) -> None:
    def fill(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
        row = next(row for row in page.iter_rows() if row[0].value == "doelgroepenregister-arbeidsparticipatie")
        row[2].value, row[4].value, row[7].value = "30 april 2020", typed, "Bestuursrapportage 1-2020"
        row[4].number_format = number_format

    assert [change.entry.value for change in shown(workbook_with(fill)).changes] == [Decimal("31.1")]


# Reading files as people save them.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_csv_is_read_as_spreadsheets_write_it(encoding: str, separator: str) -> None:
    stream = io.StringIO()
    rows = [NAMES, (*GOOD.split(";")[:8], "coördinatie, één geheel")]
    csv.writer(stream, delimiter=separator).writerows(rows)
    found = shown(stream.getvalue().encode(encoding))
    assert [change.entry.remark for change in found.changes] == ["coördinatie, één geheel"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "leeg|ontbreken"),
        (b"\x81\x8d\xff", "geen leesbare tekst"),
        (b"PK\x03\x04geen werkmap", "geen goede Excel-werkmap"),
        (b"\xd0\xcf\x11\xe0oud", "oud Excel-bestand"),
        (b"indicator;waarde\r\nx;1", "kolommen ontbreken"),
        (file_of(GOOD, header=f"{HEADER};waarde"), "staat er twee keer"),
        (file_of(GOOD + ";te;veel"), "kolommen in plaats van"),
        (b"x" * (MOST_BYTES + 1), "groter dan 5 MB"),
        (file_of(*[";" * 8] * (MOST_ROWS + 1)), "meer dan"),
    ],
    ids=["leeg", "geen tekst", "geen werkmap", "oud Excel", "andere kolommen", "dubbel", "te veel", "groot", "lang"],
)  # fmt: skip
def test_a_file_that_is_no_template_is_refused_whole(data: bytes, reason: str) -> None:
    found = shown(data)
    assert not found.acceptable
    assert len(found.problems) == 1
    assert re.search(reason, found.problems[0].reason)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.binary(max_size=20), st.sampled_from(["csv", "xlsx"]))
def test_a_damaged_file_never_breaks_the_reading(at: int, junk: bytes, kind: str) -> None:
    whole = template(template_csv if kind == "csv" else template_xlsx)
    at %= len(whole)
    shown(whole[:at] + junk + whole[at + len(junk) :])


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), min_size=9, max_size=9))
def test_any_row_gives_a_change_or_a_problem(cells: list[str]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([NAMES, [OUTFLOW, *cells[1:]]])
    found = shown(stream.getvalue().encode("utf-8", "replace"))
    assert found.changes or found.problems


# What is wrong with a row.


WRONG = [
    ("onbekende indicator", GOOD.replace(OUTFLOW, "uitstrom"), "De indicator 'uitstrom' bestaat niet."),
    ("andere eenheid", GOOD.replace(";personen;", ";banen;"), "De eenheid is 'banen' en moet 'personen' zijn."),
    ("naam van een ander", GOOD.replace(";;30", ";Juiste beslissingen over de uitkering;30"), "hoort bij een andere"),
    ("gemeente onbekend", GOOD.replace("alle drie", "Groningen"), "De gemeente 'Groningen' is niet bekend."),
    ("landelijk", GOOD.replace("alle drie", "landelijk"), "Deze indicator gaat over"),
    ("in de toekomst", GOOD.replace("30 april 2020", "2020"), "nog niet voorbij"),
    ("periode onleesbaar", GOOD.replace("30 april 2020", "voorjaar"), "niet te lezen"),
    ("periode zonder datum", GOOD.replace("30 april 2020", "nu"), "heeft geen datum"),
    ("periode leeg", GOOD.replace("30 april 2020", ""), "De periode ontbreekt."),
    ("negatief", GOOD.replace(";231;", ";-1;"), "De waarde is negatief."),
    ("geen getal", GOOD.replace(";231;", ";31.1;"), "'31.1' is geen getal"),
    ("half mens", GOOD.replace(";231;", ";231,5;"), "geen heel getal"),
    ("waarde leeg", GOOD.replace(";231;", ";;"), "De waarde ontbreekt."),
    ("verschreven", GOOD.replace(";231;", f";{'9' * 5000};"), "onwaarschijnlijk groot"),
    ("boven de noemer", GOOD.replace(";231;;", ";231;230;"), "groter dan de noemer"),
    ("noemer nul", GOOD.replace(";231;;", ";0;0;"), "De noemer is 0"),
    ("bron leeg", GOOD.replace("Bestuursrapportage 1-2020, blz. 4", ""), "De bron ontbreekt."),
    ("boven de 100", "juiste-beslissingen;;2019;alle drie;100,1;;%;rapport;", "meer dan 100 %"),
    ("noemer bij %", "juiste-beslissingen;;2019;alle drie;99;100;%;rapport;", "geen noemer"),
    ("staat in een document", GOOD.replace("30 april 2020", "2018"), "Dit resultaat is er al: 795"),
    ("correctie van niets", GOOD + "correctie: telfout", "geen eerder resultaat"),
]


@pytest.mark.parametrize(("row", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_wrong_row_is_named_with_its_remedy(row: str, reason: str) -> None:
    found = shown(file_of(OTHER, row))
    assert not found.acceptable
    assert [problem.line for problem in found.problems] == [3]
    assert reason in found.problems[0].reason
    assert found.problems[0].remedy.endswith(".")


def test_all_problems_are_named_at_once() -> None:
    found = shown(file_of("onbekend;;ooit;Mars;veel;;kilo;;", GOOD.replace(";231;", ";-1;")))
    assert [problem.line for problem in found.problems] == [2, 2, 2, 2, 2, 3]


@pytest.mark.parametrize("again", ["30 april 2020", "2020-04-30"])
def test_the_same_result_twice_in_a_file_is_refused(again: str) -> None:
    found = shown(file_of(GOOD, GOOD.replace("30 april 2020", again)))
    assert found.problems[0].text.startswith("Regel 3: Dit resultaat staat ook op regel 2.")


def test_the_end_of_a_year_is_that_year() -> None:
    rows = [GOOD.replace("30 april 2020", period) for period in ("2019", "eind 2019")]
    assert not shown(file_of(*rows)).acceptable


# Storing, correcting, undoing.


def test_nothing_of_a_refused_file_is_stored(ledger: Ledger) -> None:
    with pytest.raises(ImportRefused, match="Er is niets opgeslagen"):
        ledger.store(shown(file_of(GOOD, OTHER.replace("265", "-1"))), "J. de Vries", NOW)
    assert not ledger.path.exists()


def test_looking_at_a_file_stores_nothing(ledger: Ledger) -> None:
    shown(file_of(GOOD), ledger.standing())
    assert not ledger.folder.exists()


def test_an_import_is_stored_with_who_when_and_source(ledger: Ledger) -> None:
    stored = ledger.store(shown(file_of(GOOD, OTHER)), "J. de Vries", NOW)
    assert ledger.standing().imports == (stored,)
    assert (stored.who, stored.when, stored.file) == ("J. de Vries", "2020-09-15T14:30:00", "rapportage.csv")
    assert [result.entry.source for result in stored.results] == [
        "Bestuursrapportage 1-2020, blz. 4",
        "Bestuursrapportage 1-2020, blz. 5",
    ]


def test_an_import_without_a_name_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ImportRefused, match="naam"):
        ledger.store(shown(file_of(GOOD)), "  ", NOW)


def test_the_same_file_a_second_time_is_refused(ledger: Ledger) -> None:
    store(ledger, GOOD)
    found = shown(file_of(GOOD), ledger.standing())
    assert "Dit resultaat is er al: 231 (ingevoerd door J. de Vries" in found.problems[0].reason
    assert "correctie:" in found.problems[0].remedy


def test_a_correction_replaces_and_the_old_row_stays_visible(ledger: Ledger) -> None:
    store(ledger, GOOD)
    found = shown(file_of(GOOD.replace(";231;", ";235;") + "correctie: vier dubbel geteld"), ledger.standing())
    assert "correctie" in found.changes[0].text
    assert "231 wordt 235 personen" in found.changes[0].text
    ledger.store(found, "A. Bakker", NOW)
    standing = ledger.standing()
    assert [result.entry.value for result in standing.results] == [235]
    assert [(str(old.entry.value), str(new.entry.value)) for old, new in standing.replaced] == [("231", "235")]
    assert len(ledger.path.read_bytes().splitlines()) == 2


def test_a_correction_needs_a_reason(ledger: Ledger) -> None:
    store(ledger, GOOD)
    found = shown(file_of(GOOD.replace(";231;", ";235;") + "correctie:"), ledger.standing())
    assert found.problems[0].reason == "Bij de correctie ontbreekt de reden."


def test_a_figure_of_a_document_can_be_corrected_and_stays_in_the_register() -> None:
    found = shown(file_of(GOOD.replace("30 april 2020", "2018") + "correctie: nagekomen opgave"))
    assert found.acceptable
    assert "795 wordt 231 personen" in found.changes[0].text
    assert found.changes[0].replaces == ""


def test_an_undone_import_no_longer_counts_and_stays_visible(ledger: Ledger) -> None:
    name = store(ledger, GOOD)
    before = ledger.path.read_bytes()
    undone = ledger.undo(name, "A. Bakker", NOW, "verkeerd bestand")
    assert undone.undone is not None
    assert (undone.undone.who, undone.undone.reason) == ("A. Bakker", "verkeerd bestand")
    assert ledger.standing().results == ()
    assert ledger.path.read_bytes().startswith(before)
    assert store(ledger, GOOD) == "import-2"


def test_undoing_a_correction_brings_the_first_value_back(ledger: Ledger) -> None:
    store(ledger, GOOD)
    name = store(ledger, GOOD.replace(";231;", ";235;") + "correctie: telfout")
    ledger.undo(name, "A. Bakker", NOW)
    assert [result.entry.value for result in ledger.standing().results] == [231]


def test_what_cannot_be_undone_is_refused(ledger: Ledger) -> None:
    first = store(ledger, GOOD)
    second = store(ledger, GOOD.replace(";231;", ";235;") + "correctie: telfout")
    with pytest.raises(UndoRefused, match="Maak eerst die import ongedaan"):
        ledger.undo(first, "A. Bakker", NOW)
    ledger.undo(second, "A. Bakker", NOW)
    with pytest.raises(UndoRefused, match="al ongedaan gemaakt"):
        ledger.undo(second, "A. Bakker", NOW)
    with pytest.raises(UndoRefused, match="Er is geen import"):
        ledger.undo("import-9", "A. Bakker", NOW)
    with pytest.raises(UndoRefused, match="naam"):
        ledger.undo(first, "", NOW)


def test_a_preview_of_before_another_import_is_not_stored(ledger: Ledger) -> None:
    old = shown(file_of(GOOD), ledger.standing())
    store(ledger, OTHER)
    with pytest.raises(LedgerChanged):
        ledger.store(old, "J. de Vries", NOW)
    assert len(ledger.standing().imports) == 1


def test_another_writer_is_waited_for_and_then_named(ledger: Ledger) -> None:
    ledger.folder.mkdir()
    with FileLock(str(ledger.folder / ".resultaten.lock")), pytest.raises(LedgerBusy):
        store(ledger, GOOD)


def test_of_two_at_once_one_is_stored(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    first, outcomes = shown(file_of(GOOD), ledger.standing()), list[str]()

    def attempt() -> None:
        try:
            outcomes.append(Ledger(tmp_path).store(first, "J. de Vries", NOW).id)
        except LedgerChanged:
            outcomes.append("gewijzigd")

    threads = [Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["gewijzigd"] * 3 + ["import-1"]


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_line_that_was_cut_off_while_writing_never_counted(ledger: Ledger, cut: int) -> None:
    store(ledger, GOOD)
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole + whole[:cut])
    assert len(ledger.standing().imports) == 1
    store(ledger, OTHER)
    assert [one.id for one in ledger.standing().imports] == ["import-1", "import-2"]


@pytest.mark.parametrize("line", ["{}", "5", "geen json", '{"soort":"ongedaan","import":"import-9"}'])
def test_a_damaged_line_is_named(ledger: Ledger, line: str) -> None:
    store(ledger, GOOD)
    with ledger.path.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(LedgerBroken, match=r"Regel 2 van resultaten/resultaten\.jsonl"):
        ledger.standing()


def test_a_damaged_period_is_a_damaged_line(ledger: Ledger) -> None:
    store(ledger, GOOD)
    record = json.loads(ledger.path.read_text(encoding="utf-8"))
    record["rijen"][0]["periode"] = "ooit"
    ledger.path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    with pytest.raises(LedgerBroken):
        ledger.standing()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileUnreadable):
        store(Ledger(tmp_path / "resultaten"), GOOD)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "resultaten").write_text("x", encoding="utf-8")
    with pytest.raises(KaderwijzerError):
        store(Ledger(tmp_path / "resultaten"), GOOD)


def test_messages_name_the_ledger_from_the_corpus_on_and_never_where_it_stands(tmp_path: Path) -> None:
    """Messages are for users of the website, who have no business with the folders of the server."""
    ledger = ledger_of(tmp_path)
    ledger.path.mkdir(parents=True)
    with pytest.raises(FileUnreadable) as reading:
        ledger.standing()
    ledger.path.rmdir()
    (ledger.folder / LOCK).mkdir()
    with pytest.raises(FileUnreadable) as writing:
        store(ledger, GOOD)
    assert str(reading.value).startswith("resultaten/resultaten.jsonl is niet te lezen")
    assert str(writing.value).startswith("In de map resultaten is niet te schrijven")
    assert str(tmp_path) not in f"{reading.value} {writing.value}"


@pytest.mark.parametrize("again", ["januari-april 2020", "1e bestuursrapportage 2020", "T1 2020", "30 april 2020"])
def test_the_same_period_in_other_words_is_the_same_result(ledger: Ledger, again: str) -> None:
    store(ledger, GOOD)
    (problem,) = shown(file_of(GOOD.replace("30 april 2020", again)), ledger.standing()).problems
    assert problem.reason.startswith("Dit resultaat is er al: 231")


def test_a_stored_result_gets_a_status(ledger: Ledger) -> None:
    store(ledger, GOOD)
    known = [*registers().observations, *observations_of(ledger.standing())]
    figures = figures_of(registers().indicators, known)
    target = figure_for(figures, OUTFLOW, year=2020, kind="doel")
    found = assess(target, figures, TODAY)
    assert found.status == "risico"
    assert found.result is not None
    assert found.result.source is not None
    assert found.result.source.quote == "Bestuursrapportage 1-2020, blz. 4"
    assert not found.result.source.confirmed
