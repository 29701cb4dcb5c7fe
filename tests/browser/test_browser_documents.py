"""Documents added, replaced and removed on the website, while another session keeps asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from making_documents import PdfMaker
from playwright.sync_api import FilePayload, Locator, Page, expect

from assistant.pages import conversation_wording, document_wording, wording
from browser.lindendal import Site, served, write_corpus
from browser.test_browser_dutch import assert_dutch

OPENING = "De badmeester opent het zwembad elke dag om zeven uur."
LATER = "De badmeester opent het zwembad voortaan om negen uur."
HALL = "De beheerder sluit de sporthal om elf uur."
START_MS = 90_000
QUESTION = "Wie opent het zwembad?"


@pytest.fixture
def own_site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over documents that a test may change."""
    folder = tmp_path_factory.mktemp("stukken")
    with served(write_corpus(folder / "stukken"), folder / "index") as site:
        yield site


def pdf(opening: str = OPENING) -> bytes:
    made = PdfMaker("Nota zwembad").heading("1. Zwembad").text(opening).page().scan().page()
    return made.heading("2. Sporthal").text(HALL).done()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def documents(tab: Page, site: Site) -> Page:
    tab.goto(f"{site.url}/documenten")
    expect(tab.get_by_role("heading", name=document_wording.LIST_HEADING)).to_be_visible()
    return tab


def add(tab: Page, *files: FilePayload) -> None:
    tab.locator("input[type=file]").first.set_input_files(list(files))
    tab.get_by_role("button", name=document_wording.add_button(len(files))).click()
    expect(tab.get_by_role("button", name=document_wording.FORGET)).to_be_visible()


def listed(tab: Page, title: str) -> Locator:
    return tab.locator('[class*="st-key-stuk-"]').filter(has=tab.get_by_role("heading", name=title, exact=True))


def go(tab: Page, page: str) -> None:
    """To another page within the session."""
    tab.get_by_role("navigation", name="Pagina's").get_by_role("link", name=page).click()


def ask(tab: Page, site: Site, question: str) -> Locator:
    """Asks in a conversation; gives the quotes of the answer."""
    tab.goto(site.url)
    field = tab.get_by_role("textbox", name=wording.QUESTION_FIELD)
    field.fill(question)
    field.press("Enter")
    expect(tab.locator(".kw-answer")).to_be_visible()
    return tab.locator("blockquote")


def test_an_added_pdf_is_asked_and_opened_at_its_page(own_site: Site, new_tab: Callable[..., Page]) -> None:
    tab, other = new_tab(), new_tab()
    expect(ask(other, own_site, "Wat kost de parkeervergunning?").first).to_contain_text("€ 45")
    documents(tab, own_site)
    add(tab, file("../../nota zwembad.pdf", pdf()), file("plaatje.pdf", b"\x89PNG\r\n\x1a\n\x00"))
    news = tab.get_by_role("status").filter(has_text="Toegevoegd")
    expect(news).to_contain_text("Toegevoegd: Nota zwembad")
    expect(news).to_contain_text("3 pagina's, 2 fragmenten")
    expect(news).to_contain_text("Niet te lezen: pagina 2")
    expect(news).to_contain_text("Niet toegevoegd: plaatje.pdf")
    expect(news).to_contain_text("een afbeelding")
    expect(listed(tab, "Nota zwembad")).to_contain_text("pagina 2")
    assert_dutch(tab)
    assert {path.name for path in own_site.corpus.glob("*.pdf")} == {"nota zwembad.pdf"}

    # Another session goes on as it was, and has the new document without a restart.
    field = other.get_by_role("textbox", name=wording.QUESTION_FIELD)
    field.fill("Wie sluit de sporthal?")
    field.press("Enter")
    expect(other.locator("blockquote").last).to_have_text(HALL)
    expect(other.locator(".kw-question")).to_have_count(2)
    other.get_by_role("link", name=wording.open_in_document(1)).last.click()
    expect(other.locator("mark")).to_have_text(HALL)
    picture = other.get_by_role("img", name="Pagina 3 van Nota zwembad")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 1000
    expect(other.get_by_text(document_wording.MARKED)).to_be_visible()
    expect(other.get_by_text(document_wording.page_of(3, 3))).to_be_visible()
    other.get_by_role("button", name=document_wording.PREVIOUS).click()
    expect(other.get_by_role("img", name="Pagina 2 van Nota zwembad")).to_be_visible()
    expect(other.locator("mark")).to_have_count(0)
    other.get_by_role("button", name=document_wording.ALL_TEXT).click()
    expect(other.locator(".kw-document")).to_contain_text(OPENING)
    other.get_by_role("link", name=wording.TO_DOCUMENTS).click()
    expect(listed(other, "Nota zwembad")).to_be_visible()


