"""A plain text as lines that know where they stand: what the search for headings and asides works on."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A text without form feeds that came out of a PDF betrays its page starts by one leading space.
_INDENTED = re.compile(r" \S")
_BULLET = re.compile(r"([•◦▪■□●○‣⁃∙·➢➤►▶✓✔*–—-]|o(?= )|[\uf000-\uf0ff])\s*(?=\S)")
_TERMINAL = re.compile(r"[.!?;:…]['\"’”»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is stripped and stands at `start`:`end`; `page` counts from 0.

    `opens_page`: the first line of a page, or, in a text without page marks, a line that looks like one.
    """

    text: str
    start: int
    end: int
    page: int
    blanks_before: int
    opens_page: bool

    @property
    def bullet(self) -> str:
        """The bullet the line starts with, or an empty string."""
        match = _BULLET.match(self.text)
        return match[1] if match and len(self.text) > match.end() else ""

    @property
    def closed(self) -> bool:
        """Whether the line ends as a sentence or a list item does."""
        return bool(_TERMINAL.search(self.text))


def without_bullet(text: str) -> str:
    """The text behind a bullet at its start."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    paged = "\f" in text
    lines: list[Line] = []
    position = 0
    for page, page_text in enumerate(text.split("\f")):
        blanks, first = 0, True
        for raw in page_text.split("\n"):
            stripped = raw.strip()
            if stripped:
                start = position + len(raw) - len(raw.lstrip())
                opens = first if paged else first or bool(_INDENTED.match(raw))
                lines.append(Line(stripped, start, start + len(stripped), page, blanks, opens))
                blanks, first = 0, False
            else:
                blanks += 1
            position += len(raw) + 1
    return lines
