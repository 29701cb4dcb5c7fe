"""Results that people bring: a template out, a filled-in file in, looked at before it is stored, and undone if need be.

ledger = Ledger(folder)
shown = preview(data, "rapportage.xlsx", indicators, observations, ledger.standing(), today)
if shown.acceptable:
    ledger.store(shown, who="J. de Vries", when=now)
known = [*observations, *observations_of(ledger.standing())]
"""

from __future__ import annotations

from assistant.registers.indicators import Observation
from assistant.results.checks import preview
from assistant.results.ledger import Ledger, ledger_of
from assistant.results.preview import Change, Preview
from assistant.results.result import (
    Entry,
    ImportRefused,
    LedgerBroken,
    LedgerBusy,
    LedgerChanged,
    Problem,
    Result,
    ResultsProblem,
    UndoRefused,
)
from assistant.results.standing import Import, Standing, Undo
from assistant.results.template import template_csv, template_xlsx

__all__ = [
    "Change",
    "Entry",
    "Import",
    "ImportRefused",
    "Ledger",
    "LedgerBroken",
    "LedgerBusy",
    "LedgerChanged",
    "Preview",
    "Problem",
    "Result",
    "ResultsProblem",
    "Standing",
    "Undo",
    "UndoRefused",
    "ledger_of",
    "observations_of",
    "preview",
    "template_csv",
    "template_xlsx",
]


def observations_of(standing: Standing) -> tuple[Observation, ...]:
    """The results in force as observations (kind realisatie), to be put after those of the registers."""
    return tuple(result.observation() for result in standing.results)
