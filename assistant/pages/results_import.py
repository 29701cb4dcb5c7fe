"""The section *Resultaten invoeren*: a template out, a filled-in file in, looked at before it is stored, and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st

from assistant.errors import KaderwijzerError
from assistant.pages import target_wording as wording
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.rows import EXCEL, MOST_CHARACTERS
from assistant.registers import Registers
from assistant.results import Ledger, Preview, Standing, preview, template_csv, template_xlsx
from assistant.wording import moment

MOST_MEGABYTES = 5
# In the state of a session: what was done last, and how often (so that the field for the file is empty again).
DONE = "resultaten-gedaan"
TIMES = "resultaten-keer"
# The preview that was last on screen: what it was of, and the ledger that it was held against.
SEEN = "resultaten-gezien"


def show_import(registers: Registers, ledger: Ledger, standing: Standing, today: date) -> None:
    heading(wording.IMPORT, 2)
    if done := st.session_state.pop(DONE, ""):
        st.html(element("p", done, "kw-count", role="status"))
    paragraph(wording.IMPORT_WHY)
    show_templates(registers)
    file = st.file_uploader(
        wording.FILE, key=f"resultaten-{st.session_state.get(TIMES, 0)}", max_upload_size=MOST_MEGABYTES
    )
    shown: Preview | None = None
    if file is not None:
        data = file.getvalue()
        shown = preview(data, file.name, registers.indicators, registers.observations, standing, today)
        show_preview(shown)
    who = ""
    if (shown is not None and shown.acceptable) or any(one.undone is None for one in standing.imports):
        who = st.text_input(
            wording.WHO,
            key="resultaten-wie",
            max_chars=MOST_CHARACTERS,
            persist_state="session",
        )
    seen = st.session_state.get(SEEN)
    st.session_state[SEEN] = (shown.sha256, shown.basis) if shown is not None else None
    if shown is not None and shown.acceptable and st.button(wording.STORE, type="primary", key="resultaten-opslaan"):
        # The click itself draws the page again, perhaps with a preview that nobody has looked at yet.
        if seen == (shown.sha256, shown.basis):
            carry_out(partial(stored_line, ledger, shown, who))
        else:
            alert(wording.CHANGED_MEANWHILE)
    show_imports(standing, ledger, who)


def show_templates(registers: Registers) -> None:
    with st.container(horizontal=True):
        st.download_button(
            wording.TEMPLATE_XLSX,
            lambda: template_xlsx(registers.indicators, registers.observations),
            file_name="sjabloon-resultaten.xlsx",
            mime=EXCEL,
            on_click="ignore",
            key="sjabloon-xlsx",
        )
        st.download_button(
            wording.TEMPLATE_CSV,
            lambda: template_csv(registers.indicators, registers.observations),
            file_name="sjabloon-resultaten.csv",
            mime="text/csv",
            on_click="ignore",
            key="sjabloon-csv",
        )


def show_preview(shown: Preview) -> None:
    """What would change, and everything that is wrong; nothing is stored while something is."""
    if shown.problems:
        heading(wording.PROBLEMS, 3)
        alert(wording.NOTHING_STORED)
        st.html(lines_html([problem.text for problem in shown.problems]))
    if shown.changes:
        heading(wording.CHANGES, 3)
        st.html(lines_html([change.text for change in shown.changes]))
    if shown.empty:
        paragraph(wording.left_empty(shown.empty), "kw-place")


def lines_html(lines: Sequence[str]) -> str:
    return '<ul class="kw-lines">' + "".join(element("li", line) for line in lines) + "</ul>"


def stored_line(ledger: Ledger, shown: Preview, who: str) -> str:
    """Stores what was shown; gives the line that says so."""
    one = ledger.store(shown, who, datetime.now())
    return wording.stored(one.id, len(one.results))


def undone_line(ledger: Ledger, import_id: str, who: str) -> str:
    """Undoes an import; gives the line that says so."""
    return wording.undone(ledger.undo(import_id, who, datetime.now()).id)


def carry_out(action: Callable[[], str]) -> None:
    """Does what was asked and draws the page again with the line that says so, or says why it was not done."""
    try:
        done = action()
    except KaderwijzerError as problem:
        alert(str(problem))
        return
    st.session_state[DONE] = done
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    st.rerun()


def show_imports(standing: Standing, ledger: Ledger, who: str) -> None:
    heading(wording.IMPORTS, 3)
    if not standing.imports:
        paragraph(wording.NO_IMPORTS)
    for one in reversed(standing.imports):
        with st.container(key=f"import-{one.id}", gap="small"):
            paragraph(wording.import_line(one.id, one.file, len(one.results), one.who, moment(one.when)))
            if one.undone is not None:
                paragraph(wording.undone_line(one.undone.who, moment(one.undone.when)), "kw-place")
            elif st.button(wording.undo(one.id), key=f"ongedaan-{one.id}"):
                carry_out(partial(undone_line, ledger, one.id, who))
