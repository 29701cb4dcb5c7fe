"""The lists of a corpus: who does what, commitments and consultation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, TimeoutError, expect

from assistant.pages import register_wording as wording
from browser.lindendal import ELSEWHERE, Site, served, write_corpus
from browser.test_browser_dutch import assert_dutch

COST = "De parkeervergunning kost in Lindendal € 45 per jaar."
DESK = "Bewoners vragen de parkeervergunning aan bij het stadsloket."
FREE = "Mantelzorgers krijgen de parkeervergunning gratis."
NOT_THERE = "Deze zin staat in geen enkel document."
DANGER = f"=HYPERLINK <b>vet</b> ![x](http://{ELSEWHERE}/r.png) :red[rood] $a$ en $b$"
REGISTERS = {
    "verantwoordelijkheden.csv": [
        "id;organisatie;taak;thema;rol;partners;doelgroep;document;sectie;citaat",
        f"v1;gemeente;vergunningen verlenen;werken;verantwoordelijk;stadsloket | wijkraad;bewoners;parkeernota;;{COST}",
        f"v2;stadsloket;Vergunningen verlenen;werken;verantwoordelijk;;;parkeernota;;{DESK}",
        f"v3;wijkraad;mantelzorgers wijzen op de reële kosten;meedoen;adviseert;;mantelzorgers;parkeernota;;{FREE}",
        f"v4;wijkraad;een plan zonder bewijs;meedoen;adviseert;;;parkeernota;;{NOT_THERE}",
        f"v5;{DANGER};{DANGER};overig;financiert;;{DANGER};parkeernota;;{FREE}",
        *(f"n{at};gemeente;straat {at} vegen;werken;voert uit;;;parkeernota;;{COST}" for at in range(60)),
    ],
    "toezeggingen.csv": [
        "id;wie;aan_wie;toezegging;termijn;controle;thema;soort;document;sectie;citaat",
        f"t1;gemeente | wijkraad;mantelzorgers;{DANGER};2024;tel de vergunningen;meedoen;voornemen;parkeernota;;{FREE}",
        f"t2;stadsloket;bewoners;vergunningen verstrekken;;kijk bij het loket;werken;afspraak;parkeernota;;{DESK}",
        f"t3;gemeente;;één prijs voor iedereen;;vraag de prijs op;inkomen;resultaat;parkeernota;;{COST}",
    ],
    "inspraak.csv": [
        "id;indiener;nummer;onderwerp;opmerking;reactie;gevolg;wijziging;thema;uitgenodigd;document;sectie;"
        "citaat_opmerking;citaat_reactie;citaat_gevolg",
        f"i1;Wijkraad;1;prijs;te duur;blijft zo;nee;;inkomen;ja;parkeernota;;{COST};{DESK};",
        f"i2;Wijkraad;2;zorg;{DANGER};komt goed;ja;Zorg is gratis.;inkomen;ja;parkeernota;;{FREE};{DESK};{COST}",
        f"i3;Fietsbond;;geen reactie;geen reactie;;;;overig;ja;parkeernota;;{DESK};;",
    ],
}


@pytest.fixture(scope="module")
def listed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over a corpus with lists."""
    folder = tmp_path_factory.mktemp("lijsten")
    corpus = write_corpus(folder / "stukken")
    (corpus / "registers").mkdir()
    for name, lines in REGISTERS.items():
        (corpus / "registers" / name).write_text("\n".join([*lines, ""]), encoding="utf-8-sig")
    with served(corpus, folder / "index") as site:
        yield site


