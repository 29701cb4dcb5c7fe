"""A number that is computed: the right operation, the formula beside it, and nothing where the figures don't allow it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.assistant import Assistant, open_assistant
from assistant.datatypes import Answer
from assistant.settings import Settings

# Question, formula, outcome, unit. The expected outcomes are worked out by hand from the registers' figures.
COMPUTED = [
    ("Hoeveel procent is 130 van 380?", "130 / 380 × 100", 34.2, "%"),
    ("Welk deel van de taakstelling beschut werk is voor Tynaarlo?", "11 / 60 × 100", 18.3, "%"),
    ("Wat is het verschil in de rijksbijdrage Wsw tussen 2021 en 2022?", "15.419 - 16.014", -595, "€ × 1.000"),
    ("Met hoeveel procent daalt de rijksbijdrage Wsw van 2021 naar 2022?", "(15.419 - 16.014) / 16.014 × 100", -3.7, "%"),
    ("Hoeveel minder is de rijksbijdrage Wsw in 2022 dan een jaar eerder?", "15.419 - 16.014", -595, "€ × 1.000"),
    ("Hoeveel euro van het uitvoeringsbudget gaat naar werk?", "ongeveer 64 / 100 × ongeveer 19,2", 12.288, "€ mln"),
    ("Hoeveel euro van het uitvoeringsbudget gaat naar inkomen?", "ongeveer 28 / 100 × ongeveer 19,2", 5.376, "€ mln"),
    ("Stel dat er in 2020 350 mensen uitstromen. Welk percentage van het doel is gehaald?", "350 / 700 × 100", 50, "%"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "formula", "value", "unit"), COMPUTED, ids=[row[0] for row in COMPUTED])
def test_the_first_calculation_is_the_one_asked_for(
    bundled: Assistant, question: str, formula: str, value: float, unit: str
) -> None:
    answer = bundled.ask(question)
    first = answer.calculations[0]
    assert (first.formula, first.value, first.unit) == (formula, value, unit)
    assert formula in answer.claims[0].text and answer.claims[0].computed


def inputs(answer: Answer) -> dict[float, int | None]:
    return {value: citation for of in answer.calculations for _, value, citation in of.inputs}


def test_figures_of_documents_are_cited_and_those_of_the_question_are_not(bundled: Assistant) -> None:
    answer = bundled.ask("Stel dat er in 2020 350 mensen uitstromen. Welk percentage van het doel is gehaald?")
    by_value = inputs(answer)
    assert by_value[350] is None
    cited = by_value[700]
    assert cited is not None
    assert "700" in answer.citations[cited - 1].quote


def test_what_the_question_states_is_judged(bundled: Assistant) -> None:
    wrong = bundled.ask("Klopt het dat 130 van de 380 mensen 50% is?")
    assert wrong.claims[0].text == "Nee: 130 / 380 × 100 = 34,2 %, niet 50 %."
    right = bundled.ask("Klopt het dat 190 van de 380 mensen 50% is?")
    assert right.claims[0].text.startswith("Ja: 190 / 380 × 100 = 50")


def test_a_sum_takes_all_parts_of_the_whole(bundled: Assistant) -> None:
    asked = "Reken uit: route vrijwilliger met werk, maatschappelijk actief, overig en hulpverlening opgeteld"
    (of,) = bundled.ask(asked).calculations
    assert (of.formula, of.value) == ("157 + 402 + 443 + 500", 1502)


def test_an_assumption_is_said(bundled: Assistant) -> None:
    answer = bundled.ask(
        "Welk percentage van de Wsw-medewerkers werkt bij reguliere bedrijven als het doel van 380 is gehaald?"
    )
    assert answer.calculations[0].value == pytest.approx(57.8)
    assert "Aanname: " in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Met hoeveel procent steeg de parkeerbelasting tussen 2019 en 2020?",
        "Wat is het verschil tussen de rijksbijdrage Wsw in 2011 en 2012?",
    ],
)
def test_nothing_is_computed_of_what_no_document_gives(bundled: Assistant, question: str) -> None:
    assert not bundled.ask(question).calculations


def test_figures_that_are_still_to_be_confirmed_are_not_calculated_with(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(Settings().corpus, corpus)
    original = (
        "Kaderbrief 2021\n\nVan het budget voor de uitvoering gaat een deel naar werk en een deel naar inkomen.\n"
    )
    (corpus / "documenten" / "kaderbrief-2021.txt").write_text(original, encoding="utf-8")
    assistant = open_assistant(Settings(corpus=corpus, index=tmp_path / "index"))
    assert not assistant.ask("Hoeveel euro van het uitvoeringsbudget gaat naar inkomen?").calculations
    assert assistant.ask("Welk deel van de taakstelling beschut werk is voor Tynaarlo?").calculations
