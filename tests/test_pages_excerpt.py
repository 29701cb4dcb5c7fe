"""A document as HTML: all of its characters, the right ones marked, and nothing of it as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.datatypes import Document, Heading, Page, Table, TableRow
from assistant.pages.excerpt import Span, around, blocks, document_html, span_of


class Reader(HTMLParser):
    """The text of a piece of HTML, all of it and that within marks, and the names of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.marked = ""
        self.elements: list[str] = []
        self._marks = 0
        self._ours = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._marks += tag == "mark"
        self._ours += ("class", "kw-page") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._marks -= tag == "mark"
        self._ours = 0 if tag == "p" else self._ours

    def handle_data(self, data: str) -> None:
        if not self._ours:
            self.text += data
            self.marked += data if self._marks else ""


def folded(text: str) -> str:
    return "".join(text.split())


def document(text: str, path: str = "nota.txt", **parts: object) -> Document:
    pages = (Page(1, 0, len(text)),)
    return Document(id="nota", title="Nota", path=path, sha256="0" * 64, text=text, **({"pages": pages} | parts))  # type: ignore[arg-type]


def headings_of(text: str) -> tuple[Heading, ...]:
    found = re.finditer(r"^(#+) (.*)$", text, re.MULTILINE)
    return tuple(Heading(match[2], len(match[1]), match.start(), match.end()) for match in found)


NOTA = """# Nota

Inleiding die vooraf gaat.

## Taken

De gemeente doet dit:

- stoepen vegen;
- bomen snoeien in
  de winter;

1. eerst dit
2. dan dat

## Cijfers

| Wat | 2021 |
| --- | --- |
| stoepen | 12 |
| bomen | 7 |

Slot."""
ROWS = re.findall(r"^\|.*\|$", NOTA, re.MULTILINE)


def row(text: str) -> TableRow:
    start = NOTA.index(text)
    return TableRow(start, start + len(text), tuple(cell.strip() for cell in text.strip("|").split("|")))


TABLE = Table(1, row(ROWS[0]).start, row(ROWS[3]).end, row(ROWS[0]), (row(ROWS[2]), row(ROWS[3])))
MADE = document(NOTA, "nota.md", headings=headings_of(NOTA), tables=(TABLE,))
WHOLE = Span(0, len(NOTA))


def span(text: str) -> Span:
    start = NOTA.index(text)
    return Span(start, start + len(text))


def test_every_character_is_there_in_order() -> None:
    assert folded(Reader(document_html(MADE, WHOLE)).text) == folded(NOTA)


@pytest.mark.parametrize(
    "passage",
    [
        "Inleiding die vooraf gaat.",
        "vooraf",
        "stoepen vegen;",
        "- stoepen vegen;",
        "bomen snoeien in\n  de winter;",
        "De gemeente doet dit:\n\n- stoepen vegen;\n- bomen snoeien in\n  de winter;",
        "Taken",
        "## Taken\n\nDe gemeente",
        *ROWS,
        "\n".join(ROWS),
        "7",
        "Slot.",
        NOTA,
    ],
)
def test_marked_text_is_the_passage(passage: str) -> None:
    place = span(passage) if passage != "7" else Span(NOTA.index("| 7") + 2, NOTA.index("| 7") + 3)
    for shown in (WHOLE, around(MADE, place)):
        assert folded(Reader(document_html(MADE, shown, place)).marked) == folded(passage)


@pytest.mark.parametrize("passage", ["stoepen vegen;", ROWS[2], "Slot."])
def test_sentence_item_and_row_have_one_mark(passage: str) -> None:
    assert document_html(MADE, WHOLE, span(passage)).count("<mark") == 1


def test_nothing_is_marked_without_a_place() -> None:
    assert "<mark" not in document_html(MADE, WHOLE)


def test_parts_become_what_they_are() -> None:
    html = document_html(MADE, WHOLE)
    assert '<h3><span class="kw-signs" aria-hidden="true">## </span>Taken</h3>' in html
    assert html.count('role="row"') == 3
    assert html.count('role="columnheader"') == 2
    assert html.count("kw-bullet") == 2
    assert html.count("kw-item") == 4


