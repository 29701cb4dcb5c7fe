"""The server: what it refuses before it starts, and what it passes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import __main__, serving
from assistant.errors import WrongUse
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
    settings = Settings(tmp_path / "stukken", tmp_path / "index", "een-model", "exact", "::1", 8600, 5_000_000)
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


def test_app_is_where_it_is_looked_for() -> None:
    assert (ROOT / "app.py").is_file()
