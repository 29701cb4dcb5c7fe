"""The page *Vergadering voorbereiden*: choose, look, open a source, download, and open the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.dossier import wording as dossier_wording
from assistant.pages import meeting_wording as wording
from assistant.papers import KINDS
from assistant.settings import Settings
from browser.lindendal import Site, served
from browser.test_browser_dutch import assert_dutch


@pytest.fixture(scope="module")
def bundled(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over the corpus that comes with it."""
    with served(Settings().corpus, tmp_path_factory.mktemp("vergadering")) as site:
        yield site


def meeting(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/vergadering")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.HEADING)
    return tab


def settled(tab: Page) -> None:
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def choose(tab: Page, label: str, value: str) -> None:
    """By keyboard: the field, some letters, Enter."""
    settled(tab)
    tab.get_by_role("combobox", name=label).focus()
    tab.keyboard.type(value)
    expect(tab.get_by_role("option", name=value, exact=True)).to_be_visible()
    tab.keyboard.press("Enter")
    settled(tab)


def on_day(tab: Page, day: str) -> None:
    settled(tab)
    field = tab.get_by_role("textbox", name=wording.DAY)
    field.fill(day)
    field.press("Enter")
    settled(tab)


def downloaded(tab: Page, kind: str, folder: Path) -> Path:
    with tab.expect_download() as download:
        tab.get_by_role("button", name=wording.download(KINDS[kind].name)).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_dossier_is_chosen_seen_and_taken_along(bundled: Site, tab: Page, tmp_path: Path) -> None:
    import docx
    import pypdf

    meeting(tab, bundled)
    choose(tab, wording.MEETING, "Gemeenteraad")
    choose(tab, wording.MUNICIPALITY, "Assen")
    on_day(tab, "12-05-2020")
    expect(tab.get_by_text("Het dossier is klaar")).to_be_visible()
    # The page before this one has the same line; this day stands in the new one only.
    expect(tab.get_by_text("op 12 mei 2020").first).to_be_visible()
    settled(tab)
    expect(tab.get_by_role("heading", level=2)).to_have_text(
        [
            dossier_wording.IN_SHORT,
            *(dossier_wording.HEADINGS[name] for name in ("targets", "commitments", "frames", "owners", "conflicts")),
            dossier_wording.HEADINGS["questions"],
        ]
    )
    first = tab.locator(".st-key-rij-1")
    name = first.get_by_role("heading", level=3).inner_text().removesuffix(" [1]")
    amount = first.locator("dd").first.inner_text()

    word = downloaded(tab, "docx", tmp_path)
    assert word.name == "dossier-gemeenteraad-assen-2020-05-12.docx"
    file = docx.Document(str(word))
    assert file.paragraphs[0].text == "Dossier voor de gemeenteraad"
    assert file.core_properties.language == "nl-NL"
    row = [cell.text for cell in file.tables[0].rows[1].cells]
    assert row[0].startswith(name) and row[1] == amount

    paper = downloaded(tab, "pdf", tmp_path)
    assert paper.name == "dossier-gemeenteraad-assen-2020-05-12.pdf"
    pages = pypdf.PdfReader(paper)
    assert 1 <= len(pages.pages) <= 3
    root: Any = pages.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    text = " ".join(pages.pages[0].extract_text().split())
    assert "12 mei 2020 · gemeente Assen · alle thema's" in text and amount in text
    assert_dutch(tab)


def test_a_source_opens_at_its_quote_and_the_choice_is_still_there(bundled: Site, tab: Page) -> None:
    meeting(tab, bundled)
    choose(tab, wording.MEETING, "Adviesraad")
    on_day(tab, "01-09-2020")
    choose(tab, wording.THEMES, "werken")
    tab.keyboard.press("Escape")  # the list of themes stays open for a second one
    tab.get_by_role("link", name=wording.open_source(1, 1), exact=True).click()
    expect(tab.locator("mark").first).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("textbox", name=wording.DAY)).to_have_value("01-09-2020")
    expect(tab.get_by_role("heading", level=2).nth(1)).to_have_text(dossier_wording.HEADINGS["remarks"])


def test_a_wrong_date_is_said_and_gives_no_dossier(bundled: Site, tab: Page) -> None:
    meeting(tab, bundled)
    on_day(tab, "31-02-2020")
    expect(tab.get_by_role("alert").filter(has_text=wording.WRONG_DAY)).to_be_visible()
    expect(tab.get_by_role("button", name=wording.download(KINDS["pdf"].name))).to_have_count(0)


def test_a_corpus_without_lists_says_what_is_missing(site: Site, tab: Page) -> None:
    meeting(tab, site)
    expect(tab.get_by_text(wording.NO_LISTS)).to_be_visible()
    assert_dutch(tab)


def test_a_narrow_screen_needs_no_scrolling_sideways(bundled: Site, new_tab: Callable[..., Page]) -> None:
    tab = meeting(new_tab(320, 640), bundled)
    expect(tab.get_by_text("Het dossier is klaar")).to_be_visible()
    settled(tab)
    wider = tab.evaluate(
        "() => { const main = document.querySelector('.stMain'); return main.scrollWidth - main.clientWidth }"
    )
    assert wider <= 0
