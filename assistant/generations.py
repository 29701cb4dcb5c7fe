"""Generations of an index: the one that serves is named in a small file that is replaced in one step.

A build writes a new generation beside the one that serves. Whenever it is killed, CURRENT names a whole generation. The
one that served before stays until the next build, for programs that still have it open.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from assistant.errors import FileUnreadable

CURRENT = "CURRENT"
BUILDING = "building-"


def new_generation(folder: Path, name: str) -> Path:
    """A place to build in; what killed builds left behind is removed. The caller holds the lock of the folder."""
    for left in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    place = folder / f"{BUILDING}{name}"
    place.mkdir()
    return place


def publish(folder: Path, place: Path, name: str) -> None:
    """Makes a finished generation the one that serves, in one step, and removes those before the previous one."""
    before = current_generation(folder)
    place.rename(folder / name)
    write_whole(folder / CURRENT, name)
    for other in folder.glob("g-*"):
        if other.name not in (name, before):
            shutil.rmtree(other, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a part."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def current_generation(folder: Path) -> str | None:
    """The name of the generation that serves in an index folder, None where there is none. Raises FileUnreadable."""
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise FileUnreadable(
            f"De index in {folder} mag niet gelezen worden ({problem.strerror}). Geef uzelf leesrecht op die map."
        ) from problem
