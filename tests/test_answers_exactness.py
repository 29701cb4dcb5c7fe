from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.evaluation import read_questions
from assistant.settings import ROOT


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel straatkolken zijn er in 2019 geleegd?",  # another year
        "Hoeveel straatkolken leegt de gemeente Westerveld in 2023?",  # another municipality
        "Welke burgemeester beheert de grote sloten?",  # a thing that no document mentions
        "Hoeveel straatkolken zijn er in 2023 daadwerkelijk geleegd?",  # a plan of 2022 can't know
    ],
)
def test_what_resembles_an_answer_is_none(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel straatkolken zijn er in 2023 geleegd?",
        "Hoeveel straatkolken leegt de gemeente Oosterveld in 2023?",
        "Wie beheert de grote sloten?",
        "Hoeveel geld is er voor nieuwe bomen?",
        "Weet het college hoeveel bomen langs de straten staan en wie de zieke bomen aanwijst?",  # asks for more than a number
    ],
)
def test_what_is_borne_out_is_answered(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "answered"


def test_a_body_that_was_invited_and_did_not_react_has_no_reaction(bundled: Assistant) -> None:
    assert bundled.ask("Wat schreef de Participatieraad Assen in haar reactie over de kadernota?").status == "not_found"


def test_a_figure_for_all_municipalities_is_no_answer_for_one(bundled: Assistant) -> None:
    assert bundled.ask("Hoeveel statushouders met een uitkering wonen in Tynaarlo?").status == "not_found"
    assert "11" in bundled.ask("Hoeveel plekken beschut werk moet Tynaarlo bieden?").text


@pytest.mark.parametrize(
    "question",
    [
        "Wie is de directeur van WPDA?",  # an office that no sentence names
        "Wat verdient een jobcoach?",  # an amount that no sentence gives
        "Hoeveel van onze eigen statushouders hebben na drie jaar een baan?",  # only known of the whole country
        "Waar staat CCW voor?",  # an abbreviation that is nowhere written out
        "Hoeveel winst maakt iWerk in 2021?",  # sentences about it, none with a number
        "Wat is het Wsw-budget in 2027?",  # what the term means is no figure for a year
        "Wat schreef de adviesraad van Tynaarlo over de kadernota?",  # a council that no document names
        "Hoeveel van de starters zijn na drie jaar nog uitkeringsonafhankelijk?",  # known after one year; three, of others
    ],
)
def test_what_comes_near_is_not_what_is_asked(bundled: Assistant, question: str) -> None:
    assert bundled.ask(question).status == "not_found"


def test_an_abbreviation_that_is_written_out_is_answered(bundled: Assistant) -> None:
    assert "Werkplein Drentsche Aa" in bundled.ask("Waar staat WPDA voor?").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel straatkolken zijn er in 2019 geleegd?", "maar niet over 2019."),
        (
            "Hoeveel straatkolken zijn er in 2023 daadwerkelijk geleegd?",
            "Wat er in 2023 echt is bereikt, is niet gevonden.",
        ),
        ("Hoeveel straatkolken leegt de gemeente Westerveld in 2023?", "maar niet voor Westerveld apart"),
        ("Hoe vaak leegt de gemeente elke straatkolk per maand?", "maar niet over de termijn 'per maand'"),
    ],
)
def test_what_is_lacking_is_told(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert said in answer.text


def test_a_year_counts_only_in_a_sentence_about_the_question(assistant: Assistant) -> None:
    assert assistant.ask("Hoeveel vijvers zijn er in 2023 gebaggerd?").status == "answered"
    assert assistant.ask("Hoeveel boetes zijn er in 2023 betaald?").status == "not_found"


def test_who_could_know_is_told_where_the_documents_do_not_say_it(bundled: Assistant) -> None:
    assert "gemeente Assen" in bundled.ask("Hoeveel kost een parkeervergunning in Assen?").text


def test_a_body_named_after_its_municipality_is_no_question_for_that_municipality(bundled: Assistant) -> None:
    question = "De adviesraad van Aa en Hunze vond de uitstroomdoelstelling niet ambitieus. Wat vonden de colleges?"
    assert bundled.ask(question).status == "answered"


def test_questions_about_other_subjects_have_no_answer(bundled: Assistant) -> None:
    """Passports, parking and the weather: a floor, so that a change that answers them is seen."""
    questions = read_questions(ROOT / "tests" / "questions" / "buiten.jsonl")
    answered = [of["question"] for of in questions if bundled.ask(of["question"]).status == "answered"]
    assert len(answered) <= 1, answered


def test_a_number_of_something_else_does_not_make_a_sentence_an_answer(assistant: Assistant) -> None:
    """Both sentences are found: one is about the question and has no number, the other has one of something else."""
    answer = assistant.ask("Hoeveel grote sloten beheert het waterschap?")
    assert answer.status == "not_found"
    assert "zonder aantal of bedrag" in answer.text
