"""A question to an answer: what is asked, what is found, which kind of answer, and the check that each answer passes."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import __version__, answers, dutch, locks, wording
from assistant.answers import NONE_ENTERED, NONE_RECORDED, Draft, DraftCalculation, Place, Query
from assistant.answers.acquaintance import is_strange
from assistant.answers.ambiguous import to_choose
from assistant.answers.near_figures import entered_rows
from assistant.answers.places import PLACES
from assistant.answers.responsible import who_could_know
from assistant.catalogue import rows_of
from assistant.datatypes import (
    Answer,
    Calculation,
    Citation,
    Claim,
    Entered,
    Filter,
    Hit,
    Kind,
    ListedRow,
    Listing,
    Nearest,
    ReadProblem,
    Searched,
)
from assistant.embedding import Embedder
from assistant.errors import AnswerRejected
from assistant.followup import completed
from assistant.fulfilment import Standing as Fulfilled
from assistant.index import Index
from assistant.passages import page_at, section_at
from assistant.registers import Registers
from assistant.reranking import Reranker
from assistant.results import Standing
from assistant.search import nearest_questions, search
from assistant.thesaurus import Thesaurus

log = logging.getLogger(__name__)

HITS = 10
MOST_NEAREST = 3
# From here on a question of the corpus may be what somebody means whose own question has no answer.
MIN_CHOICE = 0.3
MOST_CHARACTERS = 2000
# What a question is about, by its wording; the first that matches.
KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "berekening",
        r"met hoeveel (procent|%)|reken|verschil tussen .*\d|hoeveel procent (is|groei|stijg|daal)|percentage points",
    ),
    ("inspraak", r"inspraak|adviesra|\bfnv\b|\brcpa\b|cli[eë]ntenparticipatie|advisory council"),
    ("indicator", r"hoeveel|percentage|procent|how many"),
    (
        "verantwoordelijkheid",
        r"^\W*wie\b|\bwelke (organisatie|partij)|\bwhich organi[sz]ation|\bresponsible for\b|^\W*who\b",
    ),
    ("indicator", r"doel(stelling)?\b|\d{4}|target"),
    ("begrip", r"wat (is|zijn|betekent|houdt)|waar staat .* voor|afkorting|betekenis|what does .* mean|stand for"),
    ("verantwoordelijkheid", r"\bwie\b|verantwoordelijk|welke (organisatie|partij)|\brol\b|\bwho\b|responsib"),
    ("toezegging", r"toegezegd|toezegging|beloofd|afgesproken|promis"),
)


def kind_of(question: str) -> Kind:
    lower = question.lower()
    return next((kind for kind, pattern in KINDS if re.search(pattern, lower)), "beleid")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a question is answered from: the index, the registers, what people call things, and what they entered:
    results, and evidence that commitments were kept.

    `unread` are files beside the documents that can't be read.
    """

    index: Index
    embedder: Embedder
    registers: Registers
    thesaurus: Thesaurus
    standing: Standing = NONE_ENTERED
    fulfilled: Fulfilled = NONE_RECORDED
    unread: tuple[ReadProblem, ...] = ()
    reranker: Reranker | None = None

    @property
    def corpus_id(self) -> str:
        """One name for all that answers come from: documents, registers, and what was entered and counts."""
        own = self.index.manifest.corpus_id
        entered = (*self.standing.results, *(given for given in self.fulfilled.evidence if given.undone is None))
        if not entered:
            return own
        return hashlib.sha256("\0".join((own, *map(repr, entered))).encode()).hexdigest()[:16]

    @property
    def entered(self) -> dict[str, Entered]:
        """The entered results in force as answers name them, by id."""
        return entered_rows(self.registers, self.standing)

    def completed(self, question: str, turns: Sequence[str]) -> str:
        """The question with what it takes from the one before, where it leans on it."""
        organisations = (row.organisation for row in self.registers.responsibilities)
        return completed(question, turns, PLACES, organisations)

    @property
    def rows(self) -> frozenset[tuple[str, ...]]:
        """The cells of every row of the registers, as a citation may carry them."""
        return rows_of(self.registers)


