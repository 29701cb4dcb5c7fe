from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.datatypes import Document, Sentence
from assistant.readers import read
from assistant.stated import alike, figures_in, part_of_whole, parts_in, row_in_table, rows_in


def sentence(text: str) -> Sentence:
    return Sentence(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 zijn ruim 1.250 kolken geleegd.", [("ruim 1.250", "", 2023)]),
        ("Daarvan kwamen 12 personen uit Noord.", [("12", "personen", None)]),
        ("Er zijn 40 oudere inwoners geholpen.", [("40", "personen", None)]),
        ("Het kost ongeveer € 2,4 miljoen.", [("ongeveer 2,4", "€ mln", None)]),
        ("Het kost 2,4 miljoen euro en € 1.500 per jaar.", [("2,4", "€ mln", None), ("1.500", "€", None)]),
        ("Dat is 31,5 procent van de kosten.", [("31,5", "%", None)]),
        ("Van 620 in 2015 naar 560 in 2017.", [("620", "", 2015), ("560", "", 2017)]),
        ("In 2017 lager dan in 2015 (respectievelijk 1020 en 1290).", [("1.020", "", 2017), ("1.290", "", 2015)]),
        # Two years and no telling which is whose: no year at all.
        ("Tussen 2015 en 2017 ging het om 30 plekken.", [("30", "plekken", None)]),
        ("Op 3 mei 2021 sprak de raad over artikel 7 en figuur 2.", []),
        ("De wet geldt sinds 2015.", []),
        ("Wij willen in 2020 mensen helpen.", []),
    ],
)
def test_numbers_are_read_with_unit_and_year(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    found = figures_in(sentence(text), "plan")
    assert [(figure.shown, figure.unit, figure.period.year) for figure in found] == expected


def test_a_figure_knows_where_its_sentence_stands() -> None:
    (figure,) = figures_in(Sentence(40, 75, "Er zijn 12 banken geplaatst."), "plan")
    assert figure.source is not None
    assert (figure.source.document_id, figure.source.start, figure.source.end) == ("plan", 40, 75)


def test_parts_between_brackets_must_make_the_total() -> None:
    whole = parts_in(sentence("Samen gaat het om 60 plekken (Noord en Oost 6, Midden 43 en Zuid 11)."), "plan")
    assert whole is not None
    assert [part.text for part in whole.parts] == ["6 plekken", "43 plekken", "11 plekken"]
    assert [part.label for part in whole.parts] == ["Noord en Oost", "Midden", "Zuid"]
    assert whole.figure.text == "60 plekken"
    assert parts_in(sentence("Samen gaat het om 61 plekken (Noord en Oost 6, Midden 43 en Zuid 11)."), "plan") is None
    assert parts_in(sentence("Samen gaat het om 60 plekken (zie bijlage 2)."), "plan") is None


def test_a_part_of_a_whole_is_read_where_a_sentence_has_one() -> None:
    part = part_of_whole(sentence("Eind 2022 hebben 19 van de 52 wijken een buurthuis."), "plan")
    assert part is not None
    assert (part.value, part.denominator, part.period.year) == (Decimal(19), Decimal(52), 2022)
    assert part_of_whole(sentence("Van de 52 wijken hebben er 19 een buurthuis."), "plan") is None
    assert part_of_whole(sentence("Eerst 3 van de 52, later 19 van de 52 wijken."), "plan") is None
    assert part_of_whole(sentence("Dat zijn 60 van de 52 wijken."), "plan") is None


TABLE = """Begroting
Bedragen * € 1.000 Begroting 2020 Begroting 2021 Begroting 2022

Groen en water 1.200 1.250 1.310

Wegen 900 880 860
Bomen 12 14
De raad besluit in 2021 over 3 plannen.
"""


def document(tmp_path: Path, text: str) -> Document:
    (tmp_path / "begroting.txt").write_text(text, encoding="utf-8")
    return read(tmp_path / "begroting.txt", tmp_path)


def test_a_row_of_a_table_has_a_figure_for_each_year_above_it(tmp_path: Path) -> None:
    found = document(tmp_path, TABLE)
    rows = rows_in(found, 0, len(found.text))
    assert [row.label for row in rows] == ["Groen en water", "Wegen"]  # "Bomen" has a number too few
    assert {year: figure.shown for year, figure in rows[0].figures.items()} == {
        2020: "1.200",
        2021: "1.250",
        2022: "1.310",
    }
    assert {figure.unit for figure in rows[1].figures.values()} == {"€ × 1.000"}
    assert found.text[slice(*rows[1].row)] == "Wegen 900 880 860"
    assert found.text[slice(*rows[1].head)].startswith("Bedragen")


def test_a_row_without_years_above_it_is_not_read(tmp_path: Path) -> None:
    found = document(tmp_path, "Kosten\nGroen en water 1.200 1.250 1.310\n")
    assert rows_in(found, 0, len(found.text)) == ()


def test_the_years_count_for_the_rows_right_below_only(tmp_path: Path) -> None:
    between = "\n".join(f"Een zin over het plan, regel {letter}." for letter in "abcdefghij")
    found = document(tmp_path, f"Bedragen 2020 2021\n{between}\nWegen 900 880\n")
    assert rows_in(found, 0, len(found.text)) == ()


def test_likeness_is_the_share_of_what_two_lists_have_together() -> None:
    assert alike(["a", "b"], ["b", "c"]) == 1 / 3
    assert alike([], []) == 0
    assert alike(["a"], ["a", "a"]) == 1


def row(header: str, *cells: str) -> Sentence:
    return Sentence(30, 60, " · ".join(cells), lead=header, lead_start=0, lead_end=20, cells=cells)


def test_a_row_with_cells_has_a_figure_for_each_year_of_its_header() -> None:
    found = row_in_table(row("Bedragen (× € 1.000) · 2022 · Begroting 2023", "Groen", "1.100", "€ 1.250"), "plan")
    assert found is not None
    assert {year: figure.text for year, figure in found.figures.items()} == {
        2022: "€ 1.100 × 1.000",
        2023: "€ 1.250 × 1.000",
    }
    assert (found.head, found.row) == ((0, 20), (30, 60))
    percents = row_in_table(row("Deel · 2022 · 2023", "Groen", "31,5%", "32 %"), "plan")
    assert percents is not None
    assert [figure.text for figure in percents.figures.values()] == ["31,5 %", "32 %"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Taak · Wie · 2023", ("Groen", "gemeente", "12")),  # a column that is no year
        ("Taak · 2022 · 2022", ("Groen", "11", "12")),  # one year twice
        ("Taak · 2022 · 2023", ("Groen", "11", "veel")),  # a cell that is no number
        ("Taak · 2022-2023 · 2024", ("Groen", "11", "12")),  # two years above one column
        ("2023", ("Groen", "11", "12")),  # a header that does not match
    ],
)
def test_a_row_that_can_be_read_in_another_way_is_not_read(header: str, cells: tuple[str, ...]) -> None:
    assert row_in_table(row(header, *cells), "plan") is None


def test_a_sentence_with_two_years_is_no_head_of_a_table(tmp_path: Path) -> None:
    for head in ("Van 2020 naar 2021", "Het plan voor 2020-2021", "In 2020 en 2021", "Tussen 2020 2021 gebeurde veel"):
        found = document(tmp_path, f"{head}\nWegen 900 880\n")
        assert rows_in(found, 0, len(found.text)) == (), head
    for head in ("2020 2021", "Begroting 2020 Begroting 2021", "Bedragen 2020 2021"):
        found = document(tmp_path, f"{head}\nWegen 900 880\n")
        assert len(rows_in(found, 0, len(found.text))) == 1, head


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Inwoners × 1.000", "900 × 1.000"),
        ("Bedragen × € 1.000", "€ 900 × 1.000"),
        ("Aantal", "900"),
        ("Euro", "€ 900"),
    ],
)
def test_a_row_is_money_only_where_its_head_says_so(tmp_path: Path, head: str, text: str) -> None:
    found = document(tmp_path, f"{head} 2020 2021\nWegen 900 880\n")
    (only,) = rows_in(found, 0, len(found.text))
    assert only.figures[2020].text == text
