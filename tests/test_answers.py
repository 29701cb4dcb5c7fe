"""The kinds of answer on the bundled corpus: each says where it comes from, and nothing else."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.datatypes import Answer
from assistant.entries import Near
from assistant.locks import check
from assistant.search import nearest_questions


def asked(bundled: Assistant, question: str, *turns: str) -> Answer:
    answer = bundled.ask(question, turns)
    if answer.claims:
        check(answer, bundled.document, bundled.knowledge.rows)
    return answer


def test_who_does_what_keeps_the_roles_apart(bundled: Assistant) -> None:
    answer = asked(bundled, "Wie indiceert voor beschut werk?")
    assert any(claim.text.startswith("UWV – indiceert:") for claim in answer.claims)
    answer = asked(bundled, "Welke rol heeft WPDA bij de bestrijding van laaggeletterdheid?")
    assert any(claim.text.startswith("draagt bij: bijdragen aan de bestrijding") for claim in answer.claims)
    assert not any(claim.text.startswith("verantwoordelijk:") for claim in answer.claims)


def test_a_list_can_be_about_something(bundled: Assistant) -> None:
    answer = asked(bundled, "Welke toezeggingen zijn er over jobcoaching?")
    assert answer.listing is not None
    assert answer.listing.rows
    assert all("jobcoaching" in " ".join(value for _, value in row.cells).lower() for row in answer.listing.rows)


def test_a_row_of_the_register_is_carried_by_its_quote(bundled: Assistant) -> None:
    answer = asked(bundled, "Wie indiceert voor beschut werk?")
    claim = answer.claims[0]
    citation = answer.citations[claim.citations[0] - 1]
    assert "UWV" in citation.quote
    assert set(claim.pieces) <= set(citation.row)


def test_a_remark_gets_the_reply_as_it_was_written_and_its_consequence(bundled: Assistant) -> None:
    answer = asked(bundled, "Wat antwoordden de colleges op de opmerking van de FNV over verrekening van loon?")
    assert answer.claims[0].text.startswith("Reactie van het college:")
    assert answer.claims[-1].text == "Gevolg voor de kadernota: nee."
    assert "zo soepel mogelijk" in answer.text
    sections = {citation.section for citation in answer.citations}
    assert len(sections) == 1
    assert "FNV, opmerking 3" in sections.pop()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Wat is herinstroom?", "herinstroom:"),
        ("Waar staat GKB voor?", "Gemeentelijke Kredietbank"),
        ("Waar is WIZ de afkorting van?", "Werk in Zicht"),
        ("What does UWV stand for?", "Uitvoeringsinstituut"),
    ],
)
def test_a_term_is_explained_with_the_register_and_its_sentence(bundled: Assistant, question: str, says: str) -> None:
    answer = asked(bundled, question)
    assert says.lower() in answer.claims[0].text.lower()


def test_a_term_in_passing_is_not_what_is_asked_for(bundled: Assistant) -> None:
    answer = asked(bundled, "Wat is de uitstroomdoelstelling in de prestatieovereenkomst voor 2021?")
    assert answer.status == "not_found"


def test_a_sentence_that_announces_a_list_goes_with_the_list(bundled: Assistant) -> None:
    answer = asked(
        bundled, "Over welke adviezen uit de inspraak waren de colleges het niet eens, zodat er niets is aangepast?"
    )
    claim = next(claim for claim in answer.claims if "niet eens zijn:" in claim.text)
    assert "vrijwilligersvergoeding; " in claim.text
    assert len(claim.citations) == 4


def test_everyday_words_are_shown_as_what_was_searched_too(bundled: Assistant) -> None:
    assert (
        "statushouders"
        in asked(bundled, "Hoeveel vluchtelingen met een verblijfsvergunning krijgen een uitkering?").also
    )
    assert asked(bundled, "Wat doet WPDA?").also == ()


def test_an_english_question_is_answered_around_dutch_quotes(bundled: Assistant) -> None:
    answer = asked(bundled, "Who is responsible for employer services?")
    assert answer.status == "answered"
    assert "WPDA" in answer.text


@pytest.mark.parametrize(
    "question", ["Wie indiceert voor beschut werk?", "Welke taken heeft UWV?", "Wat is herinstroom?"]
)
def test_an_answer_has_at_most_120_words(bundled: Assistant, question: str) -> None:
    assert len(asked(bundled, question).text.split()) <= 120


def test_what_a_remark_led_to_is_said_first(bundled: Assistant) -> None:
    answer = bundled.ask("Is de kadernota aangepast na de opmerking van de FNV over begeleiding op de werkplek?")
    assert answer.claims[0].text == "Gevolg voor de kadernota: nee."


def test_the_remarks_that_led_to_a_change_are_all_named(bundled: Assistant) -> None:
    changed = [remark for remark in bundled.knowledge.registers.remarks if remark.changed]
    answer = bundled.ask("Welke opmerkingen hebben geleid tot een aanpassing van de kadernota?")
    assert changed
    for remark in changed:
        assert remark.respondent in answer.text


@pytest.mark.parametrize(
    ("question", "organisation", "role"),
    [
        ("Wie geeft de indicatie voor beschut werk?", "UWV", "indiceert"),
        ("Wie betaalt de loonkostensubsidie?", "gemeenten", "financiert"),
        ("Wie stelt de kaders vast voor WPDA?", "gemeenten", "stelt kaders"),
    ],
)
def test_the_role_that_is_asked_for_comes_first(
    bundled: Assistant, question: str, organisation: str, role: str
) -> None:
    assert bundled.ask(question).claims[0].text.startswith(f"{organisation} – {role}: ")


def test_sentences_that_answer_one_question_together_go_together(bundled: Assistant) -> None:
    """Where a question of the corpus has two sentences as its answer, the second follows the first."""
    answer = bundled.ask("Mag een gemeente een afwijkende opdracht geven?")
    (entry,) = [near.entry for near in nearest_to(bundled, answer.question)[:1]]
    starts = [start for start, _ in entry.places]
    assert len(starts) == 2
    assert [answer.citations[claim.citations[0] - 1].start for claim in answer.claims[:2]] == starts


def nearest_to(assistant: Assistant, question: str) -> list[Near]:
    known = assistant.knowledge
    return list(nearest_questions(known.index, known.embedder, question, known.thesaurus.meant(question)))


def test_organisations_with_one_task_stand_together(bundled: Assistant) -> None:
    answer = bundled.ask(
        "Welke organisaties zijn verantwoordelijk voor ondersteuning bij meedoen zonder perspectief op werk?"
    )
    names, _, task = answer.claims[0].text.partition(" – verantwoordelijk: ")
    assert set(names.split(", ")) == {"organisaties voor dagbesteding", "sociale teams", "welzijnsorganisaties"}
    assert task.startswith("ondersteuning bieden bij meedoen")