def ask(knowledge: Knowledge, question: str, turns: Sequence[str] = (), limit: Filter | None = None) -> Answer:
    """The answer to a question, given earlier questions of the same conversation, oldest first.

    The same question on the same index gives the same answer but for `elapsed_ms`.
    """
    begin = time.perf_counter()
    asked = question.strip()[:MOST_CHARACTERS]
    searched_for = knowledge.completed(asked, turns)
    language = dutch.language(asked)
    index, embedder = knowledge.index, knowledge.embedder
    meant = knowledge.thesaurus.meant(searched_for)
    near = nearest_questions(index, embedder, searched_for, meant)
    reranker = knowledge.reranker
    hits = search(index, embedder, searched_for, HITS, limit, meant, near, reranker) if dutch.words(asked) else ()
    query = Query(
        asked,
        searched_for,
        language,
        kind_of(searched_for),
        hits,
        index,
        embedder,
        knowledge.registers,
        meant,
        near,
        knowledge.standing,
        knowledge.fulfilled,
    )
    searched = _searched(knowledge, hits)
    answer = Answer(
        question=question,
        kind=query.kind,
        status="not_found",
        claims=(),
        citations=(),
        searched=searched,
        answer_id=_answer_id(knowledge, question, turns),
        corpus_id=knowledge.corpus_id,
        elapsed_ms=0.0,
        notice=wording.empty_question(language),
        understood=searched_for if searched_for != asked else "",
        also=tuple(dict.fromkeys(term for of in meant if of.everyday for term in of.terms)),
    )
    draft = answers.draft(query)
    if draft is not None and draft.claims:
        answer = _checked(answer, draft, query, knowledge)
    elif draft is not None and draft.notice:
        answer = replace(answer, notice=draft.notice)
    elif draft is not None and draft.choices:
        answer = replace(answer, status="ambiguous", notice=wording.ambiguous(language), choices=draft.choices)
    elif dutch.words(asked):
        answer = _unanswered(answer, query, draft or Draft(()))
    return replace(answer, elapsed_ms=round((time.perf_counter() - begin) * 1000, 3))


def _checked(unanswered: Answer, draft: Draft, query: Query, knowledge: Knowledge) -> Answer:
    """The draft as an answer, or the one without an answer where it fails a lock."""
    listed = draft.listing.rows if draft.listing else ()
    places = list(
        dict.fromkeys(
            [place for claim in draft.claims for place in claim.places]
            + [row.place for row in listed if row.place]
            + [given.place for of in draft.calculations for given in of.inputs if given.place]
        )
    )
    numbers = {place: number for number, place in enumerate(places, start=1)}
    told = list(
        dict.fromkeys(
            [name for claim in draft.claims for name in claim.results]
            + [given.result for of in draft.calculations for given in of.inputs if given.result]
        )
    )
    results = {name: number for number, name in enumerate(told, start=1)}
    answer = replace(
        unanswered,
        status="answered",
        notice="",
        citations=tuple(citation(knowledge.index, place) for place in places),
        claims=tuple(
            Claim(
                claim.text,
                tuple(sorted(numbers[place] for place in claim.places)),
                claim.pieces,
                claim.computed,
                results=tuple(results[name] for name in claim.results),
            )
            for claim in draft.claims
        ),
        calculations=tuple(_calculation(of, numbers, results) for of in draft.calculations),
        results=tuple(knowledge.entered[name] for name in told),
        listing=Listing(
            draft.listing.file,
            draft.listing.limits,
            tuple(ListedRow(row.id, row.cells, numbers[row.place] if row.place else None) for row in listed),
        )
        if draft.listing
        else None,
    )
    answer = replace(answer, claims=_fitting(answer, query.language))
    if query.language != "nl":
        terms = knowledge.thesaurus.explained(piece for claim in answer.claims for piece in claim.pieces)
        answer = replace(answer, glossary=terms)
    try:
        locks.check(answer, knowledge.index.texts.document, knowledge.rows, knowledge.entered.values())
    except AnswerRejected as problem:
        # Which lock failed is for the maker; the question itself is not logged.
        log.error("antwoord %s geweigerd: %s", answer.answer_id, problem)
        return _unanswered(unanswered, query, Draft(()))
    return answer