def test_a_document_is_replaced_removed_and_put_back(own_site: Site, tab: Page) -> None:
    documents(tab, own_site)
    add(tab, file("nota zwembad.pdf", pdf()))
    tab.get_by_role("button", name=document_wording.FORGET).click()
    expect(tab.get_by_role("button", name=document_wording.FORGET)).to_have_count(0)

    expect(ask(tab, own_site, QUESTION).first).to_have_text(OPENING)
    go(tab, "Documenten")
    listed(tab, "Nota zwembad").get_by_role("button", name=document_wording.REPLACE).click()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(document_wording.replacing("Nota zwembad"))
    assert_dutch(tab)
    dialog.locator("input[type=file]").set_input_files([file("nieuw.pdf", pdf(LATER))])
    dialog.get_by_role("button", name=document_wording.REPLACE, exact=True).click()
    expect(tab.get_by_text("Vervangen: Nota zwembad")).to_be_visible()
    # An answer of before keeps its quote, says that the document is another one now, and leads nowhere wrong.
    go(tab, "Gesprek")
    expect(tab.locator("blockquote").first).to_have_text(OPENING)
    expect(tab.locator(".kw-since").first).to_have_text(conversation_wording.SOURCE_CHANGED)
    expect(tab.get_by_role("link", name=wording.open_in_document(1))).to_have_count(0)
    expect(ask(tab, own_site, QUESTION).first).to_have_text(LATER)

    documents(tab, own_site)
    listed(tab, "Nota zwembad").get_by_role("button", name=document_wording.REMOVE).click()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(document_wording.really_remove("Nota zwembad"))
    dialog.get_by_role("button", name=document_wording.CANCEL).click()
    expect(dialog).to_have_count(0)
    listed(tab, "Nota zwembad").get_by_role("button", name=document_wording.REMOVE).click()
    tab.get_by_role("dialog").get_by_role("button", name=document_wording.YES_REMOVE).click()
    expect(tab.get_by_text("Verwijderd: Nota zwembad")).to_be_visible()
    expect(listed(tab, "Nota zwembad")).to_have_count(0)
    assert not list(own_site.corpus.glob("*.pdf"))

    tab.get_by_role("button", name=document_wording.RESTORE).first.click()
    expect(tab.get_by_text("Teruggezet: nota zwembad.pdf")).to_be_visible()
    expect(listed(tab, "Nota zwembad")).to_be_visible()
    expect(ask(tab, own_site, QUESTION).first).to_have_text(LATER)


def test_another_kind_of_file_is_told_before_it_is_sent(own_site: Site, tab: Page) -> None:
    documents(tab, own_site)
    tab.locator("input[type=file]").first.set_input_files([file("begroting.xlsx", b"PK\x03\x04")])
    expect(tab.get_by_text("Dit soort bestand kan niet.")).to_be_visible()
    assert_dutch(tab)


def test_no_sideways_scroll_with_a_pdf_on_a_phone(own_site: Site, new_tab: Callable[..., Page]) -> None:
    (own_site.corpus / "zwembad.pdf").write_bytes(pdf())
    tab = new_tab(320, 640)
    for path, shown in (("documenten", "h3"), ("document?document=zwembad", "img.kw-picture")):
        tab.goto(f"{own_site.url}/{path}")
        expect(tab.locator(shown).first).to_be_visible(timeout=START_MS)
        wide = tab.evaluate(
            "[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0], path
