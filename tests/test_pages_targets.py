"""The targets of the bundled registers as the page shows them, as their sheet holds them, and what if."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from bundled_figures import figures, one, registers
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assistant.calculator import Figure, figures_of
from assistant.calculator.status import ORDER
from assistant.datatypes import Document
from assistant.pages import target_wording as wording
from assistant.pages.choices import meeting
from assistant.pages.rows import Shelf
from assistant.pages.target_chart import SHAPES, Series, chart_of, series_of
from assistant.pages.target_rows import FACETS, TargetRow, benchmarks_of, counts, day_of, target_row, target_rows
from assistant.pages.target_sheet import COLUMNS, EXPLAINED, SHEET, target_workbook
from assistant.pages.target_table import SIGNS, targets_html
from assistant.pages.theme_chart import bars_of, theme_chart_of
from assistant.pages.what_if import outcome, supposed
from assistant.registers.indicators import KINDS, MUNICIPALITIES
from assistant.registers.responsibilities import THEMES
from assistant.results import Result, Standing, observations_of
from assistant.results.result import Entry
from assistant.results.standing import Import
from assistant.wording import dutch_day, moment

DAY = date(2020, 5, 1)
OUTFLOW = "uitstroom-werk-ondernemerschap-onderwijs"
NUMBERS = ("doel", "eerdere waarde", "resultaat")
LATER = date(2026, 1, 1)


def with_result(indicator: str, period: str, value: str, unit: str) -> tuple[Figure, ...]:
    """The bundled figures with a result that somebody entered."""
    entry = Entry(indicator, period, "alle drie", Decimal(value), None, unit, "=Rapportage, blz. 4", "")
    result = Result("import-1/regel-2", entry, "import-1", "J. de Vries", "2020-05-01T10:00:00")
    standing = Standing((Import("import-1", "J. de Vries", "2020-05-01T10:00:00", "r.csv", "0" * 64, (result,)),))
    return figures_of(registers().indicators, [*registers().observations, *observations_of(standing)])


def documents() -> dict[str, Document]:
    names = {row.source.document_id for row in registers().observations}
    return {name: Document(name, f"Titel van {name}", f"{name}.md", "0" * 64, "", ()) for name in names}


def row_of(target: str, known: tuple[Figure, ...], day: date, straight_line: bool = True) -> TargetRow:
    return target_row(one(target), known, day, straight_line)


def sheet(rows: tuple[TargetRow, ...], values: bool = False) -> list[dict[str, object]]:
    book = load_workbook(io.BytesIO(target_workbook(rows, documents(), DAY)), data_only=values)
    assert book.sheetnames == [SHEET, EXPLAINED]
    head, *body = book[SHEET].values
    assert head == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in body]


def test_out_of_the_box_no_target_has_a_result() -> None:
    rows = target_rows(figures(), LATER)
    assert counts(rows) == (("geen resultaat bekend", 20),)
    assert [row.theme for row in rows] == sorted((row.theme for row in rows), key=THEMES.index)
    outflow = rows[0]
    assert outflow.compared is not None
    assert (outflow.target.text, outflow.compared.text) == ("700 personen", "795 personen")
    assert outflow.assessment is not None
    assert outflow.assessment.deviation is not None
    assert outflow.assessment.deviation.line == "795 - 700 = + 95 personen"


def test_targets_are_chosen_by_theme_municipality_and_year() -> None:
    rows = target_rows(figures(), LATER)
    assert {row.theme for row in meeting(rows, FACETS, {"thema": ["inkomen"]})} == {"inkomen"}
    assert [row.target.text for row in meeting(rows, FACETS, {"gemeente": ["Assen"]})] == ["43 plekken"]
    assert [row.target.id for row in meeting(rows, FACETS, {"jaar": [wording.NO_YEAR]})] == ["w116"]
    _, municipality, _ = FACETS
    assert set(municipality.options(rows)) <= set(MUNICIPALITIES)


def test_an_interim_result_is_judged_by_a_named_assumption_or_not_at_all() -> None:
    known = with_result("uitstroom-werk-ondernemerschap-onderwijs", "30 april 2020", "231", "personen")
    row = row_of("w012", known, DAY)
    assert row.status == "risico"
    assert row.assessment is not None
    assert row.assessment.assumption.startswith("Aanname, niet uit de documenten")
    assert row.left is not None
    assert row.left.line == "700 - 231 = 469 personen"
    assert row.rate is not None
    assert row.rate.line == "231 / 700 × 100 = 33 %"
    without = row_of("w012", known, DAY, straight_line=False)
    assert without.status == "geen resultaat bekend"
    assert without.assessment is not None
    assert without.assessment.assumption == ""


def test_a_result_from_after_the_reporting_date_does_not_count() -> None:
    known = with_result("uitstroom-werk-ondernemerschap-onderwijs", "30 april 2020", "231", "personen")
    row = row_of("w012", known, date(2020, 4, 1))
    assert row.assessment is not None
    assert row.assessment.result is None


def test_a_refused_status_is_a_line_and_the_result_is_there_all_the_same() -> None:
    """Of the 130 detached employees the register doesn't say which way is better."""
    row = row_of("w028", with_result("wsw-bor-detachering", "2020", "120", "personen"), LATER)
    assert (row.assessment, row.status, row.rate) == (None, wording.NO_STATUS, None)
    (refusal,) = row.refusals
    assert refusal.startswith("Er staat niet bij of hoger of lager beter is.")
    assert row.result is not None
    assert row.result.text == "120 personen"
    assert row.deviation is not None
    assert row.deviation.line == "120 - 130 = - 10 personen"
    (cells,) = sheet((row,), values=True)
    assert (cells["resultaat"], cells["afwijking"], cells["status"]) == (120, -10, wording.NO_STATUS)
    assert cells["realisatiegraad in %"] is None


