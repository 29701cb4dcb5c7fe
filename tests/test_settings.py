from __future__ import annotations

from pathlib import Path

from assistant.settings import Settings


def test_without_an_environment_the_defaults_hold() -> None:
    assert Settings.from_environment({}) == Settings()


def test_each_setting_can_come_from_the_environment() -> None:
    given = {
        "KADERWIJZER_CORPUS": "stukken",
        "KADERWIJZER_INDEX": "ergens",
        "KADERWIJZER_MODEL": "een/model",
        "KADERWIJZER_STORE": "exact",
        "KADERWIJZER_HOST": "0.0.0.0",
        "KADERWIJZER_PORT": "9000",
        "KADERWIJZER_DATA": "bewaard",
        "KADERWIJZER_KEEP_DAYS": "7",
    }
    assert Settings.from_environment(given) == Settings(
        corpus=Path("stukken"),
        index=Path("ergens"),
        model="een/model",
        store="exact",
        host="0.0.0.0",
        port=9000,
        data=Path("bewaard"),
        keep_days=7,
    )


def test_empty_and_unusable_values_leave_the_default() -> None:
    assert Settings.from_environment({"KADERWIJZER_MODEL": "", "KADERWIJZER_PORT": "veel"}) == Settings()


def test_number_of_days_that_cannot_be_read_keeps_nothing() -> None:
    assert Settings.from_environment({"KADERWIJZER_KEEP_DAYS": "een week"}).keep_days == 0
    assert Settings.from_environment({"KADERWIJZER_KEEP_DAYS": ""}).keep_days == Settings().keep_days
