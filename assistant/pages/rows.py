"""The rows of a register on a page: the fields to choose by, a part of the rows, and each row's source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from assistant.datatypes import Document
from assistant.pages import register_wording as wording
from assistant.pages.choices import Facet, meeting
from assistant.pages.plain import element, paragraph
from assistant.pages.shell import ASSETS
from assistant.pages.source import link_to_place
from assistant.passages import page_at
from assistant.registers import Registers
from assistant.registers.sources import Source
from assistant.spreadsheets import Sheet, workbook
from assistant.wording import place, within

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Row = TypeVar("Row")
# How many rows are on screen at first, and how many come with each click.
AT_ONCE = 50
# As much of the typed words as is read.
MOST_CHARACTERS = 200
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Shelf:
    """The registers of a corpus and the documents they name, both of the same moment."""

    registers: Registers
    documents: Mapping[str, Document]


def shelf_of(assistant: Assistant) -> Shelf:
    known = assistant.knowledge
    of = known.registers
    lists = (of.responsibilities, of.commitments, of.remarks, of.observations, of.terms)
    sources = [row.source for rows in lists for row in rows]
    # A remark, its reply and its consequence stand in one document (sources.py).
    return Shelf(of, {name: known.index.texts.document(name) for name in sorted({it.document_id for it in sources})})


def show_style() -> None:
    st.html(ASSETS / "registers.css")


def show_missing(line: str, file: str, registers: Registers) -> None:
    """Why there is no list, and how to add one."""
    broken = any(problem.file == file for problem in registers.problems)
    paragraph(wording.not_usable(file) if broken else f"{line} {wording.how_to_add(file)}")


def choose(
    name: str,
    rows: Sequence[Row],
    facets: Sequence[Facet[Row]],
    text: Callable[[Row], str] | None = None,
    names: Callable[[str], str] = str,
) -> tuple[Row, ...]:
    """Fields for the facets, and for words where `text` is given; gives the rows that meet what is in them."""
    said = ""
    chosen: dict[str, list[str]] = {}
    if text is not None:
        said = st.text_input(
            wording.SEARCH,
            key=f"{name}-zoek",
            max_chars=MOST_CHARACTERS,
            placeholder=wording.SEARCH_EXAMPLE,
            persist_state="session",
        )
    for at in range(0, len(facets), 2):
        for column, facet in zip(st.columns(2), facets[at : at + 2], strict=False):
            with column:
                chosen[facet.key] = choose_values(name, facet, rows, names)
    return meeting(rows, facets, chosen, said, text or (lambda _: ""))


def choose_values(name: str, facet: Facet[Row], rows: Sequence[Row], names: Callable[[str], str]) -> list[str]:
    """The field for one facet; what was chosen is still there after a look at a document."""
    options = facet.options(rows)
    return st.multiselect(
        facet.label,
        options,
        default=[value for value in facet.first if value in options],
        format_func=names,
        key=f"{name}-{facet.key}",
        placeholder=facet.every,
        select_all=False,
        wrap=True,
        persist_state="session",
    )


def part(name: str, rows: Sequence[Row]) -> Sequence[Row]:
    """As many of the rows as have been asked for; other rows begin at the first ones again."""
    before, count = st.session_state.get(f"deel-{name}", ((), AT_ONCE))
    if before != tuple(rows):
        count = AT_ONCE
    st.session_state[f"deel-{name}"] = (tuple(rows), count)
    return rows[:count]


def show_more(name: str, left: int) -> None:
    """The button for more rows, where there are more."""
    if left:
        st.button(wording.more(left), key=f"meer-{name}", on_click=_ask_more, args=(name,))


def _ask_more(name: str) -> None:
    rows, count = st.session_state[f"deel-{name}"]
    st.session_state[f"deel-{name}"] = (rows, count + AT_ONCE)


def show_download(name: str, sheets: Callable[[], Sequence[Sheet]], key: str) -> None:
    """The file is made when it is asked for."""
    st.download_button(
        wording.DOWNLOAD, lambda: workbook(sheets()), file_name=name, mime=EXCEL, on_click="ignore", key=key
    )


def facts_html(facts: Iterable[tuple[str, str]]) -> str:
    """Names and values below each other, those without a value left out."""
    shown = (f"<div>{element('dt', name)}{element('dd', value)}</div>" for name, value in facts if value)
    return f'<dl class="kw-facts">{"".join(shown)}</dl>'


def where(source: Source, document: Document) -> str:
    """The document and the place in it, in one line."""
    section = within(source.section, document.title)
    page = page_at(document, source.start) if source.confirmed else 0
    at = place(page, len(document.pages) if page else 1, section)
    return f"{document.title} · {at}" if at else document.title


def show_link(label: str, source: Source, document: Document) -> None:
    """The link to the quote, or the line that it is still to be confirmed."""
    if source.confirmed:
        link_to_place(label, document, source.start, source.end)
    else:
        paragraph(wording.TO_CONFIRM, "kw-place")
