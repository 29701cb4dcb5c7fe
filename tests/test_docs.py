"""Commands in the README and the manuals work, and what they name exists."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import ROOT, Settings

DOCS = [ROOT / "README.md", ROOT / "corpus" / "LEESMIJ.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands() -> list[str]:
    found = [
        line.split("#")[0].strip()
        for path in DOCS
        for block in BLOCK.findall(path.read_text("utf-8"))
        for line in block.splitlines()
    ]
    return [line for line in dict.fromkeys(found) if line]


@pytest.mark.parametrize("command", [line for line in commands() if line.startswith("kaderwijzer ")])
def test_a_command_that_the_docs_show_works(command: str) -> None:
    got = subprocess.run(
        [sys.executable, "-m", "assistant", *shlex.split(command)[1:]],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert got.returncode == 0, got.stderr
    assert got.stdout.strip()


@pytest.mark.parametrize("command", [line for line in commands() if line.startswith("make ")])
def test_a_make_target_that_the_docs_show_exists(command: str) -> None:
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_setting_of_the_readme_exists_and_the_other_way_round() -> None:
    named = set(re.findall(r"KADERWIJZER_([A-Z_]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named == {name.upper() for name in Settings.__dataclass_fields__}


def test_links_in_the_docs_lead_somewhere() -> None:
    for path in DOCS:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_no_path_of_a_machine_stands_in_a_file_of_the_project() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split(
        "\n"
    )
    pattern = re.compile(r"(^|[^A-Za-z0-9_.])/(work|root|home)/[a-z]")
    for name in filter(None, listed):
        path = Path(ROOT / name)
        if path.suffix in {".py", ".md", ".toml", ".txt", ".csv", ".json", ".sh"} or path.name in {"Makefile", "run"}:
            text = path.read_text(encoding="utf-8") if path.stat().st_size < 5_000_000 else ""
            assert path == Path(__file__) or not pattern.search(text), name
