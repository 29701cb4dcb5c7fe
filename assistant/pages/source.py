"""The one way in which a source is shown, and in which a page links to a place in a document."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Citation, Document, Entered, Nearest
from assistant.errors import DocumentUnknown
from assistant.pages import wording
from assistant.pages.conversation_wording import SOURCE_CHANGED, SOURCE_GONE, SOURCE_MOVED
from assistant.pages.plain import element, paragraph
from assistant.replay import place_now
from assistant.wording import entered, place, within

if TYPE_CHECKING:
    from assistant.assistant import Assistant

DOCUMENT_PAGE = "assistant/pages/document.py"
DOCUMENTS_PAGE = "assistant/pages/documents.py"
TERMS_PAGE = "assistant/pages/terms.py"
TOUR_PAGE = "assistant/pages/tour.py"
ABOUT_PAGE = "assistant/pages/about.py"
WHO_PAGE = "assistant/pages/who_does_what.py"
TARGETS_PAGE = "assistant/pages/targets.py"
CONVERSATION_PAGE = "assistant/pages/conversation.py"
# In the address of the conversation: a question that is asked at once.
QUESTION = "vraag"
# In the address of a place: the first digits of the document's sha256. In another version the place is another text.
VERSION = "versie"
VERSION_LENGTH = 12


def document_of(assistant: Assistant, document_id: str) -> Document | None:
    """A document as it is now; None where it is gone, as it can be for an answer of some time ago."""
    try:
        return assistant.document(document_id)
    except DocumentUnknown:
        return None


def show_source(number: int, citation: Citation, document: Document | None) -> None:
    """A numbered source: title, page, section and quote, and a link to the place; or what has become of it since."""
    section = within(citation.section, citation.title)
    # Of a document that is gone the page is always told.
    pages = len(document.pages) if document else citation.page + 1
    with st.container(gap="small"):
        st.html(
            '<div class="kw-source">'
            f'<span class="kw-number">{number}</span>'
            + element("p", citation.title, "kw-source-title")
            + element("p", place(citation.page, pages, section), "kw-place")
            + f"<blockquote>{quoted(citation.quote)}</blockquote></div>"
        )
        at = place_now(citation, document)
        if document is None:
            paragraph(SOURCE_GONE, "kw-since")
        elif document.sha256 != citation.sha256:
            paragraph(SOURCE_CHANGED if at is None else SOURCE_MOVED, "kw-since")
        if document is not None and at is not None:
            link_to_place(wording.open_in_document(number), document, at, at + len(citation.quote))


def show_entered(number: int, result: Entered) -> None:
    """A numbered result that somebody entered: the row, and who brought it, when and from where."""
    st.html(
        f'<div class="kw-source"><span class="kw-number">{number}</span>'
        + element("p", result.text, "kw-source-title")
        + element("p", entered(result), "kw-place")
        + "</div>"
    )


def show_nearest(number: int, nearest: Nearest, document: Document | None) -> None:
    """A section that came near to a question without an answer, and a link to it where it still stands there."""
    st.html(
        '<div class="kw-source">'
        f'<span class="kw-number">{number}</span>'
        + element("p", nearest.title, "kw-source-title")
        + element("p", within(nearest.section, nearest.title), "kw-place")
        + "</div>"
    )
    if document is not None:
        link_to_place(wording.open_nearest(number), document, nearest.start, nearest.end)


def link_to_place(label: str, document: Document, start: int, end: int, sha256: str = "") -> None:
    """A link to a place in a document, as it is now or as it was when it had this `sha256`.

    The conversation is still there on the way back.
    """
    st.page_link(DOCUMENT_PAGE, label=label, query_params=address_of(document, start, end, sha256))


def address_of(document: Document, start: int, end: int, sha256: str = "") -> dict[str, str]:
    """A place in a document as it stands in the address of the page *Document*."""
    version = (sha256 or document.sha256)[:VERSION_LENGTH]
    return {"document": document.id, "start": str(start), "end": str(end), VERSION: version}


def quoted(quote: str) -> str:
    """A quote as HTML: every character of it, the bars of a table row fainter than its words."""
    if not re.fullmatch(r"\|.*\|", quote.strip(), re.DOTALL):
        return escape(quote, quote=False)
    return '<span class="kw-bar">|</span>'.join(escape(cell, quote=False) for cell in quote.split("|"))
