from __future__ import annotations

from pathlib import Path

import pytest

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
        "KADERWIJZER_UPLOAD_MAX_BYTES": "1000",
        "KADERWIJZER_UPLOAD_MAX_SECONDS": "7",
        "KADERWIJZER_LOGIN": "aan",
        "KADERWIJZER_SECRETS": "geheim.toml",
        "KADERWIJZER_ROLE_CLAIM": "groups",
        "KADERWIJZER_OPEN": "ja",
        "KADERWIJZER_DATA": "bewaard",
        "KADERWIJZER_KEEP_DAYS": "7",
    }
    assert Settings.from_environment(given) == Settings(
        corpus=Path("stukken"),
        index=Path("ergens"),
        model="een/model",
        reranker="een/ander",
        store="exact",
        host="0.0.0.0",
        port=9000,
        upload_max_bytes=1000,
        upload_max_seconds=7,
        login=True,
        secrets=Path("geheim.toml"),
        role_claim="groups",
        open=True,
        data=Path("bewaard"),
        keep_days=7,
    )


def test_empty_and_unusable_values_leave_the_default() -> None:
    given = {"KADERWIJZER_MODEL": "", "KADERWIJZER_PORT": "veel", "KADERWIJZER_UPLOAD_MAX_PAGES": "0"}
    assert Settings.from_environment(given) == Settings()


@pytest.mark.parametrize("said", ["aan", "Aan", "ja", "true", "ann"])
def test_a_slip_of_the_pen_leaves_the_door_closed(said: str) -> None:
    assert Settings.from_environment({"KADERWIJZER_LOGIN": said}).login
    assert Settings.from_environment({"KADERWIJZER_OPEN": said}).open == (said == "ja")


@pytest.mark.parametrize("said", ["", "uit", "UIT "])
def test_login_is_off_only_where_that_is_said(said: str) -> None:
    assert not Settings.from_environment({"KADERWIJZER_LOGIN": said}).login


def test_number_of_days_that_cannot_be_read_keeps_nothing() -> None:
    assert Settings.from_environment({"KADERWIJZER_KEEP_DAYS": "een week"}).keep_days == 0
    assert Settings.from_environment({"KADERWIJZER_KEEP_DAYS": ""}).keep_days == Settings().keep_days
