"""Commands in the README and the manuals work, and what they name exists."""

from __future__ import annotations

import re
import shlex
import shutil
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


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("gids-*.md")), ids=lambda path: path.stem)
def test_what_a_guide_points_to_is_called_so_on_screen(path: Path) -> None:
    said = "\n".join(
        each.read_text(encoding="utf-8") for each in [ROOT / "app.py", *(ROOT / "assistant" / "pages").glob("*.py")]
    )
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*", path.read_text(encoding="utf-8"))
    assert named
    assert [label for label in named if label not in said] == []


def test_server_files_speak_of_settings_and_ports_that_exist() -> None:
    service = (ROOT / "docs" / "server" / "kaderwijzer.service").read_text(encoding="utf-8")
    given = dict(re.findall(r"^Environment=(KADERWIJZER_\w+)=(.+)$", service, re.MULTILINE))
    assert {name.removeprefix("KADERWIJZER_").lower() for name in given} <= set(Settings.__dataclass_fields__)
    settings = Settings.from_environment(given)
    assert (settings.login, settings.host) == (True, "127.0.0.1")
    nginx = (ROOT / "docs" / "server" / "nginx.conf").read_text(encoding="utf-8")
    assert f"proxy_pass http://127.0.0.1:{settings.port};" in nginx
    # What the guard and the websocket need (see assistant/pages/guard.py).
    for line in ("Host $http_host", "Upgrade $http_upgrade", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {line};" in nginx


@pytest.mark.parametrize(
    ("program", "arguments"), [("systemd-analyze", ("verify",)), ("nginx", ("-t", "-e", "stderr", "-c"))]
)
def test_server_files_pass_the_program_that_reads_them(
    program: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    if shutil.which(program) is None:
        # Neither is needed to run or to test Kaderwijzer; the files were tried by hand as well.
        pytest.skip(f"{program} staat niet op deze computer")
    folder = ROOT / "docs" / "server"
    if program == "nginx":
        text = (folder / "nginx.conf").read_text(encoding="utf-8")
        # Without the certificate, which is the municipality's own, and without ports that only root may use.
        text = re.sub(r"^\s*(ssl_certificate\w*|listen) .*$", "", text, flags=re.MULTILINE)
        text = text.replace("server_name", "listen 127.0.0.1:8499; server_name")
        path = tmp_path / "nginx.conf"
        path.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {text} }}", encoding="utf-8")
    else:
        text = (folder / "kaderwijzer.service").read_text(encoding="utf-8")
        path = tmp_path / "kaderwijzer.service"
        path.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", text, flags=re.MULTILINE), "utf-8")
    got = subprocess.run([program, *arguments, str(path)], capture_output=True, text=True, timeout=60)
    assert got.returncode == 0, got.stderr


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
