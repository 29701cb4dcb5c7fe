"""What is kept of a conversation: over a restart, for its own visitor only, until that visitor erases it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.datatypes import Answer, Searched, Turn
from assistant.history import FILE, History
from assistant.pages import conversation_wording as wording
from assistant.pages import wording as page_wording
from assistant.pages.visitor import COOKIE
from browser.lindendal import ELSEWHERE, Site, served, write_corpus
from browser.test_browser_conversation import COST, COST_QUOTE
from browser.test_browser_conversation import ask as send

FOLLOW_UP = "Wie vraagt die aan?"
REMARK = "Helder, met het bedrag erbij."
NIGHT = "Hoe laat zingt het mannenkoor op zondag in Parijs?"


@pytest.fixture
def browser(context: BrowserContext) -> Browser:
    assert context.browser is not None
    return context.browser


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A tab of another browser: one with cookies of its own, in which no script may fail or call another host."""
    own = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900}, accept_downloads=True)
    tab = own.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if ELSEWHERE in request.url else None)
    yield tab
    own.close()
    assert wrong == []


def cookie_of(tab: Page) -> str:
    return next(cookie["value"] for cookie in tab.context.cookies() if cookie["name"] == COOKIE)


def open_parts(tab: Page) -> None:
    tab.get_by_text(wording.CONVERSATION_PARTS).click()


def ask(tab: Page, question: str) -> None:
    """Asks, and waits for all of the answer."""
    rows = tab.get_by_role("button", name=wording.COPY)
    expect(tab.locator(".kw-question, .kw-intro").last).to_be_visible()
    before = rows.count()
    send(tab, question)
    expect(rows).to_have_count(before + 1)


def button(tab: Page, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).last.click()


def test_from_question_to_paper_over_a_restart_until_it_is_erased(browser: Browser, tmp_path: Path) -> None:
    corpus, index, data = write_corpus(tmp_path / "stukken"), tmp_path / "index", tmp_path / "gegevens"
    with visitor(browser) as tab:
        with served(corpus, index) as site:
            tab.goto(site.url)
            expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
            expect(tab.get_by_text(wording.kept(90, login=False))).to_be_visible()
            ask(tab, COST)
            expect(tab.locator(".kw-answer").last).to_contain_text(COST_QUOTE)
            ask(tab, FOLLOW_UP)
            expect(tab.locator(".kw-understood").first).to_contain_text("parkeervergunning")
            button(tab, wording.USEFUL)
            expect(tab.get_by_role("paragraph").filter(has_text=wording.FOUND_USEFUL)).to_be_visible()
            field = tab.get_by_role("textbox", name=wording.REMARK)
            field.fill(REMARK)
            button(tab, wording.KEEP_REMARK)
            expect(tab.get_by_role("paragraph").filter(has_text=wording.REMARK_KEPT)).to_be_visible()
            expect(tab.get_by_role("status")).to_contain_text(wording.REMARK_KEPT)
            (opinion,) = History(data / FILE, 90).opinions()
            assert (opinion.useful, opinion.remark, opinion.question) == (True, REMARK, FOLLOW_UP)
            open_parts(tab)
            with tab.expect_download() as download:
                button(tab, wording.download("Word"))
            assert re.fullmatch(r"gesprek-\d{4}-\d\d-\d\d\.docx", download.value.suggested_filename)
            word = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
            lines = [paragraph.text for paragraph in word.paragraphs]
            assert {COST, FOLLOW_UP} <= set(lines)
            assert any(line.startswith(COST_QUOTE) and line.endswith("]") for line in lines)
            assert any(line.startswith("[1]\tParkeernota Lindendal, 1. Vergunningen: ") for line in lines)
            with tab.expect_download() as download:
                button(tab, wording.download("Markdown"))
            assert COST_QUOTE in Path(download.value.path()).read_text(encoding="utf-8")
        assert "parkeervergunning" not in site.said
        with served(corpus, index) as site:
            tab.goto(site.url)
            with visitor(browser) as other:
                other.goto(site.url)
                expect(other.get_by_text(wording.kept(90, login=False))).to_be_visible()
                expect(other.get_by_role("heading", name=wording.EARLIER)).to_have_count(0)
            tab.get_by_role("button", name=COST).click()
            expect(tab.locator(".kw-question")).to_have_text([COST, FOLLOW_UP])
            expect(tab.locator(".kw-answer").first).to_contain_text(COST_QUOTE)
            expect(tab.get_by_role("button", name=wording.COPY)).to_have_count(2)
            ask(tab, "Krijgen mantelzorgers die gratis?")  # it goes on where it was
            expect(tab.locator(".kw-understood").get_by_text("parkeervergunning").last).to_be_visible()
            button(tab, page_wording.NEW_CONVERSATION)
            expect(tab.get_by_role("button", name=COST)).to_contain_text("(en 2 meer)")
            tab.get_by_role("button", name=COST).click()
            open_parts(tab)
            button(tab, wording.ERASE_ONE)
            expect(tab.get_by_text(wording.ERASE_ONE_SURE)).to_be_visible()
            button(tab, wording.ERASE)
            expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
            expect(tab.get_by_role("heading", name=wording.EARLIER)).to_have_count(0)
            tab.reload()
            expect(tab.get_by_text(wording.kept(90, login=False))).to_be_visible()
            expect(tab.get_by_role("button", name=COST)).to_have_count(0)
        assert "mantelzorgers" not in site.said.lower()
    assert COST.encode() not in (data / FILE).read_bytes()


