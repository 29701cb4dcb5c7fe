from __future__ import annotations

import io

import openpyxl
import pytest

from assistant.spreadsheets import Sheet, neutral, workbook


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_sheet_comes_back_as_it_was_given() -> None:
    rows = (("UWV", "indicatie geven", "1.500"), ("gemeenten", "betalen", ""))
    book = opened(workbook([Sheet("Wie doet wat", ("organisatie", "taak", "cijfer"), rows)]))
    page = book["Wie doet wat"]
    assert [tuple(cell or "" for cell in row) for row in page.iter_rows(values_only=True)] == [
        ("organisatie", "taak", "cijfer"),
        *rows,
    ]
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-5", "@iemand", "\tx", '=HYPERLINK("http://example.org")'])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    cell = opened(workbook([Sheet("x", ("a",), ((text,),))]))["x"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == f"'{text}"


def test_other_text_is_left_alone() -> None:
    assert neutral("€ 15 mln") == "€ 15 mln"
    assert neutral("") == ""


def test_an_empty_table_is_a_sheet_with_its_header() -> None:
    page = opened(workbook([Sheet("leeg", ("a", "b"), ())]))["leeg"]
    assert [cell.value for cell in page[1]] == ["a", "b"]
