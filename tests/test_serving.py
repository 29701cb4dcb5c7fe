"""The server: what it refuses before it starts, and what it passes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import __main__, serving
from assistant.errors import DoorClosed, LoginProblem, WrongUse
from assistant.settings import ROOT, Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def test_taken_port_is_refused_with_another_to_try(taken: int) -> None:
    with pytest.raises(WrongUse) as refused:
        serving.serve(replace(Settings(), port=taken))
    assert f"Poort {taken} op 127.0.0.1 is niet vrij." in str(refused.value)
    assert "kaderwijzer serve --port" in str(refused.value)
    assert f"--port {taken}" not in str(refused.value)


def test_taken_port_is_one_line_and_exit_code_2(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["serve", "--port", str(taken)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("port", [65536, 99999])
def test_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(WrongUse, match=f"Poort {port} bestaat niet"):
        serving.serve(replace(Settings(), port=port))


def test_host_that_does_not_exist_is_refused() -> None:
    with pytest.raises(WrongUse, match=r"nergens\.invalid"):
        serving.check_free("nergens.invalid", 8501)


def test_port_that_was_just_left_is_free() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    serving.check_free("127.0.0.1", port)


def test_settings_reach_the_app_through_the_environment(tmp_path: Path) -> None:
    settings = Settings(
        corpus=tmp_path / "stukken",
        index=tmp_path / "index",
        model="een-model",
        store="exact",
        host="::1",
        port=8600,
        upload_max_bytes=5_000_000,
        login=True,
        secrets=tmp_path / "geheim.toml",
        role_claim="rollen",
        open=True,
    )
    assert Settings.from_environment(serving.environment(settings)) == settings


def test_index_that_was_not_set_stays_unset() -> None:
    assert Settings.from_environment(serving.environment(Settings())).index is None


def test_relative_folders_still_hold_where_the_app_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    passed_on = Settings.from_environment(serving.environment(Settings(corpus=Path("stukken"))))
    assert passed_on.corpus == tmp_path.resolve() / "stukken"


def test_streamlit_keeps_to_itself() -> None:
    options = serving.options(Settings())
    assert "--server.address=127.0.0.1" in options
    assert "--server.headless=true" in options
    assert "--browser.gatherUsageStats=false" in options
    assert "--server.fileWatcherType=none" in options
    assert "--client.toolbarMode=minimal" in options
    assert "--server.maxUploadSize=48" in options


def test_address_is_one_that_a_browser_takes() -> None:
    assert serving.address(Settings()) == "http://127.0.0.1:8501"
    assert serving.address(Settings(host="::1")) == "http://[::1]:8501"


def test_only_what_logging_in_needs_is_on() -> None:
    """The identity comes from the signed cookie only: not from a header that anybody can send, or another interface."""
    options = serving.options(Settings(secrets=Path("geheim.toml")))
    assert "--server.trustedUserHeaders={}" in options
    assert "--server.enableAgentApi=false" in options
    assert "--server.enableXsrfProtection=true" in options
    assert f"--secrets.files={Path('geheim.toml').resolve()}" in options


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_strangers_are_kept_out_until_that_is_asked_for(host: str) -> None:
    with pytest.raises(DoorClosed) as refused:
        serving.check_door(Settings(host=host))
    for word in (
        host,
        "KADERWIJZER_LOGIN=aan",
        "reverse proxy",
        "127.0.0.1",
        "KADERWIJZER_OPEN=ja",
        "op-een-server.md",
    ):
        assert word in str(refused.value)
    serving.check_door(Settings(host=host, open=True))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_this_machine_nobody_has_to_log_in(host: str) -> None:
    serving.check_door(Settings(host=host))


def test_login_that_is_not_set_up_keeps_the_door_closed(tmp_path: Path) -> None:
    with pytest.raises(LoginProblem):
        serving.check_door(Settings(login=True, secrets=tmp_path / "secrets.toml", open=True))


def test_open_door_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KADERWIJZER_HOST", "0.0.0.0")
    with socket.socket() as listener:
        listener.bind(("0.0.0.0", 0))
        port = listener.getsockname()[1]
    assert __main__.main(["serve", "--port", str(port)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_app_is_where_it_is_looked_for() -> None:
    assert (ROOT / "app.py").is_file()
