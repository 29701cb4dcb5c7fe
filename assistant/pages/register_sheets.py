"""The registers as sheets of an Excel file, each row with its source. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.datatypes import Document
from assistant.fulfilment import Fulfilment
from assistant.pages import register_wording as wording
from assistant.pages.choices import several
from assistant.passages import page_at
from assistant.registers.commitments import Commitment
from assistant.registers.consultation import Remark
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import Source
from assistant.spreadsheets import Sheet

Documents = Mapping[str, Document]
Sourced = Responsibility | Commitment | Remark

SOURCE_COLUMNS = ("document", "sectie", "pagina", "citaat", "bevestigd")


def responsibility_sheet(rows: Sequence[Responsibility], documents: Documents) -> Sheet:
    columns = ("id", "organisatie", "rol", "taak", "thema", "partners", "doelgroep", *SOURCE_COLUMNS)
    cells = (
        (row.id, row.organisation, row.role, row.task, row.theme, ", ".join(row.partners), row.target_group)
        for row in rows
    )
    return Sheet(wording.WHO_HEADING, columns, with_sources(cells, rows, documents))


def commitment_sheet(found: Sequence[Fulfilment], documents: Documents) -> Sheet:
    """The commitments with their status, the evidence that counts and the latest note."""
    columns = (
        *("id", "toezegging", "wie", "aan wie", "termijn", "soort", "thema", "controle"),
        *("status", "bewijs", "document van het bewijs", "notitie", *SOURCE_COLUMNS),
    )
    rows = [one.commitment for one in found]
    cells = (
        (
            *(row.id, row.text, ", ".join(several(row.by)), ", ".join(several(row.to))),
            *(row.deadline, row.kind, row.theme, row.check, one.status),
            " | ".join(given.proof.quote for given in one.counting),
            " | ".join(documents[given.proof.document_id].title for given in one.counting),
            one.notes[0].text if one.notes else "",
        )
        for one in found
        for row in [one.commitment]
    )
    return Sheet(wording.COMMITMENTS, columns, with_sources(cells, rows, documents))


def remark_sheet(rows: Sequence[Remark], documents: Documents) -> Sheet:
    """The remarks with the quotes of remark, reply and consequence; bodies without a reaction are rows without number."""
    columns = (
        *("id", "indiener", "nummer", "onderwerp", "opmerking", "reactie", "kadernota aangepast", "wijziging", "thema"),
        *("uitgenodigd", "citaat reactie", "reactie bevestigd", "citaat gevolg", "gevolg bevestigd", *SOURCE_COLUMNS),
    )
    cells = (
        (
            *(row.id, row.respondent, "" if row.number is None else str(row.number), row.subject, row.remark),
            *(row.reply, "" if row.changed is None else wording.changed(row.changed), row.change, row.theme),
            *(yes_no(row.invited), *quote_cells(row.reply_source), *quote_cells(row.change_source)),
        )
        for row in rows
    )
    return Sheet(wording.CONSULTATION, columns, with_sources(cells, rows, documents))


def with_sources(
    cells: Iterable[tuple[str, ...]], rows: Iterable[Sourced], documents: Documents
) -> tuple[tuple[str, ...], ...]:
    return tuple((*own, *source_cells(row.source, documents)) for own, row in zip(cells, rows, strict=True))


def source_cells(source: Source, documents: Documents) -> tuple[str, ...]:
    """Title, section, page, quote, and whether the quote stands in the document; no page where there is only one."""
    document = documents[source.document_id]
    paged = source.confirmed and len(document.pages) > 1
    page = str(page_at(document, source.start)) if paged else ""
    return document.title, source.section, page, source.quote, yes_no(source.confirmed)


def quote_cells(source: Source | None) -> tuple[str, str]:
    return (source.quote, yes_no(source.confirmed)) if source is not None else ("", "")


def yes_no(value: bool) -> str:
    return "ja" if value else "nee"
