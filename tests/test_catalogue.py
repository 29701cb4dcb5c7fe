"""Lists are complete: what is asked for whole comes from the register, and count and set are the register's."""

from __future__ import annotations

import csv

import pytest

from assistant.assistant import Assistant
from assistant.catalogue import lists_of
from assistant.settings import Settings

REGISTERS = Settings().corpus / "registers"


def rows_of_file(name: str) -> list[dict[str, str]]:
    with (REGISTERS / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


LISTS = [
    ("Welke taken heeft UWV?", "verantwoordelijkheden.csv", {"organisatie": {"UWV"}}),
    ("Noem alle taken van iWerk", "verantwoordelijkheden.csv", {"organisatie": {"iWerk"}}),
    ("Which tasks does UWV have?", "verantwoordelijkheden.csv", {"organisatie": {"UWV"}}),
    ("Waar is WPDA verantwoordelijk voor op het gebied van inkomen?", "verantwoordelijkheden.csv",
     {"organisatie": {"WPDA"}, "thema": {"inkomen"}, "rol": {"verantwoordelijk"}}),
    ("Waaraan draagt WPDA bij op het gebied van meedoen?", "verantwoordelijkheden.csv",
     {"organisatie": {"WPDA"}, "thema": {"meedoen"}, "rol": {"draagt bij"}}),
    ("Met welke partijen werkt WPDA samen op het gebied van inkomen?", "verantwoordelijkheden.csv",
     {"organisatie": {"WPDA"}, "thema": {"inkomen"}, "rol": {"werkt samen"}}),
    ("Wat doet UWV?", "verantwoordelijkheden.csv", {"organisatie": {"UWV"}}),
    ("What does UWV do?", "verantwoordelijkheden.csv", {"organisatie": {"UWV"}}),
    ("Welke opmerkingen maakte de FNV?", "inspraak.csv", {"indiener": {"FNV Lokaal Drentsche Aa"}}),
    ("Hoeveel opmerkingen maakte de adviesraad van Aa en Hunze?", "inspraak.csv",
     {"indiener": {"Adviesraad Sociaal Domein Aa en Hunze"}}),
    ("Wat zijn alle doelen op het gebied van meedoen?", "waarnemingen.csv", {"soort": {"doel"}, "thema": {"meedoen"}}),
    ("Welke toezeggingen deden de colleges?", "toezeggingen.csv", {"wie": {"colleges"}}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "file", "limits"), LISTS, ids=[question for question, _, _ in LISTS])
def test_count_and_set_of_a_list_equal_the_register(
    bundled: Assistant, question: str, file: str, limits: dict[str, set[str]]
) -> None:
    themes = {row["id"]: row["thema"] for row in rows_of_file("indicatoren.csv")}
    expected = []
    for row in rows_of_file(file):
        if file == "waarnemingen.csv":
            row["thema"] = themes[row["indicator"]]
        if all({value.strip() for value in row[facet].split("|")} & values for facet, values in limits.items()) and (
            file != "inspraak.csv" or row["nummer"]
        ):
            expected.append(row["id"])
    answer = bundled.ask(question)
    assert answer.listing is not None
    assert answer.listing.file == file
    assert [row.id for row in answer.listing.rows] == expected
    assert expected
    assert answer.calculation is not None
    assert answer.calculation.value == len(expected)
    assert str(len(expected)) in answer.text
    assert all(row.citation is not None for row in answer.listing.rows)


@pytest.mark.parametrize(
    "question",
    [
        "Wie geeft de indicatie voor beschut werk?",
        "Wat betekent herinstroom?",
        "Hoeveel statushouders krijgen een uitkering?",
        "Welke routes zijn er?",
        "Wie is de directeur van WPDA?",
    ],
)
def test_a_question_for_one_thing_gets_no_list(bundled: Assistant, question: str) -> None:
    assert bundled.ask(question).listing is None


def test_every_row_of_the_registers_can_be_listed(bundled: Assistant) -> None:
    for of in lists_of(bundled.registers):
        expected = [row for row in rows_of_file(of.file) if of.file != "inspraak.csv" or row["nummer"]]
        assert len(of.rows) == len(expected)


def test_a_corpus_without_registers_has_no_lists(assistant: Assistant) -> None:
    assert lists_of(assistant.registers) == ()
    assert assistant.ask("Welke taken heeft het waterschap?").listing is None
