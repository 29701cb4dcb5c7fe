"""The status of a target at a reporting date, with the rule that decided it in words.

The documents set no interim targets. A straight line over the year is therefore an assumption: it is named with the outcome,
and `straight_line=False` does without. Then a running figure below its target says nothing yet.

A better result never gets a worse status: niet behaald < geen resultaat bekend < risico < op koers < behaald.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from assistant.calculator.calculations import Calculation, computed
from assistant.calculator.comparability import counted_from, is_running_total, months_of
from assistant.calculator.figures import Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.targets import direction_of, meets, rule_in_words
from assistant.calculator.units import PERCENT, POINT
from assistant.wording import dutch_day

Status = Literal["behaald", "op koers", "risico", "niet behaald", "geen resultaat bekend"]
# From worst to best.
ORDER: tuple[Status, ...] = ("niet behaald", "geen resultaat bekend", "risico", "op koers", "behaald")
# What an earlier value may be; a forecast is none.
MEASURED = ("realisatie", "uitgangswaarde", "aantal")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status and all that led to it.

    `result` is the realised figure that was judged, `earlier` the latest comparable value from before the target's period.
    `expected` is where a straight line would be on the day of the result, `deviation` is result (or earlier value) − target.
    `assumption` is "" where nothing was assumed.
    """

    status: Status
    rule: str
    target: Figure
    reporting_date: date
    result: Figure | None = None
    earlier: Figure | None = None
    expected: Calculation | None = None
    deviation: Calculation | None = None
    assumption: str = ""
    notes: tuple[str, ...] = ()


def assess(
    target: Figure, figures: Iterable[Figure], reporting_date: date, *, straight_line: bool = True
) -> Assessment:
    """The status of a target (kind doel or taakstelling), given every figure that is known on the reporting date.

    Only realised figures of the same indicator, unit and municipality count, and only those whose period has ended by then.
    Where two are of the same day, the last given counts. Raises DirectionMissing where there is a result to judge but the
    register doesn't say which way is better.
    """
    known = [figure for figure in figures if _belongs(target, figure, reporting_date)]
    realised = [figure for figure in known if figure.kind == "realisatie" and _within(target, figure)]
    skipped = tuple(
        f"“{figure.label}” telt niet mee: het is geen telling vanaf het begin van de periode van het doel."
        for figure in realised
        if not _counts(target, figure)
    )
    result = _latest(figure for figure in realised if _counts(target, figure))
    earlier = _earlier(target, known)
    if result is None:
        return _without_result(target, earlier, reporting_date, skipped)
    status, rule, expected, assumption = _judged(target, result, earlier, reporting_date, straight_line)
    return Assessment(
        status,
        rule,
        target,
        reporting_date,
        result,
        earlier,
        expected,
        _deviation(target, result),
        assumption,
        skipped,
    )


def _belongs(target: Figure, figure: Figure, reporting_date: date) -> bool:
    if target.indicator is None or figure.indicator is None or figure.kind not in MEASURED:
        return False
    same = (figure.indicator.id, figure.unit, figure.municipality)
    if same != (target.indicator.id, target.unit, target.municipality):
        return False
    return figure.period.last is None or figure.period.last <= reporting_date


def _begin(target: Figure) -> date | None:
    return counted_from(target.period)


def _within(target: Figure, figure: Figure) -> bool:
    begin, end, last = _begin(target), target.period.last, figure.period.last
    if last is None:
        return False
    # A target without a date is for as long as it stands.
    return begin is None or end is None or begin <= last <= end


def _counts(target: Figure, figure: Figure) -> bool:
    """Of a flow only what counts from the beginning of the target's period; of the rest everything."""
    return target.nature != "stroom" or target.period.last is None or is_running_total(target, figure)


def _latest(figures: Iterable[Figure]) -> Figure | None:
    latest: Figure | None = None
    for figure in figures:
        if latest is None or (figure.period.last or date.min) >= (latest.period.last or date.min):
            latest = figure
    return latest


def _earlier(target: Figure, known: Iterable[Figure]) -> Figure | None:
    """The latest comparable value of before the target's period; one without a date only where there is no other."""
    candidates = list(known)
    begin = _begin(target)
    length = months_of(target.period, target.nature)
    dated = [
        figure
        for figure in candidates
        if figure.period.last is not None
        and (begin is None or figure.period.last < begin)
        and (target.nature != "stroom" or months_of(figure.period, figure.nature) == length)
    ]
    return _latest(dated) or next((figure for figure in candidates if figure.period.last is None), None)


