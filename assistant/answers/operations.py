"""What a question wants computed, and with which figures: from its words, its own numbers and the registers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from assistant.answers import Query
from assistant.answers.additions import over_years, sum_of_parts
from assistant.answers.near_figures import (
    YEAR,
    Found,
    Near,
    all_figures,
    days_in,
    is_entered,
    near_figures,
    numbers_in,
    years_in,
)
from assistant.answers.operation_words import (
    AGREES,
    AMOUNT_OF,
    CHANGE,
    DIFFERENCE,
    OF_TARGET,
    PART_OF_NUMBER,
    POINTS,
    RELATIVE,
    REMAINING,
    subject_of,
)
from assistant.answers.portions import SHARE, YOURS, share_asked
from assistant.calculator import (
    Calculation,
    Figure,
    Refused,
    Verdict,
    assess,
    converted,
    difference,
    formatted,
    realisation,
    relative_difference,
    remaining,
    share,
    typed,
    verdict,
)
from assistant.calculator.units import PERCENT
from assistant.numbers import decimal_of, dutch
from assistant.search import named_documents

MIN_BEARING = 0.35
# How much of a question two figures must bear each before something is said about what lies between them.
MIN_BEARING_OF_BOTH = 0.6
# How far down the list of near figures a partner for a calculation is looked for.
NEAR = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Calculations that answer a question, the most wanted first; `verdicts` on what the question itself states.

    `said` goes before the calculations: what they tell together.
    """

    calculations: tuple[Calculation, ...]
    verdicts: tuple[Verdict, ...] = ()
    said: tuple[str, ...] = ()


def wanted(query: Query) -> Wanted | None:
    """The calculations that a question asks for; None where it asks for none that the figures allow.

    Raises Refused where the figures that it names may not be set side by side.
    """
    known = _of_named_document(query, near_figures(query, subject_of(query.searched)))
    nearest = known[:NEAR]
    near = [found for found in nearest if found.bearing >= MIN_BEARING]
    numbers = numbers_in(query.text)
    figures = all_figures(query.registers, query.standing)
    adding = partial(sum_of_parts, figures=figures)
    for attempt in (
        _part_of_number,
        _own_numbers,
        _against_target,
        partial(over_years, figures=figures),
        _relative,
        _points,
        adding,
        _part_of_amount,
        partial(_missing, figures=figures),
        partial(share_asked, figures=figures),
        partial(_difference, known=known),
    ):
        # A sum names its parts by words that tell them apart, which bear little of a long question.
        found = attempt(query.searched, numbers, nearest if attempt is adding else near)
        if found:
            return _judged(query.searched, found)
    return None


def _of_named_document(query: Query, near: Near) -> Near:
    """The figures of the one document that a question names, and the results entered; all, where it names none or more."""
    named = named_documents(query.searched, query.index.texts.about)
    if len(named) != 1:
        return near
    return [of for of in near if is_entered(of.figure) or (of.figure.source and of.figure.source.document_id in named)]


def _judged(text: str, found: Found) -> Wanted:
    """With a verdict where the question states the outcome: "klopt het dat dat 35 % is"."""
    stated = re.search(r"(\d[\d.,]*)\s*(%|procent\b|per ?cent\b)", text)
    value = decimal_of(stated[1].rstrip(".,")) if stated else None
    if value is None or not AGREES.search(text) or found[0].unit != PERCENT:
        return Wanted(tuple(found), said=_range(found))
    judged = verdict(typed("wat in de vraag staat", value, PERCENT), found[0])
    return Wanted(tuple(found), (judged,))


def _range(found: Found) -> tuple[str, ...]:
    """In one line what lies between two bounds: "Het verschil is 3 tot 3,5 procentpunt."."""
    bounds = {of.word: of for of in found if of.signed}
    if len(found) != 2 or bounds.keys() != {"minimaal", "maximaal"}:
        return ()
    least, most = bounds["minimaal"], bounds["maximaal"]
    return (f"Het verschil is {dutch(least.value)} tot {formatted(most.value, most.unit)}.",)


