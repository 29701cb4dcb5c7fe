from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.batch import read_batch, write_lines
from assistant.errors import BatchLineInvalid, FileUnreadable


def test_lines_are_read_with_their_turns(tmp_path: Path) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text('{"id": "a", "question": "Wie?"}\n\n{"id": 2, "question": "En?", "turns": ["Wie?"]}\n', "utf-8")
    assert [(line["id"], line["question"], line["turns"]) for line in read_batch(path)] == [
        ("a", "Wie?", []),
        (2, "En?", ["Wie?"]),
    ]


@pytest.mark.parametrize(
    "line",
    ["geen json", "[1, 2]", '{"id": "a"}', '{"id": "a", "question": " "}', '{"question": "Wie?"}', '{"id": "a", "question": 3}',
     '{"id": "a", "question": "Wie?", "turns": "Wat?"}', '{"id": "a", "question": "Wie?", "turns": [1]}'],
)  # fmt: skip
def test_a_wrong_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text(f'{{"id": "goed", "question": "Wie?"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(BatchLineInvalid, match=r"Regel 2 van .*vragen\.jsonl"):
        read_batch(path)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="bestaat niet"):
        read_batch(tmp_path / "weg.jsonl")
    with pytest.raises(FileUnreadable):
        read_batch(tmp_path)
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(FileUnreadable, match="UTF-8"):
        read_batch(tmp_path / "bytes.jsonl")


def test_answers_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "antwoorden.jsonl"
    assert write_lines(path, ["een", "twee"]) == 2
    assert path.read_text(encoding="utf-8") == "een\ntwee\n"

    def broken() -> Iterator[str]:
        yield "drie"
        raise RuntimeError("halverwege")

    with pytest.raises(RuntimeError):
        write_lines(path, broken())
    assert path.read_text(encoding="utf-8") == "een\ntwee\n"
    assert [p.name for p in tmp_path.iterdir()] == ["antwoorden.jsonl"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="niet te schrijven"):
        write_lines(tmp_path / "weg" / "uit.jsonl", ["een"])
