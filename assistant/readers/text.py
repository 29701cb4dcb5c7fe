"""Plain text and Markdown: bytes to citable text, and the headings and tables that Markdown marks itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from assistant.datatypes import Heading, Table, TableRow
from assistant.errors import UnreadableDocument
from assistant.readers.content import LIMITS, Content, Limits, pages_of
from assistant.readers.structure import find_structure

# Windows-1252 where it differs from Latin-1; Python's own codec refuses the five bytes without a meaning.
_WINDOWS = {
    byte: character for byte in range(0x80, 0xA0) if (character := bytes([byte]).decode("cp1252", errors="ignore"))
}
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_LINE = re.compile(r"[\w-]+(?: [\w-]+){0,2}[ \t]*:(?:[ \t]|$)|[ \t]|- |#(?! )|$")
_MARKUP = re.compile(r"(\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w))")


def recognises(data: bytes) -> bool:
    """Whether the bytes can be text: no zero bytes outside UTF-16, and hardly any control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")) or b"\0" in data:
        return False
    sample = data[:100_000]
    controls = sum(sample.count(bytes([byte])) for byte in range(32) if byte not in b"\t\n\v\f\r\x1e\x1f")
    return controls * 200 <= len(sample)


def decoded(data: bytes) -> str:
    """The text of a file, its line ends made `\\n` and nothing else changed.

    UTF-8, UTF-16 where a byte order mark says so, and Windows-1252 for what is neither.
    """
    if data.startswith(codecs.BOM_UTF8):
        text = data.decode("utf-8-sig", errors="replace")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("latin-1").translate(_WINDOWS)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Content:
    """The content of a .txt or .md file; Markdown is told by the name. Raises UnreadableDocument."""
    text = decoded(data)
    if text.count("\f") >= limits.pages:
        raise UnreadableDocument(
            f"Het bestand telt meer dan {limits.pages} pagina's.", "Splits het in kleinere bestanden."
        )
    return _read_markdown(text) if name.lower().endswith(".md") else _read_plain(text)


def _read_plain(text: str) -> Content:
    headings, asides = find_structure(text)
    return Content(text, pages_of(text), headings=headings, asides=asides)


def _read_markdown(text: str) -> Content:
    matter = _FRONT_MATTER.match(text)
    if matter and not all(_FRONT_LINE.match(line) for line in (matter[1] or "").splitlines()):
        matter = None  # a text between two rules
    values = _values(matter[1] or "") if matter else {}
    text = text[matter.end() :] if matter else text
    headings, tables = _marked(text)
    year = values.get("jaar", "")
    content = Content(
        text,
        pages_of(text),
        title=values.get("titel"),
        publisher=values.get("uitgever"),
        year=int(year) if re.fullmatch(r"(19|20)\d\d", year) else None,
        kind=values.get("soort"),
        headings=tuple(headings),
        tables=tuple(tables),
    )
    if content.title is None:
        first = next((heading.title for heading in headings if heading.level == 1), None)
        content = replace(content, title=first)
    return content


def _values(matter: str) -> dict[str, str]:
    """The lines `sleutel: waarde` of a front matter; anything else in it is passed over."""
    values = {}
    for line in matter.splitlines():
        key, colon, value = line.partition(":")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if colon and value:
            values[key.strip().lower()] = value
    return values


def _marked(text: str) -> tuple[list[Heading], list[Table]]:
    headings: list[Heading] = []
    tables: list[Table] = []
    pages = pages_of(text)
    lines = _lines(text)
    fence = ""
    index = 0
    while index < len(lines):
        start, line = lines[index]
        index += 1
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif fence:
            continue
        elif (heading := _HEADING.match(line)) and (title := _MARKUP.sub("", heading[2] or "").strip()):
            begin = start + len(line) - len(line.lstrip())
            end = start + len(line.rstrip())
            headings.append(Heading(" ".join(title.split()), len(heading[1]), begin, end))
        elif "|" in line and index < len(lines) and _is_delimiter(lines[index][1], len(_cells(line))):
            page = next(page.number for page in reversed(pages) if page.start <= start)
            table, index = _table(lines, index, page)
            tables.append(table)
    return headings, tables


def _lines(text: str) -> list[tuple[int, str]]:
    """Each line and where it starts; a form feed ends a line too."""
    lines = []
    start = 0
    for line in re.split(r"[\n\f]", text):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def _is_delimiter(line: str, columns: int) -> bool:
    return "-" in line and bool(_DELIMITER.match(line)) and len(_cells(line)) == columns


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(inner))


def _table(lines: list[tuple[int, str]], delimiter: int, page: int) -> tuple[Table, int]:
    """The table whose line of dashes stands at `delimiter`, and the index of the line behind it."""
    header_start, header = lines[delimiter - 1]
    rows: list[TableRow] = []
    index = delimiter + 1
    while index < len(lines) and "|" in lines[index][1]:
        start, line = lines[index]
        begin = start + len(line) - len(line.lstrip())
        rows.append(TableRow(begin, start + len(line.rstrip()), _cells(line)))
        index += 1
    last_start, last = lines[index - 1]
    begin = header_start + len(header) - len(header.lstrip())
    head = TableRow(begin, header_start + len(header.rstrip()), _cells(header))
    return Table(page, begin, last_start + len(last.rstrip()), head, tuple(rows)), index