def test_national_figures_stand_with_their_theme() -> None:
    texts = [figure.text for figure in benchmarks_of(figures(), "werken")]
    assert "10,5 %" in texts
    assert all(figure.municipality == "landelijk" for theme in THEMES for figure in benchmarks_of(figures(), theme))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("30 april 2020", date(2020, 4, 30)), ("2020", date(2020, 12, 31)), ("morgen", None), ("", None), ("nu", None)],
)
def test_a_reporting_date_is_read(typed: str, day: date | None) -> None:
    assert day_of(typed) == day
    if day is not None:
        assert day_of(dutch_day(day)) == day


def test_what_if_judges_a_typed_number() -> None:
    target = one("w012")
    result = supposed(target, "1.000 personen", "2020")
    assert isinstance(result, Figure)
    row = outcome(target, result, figures(), straight_line=True)
    assert isinstance(row, TargetRow)
    assert row.status == "behaald"
    assert row.assessment is not None
    assert row.assessment.deviation is not None
    assert row.assessment.deviation.line == "1.000 - 700 = + 300 personen"


@pytest.mark.parametrize(
    ("target", "value", "period", "line"),
    [
        ("w012", "veel", "2020", wording.WHAT_IF_NO_NUMBER),
        ("w012", "-1", "2020", wording.WHAT_IF_NEGATIVE),
        ("w022", "101", "eind 2020", wording.WHAT_IF_PERCENT),
        ("w012", "5", "ooit", wording.WHAT_IF_NO_PERIOD),
        ("w012", "5", "nu", wording.WHAT_IF_NO_PERIOD),
    ],
)
def test_what_if_says_what_is_wrong(target: str, value: str, period: str, line: str) -> None:
    assert supposed(one(target), value, period) == line


def test_what_if_of_another_year_says_so() -> None:
    result = supposed(one("w012"), "800", "2018")
    assert isinstance(result, Figure)
    assert outcome(one("w012"), result, figures(), straight_line=True) == wording.WHAT_IF_OUTSIDE


def shelf() -> Shelf:
    return Shelf(registers(), documents())


def test_the_table_of_a_theme_has_header_cells_and_each_figure_leads_to_its_place() -> None:
    rows = [(number, row) for number, row in enumerate(target_rows(figures(), LATER), start=1) if row.theme == "werken"]
    table = targets_html("werken", rows, shelf())
    assert table.count('scope="col"') == len(wording.TABLE_COLUMNS)
    assert table.count('scope="row"') == len(rows)
    assert "document?document=prestatieovereenkomst-2020&amp;start=" in table
    assert 'aria-label="700 personen, open in Titel van prestatieovereenkomst-2020 (nieuw tabblad)"' in table
    assert "+ 95 personen" in table
    assert wording.OF_EARLIER in table
    assert "– geen resultaat bekend" in table


def test_the_latest_results_stand_in_the_table_newest_first_and_as_entered() -> None:
    entries = [("30 april 2020", "231"), ("31 augustus 2020", "480")]
    results = [
        Result(
            f"import-1/regel-{line}",
            Entry(OUTFLOW, period, "alle drie", Decimal(value), None, "personen", "<b>Rapportage</b>", ""),
            "import-1",
            "J. de Vries",
            "2020-09-01T10:00:00",
        )
        for line, (period, value) in enumerate(entries, start=2)
    ]
    standing = Standing((Import("import-1", "J. de Vries", "2020-09-01T10:00:00", "r.csv", "0" * 64, tuple(results)),))
    known = figures_of(registers().indicators, [*registers().observations, *observations_of(standing)])
    row = next(row for row in target_rows(known, LATER) if row.target.id == "w012")
    assert [figure.text for figure in row.results] == ["480 personen", "231 personen"]
    table = targets_html("werken", [(1, row)], shelf())
    assert table.index("480 personen") < table.index("231 personen")
    assert wording.ENTERED in table
    assert wording.INTERIM_ONLY in table
    assert row.part is not None
    assert row.part.line == "480 / 700 × 100 = 68,6 %"
    earlier = next(row for row in target_rows(known, date(2020, 6, 1)) if row.target.id == "w012")
    assert [figure.text for figure in earlier.results] == ["231 personen"]


