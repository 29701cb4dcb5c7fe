"""The targets as an Excel file whose deviations recompute: each is a formula over the cells beside it. Pure functions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from assistant.calculator import Figure, Refused
from assistant.calculator.targets import direction_of
from assistant.pages import target_wording as wording
from assistant.pages.register_sheets import SOURCE_COLUMNS, Documents, source_cells
from assistant.pages.target_rows import TargetRow
from assistant.results.result import ENTERED
from assistant.spreadsheets import WIDEST, neutral
from assistant.wording import dutch_day

TEXTS = ("id", "indicator", "thema", "gemeente", "soort", "periode", "voorwaarde", "doel in woorden", "eenheid")
NUMBERS = ("doel", "eerdere waarde", "periode eerdere waarde", "resultaat", "periode resultaat")
COMPUTED = ("afwijking", "realisatiegraad in %")
JUDGED = ("status", "regel", "aanname", "opmerkingen")
COLUMNS = (
    *TEXTS,
    *NUMBERS,
    *COMPUTED,
    *JUDGED,
    *(f"doel: {name}" for name in SOURCE_COLUMNS),
    *(f"eerdere waarde: {name}" for name in SOURCE_COLUMNS),
    *(f"resultaat: {name}" for name in SOURCE_COLUMNS),
)
SHEET = "Doelen"
EXPLAINED = "Toelichting"
Cell = str | float | tuple[str, float | str]


def target_workbook(rows: Sequence[TargetRow], documents: Documents, day: date) -> bytes:
    """The file: a sheet with a row for each target, and one that says how to read it."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(SHEET)
        page.freeze_panes(1, 2)
        table = [cells(row, documents, line) for line, row in enumerate(rows, start=2)]
        for at, column in enumerate(COLUMNS):
            widest = max([len(column), *(len(cell) for row in table if isinstance(cell := row[at], str))])
            page.set_column(at, at, min(WIDEST, widest + 2))
            page.write_string(0, at, column, head)
        for line, row in enumerate(table, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, tuple):
                    page.write_formula(line, at, cell[0], body, cell[1])
                elif isinstance(cell, float):
                    page.write_number(line, at, cell, body)
                else:
                    # An empty text would be no number, but no empty cell either.
                    page.write_string(line, at, neutral(cell), body) if cell else page.write_blank(line, at, "", body)
        page.autofilter(0, 0, max(1, len(table)), len(COLUMNS) - 1)
        explained = book.add_worksheet(EXPLAINED)
        explained.set_column(0, 0, 100)
        for line, text in enumerate(explanation(day)):
            explained.write_string(line, 0, text, body)
    return stream.getvalue()


def explanation(day: date) -> tuple[str, ...]:
    return (
        f"Stand op {dutch_day(day)}.",
        "De afwijking is het resultaat min het doel. Is er geen resultaat, dan is het de eerdere waarde min het doel.",
        "De realisatiegraad is het resultaat gedeeld door het doel, maal 100. Is lager beter, dan andersom.",
        "Afwijking en realisatiegraad rekenen mee als u een resultaat invult. De status en de regel doen dat niet.",
        "Een afwijking van een percentage is in procentpunt.",
    )


def cells(row: TargetRow, documents: Documents, line: int) -> tuple[Cell, ...]:
    """The cells of a row that stands on a line of the sheet (the header is line 1)."""
    target, found = row.target, row.assessment
    result, earlier = row.result, row.earlier
    notes = " ".join((*(found.notes if found else ()), *row.refusals))
    return (
        *(target.id, row.name, row.theme, target.municipality, target.kind, target.period.text, target.condition),
        *(target.text, target.unit, float(target.amount)),
        *number_cells(earlier),
        *number_cells(result),
        deviation_cell(row, line),
        rate_cell(row, line),
        *(row.status, found.rule if found else "", found.assumption if found else "", notes),
        *figure_source(target, documents),
        *figure_source(earlier, documents),
        *figure_source(result, documents),
    )


def number_cells(figure: Figure | None) -> tuple[Cell, Cell]:
    if figure is None:
        return "", ""
    return float(figure.amount), figure.period.text or wording.NOT_NAMED


def deviation_cell(row: TargetRow, line: int) -> Cell:
    target, earlier, result = (_at(name, line) for name in ("doel", "eerdere waarde", "resultaat"))
    formula = f'=IF(ISNUMBER({result}),{result}-{target},IF(ISNUMBER({earlier}),{earlier}-{target},""))'
    compared = row.compared
    return formula, "" if compared is None else float(compared.amount - row.target.amount)


def rate_cell(row: TargetRow, line: int) -> Cell:
    """The formula for result / target; where lower is better the other way round, and none where that isn't known."""
    try:
        higher = direction_of(row.target) == "hoger is beter"
    except Refused:
        return ""
    target, result = _at("doel", line), _at("resultaat", line)
    top, bottom = (result, target) if higher else (target, result)
    formula = f'=IF(ISNUMBER({result}),IF({bottom}>0,{top}/{bottom}*100,""),"")'
    return formula, "" if row.rate is None else float(row.rate.exact)


def figure_source(figure: Figure | None, documents: Documents) -> tuple[str, ...]:
    """The source of a figure, with empty cells where there is none."""
    if figure is None or figure.source is None:
        return ("",) * len(SOURCE_COLUMNS)
    if figure.source.document_id == ENTERED:
        return wording.ENTERED, figure.source.section, "", figure.source.quote, ""
    return source_cells(figure.source, documents)


def _at(column: str, line: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return f"{xl_col_to_name(COLUMNS.index(column))}{line}"