def _own_numbers(text: str, numbers: list[Decimal], near: Near) -> Found:
    """Two numbers of the question itself: "hoeveel procent is 140 van 450"."""
    if not (SHARE.search(text) or AGREES.search(text)):
        return []
    match = re.search(r"(\d[\d.,]*)[^\d]{1,40}?\b(?:van de|van|op de|op|uit|en|of)\s+(\d[\d.,]*)", text)
    pair = [decimal_of(value.rstrip(".,")) for value in match.groups()] if match else []
    if len(pair) != 2 or None in pair or any(YEAR.fullmatch(str(value)) for value in pair):
        return []
    part, whole = sorted(value for value in pair if value is not None)
    known = {found.figure.value: found.figure for found in reversed(near)}
    calculations = [share(_typed(part, known), _typed(whole, known))]
    target = next((f.figure for f in near if f.figure.kind == "doel" and f.figure.denominator == whole), None)
    if target is not None and target.value != part:
        calculations.append(remaining(target, typed(target.label, part, target.unit)))
    return calculations


def _typed(value: Decimal, known: dict[Decimal, Figure]) -> Figure:
    """A number of the question; where a near figure has the same value it carries that one's source."""
    same = known.get(value)
    if same is None:
        return typed(YOURS, value)
    return Figure(same.label, value, source=same.source, word=same.word)


def _against_target(text: str, numbers: list[Decimal], near: Near) -> Found:
    """A result that somebody supposes, against the target: "stel er stromen 655 mensen uit"."""
    target = next((found.figure for found in near if found.figure.kind == "doel"), None)
    if target is None or len(numbers) != 1 or not (OF_TARGET.search(text) or REMAINING.search(text)):
        return []
    if numbers[0] == target.value:
        return _share_of_target(target, near) if SHARE.search(text) else []
    result = typed(YOURS, numbers[0], target.unit)
    if SHARE.search(text) or OF_TARGET.search(text):
        return [realisation(target, result), remaining(target, result)]
    return [remaining(target, result)]


def _share_of_target(target: Figure, near: Near) -> Found:
    """A target as a share: of its own whole, or of the whole that its indicator is given with elsewhere."""
    if target.denominator is not None:
        return [share(target)]
    known = next(
        (f.figure for f in near if f.figure.indicator is target.indicator and f.figure.denominator is not None), None
    )
    if known is None or known.denominator is None:
        return []
    whole = Figure(f"totaal bij {known.label}", known.denominator, known.unit, known.source)
    return [share(target, whole, assumption=f"het totaal blijft {known.denominator:f}")]


def _relative(text: str, numbers: list[Decimal], near: Near) -> Found:
    pair = _two_periods(text, near)
    if not (RELATIVE.search(text) or DIFFERENCE.search(text) or CHANGE.search(text)) or pair is None:
        return []
    earlier, later = pair
    relative, absolute = relative_difference(later, earlier), difference(later, earlier)
    return [relative, absolute] if RELATIVE.search(text) else [absolute, relative]


def _two_periods(text: str, near: Near) -> tuple[Figure, Figure] | None:
    """Two figures of one indicator for the two years that a question names; of a range, its first and last year."""
    years = sorted(years_in(text))
    if len(years) < 2:
        return None
    for found in near:
        indicator = found.figure.indicator
        if indicator is None:
            continue
        own = {
            other.figure.period.year: other.figure
            for other in reversed(near)
            if other.figure.indicator is indicator and other.figure.municipality == found.figure.municipality
        }
        if years[0] in own and years[-1] in own:
            return own[years[0]], own[years[-1]]
    return None


