"""Makes files for tests of the readers, from text that the test gives."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as DocxDocument
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from assistant.datatypes import Document
from assistant.readers import read

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "bronnen"


def source(name: str) -> Path:
    """The file of one of the source documents; skips the test where the checkout has none."""
    path = SOURCES / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no source documents beside the repository ({SOURCES.name}/{path.name})")
    return path


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content, text as UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def document(folder: Path, name: str, content: str | bytes) -> Document:
    """What `read` makes of a file with this content."""
    return read(written(folder, name, content), folder)


class PdfMaker:
    """Draws a PDF from the top of its pages down."""

    WIDTH, HEIGHT = A4
    MARGIN = 60.0

    def __init__(self, title: str = "", password: str | None = None) -> None:
        self._bytes = BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=A4, encrypt=password, pageCompression=1)
        if title:
            self._canvas.setTitle(title)
        self._top = self.HEIGHT - self.MARGIN

    def text(self, words: str, size: float = 10, bold: bool = False) -> PdfMaker:
        """A paragraph over the width of the page."""
        self._lines(words, self.MARGIN, self.WIDTH - 2 * self.MARGIN, self._top, size, bold)
        return self

    def heading(self, words: str, size: float = 14, bookmark: int | None = None) -> PdfMaker:
        """A larger, bold line, with a bookmark of this level (from 0) where one is asked for."""
        self._top -= 6
        if bookmark is not None:
            self._canvas.bookmarkPage(words)
            self._canvas.addOutlineEntry(words, words, bookmark)
        return self.text(words, size, bold=True)

    def columns(self, left: str, right: str, shift: float = 0) -> PdfMaker:
        """Two columns of prose, drawn line by line across the page; `shift` lowers the right one, in points."""
        width = (self.WIDTH - 2 * self.MARGIN - 30) / 2
        sides = [simpleSplit(words, "Helvetica", 10, width) for words in (left, right)]
        self._canvas.setFont("Helvetica", 10)
        for number in range(max(map(len, sides))):
            for side, lines in enumerate(sides):
                if number < len(lines):
                    place = (self.MARGIN + side * (width + 30), self._top - 12 * number - side * shift)
                    self._canvas.drawString(*place, lines[number])
        self._top -= 12 * max(map(len, sides)) + shift + 14
        return self

    def turned_table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> PdfMaker:
        """A ruled table whose first column is drawn on its side, to be read upwards."""
        top = self._top
        self.table([["", *row[1:]] for row in rows], widths)
        style = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
        for row in rows:
            cells = [Paragraph(cell.replace("\n", "<br/>"), style) for cell in row]
            height = Table([cells], colWidths=list(widths)).wrap(self.WIDTH, self.HEIGHT)[1]
            self._canvas.saveState()
            self._canvas.translate(self.MARGIN + 15, top - height + 2)
            self._canvas.rotate(90)
            self._canvas.setFont("Helvetica", 7)
            self._canvas.drawString(0, 0, row[0])
            self._canvas.restoreState()
            top -= height
        return self

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True, middle: bool = False
    ) -> PdfMaker:
        """A table; a cell may hold several items, one a line, which are wrapped to its width."""
        style = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
        cells = [[Paragraph(cell.replace("\n", "<br/>"), style) for cell in row] for row in rows]
        look: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if middle else "TOP")]
        if ruled:
            look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        table = Table(cells, colWidths=list(widths), style=look)
        _, height = table.wrap(self.WIDTH, self.HEIGHT)
        table.drawOn(self._canvas, self.MARGIN, self._top - height)
        self._top -= height + 20
        return self

    def scan(self) -> PdfMaker:
        """A picture over the whole page."""
        picture = ImageReader(Image.new("L", (60, 80), 220))
        self._canvas.drawImage(picture, 0, 0, self.WIDTH, self.HEIGHT)
        return self

    def foot(self, words: str) -> PdfMaker:
        """A line at the foot of the page."""
        self._canvas.setFont("Helvetica", 8)
        self._canvas.drawString(self.MARGIN, 30, words)
        return self

    def page(self) -> PdfMaker:
        """Go on to the next page."""
        self._canvas.showPage()
        self._top = self.HEIGHT - self.MARGIN
        return self

    def done(self) -> bytes:
        self._canvas.save()
        return self._bytes.getvalue()

    def _lines(self, words: str, x: float, width: float, top: float, size: float, bold: bool) -> None:
        font = "Helvetica-Bold" if bold else "Helvetica"
        self._canvas.setFont(font, size)
        for line in simpleSplit(words, font, size, width):
            self._canvas.drawString(x, self._top, line)
            self._top -= size * 1.2
        self._top -= size * 0.6


_FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{notes}'
    "</w:footnotes>"
)
_RELATION = (
    '<Relationship Id="rId900" Target="footnotes.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
)
_CONTENT_TYPE = (
    '<Override PartName="/word/footnotes.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
)


def docx_bytes(made: DocxDocument, notes: Sequence[str] = ()) -> bytes:
    """A Word document as bytes; `[[2]]` in its text becomes a mark that points to the second of the notes."""
    stream = BytesIO()
    made.save(stream)
    out = BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if notes and part == "word/document.xml":
                mark = rb'</w:t></w:r><w:r><w:footnoteReference w:id="\1"/></w:r><w:r><w:t xml:space="preserve">'
                data = re.sub(rb"\[\[(\d+)\]\]", mark, data)
            elif notes and part == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", _RELATION.encode())
            elif notes and part == "[Content_Types].xml":
                data = data.replace(b"</Types>", _CONTENT_TYPE.encode())
            new.writestr(part, data)
        if notes:
            made_notes = "".join(
                f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
                for number, note in enumerate(notes, start=1)
            )
            new.writestr("word/footnotes.xml", _FOOTNOTES.format(notes=made_notes))
    return out.getvalue()


def outline(made: Document) -> list[tuple[int, str]]:
    """The headings of a document as (level, title)."""
    return [(heading.level, heading.title) for heading in made.headings]


def assert_sound(made: Document) -> None:
    """What holds for every document: spans lie in the text, are sorted, and slice to what they say."""
    text = made.text
    assert "\r" not in text
    assert made.pages[0].start == 0
    assert [page.number for page in made.pages] == list(range(1, len(made.pages) + 1))
    for page, following in zip(made.pages, made.pages[1:], strict=False):
        assert text[page.end : following.start] == "\f"
    assert not text[made.pages[-1].end :].strip()
    for stretches in (made.headings, made.tables, made.asides):
        starts = [stretch.start for stretch in stretches]
        assert starts == sorted(starts)
        assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in stretches)
    for heading in made.headings:
        marks = {at for aside in made.asides if aside.kind == "footnote_mark" for at in range(aside.start, aside.end)}
        shown = "".join(
            text[at] for at in range(heading.start, heading.end) if at not in marks and text[at] not in "*_`"
        )
        assert heading.title and heading.title in " ".join(shown.split())
        assert heading.level >= 1
        assert "\f" not in text[heading.start : heading.end]
    for aside in made.asides:
        assert text[aside.start : aside.end].strip() == text[aside.start : aside.end]
        assert aside.kind != "footnote_mark" or text[aside.start : aside.end].isdigit()
    for table in made.tables:
        last = table.start
        # The header of a table that goes on over a page stands on the page before.
        own_header = [table.header] if table.header and table.header.start >= table.start else []
        for row in (*own_header, *table.rows):
            assert last <= row.start < row.end <= table.end
            last = row.end
            shown = " ".join(text[row.start : row.end].split())
            for cell in row.cells:
                assert " ".join(cell.split()).replace("|", "\\|") in shown or " ".join(cell.split()) in shown
