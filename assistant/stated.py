"""Figures that a document states, read from its sentences and tables, for documents of which nobody made a register.

A sentence gives numbers with what is counted and the year that it names; a table row gives one for each year above it. What
can't be read without guessing (two numbers for one year, a total that its parts don't make) is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import dutch
from assistant.calculator import Figure
from assistant.calculator.figures import UNDATED
from assistant.calculator.qualifiers import AROUND, LOWER, UPPER
from assistant.calculator.units import PERCENT
from assistant.datatypes import Document, Sentence
from assistant.numbers import decimal_of
from assistant.numbers import dutch as dutch_number
from assistant.periods import MONTHS, period_of
from assistant.registers.sources import Source

WORDS = "|".join(sorted((*LOWER, *UPPER, *AROUND), key=len, reverse=True))
VALUE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
# What is counted is looked at and left standing: a next number may have its ruim or bijna there.
AMOUNT = re.compile(
    rf"(?:\b(?P<word>{WORDS})\s+)?(?P<euro>€\s?)?(?<![\w.,/-])(?P<value>{VALUE})(?![\w/]|[.,]\d|-[a-z])"
    r"(?=\s?(?P<unit>%|procent\b|(?:miljoen|mln)\b\.?(?: euro)?|(?:[a-zà-ÿ-]+ )?[a-zà-ÿ-]+)?)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
# What a number names instead of counting: a day, a page, an article.
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
NAMED = re.compile(
    r"\b(?:artikel|art\.|lid|hoofdstuk|paragraaf|pagina|p\.|bijlage|figuur|tabel|punt|vraag|nr\.?|nummer|stap|fase)\s+\d+",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?:personen|mensen|cli[eë]nten|inwoners|jongeren|ouders|statushouders|werknemers|medewerkers|deelnemers|leerlingen"
    r"|kinderen|vrijwilligers|\w+gerechtigden)$",
    re.IGNORECASE,
)
COUNTED = {"plekken": "plekken", "plaatsen": "plekken", "banen": "banen", "uitkeringen": "uitkeringen"}
# "respectievelijk 1.020 en 1.290": in the order in which the years were named.
RESPECTIVELY = re.compile(rf"\brespectievelijk\s+({VALUE})\s+en\s+({VALUE})", re.IGNORECASE)
IN_YEAR = re.compile(r"(?:\s+[a-zà-ÿ-]+)?\s+in\s+((?:19|20)\d\d)\b")
# "60 plekken (Noord 6, Midden 43 en Zuid 11)".
PARTS = re.compile(rf"(?P<whole>{VALUE})\s+(?P<unit>[a-zà-ÿ-]+)\s*\((?P<parts>[^()]*)\)")
PART = re.compile(rf"(?:^|[,;]|\ben\b)\s*(?P<name>\D+?):?\s+(?P<value>{VALUE})(?=\s*(?:[,;]|en\b|$))")
# "190 van de 525 personen".
PART_OF = re.compile(
    rf"(?<![\w.,])(?P<part>{VALUE})\s+van\s+(?:de|die|deze)\s+(?P<whole>{VALUE})(?:\s+(?P<unit>[a-zà-ÿ-]+))?"
)
# The words of a label that follow a number.
LABEL_WORDS = 5
ROW = re.compile(rf"^\s*(?P<label>[^\d\s][^\d]*?)\s+(?P<values>(?:€ ?)?(?:{VALUE})(?:\s+(?:€ ?)?(?:{VALUE}))+)\s*$")
# Years in a row, each after the same word if any: "Begroting 2020 Begroting 2021". A sentence that names two years is no head.
HEAD = re.compile(r"^(?:.*?\s)??\s*(?P<word>[^\W\d]+ )?(?:19|20)\d\d(?:\s+(?(word)(?P=word))(?:19|20)\d\d)+\s*$")
# How far above a row the years of its columns may stand, in lines with text.
MOST_LINES = 8
IN_THOUSANDS = re.compile(r"[*x×]\s*€?\s*1\.000|€\s*1\.000", re.IGNORECASE)
IN_MILLIONS = re.compile(r"€\s*(?:mln|miljoen)|[*x×]\s*€?\s*1\.000\.000|in miljoenen", re.IGNORECASE)
IN_EUROS = re.compile(r"€|\beuro", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whole:
    """A total and the parts that a sentence divides it in; together the parts are the total."""

    figure: Figure
    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A table row with a figure for each year; `head` and `row` are the stretches of text that say so."""

    label: str
    figures: Mapping[int, Figure]
    head: tuple[int, int]
    row: tuple[int, int]


