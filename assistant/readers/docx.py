"""Word documents (.docx): paragraphs, lists and tables in order, with the styles that mark headings."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.errors import UnreadableDocument
from assistant.readers.content import LIMITS, Content, Limits
from assistant.readers.flow import Flow, Note, Piece
from assistant.readers.titles import sensible_title

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MAX_PARTS = 20_000
_MAIN_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|kop) ?([1-9])\b", re.IGNORECASE)
_LIST = re.compile(r"list|lijst|opsomming", re.IGNORECASE)
_NOTE_PARTS = (("footnote", "/footnotes"), ("endnote", "/endnotes"))


def recognises(data: bytes) -> bool:
    """Whether the bytes are a zip file with a Word document in it; a damaged one passes, and fails on reading."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _MAIN_PART in archive.namelist()
    except Exception:
        return True


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Content:
    """The content of a Word document. Raises UnreadableDocument where it is damaged or unpacks to too much."""
    import docx

    damaged = UnreadableDocument(
        "Het Word-bestand is beschadigd en kan niet worden geopend.",
        "Open het in Word, bewaar het opnieuw als DOCX en voeg het weer toe.",
    )
    try:
        _check_size(data, limits)
        document = docx.Document(io.BytesIO(data))
    except UnreadableDocument:
        raise
    except Exception as problem:
        raise damaged from problem
    return _Reading(document, limits).content()


def _check_size(data: bytes, limits: Limits) -> None:
    """Unpack everything once: what a zip file says about its sizes is not believed, and damage shows here."""
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        for part in parts[: _MAX_PARTS + 1]:
            with archive.open(part) as stream:
                while chunk := stream.read(1 << 20):
                    unpacked += len(chunk)
                    if unpacked > limits.unpacked_bytes or len(parts) > _MAX_PARTS:
                        raise UnreadableDocument(
                            f"Het Word-bestand is uitgepakt groter dan {limits.unpacked_bytes // 1_000_000} MB.",
                            "Haal grote afbeeldingen eruit of splits het in kleinere bestanden.",
                        )


