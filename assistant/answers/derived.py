"""A number that is computed from what sentences and tables state, in documents of which nobody made a register of figures.

Only where the passages found leave one way to read it: two years of one row, a percentage of the amount beside it, the part
and the whole of one sentence. The figures are quoted with their places, as those of a register are.
"""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, Query
from assistant.answers.aboutness import subject_of_question, told_by
from assistant.answers.additions import ADDED
from assistant.answers.bases import Derived, bases_of
from assistant.answers.calculated import draft_calculation, lines_of
from assistant.answers.changes import PLUS, change, change_in_row, sum_of_rows
from assistant.answers.derivations import (
    against_target,
    part_of_amount,
    part_of_named_amount,
    part_of_stated_whole,
    points,
    still_to_gain,
)
from assistant.answers.exactness import lacking
from assistant.answers.near_figures import numbers_in
from assistant.answers.operation_words import (
    AMOUNT_OF,
    CHANGE,
    DIFFERENCE,
    OF_TARGET,
    POINTS,
    RELATIVE,
    REMAINING,
    subject_of,
)
from assistant.answers.portions import SHARE
from assistant.bearing import terms_of
from assistant.calculator import Refused

# How much of what the question is about the quotes must bear, with their titles.
MIN_SUBJECT = 0.45
# "Om het doel te halen" tells what to compute, not about what.
GOAL = re.compile(r"\b(?:doel(?:en|stelling(?:en)?)?|halen|behalen|bereiken|moet(?:en)?|target|reach)\b", re.IGNORECASE)
# What a question says that wants one of these; most questions say nothing of the kind.
ASKS = (RELATIVE, DIFFERENCE, CHANGE, OF_TARGET, POINTS, SHARE, REMAINING, AMOUNT_OF, ADDED, PLUS)
ATTEMPTS = (
    change_in_row,
    sum_of_rows,
    change,
    against_target,
    points,
    part_of_named_amount,
    part_of_stated_whole,
    still_to_gain,
    part_of_amount,
)


def answer(query: Query) -> Draft | None:
    """The draft of a calculation with figures that the sentences found state; None where they leave no one way."""
    if not query.hits or not any(pattern.search(query.searched) for pattern in ASKS):
        return None
    bases = bases_of(query)
    for attempt in ATTEMPTS:
        try:
            derived = attempt(query, bases)
        except Refused:
            continue
        if derived is None or not _uses_all_numbers(query, derived):
            continue
        if _is_about(query, derived) and not lacking(query, derived.quotes):
            lines = [DraftClaim(line, (), (), computed=True) for line in lines_of(query, derived.calculations)]
            return Draft((*lines, *dict.fromkeys(derived.quotes)), tuple(map(draft_calculation, derived.calculations)))
    return None


def _uses_all_numbers(query: Query, derived: Derived) -> bool:
    """Is each number that the question names calculated with? One that is not makes it a question about something else."""
    used = {figure.value for calculation in derived.calculations for figure in calculation.inputs}
    return {*numbers_in(query.text)} <= used


def _is_about(query: Query, derived: Derived) -> bool:
    """Do the quotes bear what a question is about, apart from what it wants computed, its numbers and its years?"""
    said = GOAL.sub(" ", CHANGE.sub(" ", subject_of(query.searched)))
    subject = subject_of_question(query, said)
    told = " ".join(told_by(query, claim) for claim in derived.quotes)
    return bool(subject.words) and subject.borne(terms_of(told)) >= MIN_SUBJECT
