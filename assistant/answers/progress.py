"""How a target stands: the result that was entered for it, what remains, and the status with its rule.

Where no result is known the answer says so, and sets the target against the latest earlier value. A question for a result
that nobody entered is left to the documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answers import Draft, DraftClaim, Query
from assistant.answers.calculated import draft_calculation
from assistant.answers.near_figures import (
    NearFigure,
    all_figures,
    days_in,
    entered_rows,
    is_entered,
    is_year,
    near_figures,
    place_of,
    years_in,
)
from assistant.calculator import Assessment, Calculation, Figure, Refused, assess, remaining
from assistant.registers.indicators import MUNICIPALITIES
from assistant.search import named_documents
from assistant.wording import dutch_day

TARGETS = ("doel", "taakstelling")
# "Is het doel gehaald", "ligt de taakstelling op koers": for the status of a target, known or not.
STATUS = re.compile(
    r"\b(doel\w*|taakstelling\w*|target)\b.*\b(gehaald|behaald|bereikt|gerealiseerd|op (koers|schema)|reached|met|on track)\b"
    r"|\b(op (koers|schema)|gehaald|behaald|bereikt|on track)\b.*\b(doel\w*|taakstelling\w*|target)\b"
    r"|\b(hoe staat het|hoe staan we|hoe ver|status)\b.*\b(doel\w*|taakstelling\w*|target)\b"
    r"|\bnog\b.*\b(doel\w*|taakstelling\w*|target)\b.*\b(halen|bereiken|reach)\b",
    re.IGNORECASE,
)
# "Wat is het resultaat", "de tussenstand": for a result that was entered.
RESULT = re.compile(
    r"\b(resulta(at|ten)|tussenstand\w*|stand|realisatie|gerealiseerd|behaald|gehaald|bereikt|hoe staat het"
    r"|hoe ver|hoeveel|hoe hoog|hoe groot|result|how many)\b",
    re.IGNORECASE,
)
# The same, in words that a plan isn't asked for with.
ACHIEVED = re.compile(r"\b(resultaat|tussenstand\w*|realisatie|gerealiseerd|behaald|gehaald|bereikt)\b", re.IGNORECASE)
ASKED = re.compile(
    r"\bwat (is|was|wordt) (het resultaat|de (realisatie|tussenstand))\b.*\b(19|20)\d\d\b", re.IGNORECASE
)
# Words of a question for a plan, which no result answers.
PLAN = re.compile(r"\b(moet(en)?|doel\w*|taakstelling\w*|streef\w*|verwacht\w*|target)\b", re.IGNORECASE)
# Words that ask how it stands, and say nothing of what it is about.
WORDS = re.compile(
    r"\b(resulta(at|ten)|tussenstand\w*|stand|staat|realisatie|gerealiseerd|behaald|gehaald|bereikt|koers|schema|status"
    r"|doel|doelen|doelstelling\w*|ver|hoeveel|laatste|nieuwste|bekend|eind|begin|tot|met|en met|ingevoerd\w*"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|tertaal|kwartaal"
    r"|bestuursrapportage|rapportage)\b|\b(19|20)\d\d\b|\b\d{1,2}\b",
    re.IGNORECASE,
)
MIN_BEARING = 0.55


def answer(query: Query) -> Draft | None:
    """The draft of how a target stands; None where the question is for something else."""
    status, days = bool(STATUS.search(query.searched)), days_in(query.searched)
    achieved = bool(ASKED.search(query.searched) or (days and ACHIEVED.search(query.searched)))
    achieved = achieved and not PLAN.search(query.searched)
    if not (status or achieved or _asks_result(query)):
        return None
    near = [found for found in near_figures(query, WORDS.sub(" ", query.searched)) if found.bearing >= MIN_BEARING]
    figures = all_figures(query.registers, query.standing)
    target = _target(query, near)
    if target is None:
        return _alone(query, near)
    # Without a day the latest result counts: the same question gives the same answer on any day.
    day = max(days) if days else date.max
    try:
        found = assess(target, figures, min(day, target.period.last or day))
    except Refused:
        return _alone(query, near)
    if found.result is not None and is_entered(found.result):
        return _with_result(query, found, bool(days) and found.result.period.last not in days)
    if found.result is not None or not (status or achieved):
        return None
    return _without_result(found) if status else _nothing_known(found)


def _asks_result(query: Query) -> bool:
    """Whether an entered result may answer: not what was planned, nor what a document says of it."""
    said = query.searched
    if not query.standing.results or not RESULT.search(said) or PLAN.search(said):
        return False
    return not named_documents(said, query.index.texts.about)


def _target(query: Query, near: Sequence[NearFigure]) -> Figure | None:
    """The nearest target of the year and the municipality that the question names."""
    years = years_in(query.searched)
    places = {name for name in MUNICIPALITIES if name[0].isupper() and name.lower() in query.searched.lower()}
    for found in near:
        figure = found.figure
        if figure.kind not in TARGETS or (years and figure.period.year not in (*years, None)):
            continue
        if (figure.municipality in places) if places else (figure.municipality == "alle drie"):
            return figure
    return None


def _alone(query: Query, near: Sequence[NearFigure]) -> Draft | None:
    """An entered result that goes with no target, or with one that can't be judged."""
    days, years = days_in(query.searched), years_in(query.searched)
    for found in near:
        figure = found.figure
        if not is_entered(figure) or (days and figure.period.last not in days):
            continue
        if not years or figure.period.year in years:
            return Draft((_claim(query, figure),))
    return None