def test_every_status_has_a_sign_of_its_own() -> None:
    assert {*ORDER, wording.NO_STATUS} == set(SIGNS)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_chart_of_a_theme_has_the_figures_of_its_table() -> None:
    rows = [(number, row) for number, row in enumerate(target_rows(figures(), LATER), start=1) if row.theme == "werken"]
    bars = bars_of(rows)
    drawn = [(number, row) for number, row in rows if row.part is not None]
    assert len(bars) == len(drawn) > 2
    table = targets_html("werken", rows, shelf())
    for bar, (number, row) in zip(bars, drawn, strict=True):
        assert str(bar["naam"]).startswith(f"{number}. ")
        assert row.part is not None and row.compared is not None
        assert bar["tekst"] == f"{row.compared.text} · {row.part.text}"
        assert row.compared.text in table and wording.of_target(row.part.text) in table
    chart = theme_chart_of(bars).to_dict()
    (values,) = chart["datasets"].values()
    assert values == bars


def test_charts_are_of_figures_of_two_periods_or_more() -> None:
    found = series_of(figures())
    assert len(found) > 5
    assert all(len({figure.period.last for figure in series.figures}) > 1 for series in found)
    budget = next(
        series for series in found if series.figures[0].indicator and "buig" in series.figures[0].indicator.id
    )
    assert [figure.period.year for figure in budget.figures] == [2020, 2021, 2022, 2023]
    assert set(KINDS) == set(SHAPES)


def test_a_chart_holds_the_figures_of_its_table() -> None:
    series: Series = next(one for one in series_of(figures()) if one.name.startswith("Aanbod van de voorz"))
    chart = chart_of(series).to_dict()
    (values,) = chart["datasets"].values()
    assert [(value["periode"], value["soort"], value["tekst"]) for value in values] == [
        ("2019", "realisatie", "275"),
        ("2020", "doel", "300"),
    ]


def test_deviations_of_the_sheet_are_formulas_with_their_value() -> None:
    rows = target_rows(figures(), LATER)
    formulas, values = sheet(rows), sheet(rows, values=True)
    first = formulas[0]
    assert (first["doel"], first["eerdere waarde"], first["resultaat"]) == (700, 795, None)
    target, earlier, result = (f"{get_column_letter(COLUMNS.index(name) + 1)}2" for name in NUMBERS)
    otherwise = f'IF(ISNUMBER({earlier}),{earlier}-{target},"")'
    assert first["afwijking"] == f"=IF(ISNUMBER({result}),{result}-{target},{otherwise})"
    assert first["realisatiegraad in %"] == f'=IF(ISNUMBER({result}),IF({target}>0,{result}/{target}*100,""),"")'
    assert values[0]["afwijking"] == 95
    assert values[0]["doel: document"] == "Titel van prestatieovereenkomst-2020"
    assert "In 2020 stromen 700 personen uit" in str(values[0]["doel: citaat"])
    assert {row["doel: bevestigd"] for row in values} == {"ja"}


def test_every_formula_of_the_sheet_reads_the_cells_of_its_own_row() -> None:
    """LibreOffice, given these formulas without their values, came to the same values in every row."""
    letters = {name: get_column_letter(COLUMNS.index(name) + 1) for name in NUMBERS}
    for line, row in enumerate(sheet(target_rows(figures(), LATER)), start=2):
        read = set(re.findall(r"[A-Z]+\d+", str(row["afwijking"])))
        assert read == {f"{letter}{line}" for letter in letters.values()}
        degree = row["realisatiegraad in %"]
        if degree is not None:
            assert set(re.findall(r"[A-Z]+\d+", str(degree))) == {
                f"{letters['doel']}{line}",
                f"{letters['resultaat']}{line}",
            }


def test_text_in_the_sheet_is_never_a_formula() -> None:
    known = with_result("uitstroom-werk-ondernemerschap-onderwijs", "30 april 2020", "231", "personen")
    first = sheet((row_of("w012", known, DAY),))[0]
    assert first["resultaat: citaat"] == "'=Rapportage, blz. 4"
    assert first["resultaat: document"] == wording.ENTERED
    assert (first["resultaat"], first["periode resultaat"]) == (231, "30 april 2020")
    computed = [name for name, cell in first.items() if str(cell).startswith("=")]
    assert computed == ["afwijking", "realisatiegraad in %"]
    value = sheet((row_of("w012", known, DAY),), values=True)[0]
    assert (value["afwijking"], value["realisatiegraad in %"]) == (-469, 33)


def test_moments_of_imports_are_dutch() -> None:
    assert moment("2020-04-30T14:05:09") == "30 april 2020 om 14:05"
    assert moment("gisteren") == "gisteren"
