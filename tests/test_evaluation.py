from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.errors import FileUnreadable
from assistant.evaluation import area_under, changes, evaluate, lines_of, read_figures, read_questions
from assistant.settings import ROOT

SETS = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))

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


@pytest.mark.parametrize(
    ("answerable", "unanswerable", "area"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.9, 0.3], [0.5, 0.3], 0.625),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_the_area_is_the_share_of_pairs_that_stand_the_right_way_round(
    answerable: list[float], unanswerable: list[float], area: float | None
) -> None:
    assert area_under(answerable, unanswerable) == area


def asked(name: str, question: str, quote: str = "", **more: Any) -> dict[str, Any]:
    evidence = [{"doc": "waterplan", "quote": quote}] if quote else []
    return {"id": name, "question": question, "turns": [], "kind": "beleid", "evidence": evidence, "must": [], **more}


def test_evaluating_tells_how_often_evidence_is_found_and_what_the_score_is_worth(assistant: Assistant) -> None:
    figures = evaluate(
        assistant,
        [
            asked(
                "1",
                "Wie betaalt het baggeren van de vijvers?",
                "betaalt het baggeren van de vijvers",
                must=[["waterschap"]],
            ),
            asked("2", "Wie beheert de grote sloten?", "een zin die nergens staat"),
            asked("3", "Hoeveel kost de ruimtevaart naar Mars?", kind="onbeantwoordbaar"),
        ],
    )
    assert figures["evidence"] == {"1": 0.5, "3": 0.5, "5": 0.5, "10": 0.5}
    assert figures["score_auc"] == 1.0
    assert figures["quotes_hold"] is True
    assert figures["kinds"]["onbeantwoordbaar"] == {"right": 1, "abstained": 0, "wrong": 0}
    assert "score onderscheidt vragen met en zonder antwoord: 1.0" in "\n".join(lines_of(figures))


def test_without_unanswerable_questions_nothing_is_said_of_the_score(assistant: Assistant) -> None:
    figures = evaluate(assistant, [asked("1", "Wie beheert de sloten?", "beheert de grote sloten")])
    assert figures["score_auc"] is None
    assert not any("onderscheidt" in line for line in lines_of(figures))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_evidence_of_each_question_stands_in_the_sources(path: Path, sources: Path) -> None:
    texts = {of.stem: " ".join(of.read_text(encoding="utf-8").split()) for of in sources.glob("*.txt")}
    questions = read_questions(path)
    assert len({question["id"] for question in questions}) == len(questions)
    for question in questions:
        assert bool(question["evidence"]) == (question["kind"] != "onbeantwoordbaar"), question["id"]
        for evidence in question["evidence"]:
            assert " ".join(evidence["quote"].split()) in texts[evidence["doc"]], question["id"]


def test_english_questions_find_dutch_passages(bundled: Assistant) -> None:
    """Which passages these are is for the benchmark; here: that the search knows the Dutch words for the English ones."""
    hits = bundled.search("Who issues the indication for sheltered work?", 3)
    assert any("beschut werk" in hit.passage.text for hit in hits)
    assert any("UWV" in hit.passage.text for hit in hits)
