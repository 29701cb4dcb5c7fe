"""A target against a result: what remains, how much is realised, how far along the way, what each period must bring."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from assistant.calculator.calculations import Calculation, computed, notes_on
from assistant.calculator.comparability import check_target
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, DirectionMissing, PeriodPassed
from assistant.calculator.units import PERCENT, POINT

Direction = Literal["hoger is beter", "lager is beter"]
HUNDRED = Fraction(100)
# A bestuursrapportage comes every four months (prestatieovereenkomst 2020, chapter 2).
REPORT_MONTHS = 4


def direction_of(target: Figure) -> Direction:
    """Which way is better. A bound decides (≥ and > higher, ≤ and < lower), else the indicator does.

    A typed target counts as higher is better. Raises DirectionMissing where the register says 'geen oordeel'.
    """
    if target.operator in ("≥", ">"):
        return "hoger is beter"
    if target.operator in ("≤", "<"):
        return "lager is beter"
    if target.indicator is None or target.indicator.direction == "hoger is beter":
        return "hoger is beter"
    if target.indicator.direction == "lager is beter":
        return "lager is beter"
    raise DirectionMissing("Er staat niet bij of hoger of lager beter is.", (target,))


def meets(target: Figure, result: Figure) -> bool:
    """Whether a result makes its target. '=' and '~' are met by the figure itself or better: no document gives a margin.

    Raises what `direction_of` and `check_target` raise.
    """
    check_target(target, result)
    if direction_of(target) == "hoger is beter":
        return result.amount > target.amount if target.operator == ">" else result.amount >= target.amount
    return result.amount < target.amount if target.operator == "<" else result.amount <= target.amount


def rule_in_words(target: Figure) -> str:
    """When a target is met, in Dutch: "Behaald bij 700 personen of meer." Raises DirectionMissing."""
    amount = target.text.removeprefix(target.word).strip()
    if target.operator == ">":
        return f"Behaald bij meer dan {amount}."
    if target.operator == "<":
        return f"Behaald bij minder dan {amount}."
    words = f"Behaald bij {amount} of {'meer' if direction_of(target) == 'hoger is beter' else 'minder'}."
    return words + (" Het document zegt ongeveer en noemt geen marge." if target.operator == "~" else "")


def remaining(target: Figure, result: Figure) -> Calculation:
    """What must still be gained (higher is better) or lost (lower is better), in the target's unit, procentpunt for %.

    0 where the target is reached. Raises what `meets` raises.
    """
    reached = meets(target, result)
    higher = direction_of(target) == "hoger is beter"
    high, low = (target, result) if higher else (result, target)
    gap = max(high.amount - low.amount, Fraction(0))
    notes = list(notes_on(result))
    if reached:
        notes.append("Het doel is al gehaald.")
    elif gap == 0:
        notes.append("Het doel is pas gehaald als het cijfer er voorbij gaat.")
    return computed(
        f"nog te gaan: {target.label}",
        f"{high.shown} - {low.shown}" if not reached else f"{high.shown} - {low.shown}, dus 0",
        gap,
        POINT if target.unit == PERCENT else target.unit or result.unit,
        (target, result),
        decimals=1 if result.exact is not None or target.exact is not None else None,
        word="" if reached else joined([high.word], [low.word]),
        notes=notes,
        about=None if target.unit == PERCENT else target,
    )


def realisation(target: Figure, result: Figure, *, decimals: int = 1) -> Calculation:
    """How much of a target is realised, in %: result / target × 100, or target / result × 100 where lower is better.

    100 or more is reached. Raises DenominatorMissing where it would divide by 0, and what `meets` raises.
    """
    meets(target, result)
    higher = direction_of(target) == "hoger is beter"
    top, bottom = (result, target) if higher else (target, result)
    # A bound (minimaal 380) is exact in itself: it makes the degree no less exact.
    vague = target.word if target.operator in ("=", "~") else ""
    words = (result.word, vague) if higher else (vague, result.word)
    if bottom.amount <= 0:
        raise DenominatorMissing(
            "De realisatiegraad is niet te berekenen: er zou door 0 worden gedeeld.", (target, result)
        )
    return computed(
        f"realisatiegraad: {target.label}",
        f"{top.shown} / {bottom.shown} × 100",
        top.amount / bottom.amount * HUNDRED,
        PERCENT,
        (target, result),
        decimals=decimals,
        word=joined(words[:1], words[1:]),
        notes=() if higher else ("Lager is beter: het doel gedeeld door het resultaat.",),
    )


def progress(baseline: Figure, target: Figure, result: Figure, *, decimals: int = 1) -> Calculation:
    """How far along the way from baseline to target, in %: (result − baseline) / (target − baseline) × 100.

    Works both ways up; negative where the result moved away. Raises DenominatorMissing where baseline and target are equal,
    and what `check_target` raises.
    """
    check_target(target, result)
    check_target(target, baseline)
    if target.amount == baseline.amount:
        raise DenominatorMissing("Uitgangswaarde en doel zijn gelijk: er is geen weg af te leggen.", (baseline, target))
    words = [figure.word for figure in (baseline, target, result) if figure.word]
    return computed(
        f"afgelegde weg: {target.label}",
        f"({result.shown} - {baseline.shown}) / ({target.shown} - {baseline.shown}) × 100",
        (result.amount - baseline.amount) / (target.amount - baseline.amount) * HUNDRED,
        PERCENT,
        (baseline, target, result),
        decimals=decimals,
        word="ongeveer" if words else "",
        notes=notes_on(baseline),
    )


def periods_left(target: Figure, reporting_date: date, months: int = REPORT_MONTHS) -> int:
    """How many periods of so many months there are after a date, up to the end of the target's period; begun ones count.

    Raises PeriodPassed where that end has passed or is not known.
    """
    end = target.period.last
    if end is None or end <= reporting_date:
        raise PeriodPassed("De periode van het doel is voorbij of niet bekend.", (target,))
    # A date on the last day of a month stands for the whole month.
    after = (end.year - reporting_date.year) * 12 + end.month - reporting_date.month
    return max(1, -(-after // months))


def needed_per_period(
    target: Figure, result: Figure, periods: int, *, name: str = "periode van vier maanden", decimals: int = 1
) -> Calculation:
    """What each remaining period must bring: what remains / periods, in the target's unit (procentpunt for %).

    Raises PeriodPassed where no period remains, and what `remaining` raises.
    """
    if periods < 1:
        raise PeriodPassed("Er is geen periode meer over.", (target, result))
    rest = remaining(target, result)
    formula = "0" if rest.exact == 0 else f"({rest.formula}) / {periods}"
    return computed(
        f"nodig per {name}: {target.label}",
        formula,
        rest.exact / periods,
        rest.unit,
        (target, result),
        decimals=decimals,
        word=rest.word,
        notes=rest.notes,
    )
