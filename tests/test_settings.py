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
        "KADERWIJZER_RERANKER": "een/ander",
        "KADERWIJZER_STORE": "exact",
        "KADERWIJZER_HOST": "0.0.0.0",
        "KADERWIJZER_PORT": "9000",
    }
    assert Settings.from_environment(given) == Settings(
        corpus=Path("stukken"),
        index=Path("ergens"),
        model="een/model",
        reranker="een/ander",
        store="exact",
        host="0.0.0.0",
        port=9000,
    )


def test_empty_and_unusable_values_leave_the_default() -> None:
    assert Settings.from_environment({"KADERWIJZER_MODEL": "", "KADERWIJZER_PORT": "veel"}) == Settings()
