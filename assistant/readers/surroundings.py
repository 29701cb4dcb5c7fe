"""What stands around a line that may be a heading: a paragraph, a list, the narrow lines of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.readers.lines import Line, without_bullet
from assistant.readers.numbers import Shape
from assistant.readers.titles import CAPITAL, CAPTION, OPENS, is_title

NUMBERED_WORDS = 12
"""The most words that a title has behind its number or bullet."""
LABEL_LENGTH, _LABEL_LINES = 26, 3
"""The most characters in a line of a title that stands in a narrow column, and the most lines."""
_PAGE_WIDTH = 100
"""Characters in a line of a page; a longer line is a whole paragraph."""


class Surroundings:
    """The lines of a text and the numbered headings they may start, asked about by index."""

    def __init__(self, lines: Sequence[Line], shapes: Sequence[Shape | None]) -> None:
        self._lines = lines
        self._shapes = shapes
        widths = sorted(len(line.text) for line in lines)
        self._width = min(widths[len(widths) * 3 // 4], _PAGE_WIDTH) if widths else 0
        self._bullets = Counter(line.bullet for line in lines)
        self._title_bullets = Counter(
            line.bullet for index, line in enumerate(lines) if line.bullet and self.heads_paragraph(index)
        )

    def opens(self, index: int) -> bool:
        """Whether a line starts as a sentence, a list item or an amount does."""
        return bool(self._lines[index].bullet or OPENS.match(self._lines[index].text))

    def starts_count(self, index: int) -> bool:
        """Whether "1." or "(1)" starts here."""
        if index >= len(self._lines):
            return False
        shape = self._shapes[index]
        return (shape is not None and shape.number == (1,)) or self._lines[index].text.startswith("(1)")

    def starts_text(self, index: int) -> bool:
        """Whether a paragraph or a list starts here."""
        if index >= len(self._lines):
            return False
        return bool(self._lines[index].bullet) or self.starts_count(index) or self.starts_prose(index)

    def starts_prose(self, index: int) -> bool:
        """Whether a paragraph starts here: a capital, and not the short line of a table's cell."""
        line = self._lines[index]
        opens = bool(CAPITAL.match(line.text)) and not CAPTION.match(line.text)
        return opens and not line.bullet and self.is_wide(index)

    def is_wide(self, index: int) -> bool:
        """Whether a line fills at least half the page, as the first line of a paragraph does; list items pass."""
        return bool(self._lines[index].bullet) or len(self._lines[index].text) * 2 >= self._width

    def heads_paragraph(self, index: int) -> bool:
        """Whether a short line, its bullet left aside, has a paragraph below it."""
        line = self._lines[index]
        title = without_bullet(line.text)
        short = len(title.split()) <= NUMBERED_WORDS and bool(CAPITAL.match(title)) and not line.closed
        return short and index + 1 < len(self._lines) and self.starts_prose(index + 1)

    def label(self, index: int) -> Shape | None:
        """A title broken over short lines, as in a narrow column, with a numbered list beside it."""
        line = self._lines[index]
        if not CAPITAL.match(line.text) or not line.blanks_before:
            return None
        last = index + 1
        for part in self._lines[last : last + _LABEL_LINES]:
            if part.blanks_before or not part.text[0].islower():
                break
            last += 1
        block = self._lines[index:last]
        narrow = all(len(part.text) <= LABEL_LENGTH for part in block)
        if not 2 <= len(block) <= _LABEL_LINES or last >= len(self._lines) or not narrow:
            return None
        starts_list = self.starts_count(last) or (is_title(self._lines[last].text) and self.starts_count(last + 1))
        title = " ".join(part.text for part in block)
        if not starts_list or not self._lines[last].blanks_before or not is_title(title):
            return None
        return Shape(index, last, title)

    def arrow_title(self, index: int) -> bool:
        """A title behind an arrow: only where the document uses that bullet for nothing else."""
        line = self._lines[index]
        bullet = line.bullet
        if not bullet or self._bullets[bullet] < 2 or self._title_bullets[bullet] != self._bullets[bullet]:
            return False
        before = self._lines[index - 1] if index else None
        starts = before is None or line.opens_page or (before.closed and before.text[-1] not in ":;")
        return starts and self.heads_paragraph(index)
