"""The app as the browser tests run it: over documents about an invented town, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import ROOT

START_SECONDS = 60

# Invented policy about an invented town. Each question of the tests has its answer in one of these.
PARKEREN = """---
titel: Parkeernota Lindendal
uitgever: gemeente Lindendal
jaar: 2022
---
# Parkeernota Lindendal

## 1. Vergunningen

De parkeervergunning kost in Lindendal € 45 per jaar. Bewoners vragen de parkeervergunning aan bij het stadsloket. \
Mantelzorgers krijgen de parkeervergunning gratis.

## 2. Fietsen

Het college plaatst drie dingen bij het station:

- een bewaakte fietsenstalling met 350 plaatsen;
- twaalf oplaadpunten voor elektrische fietsen;
- een werkplaats waar vrijwilligers fietsen maken.

## 3. Cijfers

| Parkeergarage | plaatsen 2021 | plaatsen 2022 |
| --- | --- | --- |
| Marktgarage | 410 | 455 |
| Stationsgarage | 280 | 300 |
"""
PAGINAS = "\f".join(
    [
        "Groenplan Lindendal\n\nDe boswachter telt elk voorjaar de kastanjebomen in het park.\n",
        "De hovenier snoeit de kastanjebomen alleen in de winter.\n\nDe hovenier meldt zieke kastanjebomen aan de raad.\n",
    ]
)
ELSEWHERE = "voorbeeld.example"
GEVAAR = f"""---
titel: "Rioolplan ![t](http://{ELSEWHERE}/t.png) <b>vet</b>"
---
# Rioolplan

## 1. Kosten :red[rood] $x$

De rioolheffing kost $a$ of $b$ euro volgens :red[de raad] en ![x](http://{ELSEWHERE}/x.png) \
<script>document.title = "gehackt"</script> <img src="http://{ELSEWHERE}/y.png" onerror="document.title = 'gehackt'"> samen.
"""


@dataclass
class Site:
    """A running app: where it is, and the folders it works with."""

    url: str
    corpus: Path
    index: Path
    process: subprocess.Popen[str]
    # All that the server wrote, once it has stopped.
    said: str = ""


def write_corpus(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "parkeernota.md").write_text(PARKEREN, encoding="utf-8")
    (folder / "groenplan.txt").write_text(PAGINAS, encoding="utf-8")
    (folder / "rioolplan.md").write_text(GEVAAR, encoding="utf-8")
    (folder / "leeg.md").write_text("", encoding="utf-8")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    corpus: Path, index: Path, more: Mapping[str, str] | None = None, log: Path | None = None, **settings: str
) -> Iterator[Site]:
    """The app as a user starts it, over some corpus; with more settings, and a file for all that it prints.

    What it keeps stands beside the index.
    """
    port = free_port()
    command = [sys.executable, "-m", "assistant", "serve", f"--port={port}", f"--corpus={corpus}", f"--index={index}"]
    given = environment() | {"KADERWIJZER_DATA": str(index.parent / "gegevens"), **(more or {}), **settings}
    with log.open("w", encoding="utf-8") if log else nullcontext(subprocess.PIPE) as stream:
        process = subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=subprocess.STDOUT, text=True, env=given)
    site = Site(f"http://127.0.0.1:{port}", corpus, index, process)
    try:
        wait_for(site.url, process)
        yield site
    finally:
        process.terminate()
        try:
            site.said, _ = process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def environment() -> dict[str, str]:
    """Ours, without settings of the one who tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("KADERWIJZER_", "STREAMLIT_"))}


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    wait_until(f"{url}/_stcore/health", process)


def wait_until(url: str, process: subprocess.Popen[Any]) -> None:
    """Waits for the first good answer."""
    pause = threading.Event()
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            said, _ = process.communicate()
            pytest.fail(f"de server stopte meteen: {said}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            pause.wait(0.1)
    pytest.fail(f"de server antwoordt niet binnen {START_SECONDS} seconden")
