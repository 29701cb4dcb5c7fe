"""A number that is computed from figures of the documents, with its formula, its inputs and their sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant import wording
from assistant.answers import Draft, DraftCalculation, DraftClaim, DraftInput, Query
from assistant.answers.additions import ADDED, AVERAGE
from assistant.answers.near_figures import entered_rows, is_entered, place_of, years_in
from assistant.answers.operations import wanted
from assistant.answers.portions import YOURS
from assistant.answers.quoted import table_claim_at
from assistant.calculator import Calculation, Figure, Refused, formatted

ASKS = re.compile(
    r"\b(procent|procentpunt\w*|percentage\w*|per ?cent|aandeel|welk (aan)?deel|verschil|met hoeveel"
    r"|hoeveel (meer|minder|extra|nog|euro|miljoen|daarvan|van (hen|die|deze|de \d[\d.]*))"
    r"|moet(en)? .*\bnog\b|nog (te gaan|nodig)|tekort|reken|bereken|optel\w*|tel(t|len) .*\bop\b|daling|stijging|groei\w*"
    r"|stijg\w*|daal\w*|stel\b|klopt|share|difference|gebruik (van )?(ge)?maakt|hoeveel .* is dat|erbij|bij komen)\b|%",
    re.IGNORECASE,
)
# A question for which of the two: "hoger of lager", "meer of minder".
WHICH = re.compile(
    r"\b(hoger of lager|lager of hoger|meer of minder|minder of meer|groter of kleiner|kleiner of groter|higher or lower"
    r"|more or less)\b",
    re.IGNORECASE,
)
WHICH_WAY = {"hoger": ("Hoger", "Lager"), "meer": ("Meer", "Minder"), "groter": ("Groter", "Kleiner")}
MOST_QUOTES = 3
# What stands between the two figures of a difference.
BETWEEN = (" min ", " tegenover ")


def answer(query: Query) -> Draft | None:
    """The draft of a calculation; None where nothing is to be computed, a notice where it would mislead."""
    said = query.searched
    if not (ASKS.search(said) or ADDED.search(said) or AVERAGE.search(said) or len(years_in(said)) > 1):
        return None
    try:
        found = wanted(query)
    except Refused as refusal:
        return Draft((), notice=str(refusal)) if query.kind == "berekening" else None
    if found is None:
        return None
    lines = lines_of(query, found.calculations, [*(judged.words for judged in found.verdicts), *found.said])
    claims = [DraftClaim(line, (), (), computed=True) for line in lines]
    rows = entered_rows(query.registers, query.standing)
    most = len(claims) + MOST_QUOTES
    for figure in dict.fromkeys(figure for calculation in found.calculations for figure in calculation.inputs):
        if is_entered(figure):
            row = rows[figure.id].text
            claim = DraftClaim(f"{row}.", (row,), (), results=(figure.id,))
            claims += [] if claim in claims else [claim]
        place = place_of(figure)
        if place is not None and len(claims) < most and figure.source is not None:
            quote = " ".join(figure.source.quote.split())
            claim = table_claim_at(query, place) or DraftClaim(quote, (quote,), (place,))
            if claim not in claims:
                claims.append(claim)
    stated = [judged.stated for judged in found.verdicts]
    return Draft(tuple(claims), tuple(draft_calculation(calculation, stated) for calculation in found.calculations))


def _which_way(text: str, calculation: Calculation) -> str:
    """The word that answers a question for which of the two: "Lager"; "" for another question."""
    asked = WHICH.search(text)
    if asked is None or not calculation.signed:
        return ""
    if not calculation.exact:
        return "Gelijk"
    words = asked[0].lower()
    more, less = next((pair for word, pair in WHICH_WAY.items() if word in words), WHICH_WAY["hoger"])
    return more if calculation.exact > 0 else less


def lines_of(query: Query, calculations: Sequence[Calculation], before: Sequence[str] = ()) -> list[str]:
    """What an answer says of its calculations; to a question for which of the two that word comes first.

    What a calculation is about is told once, where several have the same figures.
    """
    lines = list(before)
    told: list[frozenset[Figure]] = []
    for calculation in calculations:
        figures = frozenset(calculation.inputs)
        operation, about = _parts(calculation)
        about = "" if figures in told or about == YOURS else _without_repeats(about, calculation.inputs)
        outcome, assumed = outcome_in_words(calculation, query.language), calculation.assumption
        lines.append(wording.computed(operation, outcome, calculation.formula, about, assumed, query.language))
        told.append(figures)
    way = _which_way(query.searched, calculations[0])
    return [f"{way}. {lines[0]}", *lines[1:]] if way else lines


def outcome_in_words(calculation: Calculation, language: str) -> str:
    """ "3,7 % minder". Less than nothing by a minimaal keeps its sign: in words it would be a hooguit."""
    if not calculation.signed or not calculation.exact or (calculation.word and calculation.exact < 0):
        return calculation.text
    amount = f"{calculation.word} {formatted(calculation.value.copy_abs(), calculation.unit)}".lstrip()
    return wording.more_or_less(amount, calculation.exact > 0, language)


def _parts(calculation: Calculation) -> tuple[str, str]:
    """What was done and with what, out of a label such as "aandeel: met baan"."""
    operation, colon, about = calculation.label.partition(": ")
    if not colon or any(figure.label.startswith(operation) for figure in calculation.inputs):
        return "uitkomst", calculation.label
    return operation, about


def _without_repeats(about: str, figures: Sequence[Figure]) -> str:
    """What a difference is about, its indicator once: "Instroom: realisatie, 2017 tegenover realisatie, 2015"."""
    if len(figures) != 2 or about not in {f"{figures[0].label}{between}{figures[1].label}" for between in BETWEEN}:
        return about
    parts = [figure.label.split(", ") for figure in figures]
    shared = list(takewhile(lambda pair: pair[0] == pair[1], zip(*parts, strict=False)))[: min(map(len, parts)) - 1]
    same = ", ".join(part for part, _ in shared)
    return f"{same}: {about.replace(f'{same}, ', '')}" if same else about


def draft_calculation(calculation: Calculation, stated: Sequence[Figure] = ()) -> DraftCalculation:
    """A calculation with its figures, and with what the question itself states beside them."""
    return DraftCalculation(
        calculation.formula,
        float(calculation.value),
        calculation.unit,
        calculation.rounding,
        tuple(
            DraftInput(figure.label, float(figure.value), place_of(figure), figure.id if is_entered(figure) else "")
            for figure in (*calculation.inputs, *stated)
        ),
    )
