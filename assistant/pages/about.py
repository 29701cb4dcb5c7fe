"""The page *Over en privacy*: what this is and isn't, what is kept, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from assistant import __version__
from assistant.datatypes import Document
from assistant.pages import about_wording as wording
from assistant.pages.opening import the_assistant
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.source import DOCUMENTS_PAGE
from assistant.settings import Settings


def lines(items: Iterable[str]) -> None:
    st.html('<ul class="kw-intro">' + "".join(element("li", item) for item in items) + "</ul>")


def document_line(document: Document) -> str:
    """A document and its version: the fingerprint is that of the file that was read."""
    about = (document.title, document.publisher, document.year, wording.marks(document.sha256))
    return " · ".join(str(part) for part in about if part)


def show_accessibility() -> None:
    heading(wording.ACCESSIBILITY, 2)
    paragraph(wording.ACCESSIBILITY_GOAL)
    heading(wording.STATUS, 3)
    paragraph(wording.STATUS_LINE)
    heading(wording.TESTED, 3)
    lines(wording.TESTS)
    heading(wording.NOT_MET, 3)
    lines(wording.SHORTCOMINGS)
    heading(wording.REPORT, 3)
    paragraph(wording.REPORT_LINE)


def show() -> None:
    assistant = the_assistant()
    heading(wording.HEADING)
    heading(wording.WHAT, 2)
    lines(wording.IS)
    heading(wording.WHAT_NOT, 2)
    lines(wording.IS_NOT)
    heading(wording.HOW, 2)
    paragraph(wording.NO_MODEL)
    paragraph(wording.LOCKS)
    lines(wording.THREE_LOCKS)
    paragraph(wording.SAME)
    heading(wording.KEPT, 2)
    settings = Settings.from_environment()
    lines((*wording.conversations(settings.keep_days, settings.login), *wording.WHAT_IS_KEPT))
    paragraph(wording.nowhere_else(settings.login))
    heading(wording.DOCUMENTS, 2)
    paragraph(f"{wording.version(__version__)} {wording.OPENED}")
    lines(document_line(document) for document in assistant.documents())
    st.page_link(DOCUMENTS_PAGE, label=wording.TO_DOCUMENTS)
    show_accessibility()


if __name__ == "__main__":
    show()
