"""The targets of a theme in one chart: how far the latest value is, in per cent of the target. Shapes tell what it is."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from assistant.pages import target_wording as wording
from assistant.pages.target_rows import TargetRow

if TYPE_CHECKING:
    import altair as alt

# Units have no common scale, so each value is drawn as a part of its own target.
ROW_HEIGHT = 92
# The legend above, the axis below and its title: Streamlit fits them into the height of the whole.
AROUND_HEIGHT = 132
NAME_WIDTH = 38
NAME_LINES = 2
# The axis goes at least this far past the target.
LEAST_END = 120


def bars_of(rows: Sequence[tuple[int, TargetRow]]) -> list[dict[str, str | float]]:
    """What is drawn of each target that a value is known of, in the order of the table."""
    return [
        {
            "nummer": f"{number:03}",
            "naam": "\n".join(
                wrap(f"{number}. {row.name}{_place(row)}", NAME_WIDTH, max_lines=NAME_LINES, placeholder=" …")
            ),
            "deel": float(row.part.value),
            "soort": wording.RESULT if row.result else wording.EARLIER,
            "tekst": f"{row.compared.text} · {row.part.text}",
        }
        for number, row in rows
        if row.part is not None and row.compared is not None
    ]


def _place(row: TargetRow) -> str:
    return "" if row.target.municipality == "alle drie" else f" ({row.target.municipality})"


def theme_chart_of(bars: Sequence[dict[str, str | float]]) -> alt.LayerChart:
    """A line from 0 to the value, its point, the target as an upright stroke at 100 %, and the figures in words."""
    import altair as alt

    end = max(LEAST_END, *(float(bar["deel"]) * 1.1 for bar in bars))
    across = alt.X(
        "deel:Q",
        title=wording.CHART_AXIS,
        scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(tickCount=4, labelFontSize=13, titleFontSize=13, titleFontWeight="normal"),
    )
    down = alt.Y("nummer:N", title=None, axis=None)
    base = alt.Chart(alt.InlineData(values=[*bars])).encode(y=down)
    kinds = [wording.RESULT, wording.EARLIER]
    shapes = alt.Scale(domain=kinds, range=["circle", "triangle-up"])
    layers = (
        base.mark_rule(aria=False, strokeWidth=6, color="#7d8896", opacity=0.45).encode(x=across, x2=alt.datum(0)),
        base.mark_tick(aria=False, thickness=3, size=34, color="#c2571a").encode(x=alt.datum(100)),
        base.mark_point(aria=False, size=170, filled=True, color="#4a7fb5", opacity=1).encode(
            x=across,
            shape=alt.Shape("soort:N", title=None, scale=shapes, legend=alt.Legend(orient="top", labelFontSize=13)),
        ),
        base.mark_text(aria=False, align="left", baseline="top", dy=-44, fontSize=13, lineBreak="\n").encode(
            x=alt.datum(0), text="naam:N"
        ),
        base.mark_text(aria=False, align="left", baseline="top", dy=12, fontSize=13).encode(
            x=alt.datum(0), text="tekst:N"
        ),
    )
    chart: alt.LayerChart = (
        alt.layer(*layers).properties(height=len(bars) * ROW_HEIGHT + AROUND_HEIGHT).configure(aria=False)
    )
    return chart
