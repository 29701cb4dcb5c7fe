"""A document that is a PDF, page by page: the page as it looks, and the text that was read from it beside it."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Document, Page
from assistant.errors import UnreadableDocument
from assistant.pages import document_wording as wording
from assistant.pages.excerpt import NOWHERE, Span, document_html
from assistant.pages.plain import element, paragraph
from assistant.pages.shell import ASSETS
from assistant.pages.wording import page as page_label
from assistant.passages import page_at
from assistant.picturing import Picture, picture_of

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# In the address: the number of the page.
PAGE = "pagina"
MOST_KEPT = 200


def is_pdf(document: Document) -> bool:
    return document.path.lower().endswith(".pdf")


def page_asked(document: Document, span: Span | None) -> Page:
    """The page of the address, else the one where the passage begins, else the first."""
    given = st.query_params.get(PAGE, "")
    if given.isascii() and given.isdigit() and len(given) < 6 and 1 <= int(given) <= len(document.pages):
        return document.pages[int(given) - 1]
    return document.pages[page_at(document, span.start) - 1] if span else document.pages[0]


def show_pdf_page(assistant: Assistant, document: Document, span: Span | None) -> None:
    """One page with the passage marked in picture and text; the text comes first, the picture takes a moment."""
    st.html(ASSETS / "documents.css")
    page = page_asked(document, span)
    with st.container(key="pdf"):
        text, picture = st.container(key="pdf-tekst"), st.container(key="pdf-beeld")
        marked = Span(max(span.start, page.start), min(span.end, page.end)) if span else NOWHERE
        if marked.start >= marked.end:
            marked = NOWHERE
        with text:
            st.html(document_html(document, Span(page.start, page.end), marked))
        with picture:
            show_picture(assistant, document, page, document.text[marked.start : marked.end])


def show_turning(document: Document, span: Span | None) -> None:
    """Which page it is, and the way to those before and after, where there are any."""
    number, count = page_asked(document, span).number, len(document.pages)
    if count > 1:
        st.button(wording.PREVIOUS, disabled=number <= 1, on_click=partial(turn, number - 1))
        st.button(wording.NEXT, disabled=number >= count, on_click=partial(turn, number + 1))
        st.html(element("p", wording.page_of(number, count), "kw-place"), width="content")


def show_download(assistant: Assistant, document: Document) -> None:
    st.download_button(
        wording.DOWNLOAD,
        lambda: assistant.original(document) or b"",
        file_name=PurePosixPath(document.path).name,
        mime="application/pdf",
        on_click="ignore",
    )


def turn(number: int) -> None:
    st.query_params[PAGE] = str(number)


def show_picture(assistant: Assistant, document: Document, page: Page, quote: str) -> None:
    try:
        picture = _picture(document.sha256, page.number, quote, assistant, document)
    except UnreadableDocument:
        picture = None
    if picture is None:
        paragraph(wording.NO_PICTURE, "kw-place")
        return
    alt = wording.picture(document.title, page_label(page.number, page.printed_label))
    source = f"data:image/webp;base64,{b64encode(picture.webp).decode()}"
    st.html(
        f'<img class="kw-picture" src="{source}" alt="{escape(alt)}" width="{picture.width}" height="{picture.height}">'
    )
    if quote:
        paragraph(wording.MARKED if picture.marked else wording.NOT_MARKED, "kw-place")


@st.cache_data(max_entries=MOST_KEPT, show_spinner=False)
def _picture(sha256: str, page: int, quote: str, _assistant: Assistant, _document: Document) -> Picture | None:
    """None where the file that was read isn't there any more. Raises UnreadableDocument; that isn't kept."""
    original = _assistant.original(_document)
    return picture_of(original, page, quote) if original is not None else None