def figures_in(sentence: Sentence, document_id: str) -> tuple[Figure, ...]:
    """The numbers of a sentence, in its order, each with its unit, its ruim or bijna, and its year where one is its own."""
    text = sentence.text
    source = Source(document_id, "", text, sentence.start, sentence.end)
    hidden = [match.span() for pattern in (YEAR, DAY, NAMED) for match in pattern.finditer(text)]
    found: list[tuple[int, Figure]] = []
    for match in AMOUNT.finditer(text):
        value = decimal_of(match["value"])
        begin, end = match.span("value")
        unit = _unit(match)
        # "In 2020 mensen helpen": a year before people counts none of them.
        if value is None or (not match["euro"] and any(first <= begin < last for first, last in hidden)):
            continue
        label = _label(text[end:])
        found.append((end, Figure(label, value, unit, source, word=(match["word"] or "").lower())))
    return tuple(_dated(text, found))


def _label(after: str) -> str:
    """What is counted: the words after a number, up to the first mark, without loose words at the end."""
    words = re.split(r"[(),;:.\d]", after.lstrip(" %"))[0].split()[:LABEL_WORDS]
    while words and (dutch.fold(words[-1]) in dutch.FUNCTION_WORDS or len(words[-1]) < 3):
        words.pop()
    return " ".join(words)


def _unit(match: re.Match[str]) -> str:
    said = (match["unit"] or "").lower()
    last = said.split()[-1] if said else ""
    if said in ("%", "procent"):
        return PERCENT
    if said.startswith(("miljoen", "mln")):
        return "€ mln" if match["euro"] or said.endswith("euro") else "mln"
    if match["euro"] or said.split()[:1] == ["euro"]:
        return "€"
    first = said.split()[0] if said else ""
    for word in (first, last):
        if PEOPLE.search(word):
            return "personen"
        if word in COUNTED:
            return COUNTED[word]
    return ""


def _dated(text: str, found: list[tuple[int, Figure]]) -> list[Figure]:
    """The figures with their years: the only one of the sentence, the one right after the number ("620 in 2015"), or those
    of "respectievelijk" one by one. `found` has the place where each number ends."""
    years = list(dict.fromkeys(YEAR.findall(text)))
    pairs = RESPECTIVELY.search(text)
    in_turn = (
        dict(zip(map(decimal_of, pairs.groups()), years, strict=True)) if pairs is not None and len(years) == 2 else {}
    )
    dated = []
    for end, figure in found:
        beside = IN_YEAR.match(text, end)
        year = years[0] if len(years) == 1 else beside[1] if beside else in_turn.get(figure.value, "")
        period = period_of(year) if year else None
        label = ", ".join(filter(None, (figure.label, year))) or dutch_number(figure.value)
        dated.append(replace(figure, label=label, period=period or UNDATED))
    return dated


def parts_in(sentence: Sentence, document_id: str) -> Whole | None:
    """A total with its parts between brackets, where the parts add up to it."""
    source = Source(document_id, "", sentence.text, sentence.start, sentence.end)
    for match in PARTS.finditer(sentence.text):
        whole, unit = decimal_of(match["whole"]), match["unit"].lower()
        parts = [
            Figure(piece["name"].strip(), value, unit, source)
            for piece in PART.finditer(match["parts"].strip())
            if (value := decimal_of(piece["value"])) is not None
        ]
        # Where they don't make the total something else is said, or a part was not read.
        if whole is not None and len(parts) > 1 and sum(part.value for part in parts) == whole:
            return Whole(Figure(unit, whole, unit, source), tuple(parts))
    return None


