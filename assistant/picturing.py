"""A page of a PDF as a picture, with a quote marked in it; drawn in a process of its own, within limits.

A picture and not the browser's own PDF viewer: it looks the same in every browser and on a phone, it can show where a
quote stands, and the file itself, which may hold scripts, never runs at the reader's.
"""

from __future__ import annotations

import struct
import tempfile
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.confined import Confinement, run_confined

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

WITHIN = Confinement(seconds=20, memory_bytes=1_500_000_000)
WIDTH = 1000
# A page that is drawn much longer than it is wide is cut short.
MOST_HEIGHT = 3000
# Shorter parts of a quote are found anywhere on a page.
LEAST_LETTERS = 4
MARK = (255, 230, 128)
EDGE = (20, 66, 115)
RECEIVED, QUOTE, DRAWN = "ontvangen.pdf", "citaat.txt", "getekend"

# How many pages are drawn at once, whoever asks.
_DRAWING = threading.BoundedSemaphore(2)

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as WebP, its size in pixels, and whether the quote was found on it and marked."""

    webp: bytes
    width: int
    height: int
    marked: bool


def picture_of(pdf: bytes, page: int, quote: str = "", within: Confinement = WITHIN) -> Picture:
    """The page with this number, from 1. Raises UnreadableDocument where it can't be drawn."""
    with _DRAWING, tempfile.TemporaryDirectory(prefix="kaderwijzer-") as place:
        folder = Path(place)
        (folder / RECEIVED).write_bytes(pdf)
        (folder / QUOTE).write_text(quote, encoding="utf-8")
        run_confined(__name__, [str(page)], folder, within)
        drawn = (folder / DRAWN).read_bytes()
    width, height, marked = struct.unpack_from("<II?", drawn)
    return Picture(drawn[struct.calcsize("<II?") :], width, height, marked)


def main(arguments: Sequence[str]) -> None:
    """Draws a page of the PDF in this folder; runs within limits."""
    import pypdfium2

    with pypdfium2.PdfDocument(Path(RECEIVED).read_bytes()) as document:
        page = document[int(arguments[0]) - 1]
        image, marked = _drawn(page, Path(QUOTE).read_text(encoding="utf-8"))
    with Path(DRAWN).open("wb") as stream:
        stream.write(struct.pack("<II?", *image.size, marked))
        image.save(stream, "WEBP", quality=80, method=4)


def _drawn(page: pypdfium2.PdfPage, quote: str) -> tuple[Image.Image, bool]:
    from PIL import Image, ImageChops, ImageDraw

    scale = min(WIDTH / page.get_width(), MOST_HEIGHT / page.get_height())
    bitmap = page.render(scale=scale, may_draw_forms=False)
    image = bitmap.to_pil().convert("RGB")
    boxes = lines_of(quote_boxes(page, quote)) if quote else []
    if not boxes:
        return image, False
    place = bitmap.get_posconv(page)
    paper = Image.new("RGB", image.size, "white")
    edges = ImageDraw.Draw(image)
    marks = ImageDraw.Draw(paper)
    for left, bottom, right, top in boxes:
        (x0, y0), (x1, y1) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
        around = (min(x0, x1) - 2, min(y0, y1) - 2, max(x0, x1) + 2, max(y0, y1) + 2)
        marks.rectangle(around, fill=MARK)
        # Not by colour alone: a line in the margin of the marked lines as well.
        edges.rectangle((around[0] - 8, around[1], around[0] - 5, around[3]), fill=EDGE)
    return ImageChops.multiply(image, paper), True


def quote_boxes(page: pypdfium2.PdfPage, quote: str) -> list[Box]:
    """The boxes of the characters of a quote, in order; none where it isn't found.

    The text of a quote and what the drawing library reads differ in white space, in hyphens and, in tables, in order. So
    letters and digits are compared, of the whole quote first and else of each of its lines and cells.
    """
    import pypdfium2.raw as raw

    text = page.get_textpage()
    letters: list[str] = []
    index: list[int] = []
    for at in range(text.count_chars()):
        for letter in folded(chr(raw.FPDFText_GetUnicode(text, at))):
            letters.append(letter)
            index.append(at)
    heard = "".join(letters)
    spans = [_found(heard, quote)] if _found(heard, quote) else []
    if not spans:
        spans = [_found(heard, part) for line in quote.splitlines() for part in line.split("|")]
    places = dict.fromkeys(index[at] for span in spans if span for at in range(*span))
    return [text.get_charbox(at) for at in places]


def folded(text: str) -> str:
    """Only letters and digits, ligatures taken apart, in lower case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _found(heard: str, part: str) -> tuple[int, int] | None:
    wanted = folded(part)
    at = heard.find(wanted) if len(wanted) >= LEAST_LETTERS else -1
    return (at, at + len(wanted)) if at >= 0 else None


def lines_of(boxes: Iterable[Box]) -> list[Box]:
    """Boxes that follow each other on one line made one."""
    lines: list[Box] = []
    for left, bottom, right, top in boxes:
        if lines:
            left0, bottom0, right0, top0 = lines[-1]
            middle = (bottom + top) / 2
            if bottom0 <= middle <= top0 and left0 <= left and left - right0 < 3 * (top0 - bottom0):
                lines[-1] = (left0, min(bottom0, bottom), max(right0, right), max(top0, top))
                continue
        lines.append((left, bottom, right, top))
    return lines
