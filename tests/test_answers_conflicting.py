"""Where documents differ, both are quoted and the difference is explained."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "documents", "figures"),
    [
        (
            "Waarom noemt de kadernota 800 mensen in de Wsw en de prestatieovereenkomst 657?",
            {"kadernota-werk-inkomen-meedoen", "prestatieovereenkomst-2020"},
            {"800", "657"},
        ),
        (
            "Klopt het dat de Wsw elk jaar met 5% afneemt, als er nog maar 657 medewerkers zijn?",
            {"kadernota-werk-inkomen-meedoen", "prestatieovereenkomst-2020"},
            {"5%", "657"},
        ),
    ],
)
def test_both_documents_are_quoted_with_the_reason(
    bundled: Assistant, question: str, documents: set[str], figures: set[str]
) -> None:
    answer = bundled.ask(question)
    assert {citation.document_id for citation in answer.citations} == documents
    assert all(figure in answer.text for figure in figures)
    why, *quotes = answer.claims
    assert len(quotes) == 2 and len(why.citations) == 2
    for claim in quotes:
        (number,) = claim.citations
        assert answer.citations[number - 1].quote in claim.text


def test_numbers_that_no_difference_holds_are_not_explained(bundled: Assistant) -> None:
    answer = bundled.ask("Waarom noemt de kadernota 12.345 mensen en de prestatieovereenkomst 657?")
    assert "12.345" not in answer.text
    assert not any("800" in claim.text for claim in answer.claims)
