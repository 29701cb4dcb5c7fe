from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.settings import ROOT, Settings

ANSWER_KEYS = {
    "question", "kind", "status", "text", "citations", "calculation", "searched", "answer_id", "corpus_id", "elapsed_ms",
}  # fmt: skip
CITATION_KEYS = {"document", "title", "page", "section", "quote", "start", "end", "sha256"}


def options(settings: Settings) -> list[str]:
    return ["--corpus", str(settings.corpus), "--index", str(settings.index)]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in a process of its own."""
    return subprocess.run([sys.executable, "-m", "assistant", *arguments], capture_output=True, text=True, cwd=ROOT)


def test_index_tells_what_it_made_and_what_it_could_not_read(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    assert main(["index", *options(settings)]) == 0
    out = capsys.readouterr().out
    assert "2 documenten" in out
    assert "kapot.pdf: " in out


def test_ask_gives_the_answer_with_its_sources(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Wie wijst de zieke bomen aan?", *options(settings)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("De boswachter wijst elk najaar de zieke bomen aan. [1]")
    assert "[1] Bomenbrief 2021, 1. Inleiding" in out


def test_ask_as_json_has_the_fixed_shape(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Wie wijst de zieke bomen aan?", "--json", *options(settings)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) >= ANSWER_KEYS
    assert answer["status"] == "answered"
    assert answer["calculation"] is None
    assert {"documents", "passages", "nearest"} <= set(answer["searched"])
    assert all(set(citation) == CITATION_KEYS for citation in answer["citations"])


def test_every_quote_equals_what_the_text_command_gives_at_its_place(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ask", "Hoeveel straatkolken zijn geleegd?", "--json", *options(settings)])
    citations = json.loads(capsys.readouterr().out)["citations"]
    assert citations
    for citation in citations:
        assert main(["text", citation["document"], *options(settings)]) == 0
        text = capsys.readouterr().out
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_batch_gives_one_answer_a_line_with_its_id(settings: Settings, tmp_path: Path) -> None:
    questions, out = tmp_path / "vragen.jsonl", tmp_path / "antwoorden.jsonl"
    questions.write_text(
        '{"id": "a", "question": "Wie betaalt de helft?"}\n{"id": "b", "question": "zwembad"}\n', "utf-8"
    )
    assert main(["ask", "--batch", str(questions), "--out", str(out), *options(settings)]) == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(answer["id"], answer["status"]) for answer in answers] == [("a", "answered"), ("b", "not_found")]


def test_search_gives_the_hits_alone(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zieke bomen", "--top", "1", "--json", *options(settings)]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert set(hit) == {"document", "page", "section", "text", "start", "end", "score"}
    assert "boswachter" in hit["text"]
    questions, out = tmp_path / "vragen.jsonl", tmp_path / "hits.jsonl"
    questions.write_text('{"id": 7, "question": "zieke bomen"}\n', encoding="utf-8")
    assert main(["search", "--batch", str(questions), "--out", str(out), "--top", "2", *options(settings)]) == 0
    line = json.loads(out.read_text(encoding="utf-8"))
    assert line["id"] == 7
    assert line["hits"][0] == hit


def test_evaluate_gives_the_figures_of_a_set(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "vragen.jsonl"
    lines = [
        {"id": "1", "kind": "verantwoordelijkheid", "question": "Wie wijst de zieke bomen aan?", "must": [["boswachter"]],
         "evidence": [{"doc": "bomenbrief-2021", "quote": "De boswachter wijst elk najaar de zieke bomen aan."}]},
        {"id": "2", "kind": "onbeantwoordbaar", "question": "Wie is de badmeester?", "must": [], "evidence": []},
    ]  # fmt: skip
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert main(["evaluate", "--questions", str(questions), "--json", *options(settings)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["kinds"]["verantwoordelijkheid"] == {"right": 1, "abstained": 0, "wrong": 0}
    assert figures["kinds"]["onbeantwoordbaar"]["right"] == 1
    assert figures["evidence"]["1"] == 1.0
    assert figures["quotes_hold"] is True


def test_check_names_each_problem_and_fails_where_there_is_one(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *options(settings)]) == 0
    (settings.corpus / "leeg.txt").write_text("", encoding="utf-8")
    assert main(["check", *options(settings)]) == 1
    assert "leeg.txt: Het bestand is leeg." in capsys.readouterr().out


WRONG_USE = [
    (["index", "--corpus", "{tmp}/weg"], "bestaat niet"),
    (["ask", "wie", "--corpus", "{tmp}/leeg"], "geen document"),
    (["ask", "wie", "--corpus", "{tmp}/alleen-kapot"], "gaf tekst"),
    (["ask", "wie", "--corpus", "{tmp}/bestand"], "geen map"),
    (["ask"], "geen vraag"),
    (["ask", ""], "geen vraag"),
    (["ask", "--batch", "{tmp}/weg.jsonl", "--out", "{tmp}/uit.jsonl"], "bestaat niet"),
    (["ask", "--batch", "{tmp}/fout.jsonl", "--out", "{tmp}/uit.jsonl"], "Regel 2"),
    (["ask", "--batch", "{tmp}/fout.jsonl"], "--out"),
    (["ask", "--batch", "{tmp}/fout.jsonl", "--out", "{tmp}/fout.jsonl"], "hetzelfde bestand"),
    (["text", "onbekend"], "geen document 'onbekend'"),
    (["search", "wie", "--top", "nul"], "--help"),
    (["verzinsel"], "--help"),
    (["ask", "wie", "--verzinsel"], "--help"),
    (["evaluate"], "--help"),
    (["index", "--index", "{tmp}/bestand"], "niet worden bewaard"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG_USE, ids=[" ".join(wrong) for wrong, _ in WRONG_USE])
def test_wrong_use_is_one_line_of_dutch_and_exit_code_2(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "alleen-kapot").mkdir()
    (tmp_path / "alleen-kapot" / "a.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    batch = '{"id": 1, "question": "Wie?"}\ngeen json\n'
    (tmp_path / "fout.jsonl").write_text(batch, encoding="utf-8")
    given = [argument.replace("{tmp}", str(tmp_path)) for argument in arguments]
    if "--index" not in given and given[0] not in ("verzinsel",):
        given += ["--index", str(tmp_path / "index")]
    assert main(given) == 2
    error = [line for line in capsys.readouterr().err.splitlines() if "|" not in line and line.strip()]
    assert len(error) == 1, error
    assert says in error[0]
    assert "Traceback" not in error[0]
    assert (tmp_path / "fout.jsonl").read_text(encoding="utf-8") == batch
    assert not (tmp_path / "uit.jsonl").exists()


def test_a_broken_index_is_one_line_that_says_how_to_mend_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index", *options(settings)])
    capsys.readouterr()
    assert settings.index is not None
    next(settings.index.glob("g-*/texts.sqlite")).write_bytes(b"kapot")
    assert main(["ask", "wie", *options(settings)]) == 2
    assert "kaderwijzer index" in capsys.readouterr().err


def test_without_a_command_the_explanation_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    out = capsys.readouterr().out
    assert out.startswith("gebruik: kaderwijzer")
    assert not {"usage", "options", "positional", "show this help"} & set(out.split())


def test_the_module_runs_as_a_command_and_imports_nothing_heavy(settings: Settings) -> None:
    assert main(["index", *options(settings)]) == 0
    got = run("ask", "Wie wijst de zieke bomen aan?", "--json", *options(settings))
    assert got.returncode == 0, got.stderr
    assert json.loads(got.stdout)["status"] == "answered"
    program = (
        "import sys\nfrom assistant.__main__ import main\n"
        f"main({['ask', 'Wie wijst de zieke bomen aan?', *options(settings)]!r})\n"
        "heavy = {'torch', 'sentence_transformers', 'streamlit', 'pandas', 'pdfplumber', 'pypdf', 'docx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def test_output_that_nobody_reads_to_the_end_gives_no_traceback(settings: Settings) -> None:
    main(["index", *options(settings)])
    command = f"'{sys.executable}' -m assistant text waterplan {' '.join(options(settings))} | head -c 5"
    got = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT)
    assert got.stderr == ""
