"""A question and its answer as whoever has the link sees them: to read, with what has changed in the documents since."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from assistant.datatypes import Answer, Turn
from assistant.pages import conversation_wording as wording
from assistant.pages.actions import LINKED
from assistant.pages.kept import attempt, show_problem
from assistant.pages.plain import alert, heading, paragraph
from assistant.pages.source import CONVERSATION_PAGE, document_of
from assistant.replay import place_now

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def show_linked(assistant: Assistant, show_turn: Callable[[Turn], None], ask_again: Callable[[str], None]) -> None:
    """The answer that the address asks for."""
    heading(wording.LINKED_HEADING)
    asked = st.query_params[LINKED]
    turn = attempt(lambda history, _: history.linked(asked))
    show_problem()
    if turn is None:
        alert(wording.NO_LINK)
    else:
        paragraph(wording.asked_on(turn.asked_at.astimezone()), "kw-note")
        show_turn(turn)
        if turn.answer is not None:
            paragraph(since(assistant, turn.answer))
        st.button(wording.ASK_AGAIN, on_click=ask_again, args=(turn.question,))
    st.page_link(CONVERSATION_PAGE, label=wording.OWN_QUESTION)


def since(assistant: Assistant, answer: Answer) -> str:
    """Whether the documents are as they were, and if not, whether what was quoted still stands in them."""
    if assistant.index.manifest.corpus_id == answer.corpus_id:
        return wording.SAME
    if not answer.citations:
        return wording.OTHER
    fallen = sum(place_now(each, document_of(assistant, each.document_id)) is None for each in answer.citations)
    return f"{wording.OTHER} {wording.fallen(fallen) if fallen else wording.ALL_STAND}"
