"""The page *Wie doet wat*: which organisation has which role, for which task."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.pages import register_wording as wording
from assistant.pages.choices import Facet
from assistant.pages.matrix import MatrixRow, matrix, matrix_html
from assistant.pages.opening import the_assistant
from assistant.pages.owners import Double, double_owners, themes_without_owner
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.register_sheets import responsibility_sheet
from assistant.pages.rows import (
    Shelf,
    choose,
    facts_html,
    part,
    shelf_of,
    show_download,
    show_link,
    show_missing,
    show_more,
    show_style,
    where,
)
from assistant.registers.responsibilities import FILE, ROLES, THEMES, Responsibility

# The organisations that the overview begins with; the others have a task or a few each.
AT_FIRST = 10
FACETS: tuple[Facet[Responsibility], ...] = (
    Facet("organisatie", "Organisatie", "Alle organisaties", lambda row: (row.organisation,)),
    Facet("thema", "Thema", "Alle thema's", lambda row: (row.theme,), THEMES),
    Facet("rol", "Rol", "Alle rollen", lambda row: (row.role,), ROLES),
)


def searched(row: Responsibility) -> str:
    return " ".join((row.task, *row.partners, row.target_group))


def show_matrix(rows: Sequence[MatrixRow]) -> None:
    heading(wording.MATRIX_HEADING, 2)
    everything = st.session_state.get("alle-organisaties", False)
    shown = rows if everything else rows[:AT_FIRST]
    if len(shown) < len(rows):
        paragraph(wording.first_organisations(len(shown), len(rows)))
    st.html(matrix_html(shown))
    if len(rows) > AT_FIRST:
        label = wording.FEWER_ORGANISATIONS if everything else wording.organisations(len(rows))
        st.button(label, key="organisaties-tonen", on_click=_turn_around)


def _turn_around() -> None:
    st.session_state["alle-organisaties"] = not st.session_state.get("alle-organisaties", False)


def show_owners(shelf: Shelf) -> None:
    rows = shelf.registers.responsibilities
    heading(wording.OWNERS_HEADING, 2)
    themes, doubles = themes_without_owner(rows), double_owners(rows)
    paragraph(wording.gaps(themes) if themes else wording.NO_GAPS)
    paragraph(wording.doubles(len(doubles)) if doubles else wording.NO_DOUBLES)
    for number, double in enumerate(doubles, start=1):
        show_double(number, double, shelf)


def show_double(number: int, double: Double, shelf: Shelf) -> None:
    with st.container(key=f"dubbel-{number}", gap="small"):
        st.html(
            f'<div class="kw-source"><span class="kw-number">{number}</span>'
            + element("h3", double.task, "kw-heading")
            + "</div>"
        )
        for owner, row in enumerate(double.rows, start=1):
            document = shelf.documents[row.source.document_id]
            st.html(element("p", row.organisation) + element("p", where(row.source, document), "kw-place"))
            show_link(wording.open_owner(number, owner), row.source, document)


def show_row(number: int, row: Responsibility, shelf: Shelf) -> None:
    document = shelf.documents[row.source.document_id]
    facts = (
        ("Organisatie", row.organisation),
        ("Rol", row.role),
        ("Thema", row.theme),
        ("Partners", ", ".join(row.partners)),
        ("Doelgroep", row.target_group),
        ("Bron", where(row.source, document)),
    )
    with st.container(key=f"rij-{number}", gap="small"):
        st.html(
            f'<div class="kw-source"><span class="kw-number">{number}</span>'
            + element("h3", row.task, "kw-heading")
            + facts_html(facts)
            + "</div>"
        )
        show_link(wording.open_row(number), row.source, document)


def show_tasks(shelf: Shelf) -> None:
    heading(wording.TASKS_HEADING, 2)
    found = choose("taken", shelf.registers.responsibilities, FACETS, searched)
    shown = part("taken", found)
    line = wording.rows_shown(len(shown), len(found), "taak", "taken") if found else wording.NO_TASKS
    st.html(element("p", line, "kw-count", role="status"))
    if not found:
        return
    show_download("wie-doet-wat.xlsx", lambda: [responsibility_sheet(found, shelf.documents)], "download-taken")
    for number, row in enumerate(shown, start=1):
        show_row(number, row, shelf)
    show_more("taken", len(found) - len(shown))


def show() -> None:
    shelf = shelf_of(the_assistant())
    show_style()
    heading(wording.WHO_HEADING)
    rows = shelf.registers.responsibilities
    if not rows:
        show_missing(wording.NO_LIST_OF_TASKS, FILE, shelf.registers)
        return
    paragraph(wording.WHO_INTRO)
    show_matrix(matrix(rows))
    show_owners(shelf)
    show_tasks(shelf)


if __name__ == "__main__":
    show()