def _with_result(query: Query, found: Assessment, other_day: bool) -> Draft:
    """The result, what remains of the target, and the status of the day of the result."""
    result = found.result
    assert result is not None and result.period.last is not None
    target = found.target
    # As the status stood on the day of the result: a later day would make an interim result say nothing.
    found = assess(target, all_figures(query.registers, query.standing), result.period.last)
    calculations = [*_attempt(target, result), *(of for of in (found.deviation, found.expected) if of)]
    # The row of a result over a whole year names no day.
    whole = is_year(result.period)
    last = result.period.text if whole else dutch_day(result.period.last)
    status = "nog niet te bepalen" if found.status == "geen resultaat bekend" else found.status
    said = [f"Status {'over' if whole else 'op'} {last}: {status}. {found.rule} {found.assumption}".strip()]
    if other_day:
        until = "gaat over" if whole else "loopt tot en met"
        said.insert(0, f"Over de gevraagde periode is geen resultaat bekend; het laatste {until} {last}.")
    said += [f"{_capital(of.label)}: {of.line}." for of in calculations[:1]]
    claims = [_claim(query, result), *(DraftClaim(line, (), (), computed=True) for line in said)]
    return Draft((*claims, *_quotes(target)), tuple(draft_calculation(of) for of in calculations))


def _without_result(found: Assessment) -> Draft:
    """That no result is known, and the target against the latest earlier value where there is one."""
    if found.deviation is None or found.earlier is None:
        return _nothing_known(found)
    said = [f"{found.rule} Status: {found.status}."]
    said.append(f"{_capital(found.deviation.label)}: {found.deviation.line}.")
    claims = [DraftClaim(line, (), (), computed=True) for line in said]
    return Draft((*claims, *_quotes(found.target), *_quotes(found.earlier)), (draft_calculation(found.deviation),))


def _nothing_known(found: Assessment) -> Draft:
    return Draft((), notice=f"{found.rule} Het doel is {found.target.text}.")


def _attempt(target: Figure, result: Figure) -> list[Calculation]:
    try:
        return [remaining(target, result)]
    except Refused:
        return []


def _claim(query: Query, figure: Figure) -> DraftClaim:
    """An entered result as a sentence: the row itself."""
    text = entered_rows(query.registers, query.standing)[figure.id].text
    return DraftClaim(f"{text}.", (text,), (), results=(figure.id,))


def _quotes(figure: Figure) -> list[DraftClaim]:
    place = place_of(figure)
    if place is None or figure.source is None:
        return []
    quote = " ".join(figure.source.quote.split())
    return [DraftClaim(quote, (quote,), (place,))]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
