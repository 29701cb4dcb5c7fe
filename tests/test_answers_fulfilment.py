from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ask import ask
from assistant.assistant import Assistant
from assistant.fulfilment import Evidence, Proof, Standing
from assistant.fulfilment.evidence import Undo


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
    promised = [row.source for row in bundled.registers.commitments if "jobcoach" in row.text.lower()]
    assert (nearest[0].document_id, nearest[0].start) in {(source.document_id, source.start) for source in promised}


def test_in_a_conversation_the_question_is_about_what_was_asked_before(bundled: Assistant) -> None:
    before = ["Wat is er toegezegd over jobcoaching?"]
    assert "geen bewijs gevonden" in bundled.ask("Is dat nagekomen?", before).text


def test_what_was_promised_is_still_answered(bundled: Assistant) -> None:
    assert bundled.ask("Wat is er toegezegd over jobcoaching?").status == "answered"


def recorded(bundled: Assistant, words: str, quote: str) -> Evidence:
    """Evidence for the commitment with these words, from the only document of a later year."""
    row = next(row for row in bundled.registers.commitments if words in row.text)
    return Evidence("bewijs-1", row.id, row.source.quote, Proof("kaderbrief-2021", quote), "J. de Vries", "2026-11-25")


def test_recorded_evidence_is_quoted_with_the_promise(bundled: Assistant) -> None:
    promise = next(row for row in bundled.registers.commitments if row.source.document_id != "kaderbrief-2021")
    text = bundled.document("kaderbrief-2021").text
    quote = next(line for line in text.split("\n") if 10 < len(line.split()) < 40 and line.endswith("."))
    given = recorded(bundled, promise.text, quote)
    question = f"Is het nagekomen: {promise.text}"
    known = replace(bundled.knowledge, fulfilled=Standing((given,)))
    answer = ask(known, question)
    assert [citation.quote for citation in answer.citations] == [quote, promise.source.quote]
    assert answer.status == "answered"
    assert answer.corpus_id != bundled.ask(question).corpus_id
    for gone in (
        replace(given, undone=Undo("A. Bakker", "2026-11-25")),
        replace(given, proof=Proof("kaderbrief-2021", "Deze zin staat er niet in.")),
        replace(given, proof=Proof("weg", quote)),
    ):
        without = ask(replace(known, fulfilled=Standing((gone,))), question)
        assert without.status == "not_found"
        assert "geen bewijs gevonden" in without.text
