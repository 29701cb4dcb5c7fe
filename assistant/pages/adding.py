"""Adding, replacing and removing documents on the page *Documenten*, for whoever may."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from assistant.datatypes import Document
from assistant.errors import KaderwijzerError
from assistant.intake import Intake, Job
from assistant.pages import document_wording as wording
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.visitor import Visitor, visitor
from assistant.readers import SUFFIXES
from assistant.settings import Settings
from assistant.wording import moment
from assistant.wording import stage as stage_line

LOOK_AGAIN_SECONDS = 0.5
# In the state of a session: how often files were sent, so that the field is empty again.
TIMES = "documenten-keer"
# In the state of a session: why what was clicked last was not asked.
REFUSED = "documenten-geweigerd"
MEGABYTE = 1_000_000


class NotAllowed(KaderwijzerError):
    """Somebody who may not change documents asked for it."""


@st.cache_resource(show_spinner=False)
def intake() -> Intake:
    """The one intake of this server."""
    return Intake(the_assistant(), Settings.from_environment())


def ask_intake(
    action: Callable[[Intake, str], object], by: Callable[[], Visitor] = visitor, desk: Callable[[], Intake] = intake
) -> None:
    """Asks the intake for something in the name of the visitor. Raises NotAllowed; then nothing was asked.

    Who it is, is looked up now: a page may have been open since before a right was taken away.
    """
    asking = by()
    if not asking.manages:
        raise NotAllowed(wording.NOT_ALLOWED)
    action(desk(), asking.id)
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def click(action: Callable[[Intake, str], object]) -> None:
    """Asks the intake for something when a button is clicked; where that isn't allowed, the next page says so."""
    try:
        ask_intake(action)
    except NotAllowed as problem:
        st.session_state[REFUSED] = str(problem)


def show_refusal() -> None:
    if said := st.session_state.pop(REFUSED, ""):
        alert(said)


def show_adding(by: Visitor) -> None:
    """The field for new documents, and what came of the last ones."""
    heading(wording.ADD_HEADING, 2)
    paragraph(wording.ADD_WHY)
    files = st.file_uploader(
        wording.ADD_FIELD,
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=f"documenten-{st.session_state.get(TIMES, 0)}",
        max_upload_size=most_megabytes(),
    )
    if files:

        def add(desk: Intake, owner: str) -> None:
            for file in files:
                desk.add(owner, file.name, file.getvalue())

        st.button(
            wording.add_button(len(files)),
            type="primary",
            key="documenten-toevoegen",
            on_click=partial(click, add),
        )
    show_news(by)


def most_megabytes() -> int:
    """The largest file that is taken, in whole megabytes."""
    return max(1, Settings.from_environment().upload_max_bytes // MEGABYTE)


def show_news(by: Visitor) -> None:
    """How far this visitor's files are, and what came of them."""
    jobs = intake().jobs(by.id)
    if not jobs:
        return
    with st.container(key="documenten-nieuws", gap="small"):
        heading(wording.NEWS_HEADING, 2)
        if all(job.over for job in jobs):
            st.html(news_html(jobs))
            st.button(wording.FORGET, key="documenten-wissen", on_click=partial(intake().forget, by.id))
        else:
            _show_progress(by.id)


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _show_progress(owner: str) -> None:
    jobs = intake().jobs(owner)
    if all(job.over for job in jobs):
        st.rerun()
    over = sum(job.over for job in jobs)
    progress = intake().progress
    line = stage_line(*progress) if progress else wording.ready(over, len(jobs))
    st.progress(over / len(jobs), text=line)
    st.html(news_html(jobs))


def news_html(jobs: list[Job]) -> str:
    """Each job with what was read, or why not and what to do; the lines are told to who doesn't see them."""
    return '<div role="status">' + "".join(_job_html(job) for job in jobs) + "</div>"


def _job_html(job: Job) -> str:
    if job.stage == "refused":
        shown = element("p", wording.refused(job), "kw-source-title") + element("p", f"{job.reason} {job.remedy}")
        return f'<div class="kw-news kw-problem">{shown}</div>'
    if job.stage == "done":
        shown = element("p", wording.done(job), "kw-source-title")
        shown += "".join(element("p", line) for line in wording.details(job))
        return f'<div class="kw-news kw-done">{shown}</div>'
    shown = element("p", job.name, "kw-source-title") + element("p", wording.going_on(job), "kw-place")
    return f'<div class="kw-news">{shown}</div>'


def show_controls(document: Document) -> None:
    """The buttons at one document of the list."""
    if st.button(wording.REPLACE, key=f"vervang-{document.id}", type="tertiary"):
        replace_dialog(document.id, document.title)
    if st.button(wording.REMOVE, key=f"verwijder-{document.id}", type="tertiary"):
        remove_dialog(document.id, document.title)


@st.dialog(wording.REPLACE_HEADING)
def replace_dialog(document: str, title: str) -> None:
    paragraph(wording.replacing(title))
    paragraph(wording.REPLACE_WHY)
    file = st.file_uploader(
        wording.REPLACE_FIELD,
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        key=f"vervangen-{document}-{st.session_state.get(TIMES, 0)}",
        max_upload_size=most_megabytes(),
    )
    if file is not None and st.button(wording.REPLACE, type="primary", key="vervangen-ja"):
        click(lambda desk, owner: desk.replace(owner, document, file.name, file.getvalue()))
        st.rerun()


@st.dialog(wording.REMOVE_HEADING)
def remove_dialog(document: str, title: str) -> None:
    paragraph(wording.really_remove(title))
    with st.container(horizontal=True):
        if st.button(wording.YES_REMOVE, type="primary", key="verwijderen-ja"):
            click(lambda desk, owner: desk.remove(owner, document, title))
            st.rerun()
        if st.button(wording.CANCEL, key="verwijderen-nee"):
            st.rerun()


def show_bin() -> None:
    """What was removed or replaced, and the way back."""
    binned = intake().shelf.bin()
    if not binned:
        return
    heading(wording.BIN_HEADING, 2)
    paragraph(wording.BIN_WHY)
    for one in binned:
        with st.container(key=f"prullenbak-{one.id}", gap="small"):
            st.html(
                element("p", ", ".join(one.files), "kw-source-title")
                + element("p", moment(one.when.isoformat()), "kw-place")
            )
            st.button(
                wording.RESTORE,
                key=f"terug-{one.id}",
                on_click=partial(click, partial(_restore, binned=one.id)),
            )


def _restore(desk: Intake, owner: str, binned: str) -> None:
    desk.restore(owner, binned)
