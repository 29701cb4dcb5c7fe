"""Sentences found with the figures that they state, and what is computed from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import dutch
from assistant.answers import DraftClaim, Query
from assistant.answers.quoted import Candidate, candidates, claim_of
from assistant.calculator import Calculation, Figure
from assistant.calculator.units import PERCENT
from assistant.datatypes import Sentence
from assistant.stated import figures_in

# How many of the best sentences are read.
READ = 10
# What a sentence counts, where that stands in the one before.
REFERS = re.compile(
    r"\b(?:dat|dit|deze|die) (?:aantal|bedrag|percentage|groep|budget|plekken|banen|mensen|personen|taakstelling)\b"
    r"|\b(?:van hen|daarvan|hiervan|hiervoor|daarvoor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Derived:
    """Calculations, the most wanted first, and the quotes that their figures stand in."""

    calculations: tuple[Calculation, ...]
    quotes: tuple[DraftClaim, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """A sentence found, with the figures that it states."""

    of: Candidate
    figures: tuple[Figure, ...]

    @property
    def claims(self) -> tuple[DraftClaim, ...]:
        """The sentence as it is quoted, after the one that it refers back to, if it does."""
        own = claim_of(self.of.sentence, self.of.passage)
        before = sentence_before(self) if REFERS.search(self.of.sentence.text) else None
        return (claim_of(before, self.of.passage), own) if before else (own,)

    @property
    def terms(self) -> list[str]:
        """What it is about, without its numbers."""
        return [term for term in dutch.content_terms(self.of.sentence.text) if not term[0].isdigit()]

    def counted(self) -> list[Figure]:
        """Its figures that are no percentage."""
        return [of for of in self.figures if of.unit != PERCENT]


def bases_of(query: Query) -> list[Base]:
    """The best sentences, best first, of the documents that have no figures in the register."""
    known = prepared(query)
    found = [of for of in candidates(query) if of.passage.document_id not in known][:READ]
    return [Base(of, figures_in(of.sentence, of.passage.document_id)) for of in found]


def prepared(query: Query) -> frozenset[str]:
    """The documents of which somebody put the figures in the register: what it lacks was left out on purpose."""
    return frozenset(of.source.document_id for of in query.registers.observations)


def of_year(base: Base, year: int) -> Figure | None:
    """The only count that a sentence gives of a year."""
    found = [figure for figure in base.counted() if figure.period.year == year]
    return found[0] if len(found) == 1 else None


def only_count(base: Base) -> Figure | None:
    """The only count of a sentence."""
    return base.counted()[0] if len(base.counted()) == 1 else None


def percents_of(base: Base) -> list[Figure]:
    return [of for of in base.figures if of.unit == PERCENT]


def sentence_before(base: Base) -> Sentence | None:
    """The sentence that stands before one in its passage."""
    sentences = base.of.passage.sentences
    at = sentences.index(base.of.sentence)
    return sentences[at - 1] if at else None
