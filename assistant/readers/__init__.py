"""Files to Documents: one module per kind of file, chosen by suffix and checked by content.

A reader module has `recognises(data)`, whether the bytes can be of its kind at all, and `read(data, name)`, which
gives the Content or raises UnreadableDocument. A new kind of file is one module and one line in `_READERS`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePath

from assistant.datatypes import Document
from assistant.errors import UnreadableDocument
from assistant.readers import docx, pdf, text
from assistant.readers.content import LIMITS, Content, Limits

__all__ = ["SUFFIXES", "Limits", "document_id", "kind_of", "read"]


@dataclass(frozen=True, slots=True)
class _Reader:
    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str, Limits], Content]


_READERS = {
    ".txt": _Reader("platte tekst", text.recognises, text.read),
    ".md": _Reader("platte tekst", text.recognises, text.read),
    ".pdf": _Reader("een PDF", pdf.recognises, pdf.read),
    ".docx": _Reader("een Word-document", docx.recognises, docx.read),
}
SUFFIXES: tuple[str, ...] = tuple(_READERS)
"""The suffixes that can be read, in lower case, with their dot."""

_SIGNATURES = (
    (b"PK\x03\x04", "een zip-bestand of een document van een ander programma"),
    (b"\xd0\xcf\x11\xe0", "een oud Office-bestand of een met een wachtwoord"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
)


def read(path: Path, root: Path, limits: Limits = LIMITS) -> Document:
    """The document in a file below `root`.

    Raises UnreadableDocument with a reason and a remedy where the file gives no text, and OSError where it cannot
    be opened; nothing else.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _other_suffix(path.suffix)
    data = _bytes_of(path, limits)
    _refuse_other_kinds(data, path, reader)
    name = _relative(path, root)
    try:
        content = reader.read(data, name, limits)
    except UnreadableDocument:
        raise
    except Exception as problem:  # a damaged file makes the libraries raise anything
        raise UnreadableDocument(
            "Het bestand is beschadigd en kan niet worden gelezen.",
            "Open het bestand zelf, bewaar het opnieuw en voeg het weer toe.",
        ) from problem
    if not content.text.strip():
        raise UnreadableDocument("Het bestand bevat geen tekst.", "Vul het bestand of haal het uit de map.")
    return _document(content, data, path, name)


@lru_cache(maxsize=20_000)
def document_id(path: str | PurePath) -> str:
    """The id of a document, from its path below the folder: lower case, and hyphens for all but letters and digits.

    For a file in the folder itself that is its name; the suffix is left out.
    """
    parts = [part for part in PurePath(path).with_suffix("").parts if part not in ("..", PurePath(path).anchor)]
    plain = unicodedata.normalize("NFKD", " ".join(parts).casefold()).encode("ascii", "ignore").decode()
    folded = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return folded or f"document-{hashlib.sha256(str(path).encode(errors='replace')).hexdigest()[:8]}"


def _bytes_of(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        data = file.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise UnreadableDocument(
            f"Het bestand is groter dan {limits.bytes // 1_000_000} MB.", "Splits het in kleinere bestanden."
        )
    if not data:
        raise UnreadableDocument("Het bestand is leeg.", "Bewaar het opnieuw of haal het uit de map.")
    return data


def kind_of(data: bytes, suffix: str) -> str:
    """The suffix that a file should have, from its content; its own only tells text from Markdown.

    Raises UnreadableDocument where the content is no document, or is text under the name of something else.
    """
    own = suffix.lower()
    found = next((kind for kind in (".pdf", ".docx") if _READERS[kind].recognises(data)), own)
    reader = _READERS.get(found)
    if reader is None:
        raise _other_suffix(suffix)
    _refuse_other_kinds(data, PurePath(f"x{found}"), reader)
    return found


def _other_suffix(suffix: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"Bestanden met de uitgang '{suffix or '(geen)'}' worden niet gelezen.",
        "Bewaar het document als PDF, DOCX, TXT of MD.",
    )


def _refuse_other_kinds(data: bytes, path: PurePath, reader: _Reader) -> None:
    if reader.recognises(data):
        return
    suffix = path.suffix.lower()
    for other, real in _READERS.items():
        if other != ".md" and real.recognises(data):
            raise UnreadableDocument(
                f"Het bestand heet {suffix}, maar de inhoud is {real.name}.",
                f"Geef het bestand de uitgang {other} en voeg het opnieuw toe.",
            )
    found = next((found for start, found in _SIGNATURES if data.startswith(start)), "onbekend en geen tekst")
    raise UnreadableDocument(
        f"Het bestand heet {suffix}, maar de inhoud is {found}.",
        f"Bewaar het document opnieuw als {suffix.lstrip('.').upper()}, zonder wachtwoord, en voeg het weer toe.",
    )


def _relative(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        try:
            return path.resolve().relative_to(root.resolve()).as_posix()
        except ValueError:
            return path.name


def _document(content: Content, data: bytes, path: Path, name: str) -> Document:
    title = content.title or _readable(path.stem)
    year = content.year if content.year is not None else _year(f"{path.stem} {title}")
    return Document(
        id=document_id(name),
        title=title,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=content.text,
        pages=content.pages,
        publisher=content.publisher,
        year=year,
        kind=content.kind,
        headings=tuple(sorted(content.headings, key=lambda heading: heading.start)),
        tables=tuple(sorted(content.tables, key=lambda table: table.start)),
        asides=tuple(sorted(content.asides, key=lambda aside: aside.start)),
        problems=tuple(replace(problem, file=name) for problem in content.problems),
    )


def _readable(stem: str) -> str:
    """A file's name as a title: "prestatieovereenkomst-2020" becomes "Prestatieovereenkomst 2020"."""
    words = " ".join(re.sub(r"[-_+]|%20", " ", stem).split()) or stem
    return words[0].upper() + words[1:]


def _year(words: str) -> int | None:
    """The one year that is named; None where there are several or none."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words))
    return int(years.pop()) if len(years) == 1 else None
