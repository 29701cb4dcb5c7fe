"""The figures of the registers that come nearest to a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import numpy as np

from assistant.answers import Place, Query
from assistant.bearing import asked, terms_of
from assistant.calculator import Calculation, Figure, figures_of
from assistant.datatypes import Entered
from assistant.embedding import Embedder, Vectors
from assistant.numbers import decimal_of, dutch
from assistant.periods import MONTHS, Period, periods_in
from assistant.registers import Registers
from assistant.results import Standing, observations_of
from assistant.results.result import ENTERED
from assistant.search import named_documents, question_vector
from assistant.wording import dutch_day

WEIGHTS = {
    "bearing": 0.6,
    "meaning": 0.3,
    "document": 0.12,
    "year": 0.12,
    "place": 0.15,
    "kind": 0.1,
    "theme": 0.15,
    "period": 0.25,
    "people": 0.1,
}
NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\w.,])\d+(?:,\d+)?(?![\w])")
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "twee jaar daarvoor", beside a year.
AGO = re.compile(
    r"\b(een|één|1|twee|2|drie|3|vier|4|vijf|5) jaar (daarvoor|ervoor|eerder|daarna|erna|later)\b", re.IGNORECASE
)
IN_FIGURES = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}
# "Naar inkomen" tells the part of a budget from "naar werk".
THEME = re.compile(r"\b(?:naar|voor|aan|onderdeel|thema|gebied van) (werk|werken|inkomen|meedoen)\b", re.IGNORECASE)
# "Hoeveel mensen" asks for no percentage; what a question for a percentage is about may well be people.
PEOPLE = re.compile(
    r"(?:hoeveel|how many) (?:\w+ )?(?:mensen|personen|cli[eë]nten|inwoners|people|persons|clients)\b", re.IGNORECASE
)
# Words of a question that ask for a kind of figure.
KINDS = {
    "doel": r"\bdoel|\btarget|\bstreef|moet(en)?\b",
    "taakstelling": r"\btaakstelling",
    "realisatie": r"\bgehaald|\bgerealiseerd|\bwaren er|\bgingen\b",
    "benchmark": r"\blandelijk|\bnational|\bvergeleken",
    "budget": r"\bbudget|\bbegroting|\brijksbijdrage|\bmiddelen\b",
}


@dataclass(frozen=True, slots=True)
class NearFigure:
    """A figure and how near it is to the question; `bearing` is the share of the question's weight that it bears."""

    figure: Figure
    score: float
    bearing: float


Near = list[NearFigure]
Found = list[Calculation]


def numbers_in(text: str) -> list[Decimal]:
    """The numbers of a question that are no years and no days."""
    found = [decimal_of(match) for match in NUMBER.findall(DAY.sub(" ", text)) if not YEAR.fullmatch(match)]
    return [number for number in found if number is not None]


def years_in(text: str) -> set[int]:
    """The years that a question names, and those that it counts from one: "2017, twee jaar daarvoor"."""
    named = {int(year) for year in YEAR.findall(text)}
    if len(named) != 1:
        return named
    (year,) = named
    for count, way in AGO.findall(text):
        step = IN_FIGURES.get(count.lower()) or int(count)
        named.add(year + (step if way.lower() in ("daarna", "erna", "later") else -step))
    return named


@lru_cache(maxsize=4)
def all_figures(registers: Registers, standing: Standing) -> tuple[Figure, ...]:
    """The figures that may be calculated with: of those still to be confirmed nobody can check where they stand.

    The results that people entered come last, so that of two of one day theirs counts.
    """
    confirmed = [observation for observation in registers.observations if observation.source.confirmed]
    return figures_of(registers.indicators, [*confirmed, *observations_of(standing)])


@lru_cache(maxsize=4)
def entered_rows(registers: Registers, standing: Standing) -> dict[str, Entered]:
    """The results that people entered, by id, each as the row that an answer names as its source."""
    files = {one.id: one.file for one in standing.imports}
    figures = {figure.id: figure for figure in all_figures(registers, standing)}
    return {
        result.id: Entered(
            result.id,
            row_text(figures[result.id]),
            result.entry.source,
            result.entry.remark,
            result.who,
            result.when,
            result.import_id,
            files[result.import_id],
            int(result.id.rpartition("-")[2]),
        )
        for result in standing.results
        if result.id in figures
    }


