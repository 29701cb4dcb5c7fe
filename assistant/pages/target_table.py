"""The targets of a theme as one table to be read at a glance: each figure is a link to where it stands. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from assistant.calculator import Figure
from assistant.pages import target_wording as wording
from assistant.pages.plain import element
from assistant.pages.rows import Shelf
from assistant.pages.source import VERSION, VERSION_LENGTH
from assistant.pages.target_rows import TargetRow
from assistant.results.result import ENTERED

# A sign beside each status, so that a reader who sees no colour or skims finds it too.
SIGNS = {
    "behaald": "✓",
    "op koers": "↗",
    "risico": "!",
    "niet behaald": "✗",
    "geen resultaat bekend": "–",
    wording.NO_STATUS: "?",
}


def targets_html(theme: str, rows: Sequence[tuple[int, TargetRow]], shelf: Shelf) -> str:
    """The targets of a theme, by their number on the page; on a narrow screen each row is a block of its own.

    The roles are those that the elements have by themselves: a table that is laid out in blocks would lose them.
    """
    head = "".join(element("th", name, scope="col", role="columnheader") for name in wording.TABLE_COLUMNS)
    body = "".join(_row_html(number, row, shelf) for number, row in rows)
    label = escape(wording.theme_table(theme))
    return (
        f'<div class="kw-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="kw-matrix kw-targets" role="table">{element("caption", wording.theme_table(theme))}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def status_text(status: str) -> str:
    return f"{SIGNS.get(status, '')} {status}".lstrip()


def _row_html(number: int, row: TargetRow, shelf: Shelf) -> str:
    status = [element("span", status_text(row.status), "kw-status")]
    if row.results and row.status == "geen resultaat bekend":
        status.append(element("span", wording.INTERIM_ONLY, "kw-none"))
    _, place, target, earlier, result, deviation, judged = wording.TABLE_COLUMNS
    cells = (
        element("th", f"{number}. {row.name}", scope="row", role="rowheader"),
        _cell(place, [element("span", row.target.municipality)]),
        _cell(target, [_figure_html(row.target, shelf)]),
        _cell(earlier, [_figure_html(row.earlier, shelf)] if row.earlier else [], wording.NO_EARLIER),
        _cell(result, [_figure_html(figure, shelf) for figure in row.results], wording.NO_RESULT),
        _cell(deviation, _deviation(row), wording.NOT_COMPUTED),
        _cell(judged, status),
    )
    return f'<tr role="row">{"".join(cells)}</tr>'


def _cell(column: str, lines: Sequence[str], without: str = "") -> str:
    """A cell under a column; on a narrow screen the name of the column stands before it."""
    shown = lines or [element("span", without, "kw-none")]
    return f'<td role="cell" data-column="{escape(column)}"><div>{"<br>".join(shown)}</div></td>'


def _deviation(row: TargetRow) -> list[str]:
    """What lies between value and target, and the value as a part of the target; of an earlier value it is said so."""
    of = "" if row.result else wording.OF_EARLIER
    lines = [element("span", row.deviation.text)] if row.deviation else []
    lines += [element("span", wording.of_target(row.part.text))] if row.part else []
    return [*lines, element("span", of, "kw-none")] if lines and of else lines


def _figure_html(figure: Figure, shelf: Shelf) -> str:
    """A figure and its period, linked to its place; of an entered result who brought it."""
    period = element("span", f" {figure.period.text}", "kw-none") if figure.period.text else ""
    source = figure.source
    if source is None or source.document_id == ENTERED:
        by = element("span", f" · {wording.ENTERED}", "kw-none") if source else ""
        return element("span", figure.text) + period + by
    if not source.confirmed:
        return element("span", figure.text) + period + element("span", f" · {wording.TO_CONFIRM}", "kw-none")
    document = shelf.documents[source.document_id]
    query = urlencode(
        {
            "document": document.id,
            "start": source.start,
            "end": source.end,
            VERSION: document.sha256[:VERSION_LENGTH],
        }
    )
    label = escape(wording.figure_link(figure.text, document.title))
    return (
        f'<a href="document?{escape(query)}" target="_blank" rel="noopener" aria-label="{label}">'
        f"{escape(figure.text)}</a>{period}"
    )
