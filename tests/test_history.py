"""Conversations that are kept: whose they are, how long, and that what is erased is gone."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import __main__
from assistant.assistant import Assistant
from assistant.datatypes import Calculation, ListedRow, Listing, Turn
from assistant.errors import HistoryUnusable
from assistant.history import DAY_SECONDS, FILE, MOST_REMARK_CHARACTERS, History, open_history
from assistant.settings import Settings

ANNA, BEN = "A" * 22, "B" * 22
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SECRET = "Krijgt mijnheer Zeldzaamnaam een toeslag?"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(tmp_path: Path, clock: Clock) -> History:
    return History(tmp_path / "gegevens" / FILE, 90, clock)


def failed(name: str, question: str = "Wie beheert de sloten?", earlier: tuple[str, ...] = ()) -> Turn:
    return Turn(name, question, earlier, None, NOON, "Dat ging mis.")


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_conversation_comes_back_as_it_was(tmp_path: Path, assistant: Assistant) -> None:
    first = assistant.ask("Wie beheert de grote sloten?")
    assert first.claims
    # All that an answer can carry besides.
    rich = replace(
        assistant.ask("En wie betaalt het baggeren?", ["Wie beheert de grote sloten?"]),
        calculations=(Calculation("6 - 4", 2.0, "vijvers", "geen", (("vijvers", 6.0, 1), ("vast", 4.0, None))),),
        listing=Listing("lijst.csv", (("rol", ("beheert",)),), (ListedRow("1", (("wie", "waterschap"),), None),)),
        choices=("Wie beheert sloten?", "Wie beheert vijvers?"),
    )
    turns = (
        Turn("een", first.question, (), first, NOON),
        Turn("twee", rich.question, (first.question,), rich, NOON),
        failed("drie"),
    )
    for turn in turns:
        History(tmp_path / FILE, 90).add(ANNA, "gesprek", turn)
    again = History(tmp_path / FILE, 90)
    assert again.turns(ANNA, "gesprek") == turns
    found = again.find(rich.answer_id)
    assert found is not None
    assert found.turn == turns[1]
    assert found.version
    assert again.find("onbekend") is None


def test_answer_in_a_form_of_another_version_says_so(tmp_path: Path, history: History, assistant: Assistant) -> None:
    answer = assistant.ask("Wie beheert de grote sloten?")
    history.add(ANNA, "gesprek", Turn("een", answer.question, (), answer, NOON))
    with sqlite3.connect(tmp_path / "gegevens" / FILE) as file:
        file.execute('UPDATE turns SET answer = \'{"question": "x"}\'')
    file.close()
    (turn,) = history.turns(ANNA, "gesprek")
    assert turn.answer is None
    assert turn.question == answer.question
    assert "andere versie" in turn.failure


def test_list_has_the_latest_conversation_first_with_its_first_question(history: History, clock: Clock) -> None:
    history.add(ANNA, "oud", failed("1", "Eerste?"))
    clock.now += 60
    history.add(ANNA, "nieuw", failed("2", "Tweede?"))
    assert [(each.id, each.question, each.questions) for each in history.conversations(ANNA)] == [
        ("nieuw", "Tweede?", 1),
        ("oud", "Eerste?", 1),
    ]
    clock.now += 60
    history.add(ANNA, "oud", failed("3", "Derde?"))
    assert [(each.id, each.question, each.questions) for each in history.conversations(ANNA)] == [
        ("oud", "Eerste?", 2),
        ("nieuw", "Tweede?", 1),
    ]
    assert history.conversations(ANNA)[0].latest_at.timestamp() == clock.now


def test_nobody_reaches_the_conversation_of_another(history: History) -> None:
    history.add(ANNA, "gesprek", failed("1", SECRET))
    history.add(BEN, "gesprek", failed("2", "Van Ben"))  # even who knows the id
    assert history.conversations(BEN) == ()
    assert history.turns(BEN, "gesprek") == ()
    assert not history.link(BEN, "1")
    assert not history.judge(BEN, "1", True)
    history.erase(BEN, "gesprek")
    history.erase(BEN)
    assert [turn.question for turn in history.turns(ANNA, "gesprek")] == [SECRET]


def test_file_does_not_hold_the_cookie_of_a_visitor(tmp_path: Path, history: History) -> None:
    history.add(ANNA, "gesprek", failed("1", SECRET))
    assert SECRET.encode() in bytes_of(tmp_path)
    assert ANNA.encode() not in bytes_of(tmp_path)


def test_only_the_owner_of_the_computer_can_read_the_file(tmp_path: Path, history: History) -> None:
    history.add(ANNA, "gesprek", failed("1"))
    assert (tmp_path / "gegevens").stat().st_mode & 0o077 == 0
    assert (tmp_path / "gegevens" / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("all_of_them", [False, True])
def test_what_is_erased_is_no_longer_in_the_file(tmp_path: Path, history: History, all_of_them: bool) -> None:
    history.add(ANNA, "gesprek", failed("1", SECRET, (SECRET,)))
    history.add(ANNA, "ander", failed("2", "Wie beheert de vijvers?"))
    history.add(BEN, "van-ben", failed("3", "Wie legt de straat?"))
    assert history.link(ANNA, "1")
    history.erase(ANNA, None if all_of_them else "gesprek")
    assert SECRET.encode() not in bytes_of(tmp_path)
    assert history.linked("1") is None
    assert [each.id for each in history.conversations(ANNA)] == ([] if all_of_them else ["ander"])
    assert [each.id for each in history.conversations(BEN)] == ["van-ben"]


def test_a_turn_is_seen_by_others_only_after_its_visitor_made_a_link(history: History) -> None:
    history.add(ANNA, "gesprek", failed("1"))
    history.add(ANNA, "gesprek", failed("2"))
    assert history.linked("1") is None
    assert history.link(ANNA, "1")
    assert history.linked("1") == failed("1")
    assert history.linked("2") is None
    assert not history.link(ANNA, "bestaat-niet")


def test_opinion_takes_the_place_of_an_earlier_one(history: History) -> None:
    history.add(ANNA, "gesprek", failed("1", "Wie?"))
    assert history.judge(ANNA, "1", True)
    assert history.judge(ANNA, "1", False, "  Het jaar klopt niet. " + "x" * MOST_REMARK_CHARACTERS)
    (opinion,) = history.opinions()
    assert (opinion.useful, opinion.question) == (False, "Wie?")
    assert opinion.remark.startswith("Het jaar klopt niet.")
    assert len(opinion.remark) == MOST_REMARK_CHARACTERS


def test_erasing_leaves_an_opinion_that_belongs_to_nobody(tmp_path: Path, history: History) -> None:
    history.add(ANNA, "gesprek", failed("kenmerk-1", SECRET))
    history.judge(ANNA, "kenmerk-1", False, "Onduidelijk")
    history.erase(ANNA)
    (opinion,) = history.opinions()
    assert (opinion.useful, opinion.remark, opinion.question) == (False, "Onduidelijk", "")
    assert b"kenmerk-1" not in bytes_of(tmp_path)
    history.add(BEN, "gesprek", failed("kenmerk-2"))
    history.judge(BEN, "kenmerk-2", True)
    history.erase(BEN)
    assert len(history.opinions()) == 2


def test_what_is_older_than_may_be_kept_is_gone(tmp_path: Path, history: History, clock: Clock) -> None:
    history.add(ANNA, "oud", failed("1", SECRET))
    history.link(ANNA, "1")
    history.judge(ANNA, "1", True, "Ouderwets fijn")
    clock.now += 89 * DAY_SECONDS
    history.add(ANNA, "nieuw", failed("2"))
    assert [each.id for each in history.conversations(ANNA)] == ["nieuw", "oud"]
    clock.now += 2 * DAY_SECONDS
    assert [each.id for each in history.conversations(ANNA)] == ["nieuw"]
    assert history.linked("1") is None
    assert history.opinions() == ()
    assert SECRET.encode() not in bytes_of(tmp_path)
    assert b"Ouderwets fijn" not in bytes_of(tmp_path)


def test_conversation_goes_on_counting_from_its_last_question(history: History, clock: Clock) -> None:
    history.add(ANNA, "gesprek", failed("1"))
    clock.now += 60 * DAY_SECONDS
    history.add(ANNA, "gesprek", failed("2"))
    clock.now += 60 * DAY_SECONDS
    assert len(history.turns(ANNA, "gesprek")) == 2


def test_where_nothing_may_be_kept_nothing_is_made_and_what_was_there_goes(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "gegevens", keep_days=0)
    assert open_history(settings) is None
    assert not settings.data.exists()
    kept = open_history(replace(settings, keep_days=1))
    assert kept is not None
    kept.add(ANNA, "gesprek", failed("1", SECRET))
    assert open_history(settings) is None
    assert bytes_of(tmp_path) == b""


def test_looking_makes_no_file(tmp_path: Path, history: History) -> None:
    assert history.conversations(ANNA) == ()
    assert history.opinions() == ()
    assert history.linked("1") is None
    assert history.find("1") is None
    assert list(tmp_path.iterdir()) == []


def test_many_at_once_lose_nothing_and_see_only_their_own(tmp_path: Path) -> None:
    def talk(number: int) -> list[str]:
        own = History(tmp_path / FILE, 90)
        for at in range(10):
            own.add(f"bezoeker-{number}", f"gesprek-{number}", failed(f"{number}-{at}", f"{number}: {at}?"))
        return [turn.question for turn in own.turns(f"bezoeker-{number}", f"gesprek-{number}")]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(talk, range(8)))
    assert seen == [[f"{number}: {at}?" for at in range(10)] for number in range(8)]


def test_unusable_file_is_an_error_that_tells_no_path_or_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"geen database, maar iets anders" * 99)
    with pytest.raises(HistoryUnusable) as refused:
        History(tmp_path / FILE, 90).add(ANNA, "gesprek", failed("1", SECRET))
    assert str(tmp_path) not in str(refused.value)
    assert FILE in caplog.text
    assert SECRET not in caplog.text


def test_file_of_a_later_version_is_left_alone(tmp_path: Path, history: History) -> None:
    history.add(ANNA, "gesprek", failed("1", SECRET))
    with sqlite3.connect(tmp_path / "gegevens" / FILE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(HistoryUnusable):
        history.erase(ANNA)
    assert SECRET.encode() in bytes_of(tmp_path)


def test_feedback_command_lists_opinions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KADERWIJZER_DATA", str(tmp_path))
    assert __main__.main(["feedback"]) == 0
    assert capsys.readouterr().out == "Er zijn geen oordelen bewaard.\n"
    kept = open_history(Settings.from_environment())
    assert kept is not None
    kept.add(ANNA, "gesprek", failed("1", "Wie beheert\nde sloten?"))
    kept.judge(ANNA, "1", False, "Het antwoord\nis oud.")
    assert __main__.main(["feedback"]) == 0
    head, question, remark = capsys.readouterr().out.splitlines()
    assert "niet nuttig" in head
    assert (question, remark) == ("    vraag: Wie beheert de sloten?", "    opmerking: Het antwoord is oud.")
    kept.erase(ANNA)
    assert __main__.main(["feedback", "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert shown["question"] is None
    assert shown["useful"] is False