class _Reading:
    """One pass over the body of a document."""

    def __init__(self, document: WordDocument, limits: Limits) -> None:
        self.document = document
        self.styles = {style.style_id: style for style in document.styles if hasattr(style, "base_style")}
        self.notes = dict(_notes(document))
        self.flow = Flow(limits)
        self.title = ""

    def content(self) -> Content:
        self._blocks(self.document.element.body)
        own = sensible_title(self.document.core_properties.title or "") or sensible_title(self.title)
        return self.flow.content(own)

    def _blocks(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
                self._blocks(child)

    def _paragraph(self, paragraph: Any) -> None:
        pieces = list(self._pieces(paragraph))
        if any(piece.text.strip() for piece in pieces):
            level, is_list, is_title = self._style(paragraph)
            if is_title and not self.title:
                self.title = "".join(piece.text for piece in pieces)
            self.flow.paragraph(pieces, level=level, is_list=is_list, is_title=is_title, bold=_bold(paragraph))
        else:
            for piece in pieces:
                self.flow.take_break(piece)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(parent.tag in (_FALLBACK, f"{_W}txbxContent") for parent in box.iterancestors()):
                self._blocks(box)

    def _pieces(self, node: Any) -> Iterator[Piece]:
        """The text, page breaks and notes below a node, in order."""
        for child in node:
            tag = child.tag
            if tag in (_FALLBACK, f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"):
                continue
            if tag == f"{_W}t":
                yield Piece(child.text or "")
            elif tag == f"{_W}tab" or tag == f"{_W}ptab":
                yield Piece("\t")
            elif tag == f"{_W}noBreakHyphen":
                yield Piece("-")
            elif tag == f"{_W}br":
                yield Piece(page_break=True) if child.get(f"{_W}type") == "page" else Piece("\n")
            elif tag == f"{_W}cr":
                yield Piece("\n")
            elif tag == f"{_W}lastRenderedPageBreak":
                yield Piece(page_break=True)
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                kind = "footnote" if "footnote" in tag else "endnote"
                if note := self.notes.get((kind, child.get(f"{_W}id"))):
                    yield Piece(note=note)
            elif isinstance(tag, str):
                yield from self._pieces(child)

    def _style(self, paragraph: Any) -> tuple[int, bool, bool]:
        """The heading level (0 for text) of a paragraph, whether it is a list item, whether the title."""
        properties = paragraph.find(f"{_W}pPr")
        found = properties.find(f"{_W}pStyle") if properties is not None else None
        style = self.styles.get(found.get(f"{_W}val")) if found is not None else None
        level, is_list, is_title = _own_level(properties), _numbered(properties), False
        for _ in range(10):
            if style is None:
                break
            name = style.name or ""
            if match := _HEADING.match(name) or _HEADING.match(style.style_id or ""):
                level = level or int(match[1])
            is_title = is_title or name.casefold() in ("title", "titel")
            is_list = is_list or bool(_LIST.match(name)) or _numbered(style.element.find(f"{_W}pPr"))
            level = level or _own_level(style.element.find(f"{_W}pPr"))
            style = style.base_style
        return level, is_list and not level and not is_title, is_title

    def _table(self, table: Any) -> None:
        rows = [list(self._cells(row)) for row in table.iter(f"{_W}tr") if _table_of(row) is table]
        width = max((sum(span for _, span, _ in row) for row in rows), default=0)
        if width < 2 or len(rows) < 2:
            for row in rows:  # a frame around text, not a table
                for _, _, cell in row:
                    self._blocks(cell)
            return
        texts: list[list[str]] = []
        pieces: list[list[Piece]] = []
        for row in rows:
            cells = [text for text, span, _ in row for text in (text, *[""] * (span - 1))]
            texts.append(cells + [""] * (width - len(cells)))
            pieces.append([piece for _, _, cell in row for piece in self._pieces(cell)])
        first = next(table.iter(f"{_W}tr"))
        marked = first.find(f"{_W}trPr/{_W}tblHeader") is not None
        bold = all(_bold(paragraph) for paragraph in first.iter(f"{_W}p") if "".join(paragraph.itertext()).strip())
        self.flow.table(texts, pieces, header=True if marked else None, bold=bold)

    def _cells(self, row: Any) -> Iterator[tuple[str, int, Any]]:
        """Text, columns taken, and element of each cell of a row; a cell merged with the one above it is empty."""
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        if before is not None:
            yield "", _number(before), []
        for cell in row.iter(f"{_W}tc"):
            if _row_of(cell) is not row:
                continue
            properties = cell.find(f"{_W}tcPr")
            span, merged = 1, False
            if properties is not None:
                wide, down = properties.find(f"{_W}gridSpan"), properties.find(f"{_W}vMerge")
                span = max(_number(wide), 1) if wide is not None else 1
                merged = down is not None and down.get(f"{_W}val") != "restart"
            yield "" if merged else self._cell_text(cell), span, cell

    def _cell_text(self, cell: Any) -> str:
        texts = []
        for paragraph in cell.iter(f"{_W}p"):
            text = " ".join("".join(piece.shown for piece in self._pieces(paragraph)).split())
            if text:
                texts.append(f"• {text}" if self._style(paragraph)[1] and text[0] not in "•-–" else text)
        return " ".join(texts)


def _own_level(properties: Any) -> int:
    """The outline level of paragraph properties, from 1; 0 without one."""
    found = properties.find(f"{_W}outlineLvl") if properties is not None else None
    level = _number(found) + 1 if found is not None else 0
    return level if level <= 9 else 0


def _numbered(properties: Any) -> bool:
    found = properties.find(f"{_W}numPr/{_W}numId") if properties is not None else None
    return found is not None and found.get(f"{_W}val") != "0"


def _number(element: Any) -> int:
    value = element.get(f"{_W}val") or "0"
    return min(int(value), 100) if value.isdigit() else 0


def _bold(paragraph: Any) -> bool:
    """Whether all text of a paragraph is set in bold by hand."""
    runs = [run for run in paragraph.iter(f"{_W}r") if (run.findtext(f"{_W}t") or "").strip()]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks)


def _table_of(row: Any) -> Any:
    return next((parent for parent in row.iterancestors() if parent.tag == f"{_W}tbl"), None)


def _row_of(cell: Any) -> Any:
    return next((parent for parent in cell.iterancestors() if parent.tag == f"{_W}tr"), None)


def _notes(document: WordDocument) -> Iterator[tuple[tuple[str, str], Note]]:
    """The footnotes and endnotes of a document, by kind and id."""
    from docx.oxml.parser import parse_xml

    for kind, ending in _NOTE_PARTS:
        for relation in document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(ending):
                continue
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}{kind}"):
                text = " ".join("".join(node.text or "" for node in note.iter(f"{_W}t")).split())
                if text and note.get(f"{_W}type") in (None, "normal"):
                    yield (kind, note.get(f"{_W}id")), Note(text)
