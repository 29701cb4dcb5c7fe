"""A page of a PDF as a picture: which page, what is marked, and files that can't be drawn."""

from __future__ import annotations

from io import BytesIO

import pytest
from making_documents import PdfMaker
from PIL import Image

from assistant.confined import Confinement
from assistant.errors import UnreadableDocument
from assistant.picturing import MARK, MOST_HEIGHT, WIDTH, Picture, folded, lines_of, picture_of

OPENING = "De badmeester opent het zwembad elke dag om zeven uur."
UPKEEP = (
    "De gemeente betaalt het onderhoud van het zwembad, en de vereniging zorgt met vrijwilligers voor de kleedkamers."
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    made = PdfMaker("Zwembadnota").text(f"{OPENING} {UPKEEP}")
    return (
        made.page()
        .table([["Taak", "Wie"], ["Opening", "de badmeester"], ["Onderhoud", "de gemeente"]], [200, 200])
        .done()
    )


def marked_rows(picture: Picture) -> list[int]:
    """The rows of pixels that hold the colour of the mark, more or less."""
    image = Image.open(BytesIO(picture.webp)).convert("RGB")
    found = set()
    for y in range(image.height):
        colours = image.crop((0, y, image.width, y + 1)).getcolors(image.width) or []
        if sum(count for count, colour in colours if _like(colour)) > 20:
            found.add(y)
    return sorted(found)


def _like(colour: object) -> bool:
    return isinstance(colour, tuple) and all(abs(one - other) < 25 for one, other in zip(colour, MARK, strict=True))


def test_a_page_is_drawn_in_its_own_proportions(pdf: bytes) -> None:
    picture = picture_of(pdf, 1)
    assert (picture.width, picture.marked) == (WIDTH, False)
    assert Image.open(BytesIO(picture.webp)).size == (picture.width, picture.height)
    assert picture.height / picture.width == pytest.approx(PdfMaker.HEIGHT / PdfMaker.WIDTH, abs=0.01)
    assert marked_rows(picture) == []


def test_a_quote_is_marked_where_it_stands(pdf: bytes) -> None:
    first, second = picture_of(pdf, 1, OPENING), picture_of(pdf, 1, UPKEEP)
    assert first.marked and second.marked
    assert marked_rows(first)[0] < marked_rows(second)[0] or marked_rows(first)[-1] < marked_rows(second)[-1]


def test_line_ends_and_hyphens_of_the_text_make_no_difference(pdf: bytes) -> None:
    assert picture_of(pdf, 1, "opent het zwem-\nbad elke\n dag").marked


def test_cells_of_a_row_are_marked_each(pdf: bytes) -> None:
    picture = picture_of(pdf, 2, "| Onderhoud | de gemeente |")
    assert picture.marked
    assert 10 < len(marked_rows(picture)) < 60


def test_what_does_not_stand_there_is_not_marked(pdf: bytes) -> None:
    assert not picture_of(pdf, 2, "Dit staat er helemaal niet.").marked


def test_a_very_long_page_is_drawn_smaller() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(100, 14_000))
    canvas.drawString(10, 10, "lang")
    canvas.save()
    assert picture_of(stream.getvalue(), 1).height <= MOST_HEIGHT + 1


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_refused(pdf: bytes, page: int) -> None:
    with pytest.raises(UnreadableDocument):
        picture_of(pdf, page)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rommel", b"\x89PNG"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        picture_of(data, 1)


def test_drawing_keeps_within_its_time(pdf: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="langer dan"):
        picture_of(pdf, 1, within=Confinement(seconds=0.01, memory_bytes=1_000_000_000))


def test_letters_are_compared_without_what_differs_between_readers() -> None:
    assert folded("De ﬁets- \n en: 31,5%") == "defietsen315"


def test_boxes_on_one_line_become_one() -> None:
    boxes = [(10.0, 0.0, 15.0, 8.0), (16.0, 1.0, 20.0, 8.0), (10.0, -12.0, 15.0, -4.0)]
    assert lines_of(boxes) == [(10.0, 0.0, 20.0, 8.0), (10.0, -12.0, 15.0, -4.0)]
    assert lines_of([]) == []
