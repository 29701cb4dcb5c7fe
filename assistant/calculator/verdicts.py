"""Whether a figure that somebody states agrees with one that was computed: 35 % with 250 van 657?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assistant.calculator.calculations import Calculation, computed
from assistant.calculator.comparability import check_unit
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import AROUND, LOWER, joined
from assistant.calculator.units import PERCENT, POINT, finite, formatted, rounded


@dataclass(frozen=True, slots=True)
class Verdict:
    """`agrees` is None where a word such as ongeveer leaves it open; `gap` is stated − computed."""

    agrees: bool | None
    stated: Figure
    computed: Calculation
    gap: Calculation
    words: str


def verdict(stated: Figure, calculation: Calculation) -> Verdict:
    """Holds a stated figure against a calculation, rounded to as many decimals as the stated figure has.

    Ruim and its like agree where the outcome is not below, bijna and its like where it is not above; ongeveer is left open,
    because no document gives a margin. Raises OtherUnit.
    """
    outcome = calculation.figure()
    check_unit(stated, outcome)
    shortest = finite(Fraction(stated.value)) or stated.value
    exponent = shortest.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    alike = rounded(calculation.exact, decimals)
    gap = computed(
        f"verschil: {stated.label} min {calculation.label}",
        f"{stated.shown} - {outcome.shown}",
        stated.amount - calculation.exact,
        POINT if PERCENT in (stated.unit, calculation.unit) else calculation.unit,
        (stated, outcome),
        decimals=1,
        word=joined([stated.word], [outcome.word]),
        signed=True,
    )
    agrees: bool | None
    if stated.word in AROUND or calculation.word:
        agrees = None
    elif stated.word:
        agrees = alike >= stated.value if stated.word in LOWER else alike <= stated.value
    else:
        agrees = alike == stated.value
    return Verdict(agrees, stated, calculation, gap, _in_words(agrees, stated, calculation))


def _in_words(agrees: bool | None, stated: Figure, calculation: Calculation) -> str:
    if agrees is None:
        word = stated.word or calculation.word
        return f"Dat is niet precies na te gaan: {calculation.line}, en het cijfer is {word}, zonder marge."
    if not agrees:
        return f"Nee: {calculation.line}, niet {stated.text}."
    same = formatted(stated.value, calculation.unit) == calculation.text
    return f"Ja: {calculation.line}." if same else f"Ja: {calculation.line}; dat past bij {stated.text}."
