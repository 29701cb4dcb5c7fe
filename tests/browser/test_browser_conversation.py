"""Asking questions: answers with sources, no answer, earlier questions, a new conversation."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from assistant.pages import wording
from browser.lindendal import ELSEWHERE, Site

START_MS = 90_000
COST = "Wat kost de parkeervergunning in Lindendal?"
COST_QUOTE = "De parkeervergunning kost in Lindendal € 45 per jaar."


def ask(tab: Page, question: str) -> None:
    field = tab.get_by_role("textbox", name=wording.QUESTION_FIELD)
    # The index may have to be made first.
    expect(field).to_be_visible(timeout=START_MS)
    field.fill(question)
    field.press("Enter")
    expect(tab.locator(".kw-question").last).to_have_text(question)


def test_start_page_says_what_this_is_and_offers_ten_questions(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.HEADING)
    for line in wording.INTRO:
        expect(tab.get_by_text(line)).to_be_visible()
    examples = [question for questions in wording.EXAMPLES.values() for question in questions]
    assert len(examples) == 10
    for question in examples:
        expect(tab.get_by_role("button", name=question)).to_be_visible()


def test_example_question_gets_its_turn(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    tab.get_by_role("button", name="Hoe groot is de route vrijwilliger?").click()
    expect(tab.locator(".kw-question")).to_have_text("Hoe groot is de route vrijwilliger?")
    expect(tab.get_by_role("group", name=wording.ANSWER)).to_be_visible()
    expect(tab.get_by_role("heading", name=wording.EXAMPLES_HEADING)).to_have_count(0)


def test_answer_stands_with_its_sources(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    ask(tab, COST)
    answer = tab.get_by_role("group", name=wording.ANSWER)
    expect(answer.locator(".kw-answer p").first).to_have_text(re.compile(re.escape(COST_QUOTE) + r".*\[1\]$"))
    source = answer.locator(".kw-source").first
    expect(source).to_contain_text("Parkeernota Lindendal")
    expect(source).to_contain_text("1. Vergunningen")
    expect(source).not_to_contain_text("pagina")
    expect(source.get_by_role("blockquote")).to_have_text(COST_QUOTE)
    expect(tab.get_by_role("status")).to_have_text(re.compile(r"^Antwoord is klaar, met \d+ bron(nen)?\.$"))


def test_source_opens_the_document_with_the_quote_marked(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    ask(tab, COST)
    tab.get_by_role("link", name=wording.open_in_document(1)).click()
    expect(tab.locator("mark")).to_have_text(COST_QUOTE)
    expect(tab.locator("mark")).to_be_in_viewport()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Parkeernota Lindendal")
    expect(tab).to_have_title("Parkeernota Lindendal · Kaderwijzer")
    tab.get_by_role("link", name=wording.BACK).click()
    expect(tab.locator(".kw-question")).to_have_text(COST)


def test_page_is_named_where_a_document_has_more_than_one(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    ask(tab, "Wanneer snoeit de hovenier de kastanjebomen?")
    expect(tab.locator(".kw-source").first).to_contain_text("pagina 2")
    tab.get_by_role("link", name=wording.open_in_document(1)).click()
    expect(tab.locator("mark")).to_have_text("De hovenier snoeit de kastanjebomen alleen in de winter.")
    expect(tab.get_by_text("Pagina 2").first).to_be_visible()


def test_what_is_not_there_is_said_to_be_not_found(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    ask(tab, "Hoe laat zingt het mannenkoor op zondag in Parijs?")
    answer = tab.get_by_role("group", name=wording.ANSWER)
    expect(answer).to_contain_text("Dit is niet gevonden in de documenten. Doorzocht: 3 documenten")
    expect(answer.locator("blockquote")).to_have_count(0)


def test_earlier_questions_stay_and_a_new_conversation_clears_them(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    ask(tab, COST)
    ask(tab, "Wie vraagt die aan?")
    expect(tab.locator(".kw-question")).to_have_text([COST, "Wie vraagt die aan?"])
    # The second question leans on the first, and the answer says how it was read.
    expect(tab.locator(".kw-understood")).to_contain_text("parkeervergunning")
    expect(tab.get_by_role("group", name=wording.ANSWER)).to_have_count(2)
    tab.get_by_role("button", name=wording.NEW_CONVERSATION).click()
    expect(tab.get_by_role("heading", name=wording.EXAMPLES_HEADING)).to_be_visible()
    expect(tab.locator(".kw-question")).to_have_count(0)
    expect(tab.get_by_role("button", name=wording.NEW_CONVERSATION)).to_have_count(0)


def test_new_question_comes_on_top_with_its_answer_below(site: Site, new_tab: Callable[..., Page]) -> None:
    tab = new_tab(800, 500)
    tab.goto(site.url)
    for question in (COST, "Wanneer snoeit de hovenier de kastanjebomen?"):
        ask(tab, question)
        expect(tab.locator(".kw-answer").last).to_be_in_viewport()
        expect(tab.locator(".kw-question").last).to_be_in_viewport()


def test_question_is_shown_as_it_was_typed(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    question = f"Wat is **dit** ![x](http://{ELSEWHERE}/q.png) $a$ :red[b] <b>c</b>?"
    ask(tab, question)
    expect(tab.get_by_role("group", name=wording.ANSWER)).to_be_visible()
    expect(tab.locator(".kw-question img, .kw-question b, .kw-question strong, .katex")).to_have_count(0)


def test_two_visitors_have_their_own_conversation(site: Site, new_tab: Callable[..., Page]) -> None:
    one, other = new_tab(), new_tab()
    one.goto(site.url)
    ask(one, COST)
    other.goto(site.url)
    expect(other.get_by_role("heading", name=wording.EXAMPLES_HEADING)).to_be_visible()
    expect(other.locator(".kw-question")).to_have_count(0)


def test_everything_works_by_keyboard(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    expect(tab.get_by_role("button", name="Hoe groot is de route vrijwilliger?")).to_be_visible()
    seen = []
    # The pages, the examples, and what this browser asked before.
    for _ in range(40):
        tab.keyboard.press("Tab")
        seen.append(
            tab.evaluate("(document.activeElement.innerText || document.activeElement.placeholder || '').trim()")
        )
        if wording.QUESTION_FIELD in seen:
            break
    assert {"Gesprek", "Documenten", "Hoe groot is de route vrijwilliger?", wording.QUESTION_FIELD} <= set(seen)
    tab.keyboard.type(COST)
    tab.keyboard.press("Enter")
    link = tab.get_by_role("link", name=wording.open_in_document(1))
    expect(link).to_be_visible()
    link.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("mark")).to_have_text(COST_QUOTE)
