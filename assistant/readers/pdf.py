"""PDF: the text of each page in reading order, its tables kept apart, its headings and running heads."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.datatypes import ReadProblem
from assistant.errors import UnreadableDocument
from assistant.readers.bookmarks import merged, outlined
from assistant.readers.content import LIMITS, Content, Limits
from assistant.readers.layout import laid_out
from assistant.readers.pages import PageText, clean, joined, ranks
from assistant.readers.plain import plain_text
from assistant.readers.structure import find_structure
from assistant.readers.titles import sensible_title

if TYPE_CHECKING:
    import pypdf

_LEAST_RULES = 4
_LEAST_ALIGNED = 3
_KEPT = 0.95
"""Where the layout of a page gives less of its characters than this, its plain text is taken."""
# A rectangle that only cuts off what lies outside it ("re W n") is drawn by Word around every piece of text.
_RULE = re.compile(rb"\bre\s+(?!W)|\bl\s")
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_MARK_ONLY = re.compile(r"\s*(\W|\(?\w{1,2}[.)])$")
_SCAN_REMEDY = "Maak de tekst doorzoekbaar met OCR en voeg het bestand opnieuw toe."


def recognises(data: bytes) -> bool:
    """Whether the bytes start as a PDF does."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Content:
    """The content of a PDF. Raises UnreadableDocument where it is encrypted, damaged, too long, or all images."""
    if b"%%EOF" not in data[-65536:]:
        raise UnreadableDocument(
            "Het PDF-bestand is afgebroken: het einde ontbreekt.", "Kopieer of download het bestand opnieuw."
        )
    with _quiet():
        reader = _opened(data, limits)
        pages = _pages(reader, data)
        if not any(page.text.strip() for page in pages):
            raise UnreadableDocument("Op geen enkele pagina staat tekst; waarschijnlijk is het een scan.", _SCAN_REMEDY)
        text, spans, tables, letters = joined(pages, _labels(reader))
        in_tables = [(table.start, table.end) for table in tables]
        headings, asides = find_structure(text, in_tables, ranks(letters))
        taken = in_tables + [(aside.start, aside.end) for aside in asides if aside.kind != "footnote_mark"]
        try:
            outline = outlined(reader, text, spans, taken)
        except Exception:  # a broken outline costs the outline, not the text
            outline = ()
        problems = tuple(_problems(reader, pages, name))
        title = _title(reader)
    return Content(
        text,
        spans,
        title=title,
        headings=merged(outline, headings),
        tables=tables,
        asides=asides,
        problems=problems,
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the libraries log about a damaged file off the user's screen."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "pdfminer", "pdfplumber")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _opened(data: bytes, limits: Limits) -> pypdf.PdfReader:
    import pypdf

    damaged = UnreadableDocument(
        "Het PDF-bestand is beschadigd en kan niet worden geopend.",
        "Maak de PDF opnieuw of vraag een nieuw exemplaar.",
    )
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not _unlocked(reader)
        count = 0 if locked else len(reader.pages)
    except Exception as problem:
        raise damaged from problem
    if locked:
        raise UnreadableDocument(
            "Het PDF-bestand is met een wachtwoord beveiligd.",
            "Bewaar een kopie zonder wachtwoord en voeg die toe.",
        )
    if count > limits.pages:
        raise UnreadableDocument(
            f"Het PDF-bestand telt meer dan {limits.pages} pagina's.", "Splits het in kleinere bestanden."
        )
    if not count:
        raise damaged
    return reader


def _unlocked(reader: pypdf.PdfReader) -> bool:
    """Many files that only forbid printing open with an empty password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False


def _pages(reader: pypdf.PdfReader, data: bytes) -> list[PageText]:
    pages: list[PageText] = []
    with_layout: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        try:
            pages.append(plain_text(page))
        except MemoryError:  # not a broken page: the file asks too much
            raise
        except Exception:  # one broken page costs that page; _problems reports it
            pages.append(PageText(""))
        if _may_hold_table(page):
            with_layout.append(number)
    for number, laid in _with_layout(data, with_layout):
        plain = pages[number - 1]
        if _characters(laid.text) >= _KEPT * _characters(plain.text):
            pages[number - 1] = laid
    return pages


def _may_hold_table(page: pypdf.PageObject) -> bool:
    """Cheap signs of a table or of columns: ruling lines, or gaps that come back under one another."""
    try:
        contents = page.get_contents()
        if contents is not None and len(_RULE.findall(contents.get_data())) >= _LEAST_RULES:
            return True
        return _gaps_align(page.extract_text(extraction_mode="layout").split("\n"))
    except Exception:
        return False


def _gaps_align(lines: Sequence[str]) -> bool:
    seen: list[list[int]] = []  # start, end, how often, on which line last
    for number, line in enumerate(line for line in lines if line.strip()):
        for match in _WIDE_GAP.finditer(line):
            if _MARK_ONLY.match(line[: match.start()]):
                continue
            for gap in seen:
                if gap[3] >= number - 3 and min(gap[1], match.end()) - max(gap[0], match.start()) >= 2:
                    gap[:] = [max(gap[0], match.start()), min(gap[1], match.end()), gap[2] + 1, number]
                    if gap[2] >= _LEAST_ALIGNED:
                        return True
                    break
            else:
                seen.append([match.start(), match.end(), 1, number])
    return False


def _with_layout(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, PageText]]:
    """The pages of these numbers laid out by the places of their words; those that fail are left out."""
    if not numbers:
        return
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(numbers)) as file:
            for number, page in zip(numbers, file.pages, strict=True):
                try:
                    yield number, laid_out(page, number)
                except Exception:
                    continue
                finally:
                    page.close()
    except Exception:
        return


def _characters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _problems(reader: pypdf.PdfReader, pages: Sequence[PageText], name: str) -> Iterator[ReadProblem]:
    for number, page in enumerate(pages, start=1):
        if not page.text.strip():
            image = _has_image(reader.pages[number - 1])
            likely = ", waarschijnlijk is het een scan" if image else ""
            yield ReadProblem(name, f"Pagina {number} bevat geen tekst{likely}.", _SCAN_REMEDY, number)
        elif sum(char == "\ufffd" or "\ue000" <= char <= "\uefff" for char in page.text) * 3 > len(page.text):
            yield ReadProblem(
                name,
                f"De letters op pagina {number} zijn niet als tekst op te halen.",
                "Maak de PDF opnieuw uit het oorspronkelijke document.",
                number,
            )


def _has_image(page: pypdf.PageObject) -> bool:
    try:
        return bool(page.images.keys())
    except Exception:
        return False


def _labels(reader: pypdf.PdfReader) -> list[str | None]:
    try:
        return [clean(label).strip() or None for label in reader.page_labels]
    except Exception:
        return []


def _title(reader: pypdf.PdfReader) -> str | None:
    try:
        return sensible_title(clean(str(reader.metadata.title or ""))) if reader.metadata else None
    except Exception:
        return None
