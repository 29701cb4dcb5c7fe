"""The page *Toezeggingen en inspraak*: what was promised, and what became of the remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Document
from assistant.errors import KaderwijzerError
from assistant.fulfilment import STATUSES, Fulfilment, Ledger, Standing, fulfilments, ledger_of
from assistant.pages import fulfilment_wording as about
from assistant.pages import register_wording as wording
from assistant.pages.choices import Facet, several
from assistant.pages.commitment import ASKED, copy_link, look_at, show_one, show_way_back
from assistant.pages.consultation import show_consultation, without_reaction
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.reference_day import reference_day
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
from assistant.settings import Settings
from assistant.wording import dutch_day

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# The kinds that are shown at first: agreements on everyday work are many, and seldom what people look for.
FIRST_KINDS = ("resultaat", "toezegging in inspraak", "voornemen", "streven")
FACETS: tuple[Facet[Fulfilment], ...] = (
    Facet("status", "Status", "Alle statussen", lambda found: (found.status,), STATUSES),
    Facet("termijn", "Termijn", "Alle termijnen", lambda found: (term_of(found),)),
    Facet("wie", "Wie", "Iedereen", lambda found: several(found.commitment.by)),
    Facet("aan-wie", "Aan wie", "Iedereen", lambda found: several(found.commitment.to)),
    Facet("soort", "Soort", "Alle soorten", lambda found: (found.commitment.kind,), KINDS, FIRST_KINDS),
    Facet("thema", "Thema", "Alle thema's", lambda found: (found.commitment.theme,), THEMES),
    Facet("document", "Document", "Alle documenten", lambda found: (found.commitment.source.document_id,)),
)


def term_of(found: Fulfilment) -> str:
    """The year of a deadline, or that it has none."""
    if found.due is not None:
        return str(found.due.year)
    return about.NO_YEAR if found.commitment.deadline else wording.NOT_NAMED


def searched(found: Fulfilment) -> str:
    row = found.commitment
    return " ".join((row.text, row.by, row.to, row.deadline, row.check, *(note.text for note in found.notes)))


def show_row(number: int, found: Fulfilment, shelf: Shelf, alone: bool = False) -> None:
    """A commitment; in the list with the link to it alone."""
    row = found.commitment
    document = shelf.documents[row.source.document_id]
    facts = (
        ("Wie", ", ".join(several(row.by))),
        ("Aan wie", ", ".join(several(row.to)) or wording.NOT_NAMED),
        ("Termijn", row.deadline or wording.NOT_NAMED),
        ("Soort", row.kind),
        ("Controle", row.check),
        (about.LATEST_NOTE, found.notes[0].text if found.notes and not alone else ""),
        ("Bron", where(row.source, document)),
    )
    with st.container(key=f"rij-{number}", gap="small"):
        st.html(
            f'<div class="kw-source"><span class="kw-number">{"" if alone else number}</span>'
            + element("h3", row.text, "kw-heading")
            + element("p", about.status_text(found.status), "kw-status", data_status=found.status)
            + facts_html(facts)
            + "</div>"
        )
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            show_link(about.OPEN_ALONE if alone else wording.open_row(number), row.source, document)
            if not alone:
                # A page link to the page itself would leave the address as it was.
                st.button(about.view(number), key=f"bekijk-{number}", type="tertiary", on_click=look_at, args=(row.id,))
            st.html(copy_link(row, about.COPY_LINK if alone else about.copy_link(number)), width="content")


def show_settings(today: date) -> date:
    """The field for the reference day, and the rule; gives the day."""
    day = reference_day(about.REPORTING_DAY, "toezeggingen-peildatum", about.WRONG_DAY, today)
    with st.expander(about.RULES_HEADING):
        st.html('<ul class="kw-lines">' + "".join(element("li", rule) for rule in about.RULES) + "</ul>")
        paragraph(about.RULES_WHY)
    return day


def show_commitments(shelf: Shelf, kept: Kept) -> tuple[Fulfilment, ...]:
    """The section *Toezeggingen*; gives the commitments that meet what was chosen."""
    if not shelf.registers.commitments:
        show_missing(wording.NO_LIST_OF_COMMITMENTS, FILE, shelf.registers)
        return ()
    heading(wording.COMMITMENTS, 2)
    day = show_settings(date.today())
    rows = kept.on(day)
    counts = Counter(found.commitment.kind for found in rows)
    others = [(kind, counts[kind]) for kind in KINDS if counts[kind] and kind not in FIRST_KINDS]
    shown_kinds = [kind for kind in FIRST_KINDS if counts[kind]]
    if others and shown_kinds:
        paragraph(wording.kinds_at_first(shown_kinds, others))
    found = choose("toezeggingen", rows, FACETS, searched, lambda value: title_of(value, shelf))
    shown = part("toezeggingen", found)
    line = wording.rows_shown(len(shown), len(found), "toezegging", "toezeggingen") if found else wording.NO_COMMITMENTS
    st.html(element("p", line, "kw-count", role="status"))
    if found:
        tally = Counter(one.status for one in found)
        paragraph(
            about.summary({status: tally[status] for status in STATUSES if tally[status]}, dutch_day(day)), "kw-place"
        )
    for number, one in enumerate(shown, start=1):
        show_row(number, one, shelf)
    show_more("toezeggingen", len(found) - len(shown))
    return found


def show_alone(asked: str, shelf: Shelf, kept: Kept) -> None:
    """The one commitment that the address asks for."""
    heading(about.ONE_HEADING, 2)
    if asked not in {row.id for row in shelf.registers.commitments}:
        alert(about.NO_SUCH)
        show_way_back()
        return
    day = show_settings(date.today())
    found = next(found for found in kept.on(day) if found.commitment.id == asked)
    show_row(1, found, shelf, alone=True)
    show_one(found, kept.documents, kept.ledger)


@dataclass(frozen=True)
class Kept:
    """The commitments and all that was recorded with them; no `ledger` where that can't be read."""

    commitments: tuple[Commitment, ...]
    documents: Mapping[str, Document]
    standing: Standing
    ledger: Ledger | None

    def on(self, day: date) -> tuple[Fulfilment, ...]:
        return fulfilments(self.commitments, self.standing, self.documents, day)


def what_is_kept(assistant: Assistant, shelf: Shelf) -> Kept:
    """What was recorded, with all documents that evidence can stand in."""
    ledger = ledger_of(Settings.from_environment().corpus)
    documents = {document.id: document for document in assistant.documents()}
    try:
        return Kept(shelf.registers.commitments, documents, ledger.standing(), ledger)
    except KaderwijzerError as problem:
        alert(f"{problem} {about.NO_LEDGER}")
        return Kept(shelf.registers.commitments, documents, Standing(), None)


def title_of(value: str, shelf: Shelf) -> str:
    """The title of a document by its id; any other value as it is."""
    document = shelf.documents.get(value)
    return document.title if document is not None else value


def show() -> None:
    assistant = the_assistant()
    shelf = shelf_of(assistant)
    registers = shelf.registers
    show_style()
    heading(wording.COMMITMENTS_PAGE_HEADING)
    kept = what_is_kept(assistant, shelf)
    if asked := st.query_params.get(ASKED):
        show_alone(asked, shelf, kept)
        return
    paragraph(wording.COMMITMENTS_INTRO)
    above = st.container(gap="small")
    one, other = st.tabs([wording.COMMITMENTS, wording.CONSULTATION])
    with one:
        promised = show_commitments(shelf, kept)
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
