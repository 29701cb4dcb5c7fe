from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Is de toezegging over jobcoaching nagekomen?",
        "Wat is er terechtgekomen van het voornemen om laaggeletterdheid te beoordelen?",
        "Is het nagekomen dat iedereen met bijstand periodiek wordt gesproken?",
    ],
)
def test_a_promise_itself_does_not_show_that_it_was_kept(bundled: Assistant, question: str) -> None:
    answer = bundled.ask(question)
    assert answer.status == "not_found"
    assert "geen bewijs gevonden" in answer.text
    assert "Doorzocht: 5 documenten" in answer.text


def test_the_promise_stands_first_among_what_comes_nearest(bundled: Assistant) -> None:
    nearest = bundled.ask("Is de toezegging over jobcoaching nagekomen?").searched.nearest
    promised = [row for row in bundled.registers.commitments if "jobcoach" in row.text.lower()]
    assert any(row.source.document_id == nearest[0].document_id for row in promised)


def test_in_a_conversation_the_question_is_about_what_was_asked_before(bundled: Assistant) -> None:
    before = ["Wat is er toegezegd over jobcoaching?"]
    assert "geen bewijs gevonden" in bundled.ask("Is dat nagekomen?", before).text


def test_what_was_promised_is_still_answered(bundled: Assistant) -> None:
    assert bundled.ask("Wat is er toegezegd over jobcoaching?").status == "answered"
