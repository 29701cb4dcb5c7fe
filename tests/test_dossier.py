"""The dossier for a meeting: what is in it, in which order, and that every figure of it is carried by its sources."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant import dossier as dossiers
from assistant.assistant import Assistant
from assistant.datatypes import Calculation, Citation, Document
from assistant.dossier import MEETINGS, Choice, Dossier, Entered, Ground, Phrase, check, dossier_of, wording
from assistant.dossier.printed import MOST_PAGES, Numbers, fitting, notes, pages_of
from assistant.errors import AnswerRejected
from assistant.fulfilment import deadline_of, has_passed
from assistant.papers import Bullets, Table, write
from assistant.periods import period_of
from assistant.registers.commitments import Commitment
from assistant.registers.indicators import Observation
from assistant.registers.sources import Source

DAY = date(2021, 2, 1)
Make = Callable[..., Ground]


@pytest.fixture
def ground(bundled: Assistant) -> Make:
    """Makes the ground of a dossier over the bundled corpus."""
    known = bundled.knowledge

    def make(meeting: str = "gemeenteraad", day: date = DAY, *themes: str, municipality: str = "") -> Ground:
        choice = Choice(meeting, day, themes, municipality)
        return Ground(choice, known.registers, known.index.texts.document)

    return make


def phrases(dossier: Dossier) -> Iterator[Phrase]:
    for part in dossier.parts:
        for line in part.lines:
            yield from line.cells
            if line.question is not None:
                yield line.question.phrase


def part_of(dossier: Dossier, name: str) -> dossiers.Part:
    return next(part for part in dossier.parts if part.name == name)


def texts(dossier: Dossier, name: str) -> list[list[str]]:
    return [[phrase.text for phrase in line.cells] for line in part_of(dossier, name).lines]


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("municipality", ["", "Aa en Hunze"])
def test_a_dossier_fits_on_three_pages_with_all_its_parts_and_nothing_rejected(
    ground: Make, meeting: str, municipality: str
) -> None:
    dossier, paper = fitting(ground(meeting, municipality=municipality))
    assert 1 <= pages_of(paper) <= MOST_PAGES
    assert dossier.rejected == 0
    names = [part.name for part in dossier.parts]
    assert names == [name for name, _ in MEETINGS[meeting].parts]
    assert {"targets", "commitments", "owners", "conflicts", "questions"} <= set(names)
    assert all(part.lines for part in dossier.parts)


def test_the_same_choice_gives_the_same_file(ground: Make) -> None:
    one, other = (fitting(ground("adviesraad"))[1] for _ in range(2))
    assert write(one, "pdf") == write(other, "pdf")
    assert write(one, "docx") == write(other, "docx")


def test_each_meeting_has_its_own_order() -> None:
    first = {meeting.name: meeting.parts[0][0] for meeting in MEETINGS.values()}
    assert first == {
        "Beleidscoördinatieoverleg": "targets",
        "Dagelijks Bestuur": "targets",
        "Gemeenteraad": "targets",
        "Adviesraad": "remarks",
    }
    assert "money" in dict(MEETINGS["dagelijks-bestuur"].parts)
    assert "frames" in dict(MEETINGS["gemeenteraad"].parts)


def test_each_part_says_how_many_more_there_are(ground: Make, bundled: Assistant) -> None:
    dossier = dossier_of(ground())
    targets = part_of(dossier, "targets")
    all_targets = [row for row in bundled.registers.observations if row.kind in ("doel", "taakstelling")]
    assert len(targets.lines) + targets.more == len(all_targets)
    assert f"nog {targets.more} doelen" in targets.rest and "Doelen en resultaten" in targets.rest


def test_our_own_words_hold_no_digit() -> None:
    ours = [value for name, value in vars(wording).items() if name.isupper() and isinstance(value, str)]
    assert len(ours) > 20
    assert not [text for text in ours if re.search(r"\d", text)]


# The locks


def rejected(phrase: Phrase, ground: Ground, rows: frozenset[tuple[str, ...]]) -> bool:
    try:
        check(phrase, ground.document, rows)
    except AnswerRejected:
        return True
    return False


def mutations(text: str) -> Iterator[str]:
    for digit in re.finditer(r"\d", text):
        yield text[: digit.start()] + str((int(digit.group()) + 1) % 10) + text[digit.end() :]


@pytest.mark.parametrize("meeting", MEETINGS)
def test_changing_any_digit_of_a_line_is_rejected(ground: Make, meeting: str) -> None:
    made = ground(meeting)
    rows, tried = made.rows, 0
    for phrase in phrases(dossier_of(made)):
        assert not rejected(phrase, made, rows), phrase.text
        for at, piece in enumerate(phrase.pieces):
            for wrong in mutations(piece):
                pieces = (*phrase.pieces[:at], wrong, *phrase.pieces[at + 1 :])
                assert rejected(replace(phrase, pieces=pieces), made, rows), wrong
                tried += 1
        assert rejected(replace(phrase, wording=f"{phrase.wording} 3"), made, rows)
    assert tried > 100


def test_changing_a_quote_its_place_or_its_row_is_rejected(ground: Make) -> None:
    made = ground()
    rows, tried = made.rows, 0
    for phrase in phrases(dossier_of(made)):
        for at, carrier in enumerate(phrase.carriers):
            assert isinstance(carrier, Citation)
            for wrong in (
                replace(carrier, quote=carrier.quote[:-1] + "#"),
                replace(carrier, start=carrier.start + 1),
                replace(carrier, sha256="0" * 64),
                replace(carrier, row=(*carrier.row, "7")),
            ):
                carriers = (*phrase.carriers[:at], wrong, *phrase.carriers[at + 1 :])
                assert rejected(replace(phrase, carriers=carriers), made, rows)
                tried += 1
    assert tried > 100


def test_a_piece_without_a_source_is_rejected(ground: Make) -> None:
    made = ground()
    for phrase in phrases(dossier_of(made)):
        if phrase.pieces:
            assert rejected(replace(phrase, carriers=()), made, made.rows)


def test_a_deviation_is_done_again(ground: Make) -> None:
    made = ground()
    computed = [phrase for phrase in phrases(dossier_of(made)) if phrase.calculations]
    assert computed
    for phrase in computed:
        (of,) = phrase.calculations
        label, value, number = of.inputs[0]

        def with_calculation(of: Calculation, phrase: Phrase = phrase) -> Phrase:
            return replace(phrase, calculations=(of,))

        for wrong in (
            replace(of, value=of.value + 1),
            replace(of, formula=f"{of.formula} - 1"),
            replace(of, inputs=((label, value + 1, number), of.inputs[1])),
            replace(of, inputs=((label, value, None), of.inputs[1])),
            replace(of, inputs=of.inputs[:1]),
        ):
            assert rejected(with_calculation(wrong), made, made.rows)


def test_a_line_that_fails_is_left_out_counted_and_logged(ground: Make, caplog: pytest.LogCaptureFixture) -> None:
    made = ground()
    whole = dossier_of(made)
    broken = part_of(whole, "targets").lines[0].cells[0].carriers[0]
    assert isinstance(broken, Citation)

    def damaged(name: str) -> Document:
        # The citations are made from the documents as they were; the locks see another text.
        document = made.document(name)
        return replace(document, sha256="0" * 64) if seen[0] and name == broken.document_id else document

    seen = [False]

    class Turning(dossiers.Gate):
        def passes(self, line: dossiers.Line) -> bool:
            seen[0] = True
            try:
                return super().passes(line)
            finally:
                seen[0] = False

    gate = Turning(replace(made, document=damaged))
    results = [gate.passes(line) for line in part_of(whole, "targets").lines]
    assert gate.rejected == results.count(False) > 0
    assert "geweigerd" in caplog.text
    assert "weggelaten" in wording.left_out(gate.rejected)


# Targets


def entered(indicator: str, value: int, unit: str, period: str) -> Observation:
    found = period_of(period)
    assert found is not None
    source = Source("ingevoerd", "import-1, ingevoerd door J. de Vries op 2021-01-10", "jaarverslag 2020, blz. 12")
    return Observation(
        "r1", indicator, "realisatie", Decimal(value), None, "=", unit, found, "alle drie", "", "", source
    )


MISSED = entered("uitstroom-werk-ondernemerschap-onderwijs", 640, "personen", "2020")


def test_a_missed_target_comes_first_with_its_deviation_and_a_question(ground: Make) -> None:
    dossier = dossier_of(replace(ground(), entered=(MISSED,)))
    assert dossier.rejected == 0
    name, target, result, deviation, status = texts(dossier, "targets")[0]
    assert name.startswith("Uitstroom uit de bijstand")
    assert (target, result, status) == ("700 personen (2020)", "640 personen (2020)", "niet behaald")
    assert deviation == "640 - 700 = - 60 personen"
    question = part_of(dossier, "questions").lines[0].question
    assert question is not None and question.rule == wording.RULE_DEVIATION
    assert "640 personen" in question.phrase.text and "700 personen" in question.phrase.text
    assert "1 keer niet behaald" in part_of(dossier, "targets").in_short


def test_an_entered_result_has_the_words_of_whoever_entered_it_as_its_source(ground: Make) -> None:
    made = replace(ground(), entered=(MISSED,))
    carriers = [carrier for phrase in phrases(dossier_of(made)) for carrier in phrase.carriers]
    (source,) = {carrier for carrier in carriers if isinstance(carrier, Entered)}
    assert source.quote == "jaarverslag 2020, blz. 12"
    paper = fitting(made)[1]
    assert [of.quote for of in paper.sources if of.title == wording.SOURCE_ENTERED] == [source.quote]


def test_a_digit_of_an_entered_result_is_locked_too(ground: Make) -> None:
    made = replace(ground(), entered=(MISSED,))
    cell = part_of(dossier_of(made), "targets").lines[0].cells[2]
    assert not rejected(cell, made, made.rows)
    assert all(rejected(replace(cell, pieces=(wrong, *cell.pieces[1:])), made, made.rows) for wrong in ["641 personen"])
    assert rejected(cell, made, ground().rows)  # where nobody entered it


def test_a_reached_target_comes_last_and_gives_no_question(ground: Make) -> None:
    good = replace(MISSED, value=Decimal(720))
    dossier = dossier_of(replace(ground(), entered=(good,)), {"targets": 99, "questions": 99})
    assert texts(dossier, "targets")[-1][-1] == "behaald"
    asked = [line.question.phrase.text for line in part_of(dossier, "questions").lines if line.question]
    assert not [text for text in asked if "“Uitstroom uit de bijstand naar werk, onderwijs" in text]


def test_a_target_without_a_result_says_so(ground: Make) -> None:
    rows = texts(dossier_of(ground(), {"targets": 99}), "targets")
    assert ["nog niet bekend", "niet te berekenen", "geen resultaat bekend"] in [row[2:] for row in rows]


def test_a_result_of_after_the_meeting_is_not_known_yet(ground: Make) -> None:
    before = replace(ground("gemeenteraad", date(2020, 12, 30)), entered=(MISSED,))
    assert not [row for row in texts(dossier_of(before, {"targets": 99}), "targets") if row[2].startswith("640")]


def test_the_municipality_limits_the_targets(ground: Make) -> None:
    names = [row[0] for row in texts(dossier_of(ground(municipality="Tynaarlo"), {"targets": 99}), "targets")]
    assert [name for name in names if "(Tynaarlo)" in name]
    assert not [name for name in names if "(Assen)" in name or "(Aa en Hunze)" in name]


def test_the_themes_limit_every_part(ground: Make, bundled: Assistant) -> None:
    dossier = dossier_of(ground("dagelijks-bestuur", DAY, "inkomen"), {"targets": 99, "commitments": 99})
    theme = {row.name: row.theme for row in bundled.registers.indicators}
    assert {theme[line.about] for line in part_of(dossier, "targets").lines} == {"inkomen"}
    promised = {row.text: row.theme for row in bundled.registers.commitments}
    assert {promised[line.about] for line in part_of(dossier, "commitments").lines} == {"inkomen"}


# Commitments and the rest


def commitment(deadline: str) -> Commitment:
    source = Source("stuk", "", "citaat", 0, 6)
    return Commitment("t1", "gemeente", "", "iets doen", deadline, "gedaan?", "werken", "voornemen", source)


@pytest.mark.parametrize(
    ("deadline", "day", "passed"),
    [
        ("2020", date(2020, 12, 31), True),
        ("eind 2020", date(2020, 12, 31), True),
        ("in de loop van 2020", date(2020, 12, 31), True),
        ("2021", date(2021, 12, 31), False),
        ("vanaf 2021", date(2021, 1, 1), False),
        ("tijdelijk, vanaf 2020", date(2020, 1, 1), False),
        ("begroting 2021", date(2021, 12, 31), False),
        ("zo snel mogelijk", None, False),
        ("", None, False),
    ],
)
def test_deadlines(deadline: str, day: date | None, passed: bool) -> None:
    row = commitment(deadline)
    assert deadline_of(row) == day
    assert has_passed(row, DAY) is passed


def test_a_passed_deadline_says_so_and_gives_a_question(ground: Make) -> None:
    dossier = dossier_of(ground("dagelijks-bestuur"), {"commitments": 999})
    passed = [line for line in part_of(dossier, "commitments").lines if line.cells[2].text.endswith("(voorbij)")]
    assert passed
    assert {line.question.rule for line in passed if line.question} == {wording.RULE_PASSED}
    assert f"Bij {len(passed)} toezeggingen" in part_of(dossier, "commitments").in_short


def test_a_commitment_that_was_kept_is_left_out_and_that_is_said(ground: Make) -> None:
    before = ground("dagelijks-bestuur")
    told = texts(dossier_of(before, {"commitments": 999}), "commitments")
    kept = next(row for row in before.registers.commitments if row.source.confirmed and row.text == told[0][0])
    after = dossier_of(replace(before, kept=frozenset({kept.id})), {"commitments": 999})
    assert texts(after, "commitments") == [line for line in told if line[0] != kept.text]
    assert after.fulfilled == 1
    assert wording.fulfilled(1) in notes(after)


def test_a_commitment_that_is_a_target_of_the_dossier_is_not_given_twice(ground: Make) -> None:
    dossier = dossier_of(ground(), {"targets": 99, "commitments": 999})
    spans = [
        (source.document_id, place)
        for name in ("targets", "commitments")
        for source in {line.source for line in part_of(dossier, name).lines}
        if source is not None
        for place in range(source.start, source.end)
        if name == "targets"
    ]
    given = set(spans)
    for line in part_of(dossier, "commitments").lines:
        assert line.source is not None
        assert not given & {(line.source.document_id, at) for at in range(line.source.start, line.source.end)}


def test_an_advisory_council_sees_its_own_remarks_and_commitments_first(ground: Make) -> None:
    dossier = dossier_of(ground("adviesraad", municipality="Assen"))
    assert {row[1] for row in texts(dossier, "remarks")} == {"Raad voor cliëntenparticipatie Assen"}
    carriers = [line.cells[0].carriers[0] for line in part_of(dossier, "commitments").lines]
    assert all("Assen" in carrier.row[1] for carrier in carriers)


def test_questions_take_turns_and_each_has_a_source(ground: Make) -> None:
    questions = [line.question for line in part_of(dossier_of(ground()), "questions").lines]
    rules = [question.rule for question in questions if question]
    assert len(set(rules[:3])) == 3
    assert all(question.phrase.carriers for question in questions if question)


def test_nothing_known_is_said(ground: Make) -> None:
    made = ground()
    empty = replace(made, registers=replace(made.registers, observations=(), commitments=(), conflicts=()))
    dossier, paper = fitting(empty)
    assert part_of(dossier, "targets").lines == ()
    said = [block.text for block in paper.blocks if hasattr(block, "text")]
    assert wording.NOTHING["targets"] in said and wording.NOTHING["commitments"] in said


def test_rows_whose_quote_is_not_found_are_left_out_and_counted(ground: Make) -> None:
    made = ground()
    lost = tuple(replace(row, source=replace(row.source, start=0, end=0)) for row in made.registers.commitments)
    dossier = dossier_of(replace(made, registers=replace(made.registers, commitments=lost)))
    assert part_of(dossier, "commitments").lines == ()
    assert dossier.unconfirmed == len(lost)


# On paper


def test_every_line_of_the_paper_has_a_source_and_each_source_a_line(ground: Make) -> None:
    paper = fitting(ground())[1]
    used: set[int] = set()
    for block in paper.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                assert any(cell.sources for cell in row)
                used |= {number for cell in row for number in cell.sources}
        elif isinstance(block, Bullets):
            used |= {number for item in block.items for number in item.sources}
    assert used == set(range(1, len(paper.sources) + 1))


def test_the_quotes_on_paper_are_those_of_the_documents(ground: Make, bundled: Assistant) -> None:
    paper = fitting(ground())[1]
    text = " ".join(document.text for document in bundled.documents())
    assert all(source.quote in text for source in paper.sources)


def test_the_same_place_is_one_source(ground: Make) -> None:
    numbers = Numbers()
    found = [number for phrase in phrases(dossier_of(ground())) for number in numbers.of(phrase)]
    places = {(of.document_id, of.start, of.end) for of in numbers.carriers if isinstance(of, Citation)}
    assert len(places) == len(numbers.carriers) == len(set(found)) < len(found)


def test_the_files_say_what_the_dossier_says(ground: Make) -> None:
    import docx
    import pypdf

    dossier, paper = fitting(ground(municipality="Assen"))
    pages = pypdf.PdfReader(io.BytesIO(write(paper, "pdf"))).pages
    pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    word = docx.Document(io.BytesIO(write(paper, "docx")))
    lines = [paragraph.text for paragraph in word.paragraphs]
    for part in dossier.parts:
        assert part.heading in pdf and part.heading in lines
    asked = [line.question.phrase.text for line in part_of(dossier, "questions").lines if line.question]
    assert all(text in pdf and any(text in line for line in lines) for text in asked)
    assert "gemeente Assen" in pdf
    statuses = [row.cells[-1].text for row in word.tables[0].rows[1:]]
    assert statuses == [row[-1] for row in texts(dossier, "targets")]
