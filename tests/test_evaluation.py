from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.errors import FileUnreadable
from assistant.evaluation import changes, evaluate, read_figures

QUESTIONS: list[dict[str, Any]] = [
    {"id": "v1", "kind": "verantwoordelijkheid", "question": "Wie wijst de zieke bomen aan?", "turns": [],
     "must": [["boswachter"]], "evidence": []},
    {"id": "v2", "kind": "onbeantwoordbaar", "question": "Wie is de badmeester?", "turns": [], "must": [],
     "evidence": []},
    {"id": "v3", "kind": "beleid", "question": "Wie wijst de zieke bomen aan?", "turns": [], "must": [["burgemeester"]],
     "evidence": []},
]  # fmt: skip


def test_each_question_has_its_outcome(assistant: Assistant) -> None:
    figures = evaluate(assistant, QUESTIONS)
    assert figures["outcomes"] == {"v1": "right", "v2": "right", "v3": "wrong"}
    assert figures["words"] > 0


def test_what_changed_since_an_earlier_run_is_told_by_question() -> None:
    before = {"outcomes": {"v1": "wrong", "v2": "right", "v3": "right", "v4": "right"}}
    now = {"outcomes": {"v1": "right", "v2": "abstained", "v3": "right", "v5": "right"}}
    assert changes(before, now) == [
        "v1: fout → goed",
        "v2: goed → onthouden",
        "vergeleken: 3 vragen, 1 beter, 1 slechter",
    ]


def test_the_same_run_has_no_changes(assistant: Assistant, tmp_path: Path) -> None:
    figures = evaluate(assistant, QUESTIONS)
    path = tmp_path / "eerder.json"
    path.write_text(json.dumps(figures), encoding="utf-8")
    assert changes(read_figures(path), figures) == ["vergeleken: 3 vragen, 0 beter, 0 slechter"]


@pytest.mark.parametrize("text", ["geen json", "{}", "[]", '{"outcomes": ["v1"]}'])
def test_a_file_without_figures_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "eerder.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileUnreadable, match=r"eerder\.json"):
        read_figures(path)
    with pytest.raises(FileUnreadable, match="evaluate --json"):
        read_figures(tmp_path / "weg.json")
