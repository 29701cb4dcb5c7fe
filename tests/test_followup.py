"""What a question takes from the one before."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.followup import completed

PLACES = ("Assen", "Tynaarlo", "Aa en Hunze")
ORGANISATIONS = ("WPDA", "Algemeen Bestuur WPDA", "UWV")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        (["Hoeveel plekken moet Assen bieden?"], "En Tynaarlo?", "Hoeveel plekken moet Tynaarlo bieden?"),
        (["Hoeveel plekken moet Assen bieden?"], "En voor Aa en Hunze?", "Hoeveel plekken moet Aa en Hunze bieden?"),
        (["Hoeveel plekken moet Assen bieden?", "En Tynaarlo?"], "En Assen?", "Hoeveel plekken moet Assen bieden?"),
        (["Hoeveel mensen kregen werk in 2015?"], "En in 2017?", "Hoeveel mensen kregen werk in 2017?"),
        (["Wat doet het UWV?"], "En WPDA?", "Wat doet het WPDA?"),
        (["Wat doet het Algemeen Bestuur WPDA?"], "En UWV?", "Wat doet het UWV?"),
        (
            ["Wie werkt mee op het gebied van werk?"],
            "En op het gebied van meedoen?",
            "Wie werkt mee op het gebied van meedoen?",
        ),
    ],
)
def test_a_value_takes_the_place_of_another(turns: list[str], question: str, expected: str) -> None:
    assert completed(question, turns, PLACES, ORGANISATIONS) == expected


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        (["Wie doet de sloten?"], "En wie betaalt dat in Assen?", "En wie betaalt dat in Assen? (sloten)"),
        (["Wat is een waterplan?"], "Hoeveel sloten staan daarin?", "Hoeveel sloten staan daarin? (waterplan)"),
        (
            ["Wat is een waterplan?", "Hoeveel sloten staan daarin?"],
            "Wie beheert ze?",
            "Wie beheert ze? (sloten staan, waterplan)",
        ),
        # The year of the question itself counts, that of the one before does not.
        (["Hoeveel kolken zijn er in 2019 geleegd?"], "Wat is het doel voor 2020?",
         "Wat is het doel voor 2020? (kolken zijn geleegd)"),
        (["Wat is BUIG?", "Hoe hoog is dat budget in 2021?"], "En in 2023?", "Hoe hoog is dat budget in 2023? (BUIG)"),
        (["Wat schreef het dorp over het plein?"], "Wat antwoordde het college?",
         "Wat antwoordde het college? (schreef het dorp over het plein)"),
        (["What is the water plan?"], "Who decides about it?", "Who decides about it? (water plan)"),
    ],
)  # fmt: skip
def test_what_the_question_before_is_about_goes_along(turns: list[str], question: str, expected: str) -> None:
    assert completed(question, turns, PLACES, ORGANISATIONS) == expected


def test_a_question_that_stands_alone_ends_what_was_taken_over() -> None:
    turns = ["Wat is een waterplan?", "Wie wijst elk najaar de zieke bomen aan?"]
    assert (
        completed("Wie betaalt dat?", turns, PLACES, ORGANISATIONS)
        == "Wie betaalt dat? (wijst elk najaar de zieke bomen aan)"
    )


@pytest.mark.parametrize(
    "question", ["Hoeveel inwoners heeft Rome?", "Wie wijst elk najaar de zieke bomen aan in Assen?"]
)
def test_a_question_that_stands_alone_takes_nothing_over(question: str) -> None:
    assert completed(question, ["Iets anders?"], PLACES, ORGANISATIONS) == question


def test_without_a_question_before_nothing_is_taken_over() -> None:
    assert completed("En in 2023?", [], PLACES, ORGANISATIONS) == "En in 2023?"


def test_the_completed_question_is_answered_and_shown(bundled: Assistant) -> None:
    answer = bundled.ask("En Tynaarlo?", ["Hoeveel plekken beschut werk moet Assen bieden?"])
    assert answer.understood == "Hoeveel plekken beschut werk moet Tynaarlo bieden?"
    assert "11 voor Tynaarlo" in answer.text
