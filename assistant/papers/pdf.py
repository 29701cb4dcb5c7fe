"""A paper as a PDF that a screen reader can read: tagged, with a title, a language and bookmarks (PDF/UA-1).

The template gets the whole paper as data; no text of it is ever read as Typst.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Quotation, proportions, shown

if TYPE_CHECKING:
    from typst import PDFStandard

TEMPLATE = Path(__file__).with_name("paper.typ")


def line(text: str, sources: tuple[int, ...], **more: str | bool) -> dict[str, Any]:
    return {"text": shown(text), "sources": sources, **more}


def block_data(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": shown(block.text), "level": block.level}
    if isinstance(block, Paragraph):
        return {"kind": "note" if block.note else "paragraph", **line(block.text, block.sources)}
    if isinstance(block, Quotation):
        return {"kind": "quotation", **line(block.text, block.sources)}
    if isinstance(block, Bullets):
        items = [line(item.text, item.sources, label=shown(item.label)) for item in block.items]
        return {"kind": "numbered" if block.numbered else "bullets", "items": items}
    return {
        "kind": "table",
        "caption": shown(block.caption),
        "header": [shown(text) for text in block.header],
        "rows": [[line(cell.text, cell.sources, strong=cell.strong) for cell in row] for row in block.rows],
        "widths": proportions(block),
    }


def paper_data(paper: Paper) -> dict[str, Any]:
    return {
        "title": shown(paper.title),
        "subtitle": shown(paper.subtitle),
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "blocks": [block_data(block) for block in paper.blocks],
        "sources": [
            {"title": shown(source.title), "place": shown(source.place), "quote": shown(source.quote)}
            for source in paper.sources
        ],
        "sources_heading": shown(paper.sources_heading),
    }


def compiled(data: str, made: datetime, standards: list[PDFStandard]) -> bytes:
    """One try; a compiler that failed once can't be used again."""
    import typst

    # Fonts of the system are left out: the file must look the same everywhere.
    compiler = typst.Compiler(TEMPLATE.read_bytes(), ignore_system_fonts=True)
    file = compiler.compile(format="pdf", sys_inputs={"paper": data}, timestamp=made, pdf_standards=standards)
    assert isinstance(file, bytes)
    return file


def write(paper: Paper) -> bytes:
    """The paper as a PDF.

    PDF/UA-1 asks that every character can be drawn. A paper with one that our fonts lack, such as an emoji, comes
    tagged all the same, but without the claim that it meets that standard.
    """
    import typst

    data = json.dumps(paper_data(paper), ensure_ascii=False)
    made = datetime.combine(paper.day, time(), UTC)
    try:
        return compiled(data, made, ["ua-1"])
    except typst.TypstError:
        return compiled(data, made, [])
