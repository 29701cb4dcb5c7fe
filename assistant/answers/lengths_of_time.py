"""Lengths of time that a question or a sentence names: "na drie jaar", "per maand", "after two years"."""

from __future__ import annotations

import re

# "na drie jaar", "binnen twee jaar", "per maand", "after three years".
LENGTH_OF_TIME = re.compile(
    r"\b(?:(?:na|binnen|voor|gedurende|after|within|for)\s+(?:een|één|twee|drie|vier|vijf|zes|\d+|one|two|three|four|five|six)"
    r"|per|a|iedere|elke)\s+(?:uur|dag|week|weken|maand|maanden|jaar|jaren|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
# The same as a document may put it: "langer dan drie jaar", "elke maand".
SPAN = re.compile(
    r"\b(?:een|één|twee|drie|vier|vijf|zes|\d+|per|iedere|elke)\s+(?:uur|dag|week|weken|maand|maanden|jaar|jaren)\b",
    re.IGNORECASE,
)
NUMBERS = dict(
    zip(
        "een één one twee two drie three vier four vijf five zes six".split(),
        "1 1 1 2 2 3 3 4 4 5 5 6 6".split(),
        strict=True,
    )
)
UNITS = {
    "uur": "uur", "hour": "uur", "dag": "dag", "dage": "dag", "day": "dag", "week": "week", "weke": "week",
    "maan": "maand", "mont": "maand", "jaar": "jaar", "jare": "jaar", "year": "jaar",
}  # fmt: skip


def length_of_time(text: str) -> str:
    match = LENGTH_OF_TIME.search(text)
    return match.group() if match else ""


def span(text: str) -> tuple[str, str]:
    """A length of time as (number or "per", unit), the same in both languages."""
    *_, number, unit = text.lower().split()
    number = "per" if number in ("per", "a", "iedere", "elke") else NUMBERS.get(number, number)
    return number, UNITS[unit.rstrip("s")[:4]]
