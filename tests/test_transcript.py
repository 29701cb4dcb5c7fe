"""A conversation as a paper, and an answer as it is copied: every sentence with its own source."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx

from assistant.assistant import Assistant
from assistant.datatypes import Answer, Calculation, Citation, Claim, ListedRow, Listing, Searched, Turn
from assistant.papers import Bullets, Heading, Paragraph, Table, write
from assistant.transcript import copied, paper

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def citation(quote: str, page: int = 1) -> Citation:
    return Citation("plan", "Plan", page, "Plan › 1. Taken", quote, 0, len(quote), "0" * 64)


def answer(*claims: Claim, citations: tuple[Citation, ...] = (), notice: str = "") -> Answer:
    return Answer(
        question="Wie?",
        kind="beleid",
        status="answered" if claims else "not_found",
        claims=claims,
        citations=citations,
        searched=Searched(1, 1),
        answer_id="abc123",
        corpus_id="def456",
        elapsed_ms=1.0,
        notice=notice,
    )


def turn(of: Answer | None, question: str = "Wie?", failure: str = "") -> Turn:
    return Turn("id", question, (), of, NOON, failure)


SWAPPED = answer(
    Claim("Tweede zin.", (2,), ("Tweede zin.",)),
    Claim("Eerste zin.", (1,), ("Eerste zin.",)),
    citations=(citation("Eerste zin."), citation("Tweede\n  zin.", 3)),
)


def test_copied_answer_has_question_answer_and_sources() -> None:
    assert copied(turn(SWAPPED), lambda _: 5) == (
        "Wie?\n\nTweede zin. [2] Eerste zin. [1]\n\nBronnen:\n"
        "[1] Plan, pagina 1, 1. Taken: “Eerste zin.”\n[2] Plan, pagina 3, 1. Taken: “Tweede zin.”"
    )


def test_page_is_told_of_a_document_with_more_than_one_or_that_is_gone() -> None:
    assert "[1] Plan, 1. Taken:" in copied(turn(SWAPPED), lambda _: 1)
    assert "[1] Plan, pagina 1, 1. Taken:" in copied(turn(SWAPPED), lambda _: 0)


def test_copied_answer_tells_how_the_question_was_read_and_what_was_computed() -> None:
    rich = replace(
        SWAPPED,
        understood="Wie beheert dat?",
        calculations=(Calculation("6 - 4", 2.0, "vijvers", "geen"),),
        listing=Listing(
            "x.csv", (), (ListedRow("1", (("wie", "A"), ("wat", "")), 2), ListedRow("2", (("wie", "B"),), None))
        ),
    )
    lines = copied(turn(rich), lambda _: 1).splitlines()
    assert lines[2] == "U bedoelt: Wie beheert dat?"
    assert "Berekening: 6 - 4 = 2 vijvers" in lines
    assert [line for line in lines if line.startswith("- ")] == ["- A [2]", "- B (nog te bevestigen)"]


def test_copied_without_answer_says_why() -> None:
    assert copied(turn(answer(notice="Niet gevonden.")), lambda _: 1) == "Wie?\n\nNiet gevonden."
    assert copied(turn(None, failure="Dat ging mis."), lambda _: 1) == "Wie?\n\nDat ging mis."


def test_paper_numbers_each_source_once_over_all_answers() -> None:
    other = answer(
        Claim("Eerste zin.", (2,), ()),
        Claim("Derde zin.", (1, 2), ()),
        citations=(citation("Derde zin."), citation("Eerste zin.")),
    )
    made = paper((turn(SWAPPED), turn(other, "En dan?")), lambda _: 1)
    lines = [(block.text, block.sources) for block in made.blocks if isinstance(block, Paragraph) and not block.note]
    assert lines == [("Tweede zin.", (1,)), ("Eerste zin.", (2,)), ("Eerste zin.", (2,)), ("Derde zin.", (3, 2))]
    assert [source.quote for source in made.sources] == ["Tweede zin.", "Eerste zin.", "Derde zin."]
    assert [block.text for block in made.blocks if isinstance(block, Heading)] == ["Wie?", "En dan?"]
    assert made.subtitle == "25 november 2026 · 2 vragen"


def test_paper_tells_what_it_takes_to_look_an_answer_up_again() -> None:
    notes = [
        block.text
        for block in paper((turn(SWAPPED),), lambda _: 1).blocks
        if isinstance(block, Paragraph) and block.note
    ]
    assert notes[-1].startswith("Antwoord abc123, gegeven op 25 november 2026 om ")
    assert "def456" in notes[-1]


def test_paper_has_a_whole_list_as_a_table_with_sources() -> None:
    listed = (
        ListedRow("1", (("rol", "beheert"), ("wie", "A"), ("leeg", "")), 1),
        ListedRow("2", (("rol", "beheert"), ("wie", "B"), ("leeg", "")), None),
    )
    rich = replace(SWAPPED, listing=Listing("x.csv", (("rol", ("beheert",)),), listed))
    (table,) = [block for block in paper((turn(rich),), lambda _: 1).blocks if isinstance(block, Table)]
    assert table.header == ("wie", "bron")
    assert [[cell.text for cell in row] for row in table.rows] == [["A", ""], ["B", "nog te bevestigen"]]
    # Source 2 of the paper: the sentence that comes first in the answer has number 1 there.
    assert table.rows[0][-1].sources == (2,)


def test_paper_has_the_choices_of_a_question_that_can_be_read_in_several_ways() -> None:
    asked = replace(answer(notice="Wat bedoelt u?"), status="ambiguous", choices=("Wie betaalt?", "Wie beheert?"))
    made = paper((turn(asked), turn(None, failure="Dat ging mis.")), lambda _: 1)
    (choices,) = [block for block in made.blocks if isinstance(block, Bullets)]
    assert [item.text for item in choices.items] == ["Wie betaalt?", "Wie beheert?"]
    texts = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert "Wat bedoelt u?" in texts
    assert texts[-1] == "Dat ging mis."


def test_word_file_of_a_real_conversation_has_every_sentence_with_its_quote(assistant: Assistant) -> None:
    questions = ("Wie beheert de grote sloten?", "En wie betaalt het baggeren?", "Hoe laat zingt het koor in Parijs?")
    turns = [Turn("id", question, (), assistant.ask(question), NOON) for question in questions]
    assert all(turn.answer and turn.answer.claims for turn in turns[:2])
    made = paper(turns, lambda name: len(assistant.document(name).pages))
    word = docx.Document(io.BytesIO(write(made, "docx")))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [
        *questions,
        "Bronnen",
    ]
    for each in turns:
        assert each.answer is not None
        for claim in each.answer.claims:
            assert any(line.startswith(claim.text) and line.endswith("]") for line in lines), claim.text
        for number in {number for claim in each.answer.claims for number in claim.citations}:
            quote = " ".join(each.answer.citations[number - 1].quote.split())
            assert any(line.startswith("[") and quote in line for line in lines)
    assert turns[2].answer is not None
    assert turns[2].answer.notice in lines
