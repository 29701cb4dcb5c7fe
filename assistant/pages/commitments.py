"""The page *Toezeggingen en inspraak*: what was promised, and what became of the remarks."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from assistant.pages import register_wording as wording
from assistant.pages.choices import Facet, several
from assistant.pages.consultation import show_consultation, without_reaction
from assistant.pages.opening import the_assistant
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.register_sheets import commitment_sheet, remark_sheet
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
from assistant.registers.commitments import FILE, KINDS, Commitment
from assistant.registers.responsibilities import THEMES

# The kinds that are shown at first: agreements on everyday work are many, and seldom what people look for.
FIRST_KINDS = ("resultaat", "toezegging in inspraak", "voornemen", "streven")
FACETS: tuple[Facet[Commitment], ...] = (
    Facet("wie", "Wie", "Iedereen", lambda row: several(row.by)),
    Facet("aan-wie", "Aan wie", "Iedereen", lambda row: several(row.to)),
    Facet("soort", "Soort", "Alle soorten", lambda row: (row.kind,), KINDS, FIRST_KINDS),
    Facet("thema", "Thema", "Alle thema's", lambda row: (row.theme,), THEMES),
    Facet("document", "Document", "Alle documenten", lambda row: (row.source.document_id,)),
)


def searched(row: Commitment) -> str:
    return " ".join((row.text, row.by, row.to, row.deadline, row.check))


def show_row(number: int, row: Commitment, shelf: Shelf) -> None:
    document = shelf.documents[row.source.document_id]
    facts = (
        ("Wie", ", ".join(several(row.by))),
        ("Aan wie", ", ".join(several(row.to)) or wording.NOT_NAMED),
        ("Termijn", row.deadline or wording.NOT_NAMED),
        ("Soort", row.kind),
        ("Controle", row.check),
        ("Bron", where(row.source, document)),
    )
    with st.container(key=f"rij-{number}", gap="small"):
        st.html(
            f'<div class="kw-source"><span class="kw-number">{number}</span>'
            + element("h3", row.text, "kw-heading")
            + facts_html(facts)
            + "</div>"
        )
        show_link(wording.open_row(number), row.source, document)


def show_commitments(shelf: Shelf) -> tuple[Commitment, ...]:
    """The section *Toezeggingen*; gives the commitments that meet what was chosen."""
    rows = shelf.registers.commitments
    if not rows:
        show_missing(wording.NO_LIST_OF_COMMITMENTS, FILE, shelf.registers)
        return ()
    heading(wording.COMMITMENTS, 2)
    counts = Counter(row.kind for row in rows)
    others = [(kind, counts[kind]) for kind in KINDS if counts[kind] and kind not in FIRST_KINDS]
    shown_kinds = [kind for kind in FIRST_KINDS if counts[kind]]
    if others and shown_kinds:
        paragraph(wording.kinds_at_first(shown_kinds, others))
    found = choose("toezeggingen", rows, FACETS, searched, lambda value: title_of(value, shelf))
    shown = part("toezeggingen", found)
    line = wording.rows_shown(len(shown), len(found), "toezegging", "toezeggingen") if found else wording.NO_COMMITMENTS
    st.html(element("p", line, "kw-count", role="status"))
    for number, row in enumerate(shown, start=1):
        show_row(number, row, shelf)
    show_more("toezeggingen", len(found) - len(shown))
    return found


def title_of(value: str, shelf: Shelf) -> str:
    """The title of a document by its id; any other value as it is."""
    document = shelf.documents.get(value)
    return document.title if document is not None else value


def show() -> None:
    shelf = shelf_of(the_assistant())
    registers = shelf.registers
    show_style()
    heading(wording.COMMITMENTS_PAGE_HEADING)
    paragraph(wording.COMMITMENTS_INTRO)
    above = st.container(gap="small")
    one, other = st.tabs([wording.COMMITMENTS, wording.CONSULTATION])
    with one:
        promised = show_commitments(shelf)
    with other:
        remarks = show_consultation(shelf)
    if promised or remarks:
        said = remarks + without_reaction(registers.remarks)
        with above:
            paragraph(wording.both_sheets(len(promised), len(remarks)))
            show_download(
                "toezeggingen-en-inspraak.xlsx",
                lambda: [commitment_sheet(promised, shelf.documents), remark_sheet(said, shelf.documents)],
                "download-toezeggingen",
            )


if __name__ == "__main__":
    show()
