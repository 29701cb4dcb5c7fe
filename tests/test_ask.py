from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from assistant import answers
from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.ask import kind_of
from assistant.assistant import Assistant


def test_an_answer_quotes_its_document_and_marks_its_sources(assistant: Assistant) -> None:
    answer = assistant.ask("Wie wijst de zieke bomen aan?")
    assert answer.status == "answered"
    assert answer.claims[0].text == "De boswachter wijst elk najaar de zieke bomen aan."
    assert answer.text.startswith("De boswachter wijst elk najaar de zieke bomen aan. [1]")
    citation = answer.citations[0]
    assert citation.document_id == "bomenbrief-2021"
    assert citation.quote == assistant.document("bomenbrief-2021").text[citation.start : citation.end]
    assert citation.section == "1. Inleiding"


def test_a_table_row_is_shown_with_its_columns(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe vaak vijvers baggeren in 2022 en 2023?")
    assert any(claim.text == "vijvers baggeren: 2022: 4; 2023: 6" for claim in answer.claims)


def test_a_list_item_is_shown_with_what_introduces_it(assistant: Assistant) -> None:
    answer = assistant.ask("Binnen hoeveel uur meldt de gemeente verstoppingen aan het waterschap?")
    claim = next(claim for claim in answer.claims if "48 uur" in claim.text)
    assert claim.text.startswith("De gemeente doet daarbij drie dingen: zij meldt verstoppingen binnen 48 uur")
    assert len(claim.citations) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Wie is de directeur van het zwembad?",
        "Hoe laat vertrekt de trein naar Groningen?",
        "What is the phone number of the library?",
        "asdf qwer zxcv",
    ],
)
def test_what_the_documents_do_not_say_is_said_to_be_not_found(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.citations == ()
    assert "2 document" in answer.text


def test_not_found_is_said_in_the_language_of_the_question(assistant: Assistant) -> None:
    assert assistant.ask("What is the phone number of the library?").text.startswith("Not found in the documents.")
    assert assistant.ask("Wat is het telefoonnummer?").text.startswith("Dit is niet gevonden in de documenten.")


@pytest.mark.parametrize("question", ["", "   ", "???", "🙂"])
def test_an_empty_question_gets_a_hint_and_no_error(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert "Typ een vraag" in answer.text


def test_a_very_long_question_is_answered_too(assistant: Assistant) -> None:
    assert assistant.ask("Wie wijst de zieke bomen aan? " * 500).elapsed_ms < 5000


def test_the_same_question_gives_the_same_answer_but_for_the_time(assistant: Assistant) -> None:
    first, second = (replace(assistant.ask("Wie betaalt het baggeren?"), elapsed_ms=0) for _ in range(2))
    assert first == second


def test_the_answer_id_depends_on_question_and_conversation(assistant: Assistant) -> None:
    one = assistant.ask("Wie betaalt?")
    assert one.answer_id == assistant.ask("Wie betaalt?").answer_id
    assert one.answer_id != assistant.ask("Wie betaalt?", ["Wie beheert de sloten?"]).answer_id
    assert one.answer_id != assistant.ask("Wie betaalt dat?").answer_id


def test_a_question_that_leans_on_the_one_before_takes_its_subject(assistant: Assistant) -> None:
    answer = assistant.ask("En wie betaalt dat?", ["Wie baggert de vijvers?"])
    assert answer.understood == "En wie betaalt dat? (baggert de vijvers)"
    assert "Het waterschap betaalt het baggeren van de vijvers." in answer.text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wie is verantwoordelijk voor de sloten?", "verantwoordelijkheid"),
        ("Hoeveel bomen zijn er geplant?", "indicator"),
        ("Wat betekent herinstroom?", "begrip"),
        ("Met hoeveel procent stijgt het budget?", "berekening"),
        ("Wat antwoordde het college aan de adviesraad?", "inspraak"),
        ("Waarom is het plan veranderd?", "beleid"),
    ],
)
def test_the_kind_of_a_question_by_its_wording(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_a_draft_that_fails_a_lock_is_not_shown_and_the_question_is_not_logged(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def invented(query: Query) -> Draft:
        place = Place("waterplan", 0, 12)
        return Draft((DraftClaim("Het zwembad is gratis.", ("Het zwembad is gratis.",), (place,)),))

    monkeypatch.setattr(answers, "draft", invented)
    with caplog.at_level(logging.ERROR):
        answer = assistant.ask("Wie wijst de zieke bomen aan?")
    assert answer.status == "not_found"
    assert "zwembad" not in answer.text
    assert "bronslot" in caplog.text
    assert "zieke bomen" not in caplog.text


def test_an_english_question_names_the_document_and_explains_dutch_terms(bundled: Assistant) -> None:
    answer = bundled.ask("Who is responsible for sheltered work?")
    assert answer.status == "answered"
    title = answer.citations[answer.claims[0].citations[0] - 1].title
    assert answer.text.startswith(f"From {title}, in Dutch: ")
    assert dict(answer.glossary)["beschut werk"].startswith("sheltered")
    assert len(answer.text.split()) <= 120
    assert bundled.ask("Wie is verantwoordelijk voor beschut werk?").glossary == ()