def _without_result(
    target: Figure, earlier: Figure | None, reporting_date: date, skipped: tuple[str, ...]
) -> Assessment:
    rule = f"Over de periode van het doel ({target.period.text or 'niet genoemd'}) is geen resultaat bekend."
    notes = list(skipped)
    if earlier is None:
        notes.append("Er is ook geen eerdere waarde die te vergelijken is.")
    elif earlier.period.last is None:
        notes.append(f"Bij “{earlier.label}” noemt het document geen datum.")
    deviation = _deviation(target, earlier) if earlier else None
    return Assessment(
        "geen resultaat bekend",
        rule,
        target,
        reporting_date,
        earlier=earlier,
        deviation=deviation,
        notes=tuple(notes),
    )


def _judged(
    target: Figure, result: Figure, earlier: Figure | None, reporting_date: date, straight_line: bool
) -> tuple[Status, str, Calculation | None, str]:
    met = meets(target, result)
    higher = direction_of(target) == "hoger is beter"
    rule = rule_in_words(target)
    end = target.period.last
    if end is None:
        words = "Het doel heeft geen einddatum: het laatste resultaat"
        if met:
            return "op koers", f"{rule} {words} voldoet.", None, ""
        return "risico", f"{rule} {words} voldoet niet.", None, ""
    if result.period.last == end:
        words = f"Het resultaat gaat over de hele periode ({target.period.text})."
        return ("behaald" if met else "niet behaald"), f"{rule} {words}", None, ""
    # From here on the result is a running figure. What a flow has counted, stays counted.
    if target.nature == "stroom" and met == higher:
        words = "De tussenstand is er al, en wat geteld is blijft geteld."
        return ("behaald", f"{rule} {words}", None, "") if higher else ("niet behaald", f"{rule} {words}", None, "")
    if reporting_date >= end:
        return "geen resultaat bekend", f"{rule} De periode is voorbij; bekend is alleen een tussenstand.", None, ""
    if met and target.nature != "stroom":
        return "op koers", f"{rule} De tussenstand voldoet nu; de periode loopt nog.", None, ""
    expected, assumption = _expected(target, result, earlier) if straight_line else (None, "")
    if expected is None:
        words = "De documenten noemen geen tussendoel, dus een tussenstand zegt nog niets."
        return "geen resultaat bekend", f"{rule} {words}", None, ""
    on_line = result.amount >= expected.exact if higher else result.amount <= expected.exact
    side = "minstens" if higher else "hoogstens"
    on = dutch_day(result.period.last) if result.period.last else result.period.text
    words = f"Op koers bij {side} {expected.text} op {on}, anders risico."
    return ("op koers" if on_line else "risico"), f"{rule} {words}", expected, assumption


def _expected(target: Figure, result: Figure, earlier: Figure | None) -> tuple[Calculation | None, str]:
    """Where a straight line stands on the day of the result; None where the register doesn't tell how the figure runs."""
    begin, end, day = _begin(target), target.period.last, result.period.last
    if begin is None or end is None or day is None or not target.nature:
        return None, ""
    passed, whole = (day - begin).days + 1, (end - begin).days + 1
    part = Fraction(passed, whole)
    inputs: tuple[Figure, ...] = (target,)
    if target.nature == "stroom":
        exact, formula = target.amount * part, f"{target.shown} × {passed} / {whole}"
        words = "elke dag van de periode telt even zwaar."
    elif earlier is None:
        exact, formula = target.amount, target.shown
        words = "er is geen uitgangswaarde, dus het doel geldt ook nu al."
    else:
        exact = earlier.amount + (target.amount - earlier.amount) * part
        formula = f"{earlier.shown} + ({target.shown} - {earlier.shown}) × {passed} / {whole}"
        inputs = (earlier, target)
        words = f"van {earlier.text} aan het begin naar {target.text} aan het eind, elke dag even veel."
    line = computed("rechte lijn naar het doel", formula, exact, target.unit, inputs, decimals=1)
    return line, f"Aanname, niet uit de documenten: een rechte lijn; {words}"


def _deviation(target: Figure, figure: Figure) -> Calculation:
    # A bound (minimaal 380) is exact in itself: it makes the deviation no less exact.
    vague = target.word if target.operator in ("=", "~") else ""
    return computed(
        f"afwijking: {figure.label} min {target.label}",
        f"{figure.shown} - {target.shown}",
        figure.amount - target.amount,
        POINT if target.unit == PERCENT else target.unit,
        (figure, target),
        decimals=None,
        word=joined([figure.word], [vague]),
        signed=True,
    )
