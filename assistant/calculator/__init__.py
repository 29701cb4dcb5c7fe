"""The indicator calculator: deterministic, exact, and silent where a number would mislead.

    part, whole = typed("met baan", 140, "personen"), typed("register", 450, "personen")
    share(part, whole).line        # "140 / 450 × 100 = 31,1 %"

`figures_of(registers.indicators, registers.observations)` makes figures of the registers, `typed` of a number that a person
gave. Every operation takes figures and gives a `Calculation`, or raises a `Refused` whose `str()` is for the user.
"""

from __future__ import annotations

from assistant.calculator.calculations import Calculation
from assistant.calculator.conversion import converted
from assistant.calculator.differences import difference, ratio, relative_difference
from assistant.calculator.figures import Figure, Nature, figure_of, figures_of, nature_of, typed
from assistant.calculator.growth import growth, growth_per_year, index_numbers
from assistant.calculator.refusals import Refused
from assistant.calculator.selection import figure_for, frame, select
from assistant.calculator.shares import share, shares
from assistant.calculator.status import Assessment, assess
from assistant.calculator.sums import average, total, weighted_average
from assistant.calculator.targets import (
    meets,
    needed_per_period,
    periods_left,
    progress,
    realisation,
    remaining,
    rule_in_words,
)
from assistant.calculator.units import formatted, parsed
from assistant.calculator.verdicts import Verdict, verdict

__all__ = [
    "Assessment",
    "Calculation",
    "Figure",
    "Nature",
    "Refused",
    "Verdict",
    "assess",
    "average",
    "converted",
    "difference",
    "figure_for",
    "figure_of",
    "figures_of",
    "formatted",
    "frame",
    "growth",
    "growth_per_year",
    "index_numbers",
    "meets",
    "nature_of",
    "needed_per_period",
    "parsed",
    "periods_left",
    "progress",
    "ratio",
    "realisation",
    "relative_difference",
    "remaining",
    "rule_in_words",
    "select",
    "share",
    "shares",
    "total",
    "typed",
    "verdict",
    "weighted_average",
]
