"""Documents in and out while questions are asked: what is taken, what is refused and why, and what others notice of it."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from conftest import BOMENBRIEF, WATERPLAN
from making_documents import PdfMaker, docx_bytes

from assistant.assistant import Assistant, build_index
from assistant.errors import DocumentUnknown
from assistant.intake import Intake, Job
from assistant.intake.shelf import BIN
from assistant.settings import Settings
from assistant.texts import Texts

ZWEMBAD = "De badmeester opent het zwembad elke dag om zeven uur."
BESLUIT = "# Zwembadnota\n\nDe badmeester opent het zwembad elke dag om acht uur.\n"
WHO = "bezoeker"
SECONDS = 60


@pytest.fixture
def intake(assistant: Assistant, settings: Settings) -> Intake:
    return Intake(assistant, settings)


def last(intake: Intake) -> Job:
    """The job that was asked last, when it is over."""
    assert intake.wait(SECONDS)
    return intake.jobs(WHO)[-1]


def added(intake: Intake, name: str, data: bytes | str) -> Job:
    intake.add(WHO, name, data.encode() if isinstance(data, str) else data)
    return last(intake)


def files(settings: Settings) -> set[str]:
    """The files of the corpus, hidden ones left out."""
    found = {path.relative_to(settings.corpus).as_posix() for path in settings.corpus.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith(".")}


def pdf(words: str = ZWEMBAD) -> bytes:
    return PdfMaker("Zwembadnota").heading("1. Zwembad").text(words).done()


def test_a_pdf_is_read_told_and_asked(intake: Intake, assistant: Assistant, settings: Settings) -> None:
    job = added(intake, "Nota zwembad.pdf", PdfMaker("Zwembadnota").text(ZWEMBAD).page().scan().done())
    assert (job.stage, job.document, job.title) == ("done", "nota-zwembad", "Zwembadnota")
    assert (job.pages, job.passages, job.unreadable) == (2, 1, (2,))
    answer = assistant.ask("Wie opent het zwembad?")
    assert answer.citations[0].quote == ZWEMBAD
    assert "Nota zwembad.pdf" in files(settings)


def test_a_word_document_is_taken(intake: Intake) -> None:
    made = docx.Document()
    made.add_heading("Zwembad", 1)
    made.add_paragraph(ZWEMBAD)
    assert added(intake, "zwembad.docx", docx_bytes(made)).stage == "done"


def test_the_content_says_what_kind_it_is(intake: Intake, settings: Settings) -> None:
    job = added(intake, "zwembad.docx", pdf())
    assert (job.stage, job.kind) == ("done", ".pdf")
    assert "zwembad.pdf" in files(settings)


def test_several_that_wait_together_are_all_told(intake: Intake, assistant: Assistant) -> None:
    intake.add(WHO, "een.txt", b"De tuinman maait het gras in het park elke week.")
    intake.add(WHO, "plaatje.pdf", b"\x89PNG\r\n\x1a\n\x00")
    intake.add(WHO, "twee.txt", b"De schilder verft de bruggen in de zomer blauw.")
    assert intake.wait(SECONDS)
    assert [job.stage for job in intake.jobs(WHO)] == ["done", "refused", "done"]
    assert {"een", "twee"} <= {document.id for document in assistant.documents()}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("leeg.txt", b"", "leeg"),
        ("plaatje.pdf", b"\x89PNG\r\n\x1a\n\x00", "een afbeelding"),
        ("tekst.pdf", b"Gewoon een tekst zonder meer.", "platte tekst"),
        ("pagina.html", b"<p>Gewoon een tekst zonder meer.</p>", ".html"),
        ("scan.pdf", PdfMaker().scan().done(), "scan"),
        ("slot.pdf", PdfMaker(password="geheim").text(ZWEMBAD).done(), "wachtwoord"),
        ("afgebroken.pdf", pdf()[:-900], "einde ontbreekt"),
        ("alleen-kop.md", b"# Kop", "geen zinnen"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_gives_no_document_is_refused_with_reason_and_remedy(
    intake: Intake, settings: Settings, name: str, data: bytes, said: str
) -> None:
    before = files(settings)
    job = added(intake, name, data)
    assert job.stage == "refused"
    assert said in job.reason
    assert job.remedy.endswith(".")
    assert str(settings.corpus.parent) not in f"{job.reason} {job.remedy}"
    assert files(settings) == before


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("../../x.md", "x.md"),
        ("..\\..\\windows\\y.md", "y.md"),
        ("/etc/passwd.md", "passwd.md"),
        ("a\x00b\n\u202ec.md", "a b c.md"),
        (".verborgen.md", "verborgen.md"),
        ("con.md", "document con.md"),
        ("~$slot.md", "slot.md"),
        ("!!!.md", "document.md"),
        ("é" * 300 + ".md", "é" * 60 + ".md"),
    ],
)
def test_no_name_is_used_as_a_path(intake: Intake, settings: Settings, given: str, stored: str) -> None:
    before = files(settings)
    job = added(intake, given, BESLUIT)
    assert job.stage == "done"
    assert files(settings) - before == {stored}
    assert all(character.isprintable() for character in job.name)


def test_a_file_that_is_there_already_is_told_and_not_added_twice(intake: Intake, settings: Settings) -> None:
    before = files(settings)
    job = added(intake, "ander.md", WATERPLAN)
    assert job.stage == "refused"
    assert "Waterplan Oosterveld" in job.reason
    assert files(settings) == before


def test_the_same_file_twice_in_one_go_is_added_once(intake: Intake, settings: Settings) -> None:
    intake.add(WHO, "een.md", BESLUIT.encode())
    intake.add(WHO, "twee.md", BESLUIT.encode())
    assert intake.wait(SECONDS)
    assert [job.stage for job in intake.jobs(WHO)] == ["done", "refused"]
    assert "twee.md" not in files(settings)


def test_another_file_of_the_same_name_is_not_overwritten(intake: Intake, settings: Settings) -> None:
    job = added(intake, "Waterplan.txt", "Een heel ander plan over water in de wijk.")
    assert job.stage == "refused"
    assert "Vervang" in job.remedy
    assert (settings.corpus / "waterplan.md").read_text(encoding="utf-8") == WATERPLAN


def test_a_replaced_document_keeps_its_id_and_answers_from_its_new_text(
    intake: Intake, assistant: Assistant, settings: Settings
) -> None:
    added(intake, "zwembad.pdf", pdf())
    intake.replace(WHO, "zwembad", "versie 2.md", BESLUIT.encode())
    job = last(intake)
    assert (job.stage, job.document) == ("done", "zwembad")
    answer = assistant.ask("Wie opent het zwembad?")
    assert "acht uur" in answer.citations[0].quote
    document = assistant.document("zwembad")
    assert document.text[answer.citations[0].start : answer.citations[0].end] == answer.citations[0].quote
    assert {"zwembad.md"} == {name for name in files(settings) if name.startswith("zwembad")}


def test_a_replacement_that_can_not_be_read_leaves_the_old_one(intake: Intake, settings: Settings) -> None:
    intake.replace(WHO, "waterplan", "nieuw.pdf", b"%PDF-1.7 kapot %%EOF")
    assert last(intake).stage == "refused"
    assert (settings.corpus / "waterplan.md").is_file()
    assert intake.shelf.bin() == []


def test_replacing_by_the_same_file_says_so(intake: Intake) -> None:
    intake.replace(WHO, "waterplan", "waterplan.md", WATERPLAN.encode())
    assert "precies het bestand" in last(intake).reason


def test_replacing_what_is_gone_is_refused(intake: Intake) -> None:
    intake.replace(WHO, "weg", "weg.md", BESLUIT.encode())
    assert "er niet meer" in last(intake).reason


def test_a_removed_document_is_no_longer_answered_from_and_can_come_back(
    intake: Intake, assistant: Assistant, settings: Settings
) -> None:
    intake.remove(WHO, "waterplan", "Waterplan Oosterveld")
    job = last(intake)
    assert job.stage == "done"
    with pytest.raises(DocumentUnknown):
        assistant.document("waterplan")
    assert not (settings.corpus / "waterplan.md").exists()
    assert (settings.corpus / BIN / job.binned / "waterplan.md").read_text(encoding="utf-8") == WATERPLAN
    intake.restore(WHO, job.binned)
    assert last(intake).stage == "done"
    assert assistant.document("waterplan").title == "Waterplan Oosterveld"
    assert intake.shelf.bin() == []


def test_all_files_of_a_document_go_together(intake: Intake, assistant: Assistant, settings: Settings) -> None:
    (settings.corpus / "bomenbrief-2021.md").write_text(BOMENBRIEF, encoding="utf-8")
    intake.remove(WHO, "bomenbrief-2021", "Bomenbrief")
    assert last(intake).stage == "done"
    assert files(settings) == {"waterplan.md"}
    assert [document.id for document in assistant.documents()] == ["waterplan"]


def test_the_last_document_stays(intake: Intake, settings: Settings) -> None:
    intake.remove(WHO, "waterplan", "Waterplan")
    intake.remove(WHO, "bomenbrief-2021", "Bomenbrief")
    job = last(intake)
    assert job.stage == "refused"
    assert "laatste document" in job.reason
    assert files(settings) == {"bomenbrief-2021.txt"}


def test_what_was_put_in_its_place_is_not_overwritten_by_what_comes_back(intake: Intake, settings: Settings) -> None:
    intake.remove(WHO, "waterplan", "Waterplan")
    binned = last(intake).binned
    added(intake, "waterplan.md", BESLUIT)
    intake.restore(WHO, binned)
    assert last(intake).stage == "refused"
    assert (settings.corpus / "waterplan.md").read_text(encoding="utf-8") == BESLUIT


def test_what_is_not_in_the_bin_does_not_come_back(intake: Intake) -> None:
    intake.restore(WHO, "../../etc")
    assert "prullenbak" in last(intake).reason


def test_a_folder_that_may_not_be_written_is_told(
    intake: Intake, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(settings)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.intake.shelf.os.fsync", full)
    job = added(intake, "zwembad.md", BESLUIT)
    assert job.stage == "refused"
    assert "kan niet worden geschreven" in job.reason
    assert files(settings) == before
    assert not list(settings.corpus.glob(".*.nieuw"))


def test_where_the_index_can_not_be_made_all_is_as_it_was(
    intake: Intake, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, corpus_id = files(settings), assistant.index.manifest.corpus_id

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("geheim detail")

    monkeypatch.setattr("assistant.index.Texts.write", broken)
    intake.add(WHO, "zwembad.md", BESLUIT.encode())
    intake.remove(WHO, "waterplan", "Waterplan")
    assert intake.wait(SECONDS)
    assert [job.stage for job in intake.jobs(WHO)] == ["refused", "refused"]
    assert "geheim" not in "".join(job.reason + job.remedy for job in intake.jobs(WHO))
    assert files(settings) == before
    assert assistant.index.manifest.corpus_id == corpus_id
    assert assistant.ask("Wie beheert de grote sloten?").citations
    monkeypatch.undo()
    assert added(intake, "zwembad.md", BESLUIT).stage == "done"  # the thread goes on


def test_an_index_that_another_program_makes_is_waited_for_by_the_user(
    intake: Intake, assistant: Assistant, settings: Settings
) -> None:
    from filelock import FileLock

    assert settings.index is not None
    with FileLock(str(settings.index / ".lock")):
        job = added(intake, "zwembad.md", BESLUIT)
    assert job.stage == "refused"
    assert "ander programma" in job.reason
    assert "zwembad.md" not in files(settings)


def test_others_are_answered_from_the_old_index_until_the_new_one_is_there(
    intake: Intake, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build is held in its middle: questions are answered all the while, and each answer is whole."""
    in_the_middle, go_on = threading.Event(), threading.Event()
    write: Callable[..., None] = Texts.write

    def slow(*given: object) -> None:
        in_the_middle.set()
        assert go_on.wait(SECONDS)
        write(*given)

    monkeypatch.setattr("assistant.index.Texts.write", slow)
    intake.add(WHO, "zwembad.md", BESLUIT.encode())
    assert in_the_middle.wait(SECONDS)
    old = assistant.index
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(5):
            answer = assistant.ask("Wie beheert de grote sloten?")
            document = assistant.document(answer.citations[0].document_id)
            if document.text[answer.citations[0].start : answer.citations[0].end] != answer.citations[0].quote:
                wrong.append(answer)

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(SECONDS)
        assert not asker.is_alive()
    assert wrong == []
    assert assistant.index is old
    assert intake.progress is not None
    assert intake.jobs(WHO)[0].stage == "indexing"
    go_on.set()
    assert last(intake).stage == "done"
    assert assistant.index is not old
    assert "acht uur" in assistant.ask("Wie opent het zwembad?").text


