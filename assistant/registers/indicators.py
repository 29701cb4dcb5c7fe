"""What is counted (indicators) and the figures that the documents give of it (observations)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.datatypes import Document
from assistant.numbers import decimal_of
from assistant.periods import Period, period_of
from assistant.registers.responsibilities import THEMES
from assistant.registers.rows import Column, RegisterProblem, Row, read_rows
from assistant.registers.sources import Source, source_columns, source_of

INDICATORS = "indicatoren.csv"
OBSERVATIONS = "waarnemingen.csv"
UNITS = (
    "personen",
    "uitkeringen",
    "plekken",
    "banen",
    "aantal",
    "%",
    "procentpunt",
    "€",
    "€ × 1.000",
    "€ mln",
    "uur",
    "jaar",
    "maanden",
    "keer per jaar",
    "punten",
)
DIRECTIONS = ("hoger is beter", "lager is beter", "geen oordeel")
KINDS = ("doel", "taakstelling", "uitgangswaarde", "prognose", "realisatie", "benchmark", "budget", "aantal")
OPERATORS = ("=", "≥", ">", "≤", "<", "~")
MUNICIPALITIES = ("Aa en Hunze", "Assen", "Tynaarlo", "alle drie", "landelijk", "arbeidsmarktregio")


def _number(value: str) -> str | None:
    return None if decimal_of(value) is not None else f"'{value}' is geen getal zoals 1.500 of 31,1."


def _period(value: str) -> str | None:
    return (
        None
        if period_of(value) is not None
        else f"De periode '{value}' is niet te lezen, schrijf bijvoorbeeld 2020 of eind 2020."
    )


INDICATOR_COLUMNS = (
    Column("id", required=True, unique=True),
    Column("naam", required=True),
    Column("definitie", required=True),
    Column("eenheid", required=True, allowed=UNITS),
    Column("richting", required=True, allowed=DIRECTIONS),
    Column("bereik", required=True),
    Column("thema", required=True, allowed=THEMES),
    Column("rapportage"),
    *source_columns(),
)
OBSERVATION_COLUMNS = (
    Column("id", required=True, unique=True),
    Column("indicator", required=True),
    Column("soort", required=True, allowed=KINDS),
    Column("waarde", required=True, check=_number),
    Column("noemer", check=_number),
    Column("operator", required=True, allowed=OPERATORS),
    Column("eenheid", required=True, allowed=UNITS),
    Column("periode", check=_period),
    Column("gemeente", required=True, allowed=MUNICIPALITIES),
    Column("woord"),
    Column("voorwaarde"),
    *source_columns(),
)


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: str
    definition: str
    unit: str
    direction: str
    scope: str
    theme: str
    reporting: str
    source: Source


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure: `value` in `unit`, of `denominator` where the document gives the whole; `word` is its ruim, bijna, minimaal."""

    id: str
    indicator_id: str
    kind: str
    value: Decimal
    denominator: Decimal | None
    operator: str
    unit: str
    period: Period
    municipality: str
    word: str
    condition: str
    source: Source


def read(
    folder: Path, documents: Mapping[str, Document]
) -> tuple[list[Indicator], list[Observation], list[RegisterProblem]]:
    """Indicators and observations, held against each other: each has the other."""
    reading = read_rows(folder / INDICATORS, INDICATOR_COLUMNS)
    observing = read_rows(folder / OBSERVATIONS, OBSERVATION_COLUMNS)
    problems = [*reading.problems, *observing.problems]
    indicators: list[Indicator] = []
    for row in reading.rows:
        source, wrong = source_of(row, documents)
        problems += wrong
        if source is not None:
            indicators.append(
                Indicator(
                    row["id"],
                    row["naam"],
                    row["definitie"],
                    row["eenheid"],
                    row["richting"],
                    row["bereik"],
                    row["thema"],
                    row["rapportage"],
                    source,
                )
            )
    known = {row["id"] for row in reading.rows}
    observations: list[Observation] = []
    for row in observing.rows:
        source, wrong = source_of(row, documents)
        wrong += _wrong(row, known)
        problems += wrong
        if source is not None and not _wrong(row, known):
            observations.append(_observation(row, source))
    problems += _without_observation(reading.rows, observing.rows)
    return indicators, observations, problems


def _wrong(row: Row, indicators: set[str]) -> list[RegisterProblem]:
    """What no single column can tell: an unknown indicator, a denominator of nothing, a share outside 0 to 100 per cent."""
    found: list[RegisterProblem] = []
    value, denominator = decimal_of(row["waarde"]), decimal_of(row["noemer"])
    if row["indicator"] not in indicators:
        found.append(
            row.problem(
                f"Er is geen indicator '{row['indicator']}'.", f"Voeg hem toe aan {INDICATORS} of verbeter de naam."
            )
        )
    if denominator is not None and denominator <= 0:
        found.append(row.problem("De noemer is 0 of kleiner.", "Vul het totaal in, of laat de noemer leeg."))
    elif denominator is not None and value is not None and not 0 <= value <= denominator:
        found.append(row.problem("Het deel is groter dan het geheel.", "Controleer de waarde en de noemer."))
    if row["eenheid"] == "%" and value is not None and not 0 <= value <= 100:
        found.append(
            row.problem(f"{row['waarde']}% ligt niet tussen 0 en 100%.", "Controleer de waarde en de eenheid.")
        )
    return found


def _observation(row: Row, source: Source) -> Observation:
    value = decimal_of(row["waarde"])
    assert value is not None
    # Where the document names no period, the cell is empty.
    period = period_of(row["periode"]) or Period("", None, None)
    return Observation(
        id=row["id"],
        indicator_id=row["indicator"],
        kind=row["soort"],
        value=value,
        denominator=decimal_of(row["noemer"]) if row["noemer"] else None,
        operator=row["operator"],
        unit=row["eenheid"],
        period=period,
        municipality=row["gemeente"],
        word=row["woord"],
        condition=row["voorwaarde"],
        source=source,
    )


def _without_observation(indicators: Sequence[Row], observations: Sequence[Row]) -> list[RegisterProblem]:
    observed = {row["indicator"] for row in observations}
    return [
        row.problem(f"Van indicator '{row['id']}' is er geen waarneming.", f"Voeg er een toe aan {OBSERVATIONS}.")
        for row in indicators
        if row["id"] not in observed
    ]
