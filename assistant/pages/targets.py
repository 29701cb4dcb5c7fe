"""The page *Doelen en resultaten*: each target beside its result, with the status and the rule that decided it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assistant.calculator import Figure, figures_of
from assistant.errors import KaderwijzerError
from assistant.pages import target_wording as wording
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.reference_day import reference_day
from assistant.pages.results_import import show_import
from assistant.pages.rows import (
    EXCEL,
    Shelf,
    choose,
    facts_html,
    shelf_of,
    show_link,
    show_missing,
    show_style,
    where,
)
from assistant.pages.target_chart import show_charts, source_line
from assistant.pages.target_rows import FACETS, TargetRow, benchmarks_of, counts, target_rows
from assistant.pages.target_sheet import target_workbook
from assistant.pages.target_table import status_text, targets_html
from assistant.pages.theme_chart import bars_of, theme_chart_of
from assistant.pages.visitor import visitor
from assistant.pages.what_if import show_what_if
from assistant.registers.indicators import OBSERVATIONS
from assistant.registers.responsibilities import THEMES
from assistant.results import Ledger, Standing, ledger_of, observations_of
from assistant.results.result import ENTERED
from assistant.settings import Settings
from assistant.wording import dutch_day


def the_ledger() -> Ledger:
    return ledger_of(Settings.from_environment().corpus)


def show_settings(today: date) -> tuple[date, bool]:
    """The fields for the reporting date and the assumption; gives what they say."""
    day = reference_day(wording.REPORTING_DAY, "doelen-peildatum", wording.WRONG_DAY, today)
    straight_line = st.checkbox(wording.STRAIGHT_LINE, value=True, key="doelen-rechte-lijn", persist_state="session")
    paragraph(wording.STRAIGHT_LINE_WHY, "kw-place")
    return day, straight_line


def show_row(number: int, row: TargetRow, shelf: Shelf) -> None:
    target, found = row.target, row.assessment
    result, earlier = row.result, row.earlier
    facts = (
        ("Status", row.status),
        ("Regel", found.rule if found else ""),
        ("Doel", wording.with_period(target.text, target.kind, target.period.text)),
        ("Voorwaarde", target.condition),
        ("Gemeente", target.municipality),
        ("Resultaat", amount(result) if result else wording.NO_RESULT),
        ("Eerdere waarde", amount(earlier) if earlier else ""),
        *(("Benchmark", amount(figure)) for figure in row.benchmarks),
        ("Afwijking", wording.deviation(row.deviation.line, result is not None) if row.deviation else ""),
        ("Nog te gaan", row.left.line if row.left else ""),
        ("Realisatiegraad", row.rate.line if row.rate else ""),
        ("Rechte lijn", found.expected.line if found and found.expected else ""),
        ("Aanname", found.assumption if found else ""),
        ("Let op", " ".join((*(found.notes if found else ()), *row.refusals))),
        ("Bron doel", source_line(target, shelf)),
        ("Bron resultaat", source_line(result, shelf) if result else ""),
        ("Bron eerdere waarde", source_line(earlier, shelf) if earlier else ""),
    )
    with st.container(key=f"rij-{number}", gap="small"):
        st.html(
            f'<div class="kw-source kw-target"><span class="kw-number">{number}</span>'
            + element("h4", row.name, "kw-heading")
            + element("p", status_text(row.status), "kw-place")
            + "</div>"
        )
        with st.expander(wording.details(number)):
            st.html(f'<div class="kw-target">{facts_html(facts)}</div>')
            linked = (("doel", target), ("resultaat", result), ("eerdere waarde", earlier))
            for what, figure in (*linked, *(("benchmark", figure) for figure in row.benchmarks)):
                if figure is not None:
                    show_figure_link(wording.open_figure(what, number), figure, shelf)


def show_theme(theme: str, rows: Sequence[tuple[int, TargetRow]], shelf: Shelf) -> None:
    """A theme: its targets in one table, the chart of the same figures, and the details that can be opened."""
    heading(theme.capitalize(), 2)
    st.html(targets_html(theme, rows, shelf))
    bars = bars_of(rows)
    if bars:
        paragraph(wording.THEME_CHART_WHY, "kw-place")
        with st.container(key=f"themagrafiek-{theme}"):
            st.altair_chart(theme_chart_of(bars), width="stretch", alt=wording.theme_chart(theme))
    else:
        paragraph(wording.NOTHING_TO_DRAW, "kw-place")
    heading(wording.theme_details(theme), 3)
    for number, row in rows:
        show_row(number, row, shelf)


def amount(figure: Figure) -> str:
    return wording.with_period(figure.text, figure.kind, figure.period.text)


def show_figure_link(label: str, figure: Figure, shelf: Shelf) -> None:
    """The link to a figure in its document; a result that somebody entered stands in none."""
    if figure.source is not None and figure.source.document_id != ENTERED:
        show_link(label, figure.source, shelf.documents[figure.source.document_id])


def show_benchmarks(theme: str, figures: Sequence[Figure], shelf: Shelf) -> None:
    found = benchmarks_of(figures, theme)
    if not found:
        return
    heading(wording.BENCHMARKS, 3)
    paragraph(wording.BENCHMARKS_WHY)
    for number, figure in enumerate(found, start=1):
        if figure.source is None:
            continue
        name = figure.indicator.name if figure.indicator else figure.label
        line = f"{name}: {wording.with_period(figure.text, figure.period.text, figure.condition)}"
        place = where(figure.source, shelf.documents[figure.source.document_id])
        st.html(element("p", line) + element("p", place, "kw-place"))
        show_figure_link(wording.open_benchmark(theme, number), figure, shelf)


def show_targets(rows: Sequence[TargetRow], figures: Sequence[Figure], shelf: Shelf, day: date) -> None:
    found = choose("doelen", rows, FACETS)
    line = wording.targets_shown(len(found))
    said = f"{line} {wording.summary(counts(found), dutch_day(day))}" if found else line
    st.html(element("p", said, "kw-count", role="status"))
    if not found:
        return
    paragraph(wording.TABLE_WHY, "kw-place")
    for theme in dict.fromkeys((*THEMES, *(row.theme for row in found))):
        own = [(number, row) for number, row in enumerate(found, start=1) if row.theme == theme]
        if not own:
            continue
        show_theme(theme, own, shelf)
        show_benchmarks(theme, figures, shelf)
    heading(wording.DOWNLOAD_HEADING, 2)
    paragraph(wording.DOWNLOAD_WHY, "kw-place")
    st.download_button(
        wording.DOWNLOAD,
        lambda: target_workbook(found, shelf.documents, day),
        file_name="doelen-en-resultaten.xlsx",
        mime=EXCEL,
        on_click="ignore",
        key="download-doelen",
    )


def show() -> None:
    shelf = shelf_of(the_assistant())
    registers = shelf.registers
    show_style()
    heading(wording.HEADING)
    ledger, today = the_ledger(), date.today()
    try:
        standing: Standing | None = ledger.standing()
    except KaderwijzerError as problem:
        standing = None
        alert(str(problem))
    entered = observations_of(standing) if standing else ()
    figures = figures_of(registers.indicators, [*registers.observations, *entered])
    if not target_rows(figures, today):
        show_missing(wording.NO_TARGETS_LIST, OBSERVATIONS, registers)
        return
    paragraph(wording.INTRO)
    day, straight_line = show_settings(today)
    manages = visitor().manages
    targets, what_if, charts, *entry = st.tabs(list(wording.TABS if manages else wording.TABS[:-1]))
    with targets:
        show_targets(target_rows(figures, day, straight_line), figures, shelf, day)
    with what_if:
        show_what_if(figures, straight_line)
    with charts:
        show_charts(figures, shelf)
    if manages:
        with entry[0]:
            if standing is None:
                paragraph(wording.NO_LEDGER)
            else:
                show_import(registers, ledger, standing, today)


if __name__ == "__main__":
    show()
