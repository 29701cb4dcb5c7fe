"""Whether commitments were kept: a status by rule, the evidence that people recorded, and their notes.

ledger = ledger_of(corpus)
ledger.record(row, Proof(document_id, quote), documents, who="J. de Vries", when=now)
found = fulfilments(registers.commitments, ledger.standing(), documents, day)
"""

from __future__ import annotations

from assistant.fulfilment.evidence import Evidence, FulfilmentProblem, LinesBroken, Note, Proof, Standing, refusal
from assistant.fulfilment.ledger import EvidenceRefused, Ledger, NoteRefused, ledger_of
from assistant.fulfilment.status import (
    KEPT,
    OPEN,
    PASSED,
    STATUSES,
    UNKNOWN,
    Fulfilment,
    deadline_of,
    from_when,
    fulfilments,
    has_passed,
)

__all__ = [
    "KEPT",
    "OPEN",
    "PASSED",
    "STATUSES",
    "UNKNOWN",
    "Evidence",
    "EvidenceRefused",
    "Fulfilment",
    "FulfilmentProblem",
    "Ledger",
    "LinesBroken",
    "Note",
    "NoteRefused",
    "Proof",
    "Standing",
    "deadline_of",
    "from_when",
    "fulfilments",
    "has_passed",
    "ledger_of",
    "refusal",
]
