"""The page *Documenten*: what is searched, what could not be read, and for whoever may: adding, replacing, removing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Document, ReadProblem
from assistant.dutch import fold
from assistant.pages import document_wording, wording
from assistant.pages.adding import show_adding, show_bin, show_controls, show_refusal
from assistant.pages.opening import the_assistant
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.rows import MOST_CHARACTERS, facts_html, part, show_more, show_style
from assistant.pages.shell import ASSETS
from assistant.pages.source import DOCUMENT_PAGE
from assistant.pages.visitor import Visitor, visitor
from assistant.wording import dutch_day

if TYPE_CHECKING:
    from assistant.index import Index

# Shorter lists are seen at once.
LEAST_TO_SEARCH = 10
NANOSECONDS = 1_000_000_000


def show_document(document: Document, passages: int, modified_ns: int, by: Visitor) -> None:
    unreadable = [problem.page for problem in document.problems if problem.page is not None]
    facts = (
        (document_wording.PUBLISHER, document.publisher or ""),
        (document_wording.YEAR, str(document.year or "")),
        (document_wording.SIZE, document_wording.size_of(document, passages)),
        (document_wording.UNREADABLE, document_wording.page_numbers(unreadable) if unreadable else ""),
        (document_wording.CHANGED, dutch_day(date.fromtimestamp(modified_ns / NANOSECONDS))),
    )
    with st.container(key=f"stuk-{document.id}", border=True, gap="small"):
        st.html(element("h3", document.title, "kw-heading") + facts_html(facts))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(DOCUMENT_PAGE, label=document_wording.OPEN, query_params={"document": document.id})
            if by.manages:
                show_controls(document)


def show_list(index: Index, by: Visitor) -> None:
    documents = index.texts.documents()
    heading(document_wording.LIST_HEADING, 2)
    paragraph(document_wording.documents(len(documents), index.manifest.passages), "kw-count")
    said = ""
    if len(documents) >= LEAST_TO_SEARCH:
        said = st.text_input(document_wording.SEARCH, key="documenten-zoek", max_chars=MOST_CHARACTERS)
    words = fold(said).split()
    found = [document for document in documents if all(word in fold(document.title) for word in words)]
    shown = part("documenten", found)
    passages = index.passage_counts()
    for document in shown:
        _, modified_ns, _ = index.manifest.files[document.path]
        show_document(document, passages[document.id], modified_ns, by)
    show_more("documenten", len(found) - len(shown))


def show_problems(problems: Sequence[ReadProblem]) -> None:
    if not problems:
        return
    heading(wording.PROBLEMS_HEADING, 2)
    paragraph(wording.PROBLEMS_INTRO)
    for problem in problems:
        st.html(
            '<div class="kw-problem">'
            + element("p", wording.problem_place(problem.file, problem.page), "kw-source-title")
            + element("p", f"{problem.reason} {problem.remedy}")
            + "</div>"
        )


def show() -> None:
    index = the_assistant().index
    by = visitor()
    show_style()
    st.html(ASSETS / "documents.css")
    heading(wording.DOCUMENTS_HEADING)
    paragraph(wording.DOCUMENTS_INTRO)
    show_refusal()
    if by.manages:
        show_adding(by)
    show_list(index, by)
    show_problems(index.manifest.problems)
    if by.manages:
        show_bin()


if __name__ == "__main__":
    show()