def test_what_was_read_apart_is_not_read_again(
    intake: Intake, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(*_: object) -> None:
        raise AssertionError("read in the server")

    monkeypatch.setattr("assistant.corpus.readers.read", again)
    assert added(intake, "zwembad.pdf", pdf()).stage == "done"
    monkeypatch.undo()
    assert build_index(settings).generation == assistant.index.manifest.generation


def test_each_sees_its_own_and_lets_go_of_it(intake: Intake) -> None:
    added(intake, "zwembad.md", BESLUIT)
    assert intake.jobs("ander") == []
    intake.forget("ander")
    assert len(intake.jobs(WHO)) == 1
    intake.forget(WHO)
    assert intake.jobs(WHO) == []


# The limits, each small enough to be met at once.


def limited(assistant: Assistant, settings: Settings, **limits: int) -> Intake:
    return Intake(assistant, replace(settings, **limits))  # type: ignore[arg-type] # names of its fields


def bomb() -> bytes:
    """A small Word document that unpacks to 60 MB."""
    made = docx.Document()
    made.add_paragraph(ZWEMBAD)
    whole = BytesIO(docx_bytes(made))
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/groot.bin", bytes(60_000_000))
    return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "limits", "said"),
    [
        ("groot.txt", b"woord " * 400_000, {"upload_max_bytes": 2_000_000}, "groter dan 2 MB"),
        ("bom.docx", bomb(), {"upload_max_unpacked_bytes": 50_000_000}, "uitgepakt groter dan 50 MB"),
        ("dik.pdf", PdfMaker().text("Een").page().text("Twee").done(), {"upload_max_pages": 1}, "meer dan 1 pagina"),
        ("dik.txt", b"Een.\fTwee.\fDrie.", {"upload_max_pages": 2}, "meer dan 2 pagina"),
        ("vol.txt", b"woord " * 2_000_000, {"upload_max_memory_bytes": 180_000_000}, "MB geheugen"),
    ],
    ids=["size", "zip bomb", "pages of a PDF", "pages of a text", "memory"],
)
def test_each_limit_refuses_with_its_number(
    assistant: Assistant, settings: Settings, name: str, data: bytes, limits: dict[str, int], said: str
) -> None:
    before = files(settings)
    job = added(limited(assistant, settings, **limits), name, data)
    assert job.stage == "refused"
    assert said in job.reason, job.reason
    assert job.remedy
    assert files(settings) == before


def test_a_file_that_takes_too_long_is_given_up(assistant: Assistant, settings: Settings) -> None:
    # Tables over and over: a reader needs far more than a second for them.
    slow = "".join(
        "| a | b |\n| --- | --- |\n| c | d |\n\nWoord na woord, en nog een regel.\n\n" for _ in range(60_000)
    )
    job = added(limited(assistant, settings, upload_max_seconds=1), "traag.md", slow)
    assert job.stage == "refused"
    assert "langer dan 1 seconde" in job.reason