def test_no_level_of_headings_is_skipped() -> None:
    text = "#### Diep\n\na\n\n###### Dieper\n\nb\n\n## Hoog\n\nc\n\n### Lager\n"
    made = document(text, "nota.md", headings=headings_of(text))
    assert re.findall(r"<h(\d)>", document_html(made, Span(0, len(text)))) == ["2", "3", "2", "3"]


def test_table_whose_cells_are_not_in_its_text_is_shown_as_text() -> None:
    strange = Table(1, TABLE.start, TABLE.end, None, (TableRow(TABLE.start, TABLE.end, ("nergens",)),))
    html = document_html(document(NOTA, tables=(strange,)), WHOLE)
    assert 'role="table"' not in html
    assert folded(Reader(html).text) == folded(NOTA)


def test_around_runs_from_the_heading_to_the_next() -> None:
    shown = around(MADE, span("stoepen vegen;"))
    assert NOTA[shown.start : shown.end].startswith("## Taken")
    assert NOTA[shown.start : shown.end].endswith("2. dan dat")


def test_around_stays_within_reason() -> None:
    text = "\n\n".join(f"Alinea {number} over het groen in de wijk en de straat." for number in range(500))
    place = Span(text.index("Alinea 250 "), text.index("Alinea 250 ") + 10)
    shown = around(document(text), place)
    assert shown.start <= place.start < place.end <= shown.end
    assert shown.end - shown.start < 4000


def test_pages_are_told_apart_by_the_name_they_print() -> None:
    text = "Een.\n\fTwee gaat\n\fdoor."
    second, third = text.index("Twee"), text.index("door")
    pages = (Page(1, 0, second), Page(2, second, third, "ii"), Page(3, third, len(text)))
    html = document_html(document(text, pages=pages), Span(0, len(text)))
    assert re.findall(r'kw-page">(.*?)<', html) == ["Pagina 1", "Pagina ii", "Pagina 3"]
    assert "kw-page" not in document_html(document(text), Span(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="http://voorbeeld.example/x.png" onerror="alert(1)">',
        "![x](http://voorbeeld.example/x.png) $a$ :red[b] &amp; &lt;b&gt;",
        "</div></p><h1>groot</h1>",
        "# <b>kop</b>",
    ],
)
def test_text_is_never_markup(text: str) -> None:
    for place in (Span(0, 0), Span(0, len(text)), Span(1, len(text) - 1)):
        made = document(text, "nota.md", headings=headings_of(text))
        reader = Reader(document_html(made, Span(0, len(text)), place))
        assert folded(reader.text) == folded(text)
        assert not {"script", "img", "b", "h1"} & set(reader.elements)


@given(st.text(alphabet=" \n\f\t-*•1.aB|#<&é", max_size=200), st.data())
def test_any_text_keeps_its_characters_and_its_marks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = document(text, data.draw(st.sampled_from(["nota.md", "nota.txt"])))
    reader = Reader(document_html(made, Span(0, len(text)), Span(start, end)))
    assert folded(reader.text) == folded(text)
    assert folded(reader.marked) == folded(text[start:end])


@given(st.text(alphabet=" \n\f-1.aB#|", max_size=200))
def test_blocks_cover_all_but_white_space(text: str) -> None:
    found = blocks(document(text))
    assert folded("".join(text[block.start : block.end] for block in found)) == folded(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("0", "4", Span(0, 4)),
        ("2", "6", Span(2, 6)),
        ("0", "7", None),
        ("4", "4", None),
        ("5", "2", None),
        ("-1", "4", None),
        ("", "4", None),
        ("1", "", None),
        ("1.0", "4", None),
        ("²", "4", None),
        ("٣", "4", None),
        ("9" * 5000, "4", None),
    ],
)
def test_numbers_of_an_address(start: str, end: str, expected: Span | None) -> None:
    assert span_of(document("abcdef"), start, end) == expected
