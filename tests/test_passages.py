from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.datatypes import Document, Heading
from assistant.flow import readable
from assistant.passages import MAX_WORDS, Sections, Stretches, page_at, passages, section_at, sentences
from assistant.readers import read


def document_of(folder: Path, text: str, name: str = "stuk.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, folder)


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_sentence_stands_in_the_document_where_it_says(waterplan: Document) -> None:
    for sentence in sentences(waterplan):
        shown = readable(waterplan, [(sentence.start, sentence.end)]).text
        assert all(piece in shown for piece in sentence.cells or (sentence.text,))


def test_a_list_item_knows_the_line_that_introduces_it(waterplan: Document) -> None:
    item = next(sentence for sentence in sentences(waterplan) if "48 uur" in sentence.text)
    assert item.text == "zij meldt verstoppingen binnen 48 uur aan het waterschap;"
    assert item.lead == "De gemeente doet daarbij drie dingen:"
    assert waterplan.text[item.lead_start : item.lead_end] == item.lead


def test_a_table_row_knows_its_columns(waterplan: Document) -> None:
    row = next(sentence for sentence in sentences(waterplan) if sentence.cells and "legen" in sentence.text)
    assert row.cells == ("straatkolken legen", "1.100", "1.250")
    assert row.lead == "Maatregel · 2022 · 2023"


def test_a_sentence_goes_on_over_a_page_break_and_a_footnote(tmp_path: Path) -> None:
    text = (
        "De regeling geldt voor alle inwoners2 die in het dorp wonen en die daar ook een tuin\n"
        "2 Ook voor inwoners met een balkon.\n"
        "\f hebben, tenzij de tuin kleiner is dan een parkeerplaats. Daarna volgt een tweede regeling over het water.\n"
    )
    document = document_of(tmp_path, text)
    found = [sentence.text for sentence in sentences(document)]
    assert (
        "De regeling geldt voor alle inwoners die in het dorp wonen en die daar ook een tuin hebben, tenzij de tuin kleiner is "
        "dan een parkeerplaats."
    ) in found
    assert "Ook voor inwoners met een balkon." in found


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("budget voor re- integratie van inwoners", "re-integratie"),
        ("de gemeen-\nteraad besluit", "gemeenteraad"),
        ("zorg- en welzijnspartijen doen mee", "zorg- en welzijnspartijen"),
        ("de niet-\nuitkeringsgerechtigden tellen mee", "niet-uitkeringsgerechtigden"),
    ],
)
def test_words_broken_over_a_line_are_joined_only_where_they_were_broken(
    tmp_path: Path, written: str, read_as: str
) -> None:
    document = document_of(tmp_path, f"In dit stuk gaat het om {written}, en daar blijft het bij.\n")
    assert read_as in sentences(document)[0].text


