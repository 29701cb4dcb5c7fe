"""The document at a place, the list of documents, and text that must stay text."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from assistant.pages import document_wording, wording
from assistant.readers import read
from browser.lindendal import ELSEWHERE, Site


def address(site: Site, name: str, passage: str) -> str:
    """The address of a passage, as somebody could have kept it."""
    document = read(site.corpus / name, site.corpus)
    start = document.text.index(passage)
    return f"{site.url}/document?document={quote(document.id)}&start={start}&end={start + len(passage)}"


def test_address_of_a_place_opens_it(site: Site, tab: Page) -> None:
    tab.goto(address(site, "parkeernota.md", "Mantelzorgers krijgen de parkeervergunning gratis."))
    expect(tab.locator("mark")).to_have_text("Mantelzorgers krijgen de parkeervergunning gratis.")
    expect(tab.get_by_text("gemeente Lindendal · 2022")).to_be_visible()
    expect(tab.get_by_text("1. Vergunningen").first).to_be_visible()
    expect(tab.locator(".kw-document")).not_to_contain_text("Marktgarage")


def test_whole_document_on_request_and_back(site: Site, tab: Page) -> None:
    tab.goto(address(site, "parkeernota.md", "Mantelzorgers krijgen de parkeervergunning gratis."))
    tab.get_by_role("button", name=wording.WHOLE).click()
    expect(tab.locator(".kw-document")).to_contain_text("Marktgarage")
    expect(tab.locator("mark")).to_be_in_viewport()
    tab.get_by_role("button", name=wording.PASSAGE_ONLY).click()
    expect(tab.locator(".kw-document")).not_to_contain_text("Marktgarage")


def test_row_of_a_table_is_marked_as_it_stands(site: Site, tab: Page) -> None:
    row = "| Marktgarage | 410 | 455 |"
    tab.goto(address(site, "parkeernota.md", row))
    expect(tab.locator("mark")).to_have_text(row)
    expect(tab.get_by_role("cell", name="455")).to_be_visible()
    expect(tab.get_by_role("columnheader", name="plaatsen 2022")).to_be_visible()


def test_item_of_a_list_is_marked(site: Site, tab: Page) -> None:
    tab.goto(address(site, "parkeernota.md", "twaalf oplaadpunten voor elektrische fietsen;"))
    expect(tab.locator("mark")).to_have_text("twaalf oplaadpunten voor elektrische fietsen;")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", wording.NO_DOCUMENT),
        ("?document=bestaat-niet&start=0&end=5", wording.WRONG_DOCUMENT),
        ("?document=../../etc/passwd", wording.WRONG_DOCUMENT),
        ("?document=parkeernota&start=5&end=2", wording.WRONG_PLACE),
        ("?document=parkeernota&start=0&end=99999999", wording.WRONG_PLACE),
        ("?document=parkeernota&start=-1&end=5", wording.WRONG_PLACE),
        ("?document=parkeernota&start=drie", wording.WRONG_PLACE),
        ("?document=parkeernota&start=0&end=5&versie=0000", wording.CHANGED),
    ],
)
def test_wrong_address_gets_a_friendly_line(site: Site, tab: Page, query: str, message: str) -> None:
    tab.goto(f"{site.url}/document{query}")
    expect(tab.get_by_role("alert")).to_have_text(message)
    expect(tab.get_by_role("link", name=wording.TO_DOCUMENTS)).to_be_visible()
    expect(tab.locator("mark")).to_have_count(0)


def test_documents_are_listed_with_what_could_not_be_read(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/documenten")
    expect(tab.get_by_role("heading", level=3)).to_have_count(3)
    expect(tab.get_by_text("gemeente Lindendal")).to_be_visible()
    expect(tab.get_by_text("2 pagina's, 1 fragment")).to_be_visible()
    expect(tab.locator(".kw-problem")).to_contain_text("leeg.md")
    tab.get_by_role("link", name=document_wording.OPEN).first.click()
    expect(tab.locator(".kw-document")).to_be_visible()


def test_text_of_a_document_stays_text(site: Site, new_tab: Callable[..., Page]) -> None:
    """Images, scripts, formulas and colours in a document are read as they are written; nothing calls another host."""
    document = read(site.corpus / "rioolplan.md", site.corpus)
    start = document.text.index("De rioolheffing")
    sentence = document.text[start:].strip()
    tab = new_tab()
    tab.goto(f"{site.url}/document?document=rioolplan&start={start}&end={start + len(sentence)}")
    expect(tab.locator("mark")).to_have_text(sentence)
    expect(tab.locator(".kw-document")).to_contain_text("1. Kosten :red[rood] $x$")
    assert f"![x](http://{ELSEWHERE}/x.png)" in tab.locator("mark").inner_text()
    expect(tab.get_by_role("heading", level=1)).to_have_text(document.title)
    expect(tab.locator(".stMain img, .stMain b, .stMain script, .katex")).to_have_count(0)
    for path in ("", "documenten"):
        tab.goto(f"{site.url}/{path}")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
    expect(tab.get_by_text(document.title)).to_be_visible()
    tab.goto(site.url)
    field = tab.get_by_role("textbox")
    field.fill("Wat kost de rioolheffing volgens de raad?")
    field.press("Enter")
    expect(tab.locator("blockquote").first).to_contain_text("<script>document.title")
    expect(tab.locator(".stMain img, .stMain b, .stMain script, .katex")).to_have_count(0)
    assert "gehackt" not in tab.title()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(site: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = new_tab(width, 640)
    row = address(site, "parkeernota.md", "| Marktgarage | 410 | 455 |")
    for url, shown in ((site.url, "h1"), (f"{site.url}/documenten", ".kw-problem"), (row, "mark")):
        tab.goto(url)
        expect(tab.locator(shown).first).to_be_visible()
        wide = tab.evaluate(
            "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0], url
        # The links to the pages are there at every width.
        for page in ("Gesprek", "Documenten"):
            link = tab.get_by_role("navigation", name="Pagina's").get_by_role("link", name=page)
            expect(link).to_be_visible()