def part_of_whole(sentence: Sentence, document_id: str) -> Figure | None:
    """The part with its denominator of a sentence that says "190 van de 525 personen", where it says so once."""
    matches = list(PART_OF.finditer(sentence.text))
    if len(matches) != 1:
        return None
    (match,) = matches
    part, whole = decimal_of(match["part"]), decimal_of(match["whole"])
    if part is None or whole is None or part > whole or YEAR.fullmatch(match["whole"]):
        return None
    source = Source(document_id, "", sentence.text, sentence.start, sentence.end)
    unit = (match["unit"] or "").lower()
    label = _label(sentence.text[match.end("whole") :])
    figure = Figure(
        label, part, "personen" if PEOPLE.search(unit) else COUNTED.get(unit, ""), source, denominator=whole
    )
    return _dated(sentence.text, [(match.end("whole"), figure)])[0]


def rows_in(document: Document, start: int, end: int) -> tuple[YearRow, ...]:
    """The rows of numbers within a stretch of a document, each with the years that stand above its columns."""
    found = []
    head: tuple[int, int] | None = None
    years: list[int] = []
    since = 0
    at = document.text.rfind("\n", 0, max(0, start - 1)) + 1
    for line in document.text[at:end].splitlines(keepends=True):
        begin, at = at, at + len(line)
        if not line.strip():
            continue
        since += 1
        if HEAD.match(line):
            head, years, since = _stripped(document.text, begin, at), [int(year) for year in YEAR.findall(line)], 0
            continue
        match = ROW.match(line)
        if match is None or head is None or since > MOST_LINES:
            continue
        values = [decimal_of(value) for value in re.findall(VALUE, match["values"])]
        if len(values) != len(years) or len(set(years)) != len(years) or None in values:
            continue
        row = _stripped(document.text, begin, at)
        unit = _counted_in(f"{document.text[slice(*head)]} {line}")
        label = " ".join(match["label"].split())
        source = Source(document.id, "", document.text[slice(*row)], *row)
        figures = {
            year: Figure(f"{label}, {year}", value, unit, source, period=period)
            for year, value in zip(years, values, strict=True)
            if value is not None and (period := period_of(str(year)))
        }
        found.append(YearRow(label, figures, head, row))
    return tuple(found)


def row_in_table(sentence: Sentence, document_id: str) -> YearRow | None:
    """The row of a table with cells, where each of its columns has a year above it and a number in it."""
    header, cells = sentence.lead.split(" · "), sentence.cells[1:]
    columns = [YEAR.findall(column) for column in header[-len(cells) :]] if cells and len(header) >= len(cells) else []
    values = [decimal_of(cell.strip("€% \u00a0")) for cell in cells]
    if len(columns) < 2 or any(len(years) != 1 for years in columns) or None in values:
        return None
    years = [int(year) for (year,) in columns]
    if len(set(years)) != len(years):
        return None
    label, source = sentence.cells[0], Source(document_id, "", sentence.text, sentence.start, sentence.end)
    percents = [cell.rstrip().endswith("%") for cell in cells]
    unit = PERCENT if all(percents) else "" if any(percents) else _counted_in(f"{sentence.lead} {sentence.text}")
    figures = {
        year: Figure(f"{label}, {year}", value, unit, source, period=period)
        for year, value in zip(years, values, strict=True)
        if value is not None and (period := period_of(str(year)))
    }
    return YearRow(label, figures, (sentence.lead_start, sentence.lead_end), (sentence.start, sentence.end))


def _counted_in(text: str) -> str:
    """What the numbers of a row are: money only where the head or the row says so."""
    euros = bool(IN_EUROS.search(text))
    if IN_MILLIONS.search(text):
        return "€ mln" if euros else "mln"
    if IN_THOUSANDS.search(text):
        return "€ × 1.000" if euros else "× 1.000"
    return "€" if euros else ""


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two lists of terms have in common, from 0 to 1 (Jaccard, The distribution of the flora, 1912)."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
