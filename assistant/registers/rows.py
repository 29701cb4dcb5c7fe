"""Rows of a register: a CSV file that people edit in a spreadsheet, read with its lines and its mistakes.

Separator `;` or `,`, UTF-8 with or without a byte order mark. A mistake never stops the reading: each becomes a problem
with file, line and remedy, and the rows that are right are used.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# Between the values of one cell, as in "UWV | scholen".
SEVERAL = "|"


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """A mistake in a register: where it is (line from 1, the header is line 1), what is wrong, and what to do."""

    file: str
    line: int
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register: what it must hold."""

    name: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    unique: bool = False
    # Gives what is wrong with a value, or None.
    check: Callable[[str], str | None] | None = None
    # Came later: a file of before may do without it.
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register: its values by column, without white space at their ends."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in self[column].split(SEVERAL) if value.strip())

    def problem(self, reason: str, remedy: str) -> RegisterProblem:
        return RegisterProblem(self.file, self.line, reason, remedy)


@dataclass(slots=True)
class Reading:
    """The rows of a file that can be used, and the problems of the others."""

    rows: list[Row] = field(default_factory=list)
    problems: list[RegisterProblem] = field(default_factory=list)


def read_rows(path: Path, columns: Sequence[Column]) -> Reading:
    """The rows of a register. A file that is not there has none; that is no problem."""
    reading = Reading()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return reading
    except UnicodeDecodeError:
        reading.problems.append(
            RegisterProblem(path.name, 1, "Het bestand is geen UTF-8-tekst.", "Bewaar het als CSV met codering UTF-8.")
        )
        return reading
    except OSError as problem:
        reading.problems.append(
            RegisterProblem(
                path.name, 1, f"Het bestand is niet te lezen ({problem.strerror}).", "Geef uzelf leesrecht."
            )
        )
        return reading
    header_line = text.split("\n", 1)[0]
    separator = ";" if header_line.count(";") >= header_line.count(",") else ","
    parser = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [name.strip() for name in next(parser, [])]
        missing = [column.name for column in columns if column.name not in header and not column.newer]
        if missing:
            names = ", ".join(f"'{name}'" for name in missing)
            reading.problems.append(
                RegisterProblem(
                    path.name,
                    1,
                    f"Deze kolommen ontbreken: {names}.",
                    "Zet ze terug in de eerste regel van het bestand.",
                )
            )
            return reading
        for cells in parser:
            _read_row(
                Row(path.name, parser.line_num, dict(zip(header, map(str.strip, cells), strict=False))),
                cells,
                header,
                reading,
            )
    except csv.Error as problem:
        reading.problems.append(
            RegisterProblem(
                path.name,
                parser.line_num,
                f"De regel is geen CSV ({problem}).",
                "Kijk of een aanhalingsteken ontbreekt.",
            )
        )
    _check(reading, columns)
    return reading


def _read_row(row: Row, cells: Sequence[str], header: Sequence[str], reading: Reading) -> None:
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) != len(header):
        reading.problems.append(
            row.problem(
                f"De regel heeft {len(cells)} kolommen in plaats van {len(header)}.",
                "Kijk of er een scheidingsteken te veel of te weinig staat.",
            )
        )
        return
    reading.rows.append(row)


def _check(reading: Reading, columns: Sequence[Column]) -> None:
    """Holds each value against its column; rows with a wrong value are not used."""
    wrong: set[int] = set()
    for column in columns:
        seen: dict[str, int] = {}
        for row in reading.rows:
            found = _wrong(column, row, seen)
            if found:
                reading.problems.append(row.problem(*found))
                wrong.add(row.line)
    reading.rows = [row for row in reading.rows if row.line not in wrong]


def _wrong(column: Column, row: Row, seen: dict[str, int]) -> tuple[str, str] | None:
    value = row[column.name]
    if not value:
        if column.required:
            return f"De kolom '{column.name}' is leeg.", "Vul hem in of haal de regel weg."
        return None
    if column.allowed and value not in column.allowed:
        return f"Onbekende waarde '{value}' bij '{column.name}'.", f"Kies uit: {', '.join(column.allowed)}."
    if column.unique:
        if value in seen:
            return (
                f"'{value}' bij '{column.name}' staat al op regel {seen[value]}.",
                "Geef elke regel een eigen waarde.",
            )
        seen[value] = row.line
    complaint = column.check(value) if column.check else None
    return (complaint, f"Verbeter de waarde bij '{column.name}'.") if complaint else None


def sorted_problems(problems: Iterable[RegisterProblem]) -> tuple[RegisterProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.reason)))
