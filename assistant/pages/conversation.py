"""The page *Gesprek*: questions, and answers with their sources."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from assistant import dutch
from assistant.datatypes import Answer, Claim
from assistant.errors import KaderwijzerError
from assistant.numbers import dutch as in_dutch
from assistant.pages import wording
from assistant.pages.explained import marked
from assistant.pages.listing import show_listing
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.source import QUESTION, TOUR_PAGE, show_entered, show_nearest, show_source
from assistant.pages.turns import Turn, ask, one_line
from assistant.wording import not_found

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# As much of a question as is read (ask.py).
MOST_CHARACTERS = 2000
NO_BREAK = "&NoBreak;"


def turns() -> list[Turn]:
    """The turns of this session's conversation, oldest first."""
    kept: list[Turn] = st.session_state.setdefault("turns", [])
    return kept


def show_question(question: str) -> None:
    with st.chat_message(wording.YOUR_QUESTION):
        paragraph(question, "kw-question")


def show_outcome(assistant: Assistant, turn: Turn) -> None:
    with st.chat_message(wording.ANSWER):
        if turn.answer is None:
            alert(turn.failure)
            return
        try:
            show_answer(assistant, turn.answer)
        except KaderwijzerError as problem:
            # A document can leave the index while an answer from it is on screen.
            alert(one_line(problem))


def show_answer(assistant: Assistant, answer: Answer) -> None:
    if answer.understood:
        paragraph(wording.understood(answer.understood), "kw-understood")
    if not answer.claims:
        notice = notice_alone(answer)
        st.html(element("p", notice, "kw-answer", data_announce=notice))
        if answer.searched.nearest:
            heading(wording.NEAREST, 2)
        for number, nearest in enumerate(answer.searched.nearest, start=1):
            show_nearest(number, nearest, assistant.document(nearest.document_id))
        return
    explained = marked([claim.text for claim in answer.claims], assistant.registers.terms)
    claims = "".join(map(claim_html, answer.claims, explained))
    st.html(
        f'<div class="kw-answer" data-announce="{wording.answered(len(answer.citations) + len(answer.results))}">{claims}</div>'
    )
    if answer.also:
        paragraph(wording.also_searched(answer.also), "kw-understood")
    said = " ".join(claim.text for claim in answer.claims if claim.computed)
    for of in answer.calculations:
        if of.formula in said:
            continue
        paragraph(
            wording.calculation(of.formula, in_dutch(Decimal(str(of.value)).normalize()), of.unit), "kw-understood"
        )
    show_listing(answer)
    if answer.results:
        heading(wording.ENTERED_RESULTS, 2)
        paragraph(wording.ENTERED_WHY, "kw-place")
        for number, result in enumerate(answer.results, start=1):
            show_entered(number, result)
    # The other rows of a list have their links in the list itself.
    cited = {number for claim in answer.claims for number in claim.citations}
    if cited or not answer.results:
        heading(wording.SOURCES, 2)
    for number, citation in enumerate(answer.citations, start=1):
        if number not in cited:
            continue
        show_source(number, citation, assistant.document(citation.document_id))


def notice_alone(answer: Answer) -> str:
    """Why there is no answer, without the nearest sections where the notice names them: they follow as links."""
    language = dutch.language(answer.question)
    if answer.notice != not_found(answer.searched, language):
        return answer.notice
    return not_found(replace(answer.searched, nearest=()), language)


def claim_html(claim: Claim, text: str) -> str:
    """A sentence of an answer (`text` is its HTML), with the numbers of its sources on the same line as its last word."""
    marks = "".join(f"{NO_BREAK}<sup>[{number}]</sup>" for number in claim.citations)
    marks += "".join(f"{NO_BREAK}<sup>[ingevoerd&nbsp;{number}]</sup>" for number in claim.results)
    return f"<p><span>{text}</span>{marks}</p>"


def show_start() -> str | None:
    """What this is, and example questions; gives the example that was chosen."""
    st.html('<ul class="kw-intro">' + "".join(element("li", line) for line in wording.INTRO) + "</ul>")
    st.page_link(TOUR_PAGE, label=wording.TO_TOUR)
    heading(wording.EXAMPLES_HEADING, 2)
    chosen = None
    themes = list(wording.EXAMPLES.items())
    for at in range(0, len(themes), 2):
        for column, (theme, questions) in zip(st.columns(2), themes[at : at + 2], strict=True):
            with column:
                heading(theme, 3)
                for question in questions:
                    if st.button(question, width="stretch"):
                        chosen = question
    return chosen


def linked_question() -> str | None:
    """The question that a link to this page asks; once, so that the page can be opened anew without asking it again."""
    asked = st.query_params.get(QUESTION, "").strip()
    st.query_params.pop(QUESTION, None)
    return asked[:MOST_CHARACTERS] or None


def show() -> None:
    assistant = the_assistant()
    heading(wording.HEADING)
    start = st.empty()
    field = st.bottom.container(key="field", horizontal=True, vertical_alignment="center")
    chosen = None
    if not turns():
        with start.container():
            chosen = show_start()
    asked = field.chat_input(wording.QUESTION_FIELD, max_chars=MOST_CHARACTERS) or chosen or linked_question()
    for turn in turns():
        show_question(turn.question)
        show_outcome(assistant, turn)
    if asked:
        start.empty()
        show_question(asked)
        turn = ask(assistant, asked, turns())
        turns().append(turn)
        show_outcome(assistant, turn)
    if turns():
        field.button(wording.NEW_CONVERSATION, on_click=turns().clear)


if __name__ == "__main__":
    show()
