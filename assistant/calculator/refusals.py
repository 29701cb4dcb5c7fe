"""Why a number is not computed. Each message says in plain Dutch what is wrong, names both figures with their definitions
and sources, and says what can be done instead.

Refused
├── OtherUnit                   personen against uitkeringen, € against € mln
│   └── PlacesAgainstPeople     plekken, banen and personen count different things
├── OtherDefinition             two indicators, or shares of two wholes
├── OtherScope                  another municipality, or a part next to the whole it is in
│   └── NationalAgainstLocal
├── FlowAgainstStock            counted over a period against counted at a moment
├── PeriodNotComparable         periods of another length, in the wrong order, or without a date where one is needed
│   └── PeriodPassed            nothing is left of the target's period
├── FigureMissing               the register has no such figure
│   └── YearMissing
├── FigureAmbiguous             the register has more than one such figure
├── DenominatorMissing          no whole to take a share of, or a whole of 0
├── PartAboveWhole
└── DirectionMissing            the documents don't say whether higher or lower is better
"""

from __future__ import annotations

from assistant.calculator.figures import Figure
from assistant.errors import KaderwijzerError


class Refused(KaderwijzerError):
    """A calculation that would mislead. `figures` are those that don't go together; `remedy` is what can be done."""

    with_definitions = True

    def __init__(self, reason: str, figures: tuple[Figure, ...] = (), remedy: str = "") -> None:
        both = " en ".join(figure.described if self.with_definitions else figure.named for figure in figures)
        super().__init__(" ".join(filter(None, [reason, f"Het gaat om {both}." if both else "", remedy])))
        self.reason = reason
        self.figures = figures
        self.remedy = remedy


class OtherUnit(Refused):
    pass


class PlacesAgainstPeople(OtherUnit):
    pass


class OtherDefinition(Refused):
    pass


class OtherScope(Refused):
    pass


class NationalAgainstLocal(OtherScope):
    pass


class FlowAgainstStock(Refused):
    pass


class PeriodNotComparable(Refused):
    pass


class PeriodPassed(PeriodNotComparable):
    with_definitions = False


class FigureMissing(Refused):
    with_definitions = False


class YearMissing(FigureMissing):
    pass


class FigureAmbiguous(Refused):
    with_definitions = False


class DenominatorMissing(Refused):
    with_definitions = False


class PartAboveWhole(Refused):
    with_definitions = False


class DirectionMissing(Refused):
    with_definitions = False