def _fitting(answer: Answer, language: str) -> tuple[Claim, ...]:
    """As many of the claims as there is room for; in another language each document is named where it begins to speak."""
    framed: list[Claim] = []
    speaking = ""
    words = 0
    for claim in answer.claims:
        title = answer.citations[claim.citations[0] - 1].title if claim.citations and not claim.computed else speaking
        first, later = wording.frames(title, language)
        frame = "" if title == speaking else later if framed else first
        words += len(f"{frame}{claim.text}".split()) + len(claim.citations) + 2 * len(claim.results)
        if framed and words > locks.MOST_WORDS:
            break
        speaking = title
        framed.append(replace(claim, text=frame + claim.text, frame=frame))
    return tuple(framed)


def _unanswered(answer: Answer, query: Query, draft: Draft) -> Answer:
    """The answer that says that nothing answers: why, what comes nearest, who could know, and what may be meant."""
    told = wording.lacks(draft.lacking.what, draft.lacking.named, query.language) if draft.lacking else ""
    places = (_nearest(query.index, place.document_id, place.start, place.end) for place in draft.near)
    nearest: dict[tuple[str, str], Nearest] = {}
    for of in (*places, *answer.searched.nearest):
        nearest.setdefault((of.document_id, of.section), of)
    searched = replace(
        answer.searched,
        lacking=told,
        could_know=who_could_know(query),
        nearest=tuple(nearest.values())[:MOST_NEAREST],
    )
    near = [of for of in query.near if of.share >= MIN_CHOICE] if not is_strange(query) else []
    meant = to_choose(near, query.language, MOST_NEAREST)
    return replace(answer, searched=searched, notice=wording.not_found(searched, query.language), choices=meant)


def _calculation(of: DraftCalculation, numbers: Mapping[Place, int], results: Mapping[str, int]) -> Calculation:
    """A calculation with the numbers of the citations and of the entered results that its inputs come from."""
    inputs = tuple((given.label, given.value, numbers[given.place] if given.place else None) for given in of.inputs)
    entered = tuple(results.get(given.result) for given in of.inputs)
    return Calculation(of.formula, of.value, of.unit, of.rounding, inputs, entered if any(entered) else ())


def citation(index: Index, place: Place) -> Citation:
    """The citation of a place in the indexed documents."""
    document = index.texts.document(place.document_id)
    section = section_at(document, place.start)
    return Citation(
        document_id=document.id,
        title=document.title,
        page=page_at(document, place.start),
        section=" › ".join(section[-2:]),
        quote=document.text[place.start : place.end],
        start=place.start,
        end=place.end,
        sha256=document.sha256,
        row=place.row,
    )


def _searched(knowledge: Knowledge, hits: Sequence[Hit]) -> Searched:
    index = knowledge.index
    nearest: dict[tuple[str, str], Nearest] = {}
    for hit in hits[:5]:
        found = _nearest(index, hit.passage.document_id, hit.passage.start, hit.passage.end)
        nearest.setdefault((found.document_id, found.section), found)
    return Searched(
        documents=len(index.texts.document_ids),
        passages=index.manifest.passages,
        unread=len(index.manifest.problems) + len(knowledge.unread),
        nearest=tuple(nearest.values())[:MOST_NEAREST],
    )


def _nearest(index: Index, document_id: str, start: int, end: int) -> Nearest:
    document = index.texts.document(document_id)
    return Nearest(document.id, document.title, " › ".join(section_at(document, start)[-2:]), start, end)


def _answer_id(knowledge: Knowledge, question: str, turns: Sequence[str]) -> str:
    made_with = [knowledge.index.manifest.model, *([knowledge.reranker.fingerprint] if knowledge.reranker else [])]
    parts = (__version__, knowledge.corpus_id, *made_with, *turns, question)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