def row_text(figure: Figure) -> str:
    """An entered result in one line: "Uitstroom …, 30 april 2020, alle drie: 231 personen"."""
    name = figure.indicator.name if figure.indicator else figure.label
    of = f" van {dutch(figure.denominator)}" if figure.denominator is not None else ""
    return f"{name}, {period_text(figure)}, {figure.municipality}: {figure.text}{of}"


def period_text(figure: Figure) -> str:
    """The period in the words of the one who entered it, with its last day: "T1 2020 (tot en met 30 april 2020)"."""
    period = figure.period
    if period.last is None or is_year(period) or period.text == dutch_day(period.last):
        return period.text
    return f"{period.text} (tot en met {dutch_day(period.last)})"


def is_entered(figure: Figure) -> bool:
    """Whether a figure is a result that somebody entered, or the total that was entered with it."""
    return figure.source is not None and figure.source.document_id == ENTERED


def days_in(text: str) -> set[date]:
    """The last day of each part of a year that a text names; a whole year is no such part."""
    return {period.last for period in periods_in(text) if period.last and not is_year(period)}


def is_year(period: Period) -> bool:
    """Whether a period is one whole year."""
    year = period.year
    return year is not None and (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31))


def text_of(figure: Figure) -> str:
    definition = figure.indicator.definition if figure.indicator else ""
    quote = figure.source.quote if figure.source else ""
    section = figure.source.section if figure.source else ""
    return f"{figure.label} {definition} {figure.condition} {quote} {section}"


def _vectors(embedder: Embedder, figures: Sequence[Figure]) -> Vectors:
    """The unit vectors of figures; an import changes only those of the entered ones."""
    groups = ([figure for figure in figures if is_entered(figure) is entered] for entered in (False, True))
    return np.concatenate([_vectors_of(embedder, tuple(map(text_of, group))) for group in groups if group])


@lru_cache(maxsize=4)
def _vectors_of(embedder: Embedder, texts: tuple[str, ...]) -> Vectors:
    return embedder.passages(texts)


def near_figures(query: Query, text: str | None = None) -> list[NearFigure]:
    """The figures of the registers, nearest to the question first; equal ones in the order of the register."""
    figures = all_figures(query.registers, query.standing)
    if not figures:
        return []
    said = text or query.searched
    words = asked(said, query.index.lexical.body, query.meant)
    meaning = np.clip(_vectors(query.embedder, figures) @ question_vector(query.embedder, said, query.meant), 0, 1)
    named = named_documents(said, query.index.texts.about)
    years = years_in(query.searched)
    days = days_in(query.searched)
    lower = said.lower()
    themes = {theme.lower().replace("werken", "werk") for theme in THEME.findall(query.searched)}
    kinds = {kind for kind, pattern in KINDS.items() if re.search(pattern, lower)}
    people = bool(PEOPLE.search(query.searched))
    found = []
    for figure, similarity in zip(figures, meaning, strict=True):
        bearing = words.borne(terms_of(text_of(figure)))
        score = WEIGHTS["bearing"] * bearing + WEIGHTS["meaning"] * float(similarity)
        score += WEIGHTS["document"] * bool(figure.source and figure.source.document_id in named)
        score += WEIGHTS["year"] * (figure.period.year in years)
        score += WEIGHTS["period"] * (figure.period.last in days)
        score += WEIGHTS["place"] * (figure.municipality.lower() in lower)
        score += WEIGHTS["kind"] * (figure.kind in kinds)
        score += WEIGHTS["people"] * (people and figure.unit == "personen")
        theme = figure.indicator.theme.replace("werken", "werk") if figure.indicator else ""
        score += WEIGHTS["theme"] * (theme in themes)
        found.append(NearFigure(figure, round(score, 6), bearing))
    return sorted(found, key=lambda near: -near.score)


def place_of(figure: Figure, told: Sequence[str] = ()) -> Place | None:
    """Where the figure stands; None for a figure that somebody typed or whose quote is not confirmed."""
    source = figure.source
    if source is None or not source.confirmed:
        return None
    return Place(source.document_id, source.start, source.end, tuple(told))
