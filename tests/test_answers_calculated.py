"""A number that is computed: the right operation, the formula beside it, and nothing where the figures don't allow it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers.calculated import outcome_in_words
from assistant.assistant import Assistant, open_assistant
from assistant.calculator import difference, typed
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
    ("Hoeveel zijn de taakstellingen beschut werk van Assen, Aa en Hunze en Tynaarlo opgeteld?", "6 + 43 + 11", 60, "plekken"),
    ("Hoeveel is de taakstelling beschut werk in totaal over de drie gemeenten?", "6 + 43 + 11", 60, "plekken"),
    ("Hoeveel mensen doen mantelzorg, vrijwilligerswerk of dagbesteding samen?", "245 + 45 + 112", 402, "personen"),
    ("Hoeveel procent van het budget voor uitvoering gaat naar werk, inkomen en meedoen samen?",
     "ongeveer 64 + ongeveer 28 + ongeveer 8", 100, "%"),
    ("Tel voor 2021 het participatiebudget voor nieuwe doelgroepen en het deel klassiek op. Hoeveel is dat?",
     "1.190.327 + 3.821.347", 5011674, "€"),
    ("Hoeveel mensen stroomden er in 2015 en 2017 samen in?", "1.290 + 1.020", 2310, "personen"),
    ("Wat was de gemiddelde instroom over 2015 en 2017?", "(1.290 + 1.020) / 2", 1155, "personen"),
    ("Hoeveel stijgt het BUIG-budget van 2022 naar 2023?", "43.918 - 43.229", 689, "€ × 1.000"),
    ("Hoeveel is 12 % van 250?", "12 / 100 × 250", 30, ""),
    ("Welk deel van de 1.500 mensen in de route vrijwilliger geeft mantelzorg?", "45 / 1.500 × 100", 3, "%"),
    ("Welk deel van de 402 actieve mensen in de route vrijwilliger geeft mantelzorg?", "45 / 402 × 100", 11.2, "%"),
    ("Welk deel van de 500 mensen met hulpverlening in de route is ambulant?", "300 / 500 × 100", 60, "%"),
    ("Hoeveel mensen in het doelgroepenregister moeten nog een baan vinden voor het doel?", "190 - 140", 50, "personen"),
    ("Hoeveel mensen moeten er in 2020 nog uitstromen als er al 300 zijn uitgestroomd?", "700 - 300", 400, "personen"),
    ("Van de 275 mensen met een aanbod voor de voorzieningenwijzer in 2019: hoeveel van hen gebruikten die?",
     "60 / 100 × 275", 165, "personen"),
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


def test_where_several_wholes_are_possible_each_is_named(bundled: Assistant) -> None:
    answer = bundled.ask("Welk deel van de mensen in de route vrijwilliger geeft mantelzorg?")
    assert [of.formula for of in answer.calculations] == ["45 / 402 × 100", "45 / 1.500 × 100"]
    assert ", van Maatschappelijk actieve mensen in de route vrijwilliger" in answer.claims[0].text
    assert ", van Mensen in de route vrijwilliger" in answer.claims[1].text


def test_a_total_that_a_document_gives_is_not_added_up(bundled: Assistant) -> None:
    assert not bundled.ask("Hoeveel mensen zitten er in totaal in de route vrijwilliger?").calculations


def test_a_range_is_told_in_one_line(bundled: Assistant) -> None:
    answer = bundled.ask("Hoeveel procentpunt ligt het uitstroompercentage in 2017 boven het landelijke?")
    assert answer.claims[0].text == "Het verschil is 3 tot 3,5 procentpunt."


def test_which_of_two_is_said_first(bundled: Assistant) -> None:
    lower = bundled.ask("Is de rijksbijdrage Wsw in 2023 hoger of lager dan in 2020?")
    assert lower.claims[0].text.startswith("Lager. Verschil: ")
    more = bundled.ask("Is het BUIG-budget in 2023 meer of minder dan in 2020?")
    assert more.claims[0].text.startswith("Meer. Verschil: ")


def test_figures_that_the_question_names_are_the_ones_compared_or_refused(bundled: Assistant) -> None:
    answer = bundled.ask("Wat is het verschil tussen de uitstroom van 795 en die van 620 mensen?")
    assert answer.status == "not_found"
    assert answer.notice.startswith("De cijfers tellen niet hetzelfde.")
    assert "795 personen" in answer.notice and "620 personen" in answer.notice


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


def test_the_outcome_comes_first_and_what_it_is_about_once(bundled: Assistant) -> None:
    answer = bundled.ask("Met hoeveel procent daalt de rijksbijdrage Wsw van 2021 naar 2022?")
    assert [claim.text for claim in answer.claims if claim.computed] == [
        "Verschil in procenten: 3,7 % minder, want (15.419 - 16.014) / 16.014 × 100. "
        "Het gaat om: Rijksbijdrage Wsw, budget: 2022 tegenover 2021.",
        "Verschil: € 595 × 1.000 minder, want 15.419 - 16.014.",
    ]


def test_a_calculation_is_told_in_the_language_of_the_question(bundled: Assistant) -> None:
    answer = bundled.ask("What percentage of the target for sheltered work (beschut werk) is for Assen?")
    assert answer.claims[0].text.startswith("Share: 71,7 %, that is 43 / 60 × 100. This is about, in Dutch: ")


def test_a_difference_is_told_in_words_but_for_one_that_would_turn_its_bound_round() -> None:
    low, high = typed("nu", 40, "personen"), typed("toen", 50, "personen")
    at_least = replace(low, word="minimaal")
    assert outcome_in_words(difference(low, high), "nl") == "10 personen minder"
    assert outcome_in_words(difference(high, low), "en") == "10 personen more"
    assert outcome_in_words(difference(at_least, typed("toen", 30, "personen")), "nl") == "minimaal 10 personen meer"
    assert outcome_in_words(difference(at_least, high), "nl") == "minimaal - 10 personen"
    assert outcome_in_words(difference(low, low), "nl") == "0 personen"


def test_the_document_that_a_question_names_is_the_one_calculated_with(bundled: Assistant) -> None:
    """The prestatieovereenkomst gives 250 of 657; the kadernota itself gives 35 %, which is quoted."""
    question = "Welk aandeel van de Wsw-medewerkers werkt {}bij gewone werkgevers?"
    assert bundled.ask(question.format("")).calculations
    answer = bundled.ask(question.format("volgens de kadernota "))
    assert answer.calculations == ()
    assert "35%" in answer.text
