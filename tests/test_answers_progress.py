"""How a target stands, in the chat: entered results with who brought them, and 'geen resultaat bekend' without."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant import locks
from assistant.assistant import Assistant, open_assistant
from assistant.datatypes import Answer
from assistant.errors import AnswerRejected
from assistant.printed import answer_json, answer_lines
from assistant.results import ledger_of, preview, template_csv
from assistant.results.ledger import FOLDER
from assistant.settings import Settings

OUTFLOW = "uitstroom-werk-ondernemerschap-onderwijs"
WSW = "wsw-regulier-aantal"
PLACES = "beschut-werk-plekken"
RESULT = "Wat is het resultaat van de uitstroom naar werk in april 2020?"
LEFT = "Hoeveel Wsw-medewerkers moeten er nog bij reguliere bedrijven bij komen om het doel te halen?"
STATUS = "Is het doel voor de uitstroom in 2020 gehaald?"
RULE = "Behaald bij 700 personen of meer. Het resultaat gaat over de hele periode (2020)."
Row = tuple[str, str, str, str, str, str, str]
# Indicator, municipality, period, value, denominator, source, remark.
ROWS: tuple[Row, ...] = (
    (OUTFLOW, "alle drie", "1e bestuursrapportage 2020", "231", "", "Bestuursrapportage 1-2020, blz. 4", "voorlopig"),
    (WSW, "alle drie", "30 april 2020", "265", "640", "Bestuursrapportage 1-2020, blz. 5", ""),
    ("voorzieningenwijzer-aanbod", "alle drie", "2019", "280", "", "Jaarverslag 2019", "correctie: herteld"),
    ("doelgroepenregister-met-baan", "alle drie", "eind 2019", "145", "455", "Jaarverslag 2019", ""),
    (PLACES, "Tynaarlo", "januari-april 2020", "4", "", "Bestuursrapportage 1-2020, tabel 2", ""),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resultaten") / "corpus"
    shutil.copytree(Settings().corpus, folder, ignore=shutil.ignore_patterns(FOLDER))
    return folder


@pytest.fixture(scope="module")
def reporting(corpus: Path) -> Assistant:
    """An assistant over the bundled corpus that looks at it again before each question."""
    settings = Settings(corpus=corpus, index=corpus.parent / "index")
    opened = open_assistant(settings)
    return Assistant(settings, opened.knowledge.embedder, check_seconds=0)


@pytest.fixture
def entered(reporting: Assistant, corpus: Path) -> Iterator[Assistant]:
    """The same, with results brought in by the template; undone afterwards."""
    one = bring(corpus, reporting)
    yield reporting
    ledger_of(corpus).undo(one, "J. de Vries", datetime(2020, 5, 21))


def bring(corpus: Path, assistant: Assistant, given: Sequence[Row] = ROWS, day: date = date(2020, 5, 20)) -> str:
    """Fills in the template, stores it and gives the name of the import."""
    known, ledger = assistant.registers, ledger_of(corpus)
    sheet = template_csv(known.indicators, known.observations).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    for indicator, place, period, value, denominator, source, remark in given:
        row = next(row for row in rows if (row[0], row[3]) == (indicator, place))
        row[2], row[4], row[5], row[7], row[8] = period, value, denominator, source, remark
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    data = stream.getvalue().encode()
    shown = preview(data, "rapportage.csv", known.indicators, known.observations, ledger.standing(), day)
    return ledger.store(shown, "J. de Vries", datetime(day.year, day.month, day.day, 10)).id


def test_without_a_result_the_answer_says_so_beside_the_earlier_value(reporting: Assistant) -> None:
    answer = reporting.ask(STATUS)
    assert answer.claims[0].text.startswith("Over de periode van het doel (2020) is geen resultaat bekend.")
    assert "795 - 700 = + 95 personen" in answer.claims[1].text
    assert "795 personen" in answer.citations[1].quote
    assert not answer.results


@pytest.mark.parametrize(
    "question",
    [
        RESULT,
        "Ligt de taakstelling beschut werk in Tynaarlo op koers?",
        "Is het doel voor juiste beslissingen gehaald?",
    ],
)
def test_without_a_result_and_an_earlier_value_nothing_is_answered(reporting: Assistant, question: str) -> None:
    answer = reporting.ask(question)
    assert answer.status == "not_found"
    assert "is geen resultaat bekend. Het doel is " in answer.notice


def test_an_entered_result_answers_with_who_brought_it_and_from_where(entered: Assistant) -> None:
    answer = entered.ask(RESULT)
    assert answer.claims[0].text.endswith(
        "1e bestuursrapportage 2020 (tot en met 30 april 2020), alle drie: 231 personen."
    )
    assert answer.claims[0].results == (1,)
    assert "[ingevoerd 1]" in answer.text
    (result,) = answer.results
    assert (result.who, result.when, result.file) == ("J. de Vries", "2020-05-20T10:00:00", "rapportage.csv")
    assert (result.said_source, result.remark) == ("Bestuursrapportage 1-2020, blz. 4", "voorlopig")
    assert "Status op 30 april 2020: risico." in answer.claims[1].text
    assert "Aanname, niet uit de documenten" in answer.claims[1].text
    assert "700 - 231 = 469 personen" in answer.claims[2].text


def test_json_and_terminal_name_who_brought_a_result(entered: Assistant) -> None:
    answer = entered.ask(LEFT)
    shown = answer_json(answer)
    (result,) = shown["results"]
    assert (result["who"], result["source"], result["file"]) == (
        "J. de Vries",
        "Bestuursrapportage 1-2020, blz. 5",
        "rapportage.csv",
    )
    assert [given["result"] for given in shown["calculation"]["inputs"]] == [None, 1]
    lines = "\n".join(answer_lines(answer, entered.document))
    assert "[ingevoerd 1] Wsw-medewerkers bij reguliere bedrijven (aantal), 30 april 2020" in lines
    assert "Ingevoerd door J. de Vries op 20 mei 2020 om 10:00 (import-" in lines


def test_what_is_left_is_counted_from_the_latest_result(entered: Assistant) -> None:
    answer = entered.ask(LEFT)
    assert answer.calculations[0].formula == "minimaal 380 - 265"
    assert answer.calculations[0].results == (None, 1)
    assert answer.results[0].text.endswith("265 personen van 640")


def test_a_share_of_an_entered_result_is_of_its_own_total(entered: Assistant) -> None:
    answer = entered.ask("Hoeveel procent van de Wsw-medewerkers werkte op 30 april 2020 bij reguliere bedrijven?")
    assert answer.calculations[0].formula == "265 / 640 × 100"
    assert answer.calculations[0].results == (1, 1)


def test_a_period_without_a_result_is_said_beside_the_latest(entered: Assistant) -> None:
    answer = entered.ask("Wat is het resultaat van de uitstroom in augustus 2020?")
    assert "Over de gevraagde periode is geen resultaat bekend" in answer.text
    assert "231 personen" in answer.text


@pytest.mark.parametrize(("period", "said"), [("2020", "over 2020"), ("eind 2020", "op 31 december 2020")])
def test_a_result_over_the_whole_period_is_judged_for_good(
    reporting: Assistant, corpus: Path, period: str, said: str
) -> None:
    one = bring(
        corpus, reporting, [(OUTFLOW, "alle drie", period, "704", "", "Jaarverslag 2020", "")], date(2021, 2, 1)
    )
    answer = reporting.ask(STATUS)
    ledger_of(corpus).undo(one, "J. de Vries", datetime(2021, 2, 2))
    assert answer.claims[1].text == f"Status {said}: behaald. {RULE}"


@pytest.mark.parametrize(
    "question",
    ["Hoeveel mensen moeten er in 2020 uitstromen?", "Hoeveel mensen stroomden er in 2018 uit naar werk?"],
)
def test_a_plan_or_another_year_is_not_answered_with_a_result(entered: Assistant, question: str) -> None:
    assert not entered.ask(question).results


def test_answers_change_with_an_import_and_back_with_its_undoing(reporting: Assistant, corpus: Path) -> None:
    before = reporting.ask(RESULT)
    one = bring(corpus, reporting)
    after = reporting.ask(RESULT)
    assert (before.status, after.status) == ("not_found", "answered")
    assert before.corpus_id != after.corpus_id
    assert before.answer_id != after.answer_id
    ledger_of(corpus).undo(one, "J. de Vries", datetime(2020, 5, 21))
    assert replace(reporting.ask(RESULT), elapsed_ms=0) == replace(before, elapsed_ms=0)


def refuses(answer: Answer, assistant: Assistant) -> bool:
    known = assistant.knowledge
    try:
        locks.check(answer, assistant.document, known.rows, known.entered.values())
    except AnswerRejected:
        return True
    return False


def test_an_entered_result_is_locked_to_the_ledger(entered: Assistant) -> None:
    answer = entered.ask(LEFT)
    assert not refuses(answer, entered)
    (result,) = answer.results
    for changed in (
        replace(result, text=result.text.replace("265", "365")),
        replace(result, who="Iemand anders"),
        replace(result, said_source="Kadernota"),
    ):
        assert refuses(replace(answer, results=(changed,)), entered)
    assert refuses(replace(answer, results=()), entered)
    (first, *rest) = answer.calculations
    inputs = (first.inputs[0], (first.inputs[1][0], 266.0, None))
    assert refuses(replace(answer, calculations=(replace(first, inputs=inputs), *rest)), entered)


def test_a_claim_of_an_entered_result_says_what_its_row_says(entered: Assistant) -> None:
    answer = entered.ask(RESULT)
    first, *rest = answer.claims
    text = first.text.replace("231", "232")
    for claim in (replace(first, text=text), replace(first, text=text, pieces=(text,)), replace(first, results=())):
        assert refuses(replace(answer, claims=(claim, *rest)), entered)


def test_a_damaged_ledger_is_told_and_the_documents_still_answer(reporting: Assistant, corpus: Path) -> None:
    path = ledger_of(corpus).path
    path.parent.mkdir(exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(before + b"geen json\n")
    try:
        (problem,) = reporting.problems()
        assert problem.file == "resultaten/resultaten.jsonl"
        assert "is beschadigd" in problem.reason
        answer = reporting.ask("Hoeveel statushouders krijgen een uitkering van WPDA?")
        assert answer.status == "answered"
        assert answer.searched.unread == 1
    finally:
        path.write_bytes(before)
