"""The text of a PDF page in the order in which the file gives it, for pages without tables or columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.readers.pages import PageText, PageWriter, apart, clean

if TYPE_CHECKING:
    import pypdf


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a page's text with letters of one kind; `height` is its place above the foot of the page."""

    text: str
    size: float
    bold: bool
    height: float


def plain_text(page: pypdf.PageObject) -> PageText:
    """The text of a page as its content gives it; blank lines put where its lines stand apart."""
    pieces: list[_Piece] = []

    def visit(text: str, matrix: Any, text_matrix: Any, font: Any, size: Any) -> None:
        if text:
            scale = abs(text_matrix[3] or text_matrix[1] or 1) * abs(matrix[3] or matrix[1] or 1)
            height = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
            name = str((font or {}).get("/BaseFont", "")).lower()
            bold = "bold" in name or "black" in name
            pieces.append(_Piece(clean(text), float(size or 0) * scale, bold, height))

    page.extract_text(visitor_text=visit)
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        for number, part in enumerate((first, *others)):
            if number:
                lines.append([])
            if part:
                lines[-1].append(replace(piece, text=part))
    lines = [line for line in lines if any(piece.text.strip() for piece in line)]
    writer = PageWriter()
    gaps = apart([-_first(line).height for line in lines], [_first(line).size for line in lines])
    for line, is_apart in zip(lines, gaps, strict=False):
        sizes: Counter[float] = Counter()
        for piece in line:
            sizes[piece.size] += len(piece.text.strip())
        bold = all(piece.bold for piece in line if piece.text.strip())
        text = "".join(piece.text for piece in line).strip()
        writer.line(text, sizes.most_common(1)[0][0], bold, is_apart)
    return writer.done()


def _first(line: Sequence[_Piece]) -> _Piece:
    return next(piece for piece in line if piece.text.strip())
