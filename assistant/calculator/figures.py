"""A figure: a number to calculate with, and everything that decides with what it may be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from assistant.calculator.qualifiers import qualifier_of
from assistant.calculator.units import PERCENT, POINT, formatted
from assistant.numbers import dutch
from assistant.periods import Period
from assistant.registers.indicators import Indicator, Observation
from assistant.registers.sources import Source

# A flow is counted over a period, a stock at a moment; a share is neither. "" where the register doesn't tell.
Nature = Literal["stroom", "stand", "aandeel", ""]
NATIONAL = "landelijk"
ALL = "alle drie"
UNDATED = Period("", None, None)
# A definition that says one of these counts what happens during a period.
FLOW = re.compile(
    r"\b(in een jaar|per jaar|jaarlijkse?|in de loop van|uitstroomt|instroomt|groeit|krijgt een aanbod|een aanbod krijgt"
    r"|aan het werk (gaat|ging)|verschil in)\b",
    re.IGNORECASE,
)
# An observation that is dated so was counted at a moment.
MOMENT = re.compile(r"(nu|op dit moment|eind .*|begin .*|medio .*|\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4})$")


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit`; `exact` where it was computed and `value` is its rounding; `denominator` in the same unit.

    `word` is its ruim, bijna or minimaal, "" for an exact figure. A number that somebody typed has a label and a unit,
    and no indicator: only its unit can then be checked.
    """

    label: str
    value: Decimal
    unit: str = ""
    source: Source | None = None
    word: str = ""
    operator: str = "="
    period: Period = UNDATED
    municipality: str = ""
    kind: str = ""
    condition: str = ""
    denominator: Decimal | None = None
    indicator: Indicator | None = None
    nature: Nature = ""
    id: str = ""
    exact: Fraction | None = None

    @property
    def amount(self) -> Fraction:
        """What is calculated with: never rounded."""
        return Fraction(self.value) if self.exact is None else self.exact

    @property
    def shown(self) -> str:
        """As it stands in a formula: "ruim 400"."""
        return f"{self.word} {dutch(self.value)}".lstrip()

    @property
    def text(self) -> str:
        """With its unit: "ruim 400 personen"."""
        return f"{self.word} {formatted(self.value, self.unit)}".lstrip()

    @property
    def named(self) -> str:
        """What it is, and where it stands."""
        where = f"; bron: {self.source.document_id}" if self.source else ""
        return f"“{self.label}” ({self.text}{where})"

    @property
    def described(self) -> str:
        """What it is, how it is defined, and where it stands."""
        if self.indicator is None:
            return self.named
        where = f"; bron: {self.source.document_id}" if self.source else ""
        return f"“{self.label}” ({self.text}; definitie: {self.indicator.definition.rstrip('.')}{where})"


def typed(label: str, value: Decimal | int, unit: str = "") -> Figure:
    """A figure that a person gave, not a document."""
    return Figure(label, Decimal(value), unit)


def nature_of(indicator: Indicator, observations: Iterable[Observation]) -> Nature:
    """Whether an indicator is a flow or a stock, read from what the register says of it, in this order.

    1. A unit of % or procentpunt: a share.
    2. Only budgets, or a definition with words such as "in een jaar" or "aan het werk gaat": a flow.
    3. An observation that is no result, at a moment ("eind 2019", "nu", "2019-01-01"): a stock.
    4. Otherwise "": nothing is refused for it.
    """
    if indicator.unit in (PERCENT, POINT):
        return "aandeel"
    own = [observation for observation in observations if observation.indicator_id == indicator.id]
    if own and all(observation.kind == "budget" for observation in own):
        return "stroom"
    if FLOW.search(indicator.definition):
        return "stroom"
    # A result is dated by the day of the report that brings it, so its date says nothing.
    dated = [observation.period.text.lower() for observation in own if observation.kind != "realisatie"]
    return "stand" if any(map(MOMENT.match, dated)) else ""


def figure_of(observation: Observation, indicator: Indicator, nature: Nature = "") -> Figure:
    """An observation as a figure, labelled with its indicator, kind, period and municipality (unless it is of all three)."""
    marks = [
        observation.kind,
        observation.period.text,
        "" if observation.municipality == ALL else observation.municipality,
    ]
    return Figure(
        label=f"{indicator.name}, {', '.join(filter(None, marks))}",
        value=observation.value,
        unit=observation.unit,
        source=observation.source,
        word=qualifier_of(observation.word, observation.operator),
        operator=observation.operator,
        period=observation.period,
        municipality=observation.municipality,
        kind=observation.kind,
        condition=observation.condition,
        denominator=observation.denominator,
        indicator=indicator,
        nature=nature,
        id=observation.id,
    )


def figures_of(indicators: Sequence[Indicator], observations: Sequence[Observation]) -> tuple[Figure, ...]:
    """All observations as figures, in their order; those of an unknown indicator are left out."""
    known = {indicator.id: indicator for indicator in indicators}
    by_indicator: dict[str, list[Observation]] = {}
    for observation in observations:
        by_indicator.setdefault(observation.indicator_id, []).append(observation)
    natures = {name: nature_of(known[name], own) for name, own in by_indicator.items() if name in known}
    return tuple(
        figure_of(observation, known[observation.indicator_id], natures[observation.indicator_id])
        for observation in observations
        if observation.indicator_id in known
    )