def test_two_visitors_at_once_see_only_their_own_conversations(site: Site, browser: Browser) -> None:
    with visitor(browser) as one, visitor(browser) as other:
        for tab in (one, other):
            tab.goto(site.url)
        ask(one, COST)
        ask(other, NIGHT)
        expect(one.get_by_role("button", name=wording.COPY)).to_be_visible()
        expect(other.get_by_role("button", name=wording.COPY)).to_be_visible()
        for tab, own, others in ((one, COST, NIGHT), (other, NIGHT, COST)):
            button(tab, page_wording.NEW_CONVERSATION)
            expect(tab.get_by_role("button", name=own)).to_be_visible()
            expect(tab.get_by_role("button", name=others)).to_have_count(0)


def test_all_conversations_are_erased_after_a_second_click_and_not_those_of_others(
    site: Site, browser: Browser
) -> None:
    with visitor(browser) as one, visitor(browser) as other:
        for tab in (one, other):
            tab.goto(site.url)
            ask(tab, COST)
            expect(tab.get_by_role("button", name=wording.COPY)).to_be_visible()
            button(tab, page_wording.NEW_CONVERSATION)
        button(one, wording.ERASE_ALL)
        button(one, wording.DO_NOT)
        expect(one.get_by_role("button", name=COST)).to_be_visible()
        button(one, wording.ERASE_ALL)
        button(one, wording.ERASE)
        expect(one.get_by_role("button", name=COST)).to_have_count(0)
        other.reload()
        expect(other.get_by_role("button", name=COST)).to_be_visible()


