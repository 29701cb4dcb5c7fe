"""Plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_documents import assert_sound, document, outline

from assistant.readers import text as reader
from assistant.readers.text import decoded

MARKDOWN = """---
titel: Nota schulden en armoede
uitgever: "Gemeente Voorbeeld"
jaar: 2022
soort: beleidsnota
onbekend: wordt overgeslagen
---
# Nota schulden en armoede

Inleidende zin.

## 1. Wie doet wat ##

| Taak | Wie | Sinds |
|:-----|-----|------:|
| Budgetcoaching | Kredietbank \\| GKB | 2019 |
| Vroegsignalering | | 2021 |

```
# geen kop
| geen | tabel |
|------|-------|
```

### **Doelgroep** en `bereik`
Tekst.
#geen kop zonder spatie
"""


def test_front_matter_is_read_and_no_part_of_the_text(tmp_path: Path) -> None:
    made = document(tmp_path, "schulden.md", MARKDOWN)
    assert (made.title, made.publisher, made.year, made.kind) == (
        "Nota schulden en armoede",
        "Gemeente Voorbeeld",
        2022,
        "beleidsnota",
    )
    assert made.text.startswith("# Nota schulden")
    assert_sound(made)


def test_headings_outside_code_are_found(tmp_path: Path) -> None:
    made = document(tmp_path, "schulden.md", MARKDOWN)
    assert outline(made) == [
        (1, "Nota schulden en armoede"),
        (2, "1. Wie doet wat"),
        (3, "Doelgroep en bereik"),
    ]


def test_a_pipe_table_keeps_its_columns_and_spans(tmp_path: Path) -> None:
    made = document(tmp_path, "schulden.md", MARKDOWN)
    (table,) = made.tables
    assert table.header is not None
    assert table.header.cells == ("Taak", "Wie", "Sinds")
    assert [row.cells for row in table.rows] == [
        ("Budgetcoaching", "Kredietbank | GKB", "2019"),
        ("Vroegsignalering", "", "2021"),
    ]
    assert made.text[table.rows[1].start : table.rows[1].end] == "| Vroegsignalering | | 2021 |"
    assert made.text[table.start : table.end].startswith("| Taak")


def test_without_front_matter_the_first_heading_names_the_document(tmp_path: Path) -> None:
    made = document(tmp_path, "a.md", "Vooraf.\n\n## Tweede\n\n# Beleid 2023\n\nTekst.")
    assert (made.title, made.year) == ("Beleid 2023", 2023)


def test_a_line_of_dashes_further_on_is_no_front_matter(tmp_path: Path) -> None:
    made = document(tmp_path, "a.md", "Tekst.\n\n---\ntitel: Niet deze\n---\nMeer.")
    assert made.title == "A"
    assert "Niet deze" in made.text


def test_a_text_between_two_rules_is_no_front_matter(tmp_path: Path) -> None:
    made = document(tmp_path, "a.md", "---\n# Beleid\n\nDit is: tekst.\n\n---\nMeer.")
    assert outline(made) == [(1, "Beleid")]
    assert "Dit is: tekst." in made.text


def test_form_feeds_separate_pages(tmp_path: Path) -> None:
    made = document(tmp_path, "a.txt", "Bladzijde een.\n\fBladzijde twee.\n\f")
    assert [made.text[page.start : page.end].strip() for page in made.pages] == [
        "Bladzijde een.",
        "Bladzijde twee.",
    ]
    assert_sound(made)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    words = "Cliënten “één” – € 5, café’s\r\nTweede regel\rDerde"
    made = document(tmp_path, "a.txt", words.encode(encoding))
    assert made.text == words.replace("\r\n", "\n").replace("\r", "\n")


def test_bytes_without_meaning_in_windows_1252_stop_nothing() -> None:
    assert decoded(b"caf\xe9 \x81 \x80") == "café \x81 €"


@given(st.binary(max_size=200))
def test_any_bytes_decode(data: bytes) -> None:
    assert "\r" not in decoded(data)


@given(st.text(alphabet="# |-\n\f`~:abA1.\\*", max_size=120))
def test_any_markdown_gives_sound_spans(words: str) -> None:
    content = reader.read(words.encode(), "a.md")
    for table in content.tables:
        assert all(content.text[row.start : row.end].count("\n") == 0 for row in table.rows)
    for heading in content.headings:
        assert content.text[heading.start] == "#"
        assert heading.title
