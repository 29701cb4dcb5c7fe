"""One commitment by itself: its status, the evidence, the notes, and the link that opens just this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import streamlit as st

from assistant.datatypes import Document
from assistant.errors import KaderwijzerError
from assistant.fulfilment import Evidence, Fulfilment, Ledger, Note, Proof
from assistant.fulfilment.ledger import MOST_NOTE_CHARACTERS
from assistant.pages import fulfilment_wording as wording
from assistant.pages.plain import alert, copy_button, element, heading, paragraph
from assistant.pages.rows import MOST_CHARACTERS
from assistant.pages.source import link_to_place
from assistant.pages.visitor import visitor
from assistant.registers.commitments import Commitment
from assistant.registers.sources import find
from assistant.wording import moment

# In the address: the commitment that is shown by itself.
ASKED = "toezegging"
MOST_QUOTE_CHARACTERS = 2000
# In the state of a session: what was done last, and how often (so that the fields are empty again).
DONE, TIMES = "toezegging-gedaan", "toezegging-keer"


def copy_link(row: Commitment, label: str) -> str:
    """The button that puts the address of one commitment on the clipboard."""
    address = f"{(st.context.url or '').split('?')[0]}?{ASKED}={row.id}"
    return copy_button(address, label, wording.COPIED, wording.NOT_COPIED)


def look_at(commitment_id: str) -> None:
    """Goes to one commitment, in the same session: what was chosen in the list is still there on the way back."""
    st.query_params[ASKED] = commitment_id


def show_way_back() -> None:
    st.button(wording.ALL, key="alle-toezeggingen", on_click=st.query_params.clear)


def show_one(found: Fulfilment, documents: Mapping[str, Document], ledger: Ledger | None) -> None:
    """What was recorded with a commitment and, for whoever manages, the fields to add to it; no `ledger`: to read only."""
    if done := st.session_state.pop(DONE, ""):
        st.html(element("p", done, "kw-count", role="status"))
    may = ledger if visitor().manages else None
    who = ""
    if may is not None:
        who = visitor().name or st.text_input(
            wording.WHO, key="toezegging-wie", max_chars=MOST_CHARACTERS, persist_state="session"
        )
    heading(wording.EVIDENCE, 3)
    if not found.evidence:
        paragraph(wording.NO_EVIDENCE)
    for number, (given, why) in enumerate(found.evidence, start=1):
        show_evidence(number, given, why, documents, may, who)
    if may is not None:
        show_recording(found, documents, may, who)
    heading(wording.NOTES, 3)
    show_notes(found)
    if may is not None:
        show_noting(found.commitment, may, who)
    show_way_back()


def show_evidence(
    number: int, given: Evidence, why: str, documents: Mapping[str, Document], ledger: Ledger | None, who: str
) -> None:
    document = documents.get(given.proof.document_id)
    named = wording.dated(document.title, document.year) if document else given.proof.document_id
    lines = element("p", f"{number}. {named}", "kw-source-title") + element("blockquote", given.proof.quote)
    lines += element("p", wording.by(given.who, moment(given.when)), "kw-place")
    if given.undone is not None:
        lines += element("p", wording.undone_by(given.undone.who, moment(given.undone.when)), "kw-since")
    elif why:
        lines += element("p", wording.does_not_count(why), "kw-since")
    with st.container(key=f"bewijs-{number}", gap="small"):
        st.html(f'<div class="kw-evidence">{lines}</div>')
        at = find(document, given.proof.quote) if document else None
        if document is not None and at is not None:
            link_to_place(f"{wording.OPEN_EVIDENCE} ({number})", document, *at)
        if ledger is not None and given.undone is None and st.button(wording.undo(number), key=f"ongedaan-{given.id}"):
            carry_out(lambda: ledger.undo(given.id, who, datetime.now()), wording.EVIDENCE_UNDONE)


def show_recording(found: Fulfilment, documents: Mapping[str, Document], ledger: Ledger, who: str) -> None:
    """The fields to record evidence: those of later documents only."""
    row = found.commitment
    year = documents[row.source.document_id].year or 0
    later = sorted(
        (it for it in documents.values() if (it.year or 0) > year), key=lambda it: (-(it.year or 0), it.title)
    )
    with st.expander(wording.RECORD):
        if not later:
            paragraph(wording.NO_LATER)
            return
        paragraph(wording.RECORD_WHY)
        times = st.session_state.get(TIMES, 0)
        named = {it.id: wording.dated(it.title, it.year) for it in later}
        chosen = st.selectbox(
            wording.DOCUMENT,
            list(named),
            format_func=lambda name: named[name],
            placeholder=wording.CHOOSE_DOCUMENT,
            key=f"bewijs-document-{times}",
        )
        quote = st.text_area(wording.QUOTE, key=f"bewijs-citaat-{times}", max_chars=MOST_QUOTE_CHARACTERS)
        if st.button(wording.STORE_EVIDENCE, key="bewijs-vastleggen"):
            proof = Proof(chosen, quote.strip())
            carry_out(lambda: ledger.record(row, proof, documents, who, datetime.now()), wording.EVIDENCE_STORED)


def show_notes(found: Fulfilment) -> None:
    if not found.notes:
        paragraph(wording.NO_NOTES)
        return
    latest, *earlier = found.notes
    st.html(note_html(latest, found.commitment))
    if earlier:
        with st.expander(wording.earlier_notes(len(earlier))):
            st.html("".join(note_html(note, found.commitment) for note in earlier))


def note_html(note: Note, row: Commitment) -> str:
    since = "" if note.promise == row.source.quote else element("p", wording.NOTE_OF_OTHER_TEXT, "kw-since")
    said = element("p", note.text, "kw-said") + element(
        "p", wording.written_by(note.who, moment(note.when)), "kw-place"
    )
    return f'<div class="kw-evidence">{said}{since}</div>'


def show_noting(row: Commitment, ledger: Ledger, who: str) -> None:
    times = st.session_state.get(TIMES, 0)
    text = st.text_area(wording.NOTE, key=f"notitie-{times}", max_chars=MOST_NOTE_CHARACTERS)
    paragraph(wording.NOTE_WHY, "kw-place")
    if st.button(wording.STORE_NOTE, key="notitie-bewaren"):
        carry_out(lambda: ledger.note(row, text, who, datetime.now()), wording.NOTE_STORED)


def carry_out(action: Callable[[], object], done: str) -> None:
    """Does what was asked and draws the page again with the line that says so, or says why it was not done."""
    try:
        action()
    except KaderwijzerError as problem:
        alert(str(problem))
        return
    st.session_state[DONE] = done
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    st.rerun()
