"""A line of a dossier: sentences of ours with pieces of the sources filled in, and what carries each piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.calculator import Calculation as Computed
from assistant.calculator import Figure, figures_of
from assistant.datatypes import Calculation, Citation, Document
from assistant.passages import page_at, section_at
from assistant.registers import Registers
from assistant.registers.commitments import Commitment
from assistant.registers.conflicts import Conflict
from assistant.registers.consultation import Remark
from assistant.registers.indicators import MUNICIPALITIES, Observation
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import Source

Row = Commitment | Conflict | Figure | Remark | Responsibility
# What holds for more than one municipality stands in the same column as their names.
TOGETHER = ("alle drie", "landelijk", "arbeidsmarktregio")


@dataclass(frozen=True, slots=True)
class Entered:
    """Stands in the place of a citation for a result that somebody entered: `quote` is the source in their own words."""

    place: str
    quote: str
    row: tuple[str, ...]


Carrier = Citation | Entered


@dataclass(frozen=True, slots=True)
class Phrase:
    """`wording` is ours, with a {} for each of the `pieces`; those stand in what carries them, or are computed."""

    wording: str
    pieces: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    calculations: tuple[Calculation, ...] = ()

    @property
    def text(self) -> str:
        return self.wording.format(*self.pieces)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask: `rule` is the one that it follows from, in a word or two."""

    rule: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a part: a phrase for each of its columns, the question that follows from it, what it is about, and where
    that stands."""

    cells: tuple[Phrase, ...]
    question: Question | None = None
    about: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a dossier is made for: `meeting` by its key, `themes` () for all, `municipality` "" for all."""

    meeting: str
    day: date
    themes: tuple[str, ...] = ()
    municipality: str = ""


@dataclass(frozen=True)
class Ground:
    """All that a dossier is made from. Rows whose quote is still to be confirmed are not in it."""

    choice: Choice
    registers: Registers
    document: Callable[[str], Document]
    entered: tuple[Observation, ...] = ()
    # The commitments of which evidence shows that they were kept, by id.
    kept: frozenset[str] = frozenset()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that may be calculated with, results that were entered last."""
        confirmed = [row for row in self.registers.observations if row.source.confirmed]
        return figures_of(self.registers.indicators, [*confirmed, *self.entered])

    def in_theme(self, theme: str) -> bool:
        return not self.choice.themes or theme in self.choice.themes

    def here(self, *texts: str) -> bool:
        """Whether texts may be about the chosen municipality: they name it, or no other one."""
        chosen, said = self.choice.municipality, " ".join(texts)
        return not chosen or chosen in said or not any(name in said for name in municipalities())

    def cite(self, source: Source, row: Row) -> Carrier:
        """The citation of a row of a register, or what stands in its place for a result that was entered."""
        if source in (observation.source for observation in self.entered):
            return Entered(source.section, source.quote, row_of(row))
        document = self.document(source.document_id)
        return Citation(
            document_id=document.id,
            title=document.title,
            page=page_at(document, source.start),
            section=" › ".join(section_at(document, source.start)[-2:]),
            quote=document.text[source.start : source.end],
            start=source.start,
            end=source.end,
            sha256=document.sha256,
            row=row_of(row),
        )

    def cite_figure(self, figure: Figure) -> tuple[Carrier, ...]:
        return (self.cite(figure.source, figure),) if figure.source is not None else ()

    @cached_property
    def rows(self) -> frozenset[tuple[str, ...]]:
        """What every row of the registers, and every result that was entered, says: all that a line may take from."""
        of = self.registers
        lists: Sequence[Sequence[Row]] = (of.commitments, of.conflicts, of.remarks, of.responsibilities, self.figures)
        return frozenset(row_of(row) for rows in lists for row in rows)


def row_of(row: Row) -> tuple[str, ...]:
    """The cells of a row as a citation carries them."""
    if isinstance(row, Figure):
        about = row.indicator
        return (
            about.name if about else row.label,
            row.kind,
            row.text,
            row.period.text,
            row.municipality,
            row.condition,
        )
    if isinstance(row, Commitment):
        return (row.by, row.to, row.text, row.deadline, row.check, row.kind)
    if isinstance(row, Responsibility):
        return (row.organisation, row.role, row.task)
    if isinstance(row, Remark):
        return (row.respondent, row.subject, row.remark, row.reply, row.change)
    return (row.subject, row.kind, row.explanation)


def overlap(one: Source, other: Source | Citation) -> bool:
    """Whether two quotes share a part of a document."""
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def citations_of(lines: Iterable[Line]) -> tuple[Citation, ...]:
    """All that some lines cite, each once."""
    carriers = (carrier for line in lines for phrase in line.cells for carrier in phrase.carriers)
    return tuple(dict.fromkeys(carrier for carrier in carriers if isinstance(carrier, Citation)))


def municipalities() -> tuple[str, ...]:
    """The municipalities that a figure can be of."""
    return tuple(name for name in MUNICIPALITIES if name not in TOGETHER)


def calculation_of(computed: Computed, numbers: Sequence[int | None]) -> Calculation:
    """A calculation as an answer holds it; `numbers` are those (from 1) of the carriers of its inputs."""
    inputs = tuple(
        (figure.label, float(figure.value), number) for figure, number in zip(computed.inputs, numbers, strict=True)
    )
    return Calculation(computed.formula, float(computed.value), computed.unit, computed.rounding, inputs)
