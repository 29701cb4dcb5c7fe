from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant import locks
from assistant.assistant import Assistant
from assistant.datatypes import Answer
from assistant.errors import AnswerRejected

QUESTIONS = [
    "Hoeveel straatkolken zijn in 2023 geleegd?",
    "Wie betaalt het baggeren van de vijvers?",
    "Hoeveel geld is er voor nieuwe bomen?",
    "Wat meldt de gemeente binnen 48 uur?",
]


@pytest.fixture
def answers(assistant: Assistant) -> list[Answer]:
    found = [assistant.ask(question) for question in QUESTIONS]
    assert all(answer.status == "answered" for answer in found)
    return found


def refuses(answer: Answer, assistant: Assistant) -> bool:
    try:
        locks.check(answer, assistant.document)
    except AnswerRejected:
        return True
    return False


def test_a_true_answer_passes(answers: list[Answer], assistant: Assistant) -> None:
    assert not any(refuses(answer, assistant) for answer in answers)


def test_changing_any_digit_of_the_text_is_refused(answers: list[Answer], assistant: Assistant) -> None:
    tried = 0
    for answer in answers:
        for at, claim in enumerate(answer.claims):
            for digit in re.finditer(r"\d", claim.text):
                other = str((int(digit.group()) + 1) % 10)
                text = claim.text[: digit.start()] + other + claim.text[digit.end() :]
                for pieces in (claim.pieces, (text,)):  # also where the maker of the answer believes it himself
                    mutated = replace(claim, text=text, pieces=pieces)
                    claims = (*answer.claims[:at], mutated, *answer.claims[at + 1 :])
                    assert refuses(replace(answer, claims=claims), assistant), text
                    tried += 1
    assert tried >= 20


def test_changing_or_adding_any_word_of_the_text_is_refused(answers: list[Answer], assistant: Assistant) -> None:
    tried = 0
    for answer in answers:
        for at, claim in enumerate(answer.claims):
            for word in re.finditer(r"[a-z]{3,}", claim.text):
                for new in ("zwembad", f"{word.group()} niet"):
                    text = claim.text[: word.start()] + new + claim.text[word.end() :]
                    for pieces in (claim.pieces, (text,)):
                        claims = (
                            *answer.claims[:at],
                            replace(claim, text=text, pieces=pieces),
                            *answer.claims[at + 1 :],
                        )
                        assert refuses(replace(answer, claims=claims), assistant), text
                        tried += 1
    assert tried >= 100


def test_a_quote_must_be_the_text_at_its_place(answers: list[Answer], assistant: Assistant) -> None:
    for answer in answers:
        for at, citation in enumerate(answer.citations):
            for wrong in (
                replace(citation, quote=citation.quote[:-1] + "#"),
                replace(citation, quote=citation.quote + " "),
                replace(citation, start=citation.start + 1),
                replace(citation, end=citation.end - 1),
                replace(citation, quote="", end=citation.start),
                replace(citation, sha256="0" * 64),
            ):
                citations = (*answer.citations[:at], wrong, *answer.citations[at + 1 :])
                assert refuses(replace(answer, citations=citations), assistant)


def test_a_claim_without_a_source_or_with_a_source_that_is_not_there_is_refused(
    answers: list[Answer], assistant: Assistant
) -> None:
    for answer in answers:
        claim = answer.claims[0]
        for numbers in ((), (0,), (len(answer.citations) + 1,)):
            assert refuses(replace(answer, claims=(replace(claim, citations=numbers),)), assistant)
        assert refuses(replace(answer, claims=(replace(claim, pieces=()),)), assistant)


def test_an_answered_answer_without_claims_is_refused(answers: list[Answer], assistant: Assistant) -> None:
    assert refuses(replace(answers[0], claims=()), assistant)


def test_an_answer_of_more_than_120_words_is_refused(answers: list[Answer], assistant: Assistant) -> None:
    answer = answers[0]
    times = 120 // len(answer.claims[0].text.split()) + 2
    assert refuses(replace(answer, claims=answer.claims[:1] * times), assistant)


def test_before_a_quote_only_its_own_document_may_be_named(answers: list[Answer], assistant: Assistant) -> None:
    for answer in answers:
        claim = answer.claims[0]
        title = answer.citations[claim.citations[0] - 1].title
        for frame, refused in (
            (f"From {title}, in Dutch: ", False),
            ("From the Bible, in Dutch: ", True),
            ("Yes. ", True),
        ):
            framed = replace(claim, text=frame + claim.text, frame=frame)
            assert refuses(replace(answer, claims=(framed, *answer.claims[1:])), assistant) is refused, frame
        unmarked = replace(claim, text=f"From {title}, in Dutch: {claim.text}")
        assert refuses(replace(answer, claims=(unmarked, *answer.claims[1:])), assistant)


