"""A share, a remainder or an amount, computed from the figures that one or two sentences state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant import dutch
from assistant.answers import DraftClaim, Query
from assistant.answers.bases import Base, Derived, of_year, only_count, percents_of, sentence_before
from assistant.answers.changes import MIN_ALIKE
from assistant.answers.near_figures import numbers_in, years_in
from assistant.answers.operation_words import AMOUNT_OF, OF_TARGET, POINTS, REMAINING
from assistant.answers.portions import SHARE, YOURS, amount_named
from assistant.answers.quoted import claim_of
from assistant.bearing import asked
from assistant.calculator import (
    Figure,
    converted,
    difference,
    realisation,
    remaining,
    share,
    typed,
)
from assistant.calculator.units import MONEY, PERCENT, money_rate
from assistant.numbers import dutch as in_dutch
from assistant.stated import alike, figures_in, part_of_whole, parts_in

MONEY_ASKED = re.compile(r"\b(euro|miljoen|bedrag|geld|money)\b|€", re.IGNORECASE)
# A part of what the sentence before it counts. "Dat is 31%" says of what that count is a part, which is another thing.
BACK = re.compile(r"^\W*(van hen|van deze|van die|daarvan|hiervan)\b", re.IGNORECASE)
# A target names more than the sentence that says how things are.
MIN_ALIKE_NOW = 0.25
# How much of what a percentage is of another sentence must bear to give its amount.
MIN_OF_WHAT = 0.7
OF_WHAT = re.compile(
    r"(?:%|procent)\s+van\s+(?:het|de|ons|onze|dit|deze|dat)\s+((?:\w+e )?[\w-]+(?: (?:voor|van)(?: de| het)? [\w-]+)?)",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(op dit moment|momenteel|nu|thans|inmiddels)\b", re.IGNORECASE)
RANGE = re.compile(r"tussen (?:de )?(\d[\d,]*) ?%? en (?:de )?(\d[\d,]*) ?%")
NATIONAL = re.compile(r"\blandelijk\w*\b", re.IGNORECASE)


def against_target(query: Query, bases: Sequence[Base]) -> Derived | None:
    """A result that somebody supposes, against what the first sentences say of that year."""
    numbers, years = numbers_in(query.text), years_in(query.searched)
    if len(numbers) != 1 or len(years) != 1 or not OF_TARGET.search(query.searched):
        return None
    (year,) = years
    for base in bases[:3]:
        target = of_year(base, year)
        if target is not None and target.value != numbers[0]:
            result = typed(YOURS, numbers[0], target.unit)
            return Derived((realisation(target, result), remaining(target, result)), base.claims)
    return None


def points(query: Query, bases: Sequence[Base]) -> Derived | None:
    """Our own percentage, or both ends of its range, against the national one."""
    if not POINTS.search(query.searched):
        return None
    for own in bases[:3]:
        ends = percents_of(own)
        if NATIONAL.search(own.of.sentence.text) or len(ends) != (2 if RANGE.search(own.of.sentence.text) else 1):
            continue
        for national in bases:
            benchmark = percents_of(national)
            follows = sentence_before(national) == own.of.sentence
            if follows and NATIONAL.search(national.of.sentence.text) and len(benchmark) == 1:
                return Derived(tuple(difference(end, benchmark[0]) for end in ends), (*own.claims, *national.claims))
    return None


def part_of_stated_whole(query: Query, bases: Sequence[Base]) -> Derived | None:
    """A part of a whole: of the parts between brackets, or of "190 van de 525"."""
    text, numbers = query.searched, numbers_in(query.text)
    if not SHARE.search(text):
        return None
    for base in bases[:3]:
        whole = parts_in(base.of.sentence, base.of.passage.document_id)
        named = [part for part in whole.parts if part.label.lower() in text.lower()] if whole else []
        if whole is not None and len(named) == 1 and not numbers:
            return Derived((share(named[0], whole.figure),), base.claims)
    for base in bases[:3]:
        part = part_of_whole(base.of.sentence, base.of.passage.document_id)
        if part is None or part.denominator is None or percents_of(base):
            continue
        # A share of a year that the question doesn't name may be a plan, and one without a year may be of another.
        years = years_in(text)
        of_now = part.period.year in years if years else part.period.year is None
        if {*numbers} <= {part.value, part.denominator} and base is bases[0] and of_now:
            return Derived((share(part),), base.claims)
        own = next((of for of in bases if numbers and any(f.value == numbers[0] for f in of.counted())), None)
        if len(numbers) == 1 and own is not None and own is not base and alike(own.terms, base.terms) >= MIN_ALIKE:
            figure = next(f for f in own.counted() if f.value == numbers[0])
            of_all = Figure("totaal", part.denominator, figure.unit, part.source)
            same = f"het totaal blijft {of_all.shown}"
            return Derived((share(figure, of_all, assumption=same),), (*own.claims, *base.claims))
    return None


def part_of_named_amount(query: Query, bases: Sequence[Base]) -> Derived | None:
    """The amount that the first sentence gives, as a share of the amount that the question names."""
    whole = amount_named(query.text)
    if whole is None or not SHARE.search(query.text) or not bases:
        return None
    part = only_count(bases[0])
    rate = money_rate(whole.unit, part.unit) if part else None
    if part is None or rate is None or Fraction(part.value) > Fraction(whole.value) * rate:
        return None
    return Derived((share(part, converted(whole, part.unit).figure()),), bases[0].claims)


def still_to_gain(query: Query, bases: Sequence[Base]) -> Derived | None:
    """What a target still needs from what is so now, both in one document."""
    years = years_in(query.searched)
    if not REMAINING.search(query.searched) or numbers_in(query.text) or len(years) > 1:
        return None
    for base in bases[:3]:
        target = part_of_whole(base.of.sentence, base.of.passage.document_id) or only_count(base)
        if target is None or target.period.year is None or (years and target.period.year not in years):
            continue
        for other in bases:
            now = only_count(other)
            same = other.of.passage.document_id == base.of.passage.document_id and other is not base
            if now is None or not same or not NOW.search(other.of.sentence.text) or now.unit != target.unit:
                continue
            if alike(other.terms, base.terms) >= MIN_ALIKE_NOW and now.value < target.value:
                return Derived((remaining(target, now),), (*base.claims, *other.claims))
    return None


def part_of_amount(query: Query, bases: Sequence[Base]) -> Derived | None:
    """So many per cent of an amount: of the same sentence, of the one before, or of what the percentage says it is of."""
    if not AMOUNT_OF.search(query.text) or SHARE.search(query.text):
        return None
    money = bool(MONEY_ASKED.search(query.text))
    numbers = numbers_in(query.text)
    for at, base in enumerate(bases[:3]):
        percents = percents_of(base)
        if at and (
            percents_of(bases[0])
            or any((given.unit in MONEY) == money and given.value not in numbers for given in bases[0].counted())
        ):
            return None  # what the first sentence says comes first
        if len(percents) != 1:
            continue
        for other, whole in _wholes(query, base, bases):
            if (whole.unit in MONEY) == money and (money or whole.unit):
                amount = converted(percents[0], whole.unit, replace(whole, period=percents[0].period))
                return Derived((amount,), (*other, *base.claims))
    return None


def _wholes(query: Query, base: Base, bases: Sequence[Base]) -> list[tuple[tuple[DraftClaim, ...], Figure]]:
    """What the percentage of a sentence can be of, with the sentence that says so."""
    text = base.of.sentence.text
    own = base.counted()
    if len(own) == 1 and re.search(
        rf"(?:%|procent)\s+van\s+[^.:;,]*?(?<!\d){re.escape(in_dutch(own[0].value))}(?!\d)", text
    ):
        # "28% van het budget (€ 19,2 miljoen)"; a count elsewhere in the sentence may be the part itself.
        return [(base.claims, own[0])]
    if BACK.search(text):
        before = sentence_before(base)
        figures = figures_in(before, base.of.passage.document_id) if before else ()
        counted = [of for of in figures if of.unit != PERCENT and of.unit]
        return [((claim_of(before, base.of.passage),), counted[0])] if before and len(counted) == 1 else []
    of_what = OF_WHAT.search(text)
    if of_what is None:
        return []
    words = asked(of_what[1], query.index.lexical.body)
    found = []
    for other in bases:
        amounts = [of for of in other.counted() if of.unit in MONEY]
        if (
            other is not base
            and len(amounts) == 1
            and words.borne(dutch.all_terms(other.of.sentence.text)) >= MIN_OF_WHAT
        ):
            found.append((other.claims, amounts[0]))
    return found
