"""Where evidence and notes are kept: one file to which lines are added and from which none is ever taken away.

The register itself is never changed. Evidence that is undone stays in the file, with who undid it and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from assistant.datatypes import Document
from assistant.fulfilment.evidence import Evidence, FulfilmentProblem, Note, Proof, Standing, refusal, standing_of
from assistant.journal import Journal
from assistant.registers.commitments import Commitment
from assistant.wording import moment

# In the folder of the corpus, beside the documents.
FOLDER: Final = "toezeggingen"
FILE: Final = "toezeggingen.jsonl"
LOCK: Final = ".toezeggingen.lock"
MOST_NOTE_CHARACTERS: Final = 1000
NOT_STORED: Final = "Er is niets opgeslagen."


class EvidenceRefused(FulfilmentProblem):
    """What was to be recorded is no evidence, or can't be undone. Nothing was stored."""


class NoteRefused(FulfilmentProblem):
    """A note is empty or too long, or nobody is named. Nothing was stored."""


class LedgerBusy(FulfilmentProblem):
    """Another program is writing."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What people recorded of commitments, in a folder that is made when something is first stored."""

    folder: Path
    wait: float = 10

    @property
    def path(self) -> Path:
        return self._journal.path

    @property
    def name(self) -> str:
        return self._journal.name

    def standing(self) -> Standing:
        """What is stored now. Raises FileUnreadable, LinesBroken."""
        return standing_of(self._journal.lines(), self.name)

    def record(
        self, row: Commitment, proof: Proof, documents: Mapping[str, Document], who: str, when: datetime
    ) -> Evidence:
        """Stores evidence and gives it back.

        Raises EvidenceRefused with the reason, LedgerBusy, LinesBroken, FileUnreadable.
        """
        if reason := nobody(who) or refusal(row, proof, documents):
            raise EvidenceRefused(f"{NOT_STORED} {reason}")
        with self._journal.writing():
            standing = self.standing()
            same = next(
                (
                    given
                    for given in standing.evidence
                    if given.undone is None and (given.commitment_id, given.proof) == (row.id, proof)
                ),
                None,
            )
            if same is not None:
                raise EvidenceRefused(f"{NOT_STORED} {same.who} legde dit vast op {moment(same.when)}.")
            name = f"bewijs-{len(standing.evidence) + 1}"
            given = Evidence(name, row.id, row.source.quote, proof, who.strip(), stamp(when))
            self._journal.append(
                {
                    "soort": "bewijs",
                    "id": given.id,
                    "toezegging": given.commitment_id,
                    "zin": given.promise,
                    "document": proof.document_id,
                    "citaat": proof.quote,
                    "wie": given.who,
                    "wanneer": given.when,
                }
            )
            return given

    def undo(self, evidence_id: str, who: str, when: datetime) -> None:
        """Adds that evidence no longer counts. Raises EvidenceRefused, LedgerBusy, LinesBroken, FileUnreadable."""
        if reason := nobody(who):
            raise EvidenceRefused(f"{NOT_STORED} {reason}")
        with self._journal.writing():
            given = next((one for one in self.standing().evidence if one.id == evidence_id), None)
            if given is None:
                raise EvidenceRefused(f"Er is geen bewijs '{evidence_id}'.")
            if given.undone is not None:
                undone = given.undone
                raise EvidenceRefused(f"Dit is al ongedaan gemaakt, door {undone.who} op {moment(undone.when)}.")
            self._journal.append(
                {"soort": "ongedaan", "bewijs": evidence_id, "wie": who.strip(), "wanneer": stamp(when)}
            )

    def note(self, row: Commitment, text: str, who: str, when: datetime) -> Note:
        """Stores a note; earlier ones stay. Raises NoteRefused, LedgerBusy, LinesBroken, FileUnreadable."""
        said = text.strip()
        reason = nobody(who)
        if not said:
            reason = "De notitie is leeg. Schrijf eerst iets op."
        elif len(said) > MOST_NOTE_CHARACTERS:
            reason = f"De notitie is langer dan {MOST_NOTE_CHARACTERS} tekens. Maak haar korter."
        if reason:
            raise NoteRefused(f"{NOT_STORED} {reason}")
        written = Note(row.id, row.source.quote, said, who.strip(), stamp(when))
        with self._journal.writing():
            self.standing()  # a damaged file is not written on
            self._journal.append(
                {
                    "soort": "notitie",
                    "toezegging": written.commitment_id,
                    "zin": written.promise,
                    "tekst": written.text,
                    "wie": written.who,
                    "wanneer": written.when,
                }
            )
        return written

    @property
    def _journal(self) -> Journal:
        busy = LedgerBusy("Een ander programma slaat op dit moment iets op bij de toezeggingen. Probeer het zo weer.")
        return Journal(self.folder, FILE, LOCK, busy, self.wait)


def ledger_of(corpus: Path) -> Ledger:
    """The ledger of a corpus; its folder need not exist."""
    return Ledger(corpus / FOLDER)


def nobody(who: str) -> str:
    return "" if who.strip() else "Er staat niet bij wie dit invoert. Vul een naam in."


def stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
