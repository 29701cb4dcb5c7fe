"""Papers to hand out: one description, several kinds of file. A new kind is a file here and a line in KINDS."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from assistant.errors import WrongUse
from assistant.papers.paper import (
    Block,
    Bullets,
    Cell,
    Heading,
    Item,
    Paper,
    Paragraph,
    Quotation,
    Source,
    Table,
    cells,
    reference,
)

__all__ = [
    "KINDS",
    "Block",
    "Bullets",
    "Cell",
    "Heading",
    "Item",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Quotation",
    "Source",
    "Table",
    "cells",
    "reference",
    "write",
]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of file: what users call it, its media type, and the module with `write(paper) -> bytes`."""

    name: str
    media_type: str
    module: str


# The end of a file's name -> its kind.
KINDS = {
    "docx": PaperKind(
        "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "assistant.papers.docx"
    ),
    "pdf": PaperKind("PDF", "application/pdf", "assistant.papers.pdf"),
    "md": PaperKind("Markdown", "text/markdown", "assistant.papers.markdown"),
}


def write(paper: Paper, kind: str) -> bytes:
    """The paper as a file; the same paper always gives the same bytes. Raises WrongUse for another kind than KINDS."""
    if kind not in KINDS:
        raise WrongUse(f"Een bestand van de soort '{kind}' kan niet worden gemaakt. Kies uit: {', '.join(KINDS)}.")
    made: bytes = import_module(KINDS[kind].module).write(paper)
    return made