def test_link_shows_one_answer_to_another_until_it_is_erased(site: Site, browser: Browser) -> None:
    with visitor(browser) as one, visitor(browser) as other:
        one.goto(site.url)
        ask(one, NIGHT)
        ask(one, COST)
        expect(one.get_by_role("button", name=wording.MAKE_LINK)).to_have_count(2)
        button(one, wording.MAKE_LINK)
        link = one.get_by_role("link", name=wording.LINK)
        address = f"{site.url}/{link.get_attribute('href')}"
        other.goto(address)
        expect(other.locator(".kw-question")).to_have_text([COST])
        expect(other.locator(".kw-answer")).to_contain_text(COST_QUOTE)
        expect(other.locator("blockquote").first).to_have_text(COST_QUOTE)
        expect(other.get_by_text(wording.SAME)).to_be_visible()
        # To read only.
        expect(other.get_by_role("textbox")).to_have_count(0)
        expect(other.get_by_role("button", name=wording.USEFUL)).to_have_count(0)
        button(other, wording.ASK_AGAIN)
        expect(other.get_by_role("button", name=wording.COPY)).to_be_visible()
        expect(other.locator(".kw-question")).to_have_text([COST])
        expect(other).to_have_url(re.compile(r"^[^?]*$"))
        one.get_by_text(wording.CONVERSATION_PARTS).click()
        button(one, wording.ERASE_ONE)
        button(one, wording.ERASE)
        expect(one.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
        other.goto(address)
        expect(other.get_by_role("alert")).to_have_text(wording.NO_LINK)


def test_answer_without_a_link_of_its_visitor_is_seen_by_nobody(site: Site, browser: Browser) -> None:
    kept = History(site.index.parent / "gegevens" / FILE, 90)
    kept.add("A" * 22, "gesprek-zonder-link", Turn("kenmerk-zonder-link", COST, (), None, datetime.now(UTC), "Mis."))
    with visitor(browser) as tab:
        for name in ("kenmerk-zonder-link", "bestaat-niet", ""):
            tab.goto(f"{site.url}/?antwoord={name}")
            expect(tab.get_by_role("alert")).to_have_text(wording.NO_LINK)
            expect(tab.get_by_text(COST)).to_have_count(0)


def test_link_says_what_has_changed_in_the_documents_since(browser: Browser, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "stukken")
    with served(corpus, tmp_path / "index") as site, visitor(browser) as tab:
        tab.goto(site.url)
        ask(tab, COST)
        button(tab, wording.MAKE_LINK)
        address = f"{site.url}/{tab.get_by_role('link', name=wording.LINK).get_attribute('href')}"
        quotes = tab.locator("blockquote")
        count = quotes.count()
        plan = corpus / "parkeernota.md"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("## 1. Verg", "Een nieuwe inleiding.\n\n## 1. Verg"), encoding="utf-8")

        def since(line: str) -> None:
            def seen() -> bool:
                tab.goto(address)
                expect(tab.locator(".kw-question")).to_be_visible()
                return tab.get_by_text(line).count() > 0

            # The documents are looked at once a second.
            assert any(seen() for _ in range(20)), tab.inner_text("body")

        since(f"{wording.OTHER} {wording.ALL_STAND}")
        expect(tab.locator(".kw-since")).to_have_text([wording.SOURCE_MOVED] * count)
        tab.get_by_role("link", name=page_wording.open_in_document(1)).click()
        expect(tab.locator("mark")).to_have_text(COST_QUOTE)
        plan.write_text(text.replace("€ 45", "€ 60"), encoding="utf-8")
        since(f"{wording.OTHER} {wording.fallen(1)}")
        expect(tab.get_by_text(wording.SOURCE_CHANGED)).to_be_visible()
        expect(tab.locator("blockquote").first).to_have_text(COST_QUOTE)
        plan.unlink()
        since(f"{wording.OTHER} {wording.fallen(count)}")
        expect(tab.locator(".kw-since")).to_have_text([wording.SOURCE_GONE] * count)


def test_answer_is_copied_with_its_sources(site: Site, browser: Browser) -> None:
    with visitor(browser) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(site.url)
        ask(tab, COST)
        button(tab, wording.COPY)
        expect(tab.get_by_role("status")).to_have_text(wording.COPIED)
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{COST}\n\n")
        assert f"[1] Parkeernota Lindendal, 1. Vergunningen: “{COST_QUOTE}”" in copied
        expect(tab.get_by_role("button", name=wording.COPY)).to_be_visible()  # its own name comes back


def test_answer_is_copied_where_the_browser_has_no_clipboard_for_scripts(site: Site, browser: Browser) -> None:
    with visitor(browser) as tab:
        tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        tab.goto(site.url)
        ask(tab, COST)
        button(tab, wording.COPY)
        expect(tab.get_by_role("status")).to_have_text(wording.COPIED)
        field = tab.get_by_role("textbox", name=page_wording.QUESTION_FIELD)
        field.focus()
        tab.keyboard.press("Control+V")
        expect(field).to_have_value(re.compile(re.escape(COST_QUOTE)))


def test_follow_up_is_asked_by_itself_or_adjusted(site: Site, browser: Browser) -> None:
    with visitor(browser) as tab:
        tab.goto(site.url)
        ask(tab, COST)
        ask(tab, FOLLOW_UP)
        understood = tab.locator("p.kw-understood").filter(has_text="U bedoelt")
        expect(understood).to_have_count(1)
        button(tab, wording.ADJUST)
        field = tab.get_by_role("textbox", name=page_wording.QUESTION_FIELD)
        expect(field).to_have_value((understood.text_content() or "").removeprefix("U bedoelt: "))
        button(tab, wording.ALONE)
        expect(tab.locator(".kw-question")).to_have_text([COST, FOLLOW_UP, FOLLOW_UP])
        expect(tab.get_by_role("button", name=wording.COPY)).to_have_count(3)
        expect(understood).to_have_count(1)