@pytest.mark.parametrize(
    "whole",
    [
        "Dat kost ca. 40 euro, d.w.z. bijna niets, volgens dhr. Jansen van de gemeente.",
        "Er is € 2,4 mln. per jaar voor nodig.",
        "Op basis van art. 12 is dat bijv. Oosterveld.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(tmp_path: Path, whole: str) -> None:
    assert [sentence.text for sentence in sentences(document_of(tmp_path, whole + "\n"))] == [whole]


def test_sections_are_given_from_chapter_to_paragraph(waterplan: Document) -> None:
    at = waterplan.text.index("1.250 straatkolken")
    assert section_at(waterplan, at) == ("Waterplan Oosterveld", "2. Doelen")
    assert page_at(waterplan, at) == 1


def test_no_passage_cuts_a_sentence_and_all_sentences_are_in_one(source_documents: list[Document]) -> None:
    for document in source_documents:
        found = passages(document)
        assert [s for passage in found for s in passage.sentences] == sentences(document)


def test_passages_have_the_promised_length(source_documents: list[Document]) -> None:
    lengths = [len(passage.text.split()) for document in source_documents for passage in passages(document)]
    within = sum(60 <= length <= MAX_WORDS + 30 for length in lengths) / len(lengths)
    assert within > 0.8
    longest = [s for d in source_documents for p in passages(d) if len(p.text.split()) > 190 for s in p.sentences]
    assert all(len(sentence.text.split()) > 100 for sentence in longest)


def test_nothing_of_the_running_text_is_lost(source_documents: list[Document]) -> None:
    for document in source_documents:
        letters = [char for char in document.text if char.isalnum()]
        kept: set[int] = set()
        for sentence in sentences(document):
            kept.update(range(sentence.start, sentence.end))
        for heading in document.headings:
            kept.update(range(heading.start, heading.end))
        lost = sum(char.isalnum() and at not in kept for at, char in enumerate(document.text))
        assert lost / len(letters) < 0.01, document.id


def test_every_sentence_of_the_sources_can_be_quoted_exactly(source_documents: list[Document]) -> None:
    for document in source_documents:
        for sentence in sentences(document):
            shown = readable(document, [(sentence.start, sentence.end)]).text
            assert all(piece in shown for piece in sentence.cells or (sentence.text,))
            if sentence.lead and not sentence.cells:
                assert sentence.lead in readable(document, [(sentence.lead_start, sentence.lead_end)]).text


def test_the_sections_of_many_places_are_those_of_each_place(waterplan: Document) -> None:
    sections = Sections(waterplan)
    for offset in range(len(waterplan.text)):
        assert sections.at(offset) == section_at(waterplan, offset)
    assert sections.paths == {section_at(waterplan, heading.start) for heading in waterplan.headings}
    for start in range(0, len(waterplan.text), 97):
        within = [heading.title for heading in waterplan.headings if start <= heading.start < start + 300]
        assert list(sections.headed(start, start + 300)) == within


def test_stretches_know_what_they_touch() -> None:
    stretches = Stretches([Heading("b", 1, 20, 22), Heading("a", 1, 5, 30), Heading("c", 1, 40, 41)])
    held = {*range(5, 30), 40}
    for start in range(50):
        for end in range(start + 1, 51):
            assert stretches.touch(start, end) == bool(held & set(range(start, end))), (start, end)
    assert not Stretches([]).touch(0, 10)


def test_what_is_left_out_of_a_text_leaves_every_other_character_where_it_was(tmp_path: Path) -> None:
    text = "Re- integratie en maat-\nschappelijk  werk,\tzacht\u00adstreepje;\n\n  zorg- en welzijn."
    document = document_of(tmp_path, text, "los.txt")
    flow = readable(document, [(0, len(document.text))])
    assert len(flow.text) == len(flow.offsets)
    for char, offset in zip(flow.text[:-1], flow.offsets, strict=False):
        assert char == document.text[offset] or (char == " " and document.text[offset].isspace())
    assert flow.text.strip() == "Re-integratie en maatschappelijk werk, zachtstreepje; zorg- en welzijn."


def test_a_line_that_ends_in_a_small_word_goes_on_after_a_blank_line(tmp_path: Path) -> None:
    """Narrow columns come out of a PDF with a blank line between all lines; a number or a name may begin the next."""
    lines = [
        "In 2017 was het aantal mensen met een uitkering in de drie gemeenten samen een stuk",
        "lager dan in 2015 (respectievelijk 1020 en",
        "1290). Dat komt door de",
        "Participatiewet. Een nieuwe zin.",
    ]
    others = ["Dit is een gewone regel van het stuk, zo lang als de meeste regels in een breed stuk zijn."] * 5
    document = document_of(tmp_path, "\n\n".join([*others, *lines]) + "\n", "smal.txt")
    assert [sentence.text for sentence in sentences(document)][5:] == [
        f"{lines[0]} {lines[1]} 1290).",
        "Dat komt door de Participatiewet.",
        "Een nieuwe zin.",
    ]
