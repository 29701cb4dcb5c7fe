"""Files of questions and answers, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.errors import BatchLineInvalid, FileUnreadable


def lines_of_file(path: Path) -> list[str]:
    """The lines of a UTF-8 file. Raises FileUnreadable."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as problem:
        raise FileUnreadable(f"Het bestand {path} bestaat niet. Controleer de naam.") from problem
    except UnicodeDecodeError as problem:
        raise FileUnreadable(f"Het bestand {path} is geen UTF-8-tekst. Bewaar het opnieuw als UTF-8.") from problem
    except OSError as problem:
        raise FileUnreadable(
            f"Het bestand {path} is niet te lezen ({problem.strerror}). Geef uzelf leesrecht."
        ) from problem


def read_batch(path: Path) -> list[dict[str, Any]]:
    """The questions of a batch file: id, question, turns. Empty lines are passed over.

    Raises FileUnreadable, or BatchLineInvalid with the number of the line; no question is answered then.
    """
    questions: list[dict[str, Any]] = []
    for number, line in enumerate(lines_of_file(path), start=1):
        if not line.strip():
            continue
        questions.append(_question(line, f"Regel {number} van {path}"))
    return questions


def _question(line: str, where: str) -> dict[str, Any]:
    shape = 'Schrijf hem als {"id": "1", "question": "uw vraag"}.'
    try:
        value = json.loads(line)
    except ValueError as problem:
        raise BatchLineInvalid(f"{where} is geen JSON. {shape}") from problem
    if not isinstance(value, dict):
        raise BatchLineInvalid(f"{where} is geen JSON-object. {shape}")
    if not isinstance(value.get("question"), str) or not value["question"].strip():
        raise BatchLineInvalid(f"{where} heeft geen vraag bij 'question'. {shape}")
    if not isinstance(value.get("id"), str | int):
        raise BatchLineInvalid(f"{where} heeft geen 'id'. {shape}")
    turns = value.get("turns") or []
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise BatchLineInvalid(f"{where}: 'turns' moet een lijst van eerdere vragen zijn.")
    return {**value, "id": value["id"], "question": value["question"], "turns": turns}


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Writes lines to a file, whole or not at all, and gives their number. Raises FileUnreadable."""
    beside = path.with_name(path.name + ".deel")
    count = 0
    try:
        with beside.open("w", encoding="utf-8") as stream:
            for line in lines:
                stream.write(line + "\n")
                count += 1
        beside.replace(path)
    except OSError as problem:
        raise FileUnreadable(
            f"Het bestand {path} is niet te schrijven ({problem.strerror}). Kies een andere map of geef uzelf schrijfrecht."
        ) from problem
    finally:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None
    return count