def test_choices_of_an_ambiguous_question_are_to_click(site: Site, browser: Browser) -> None:
    choices = (COST, f"Wat is **dit** ![x](http://{ELSEWHERE}/q.png) $a$ :red[b]?")
    asked = "Wat kost het?"
    notice = "Deze vraag kan op twee manieren worden gelezen."
    answer = Answer(
        question=asked,
        kind="beleid",
        status="ambiguous",
        claims=(),
        citations=(),
        searched=Searched(3, 9),
        answer_id="abc",
        corpus_id="def",
        elapsed_ms=1.0,
        notice=notice,
        choices=choices,
    )
    with visitor(browser) as tab:
        tab.goto(site.url)
        expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
        kept = History(site.index.parent / "gegevens" / FILE, 90)
        kept.add(cookie_of(tab), "gesprek-met-keuzes", Turn("kenmerk-keuzes", asked, (), answer, datetime.now(UTC)))
        tab.reload()
        tab.get_by_role("button", name=asked).click()
        expect(tab.locator(".kw-answer")).to_have_text(notice)
        for choice in choices:
            expect(tab.get_by_role("button", name=choice, exact=True)).to_be_visible()
        button(tab, COST)
        expect(tab.locator(".kw-question")).to_have_text([asked, COST])
        expect(tab.locator(".kw-answer").last).to_contain_text(COST_QUOTE)


def test_question_in_the_list_is_shown_as_it_was_typed(site: Site, browser: Browser) -> None:
    with visitor(browser) as tab:
        tab.goto(site.url)
        question = f"Wat is **dit** ![x](http://{ELSEWHERE}/q.png) $a$ :red[b] <b>c</b>?"
        ask(tab, question)
        expect(tab.get_by_role("button", name=wording.COPY)).to_be_visible()
        button(tab, page_wording.NEW_CONVERSATION)
        expect(tab.get_by_role("button", name=question)).to_be_visible()
        expect(tab.locator(".st-key-eerder img, .st-key-eerder strong, .katex")).to_have_count(0)


def test_older_conversations_stand_behind_a_line_to_open(site: Site, browser: Browser) -> None:
    with visitor(browser) as tab:
        tab.goto(site.url)
        expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
        kept = History(site.index.parent / "gegevens" / FILE, 90)
        for at in range(5):
            turn = Turn(f"kenmerk-lijst-{at}", f"Vraag nummer {at}?", (), None, datetime.now(UTC), "Mis.")
            kept.add(cookie_of(tab), f"lijst-{at}", turn)
        tab.reload()
        expect(tab.get_by_role("button", name="Vraag nummer 4?")).to_be_visible()
        expect(tab.get_by_role("button", name="Vraag nummer 1?")).not_to_be_visible()
        tab.get_by_text(wording.older(2)).click()
        tab.get_by_role("button", name="Vraag nummer 1?").click()
        expect(tab.locator(".kw-question")).to_have_text("Vraag nummer 1?")


def test_where_nothing_may_be_kept_the_conversation_lives_as_long_as_its_page(browser: Browser, tmp_path: Path) -> None:
    corpus, data = write_corpus(tmp_path / "stukken"), tmp_path / "gegevens"
    with served(corpus, tmp_path / "index", KADERWIJZER_KEEP_DAYS="0") as site, visitor(browser) as tab:
        tab.goto(site.url)
        expect(tab.get_by_text(wording.NOT_KEPT)).to_be_visible()
        ask(tab, COST)
        ask(tab, FOLLOW_UP)
        expect(tab.get_by_role("button", name=wording.COPY)).to_have_count(2)
        for name in (wording.MAKE_LINK, wording.USEFUL, wording.ERASE_ONE):
            expect(tab.get_by_role("button", name=name, exact=True)).to_have_count(0)
        tab.reload()
        expect(tab.get_by_role("heading", name=page_wording.EXAMPLES_HEADING)).to_be_visible()
        expect(tab.get_by_role("heading", name=wording.EARLIER)).to_have_count(0)
    assert not data.exists()


def test_conversation_goes_on_where_it_cannot_be_kept(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "gegevens").write_text("geen map", encoding="utf-8")
    with (
        served(write_corpus(tmp_path / "stukken"), tmp_path / "index") as site,
        visitor(browser) as tab,
    ):
        tab.goto(site.url)
        ask(tab, COST)
        expect(tab.locator(".kw-answer")).to_contain_text(COST_QUOTE)
        expect(tab.get_by_text("De gesprekken kunnen nu niet worden gelezen of bewaard.")).to_be_visible()
    assert "parkeervergunning" not in site.said


def test_screen_reader_hears_that_the_answer_is_there(site: Site, new_tab: Callable[..., Page]) -> None:
    tab = new_tab()
    tab.goto(site.url)
    ask(tab, NIGHT)
    expect(tab.get_by_role("status")).to_have_text(re.compile(rf"^{page_wording.ANSWERED} Dit is niet gevonden in"))
