"""The figures of one indicator through time: a chart whose shapes tell the kinds, and the same figures as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.calculator import Figure
from assistant.pages import target_wording as wording
from assistant.pages.plain import element, heading, paragraph
from assistant.pages.rows import Shelf, where
from assistant.results.result import ENTERED
from assistant.wording import moment

if TYPE_CHECKING:
    import altair as alt

# A shape for each kind of figure; the chart names them, so no colour is needed.
SHAPES = {
    "realisatie": "circle",
    "doel": "diamond",
    "taakstelling": "square",
    "prognose": "triangle-up",
    "budget": "cross",
    "aantal": "triangle-down",
    "uitgangswaarde": "triangle-right",
    "benchmark": "triangle-left",
}
HEIGHT = 300
# When a result was entered, as the ledger writes it.
STORED_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Series:
    """The dated figures of an indicator in one municipality, in order of time."""

    id: str
    name: str
    unit: str
    figures: tuple[Figure, ...]

    @property
    def title(self) -> str:
        return wording.chart(self.name, self.unit)


def series_of(figures: Sequence[Figure]) -> tuple[Series, ...]:
    """Of each indicator with figures of at least two periods, by name."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.indicator is not None and figure.period.last is not None:
            groups.setdefault((figure.indicator.id, figure.municipality, figure.unit), []).append(figure)
    found = [
        Series(
            " | ".join(key),
            _name(own[0]),
            own[0].unit,
            tuple(sorted(own, key=lambda figure: figure.period.last or date.min)),
        )
        for key, own in groups.items()
        if len({figure.period.last for figure in own}) > 1
    ]
    return tuple(sorted(found, key=lambda series: series.name))


def _name(figure: Figure) -> str:
    name = figure.indicator.name if figure.indicator else figure.label
    return name if figure.municipality == "alle drie" else f"{name} ({figure.municipality})"


def chart_of(series: Series) -> alt.LayerChart:
    """Points with their value beside them, joined where they are of one kind. Values come as text: they are Dutch then."""
    import altair as alt

    values = [
        {"periode": figure.period.text, "soort": figure.kind, "waarde": float(figure.amount), "tekst": figure.shown}
        for figure in series.figures
    ]
    kinds = list(dict.fromkeys(figure.kind for figure in series.figures))
    periods = list(dict.fromkeys(figure.period.text for figure in series.figures))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "periode:O", title=None, sort=periods, axis=alt.Axis(labelAngle=0, labelFontSize=13), scale={"padding": 0.6}
        ),
        y=alt.Y(
            "waarde:Q",
            title=None,
            scale=alt.Scale(zero=True, nice=True),
            axis=alt.Axis(labels=False, ticks=False, tickCount=5),
        ),
    )
    shapes = alt.Scale(domain=kinds, range=[SHAPES.get(kind, "circle") for kind in kinds])
    lines = base.mark_line(strokeWidth=1.5, color="#7d8896").encode(detail="soort:N")
    points = base.mark_point(size=140, filled=True, color="#4a7fb5", opacity=1).encode(
        shape=alt.Shape("soort:N", title=None, scale=shapes, legend=alt.Legend(orient="top", labelFontSize=13))
    )
    texts = base.mark_text(dy=-16, fontSize=13).encode(text="tekst:N")
    chart: alt.LayerChart = alt.layer(lines, points, texts).properties(height=HEIGHT).configure(aria=False)
    return chart


def table_html(series: Series, shelf: Shelf) -> str:
    """The figures of a chart as a table that scrolls within its own box."""
    head = "".join(
        element("th", name, scope="col") for name in (wording.PERIOD, wording.KIND, wording.VALUE, wording.SOURCE)
    )
    body = "".join(
        "<tr>"
        + element("th", figure.period.text, scope="row")
        + "".join(element("td", cell) for cell in (figure.kind, figure.text, source_line(figure, shelf)))
        + "</tr>"
        for figure in series.figures
    )
    return (
        f'<div class="kw-scroll" tabindex="0" role="region" aria-label="{escape(wording.chart_table(series.name))}">'
        f'<table class="kw-matrix kw-figures">{element("caption", series.title)}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def source_line(figure: Figure, shelf: Shelf) -> str:
    """Where a figure stands, in one line: a document, or what somebody entered."""
    source = figure.source
    if source is None:
        return ""
    if source.document_id == ENTERED:
        return wording.entered(source.quote, STORED_MOMENT.sub(lambda found: moment(found[0]), source.section))
    return where(source, shelf.documents[source.document_id])


def show_charts(figures: Sequence[Figure], shelf: Shelf) -> None:
    found = {series.id: series for series in series_of(figures)}
    if not found:
        return
    heading(wording.CHARTS, 2)
    paragraph(wording.CHARTS_WHY)
    chosen = st.selectbox(
        wording.CHOOSE_CHART,
        list(found),
        format_func=lambda name: found[name].title,
        placeholder=wording.CHOOSE,
        key="grafiek",
        persist_state="session",
    )
    series = found[str(chosen)]
    with st.container(key="grafiek-figuur"):
        st.altair_chart(chart_of(series), width="stretch", alt=wording.chart_table(series.name))
    st.html(table_html(series, shelf))
