"""Tables as an xlsx file: a header row that stays in view, a filter on each column, and no cell that a spreadsheet runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

# A cell that begins so is taken for a formula, at the latest when somebody saves the sheet as CSV and opens it again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 characters), its columns, and its rows from left to right."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as the bytes of an xlsx file; every cell is text."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for at, column in enumerate(sheet.columns):
                widest = max([len(column), *(len(row[at]) for row in sheet.rows)])
                page.set_column(at, at, min(WIDEST, widest + 2))
                page.write_string(0, at, column, head)
            for number, row in enumerate(sheet.rows, start=1):
                for at, cell in enumerate(row):
                    page.write_string(number, at, neutral(cell), body)
            page.autofilter(0, 0, max(1, len(sheet.rows)), max(0, len(sheet.columns) - 1))
    return stream.getvalue()
