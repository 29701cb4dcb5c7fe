from __future__ import annotations

import pytest

from assistant.assistant import Assistant


def test_a_word_that_can_be_asked_about_in_several_ways_gives_questions_to_choose(bundled: Assistant) -> None:
    answer = bundled.ask("jobcoach")
    assert answer.status == "ambiguous"
    assert answer.claims == ()
    assert 2 <= len(answer.choices) <= 4
    assert all("jobcoach" in choice for choice in answer.choices)


def test_each_choice_has_an_answer_of_its_own(bundled: Assistant) -> None:
    for choice in bundled.ask("jobcoach").choices:
        assert bundled.ask(choice).status == "answered", choice


@pytest.mark.parametrize(
    "question", ["Wat is een jobcoach?", "recht op jobcoaching aanvragen door werkgevers", "xyzzy"]
)
def test_who_says_what_is_asked_gets_no_choice(bundled: Assistant, question: str) -> None:
    assert bundled.ask(question).status != "ambiguous"


def test_without_questions_in_the_corpus_there_is_nothing_to_choose(assistant: Assistant) -> None:
    answer = assistant.ask("straatkolken")
    assert (answer.status == "ambiguous", answer.choices) == (False, ())


def test_what_may_be_meant_goes_with_a_question_without_an_answer(bundled: Assistant) -> None:
    answer = bundled.ask("Hoeveel jobcoaches heeft Emmen in 2013?")
    assert answer.status == "not_found"
    assert answer.choices
    assert bundled.ask("Hoeveel straatlantaarns heeft Emmen?").choices == ()
