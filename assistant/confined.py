"""A module of ours run in a process of its own, with limits on time and memory: files from elsewhere are opened there.

A file that makes a library run on, eat memory or crash then costs that process, and not the server.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assistant.errors import UnreadableDocument
from assistant.settings import ROOT

# What may run so. A module has `main(arguments)` and leaves what it found in a file of the folder it runs in.
MODULES = ("assistant.intake.reading", "assistant.picturing")
OUT_OF_MEMORY = 3
# What a process may write in one file.
MOST_WRITTEN_BYTES = 1_000_000_000
MOST_OPEN_FILES = 64


@dataclass(frozen=True, slots=True)
class Confinement:
    """How long a process may run, by the clock as well as in time of the processor, and how much memory it may ask."""

    seconds: float
    memory_bytes: int


def run_confined(module: str, arguments: Sequence[str], folder: Path, within: Confinement) -> None:
    """Runs `module.main(arguments)` in `folder` and waits for it.

    Raises UnreadableDocument, with reason and remedy, where it took too long or too much, or came to a bad end.
    """
    limits = json.dumps([math.ceil(within.seconds), within.memory_bytes])
    # -P: the folder holds files from elsewhere, and no module is looked for in it.
    command = [sys.executable, "-P", "-m", "assistant.confined", module, limits, *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        ended = process.wait(timeout=within.seconds)
    except subprocess.TimeoutExpired:
        raise _too_long(within) from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if ended == -signal.SIGXCPU or ended == -signal.SIGKILL:
        raise _too_long(within)
    if ended == OUT_OF_MEMORY:
        raise UnreadableDocument(
            f"Het lezen vraagt meer dan {within.memory_bytes // 1_000_000} MB geheugen en is gestopt.",
            "Splits het in kleinere bestanden of haal grote afbeeldingen eruit.",
        )
    if ended != 0:
        raise UnreadableDocument(
            "Het lezen van dit bestand ging mis en is gestopt; waarschijnlijk is het beschadigd.",
            "Open het bestand zelf, bewaar het opnieuw en voeg het weer toe.",
        )


def _too_long(within: Confinement) -> UnreadableDocument:
    return UnreadableDocument(
        f"Het lezen duurt langer dan {_seconds(within)} en is gestopt.",
        "Splits het in kleinere bestanden, of maak de PDF opnieuw uit het oorspronkelijke document.",
    )


def _seconds(within: Confinement) -> str:
    return "1 seconde" if within.seconds == 1 else f"{within.seconds:g} seconden".replace(".", ",")


def _environment() -> dict[str, str]:
    """Little of our own environment: what reads a file from elsewhere needs to know nothing of this server."""
    kept = {name: value for name in ("PATH", "SYSTEMROOT") if (value := os.environ.get(name))}
    return {**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _limit(seconds: int, memory_bytes: int) -> None:
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN_BYTES),
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(5)  # whoever asks a question goes first


def _main(module: str, limits: str, *arguments: str) -> int:
    if module not in MODULES:
        return 2
    _limit(*json.loads(limits))
    try:
        import_module(module).main(arguments)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    raise SystemExit(_main(*sys.argv[1:]))
