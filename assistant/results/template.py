"""The template for results: one row for each target, to be filled in and imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from assistant.registers.indicators import Indicator, Observation

# Column, what to fill in, an example.
COLUMNS = (
    ("indicator", "Niet wijzigen: de code van de indicator.", "wsw-regulier-aantal"),
    ("naam", "Niet wijzigen: de naam van de indicator.", "Wsw-medewerkers bij reguliere bedrijven (aantal)"),
    (
        "periode",
        "Waarover het resultaat gaat: 2020 (heel het jaar), of de dag van de tussenstand, bijvoorbeeld 30 april 2020. U mag "
        "ook schrijven: januari-april 2020 of 1e bestuursrapportage 2020. Bij aantallen die in de loop van het jaar oplopen "
        "telt een tussenstand vanaf 1 januari.",
        "30 april 2020",
    ),
    ("gemeente", "Aa en Hunze, Assen, Tynaarlo, alle drie of landelijk.", "alle drie"),
    ("waarde", "Het resultaat als getal, zonder eenheid: 1.500 of 31,1.", "265"),
    ("noemer", "Het totaal waar het aantal een deel van is. Mag leeg blijven; bij % altijd leeg.", "657"),
    ("eenheid", "Niet wijzigen: de eenheid van de indicator.", "personen"),
    ("bron", "Waar het resultaat staat, met bladzijde of tabel.", "Bestuursrapportage 1-2020, blz. 4"),
    (
        "opmerking",
        "Mag leeg blijven. Vervangt de regel een eerder resultaat? Begin dan met 'correctie:' en zeg waarom.",
        "voorlopig cijfer",
    ),
)
NAMES = tuple(name for name, _, _ in COLUMNS)
TARGETS = ("doel", "taakstelling")
# A row whose first cell begins so is an explanation, and is skipped when the file comes back.
EXPLANATION = "#"
_EPOCH = datetime(2020, 1, 1)
WIDTHS = {"indicator": 34, "naam": 50, "periode": 16, "gemeente": 14, "bron": 36, "opmerking": 36}


def template_csv(indicators: Sequence[Indicator], observations: Sequence[Observation]) -> bytes:
    """The template as CSV: `;`, UTF-8 with a byte order mark, and the explanation of each column on the second line."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(NAMES)
    writer.writerow([f"{EXPLANATION} {COLUMNS[0][1]}", *(explanation for _, explanation, _ in COLUMNS[1:])])
    writer.writerows(template_rows(indicators, observations))
    return stream.getvalue().encode("utf-8-sig")


def template_xlsx(indicators: Sequence[Indicator], observations: Sequence[Observation]) -> bytes:
    """The template as an Excel workbook: a sheet Resultaten to fill in and a sheet Toelichting.

    All cells are text: what somebody types stays as typed, whatever the language of the spreadsheet.
    """
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        # A moment of creation in the file would make every download another file.
        book.set_properties({"title": "Resultaten", "created": _EPOCH})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        filled = book.add_worksheet("Resultaten")
        filled.freeze_panes(1, 2)
        for at, name in enumerate(NAMES):
            filled.set_column(at, at, WIDTHS.get(name, 12), text)
            filled.write_string(0, at, name, head)
        for line, row in enumerate(template_rows(indicators, observations), start=1):
            for at, cell in enumerate(row):
                filled.write_string(line, at, cell, text)
        explained = book.add_worksheet("Toelichting")
        for at, (title, width) in enumerate((("kolom", 14), ("wat vult u in", 80), ("voorbeeld", 50))):
            explained.set_column(at, at, width, text)
            explained.write_string(0, at, title, head)
        for line, column in enumerate(COLUMNS, start=1):
            for at, cell in enumerate(column):
                explained.write_string(line, at, cell, text)
    return stream.getvalue()


def template_rows(indicators: Sequence[Indicator], observations: Sequence[Observation]) -> Iterator[tuple[str, ...]]:
    """A row for each indicator and municipality that has a target, in the order of the register; no value yet."""
    known = {indicator.id: indicator for indicator in indicators}
    seen: set[tuple[str, str]] = set()
    for observation in observations:
        key = observation.indicator_id, observation.municipality
        indicator = known.get(observation.indicator_id)
        if observation.kind not in TARGETS or indicator is None or key in seen:
            continue
        seen.add(key)
        yield (
            indicator.id,
            indicator.name,
            observation.period.text,
            observation.municipality,
            "",
            "",
            indicator.unit,
            "",
            "",
        )
