"""The sheets of the registers, and the sentences about how many rows there are."""

from __future__ import annotations

from assistant.datatypes import Document, Page
from assistant.fulfilment import PASSED, Fulfilment, Note
from assistant.pages import register_wording as wording
from assistant.pages.commitments import searched
from assistant.pages.consultation import remarks, without_reaction
from assistant.pages.register_sheets import commitment_sheet, remark_sheet, responsibility_sheet
from assistant.registers.commitments import Commitment
from assistant.registers.consultation import Remark
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import Source

TEXT = "De tuinman snoeit.\fDe raad antwoordt."
PAGED = Document("nota", "Nota Groen", "nota.txt", "0" * 64, TEXT, pages=(Page(1, 0, 19), Page(2, 19, len(TEXT))))
SINGLE = Document("brief", "Brief", "brief.txt", "1" * 64, TEXT, pages=(Page(1, 0, len(TEXT)),))
DOCUMENTS = {"nota": PAGED, "brief": SINGLE}
SECOND_PAGE = Source("nota", "2. Antwoord", "De raad antwoordt.", 19, len(TEXT))
ELSEWHERE = Source("nota", "1. Werk", "De tuinman plant.")


def remark(respondent: str, number: int | None, reply: Source | None = None) -> Remark:
    reply_text = "ja" if reply else ""
    return Remark(f"{respondent}-{number}", respondent, number, "heg", "te hoog", reply_text, None, "", "overig", True,
                  SECOND_PAGE, reply, None)  # fmt: skip


def test_a_row_says_where_it_stands() -> None:
    rows = (
        Responsibility("v1", "=tuinman", "snoeien", "werken", "voert uit", ("UWV", "raad"), "buurt", SECOND_PAGE),
        Responsibility("v2", "raad", "snoeien", "werken", "adviseert", (), "", ELSEWHERE),
    )
    sheet = responsibility_sheet(rows, DOCUMENTS)
    first, second = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    assert first["document"] == "Nota Groen"
    assert (first["sectie"], first["pagina"], first["bevestigd"]) == ("2. Antwoord", "2", "ja")
    assert (first["citaat"], first["partners"]) == ("De raad antwoordt.", "UWV, raad")
    assert (second["pagina"], second["bevestigd"], second["citaat"]) == ("", "nee", "De tuinman plant.")


def test_a_document_of_one_page_has_no_page_to_name() -> None:
    source = Source("brief", "", "De raad antwoordt.", 19, len(TEXT))
    promised = Commitment("t1", "raad | tuinman", "", "snoeien", "2024", "kijk", "werken", "streven", source)
    note = Note("t1", "De raad antwoordt.", "gebeld met de raad", "J. de Vries", "2026-11-25T14:00:00")
    found = Fulfilment(promised, PASSED, None, notes=(note,))
    sheet = commitment_sheet((found,), DOCUMENTS)
    (row,) = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    assert (row["pagina"], row["bevestigd"], row["wie"], row["aan wie"]) == ("", "ja", "raad, tuinman", "")
    assert (row["status"], row["bewijs"], row["notitie"]) == (PASSED, "", "gebeld met de raad")
    assert "2024" in searched(found)


def test_remarks_of_one_body_stand_together_and_silence_is_apart() -> None:
    rows = (remark("A", 1, SECOND_PAGE), remark("B", 1), remark("A", 2), remark("C", None))
    assert [(row.respondent, row.number) for row in remarks(rows)] == [("A", 1), ("A", 2), ("B", 1)]
    assert [row.respondent for row in without_reaction(rows)] == ["C"]
    sheet = remark_sheet(rows, DOCUMENTS)
    first, *_, last = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    assert (first["citaat reactie"], first["reactie bevestigd"]) == ("De raad antwoordt.", "ja")
    assert (last["nummer"], last["reactie"], last["kadernota aangepast"], last["uitgenodigd"]) == ("", "", "", "ja")


def test_counts_are_said_in_words() -> None:
    assert wording.rows_shown(1, 1, "taak", "taken") == "Er is 1 taak gevonden."
    assert wording.rows_shown(5, 5, "taak", "taken") == "U ziet alle 5 taken."
    assert wording.rows_shown(50, 187, "taak", "taken") == "U ziet 50 van de 187 taken."
    assert wording.gaps(["inkomen"]).startswith("Bij dit thema ")
    assert wording.gaps(["inkomen", "overig"]).endswith("inkomen, overig.")
    assert wording.doubles(1).startswith("Bij 1 taak staat")
    assert wording.consequence("ja", "Er staat een alinea bij.") == "Kadernota aangepast: ja. Er staat een alinea bij."
