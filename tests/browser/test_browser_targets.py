"""The page *Doelen en resultaten*, over the registers that come with it."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from bundled_figures import registers
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from assistant.pages import register_wording
from assistant.pages import target_wording as wording
from assistant.pages import wording as conversation_wording
from assistant.results import Ledger, Preview, preview, template_csv
from assistant.results.ledger import FILE, FOLDER
from assistant.settings import Settings
from browser.lindendal import Site, served
from browser.test_browser_conversation import ask
from browser.test_browser_dutch import assert_dutch
from browser.test_browser_registers import choose, settled

TARGETS, WHAT_IF, CHARTS, ENTRY = wording.TABS
OUTFLOW = "Uitstroom uit de bijstand naar werk, onderwijs of ondernemerschap"


@pytest.fixture(scope="module")
def counted(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over a copy of the corpus that comes with it, without results."""
    folder = tmp_path_factory.mktemp("doelen")
    shutil.copytree(Settings().corpus, folder / "corpus", ignore=shutil.ignore_patterns(FOLDER))
    with served(folder / "corpus", folder / "index") as site:
        yield site


def targets(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/doelen")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.HEADING, timeout=60_000)
    expect(tab.get_by_role("tab", name=TARGETS)).to_be_visible(timeout=60_000)
    return tab


def on(tab: Page, name: str) -> Page:
    tab.get_by_role("tab", name=name, exact=True).click()
    return tab


def count(tab: Page) -> Locator:
    return tab.locator(".kw-count:visible").first


def type_in(tab: Page, label: str, text: str) -> None:
    field = tab.get_by_role("textbox", name=label)
    field.fill(text)
    field.press("Enter")


def filled(template: bytes, value: str, year: str = "2020") -> bytes:
    """The template with one result filled in."""
    rows = list(csv.reader(io.StringIO(template.decode("utf-8-sig")), delimiter=";"))
    row = next(row for row in rows if row[1] == OUTFLOW)
    row[2], row[4], row[7] = year, value, "Jaarverslag 2020"
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def the_preview(data: bytes, ledger: Ledger) -> Preview:
    known = registers()
    return preview(data, "ander.csv", known.indicators, known.observations, ledger.standing(), date(2026, 1, 1))


def test_targets_stand_by_theme_with_their_source(counted: Site, tab: Page) -> None:
    targets(tab, counted)
    expect(count(tab)).to_contain_text("U ziet alle 20 doelen.")
    expect(count(tab)).to_contain_text("20 keer geen resultaat bekend")
    themes = ["Werken", "Meedoen", "Inkomen", "Overig"]
    expect(tab.get_by_role("heading", level=2)).to_have_text([*themes, wording.DOWNLOAD_HEADING])
    table = tab.get_by_role("region", name=wording.theme_table("werken")).get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(list(wording.TABLE_COLUMNS))
    first = table.get_by_role("row").nth(1)
    expect(first.get_by_role("rowheader")).to_have_text(f"1. {OUTFLOW}")
    expect(first).to_contain_text("+ 95 personen")
    with tab.context.expect_page() as opened:
        first.get_by_role("link", name="795 personen").click()
    expect(opened.value.locator("mark")).to_contain_text("795 personen", timeout=60_000)
    opened.value.close()
    row = tab.locator(".st-key-rij-1")
    row.get_by_text(wording.details(1)).click()
    expect(row).to_contain_text("795 - 700 = + 95 personen")
    assert_dutch(tab)
    # By keyboard: a click can miss a link in a part that has just opened and still moves.
    row.get_by_role("link", name=wording.open_figure("doel", 1)).press("Enter")
    expect(tab.locator("mark")).to_contain_text("700 personen")


def test_targets_are_chosen_and_download_as_chosen(counted: Site, tab: Page, tmp_path: Path) -> None:
    targets(tab, counted)
    choose(tab, "Gemeente", "Assen")
    expect(count(tab)).to_contain_text("Er is 1 doel gevonden.")
    choose(tab, "Jaar", "2019")
    expect(count(tab)).to_have_text(wording.NO_TARGETS)
    targets(tab, counted)
    choose(tab, "Thema", "inkomen")
    expect(count(tab)).to_contain_text("U ziet alle 4 doelen.")
    # The button to download stands lower than the count, and is drawn later.
    settled(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name=wording.DOWNLOAD).click()
    download.value.save_as(tmp_path / "doelen.xlsx")
    head, *rows = load_workbook(tmp_path / "doelen.xlsx", data_only=True).worksheets[0].values
    assert len(rows) == 4
    assert (rows[0][head.index("doel")], rows[0][head.index("afwijking")]) == (300, -25)


def test_the_table_and_the_chart_follow_the_filters(counted: Site, tab: Page) -> None:
    targets(tab, counted)
    choose(tab, "Thema", "inkomen")
    expect(tab.locator("table.kw-targets")).to_have_count(1)
    drawn = tab.locator(".st-key-themagrafiek-inkomen svg.marks")
    expect(drawn.get_by_text("275 personen")).to_have_count(1)
    choose(tab, "Jaar", "2025")
    expect(count(tab)).to_have_text(wording.NO_TARGETS)
    expect(tab.locator("table.kw-targets")).to_have_count(0)


def test_on_a_narrow_screen_the_table_is_read_row_by_row(counted: Site, new_tab: Callable[..., Page]) -> None:
    tab = targets(new_tab(320, 640), counted)
    table = tab.locator("table.kw-targets").first
    expect(table).to_be_visible()
    assert table.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth")
    assert table.get_by_role("row").nth(1).get_by_role("cell").count() == len(wording.TABLE_COLUMNS) - 1
    assert table.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content") == '"Gemeente"'


def test_a_wrong_reporting_date_is_told(counted: Site, tab: Page) -> None:
    targets(tab, counted)
    type_in(tab, wording.REPORTING_DAY, "ooit")
    expect(tab.get_by_role("alert")).to_have_text(wording.WRONG_DAY)
    type_in(tab, wording.REPORTING_DAY, "30 april 2020")
    expect(count(tab)).to_contain_text("Stand op 30 april 2020")


def test_what_if_is_judged_and_stored_nowhere(counted: Site, tab: Page) -> None:
    on(targets(tab, counted), WHAT_IF)
    expect(tab.get_by_text(wording.WHAT_IF_WHY)).to_be_visible()
    type_in(tab, wording.WHAT_IF_VALUE, "650")
    shown = tab.locator(".st-key-wat-als-uitkomst")
    expect(shown).to_contain_text(wording.would_be("niet behaald", "31 december 2020"))
    expect(shown).to_contain_text("650 - 700 = - 50 personen")
    expect(shown).to_contain_text(wording.STORED_NOWHERE)
    assert not (counted.corpus / FOLDER).exists()
    type_in(tab, wording.WHAT_IF_VALUE, "veel")
    expect(tab.get_by_role("alert")).to_have_text(wording.WHAT_IF_NO_NUMBER)
    assert_dutch(tab)


def test_a_chart_has_its_figures_as_a_table(counted: Site, tab: Page) -> None:
    on(targets(tab, counted), CHARTS)
    drawn = tab.locator(".st-key-grafiek-figuur svg.marks")
    expect(drawn).to_be_visible()
    expect(drawn.get_by_text("275", exact=True)).to_have_count(1)
    rows = tab.get_by_role("region", name=wording.chart_table("Aanbod van de voorzieningenwijzer"))
    expect(rows.get_by_role("rowheader")).to_have_text(["2019", "2020"])
    assert tab.evaluate("document.querySelector('.st-key-grafiek-figuur svg.marks').clientWidth") > 300
    assert_dutch(tab)


def test_results_are_looked_at_stored_and_undone(counted: Site, tab: Page) -> None:
    on(targets(tab, counted), ENTRY)
    with tab.expect_download() as download:
        tab.get_by_role("button", name=wording.TEMPLATE_CSV).click()
    template = download.value.path().read_bytes()
    field = tab.locator("input[type=file]")
    field.set_input_files({"name": "fout.csv", "mimeType": "text/csv", "buffer": filled(template, "zeven")})
    expect(tab.get_by_text("De waarde 'zeven' is geen getal.")).to_be_visible()
    expect(tab.get_by_role("button", name=wording.STORE)).to_have_count(0)
    assert_dutch(tab)
    field.set_input_files({"name": "goed.csv", "mimeType": "text/csv", "buffer": filled(template, "712")})
    expect(tab.locator(".kw-lines")).to_contain_text("712 personen (bron: Jaarverslag 2020)")
    tab.get_by_role("button", name=wording.STORE).click()
    expect(tab.get_by_role("alert")).to_contain_text("Vul een naam in.")
    type_in(tab, wording.WHO, "J. de Vries")
    tab.get_by_role("button", name=wording.STORE).click()
    expect(tab.get_by_text(wording.stored("import-1", 1))).to_be_visible()
    assert (counted.corpus / FOLDER / FILE).is_file()
    expect(on(tab, TARGETS).locator(".st-key-rij-1")).to_contain_text("712 personen (realisatie, 2020)")
    expect(tab.locator(".st-key-rij-1")).to_contain_text("behaald")
    on(tab, ENTRY).get_by_role("button", name=wording.undo("import-1")).click()
    expect(tab.get_by_text(wording.undone("import-1"))).to_be_visible()
    expect(on(tab, TARGETS).locator(".st-key-rij-1")).not_to_contain_text("712")
    assert_dutch(tab)


def test_nothing_is_stored_of_a_preview_that_is_out_of_date(counted: Site, tab: Page) -> None:
    on(targets(tab, counted), ENTRY)
    with tab.expect_download() as download:
        tab.get_by_role("button", name=wording.TEMPLATE_CSV).click()
    data = filled(download.value.path().read_bytes(), "713")
    tab.locator("input[type=file]").set_input_files({"name": "r.csv", "mimeType": "text/csv", "buffer": data})
    tab.get_by_role("button", name=wording.STORE).click()
    expect(tab.get_by_role("alert")).to_contain_text("Vul een naam in.")
    type_in(tab, wording.WHO, "J. de Vries")
    # The page has been drawn with the name once that message is gone.
    expect(tab.get_by_role("alert")).to_have_count(0)
    settled(tab)
    ledger = Ledger(counted.corpus / FOLDER)
    other = filled(download.value.path().read_bytes(), "5", "2019")
    one = ledger.store(the_preview(other, ledger), "Iemand anders", datetime(2026, 1, 1))
    tab.get_by_role("button", name=wording.STORE).click()
    expect(tab.get_by_role("alert")).to_have_text(wording.CHANGED_MEANWHILE)
    ledger.undo(one.id, "Iemand anders", datetime(2026, 1, 1))


def test_a_stored_result_answers_in_the_conversation_with_who_brought_it(counted: Site, tab: Page) -> None:
    known, ledger = registers(), Ledger(counted.corpus / FOLDER)
    data = filled(template_csv(known.indicators, known.observations), "704")
    one = ledger.store(the_preview(data, ledger), "J. de Vries", datetime(2021, 2, 1, 10))
    tab.goto(counted.url)
    ask(tab, "Is het doel voor de uitstroom in 2020 gehaald?")
    answer = tab.get_by_role("group", name=conversation_wording.ANSWER)
    expect(answer.locator(".kw-answer p").first).to_contain_text("704 personen.")
    expect(answer.locator(".kw-answer")).to_contain_text("Status over 2020: behaald.")
    expect(answer.get_by_role("heading", name=conversation_wording.ENTERED_RESULTS)).to_be_visible()
    expect(answer).to_contain_text("Ingevoerd door J. de Vries op 1 februari 2021 om 10:00")
    expect(answer).to_contain_text("Bron volgens de invoerder: Jaarverslag 2020.")
    assert_dutch(tab)
    ledger.undo(one.id, "J. de Vries", datetime(2021, 2, 1, 11))


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_do_not_scroll_sideways(counted: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = targets(new_tab(width, 640), counted)
    for name in wording.TABS:
        on(tab, name)
        wide = tab.evaluate(
            "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0]


def test_a_corpus_without_targets_says_how_to_add_them(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/doelen")
    expect(tab.get_by_text(register_wording.how_to_add("waarnemingen.csv"))).to_be_visible()
    assert_dutch(tab)
