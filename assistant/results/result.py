"""A result that somebody brought, and what can be wrong with the file that it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.errors import WrongUse
from assistant.periods import Period, period_of
from assistant.registers.indicators import Observation
from assistant.registers.sources import Source

# What stands in the place of a document's id: a result stands in no document of the corpus.
ENTERED = "ingevoerd"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row (line from 1, the header is line 1; 0 for the whole file), and what to do."""

    line: int
    reason: str
    remedy: str

    @property
    def text(self) -> str:
        where = f"Regel {self.line}: " if self.line else ""
        return f"{where}{self.reason} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as filled in: `value` in `unit`, of `denominator` where given; `period` and `source` in the user's words."""

    indicator_id: str
    period: str
    municipality: str
    value: Decimal
    denominator: Decimal | None
    unit: str
    source: str
    remark: str

    @property
    def key(self) -> tuple[str, str, date, date]:
        """What makes two rows the same result: indicator, municipality and days. Raises ValueError without dates."""
        period = period_of(self.period)
        return self.indicator_id, self.municipality, *days_of(period)


@dataclass(frozen=True, slots=True)
class Result:
    """An entry that was stored: by whom, when (ISO), with which import; `replaces` is the id of the result that it corrects."""

    id: str
    entry: Entry
    import_id: str
    who: str
    when: str
    replaces: str = ""

    def observation(self) -> Observation:
        """As the calculator and the registers know figures: a realisatie, whose source is the user's own words."""
        return Observation(
            id=self.id,
            indicator_id=self.entry.indicator_id,
            kind="realisatie",
            value=self.entry.value,
            denominator=self.entry.denominator,
            operator="=",
            unit=self.entry.unit,
            period=period_of(self.entry.period) or Period(self.entry.period, None, None),
            municipality=self.entry.municipality,
            word="",
            condition=self.entry.remark,
            source=Source(ENTERED, f"{self.import_id}, ingevoerd door {self.who} op {self.when}", self.entry.source),
        )


def days_of(period: Period | None) -> tuple[date, date]:
    """First and last day of a period; a single day counts from 1 January. Raises ValueError without dates.

    So "eind 2020" is 2020, and "30 april 2020", "januari-april 2020" and "1e bestuursrapportage 2020" are one period.
    """
    if period is None or period.first is None or period.last is None:
        raise ValueError("de periode heeft geen datum")
    if period.first == period.last:
        return date(period.last.year, 1, 1), period.last
    return period.first, period.last


class ResultsProblem(WrongUse):
    """Root of what can go wrong with results; each message says in Dutch what to do."""


class ImportRefused(ResultsProblem):
    """A file with problems, or without a filled-in row, was to be stored. Nothing of it was."""


class LedgerChanged(ResultsProblem):
    """Somebody stored or undid an import after the preview was made."""


class LedgerBusy(ResultsProblem):
    """Another program is writing."""


class LedgerBroken(ResultsProblem):
    """A line of the ledger can't be read."""


class UndoRefused(ResultsProblem):
    """An import does not exist, was undone before, or was built upon by a later correction."""
