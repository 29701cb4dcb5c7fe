"""The page *Documenten*: what is searched, and what could not be read."""

from __future__ import annotations

import streamlit as st

from assistant.datatypes import Document, ReadProblem
from assistant.pages import wording
from assistant.pages.opening import the_assistant
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.source import DOCUMENT_PAGE


def show_document(document: Document) -> None:
    with st.container(border=True, gap="small"):
        about = [document.publisher or "", str(document.year or "")]
        about.append(wording.pages(len(document.pages)) if len(document.pages) > 1 else "")
        st.html(
            element("h2", document.title, "kw-heading")
            + element("p", " · ".join(part for part in about if part) or document.path, "kw-place")
        )
        st.page_link(DOCUMENT_PAGE, label=wording.OPEN_DOCUMENT, query_params={"document": document.id})


def show_problem(problem: ReadProblem) -> None:
    st.html(
        '<div class="kw-problem">'
        + element("p", wording.problem_place(problem.file, problem.page), "kw-source-title")
        + element("p", f"{problem.reason} {problem.remedy}")
        + "</div>"
    )


def show() -> None:
    assistant = the_assistant()
    heading(wording.DOCUMENTS_HEADING)
    paragraph(wording.DOCUMENTS_INTRO)
    for document in assistant.documents():
        show_document(document)
    problems = assistant.problems()
    if problems:
        heading(wording.PROBLEMS_HEADING, 2)
        paragraph(wording.PROBLEMS_INTRO)
        for problem in problems:
            show_problem(problem)


if __name__ == "__main__":
    show()
