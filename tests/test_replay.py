from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.assistant import Assistant, open_assistant
from assistant.errors import AnswerUnknown
from assistant.history import History
from assistant.replay import remember, replayed
from assistant.settings import Settings

QUESTION = "Wie wijst de zieke bomen aan?"


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "bewaard" / "gesprekken.sqlite", 90)


def again(settings: Settings, history: History, answer_id: str) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
    found = replayed(open_assistant(settings), history, answer_id)
    return found.same, found.changed, found.fallen


def test_on_the_same_documents_an_answer_is_the_same(
    settings: Settings, assistant: Assistant, history: History
) -> None:
    answer = assistant.ask(QUESTION)
    remember(history, answer)
    found = replayed(assistant, history, answer.answer_id)
    assert (found.same, found.changed, found.fallen) == (True, (), ())
    assert (found.now.text, found.now.citations) == (answer.text, answer.citations)


def test_a_changed_document_is_told_and_so_is_a_quote_that_is_gone(
    settings: Settings, assistant: Assistant, history: History
) -> None:
    answer = assistant.ask(QUESTION)
    remember(history, answer)
    path = settings.corpus / assistant.document(answer.citations[0].document_id).path
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nEr komt een nieuwe zin bij.\n", encoding="utf-8")
    same, changed, fallen = again(settings, history, answer.answer_id)
    assert (same, fallen) == (False, ())
    assert 1 in changed
    path.write_text(text.replace("De boswachter wijst", "De tuinman wijst"), encoding="utf-8")
    assert 1 in again(settings, history, answer.answer_id)[2]


def test_a_document_that_is_gone_no_longer_carries_its_quotes(
    settings: Settings, assistant: Assistant, history: History
) -> None:
    answer = assistant.ask(QUESTION)
    remember(history, answer)
    (settings.corpus / assistant.document(answer.citations[0].document_id).path).unlink()
    assert 1 in again(settings, history, answer.answer_id)[2]


def test_an_answer_that_is_not_kept_is_refused_with_what_to_do(assistant: Assistant, history: History) -> None:
    with pytest.raises(AnswerUnknown, match="Stel de vraag opnieuw"):
        replayed(assistant, history, "geen nummer")
    with pytest.raises(AnswerUnknown):
        replayed(assistant, None, "geen nummer")


def test_the_command_gives_its_own_answer_again(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    main(["ask", QUESTION, "--json", *options])
    answer = json.loads(capsys.readouterr().out)
    assert main(["ask", "--replay", answer["answer_id"], "--json", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["replayed"]["same"] is True
    assert told["text"] == answer["text"]
    assert main(["ask", "--replay", answer["answer_id"], *options]) == 0
    assert "Dit antwoord is hetzelfde als toen." in capsys.readouterr().out


def test_where_nothing_may_be_kept_the_answer_is_given_all_the_same(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KADERWIJZER_KEEP_DAYS", "0")
    assert main(["ask", QUESTION, "--corpus", str(settings.corpus), "--index", str(settings.index)]) == 0
    assert "boswachter" in capsys.readouterr().out
    assert not list((tmp_path / "gegevens").glob("*"))