def who(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/wie-doet-wat")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.WHO_HEADING)
    return tab


def promises(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/toezeggingen")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.COMMITMENTS_PAGE_HEADING)
    return tab


def choose(tab: Page, label: str, *values: str) -> None:
    """By keyboard: the field, some letters, Enter."""
    settled(tab)
    field = tab.get_by_role("combobox", name=label, exact=True)
    for value in values:
        field.focus()
        tab.keyboard.type(value)
        expect(tab.get_by_role("option", name=value, exact=True)).to_be_visible()
        tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")


def settled(tab: Page) -> None:
    """Waits until the page is drawn: a list of choices closes when the page moves under it."""
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def look_for(tab: Page, words: str) -> None:
    field = tab.get_by_role("textbox", name=wording.SEARCH)
    field.fill(words)
    field.press("Enter")


def count(tab: Page) -> Locator:
    return tab.locator(".kw-count:visible")


def downloaded(tab: Page, folder: Path) -> dict[str, list[dict[str, str]]]:
    """The sheets of the file that the button gives: a dictionary for each row."""
    with tab.expect_download() as download:
        tab.get_by_role("button", name=wording.DOWNLOAD).click()
    assert download.value.suggested_filename.endswith(".xlsx")
    download.value.save_as(folder / "lijst.xlsx")
    sheets = {}
    for sheet in load_workbook(folder / "lijst.xlsx"):
        assert all(cell.data_type != "f" for row in sheet for cell in row)
        columns, *rows = ([str(cell or "") for cell in row] for row in sheet.values)
        sheets[sheet.title] = [dict(zip(columns, row, strict=True)) for row in rows]
    return sheets


def test_matrix_says_which_organisation_has_which_role(listed: Site, tab: Page) -> None:
    table = who(tab, listed).get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["Organisatie", "werken", "meedoen", "inkomen", "overig"])
    row = table.get_by_role("row").filter(has=tab.get_by_role("rowheader", name="gemeente", exact=True))
    expect(row.get_by_role("cell").first.get_by_role("listitem")).to_have_text(["verantwoordelijk 1", "voert uit 60"])
    expect(row.get_by_role("cell").nth(1)).to_have_text(wording.NO_ROLE)
    expect(tab.get_by_role("region", name=wording.MATRIX_LABEL)).to_have_attribute("tabindex", "0")


def test_gaps_and_double_owners_are_named(listed: Site, tab: Page) -> None:
    who(tab, listed)
    expect(tab.get_by_text(wording.gaps(["meedoen", "inkomen", "overig"]))).to_be_visible()
    expect(tab.get_by_text(wording.doubles(1))).to_be_visible()
    double = tab.locator(".st-key-dubbel-1")
    expect(double).to_contain_text("gemeente")
    expect(double).to_contain_text("stadsloket")
    double.get_by_role("link", name=wording.open_owner(1, 2)).click()
    expect(tab.locator("mark")).to_have_text(DESK)


def test_filters_limit_the_rows_and_are_still_there_after_a_document(listed: Site, tab: Page) -> None:
    who(tab, listed)
    expect(count(tab)).to_have_text("U ziet 50 van de 65 taken.")
    choose(tab, "Organisatie", "wijkraad", "stadsloket")
    expect(count(tab)).to_have_text("U ziet alle 3 taken.")
    choose(tab, "Rol", "adviseert")
    expect(count(tab)).to_have_text("U ziet alle 2 taken.")
    look_for(tab, "Reele MANTELZORGERS")
    expect(count(tab)).to_have_text("Er is 1 taak gevonden.")
    tab.get_by_role("link", name=wording.open_row(1)).click()
    expect(tab.locator("mark")).to_have_text(FREE)
    tab.go_back()
    expect(count(tab)).to_have_text("Er is 1 taak gevonden.")
    look_for(tab, "zeppelin")
    expect(count(tab)).to_have_text(wording.NO_TASKS)
    assert_dutch(tab)


def test_more_rows_come_when_asked_for(listed: Site, tab: Page) -> None:
    rows = who(tab, listed).locator("[class*='st-key-rij-']")
    expect(rows).to_have_count(50)
    tab.get_by_role("button", name=wording.more(15)).click()
    expect(rows).to_have_count(65)
    expect(count(tab)).to_have_text("U ziet alle 65 taken.")
    expect(tab.get_by_role("button", name="Toon meer")).to_have_count(0)


def test_a_quote_that_is_not_in_the_document_has_no_link(listed: Site, tab: Page) -> None:
    who(tab, listed)
    look_for(tab, "zonder bewijs")
    expect(tab.get_by_text(wording.TO_CONFIRM)).to_be_visible()
    expect(tab.get_by_role("link", name=wording.open_row(1))).to_have_count(0)


def test_tasks_download_as_they_are_chosen(listed: Site, tab: Page, tmp_path: Path) -> None:
    who(tab, listed)
    choose(tab, "Thema", "meedoen", "overig")
    expect(count(tab)).to_have_text("U ziet alle 3 taken.")
    (rows,) = downloaded(tab, tmp_path).values()
    assert [row["id"] for row in rows] == ["v3", "v4", "v5"]
    assert [row["bevestigd"] for row in rows] == ["ja", "nee", "ja"]
    assert rows[0]["document"] == "Parkeernota Lindendal"
    assert rows[0]["citaat"] == FREE
    assert rows[2]["organisatie"] == f"'{DANGER}"


def test_text_of_a_list_stays_text(listed: Site, tab: Page) -> None:
    who(tab, listed)
    look_for(tab, "hyperlink")
    expect(tab.locator(".st-key-rij-1 h3")).to_have_text(DANGER)
    marked_up = ".stMain img, .stMain b, .stMain strong, .katex"
    expect(tab.locator(marked_up)).to_have_count(0)
    promises(tab, listed)
    expect(tab.locator(".st-key-rij-1 h3")).to_have_text(DANGER)
    tab.get_by_role("tab", name=wording.CONSULTATION).click()
    expect(tab.locator(".st-key-opmerking-2")).to_contain_text(DANGER)
    expect(tab.locator(marked_up)).to_have_count(0)


def test_commitments_begin_without_agreements(listed: Site, tab: Page) -> None:
    promises(tab, listed)
    expect(tab.get_by_text(wording.kinds_at_first(["resultaat", "voornemen"], [("afspraak", 1)]))).to_be_visible()
    expect(count(tab)).to_have_text("U ziet alle 2 toezeggingen.")
    expect(tab.locator(".st-key-rij-1")).to_contain_text("gemeente, wijkraad")
    choose(tab, "Soort", "afspraak")
    expect(count(tab)).to_have_text("U ziet alle 3 toezeggingen.")
    choose(tab, "Wie", "wijkraad")
    expect(count(tab)).to_have_text("Er is 1 toezegging gevonden.")
    tab.get_by_role("link", name=wording.open_row(1)).click()
    expect(tab.locator("mark")).to_have_text(FREE)


def test_remarks_stand_with_reply_and_consequence(listed: Site, tab: Page) -> None:
    promises(tab, listed)
    tab.get_by_role("tab", name=wording.CONSULTATION).click()
    expect(tab.get_by_text(f"{wording.INVITED}: Fietsbond.")).to_be_visible()
    expect(count(tab)).to_have_text("U ziet alle 2 opmerkingen.")
    expect(tab.locator(".st-key-opmerking-1")).to_contain_text("Kadernota aangepast: nee")
    expect(tab.locator(".st-key-opmerking-2")).to_contain_text("Kadernota aangepast: ja. Zorg is gratis.")
    assert_dutch(tab)
    choose(tab, "Kadernota aangepast", "ja")
    expect(count(tab)).to_have_text("Er is 1 opmerking gevonden.")
    expect(tab.get_by_role("heading", name="Opmerking 2: zorg")).to_be_visible()
    tab.get_by_role("link", name=wording.OPEN_REPLY).click()
    expect(tab.locator("mark")).to_have_text(DESK)


def test_commitments_and_remarks_download_as_two_sheets(listed: Site, tab: Page, tmp_path: Path) -> None:
    promises(tab, listed)
    expect(count(tab)).to_have_text("U ziet alle 2 toezeggingen.")
    sheets = downloaded(tab, tmp_path)
    assert [row["id"] for row in sheets[wording.COMMITMENTS]] == ["t1", "t3"]
    assert [row["id"] for row in sheets[wording.CONSULTATION]] == ["i1", "i2", "i3"]
    assert sheets[wording.COMMITMENTS][0]["toezegging"] == f"'{DANGER}"
    assert sheets[wording.CONSULTATION][1]["citaat gevolg"] == COST


def test_lists_of_choices_are_dutch(listed: Site, tab: Page) -> None:
    who(tab, listed)
    settled(tab)
    typed_until(tab, "Organisatie", "g", tab.get_by_role("option").first)
    assert_dutch(tab)
    typed_until(tab, "Organisatie", "zeppelin", tab.get_by_text("Niets gevonden"))
    assert_dutch(tab)


def typed_until(tab: Page, name: str, text: str, shown: Locator) -> None:
    """Types in a list of choices; again where a page that is still being drawn has swallowed the keys."""
    field = tab.get_by_role("combobox", name=name)
    for _ in range(6):
        field.fill("")
        field.press_sequentially(text)
        try:
            shown.wait_for(timeout=3000)
        except TimeoutError:
            continue
        break
    expect(shown).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_lists_do_not_scroll_sideways(listed: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = new_tab(width, 640)
    for show in (who, promises):
        show(tab, listed)
        expect(tab.locator(".st-key-rij-1")).to_be_visible()
        wide = tab.evaluate(
            "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0]


def test_a_corpus_without_lists_says_how_to_add_one(site: Site, tab: Page) -> None:
    who(tab, site)
    expect(tab.get_by_text("registers/verantwoordelijkheden.csv")).to_be_visible()
    expect(tab.get_by_role("table")).to_have_count(0)
    promises(tab, site)
    expect(tab.get_by_text("registers/toezeggingen.csv")).to_be_visible()
    tab.get_by_role("tab", name=wording.CONSULTATION).click()
    expect(tab.get_by_text("registers/inspraak.csv")).to_be_visible()
    expect(tab.get_by_role("button", name=wording.DOWNLOAD)).to_have_count(0)
    assert_dutch(tab)


def test_lists_that_come_with_it(bundled: Site, tab: Page, tmp_path: Path) -> None:
    who(tab, bundled)
    expect(count(tab)).to_have_text("U ziet 50 van de 787 taken.", timeout=60_000)
    expect(tab.get_by_role("rowheader")).to_have_count(10)
    tab.get_by_role("button", name=wording.organisations(44)).click()
    expect(tab.get_by_role("rowheader")).to_have_count(44)
    assert_dutch(tab)
    (rows,) = downloaded(tab, tmp_path).values()
    assert len(rows) == 787
    promises(tab, bundled)
    expect(count(tab)).to_have_text("U ziet 50 van de 240 toezeggingen.")
    tab.get_by_role("tab", name=wording.CONSULTATION).click()
    expect(tab.locator("[class*='st-key-opmerking-']")).to_have_count(23)
    expect(tab.get_by_text(f"{wording.INVITED}: Participatieraad Assen.")).to_be_visible()
    sheets = downloaded(tab, tmp_path)
    assert (len(sheets[wording.COMMITMENTS]), len(sheets[wording.CONSULTATION])) == (240, 24)
