"""Where results are kept: one file to which lines are added and from which none is ever taken away.

Each line is one import with all its rows, or the undoing of one, so that an import is stored whole or not at all. A line is
on the disk before `store` returns. A correction is a new row that names the one it replaces; an undone import and a
replaced row stay in the file and stay visible in `Standing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.journal import Journal
from assistant.results.result import ImportRefused, LedgerBusy, LedgerChanged, UndoRefused
from assistant.results.standing import Import, Standing, import_of, standing_of, written
from assistant.wording import moment

if TYPE_CHECKING:
    from assistant.results.preview import Preview

# Where results are kept: in the folder of the corpus, beside the documents.
FOLDER = "resultaten"
FILE = "resultaten.jsonl"
LOCK = ".resultaten.lock"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The results kept in a folder, which is made when something is first stored. Waits `wait` seconds for another writer."""

    folder: Path
    wait: float = 10

    @property
    def path(self) -> Path:
        return self.folder / FILE

    @property
    def name(self) -> str:
        """The file as a message names it: from the folder of the corpus on."""
        return f"{self.folder.name}/{FILE}"

    def standing(self) -> Standing:
        """What is stored now. Raises FileUnreadable, LedgerBroken."""
        return standing_of(self._journal.lines(), self.name)

    def store(self, preview: Preview, who: str, when: datetime) -> Import:
        """Stores what a preview showed, as one line, and gives it back.

        Raises ImportRefused where the preview has problems or nobody is named (nothing is stored), LedgerChanged where the
        ledger is not the one of the preview, LedgerBusy, LedgerBroken, FileUnreadable.
        """
        if not preview.acceptable:
            reasons = " ".join(problem.text for problem in preview.problems[:3])
            raise ImportRefused(f"Er is niets opgeslagen. {reasons}")
        if not who.strip():
            raise ImportRefused("Er is niets opgeslagen: er staat niet bij wie dit invoert. Vul een naam in.")
        with self._journal.writing():
            standing = self.standing()
            if standing.mark != preview.basis:
                raise LedgerChanged(
                    "Er is niets opgeslagen: iemand anders heeft intussen resultaten gewijzigd. Bekijk het voorbeeld opnieuw."
                )
            name = f"import-{len(standing.imports) + 1}"
            moment = when.isoformat(timespec="seconds")
            record = {
                "soort": "import",
                "id": name,
                "wie": who.strip(),
                "wanneer": moment,
                "bestand": preview.file,
                "sha256": preview.sha256,
                "rijen": [
                    {"id": f"{name}/regel-{change.line}", "vervangt": change.replaces, **written(change.entry)}
                    for change in preview.changes
                ],
            }
            self._journal.append(record)
            return import_of(record)

    def undo(self, import_id: str, who: str, when: datetime, reason: str = "") -> Import:
        """Adds that an import no longer counts, and gives it back as undone; what it replaced is in force again.

        Raises UndoRefused where there is no such import, it was undone before, a later import corrects it, or nobody is
        named; LedgerBusy, LedgerBroken, FileUnreadable.
        """
        if not who.strip():
            raise UndoRefused("Er staat niet bij wie dit ongedaan maakt. Vul een naam in.")
        with self._journal.writing():
            standing = self.standing()
            _check_undo(standing, import_id)
            self._journal.append(
                {
                    "soort": "ongedaan",
                    "import": import_id,
                    "wie": who.strip(),
                    "wanneer": when.isoformat(timespec="seconds"),
                    "reden": reason.strip(),
                }
            )
            return next(one for one in self.standing().imports if one.id == import_id)

    @property
    def _journal(self) -> Journal:
        busy = LedgerBusy("Een ander programma slaat op dit moment resultaten op. Probeer het zo weer.")
        return Journal(self.folder, FILE, LOCK, busy, self.wait)


def ledger_of(corpus: Path) -> Ledger:
    """The ledger of a corpus; its folder need not exist."""
    return Ledger(corpus / FOLDER)


def _check_undo(standing: Standing, import_id: str) -> None:
    one = next((one for one in standing.imports if one.id == import_id), None)
    if one is None:
        raise UndoRefused(f"Er is geen import '{import_id}'.")
    if one.undone is not None:
        raise UndoRefused(f"'{import_id}' is al ongedaan gemaakt, door {one.undone.who} op {moment(one.undone.when)}.")
    own = {result.id for result in one.results}
    later = next((result for result in standing.counting if result.replaces in own), None)
    if later is not None:
        raise UndoRefused(
            f"'{later.import_id}' corrigeert een resultaat van '{import_id}'. Maak eerst die import ongedaan."
        )
