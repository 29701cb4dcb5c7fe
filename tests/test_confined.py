"""A process of its own for files from elsewhere: what it may take, and what it is told of this server."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from assistant.confined import Confinement, run_confined
from assistant.errors import UnreadableDocument
from assistant.intake.reading import FOUND, RECEIVED

ROOMY = Confinement(seconds=30, memory_bytes=2_000_000_000)
READING = "assistant.intake.reading"
LIMITS = ["20000000", "10", "1000000"]


def processes_in(folder: Path) -> list[str]:
    """The numbers of the processes that run in a folder."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):  # it has just ended, or is somebody else's
            if link.readlink() == folder:
                found.append(link.parent.name)
    return found


def run(folder: Path, data: bytes = b"De zwemmer zwemt elke dag.", within: Confinement = ROOMY) -> None:
    (folder / RECEIVED).write_bytes(data)
    run_confined(READING, ["stuk", ".txt", *LIMITS], folder, within)


def test_what_was_found_is_left_in_the_folder(tmp_path: Path) -> None:
    run(tmp_path)
    assert b"De zwemmer zwemt elke dag." in (tmp_path / FOUND).read_bytes()


def test_no_module_is_taken_from_the_folder(tmp_path: Path) -> None:
    """A file that is called as a library of ours would otherwise be run."""
    trap = tmp_path / "msgspec.py"
    trap.write_text("open('gepakt', 'w').close()")
    run(tmp_path)
    assert not (tmp_path / "gepakt").exists()


def test_another_module_does_not_run(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="ging mis"):
        run_confined("assistant.__main__", [], tmp_path, ROOMY)


def test_too_little_memory_is_told_with_the_amount(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="meer dan 180 MB geheugen"):
        run(tmp_path, b"woord " * 2_000_000, Confinement(seconds=30, memory_bytes=180_000_000))


def test_too_little_time_is_told_and_leaves_no_process(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="langer dan 0,01 seconden"):
        run(tmp_path, within=Confinement(seconds=0.01, memory_bytes=2_000_000_000))
    assert processes_in(tmp_path) == []


def test_a_process_that_finds_nothing_to_read_is_a_problem_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="ging mis"):
        run_confined(READING, ["stuk", ".txt", *LIMITS], tmp_path, ROOMY)
