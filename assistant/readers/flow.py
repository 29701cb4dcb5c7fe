"""The text of a word processor's document as it flows: paragraphs, lists, tables, notes, and pages where known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.datatypes import Aside, Heading, Table, TableRow
from assistant.errors import UnreadableDocument
from assistant.readers.content import LIMITS, Content, Limits, pages_of
from assistant.readers.grids import has_header
from assistant.readers.pages import Letters, clean, ranks, row_text
from assistant.readers.structure import find_structure

_BULLETS = "•-–*◦▪"
_SIZE = 11.0
"""Letters of a size that the paragraph does not name; only whether they are bold tells titles from text."""


@dataclass(slots=True)
class Note:
    """A footnote; its number is given at its first mark."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: text, a mark that points to a note, or a page break."""

    text: str = ""
    note: Note | None = None
    page_break: bool = False

    @property
    def shown(self) -> str:
        """The text of the piece; a mark shows the number of its note."""
        return str(self.note.number) if self.note and self.note.number else self.text


@dataclass(slots=True)
class Flow:
    """Puts a document together from the top down."""

    limits: Limits = LIMITS
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _page_start: int = 0
    _headings: list[Heading] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _asides: list[Aside] = field(default_factory=list)
    _letters: list[Letters] = field(default_factory=list)
    _titles: list[tuple[int, int]] = field(default_factory=list)
    _notes: list[Note] = field(default_factory=list)
    _waiting: list[Note] = field(default_factory=list)  # notes for the foot of this page
    _pages: int = 1

    def paragraph(
        self,
        pieces: Sequence[Piece],
        *,
        level: int = 0,
        is_list: bool = False,
        is_title: bool = False,
        bold: bool = False,
    ) -> None:
        """Add a paragraph: a heading where it has a level, a list item with a bullet before it."""
        start: int | None = None
        for piece in pieces:
            if piece.page_break:
                if start is not None and level:
                    continue  # a heading stays on one page
                self.take_break(piece)
                continue
            text = clean(piece.text)
            if start is None:
                text = text.lstrip()
                if not text and piece.note is None:
                    continue
                start = self._length
                if is_list and text[:1] not in _BULLETS:
                    self._add("• ")
            self._add(text)
            if piece.note:
                self._mark(piece.note)
        if start is None:
            return
        shown = self._since(start)
        end = start + len(shown.rstrip())
        if level and shown.strip():
            self._headings.append(Heading(self._without_marks(start, end), level, start, end))
        elif is_title:
            self._titles.append((start, end))
        elif shown.strip():
            self._letters.append(Letters(start, _SIZE, bold, len(shown.split()), len(shown)))
        self._add("\n\n")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        pieces: Sequence[Sequence[Piece]],
        header: bool | None,
        bold: bool,
    ) -> None:
        """Add a table, one line a row; `pieces` hold the page breaks and notes of each row.

        A page break in a row takes effect behind it; the table then goes on as another one with the same header.
        """
        heads = header if header is not None else has_header(rows, bold)
        head: TableRow | None = None
        start = self._length
        made: list[TableRow] = []
        for index, cells in enumerate(rows):
            begin = self._length
            text = row_text([clean(cell).replace("\n", " ") for cell in cells])
            if text.strip(" |"):
                self._add(text)
                row = TableRow(begin, self._length, tuple(cells))
                if not index and heads:
                    head = row
                else:
                    made.append(row)
                self._add("\n")
            for note in (piece.note for piece in pieces[index] if piece.note):
                self._number(note)
            if any(piece.page_break for piece in pieces[index]) and index + 1 < len(rows):
                self._close_table(start, head, made)
                self.take_break(Piece(page_break=True))
                start, made = self._length, []
        self._close_table(start, head, made)
        self._add("\n")

    def _close_table(self, start: int, head: TableRow | None, rows: Sequence[TableRow]) -> None:
        if rows or (head is not None and head.start >= start):
            self._tables.append(Table(self._pages, start, self._length - 1, head, tuple(rows)))

    def take_break(self, piece: Piece) -> None:
        """Start a new page where the piece is a page break, unless nothing stands on this one yet."""
        if not piece.page_break or not self._since(self._page_start).strip():
            return
        self._foot()
        self._add("\f")
        self._page_start = self._length
        self._pages += 1
        if self._pages > self.limits.pages:
            raise UnreadableDocument(
                f"Het bestand telt meer dan {self.limits.pages} pagina's.", "Splits het in kleinere bestanden."
            )

    def content(self, title: str | None) -> Content:
        """The document; without heading styles its headings are looked for in its text."""
        self._foot()
        text = "".join(self._parts).rstrip("\n ")
        headings = tuple(self._headings)
        if not headings:
            skip = self._titles + [(table.start, table.end) for table in self._tables]
            skip += [(aside.start, aside.end) for aside in self._asides if aside.kind == "footnote"]
            headings, _ = find_structure(text, sorted(skip), ranks(self._letters))
        return Content(
            text,
            pages_of(text),
            title=title,
            headings=headings,
            tables=tuple(self._tables),
            asides=tuple(self._asides),
        )

    def _foot(self) -> None:
        """Put the notes of this page below it."""
        if self._waiting and self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")
        for note in self._waiting:
            start = self._length
            self._add(f"{note.number} {clean(note.text)}")
            self._asides.append(Aside(start, self._length, "footnote"))
            self._add("\n")
        self._waiting.clear()

    def _mark(self, note: Note) -> None:
        self._number(note)
        self._asides.append(Aside(self._length, self._length + len(str(note.number)), "footnote_mark"))
        self._add(str(note.number))

    def _number(self, note: Note) -> None:
        if not note.number:
            self._notes.append(note)
            note.number = len(self._notes)
            self._waiting.append(note)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _since(self, start: int) -> str:
        """The text from a place near the end of what was written."""
        parts: list[str] = []
        at = self._length
        for part in reversed(self._parts):
            if at <= start:
                break
            parts.append(part)
            at -= len(part)
        return "".join(reversed(parts))[start - at :] if at < start else "".join(reversed(parts))

    def _without_marks(self, start: int, end: int) -> str:
        title = list(self._since(start)[: end - start])
        for aside in self._asides:
            if start <= aside.start < end:
                title[aside.start - start : aside.end - start] = [""] * (aside.end - aside.start)
        return " ".join("".join(title).split())
