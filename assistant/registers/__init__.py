"""The registers of a corpus: lists that people keep beside the documents, each row with its quote.

Each register is a CSV file in `registers/` and a module here with `read(folder, documents)`. A corpus may have all, some or
none of them. A new register is a module, a field and a line in `load`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.datatypes import Document
from assistant.registers import commitments, conflicts, consultation, indicators, questions, responsibilities, terms
from assistant.registers.commitments import Commitment
from assistant.registers.conflicts import Conflict
from assistant.registers.consultation import Remark
from assistant.registers.indicators import Indicator, Observation
from assistant.registers.questions import SectionQuestion
from assistant.registers.responsibilities import Responsibility
from assistant.registers.rows import RegisterProblem, sorted_problems
from assistant.registers.terms import Term

FOLDER = "registers"


@dataclass(frozen=True, eq=False)
class Registers:
    """What the registers of a corpus hold, in the order of their files, and what is wrong in them.

    One reading equals itself alone: what is worked out from it is kept by it, and comparing thousands of rows takes longer
    than the work.
    """

    responsibilities: tuple[Responsibility, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    terms: tuple[Term, ...] = ()
    questions: tuple[SectionQuestion, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[RegisterProblem, ...] = ()


def folder_of(corpus: Path) -> Path:
    """Where the registers of a corpus stand; the folder need not exist."""
    return corpus / FOLDER


def digest_of(corpus: Path) -> str:
    """One name for the contents of the registers, "" where there are none."""
    paths = sorted(folder_of(corpus).glob("*.csv"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16] if paths else ""


def load(corpus: Path, documents: Mapping[str, Document]) -> Registers:
    """The registers of a corpus, their quotes looked up in its documents (by id)."""
    folder = folder_of(corpus)
    problems: list[RegisterProblem] = []
    who, wrong = responsibilities.read(folder, documents)
    problems += wrong
    counted, figures, wrong = indicators.read(folder, documents)
    problems += wrong
    remarks, wrong = consultation.read(folder, documents)
    problems += wrong
    promised, wrong = commitments.read(folder, documents)
    problems += wrong
    named, wrong = terms.read(folder, documents)
    problems += wrong
    asked, wrong = questions.read(folder, documents)
    problems += wrong
    differing, wrong = conflicts.read(folder, documents)
    problems += wrong
    return Registers(
        tuple(who),
        tuple(counted),
        tuple(figures),
        tuple(remarks),
        tuple(promised),
        tuple(named),
        tuple(asked),
        tuple(differing),
        sorted_problems(problems),
    )
