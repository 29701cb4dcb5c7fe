"""The section *Inspraak*: what each body remarked, the reply, and whether the kadernota changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from assistant.pages import register_wording as wording
from assistant.pages.choices import Facet
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.rows import Shelf, choose, facts_html, part, show_link, show_missing, show_more, where
from assistant.registers.consultation import FILE, Remark
from assistant.registers.responsibilities import THEMES

FACETS: tuple[Facet[Remark], ...] = (
    Facet("indiener", "Indiener", "Alle indieners", lambda row: (row.respondent,)),
    Facet(
        "gevolg",
        "Kadernota aangepast",
        "Alles",
        lambda row: (wording.changed(row.changed),),
        ("ja", "nee", wording.NOT_NAMED),
    ),
    Facet("thema", "Thema van de opmerking", "Alle thema's", lambda row: (row.theme,), THEMES),
)


def remarks(rows: Sequence[Remark]) -> tuple[Remark, ...]:
    """The rows that hold a remark, those of one body together, in order of first appearance."""
    order = {name: at for at, name in enumerate(dict.fromkeys(row.respondent for row in rows))}
    return tuple(sorted((row for row in rows if row.number is not None), key=lambda row: order[row.respondent]))


def without_reaction(rows: Sequence[Remark]) -> tuple[Remark, ...]:
    """The bodies that were invited and of which no reaction is recorded."""
    return tuple(row for row in rows if row.number is None and row.invited)


def show_consultation(shelf: Shelf) -> tuple[Remark, ...]:
    """The section; gives the remarks that meet what was chosen."""
    rows = remarks(shelf.registers.remarks)
    if not shelf.registers.remarks:
        show_missing(wording.NO_LIST_OF_REMARKS, FILE, shelf.registers)
        return ()
    heading(wording.CONSULTATION, 2)
    paragraph(wording.remarks_of(len(rows), len({row.respondent for row in rows})))
    show_invited(shelf)
    found = choose("opmerkingen", rows, FACETS)
    shown = part("opmerkingen", found)
    line = wording.rows_shown(len(shown), len(found), "opmerking", "opmerkingen") if found else wording.NO_REMARKS
    st.html(element("p", line, "kw-count", role="status"))
    number = 0
    for respondent, group in groupby(shown, key=lambda row: row.respondent):
        heading(respondent, 3)
        for row in group:
            number += 1
            show_remark(number, row, shelf)
    show_more("opmerkingen", len(found) - len(shown))
    return found


def show_invited(shelf: Shelf) -> None:
    """Who was invited without a recorded reaction, each with the place that says so."""
    for number, row in enumerate(without_reaction(shelf.registers.remarks), start=1):
        document = shelf.documents[row.source.document_id]
        with st.container(key=f"uitgenodigd-{number}", gap="small"):
            line = f"{wording.INVITED}: {row.respondent}."
            st.html(element("p", line) + element("p", where(row.source, document), "kw-place"))
            show_link(wording.open_invited(number), row.source, document)


def show_remark(number: int, row: Remark, shelf: Shelf) -> None:
    changed = wording.changed(row.changed)
    facts = (
        ("Opmerking", row.remark),
        ("Reactie", row.reply or wording.NO_REPLY),
        ("Gevolg", wording.consequence(changed, row.change)),
        ("Bron", where(row.source, shelf.documents[row.source.document_id])),
    )
    with st.container(key=f"opmerking-{number}", gap="small"):
        st.html(
            '<div class="kw-remark">'
            + element("h4", wording.remark(row.number, row.subject), "kw-heading")
            + facts_html(facts)
            + "</div>"
        )
        with st.container(horizontal=True, gap="medium"):
            links = (
                (wording.OPEN_REMARK, row.source),
                (wording.OPEN_REPLY, row.reply_source),
                (wording.OPEN_CHANGE, row.change_source),
            )
            for label, source in links:
                if source is not None:
                    show_link(f"{label} ({number})", source, shelf.documents[source.document_id])
