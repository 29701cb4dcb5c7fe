"""What the ordinary way to an answer leaves alone: packages that take seconds to import, and hundreds of megabytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import ROOT

HEAVY = "torch sentence_transformers transformers huggingface_hub sklearn pandas pyarrow streamlit pdfplumber openpyxl".split()
BEFORE = """import sys
from pathlib import Path
from assistant import Settings, open_assistant
folder, index = map(Path, sys.argv[1:3])
"""
AFTER = "\nprint(sorted(set(sys.argv[3:]) & set(sys.modules)))"


@pytest.mark.parametrize(
    ("what", "program"),
    [
        ("importeren", ""),
        ("vragen", "print(open_assistant(Settings(folder, index)).ask('Wie beheert de sloten?').status)"),
        (
            "bouwen",
            "from assistant.assistant import build_index\nprint(build_index(Settings(folder, index)).passages > 0)",
        ),
        (
            "rekenen",
            "print(open_assistant(Settings(index=index)).ask('Met hoeveel procent steeg het aantal?').kind)",
        ),
    ],
)
def test_the_ordinary_way_imports_nothing_heavy(what: str, program: str, corpus_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", BEFORE + program + AFTER, str(corpus_folder), str(tmp_path / "index"), *HEAVY]
    got = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert got.returncode == 0, got.stderr
    assert got.stdout.splitlines()[-1] == "[]", what
