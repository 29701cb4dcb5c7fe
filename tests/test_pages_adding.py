"""Who may change documents, and what they are told of it."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.intake import Intake, Job
from assistant.pages import document_wording as wording
from assistant.pages.adding import NotAllowed, ask_intake, most_megabytes, news_html
from assistant.pages.visitor import Visitor
from assistant.settings import Settings

READER = Visitor("lezer", "", manages=False)


@pytest.fixture
def intake(assistant: Assistant, settings: Settings) -> Intake:
    return Intake(assistant, settings)


def test_who_may_not_change_documents_is_refused_and_nothing_is_asked(intake: Intake) -> None:
    with pytest.raises(NotAllowed, match="beheerder"):
        ask_intake(lambda desk, owner: desk.add(owner, "x.md", b"# X\n\nTekst."), lambda: READER, lambda: intake)
    with pytest.raises(NotAllowed):
        ask_intake(lambda desk, owner: desk.remove(owner, "waterplan", "Waterplan"), lambda: READER, lambda: intake)
    assert intake.jobs(READER.id) == []
    assert (intake.shelf.documents / "waterplan.md").is_file()


def test_the_limit_on_the_page_is_that_of_the_settings() -> None:
    assert most_megabytes() == Settings().upload_max_bytes // 1_000_000


def test_news_says_what_was_read_and_what_not() -> None:
    job = Job(1, "x", "add", "a.pdf", "done", title="Nota", pages=3, passages=1, unreadable=(2, 3), kind=".pdf")
    said = news_html([job])
    for part in ("Toegevoegd: Nota", "3 pagina's, 1 fragment.", "pagina's 2 en 3", "PDF", 'role="status"'):
        assert part in said


def test_names_and_reasons_stay_text() -> None:
    said = news_html([Job(1, "x", "add", "<b>.pdf", "refused", reason="<i>", remedy="&")])
    assert "<b>" not in said and "<i>" not in said
    assert "Niet toegevoegd: &lt;b&gt;.pdf" in said


@pytest.mark.parametrize(
    ("job", "said"),
    [
        (Job(1, "x", "remove", "Nota", "done"), "Verwijderd: Nota"),
        (Job(1, "x", "restore", "nota.pdf", "done"), "Teruggezet: nota.pdf"),
        (Job(1, "x", "replace", "nota.pdf", "done", title="Nota"), "Vervangen: Nota"),
        (Job(1, "x", "replace", "nota.pdf", "refused"), "Niet vervangen: nota.pdf"),
        (Job(1, "x", "add", "nota.pdf"), wording.WAITING),
        (Job(1, "x", "add", "nota.pdf", "reading"), wording.READING),
        (Job(1, "x", "add", "nota.pdf", "indexing"), wording.INDEXING),
    ],
)
def test_each_stage_has_its_line(job: Job, said: str) -> None:
    assert said in news_html([job])


@pytest.mark.parametrize(
    ("numbers", "said"), [((2,), "pagina 2"), ((2, 5), "pagina's 2 en 5"), ((1, 2, 3), "pagina's 1, 2 en 3")]
)
def test_page_numbers_read_as_a_sentence(numbers: tuple[int, ...], said: str) -> None:
    assert wording.page_numbers(numbers) == said
