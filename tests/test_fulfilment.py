"""Whether commitments were kept: the status by rule, and the ledger of evidence and notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.corpus import open_corpus
from assistant.datatypes import Document, Page
from assistant.fulfilment import (
    KEPT,
    OPEN,
    PASSED,
    UNKNOWN,
    EvidenceRefused,
    Fulfilment,
    Ledger,
    LinesBroken,
    NoteRefused,
    Proof,
    fulfilments,
    ledger_of,
)
from assistant.fulfilment.ledger import LOCK, MOST_NOTE_CHARACTERS, LedgerBusy
from assistant.registers.commitments import Commitment
from assistant.registers.sources import Source

PROMISE = "De tuinman snoeit alle bomen voor het eind van het jaar."
DONE = "De tuinman heeft alle bomen gesnoeid."
DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 14, 0)


def document(name: str, year: int | None, text: str) -> Document:
    return Document(name, name.title(), f"{name}.md", name * 8, text, (Page(1, 0, len(text)),), year=year)


DOCUMENTS = {
    it.id: it
    for it in (
        document("plan", 2020, PROMISE),
        document("verslag", 2022, f"Verslag.\n\n{DONE} Dat was veel werk."),
        document("tijdgenoot", 2020, DONE),
        document("ongedateerd", None, DONE),
    )
}
ROW = Commitment(
    "t1",
    "tuinman",
    "raad",
    "bomen snoeien",
    "eind 2020",
    "kijk",
    "werken",
    "voornemen",
    Source("plan", "", PROMISE, 0, 9),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path)


def standing(ledger: Ledger, row: Commitment = ROW, documents: dict[str, Document] | None = None) -> Fulfilment:
    (found,) = fulfilments([row], ledger.standing(), DOCUMENTS if documents is None else documents, DAY)
    return found


@pytest.mark.parametrize(
    ("deadline", "status"),
    [
        ("eind 2020", PASSED),
        ("25 november 2026", OPEN),
        ("24 november 2026", PASSED),
        ("2026", OPEN),
        ("vanaf 2021", OPEN),
        ("tijdig", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_status_without_evidence_follows_from_the_deadline(ledger: Ledger, deadline: str, status: str) -> None:
    assert standing(ledger, replace(ROW, deadline=deadline)).status == status


@pytest.mark.parametrize("deadline", ["eind 2020", "2050", ""])
def test_evidence_makes_a_commitment_kept_and_undoing_it_unmakes_that(ledger: Ledger, deadline: str) -> None:
    row = replace(ROW, deadline=deadline)
    before = standing(ledger, row).status
    given = ledger.record(row, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    assert standing(ledger, row).status == KEPT
    assert standing(ledger, row).counting == (given,)
    ledger.undo(given.id, "A. Bakker", NOW)
    after = standing(ledger, row)
    assert after.status == before != KEPT
    ((kept, why),) = after.evidence
    assert kept.undone is not None and kept.undone.who == "A. Bakker" and why == ""
    assert len(ledger.path.read_bytes().splitlines()) == 2


def test_evidence_counts_for_its_own_commitment_only(ledger: Ledger) -> None:
    ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    assert standing(ledger, replace(ROW, id="t2")).evidence == ()


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (Proof("verslag", "De tuinman heeft geen bomen gesnoeid."), "niet letterlijk"),
        (Proof("tijdgenoot", DONE), "niet later"),
        (Proof("plan", PROMISE), "niet later"),
        (Proof("ongedateerd", DONE), "geen jaar"),
        (Proof("weg", DONE), "er niet"),
        (Proof("verslag", "Dat was veel"), "te kort"),
        (Proof("verslag", ""), "te kort"),
        (Proof("verslag", DONE * 20), "te lang"),
    ],
)
def test_what_is_no_evidence_is_refused_with_the_reason(ledger: Ledger, proof: Proof, said: str) -> None:
    with pytest.raises(EvidenceRefused, match=said):
        ledger.record(ROW, proof, DOCUMENTS, "J. de Vries", NOW)
    assert not ledger.path.exists()


def test_somebody_must_be_named(ledger: Ledger) -> None:
    with pytest.raises(EvidenceRefused, match="naam"):
        ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, " ", NOW)
    with pytest.raises(NoteRefused, match="naam"):
        ledger.note(ROW, "gebeld", "", NOW)
    given = ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    with pytest.raises(EvidenceRefused, match="naam"):
        ledger.undo(given.id, "", NOW)
    assert standing(ledger).status == KEPT


def test_the_same_evidence_is_recorded_once_and_undone_once(ledger: Ledger) -> None:
    given = ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    with pytest.raises(EvidenceRefused, match=r"J\. de Vries"):
        ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "A. Bakker", NOW)
    ledger.undo(given.id, "A. Bakker", NOW)
    with pytest.raises(EvidenceRefused, match=r"A\. Bakker"):
        ledger.undo(given.id, "A. Bakker", NOW)
    with pytest.raises(EvidenceRefused, match="bewijs-9"):
        ledger.undo("bewijs-9", "A. Bakker", NOW)
    ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "A. Bakker", NOW)
    assert standing(ledger).status == KEPT


def test_evidence_whose_quote_is_gone_does_not_count_and_says_so(ledger: Ledger) -> None:
    ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    changed = standing(ledger, documents=DOCUMENTS | {"verslag": document("verslag", 2022, "Iets anders.")})
    assert changed.status == PASSED
    assert "niet letterlijk" in changed.evidence[0][1]
    gone = standing(ledger, documents={"plan": DOCUMENTS["plan"]})
    assert gone.status == PASSED
    assert "er niet" in gone.evidence[0][1]


def test_evidence_does_not_pass_to_another_commitment_with_the_same_id(ledger: Ledger) -> None:
    ledger.record(ROW, Proof("verslag", DONE), DOCUMENTS, "J. de Vries", NOW)
    other = replace(ROW, source=replace(ROW.source, quote="De raad komt bijeen in het park."))
    found = standing(ledger, other)
    assert found.status == PASSED
    assert "andere tekst" in found.evidence[0][1]


def test_the_latest_note_comes_first_and_earlier_ones_stay(ledger: Ledger) -> None:
    ledger.note(ROW, "gebeld", "J. de Vries", NOW)
    ledger.note(ROW, "  antwoord:\nvolgt ", "A. Bakker", NOW)
    ledger.note(replace(ROW, id="t2"), "anders", "A. Bakker", NOW)
    assert [note.text for note in standing(ledger).notes] == ["antwoord:\nvolgt", "gebeld"]


@pytest.mark.parametrize("text", ["", " \n", "x" * (MOST_NOTE_CHARACTERS + 1)])
def test_a_note_has_words_and_a_bound(ledger: Ledger, text: str) -> None:
    with pytest.raises(NoteRefused):
        ledger.note(ROW, text, "J. de Vries", NOW)
    assert not ledger.path.exists()


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"soort":"bewijs"}', '{"soort":"ongedaan","bewijs":"x","wie":"a","wanneer":"b"}']
)
def test_a_damaged_line_is_named_and_not_written_on(ledger: Ledger, line: str) -> None:
    ledger.note(ROW, "gebeld", "J. de Vries", NOW)
    with ledger.path.open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
    before = ledger.path.read_bytes()
    with pytest.raises(LinesBroken, match=r"Regel 2 van toezeggingen/toezeggingen\.jsonl"):
        ledger.standing()
    with pytest.raises(LinesBroken):
        ledger.note(ROW, "nog eens", "J. de Vries", NOW)
    assert ledger.path.read_bytes() == before


def test_a_line_that_was_cut_off_while_writing_never_counted(ledger: Ledger) -> None:
    ledger.note(ROW, "gebeld", "J. de Vries", NOW)
    with ledger.path.open("a", encoding="utf-8") as stream:
        stream.write('{"soort":"notitie","toe')
    assert len(standing(ledger).notes) == 1
    ledger.note(ROW, "teruggebeld", "J. de Vries", NOW)
    assert [note.text for note in standing(ledger).notes] == ["teruggebeld", "gebeld"]


def test_another_writer_is_waited_for_and_then_named(ledger: Ledger) -> None:
    ledger.note(ROW, "gebeld", "J. de Vries", NOW)
    with FileLock(str(ledger.folder / LOCK)), pytest.raises(LedgerBusy):
        Ledger(ledger.folder, wait=0.05).note(ROW, "ook", "A. Bakker", NOW)


def test_the_ledger_is_no_document_of_its_corpus(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PROMISE, encoding="utf-8")
    ledger_of(tmp_path).note(ROW, "gebeld", "J. de Vries", NOW)
    corpus = open_corpus(tmp_path)
    assert [file.path for file in corpus.files] == ["plan.md"]
    assert list(corpus.problems) == []