def _points(text: str, numbers: list[Decimal], near: Near) -> Found:
    """The distance in procentpunt between a figure of our own and the national one, both ends of a range."""
    if not POINTS.search(text):
        return []
    national = next((f.figure for f in near if f.figure.municipality == "landelijk" and f.figure.unit == "%"), None)
    if national is None:
        return []
    own = [
        f.figure
        for f in near
        if f.figure.unit == "%"
        and f.figure.municipality != "landelijk"
        and f.figure.source is not None
        and national.source is not None
        and f.figure.source.document_id == national.source.document_id
    ][:2]
    # A benchmark is there to be compared with; its definition is the document's own.
    bare = [Figure(f.label, f.value, f.unit, f.source, f.word) for f in (national, *sorted(own, key=lambda f: f.value))]
    return [difference(figure, bare[0]) for figure in bare[1:]]


def _part_of_number(text: str, numbers: list[Decimal], near: Near) -> Found:
    """So many per cent of a number, both of the question: "hoeveel is 31 % van 450"."""
    match = PART_OF_NUMBER.search(text)
    pair = [decimal_of(value.rstrip(".,")) for value in match.groups()] if match else []
    if len(pair) != 2 or pair[0] is None or pair[1] is None or AGREES.search(text):
        return []
    return [converted(typed("uw percentage", pair[0], PERCENT), "", typed(YOURS, pair[1]))]


def _part_of_amount(text: str, numbers: list[Decimal], near: Near) -> Found:
    """So many per cent of the amount that the percentage's own sentence names: € 19,2 mln × 64 %."""
    if not AMOUNT_OF.search(text):
        return []
    part = next((found.figure for found in near if found.figure.unit == "%"), None)
    if part is None or part.source is None:
        return []
    quote = part.source.quote
    wholes = [
        found.figure
        for found in near
        if found.figure.unit not in ("%", "procentpunt")
        and found.figure.source is not None
        and found.figure.source.document_id == part.source.document_id
        and re.search(rf"(?<![\d.,]){re.escape(found.figure.shown.split()[-1])}(?![\d]|[.,]\d)", quote)
    ]
    return [converted(part, wholes[0].unit, wholes[0])] if wholes else []


def _missing(text: str, numbers: list[Decimal], near: Near, figures: Sequence[Figure] = ()) -> Found:
    """What a target still needs, from the level that it starts from."""
    if not REMAINING.search(text):
        return []
    target = next((found.figure for found in near if found.figure.kind in ("doel", "taakstelling")), None)
    if target is None:
        return []
    own = [
        f.figure
        for f in near
        if f.figure.indicator is target.indicator and f.figure.kind not in ("doel", "taakstelling")
    ]
    known = _latest(target, figures, text) or (own[0] if own and target.nature != "stroom" else None)
    return [remaining(target, known)] if known else []


def _latest(target: Figure, figures: Sequence[Figure], text: str) -> Figure | None:
    """The latest result for a target, up to the day that a question names; else the value that it starts from.

    What counts over a period starts from nothing: last year's number is no part of this year's.
    """
    day = max(days_in(text), default=date.max)
    try:
        found = assess(target, figures, day, straight_line=False)
    except Refused:
        return None
    return found.result or (None if target.nature == "stroom" else found.earlier)


def _difference(text: str, numbers: list[Decimal], near: Near, known: Near) -> Found:
    """Between the two figures that are nearest, or that have the numbers which the question names."""
    if not DIFFERENCE.search(text):
        return []
    if len(numbers) == 2:
        by_value = {found.figure.value: found.figure for found in reversed(known) if found.bearing}
        if not {*numbers} <= by_value.keys():
            return [difference(typed("uw eerste getal", numbers[0]), typed("uw tweede getal", numbers[1]))]
        return [difference(by_value[numbers[0]], by_value[numbers[1]])]
    if len(near) < 2:
        return []
    one, other = near[0].figure, near[1].figure
    # Of two figures that the question doesn't name nothing can be told, not even why they don't go together.
    if near[1].bearing < MIN_BEARING_OF_BOTH:
        return []
    return [difference(one, other)]
