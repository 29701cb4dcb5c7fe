"""The conversation of this session, and those that its visitor had before: kept, opened again, erased."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from assistant.datatypes import Turn
from assistant.errors import HistoryUnusable
from assistant.history import Conversation, History, open_history
from assistant.pages import conversation_wording as wording
from assistant.pages.plain import alert, heading, label, paragraph
from assistant.pages.turns import one_line
from assistant.pages.visitor import visitor, with_login
from assistant.settings import Settings

Given = TypeVar("Given")
# In the session: the turns on screen, the id of their conversation, and what went wrong in keeping them.
TURNS, CONVERSATION, PROBLEM = "turns", "conversation", "history_problem"
# How many earlier conversations are in view at once; the others stand behind a line to open.
IN_VIEW = 3


def the_history() -> History | None:
    """Where conversations are kept; None where that is switched off."""
    return open_history(Settings.from_environment())


def attempt(action: Callable[[History, str], Given]) -> Given | None:
    """What an action on the history of the visitor gives; where it fails the page says so, and goes on without."""
    history = the_history()
    try:
        return action(history, visitor().id) if history is not None else None
    except HistoryUnusable as problem:
        st.session_state[PROBLEM] = one_line(problem)
        return None


def show_problem() -> None:
    if problem := st.session_state.pop(PROBLEM, ""):
        alert(problem)


def turns() -> list[Turn]:
    """The turns of the conversation on screen, oldest first."""
    kept: list[Turn] = st.session_state.setdefault(TURNS, [])
    return kept


def keep(turn: Turn) -> None:
    """Adds a turn to the conversation."""
    turns().append(turn)
    conversation: str = st.session_state.setdefault(CONVERSATION, secrets.token_urlsafe(16))
    attempt(lambda history, who: history.add(who, conversation, turn))
    show_problem()


def begin_anew() -> None:
    turns().clear()
    st.session_state.pop(CONVERSATION, None)


def reopen(conversation: str) -> None:
    begin_anew()
    turns().extend(attempt(lambda history, who: history.turns(who, conversation)) or ())
    st.session_state[CONVERSATION] = conversation


def erase(conversation: str | None) -> None:
    """Erases a conversation, or all of them, on screen as well."""
    attempt(lambda history, who: history.erase(who, conversation))
    if PROBLEM not in st.session_state:
        begin_anew()


def show_earlier() -> None:
    """The earlier conversations of the visitor, each to open again, and the way to erase them all."""
    history = the_history()
    if history is None:
        paragraph(wording.NOT_KEPT, "kw-note")
        return
    earlier = attempt(lambda history, who: history.conversations(who)) or ()
    show_problem()
    if not earlier:
        paragraph(wording.kept(history.keep_days, with_login()), "kw-note")
        return
    heading(wording.EARLIER, 2)
    with st.container(key="eerder", gap=None):
        show_list(earlier[:IN_VIEW])
    if earlier[IN_VIEW:]:
        with st.expander(wording.older(len(earlier) - IN_VIEW)), st.container(key="ouder", gap=None):
            show_list(earlier[IN_VIEW:])
    paragraph(wording.kept(history.keep_days, with_login()), "kw-note")
    show_erasing(wording.ERASE_ALL, wording.ERASE_ALL_SURE, None)


def show_list(conversations: Sequence[Conversation]) -> None:
    for each in conversations:
        st.button(
            label(wording.earlier(each.question, each.questions, each.latest_at.astimezone())),
            key=f"gesprek-{each.id}",
            type="tertiary",
            on_click=reopen,
            args=(each.id,),
        )


def show_erasing(name: str, sure: str, conversation: str | None) -> None:
    """A button that erases after a second one: what is gone stays gone."""
    asking = f"wissen-{conversation}"
    if not st.session_state.get(asking):
        st.button(name, type="tertiary", key=f"{asking}-vraag", on_click=_set, args=(asking, True))
        return
    paragraph(sure)
    with st.container(horizontal=True):
        st.button(wording.ERASE, key=f"{asking}-ja", on_click=_erase_and_forget, args=(asking, conversation))
        st.button(wording.DO_NOT, key=f"{asking}-nee", on_click=_set, args=(asking, False))


def _set(name: str, value: bool) -> None:
    st.session_state[name] = value


def _erase_and_forget(asking: str, conversation: str | None) -> None:
    _set(asking, False)
    erase(conversation)
