"""Evidence that a commitment was kept: a quote of a later document. Whether it counts is looked at again each time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.datatypes import Document
from assistant.errors import WrongUse
from assistant.registers.commitments import Commitment
from assistant.registers.sources import find

# A quote of fewer words would stand in nearly every document.
LEAST_WORDS: Final = 4
# An answer quotes it whole, and has room for some 120 words.
MOST_WORDS: Final = 80


class FulfilmentProblem(WrongUse):
    """Root of what can go wrong with evidence and notes; each message says in Dutch what to do."""


class LinesBroken(FulfilmentProblem):
    """A line of the ledger can't be read."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote, and the document that it should stand in."""

    document_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Undo:
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof as stored: by whom, when (ISO), for which commitment. `promise` is that one's own quote at that moment."""

    id: str
    commitment_id: str
    promise: str
    proof: Proof
    who: str
    when: str
    undone: Undo | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote with a commitment; `promise` as in Evidence."""

    commitment_id: str
    promise: str
    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All that was stored, in its order, undone evidence too."""

    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()


def refusal(row: Commitment, proof: Proof, documents: Mapping[str, Document]) -> str:
    """Why a proof is none for a commitment, as the documents are now; "" where it is one."""
    promised, later = documents.get(row.source.document_id), documents.get(proof.document_id)
    if later is None:
        return "Het document is er niet (meer). Kies een ander document."
    if len(proof.quote.split()) < LEAST_WORDS:
        return f"Het citaat is te kort. Neem minstens {LEAST_WORDS} woorden letterlijk over."
    if len(proof.quote.split()) > MOST_WORDS:
        return f"Het citaat is te lang. Neem alleen de zin over die het laat zien, hooguit {MOST_WORDS} woorden."
    if promised is None or promised.year is None or later.year is None:
        return "Van een van beide documenten is geen jaar bekend. Zonder jaar is niet te zien of het bewijs later is."
    if later.year <= promised.year:
        return (
            f"“{later.title}” ({later.year}) is niet later dan het document met de toezegging ({promised.year}). "
            "Kies een document van een later jaar."
        )
    if find(later, proof.quote) is None:
        return f"Het citaat staat niet letterlijk in “{later.title}”. Kopieer de zin uit het document."
    return ""


def why_not(row: Commitment, given: Evidence, documents: Mapping[str, Document]) -> str:
    """Why evidence that was stored doesn't count now; "" where it does."""
    if given.promise != row.source.quote:
        return "De toezegging heeft sindsdien een andere tekst in de lijst."
    return refusal(row, given.proof, documents)


def standing_of(lines: Sequence[bytes], name: str) -> Standing:
    """The state after these lines of the ledger (`name` is its file). Raises LinesBroken with the line."""
    evidence: dict[str, Evidence] = {}
    notes: list[Note] = []
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            who, when = str(record["wie"]), str(record["wanneer"])
            if record["soort"] == "bewijs":
                proof = Proof(record["document"], record["citaat"])
                own = record["id"]
                evidence[own] = Evidence(own, record["toezegging"], record["zin"], proof, who, when)
            elif record["soort"] == "ongedaan":
                evidence[record["bewijs"]] = replace(evidence[record["bewijs"]], undone=Undo(who, when))
            else:
                notes.append(Note(record["toezegging"], record["zin"], record["tekst"], who, when))
        except (ValueError, KeyError, TypeError) as problem:
            raise LinesBroken(
                f"Regel {number} van {name} is beschadigd. Zet een reservekopie van het bestand terug."
            ) from problem
    return Standing(tuple(evidence.values()), tuple(notes))