def refuses_filled(filled: locks.Filled, assistant: Assistant) -> bool:
    try:
        locks.check_filled(filled, assistant.document, frozenset())
    except AnswerRejected:
        return True
    return False


def test_a_sentence_with_pieces_of_its_source_passes(answers: list[Answer], assistant: Assistant) -> None:
    citation = answers[0].citations[0]
    assert "1.250 straatkolken" in citation.quote
    filled = locks.Filled("Geleegd zijn {} (in {}).", ("1.250 straatkolken", "2023"), (citation,))
    assert not refuses_filled(filled, assistant)


def test_a_sentence_is_filled_from_its_source_only(answers: list[Answer], assistant: Assistant) -> None:
    citation = answers[0].citations[0]
    for wording, pieces in (
        ("Geleegd zijn {}.", ("1.350 straatkolken",)),
        ("Geleegd zijn {}.", ("250 straatkolken",)),  # a part of a number is another number
        ("Geleegd zijn {}.", ("alle straatkolken",)),
        ("Geleegd zijn {}.", ("",)),
        ("Geleegd zijn {}.", ()),
        ("Geleegd zijn {}.", ("1.250 straatkolken", "2023")),
        ("Geleegd zijn {} van de 3.", ("1.250 straatkolken",)),
    ):
        assert refuses_filled(locks.Filled(wording, pieces, (citation,)), assistant), (wording, pieces)
    assert refuses_filled(locks.Filled("Geleegd zijn {}.", ("1.250 straatkolken",)), assistant)


def test_a_row_that_nobody_entered_carries_nothing(assistant: Assistant) -> None:
    row = ("straatkolken", "1.250 stuks")
    filled = locks.Filled("Het zijn er {}.", ("1.250 stuks",), given=(row,))
    assert refuses_filled(filled, assistant)
    locks.check_filled(filled, assistant.document, frozenset({row}))


def test_a_figure_that_is_calculated_with_stands_in_its_source(assistant: Assistant) -> None:
    """The waterplan has no register, so its figures are read from its table."""
    answer = assistant.ask("Hoeveel meer straatkolken zijn er in 2023 geleegd dan in 2022?")
    assert answer.calculations and not refuses(answer, assistant)
    (calculation,) = answer.calculations[:1]
    tried = 0
    for at, (label, value, number) in enumerate(calculation.inputs):
        assert number is not None
        for wrong in (
            (label, value + 1, number),
            (label, value, number % len(answer.citations) + 1),
            (label, value, 99),
        ):
            inputs = (*calculation.inputs[:at], wrong, *calculation.inputs[at + 1 :])
            if value in numbers_of(answer, wrong[2]) and wrong[1] == value:
                continue  # the other citation has the number too
            mutated = (replace(calculation, inputs=inputs), *answer.calculations[1:])
            assert refuses(replace(answer, calculations=mutated), assistant), wrong
            tried += 1
    assert tried >= 4


def numbers_of(answer: Answer, number: int) -> set[float]:
    quotes = [citation.quote for citation in answer.citations[number - 1 : number]]
    return {float(found.replace(".", "")) for quote in quotes for found in re.findall(r"\d[\d.]*", quote)}


def test_a_number_of_one_calculation_is_no_number_of_another(bundled: Assistant) -> None:
    """A share multiplies by 100; a remainder next to it may not become 100 - 160."""
    answer = bundled.ask(
        "Als 160 van de 525 mensen in het doelgroepenregister een baan hebben, hoeveel procent is dat?"
    )
    assert len(answer.calculations) > 1 and not refused(answer, bundled)
    tried = 0
    for at, claim in enumerate(answer.claims):
        for digit in re.finditer(r"\d", claim.text) if claim.computed else ():
            for other in "0123456789".replace(digit.group(), ""):
                text = claim.text[: digit.start()] + other + claim.text[digit.end() :]
                claims = (*answer.claims[:at], replace(claim, text=text), *answer.claims[at + 1 :])
                assert refused(replace(answer, claims=claims), bundled), text
                tried += 1
    assert tried > 100


def refused(answer: Answer, assistant: Assistant) -> bool:
    try:
        locks.check(answer, assistant.document, assistant.knowledge.rows)
    except AnswerRejected:
        return True
    return False
