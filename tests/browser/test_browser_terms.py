"""The list of terms, and terms that are explained where they stand in an answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.pages import term_wording as wording
from assistant.pages import wording as page_wording
from browser.lindendal import Site
from browser.test_browser_dutch import assert_dutch
from browser.test_browser_registers import count, look_for

QUESTION = "Wat wil de kadernota met loonkostensubsidie en jobcoaching?"
START_MS = 90_000


def terms(tab: Page, site: Site, asked: str = "") -> Page:
    tab.goto(f"{site.url}/begrippen{asked}")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.HEADING, timeout=START_MS)
    return tab


def answered(tab: Page, site: Site) -> Locator:
    """An answer with a term in it; gives the term."""
    tab.goto(site.url)
    field = tab.get_by_role("textbox", name=page_wording.QUESTION_FIELD)
    expect(field).to_be_visible(timeout=START_MS)
    field.fill(QUESTION)
    field.press("Enter")
    term = tab.locator(".kw-answer .kw-term", has_text="loonkostensubsidie")
    expect(term).to_be_visible()
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return term


def explanation(tab: Page) -> Locator:
    return tab.locator(".kw-explanation")


def test_terms_stand_by_letter_with_explanation_and_source(bundled: Site, tab: Page) -> None:
    terms(tab, bundled)
    expect(count(tab)).to_have_text(wording.rows_shown(50, 175))
    letters = tab.get_by_role("heading", level=2).all_inner_texts()
    assert letters == sorted(letters)
    assert letters[0] == "A"
    expect(tab.locator(".st-key-rij-1")).to_contain_text(wording.NOT_EXPLAINED)
    assert_dutch(tab)


def test_a_term_is_found_by_an_everyday_word_and_opens_its_source(bundled: Site, tab: Page) -> None:
    terms(tab, bundled)
    look_for(tab, "wijkteam")
    expect(count(tab)).to_have_text(wording.rows_shown(1, 1))
    row = tab.locator(".st-key-rij-1")
    expect(row.get_by_role("heading", name="sociale teams")).to_be_visible()
    expect(row).to_contain_text("dorpsteam")
    expect(row).not_to_contain_text("neighbourhood")
    row.get_by_role("link", name=wording.open_term("sociale teams")).click()
    expect(tab.locator("mark")).to_be_visible()
    tab.go_back()
    expect(count(tab)).to_have_text(wording.rows_shown(1, 1))
    look_for(tab, "zeppelin")
    expect(count(tab)).to_have_text(wording.NO_TERMS)


def test_one_term_has_an_address(bundled: Site, tab: Page) -> None:
    terms(tab, bundled, "?begrip=beschut-werk")
    expect(tab.locator("[class*='st-key-rij-']")).to_have_count(1)
    expect(tab.get_by_role("heading", level=3)).to_have_text("beschut werk")
    tab.get_by_role("button", name=wording.ALL_TERMS).click()
    expect(count(tab)).to_have_text(wording.rows_shown(50, 175))
    tab.get_by_role("button", name=wording.only("accounthouder"), exact=True).click()
    expect(tab).to_have_url(re.compile(r"\?begrip=accounthouder$"))
    expect(tab.locator("[class*='st-key-rij-']")).to_have_count(1)
    expect(tab.get_by_role("heading", level=3)).to_have_text("accounthouder")
    # An abbreviation names its term too.
    terms(tab, bundled, "?begrip=WSP")
    expect(tab.get_by_role("heading", level=3)).to_have_text("werkgeversservicepunt")
    terms(tab, bundled, "?begrip=<b>bestaat-niet</b>")
    expect(tab.get_by_role("alert")).to_have_text(wording.NO_SUCH_TERM)
    expect(tab.get_by_role("button", name=wording.ALL_TERMS)).to_be_visible()


def test_a_corpus_without_terms_says_how_to_add_them(site: Site, tab: Page) -> None:
    terms(tab, site)
    expect(tab.get_by_text("registers/begrippen.csv")).to_be_visible()
    expect(tab.get_by_role("textbox")).to_have_count(0)
    assert_dutch(tab)


def test_a_term_in_an_answer_is_explained_on_hovering_and_by_keyboard(bundled: Site, tab: Page) -> None:
    term = answered(tab, bundled)
    meaning = term.get_attribute("aria-description") or ""
    assert meaning.startswith("Bedrag voor de werkgever")
    expect(tab.get_by_role("button", name="loonkostensubsidie", exact=True)).to_have_count(1)
    expect(explanation(tab)).to_be_hidden()
    term.hover()
    expect(explanation(tab)).to_have_text(meaning)
    # It stays while the pointer is on it, and goes when it leaves.
    explanation(tab).hover()
    expect(explanation(tab)).to_be_visible()
    tab.mouse.move(5, 5)
    expect(explanation(tab)).to_be_hidden()
    term.focus()
    expect(explanation(tab)).to_be_visible()
    tab.keyboard.press("Escape")
    expect(explanation(tab)).to_be_hidden()
    tab.keyboard.press("Enter")
    expect(explanation(tab)).to_be_visible()
    expect(tab.get_by_role("status").first).to_have_text(meaning)
    tab.keyboard.press("Tab")
    expect(term).not_to_be_focused()
    assert_dutch(tab)


@pytest.mark.parametrize("width", [320, 1280])
def test_an_explanation_stays_within_the_screen(bundled: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = new_tab(width, 640)
    term = answered(tab, bundled)
    term.click()
    expect(explanation(tab)).to_be_visible()
    box = explanation(tab).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 640
    tab.mouse.click(5, 5)
    expect(explanation(tab)).to_be_hidden()


def test_a_tap_explains_and_a_tap_elsewhere_closes(bundled: Site, tab: Page) -> None:
    term = answered(tab, bundled)
    tap = "(element) => element.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    term.evaluate(tap)
    expect(explanation(tab)).to_be_visible()
    tab.locator(".kw-answer sup").first.evaluate(tap)
    expect(explanation(tab)).to_be_hidden()


def test_answers_without_terms_are_plain(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    field = tab.get_by_role("textbox", name=page_wording.QUESTION_FIELD)
    field.fill("Wat kost de parkeervergunning in Lindendal?")
    field.press("Enter")
    expect(tab.locator(".kw-answer p").first).to_be_visible()
    expect(tab.locator(".kw-term")).to_have_count(0)
