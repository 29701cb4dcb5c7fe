"""The page *Waar begin ik*: per theme what it is about, who does what, the main targets, and questions to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from assistant.calculator import Figure, figures_of
from assistant.datatypes import Document
from assistant.pages import term_wording as wording
from assistant.pages.excerpt import Span, document_html
from assistant.pages.opening import the_assistant
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.rows import Shelf, shelf_of, show_style
from assistant.pages.source import (
    CONVERSATION_PAGE,
    DOCUMENTS_PAGE,
    QUESTION,
    TARGETS_PAGE,
    TERMS_PAGE,
    WHO_PAGE,
    address_of,
)
from assistant.pages.target_wording import with_period
from assistant.pages.theme_guide import ROLES, Part, introductions, main_targets, parts, questions, term_of
from assistant.passages import section_at
from assistant.registers.questions import SectionQuestion
from assistant.registers.responsibilities import THEMES
from assistant.registers.sources import PATH, Source
from assistant.wording import within

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# The last of the themes holds what belongs to none of the others.
TOURED = THEMES[:-1]


@st.cache_data(show_spinner=False, max_entries=4)
def first_questions(generation: str, _assistant: Assistant) -> dict[str, list[str]]:
    """Questions to begin with, by theme; each is answered from the section that it is about."""

    def answered(question: SectionQuestion) -> bool:
        section = PATH.join(question.section)
        return any(
            citation.document_id == question.document_id and citation.section.endswith(section)
            for citation in _assistant.ask(question.question).citations
        )

    registers = _assistant.registers
    return {theme: [one.question for one in questions(theme, registers, answered)] for theme in TOURED}


def sourced_html(text: str, source: Source | None, shelf: Shelf) -> str:
    """A text with the link to its source behind it; the text alone where the quote is still to be confirmed."""
    document = shelf.documents.get(source.document_id) if source is not None and source.confirmed else None
    shown = element("span", text)
    if source is None or document is None:
        return shown
    return f"{shown} ({link_html(wording.LINK, document, Span(source.start, source.end), wording.source_of(text))})"


def link_html(text: str, document: Document, span: Span, heard: str = "") -> str:
    query = urlencode(address_of(document, span.start, span.end))
    return element("a", text, href=f"document?{query}", target="_blank", rel="noopener", aria_label=heard)


def show_about(theme: str, documents: Sequence[Document], shelf: Shelf) -> None:
    term = term_of(theme, shelf.registers.terms)
    begun = introductions(theme, documents)
    if term is None and not begun:
        return
    heading(wording.ABOUT_THEME, 3)
    if term is not None:
        st.html(
            f"<p>{element('span', term.name.capitalize(), 'kw-count')}: {sourced_html(term.meaning, term.source, shelf)}</p>"
        )
    for document, span in begun:
        show_quoted(document, span)


def show_quoted(document: Document, span: Span) -> None:
    """A stretch of a document as it stands there, with the link to it."""
    section = within(" › ".join(section_at(document, span.start)), document.title)
    place = link_html(wording.in_document(document.title, section), document, span)
    st.html(f'<div class="kw-quoted">{document_html(document, span)}<p class="kw-place">{place}</p></div>')


def part_html(part: Part, shelf: Shelf) -> str:
    name = element("span", f"{part.organisation} ({wording.tasks(part.tasks)})", "kw-count")
    return f"<li>{name}: {sourced_html(part.first.task, part.first.source, shelf)}</li>"


def show_who(theme: str, shelf: Shelf) -> None:
    found = {role: parts(theme, role, shelf.registers.responsibilities) for role in ROLES}
    if not any(found.values()):
        return
    heading(wording.WHO_DOES_WHAT, 3)
    for role, organisations in found.items():
        if organisations:
            rows = "".join(part_html(part, shelf) for part in organisations)
            st.html(element("h4", wording.ROLES[role], "kw-heading") + f'<ul class="kw-lines">{rows}</ul>')
    st.page_link(WHO_PAGE, label=wording.ALL_TASKS)


def show_targets(theme: str, figures: Sequence[Figure], shelf: Shelf) -> None:
    found = main_targets(theme, figures)
    if not found:
        return
    heading(wording.TARGETS, 3)
    rows = "".join(
        f"<li>{element('span', one.indicator.name if one.indicator else one.label)}: "
        f"{sourced_html(with_period(one.text, one.period.text), one.source, shelf)}</li>"
        for one in found
    )
    st.html(f'<ul class="kw-lines">{rows}</ul>')
    st.page_link(TARGETS_PAGE, label=wording.ALL_TARGETS)


def show_questions(asked: Sequence[str]) -> None:
    if not asked:
        return
    heading(wording.ASK, 3)
    for question in asked:
        st.page_link(CONVERSATION_PAGE, label=question, query_params={QUESTION: question})


def show() -> None:
    assistant = the_assistant()
    shelf = shelf_of(assistant)
    registers = shelf.registers
    show_style()
    heading(wording.TOUR_HEADING)
    if not (registers.responsibilities or registers.terms or registers.observations):
        paragraph(wording.NO_TOUR)
        st.page_link(DOCUMENTS_PAGE)
        return
    paragraph(wording.TOUR_INTRO)
    st.page_link(TERMS_PAGE, label=wording.TOUR_TERMS)
    documents = assistant.documents()
    figures = figures_of(registers.indicators, registers.observations)
    asked = first_questions(assistant.index.manifest.generation, assistant)
    for theme in TOURED:
        with st.container(key=f"thema-{theme}", gap="small"):
            heading(theme.capitalize(), 2)
            show_about(theme, documents, shelf)
            show_who(theme, shelf)
            show_targets(theme, figures, shelf)
            show_questions(asked[theme])


if __name__ == "__main__":
    show()
