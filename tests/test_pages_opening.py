"""Opening the assistant in the background, and turns that go wrong by themselves."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast

import pytest

import assistant.assistant
from assistant.assistant import Assistant
from assistant.datatypes import Turn
from assistant.errors import DocumentUnknown
from assistant.pages import wording
from assistant.pages.opening import Opening, Step
from assistant.pages.turns import ask, questions_before
from assistant.settings import Settings


def test_assistant_comes_with_what_was_done_for_it(settings: Settings) -> None:
    opening = Opening(settings)
    assert opening.wait(60)
    assert opening.assistant is not None
    assert len(opening.assistant.documents()) == 2
    assert opening.step is not None
    assert opening.step.part == 1


def test_foreseen_problem_is_one_line(tmp_path: Path) -> None:
    opening = Opening(Settings(corpus=tmp_path / "bestaat-niet"))
    assert opening.wait(60)
    assert opening.assistant is None
    assert "bestaat-niet" in opening.problem
    assert "\n" not in opening.problem


def test_other_problem_is_a_friendly_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("geheim detail")

    monkeypatch.setattr(assistant.assistant, "open_assistant", broken)
    opening = Opening(settings)
    assert opening.wait(60)
    assert opening.problem == wording.BROKE_DOWN
    assert "geheim detail" in caplog.text


def test_time_left_follows_from_the_speed_so_far() -> None:
    assert Step("lezen", begun=100, done=25, total=100).seconds_left(now=110) == pytest.approx(30)
    assert Step("lezen", begun=100, done=1, total=100).seconds_left(now=110) is None
    assert Step("lezen", begun=100, done=0, total=0).seconds_left(now=110) is None
    assert Step("lezen", begun=100, done=0, total=0).part == 0
    assert Step("lezen", begun=100, done=7, total=5).part == 1


class Broken:
    """Stands in for an assistant that fails."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem
        self.heard: list[object] = []

    def ask(self, question: str, turns: object) -> None:
        self.heard.append((question, turns))
        raise self.problem


def test_turn_that_fails_says_so_and_does_not_tell_the_question(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        turn = ask(cast(Assistant, Broken(RuntimeError("stuk"))), "Krijg ik mijn geheime toeslag?", ())
    assert (turn.question, turn.answer, turn.failure) == ("Krijg ik mijn geheime toeslag?", None, wording.FAILED)
    assert "stuk" in caplog.text
    assert "geheime toeslag" not in caplog.text


def test_foreseen_problem_of_a_turn_is_shown_as_it_is() -> None:
    turn = ask(cast(Assistant, Broken(DocumentUnknown("Er is geen\ndocument 'x'."))), "Wat?", ())
    assert turn.failure == "Er is geen document 'x'."


def test_turn_passes_the_earlier_questions_on() -> None:
    stand_in = cast(Assistant, Broken(DocumentUnknown("x")))
    turns: list[Turn] = []
    for question in ("Eén?", "Twee?", "Drie?"):
        turns.append(ask(stand_in, question, questions_before(turns)))
    assert [turn.earlier for turn in turns] == [(), ("Eén?",), ("Eén?", "Twee?")]
    assert cast(Broken, stand_in).heard == [(turn.question, turn.earlier) for turn in turns]


def test_question_asked_by_itself_leaves_the_earlier_ones_behind() -> None:
    stand_in = cast(Assistant, Broken(DocumentUnknown("x")))
    turns = [ask(stand_in, "Eén?", ()), ask(stand_in, "Los?", ())]
    assert questions_before(turns) == ("Los?",)
