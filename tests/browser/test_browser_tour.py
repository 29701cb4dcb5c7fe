"""The tour of the themes, and what the pages say of themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant import __version__
from assistant.pages import about_wording
from assistant.pages import term_wording as wording
from assistant.pages import wording as page_wording
from assistant.pages.tour import TOURED
from assistant.settings import Settings
from browser.lindendal import Site
from browser.test_browser_dutch import assert_dutch

START_MS = 90_000


def tour(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/waar-begin-ik")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.TOUR_HEADING, timeout=START_MS)
    return tab


def test_start_screen_leads_to_the_tour(bundled: Site, tab: Page) -> None:
    tab.goto(bundled.url)
    tab.get_by_role("link", name=page_wording.TO_TOUR).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.TOUR_HEADING)
    expect(tab).to_have_title("Waar begin ik · Kaderwijzer")


def test_each_theme_has_its_parts(bundled: Site, tab: Page) -> None:
    tour(tab, bundled)
    expect(tab.get_by_role("heading", level=2)).to_have_text([theme.capitalize() for theme in TOURED])
    for theme in TOURED:
        part = tab.locator(f".st-key-thema-{theme}")
        expect(part.get_by_role("heading", level=3)).to_have_text(
            [wording.ABOUT_THEME, wording.WHO_DOES_WHAT, wording.TARGETS, wording.ASK]
        )
        expect(part.get_by_role("heading", level=4)).to_have_text(list(wording.ROLES.values()))
        expect(part.locator("a[href*='vraag=']")).to_have_count(3)
        expect(part.locator(".kw-quoted")).to_have_count(2)
    assert_dutch(tab)


def test_a_source_opens_beside_the_tour_with_its_quote_marked(bundled: Site, tab: Page) -> None:
    tour(tab, bundled)
    with tab.context.expect_page() as opened:
        tab.locator(".st-key-thema-meedoen").get_by_role("link", name=wording.LINK).first.click()
    expect(opened.value.locator("mark")).to_be_visible()
    opened.value.close()
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.TOUR_HEADING)


def test_a_question_of_the_tour_is_asked_once(bundled: Site, tab: Page) -> None:
    tour(tab, bundled)
    link = tab.locator(".st-key-thema-inkomen a[href*='vraag=']").first
    question = link.inner_text()
    link.click()
    expect(tab.locator(".kw-question")).to_have_text(question)
    expect(tab.locator(".kw-answer blockquote, .kw-source").first).to_be_visible()
    assert "vraag=" not in tab.url
    tab.get_by_role("link", name="Documenten").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(page_wording.DOCUMENTS_HEADING)
    tab.get_by_role("link", name="Gesprek").click()
    expect(tab.locator(".kw-question")).to_have_text([question])


def test_a_question_in_an_address_is_text(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/?vraag=%3Cb%3EWat%3C/b%3E+kost+de+parkeervergunning%3F")
    expect(tab.locator(".kw-question")).to_have_text("<b>Wat</b> kost de parkeervergunning?")
    expect(tab.locator(".kw-answer").first).to_be_visible()
    expect(tab.locator(".stMain b")).to_have_count(0)


def test_an_empty_question_in_an_address_asks_nothing(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/?vraag=+")
    expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
    expect(tab.locator(".kw-question")).to_have_count(0)


def test_a_corpus_without_lists_has_no_tour(site: Site, tab: Page) -> None:
    tour(tab, site)
    expect(tab.get_by_text(wording.NO_TOUR)).to_be_visible()
    expect(tab.get_by_role("heading", level=2)).to_have_count(0)
    assert_dutch(tab)


def test_about_says_what_this_is_what_is_kept_and_which_documents(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/over")
    expect(tab.get_by_role("heading", level=1)).to_have_text(about_wording.HEADING)
    for line in (*about_wording.IS, *about_wording.IS_NOT, *about_wording.THREE_LOCKS, *about_wording.WHAT_IS_KEPT):
        expect(tab.get_by_text(line)).to_be_visible()
    expect(tab.get_by_text(about_wording.nowhere_else(login=False))).to_be_visible()
    for line in about_wording.conversations(Settings().keep_days, login=False):
        expect(tab.get_by_text(line)).to_be_visible()
    expect(tab.get_by_text(about_wording.version(__version__))).to_be_visible()
    expect(tab.get_by_text("Parkeernota Lindendal · gemeente Lindendal · 2022")).to_be_visible()
    expect(tab.get_by_role("heading", name=about_wording.ACCESSIBILITY)).to_be_visible()
    assert_dutch(tab)
    tab.get_by_role("link", name=about_wording.TO_DOCUMENTS).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(page_wording.DOCUMENTS_HEADING)


@pytest.mark.parametrize("width", [320, 1280])
def test_tour_and_terms_do_not_scroll_sideways(bundled: Site, new_tab: Callable[..., Page], width: int) -> None:
    tab = new_tab(width, 640)
    for path in ("waar-begin-ik", "begrippen", "over"):
        tab.goto(f"{bundled.url}/{path}")
        expect(tab.get_by_role("heading", level=2).first).to_be_visible(timeout=START_MS)
        wide = tab.evaluate(
            "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0], path
