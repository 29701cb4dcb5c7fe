"""A filled-in file of results, read into rows of text: CSV (`;` or `,`, UTF-8 or Windows-1252) or an Excel workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from assistant.results.result import Problem
from assistant.results.template import EXPLANATION, NAMES

# A template has tens of rows. Anything far beyond that is another file, or one made to fill the memory.
MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 5_000
# A spreadsheet may go on with empty rows; nobody's results come after so many.
MOST_LINES = 100_000
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
AGAIN = "Download het sjabloon opnieuw en vul dat in."


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its line in the file (the header is 1), and its cells by column, without white space at their ends."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file that aren't empty or an explanation; where `problems` has one, `lines` may be incomplete."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()


def read_sheet(data: bytes) -> Sheet:
    """The rows of a file, told apart by its first bytes. Never raises: what can't be read becomes a problem."""
    if len(data) > MOST_BYTES:
        return _unusable("Het bestand is groter dan 5 MB.", AGAIN)
    if data.startswith(OLD_EXCEL):
        return _unusable("Dit is een oud Excel-bestand (.xls).", "Bewaar het als .xlsx of als CSV.")
    if data.startswith(b"PK"):
        return _read_xlsx(data)
    return _read_csv(data)


def _unusable(reason: str, remedy: str) -> Sheet:
    return Sheet((), (Problem(0, reason, remedy),))


def _read_csv(data: bytes) -> Sheet:
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        return _unusable("Het bestand is geen leesbare tekst.", "Bewaar het als CSV met codering UTF-8.")
    header = text.split("\n", 1)[0]
    parser = csv.reader(io.StringIO(text, newline=""), delimiter=";" if header.count(";") >= header.count(",") else ",")
    rows: list[tuple[int, Sequence[str]]] = []
    before = 0
    try:
        for cells in parser:
            rows.append((before + 1, cells))
            before = parser.line_num
    except csv.Error as problem:
        reason = f"Deze regel is geen CSV ({problem})."
        return Sheet((), (Problem(before + 1, reason, "Kijk of een aanhalingsteken ontbreekt."),))
    return _lines(rows)


def _decoded(data: bytes) -> str:
    """The text of a CSV file. Raises UnicodeDecodeError where it is neither UTF-8 nor Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _read_xlsx(data: bytes) -> Sheet:
    import openpyxl

    damaged = "Het bestand is geen goede Excel-werkmap."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                return _unusable("De werkmap is uitgepakt veel te groot.", AGAIN)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        page = book["Resultaten"] if "Resultaten" in book.sheetnames else book.worksheets[0]
        rows = []
        for number, row in enumerate(page.iter_rows(max_col=50), start=1):
            cells = [_text(cell.value, str(cell.number_format or "")) for cell in row]
            if any(cells):
                rows.append((number, cells))
            if len(rows) > MOST_ROWS or number > MOST_LINES:
                break
        book.close()
    # A damaged workbook can fail anywhere in the reading, with whatever that part of the library raises.
    except Exception:
        return _unusable(damaged, "Open het in een spreadsheet en bewaar het opnieuw als .xlsx.")
    return _lines(rows)


def _text(value: object, number_format: str) -> str:
    """A cell as a user would have typed it: 1500.0 → "1500", 31.1 → "31,1", 0.311 shown as a percentage → "31,1"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        # repr gives the shortest digits that mean this float: those that were typed.
        number = Decimal(repr(value))
        if not number.is_finite():
            return str(value)
        if "%" in number_format:
            number *= 100
        whole, _, fraction = f"{number:f}".partition(".")
        fraction = fraction.rstrip("0")
        return f"{whole},{fraction}" if fraction else whole
    return str(value)


def _lines(rows: Sequence[tuple[int, Sequence[str]]]) -> Sheet:
    if not rows:
        return _unusable("Het bestand is leeg.", AGAIN)
    if len(rows) > MOST_ROWS:
        return _unusable(f"Het bestand heeft meer dan {MOST_ROWS} regels.", AGAIN)
    header = [cell.strip().lower() for cell in rows[0][1]]
    missing = [name for name in NAMES if name not in header]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        return Sheet((), (Problem(1, f"Deze kolommen ontbreken: {names}.", AGAIN),))
    twice = sorted({name for name in NAMES if header.count(name) > 1})
    if twice:
        return Sheet((), (Problem(1, f"De kolom '{twice[0]}' staat er twee keer.", "Haal er één weg."),))
    return Sheet(*_filled(header, rows[1:]))


def _filled(
    header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, cells in rows:
        stripped = [cell.strip() for cell in cells]
        if not any(stripped) or stripped[0].startswith(EXPLANATION):
            continue
        if any(stripped[len(header) :]):
            problems.append(
                Problem(
                    number,
                    f"De regel heeft {len(cells)} kolommen in plaats van {len(header)}.",
                    "Zet een tekst met een scheidingsteken erin tussen aanhalingstekens.",
                )
            )
            continue
        lines.append(Line(number, dict(_pairs(header, stripped))))
    return tuple(lines), tuple(problems)


def _pairs(header: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((name, cell) for name, cell in zip(header, cells, strict=False) if name in NAMES)
