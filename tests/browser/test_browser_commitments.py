"""Whether commitments were kept: the status, evidence that changes it, notes, and a link to one commitment."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from assistant.fulfilment import KEPT, OPEN, PASSED, UNKNOWN
from assistant.pages import fulfilment_wording as wording
from browser.lindendal import Site, served, write_corpus
from browser.test_browser_dutch import assert_dutch
from browser.test_browser_registers import choose, count, promises, settled

STALLS = "een bewaakte fietsenstalling met 350 plaatsen"
COST = "De parkeervergunning kost in Lindendal € 45 per jaar."
FREE = "Mantelzorgers krijgen de parkeervergunning gratis."
BUILT = "De bewaakte fietsenstalling bij het station is in mei 2024 geopend."
REPORT = (
    f"---\ntitel: Jaarverslag Lindendal\njaar: 2024\n---\n# Jaarverslag Lindendal\n\n{BUILT} Er is plaats voor velen.\n"
)
LINES = [
    "id;wie;aan_wie;toezegging;termijn;controle;thema;soort;document;sectie;citaat",
    f"t1;college;raad;Er komt een fietsenstalling.;2023;kijk bij het station;werken;voornemen;parkeernota;;{STALLS}",
    f"t2;college;bewoners;De prijs blijft gelijk.;2099;vraag de prijs;inkomen;voornemen;parkeernota;;{COST}",
    f"t3;college;mantelzorgers;Gratis voor mantelzorgers.;tijdig;tel ze;meedoen;voornemen;parkeernota;;{FREE}",
]


@pytest.fixture(scope="module")
def promised(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("toezeggingen")
    corpus = write_corpus(folder / "stukken")
    (corpus / "jaarverslag.md").write_text(REPORT, encoding="utf-8")
    (corpus / "registers").mkdir()
    (corpus / "registers" / "toezeggingen.csv").write_text("\n".join([*LINES, ""]), encoding="utf-8-sig")
    with served(corpus, folder / "index") as site:
        yield site


def fill(tab: Page, label: str, text: str) -> None:
    settled(tab)
    field = tab.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    field.press("Tab")
    settled(tab)


def press(tab: Page, name: str) -> None:
    settled(tab)
    tab.get_by_role("button", name=name, exact=True).click()


def alone(tab: Page, site: Site, commitment: str) -> Page:
    tab.goto(f"{site.url}/toezeggingen?toezegging={commitment}")
    expect(tab.get_by_role("heading", name=wording.ONE_HEADING)).to_be_visible()
    return tab


STATUS = ".st-key-rij-1 .kw-status"


def test_status_stands_with_each_commitment_and_limits_the_list(promised: Site, tab: Page) -> None:
    promises(tab, promised)
    expect(tab.locator(".kw-status")).to_have_text([wording.status_text(each) for each in (PASSED, OPEN, UNKNOWN)])
    choose(tab, "Status", OPEN)
    expect(count(tab)).to_have_text("Er is 1 toezegging gevonden.")
    expect(tab.locator(".st-key-rij-1 h3")).to_have_text("De prijs blijft gelijk.")
    assert_dutch(tab)


def test_status_is_that_of_the_reference_day(promised: Site, tab: Page) -> None:
    promises(tab, promised)
    fill(tab, wording.REPORTING_DAY, "31 december 2022")
    expect(tab.locator(".kw-status").first).to_have_text(wording.status_text(OPEN))
    fill(tab, wording.REPORTING_DAY, "ooit")
    expect(tab.get_by_role("alert")).to_have_text(wording.WRONG_DAY)
    expect(tab.locator(".kw-status").first).to_have_text(wording.status_text(PASSED))
    choose(tab, "Termijn", "2099")
    expect(count(tab)).to_have_text("Er is 1 toezegging gevonden.")
    tab.get_by_text(wording.RULES_HEADING).click()
    expect(tab.get_by_text(wording.RULES_WHY)).to_be_visible()


def test_only_evidence_of_a_later_document_changes_the_status(promised: Site, tab: Page) -> None:
    promises(tab, promised)
    tab.get_by_role("button", name=wording.view(1)).click()
    expect(tab.get_by_role("heading", name=wording.ONE_HEADING)).to_be_visible()
    expect(tab.locator(STATUS)).to_have_text(wording.status_text(PASSED))
    expect(tab.get_by_text(wording.NO_EVIDENCE)).to_be_visible()
    fill(tab, wording.WHO, "J. de Vries")
    tab.get_by_text(wording.RECORD, exact=True).click()
    fill(tab, wording.QUOTE, "De fietsenstalling is er nooit gekomen.")
    press(tab, wording.STORE_EVIDENCE)
    expect(tab.get_by_role("alert")).to_contain_text("staat niet letterlijk in “Jaarverslag Lindendal”")
    expect(tab.locator(STATUS)).to_have_text(wording.status_text(PASSED))
    assert_dutch(tab)
    fill(tab, wording.QUOTE, BUILT)
    press(tab, wording.STORE_EVIDENCE)
    expect(tab.get_by_text(wording.EVIDENCE_STORED)).to_be_visible()
    expect(tab.locator(STATUS)).to_have_text(wording.status_text(KEPT))
    expect(tab.locator(".st-key-bewijs-1 blockquote")).to_have_text(BUILT)
    register = promised.corpus / "registers" / "toezeggingen.csv"
    assert register.read_text(encoding="utf-8-sig").splitlines() == LINES
    press(tab, wording.undo(1))
    expect(tab.locator(STATUS)).to_have_text(wording.status_text(PASSED))
    expect(tab.locator(".st-key-bewijs-1")).to_contain_text("Ongedaan gemaakt door J. de Vries")
    kept = (promised.corpus / "toezeggingen" / "toezeggingen.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["soort"] for line in kept[:2]] == ["bewijs", "ongedaan"]


def test_only_later_documents_can_be_chosen(promised: Site, tab: Page) -> None:
    alone(tab, promised, "t2")
    tab.get_by_text(wording.RECORD, exact=True).click()
    # The document of the commitment itself is not among those to choose.
    field = tab.get_by_role("combobox", name=wording.DOCUMENT)
    expect(field).to_be_visible()
    settled(tab)
    options = tab.get_by_role("option")
    for _ in range(5):
        # A list of choices closes when the part that just opened still moves under it; then it is opened again.
        field.blur()
        field.click()
        with suppress(AssertionError):
            expect(options).to_have_count(1, timeout=2000)
            break
    expect(options).to_have_text(["Jaarverslag Lindendal (2024)"])


def test_a_note_is_seen_by_whoever_has_the_link(promised: Site, new_tab: Callable[..., Page]) -> None:
    tab = alone(new_tab(), promised, "t2")
    fill(tab, wording.WHO, "A. Bakker")
    fill(tab, wording.NOTE, "Gevraagd in het overleg <b>vet</b>")
    press(tab, wording.STORE_NOTE)
    expect(tab.get_by_text(wording.NOTE_STORED)).to_be_visible()
    fill(tab, wording.NOTE, "Antwoord volgt in maart.")
    press(tab, wording.STORE_NOTE)
    expect(tab.locator(".kw-said").first).to_have_text("Antwoord volgt in maart.")
    copied = tab.get_by_role("button", name=wording.COPY_LINK).get_attribute("data-copy")
    assert copied is not None
    address = unquote(copied)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/toezeggingen\?toezegging=t2", address)
    second = new_tab()
    second.goto(address)
    expect(second.locator(".st-key-rij-1 h3")).to_have_text("De prijs blijft gelijk.")
    expect(second.locator("[class*='st-key-rij-']")).to_have_count(1)
    expect(second.locator(".kw-said").first).to_have_text("Antwoord volgt in maart.")
    second.get_by_text(wording.earlier_notes(1)).click()
    expect(second.get_by_text("Gevraagd in het overleg <b>vet</b>")).to_be_visible()
    second.get_by_role("button", name=wording.ALL).click()
    expect(count(second)).to_have_text("U ziet alle 3 toezeggingen.")
    expect(second).to_have_url(f"{promised.url}/toezeggingen")
    expect(second.locator(".st-key-rij-2")).to_contain_text("Antwoord volgt in maart.")


def test_a_link_to_a_commitment_that_is_gone_says_so(promised: Site, tab: Page) -> None:
    alone(tab, promised, "t99")
    expect(tab.get_by_role("alert")).to_have_text(wording.NO_SUCH)
    tab.get_by_role("button", name=wording.ALL).click()
    expect(count(tab)).to_have_text("U ziet alle 3 toezeggingen.")


@pytest.mark.parametrize("width", [320, 1280])
def test_one_commitment_does_not_scroll_sideways(promised: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = alone(new_tab(width, 640), promised, "t3")
    expect(tab.locator(".st-key-rij-1")).to_be_visible()
    wide = tab.evaluate(
        "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert wide == [0, 0]
