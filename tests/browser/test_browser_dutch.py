"""Nobody meets an English word: not in view, and not by ear."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from assistant.pages import wording
from browser.lindendal import Site

# Words of Streamlit's own interface, and of web pages in general; none of them is Dutch too.
ENGLISH = re.compile(
    r"\b(about|app|cancel|chat|choose|clear|click|close|collapse|connect(ing|ion)|content|copy|deploy|enter|error|expand|"
    r"file|help|home|keyboard|left|link to|load(ing)?|logo|made with|main|message|navigate|next|notifications|"
    r"open in new|page|please|press|previous|print|record|rerun|right|run(ning)?|script|search|send|settings|show|"
    r"sidebar|skip|streamlit|submit|theme|the|toggle|try again|upload|view|wait|warning|you|your)\b",
    re.IGNORECASE,
)
# All that is seen or heard: text, and the attributes that are read aloud or shown on hovering.
SEEN_AND_HEARD = """() => [
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll("body *")].flatMap((element) =>
        ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"]
            .map((name) => element.getAttribute(name)).filter(Boolean)),
].join("\\n")"""


def assert_dutch(tab: Page) -> None:
    text = tab.evaluate(SEEN_AND_HEARD)
    assert text.strip()
    assert not (found := [match[0] for match in ENGLISH.finditer(text)]), (found, text)


def test_language_and_title(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    expect(tab.locator("html")).to_have_attribute("lang", "nl")
    expect(tab).to_have_title("Gesprek · Kaderwijzer")
    tab.get_by_role("link", name="Documenten").click()
    expect(tab).to_have_title("Documenten · Kaderwijzer")
    expect(tab.get_by_role("link", name="Documenten")).to_have_attribute("aria-current", "page")


def test_every_page_is_dutch(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    field = tab.get_by_role("textbox", name=wording.QUESTION_FIELD)
    expect(field).to_be_visible()
    assert_dutch(tab)
    field.fill("Wat kost de parkeervergunning in Lindendal?")
    expect(tab.get_by_role("button", name="Vraag versturen")).to_be_enabled()
    assert_dutch(tab)
    field.press("Enter")
    expect(tab.get_by_role("heading", name=wording.SOURCES)).to_be_visible()
    assert_dutch(tab)
    tab.get_by_role("link", name=wording.open_in_document(1)).click()
    expect(tab.locator("mark")).to_be_visible()
    assert_dutch(tab)
    tab.goto(f"{site.url}/documenten")
    expect(tab.locator(".kw-problem")).to_be_visible()
    assert_dutch(tab)
    tab.goto(f"{site.url}/document?document=bestaat-niet")
    expect(tab.get_by_role("alert")).to_be_visible()
    assert_dutch(tab)


def test_unknown_page_is_dutch_too(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}/bestaat-niet")
    expect(tab.get_by_text("Pagina niet gevonden")).to_be_visible()
    assert_dutch(tab)


def test_there_is_no_menu_with_other_things(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    expect(tab.get_by_role("textbox")).to_be_visible()
    expect(tab.get_by_test_id("stMainMenu")).to_have_count(0)
    expect(tab.get_by_test_id("stExpandSidebarButton")).to_have_count(0)
