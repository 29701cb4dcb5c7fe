"""The page *Vergadering voorbereiden*: choose a meeting, see its dossier, and take it along as Word or PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from assistant.datatypes import Citation
from assistant.dossier import MEETINGS, Choice, Dossier, Ground, Line, Part
from assistant.dossier import wording as dossier_wording
from assistant.dossier.lines import Carrier, municipalities
from assistant.dossier.printed import Numbers, capital, fitting, notes, pages_of
from assistant.dutch import fold
from assistant.errors import KaderwijzerError
from assistant.fulfilment import KEPT, fulfilments
from assistant.pages import meeting_wording as wording
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.rows import MOST_CHARACTERS, facts_html, show_style
from assistant.pages.source import link_to_place
from assistant.pages.targets import the_ledger
from assistant.papers import KINDS, Paper, reference, write
from assistant.periods import period_of
from assistant.registers import Registers
from assistant.registers.indicators import Observation
from assistant.registers.responsibilities import THEMES
from assistant.results import observations_of

DOWNLOADS = ("docx", "pdf")
NUMBERS_ONLY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def day_of(text: str) -> date | None:
    """The day that somebody typed: 12-05-2020, or 12 mei 2020; None where it is no day."""
    said = text.strip()
    if match := NUMBERS_ONLY.fullmatch(said):
        day, month, year = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    period = period_of(said)
    return period.last if period is not None and period.first == period.last else None


def file_name(choice: Choice, kind: str) -> str:
    """dossier-gemeenteraad-assen-2020-05-12.docx"""
    where = re.sub(r"[^a-z]+", "-", fold(choice.municipality)) or "alle-gemeenten"
    return f"dossier-{choice.meeting}-{where}-{choice.day.isoformat()}.{kind}"


def show_choice(registers: Registers) -> Choice | None:
    """The fields; None where the date can't be read, which the page then says."""
    one, other = st.columns(2)
    with one:
        meeting = st.selectbox(
            wording.MEETING,
            list(MEETINGS),
            format_func=lambda key: MEETINGS[key].name,
            placeholder=wording.CHOOSE,
            key="vergadering-soort",
            persist_state="session",
        )
    with other:
        said = st.text_input(
            wording.DAY,
            value=f"{date.today():%d-%m-%Y}",
            key="vergadering-datum",
            max_chars=MOST_CHARACTERS,
            persist_state="session",
        )
    one, other = st.columns(2)
    with one:
        themes = st.multiselect(
            wording.THEMES,
            list(THEMES),
            key="vergadering-themas",
            placeholder=wording.EVERY_THEME,
            select_all=False,
            wrap=True,
            persist_state="session",
        )
    with other:
        municipality = show_municipalities(registers)
    day = day_of(said)
    if day is None:
        alert(wording.WRONG_DAY)
        return None
    return Choice(str(meeting), day, tuple(theme for theme in THEMES if theme in themes), municipality)


def show_municipalities(registers: Registers) -> str:
    """The field for the municipality; "" for all of them, also where the figures are of none by itself."""
    counted = {row.municipality for row in registers.observations}
    known = [name for name in municipalities() if name in counted]
    if not known:
        return ""
    chosen = st.selectbox(
        wording.MUNICIPALITY,
        ["", *known],
        format_func=lambda name: name or wording.EVERY_MUNICIPALITY,
        placeholder=wording.CHOOSE,
        key="vergadering-gemeente",
        persist_state="session",
    )
    return str(chosen)


def the_entered() -> tuple[Observation, ...]:
    """The results that people entered; where their file can't be read the page says so and goes on without."""
    try:
        return observations_of(the_ledger().standing())
    except KaderwijzerError as problem:
        alert(f"{problem} {wording.NO_LEDGER}")
        return ()


def show_downloads(paper: Paper, choice: Choice) -> None:
    with st.container(horizontal=True):
        for kind in DOWNLOADS:
            st.download_button(
                wording.download(KINDS[kind].name),
                partial(write, paper, kind),
                file_name=file_name(choice, kind),
                mime=KINDS[kind].media_type,
                on_click="ignore",
                key=f"download-dossier-{kind}",
            )


def show_dossier(dossier: Dossier, ground: Ground) -> None:
    """The same lines as on paper, each with links to the places that carry it."""
    paragraph(dossier.meeting.why)
    short = [part.in_short for part in dossier.parts if part.in_short]
    if short:
        heading(dossier_wording.IN_SHORT, 2)
        st.html(f'<ul class="kw-lines">{"".join(element("li", line) for line in short)}</ul>')
    numbers, row = Numbers(), 0
    for part in dossier.parts:
        heading(part.heading, 2)
        if not part.lines:
            paragraph(dossier_wording.NOTHING[part.name])
        for line in part.lines:
            row += 1
            show_line(row, part, line, numbers, ground)
        if part.lines:
            paragraph(part.rest, "kw-place")
    for note in notes(dossier):
        paragraph(note, "kw-place")


def show_line(row: int, part: Part, line: Line, numbers: Numbers, ground: Ground) -> None:
    told = [f"{phrase.text} {reference(new)}".rstrip() for phrase, new in numbers.once(line.cells)]
    if part.columns:
        inside = element("h3", capital(told[0]), "kw-heading")
        inside += facts_html(zip(part.columns[1:], told[1:], strict=True))
    else:
        rule = line.question.rule if line.question else ""
        inside = f"<p>{element('strong', f'{rule}:')} {element('span', told[0])}</p>"
    with st.container(key=f"rij-{row}", gap="small"):
        st.html(f'<div class="kw-source"><span class="kw-number">{row}</span>{inside}</div>')
        carriers = tuple(dict.fromkeys(carrier for phrase in line.cells for carrier in phrase.carriers))
        with st.container(horizontal=True, gap="medium"):
            show_links(row, carriers, numbers, ground)


def show_links(row: int, carriers: Sequence[Carrier], numbers: Numbers, ground: Ground) -> None:
    for carrier in carriers:
        number = numbers.number(carrier)
        if isinstance(carrier, Citation):
            document = ground.document(carrier.document_id)
            link_to_place(wording.open_source(number, row), document, carrier.start, carrier.end)
        else:
            paragraph(wording.entered(number, carrier.place, carrier.quote), "kw-place")


def show() -> None:
    known = the_assistant().knowledge
    registers = known.registers
    show_style()
    heading(wording.HEADING)
    paragraph(wording.INTRO)
    if not (registers.observations or registers.commitments or registers.responsibilities or registers.remarks):
        paragraph(wording.NO_LISTS)
        return
    choice = show_choice(registers)
    paragraph(wording.DAY_WHY, "kw-place")
    if choice is None:
        return
    documents = (
        {document.id: document for document in known.index.texts.documents()} if known.fulfilled.evidence else {}
    )
    found = fulfilments(registers.commitments, known.fulfilled, documents, choice.day)
    kept = frozenset(of.commitment.id for of in found if of.status == KEPT)
    ground = Ground(choice, registers, known.index.texts.document, the_entered(), kept)
    dossier, paper = fitting(ground)
    st.html(element("p", wording.ready(pages_of(paper), len(paper.sources)), "kw-count", role="status"))
    show_downloads(paper, choice)
    show_dossier(dossier, ground)


if __name__ == "__main__":
    show()
