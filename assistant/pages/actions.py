"""What can be done with an answer: copy it with its sources, make a link to it, say what it was worth."""

from __future__ import annotations

import streamlit as st

from assistant.datatypes import Turn
from assistant.history import MOST_REMARK_CHARACTERS
from assistant.pages import conversation_wording as wording
from assistant.pages.kept import attempt, show_problem, the_history
from assistant.pages.plain import alert, copy_button, element, paragraph

# In the address: the turn whose answer is shown to whoever has the link.
LINKED = "antwoord"


@st.fragment
def show_actions(turn: Turn, copied: str) -> None:
    """One quiet row; `copied` is the answer as text for the clipboard."""
    history = the_history()
    with st.container(key=f"acties-{turn.id}", horizontal=True, gap="small"):
        st.html(copy_button(copied, wording.COPY, wording.COPIED, wording.NOT_COPIED), width="content")
        if history is not None:
            st.button(wording.MAKE_LINK, key=f"link-{turn.id}", type="tertiary", on_click=make_link, args=(turn.id,))
            for useful, name in ((True, wording.USEFUL), (False, wording.NOT_USEFUL)):
                st.button(
                    name, key=f"oordeel-{useful}-{turn.id}", type="tertiary", on_click=judge, args=(turn.id, useful)
                )
    show_problem()
    if history is None or state("weg", turn.id):
        if history is not None:
            alert(wording.GONE)
        return
    if state("link", turn.id):
        show_link(turn.id, history.keep_days)
    found_useful = state("nuttig", turn.id)
    if found_useful is not None:
        show_remark(turn.id, found_useful)


def show_link(turn_id: str, keep_days: int) -> None:
    address = f"{(st.context.url or '').split('?')[0]}?{LINKED}={turn_id}"
    st.html(
        f'<div class="kw-link"><a href="?{LINKED}={turn_id}" target="_blank" rel="noopener">'
        + element("span", wording.LINK)
        + "</a> "
        + copy_button(address, wording.COPY_LINK, wording.COPIED, wording.NOT_COPIED)
        + element("p", wording.link_lasts(keep_days), "kw-note", data_announce=wording.LINK)
        + "</div>"
    )


def show_remark(turn_id: str, useful: bool) -> None:
    """What was thought of the answer, and a field to say more."""
    line = wording.FOUND_USEFUL if useful else wording.FOUND_NOT_USEFUL
    kept = wording.REMARK_KEPT if state("opmerking", turn_id) else ""
    st.html(element("p", f"{line} {kept}".strip(), "", data_announce=f"{line} {kept}".strip()))
    with st.form(f"opmerking-{turn_id}", border=False):
        remark = st.text_input(wording.REMARK, max_chars=MOST_REMARK_CHARACTERS, key=f"tekst-{turn_id}")
        paragraph(wording.REMARK_WHO, "kw-note")
        sent = st.form_submit_button(wording.KEEP_REMARK)
    if sent:
        judge(turn_id, useful, remark)
        st.session_state[key("opmerking", turn_id)] = bool(remark.strip())
        st.rerun(scope="fragment")


def make_link(turn_id: str) -> None:
    made = attempt(lambda history, who: history.link(who, turn_id))
    st.session_state[key("link", turn_id)] = made is True
    st.session_state[key("weg", turn_id)] = made is False


def judge(turn_id: str, useful: bool, remark: str = "") -> None:
    done = attempt(lambda history, who: history.judge(who, turn_id, useful, remark))
    st.session_state[key("opmerking", turn_id)] = False
    st.session_state[key("nuttig", turn_id)] = useful if done else None
    st.session_state[key("weg", turn_id)] = done is False


def key(name: str, turn_id: str) -> str:
    return f"{name}/{turn_id}"


def state(name: str, turn_id: str) -> bool | None:
    found: bool | None = st.session_state.get(key(name, turn_id))
    return found
