"""The page *Document*: a document at a place, with that place marked. Its address can be kept: document, start, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Document
from assistant.errors import DocumentUnknown
from assistant.pages import document_wording, wording
from assistant.pages.excerpt import NOWHERE, Span, around, document_html, span_of
from assistant.pages.opening import the_assistant
from assistant.pages.pdf_page import is_pdf, show_download, show_pdf_page, show_turning
from assistant.pages.plain import alert, element, heading
from assistant.pages.source import CONVERSATION_PAGE, DOCUMENTS_PAGE, VERSION
from assistant.passages import page_at, section_at
from assistant.wording import place, within

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# In the address: whether all of the document is shown, and not just the passage.
WHOLE = "geheel"


def asked_span(document: Document) -> Span | None:
    """The place that the address asks for; None where it asks for none, or for one that isn't there (any more)."""
    given = st.query_params.get("start", ""), st.query_params.get("end", "")
    if given == ("", ""):
        return None
    if not document.sha256.startswith(st.query_params.get(VERSION, "")):
        alert(wording.CHANGED)
        return None
    span = span_of(document, *given)
    if span is None:
        alert(wording.WRONG_PLACE)
    return span


def show_about(document: Document, span: Span | None) -> None:
    about = " · ".join(str(part) for part in (document.publisher, document.year) if part)
    shown = element("h1", document.title, "kw-heading") + (element("p", about, "kw-place") if about else "")
    if span is not None:
        section = within(" › ".join(section_at(document, span.start)), document.title)
        where = place(page_at(document, span.start), len(document.pages), section)
        shown += element("p", where[:1].upper() + where[1:], "kw-place") if where else ""
    st.html(shown)


def show_links() -> None:
    with st.container(horizontal=True):
        if st.session_state.get("turns"):
            st.page_link(CONVERSATION_PAGE, label=wording.BACK)
        st.page_link(DOCUMENTS_PAGE, label=wording.TO_DOCUMENTS)


def show_all() -> None:
    st.query_params[WHOLE] = "ja"


def show_less() -> None:
    st.query_params.pop(WHOLE, None)


def show_document(assistant: Assistant, document: Document) -> None:
    span = asked_span(document)
    show_about(document, span)
    whole = st.query_params.get(WHOLE) == "ja"
    if is_pdf(document):
        with st.container(horizontal=True, vertical_alignment="center"):
            if not whole:
                show_turning(document, span)
            st.button(
                document_wording.BY_PAGE if whole else document_wording.ALL_TEXT,
                on_click=show_less if whole else show_all,
            )
            show_download(assistant, document)
        if whole:
            st.html(document_html(document, Span(0, len(document.text)), span or NOWHERE))
        else:
            show_pdf_page(assistant, document, span)
        return
    if span is None:
        st.html(document_html(document, Span(0, len(document.text))))
        return
    st.button(wording.PASSAGE_ONLY if whole else wording.WHOLE, on_click=show_less if whole else show_all)
    st.html(document_html(document, Span(0, len(document.text)) if whole else around(document, span), span))


def show() -> None:
    assistant = the_assistant()
    show_links()
    asked = st.query_params.get("document", "")
    try:
        document = assistant.document(asked)
    except DocumentUnknown:
        heading(wording.DOCUMENTS_HEADING)
        alert(wording.WRONG_DOCUMENT if asked else wording.NO_DOCUMENT)
        return
    st.set_page_config(page_title=f"{document.title} · {wording.NAME}")
    show_document(assistant, document)


if __name__ == "__main__":
    show()
