"""A paper as Markdown, with every character that Markdown would read escaped."""

from __future__ import annotations

import re

from assistant.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Quotation, reference, shown

# Read as markup anywhere in a line; `:`, `@` and `www.` because bare addresses become links.
ANYWHERE = re.compile(r"([\\`*_\[\]<>#$|~&^=@]|(?<=[a-zA-Z]):(?=//)|(?<=www)\.)", re.IGNORECASE)
# Read as markup only where a line begins: a list, a rule.
AT_THE_START = re.compile(r"^([+-]|\d+(?=[.)]))(?=[.)\s-]|$)")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, also where it begins a line."""
    safe = ANYWHERE.sub(r"\\\1", shown(text))
    start = AT_THE_START.match(safe)
    if not start:
        return safe
    mark = start[1]
    # "3." gets its backslash before the full stop: a backslash before a digit is shown.
    return f"{mark}\\{safe[len(mark) :]}" if mark.isdigit() else f"\\{safe}"


def line(text: str, sources: tuple[int, ...], label: str = "") -> str:
    start = f"**{escaped(label)}** " if label else ""
    end = f" {escaped(reference(sources))}" if sources else ""
    return f"{start}{escaped(text)}{end}"


def block_lines(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return line(block.text, block.sources)
    if isinstance(block, Quotation):
        return f"> {line(block.text, block.sources)}"
    if isinstance(block, Bullets):
        marks = [f"{at}." if block.numbered else "-" for at in range(1, len(block.items) + 1)]
        return "\n".join(
            f"{mark} {line(item.text, item.sources, item.label)}" for mark, item in zip(marks, block.items, strict=True)
        )
    rows = [
        [escaped(text) for text in block.header],
        ["---"] * len(block.header),
        *([line(cell.text, cell.sources) for cell in row] for row in block.rows),
    ]
    return "\n\n".join([f"**{escaped(block.caption)}**", "\n".join(f"| {' | '.join(row)} |" for row in rows)])


def write(paper: Paper) -> bytes:
    """The paper as UTF-8 text."""
    parts = [f"# {escaped(paper.title)}"]
    if paper.subtitle:
        parts.append(escaped(paper.subtitle))
    parts += [block_lines(block) for block in paper.blocks]
    if paper.sources:
        parts.append(f"## {escaped(paper.sources_heading)}")
    for number, source in enumerate(paper.sources, start=1):
        place = f", {escaped(source.place)}" if source.place else ""
        parts.append(f"\\[{number}\\] {escaped(source.title)}{place}\n\n> {escaped(source.quote)}")
    return ("\n\n".join(parts) + "\n").encode()
