"""The page *Gesprek*: questions, and answers with their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant import dutch
from assistant.datatypes import Answer, Claim, Turn
from assistant.errors import KaderwijzerError
from assistant.numbers import dutch as in_dutch
from assistant.pages import conversation_wording as around
from assistant.pages import wording
from assistant.pages.actions import LINKED, show_actions
from assistant.pages.explained import marked
from assistant.pages.kept import (
    CONVERSATION,
    begin_anew,
    keep,
    show_earlier,
    show_erasing,
    show_problem,
    the_history,
    turns,
)
from assistant.pages.linked import show_linked
from assistant.pages.listing import show_listing
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, label, paragraph
from assistant.pages.source import QUESTION, TOUR_PAGE, document_of, show_entered, show_nearest, show_source
from assistant.pages.turns import ask, one_line, questions_before
from assistant.pages.visitor import with_login
from assistant.papers import KINDS, write
from assistant.transcript import Pages, copied, paper
from assistant.wording import CHOOSE, not_found

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# As much of a question as is read (ask.py).
MOST_CHARACTERS = 2000
NO_BREAK = "&NoBreak;"


# In the session: a question to ask by itself in the next run of this page, and the field for questions.
ASK_ALONE, FIELD = "ask_alone", "vraagveld"


def ask_alone(question: str) -> None:
    st.session_state[ASK_ALONE] = question


def ask_again(question: str) -> None:
    """Asks the question of a link in a conversation of one's own."""
    del st.query_params[LINKED]
    begin_anew()
    ask_alone(question)


def fill_field(question: str) -> None:
    st.session_state[FIELD] = question


def show_question(question: str) -> None:
    with st.chat_message(wording.YOUR_QUESTION):
        paragraph(question, "kw-question")


def show_turn(assistant: Assistant, turn: Turn, own: bool = True) -> None:
    show_question(turn.question)
    show_outcome(assistant, turn, own)


def show_outcome(assistant: Assistant, turn: Turn, own: bool = True) -> None:
    """An answer, with what can be done with it where it is the visitor's `own`."""
    with st.chat_message(wording.ANSWER):
        if turn.answer is None:
            alert(turn.failure)
            return
        try:
            if turn.answer.understood:
                show_understood(turn, turn.answer.understood, own)
            show_answer(assistant, turn, turn.answer, own)
            if own:
                show_actions(turn, copied(turn, pages_of(assistant)))
        except KaderwijzerError as problem:
            # The folder of documents can go while an answer from it is on screen.
            alert(one_line(problem))


def show_understood(turn: Turn, understood: str, own: bool) -> None:
    """How a question was read that leans on others, and two ways to have it read otherwise."""
    with st.container(gap=None):
        paragraph(wording.understood(understood), "kw-understood")
        if not own:
            return
        with st.container(key=f"bedoeld-{turn.id}", horizontal=True):
            for name, action, question in (
                (around.ALONE, ask_alone, turn.question),
                (around.ADJUST, fill_field, understood),
            ):
                st.button(name, key=f"{name}-{turn.id}", type="tertiary", on_click=action, args=(question,))


def show_answer(assistant: Assistant, turn: Turn, answer: Answer, own: bool) -> None:
    if not answer.claims:
        notice = notice_alone(answer)
        st.html(element("p", notice, "kw-answer", data_announce=f"{wording.ANSWERED} {notice}"))
        show_choices(turn, answer, own)
        if answer.searched.nearest:
            heading(wording.NEAREST, 2)
        unchanged = assistant.index.manifest.corpus_id == answer.corpus_id
        for number, nearest in enumerate(answer.searched.nearest, start=1):
            show_nearest(number, nearest, document_of(assistant, nearest.document_id) if unchanged else None)
        return
    explained = marked([claim.text for claim in answer.claims], assistant.registers.terms)
    claims = "".join(map(claim_html, answer.claims, explained))
    announced = wording.answered(len(answer.citations) + len(answer.results))
    st.html(f'<div class="kw-answer" data-announce="{announced}">{claims}</div>')
    if answer.also:
        paragraph(wording.also_searched(answer.also), "kw-understood")
    if answer.glossary:
        paragraph(wording.glossary(answer.glossary), "kw-understood")
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
        show_source(number, citation, document_of(assistant, citation.document_id))


def show_choices(turn: Turn, answer: Answer, own: bool) -> None:
    """The ways in which a question can be read, each to click."""
    if not answer.choices:
        return
    heading(CHOOSE, 2)
    if not own:
        st.html('<ul class="kw-intro">' + "".join(element("li", choice) for choice in answer.choices) + "</ul>")
        return
    with st.container(key=f"keuzes-{turn.id}", gap="small"):
        for at, choice in enumerate(answer.choices):
            st.button(label(choice), key=f"keuze-{at}-{turn.id}", on_click=ask_alone, args=(choice,))


def pages_of(assistant: Assistant) -> Pages:
    """How many pages a document has now; 0 where it is gone."""

    def count(document_id: str) -> int:
        document = document_of(assistant, document_id)
        return len(document.pages) if document else 0

    return count


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
    show_earlier()
    return chosen


def linked_question() -> str | None:
    """The question that a link to this page asks; once, so that the page can be opened anew without asking it again."""
    asked = st.query_params.get(QUESTION, "").strip()
    st.query_params.pop(QUESTION, None)
    return asked[:MOST_CHARACTERS] or None


def show_end(assistant: Assistant) -> None:
    """What can be done with the conversation as a whole, closed at first."""
    history = the_history()
    shown = tuple(turns())
    with st.expander(around.CONVERSATION_PARTS):
        with st.container(horizontal=True):
            for kind, about in KINDS.items():
                st.download_button(
                    around.download(about.name),
                    partial(write_conversation, shown, pages_of(assistant), kind),
                    file_name=f"{around.FILE_NAME}-{shown[-1].asked_at.astimezone():%Y-%m-%d}.{kind}",
                    mime=about.media_type,
                    on_click="ignore",
                    key=f"download-{kind}",
                )
        if history is None:
            paragraph(around.NOT_KEPT, "kw-note")
            return
        paragraph(around.kept(history.keep_days, with_login()), "kw-note")
        show_erasing(around.ERASE_ONE, around.ERASE_ONE_SURE, st.session_state[CONVERSATION])


def write_conversation(shown: Sequence[Turn], pages: Pages, kind: str) -> bytes:
    return write(paper(shown, pages), kind)


def show() -> None:
    assistant = the_assistant()
    if LINKED in st.query_params:
        show_linked(assistant, partial(show_turn, assistant, own=False), ask_again)
        return
    heading(wording.HEADING)
    show_problem()
    start = st.empty()
    field = st.bottom.container(key="field", horizontal=True, vertical_alignment="center")
    chosen = None
    alone = st.session_state.pop(ASK_ALONE, None)
    if not turns() and not alone:
        with start.container():
            chosen = show_start()
    asked = field.chat_input(wording.QUESTION_FIELD, key=FIELD, max_chars=MOST_CHARACTERS)
    asked = asked or alone or chosen or linked_question()
    for turn in turns():
        show_turn(assistant, turn)
    if asked:
        start.empty()
        show_question(asked)
        turn = ask(assistant, asked, () if asked == alone else questions_before(turns()))
        keep(turn)
        show_outcome(assistant, turn)
    if turns():
        show_end(assistant)
        field.button(wording.NEW_CONVERSATION, on_click=begin_anew)


if __name__ == "__main__":
    show()
