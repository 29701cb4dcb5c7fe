"""A dossier as a paper of one to three pages: as many lines as fit, the same ones on screen and on paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from assistant.datatypes import Citation
from assistant.dossier import Dossier, Ground, Part, dossier_of, wording
from assistant.dossier.lines import Carrier, Phrase
from assistant.papers import Block, Bullets, Cell, Heading, Item, Paper, Paragraph, Source, Table, write
from assistant.wording import dutch_day, place

MOST_PAGES = 3
# In proportion, by part.
WIDTHS = {
    "targets": (10, 6, 9, 9, 6),
    "money": (9, 4, 3),
    "commitments": (11, 4, 4),
    "remarks": (11, 5, 6),
    "frames": (12, 4),
    "owners": (12, 4),
}


class Numbers:
    """The sources of a paper, numbered by first appearance; the same place in the same document is one source."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int] | tuple[str, str], int] = {}
        self.carriers: list[Carrier] = []

    def of(self, phrase: Phrase) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.number(carrier) for carrier in phrase.carriers))

    def once(self, phrases: Sequence[Phrase]) -> list[tuple[Phrase, tuple[int, ...]]]:
        """The phrases of a line with their sources, each source where it first carries something of the line."""
        seen: set[int] = set()
        found = []
        for phrase in phrases:
            new = tuple(number for number in self.of(phrase) if number not in seen)
            seen.update(new)
            found.append((phrase, new))
        return found

    def number(self, carrier: Carrier) -> int:
        key: tuple[str, int, int] | tuple[str, str]
        if isinstance(carrier, Citation):
            key = (carrier.document_id, carrier.start, carrier.end)
        else:
            key = (carrier.place, carrier.quote)
        if key not in self._numbers:
            self.carriers.append(carrier)
            self._numbers[key] = len(self.carriers)
        return self._numbers[key]


def fitting(ground: Ground) -> tuple[Dossier, Paper]:
    """The dossier with the most lines that fit on three pages, and its paper.

    What doesn't fit gives up the last line of its longest part, of the later one where two are as long.
    """
    dossier = dossier_of(ground)
    while True:
        paper = paper_of(dossier, ground)
        lengths = {part.name: len(part.lines) for part in dossier.parts}
        longest = max(reversed(lengths), key=lambda name: lengths[name])
        if lengths[longest] <= 1 or pages_of(paper) <= MOST_PAGES:
            return dossier, paper
        dossier = dossier_of(ground, {**lengths, longest: lengths[longest] - 1})


@lru_cache(maxsize=4)
def pages_of(paper: Paper) -> int:
    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(write(paper, "pdf"))).pages)


def paper_of(dossier: Dossier, ground: Ground) -> Paper:
    numbers = Numbers()
    blocks: list[Block] = [Paragraph(dossier.meeting.why)]
    short = tuple(Item(part.in_short) for part in dossier.parts if part.in_short)
    if short:
        blocks += [Heading(wording.IN_SHORT), Bullets(short)]
    for part in dossier.parts:
        blocks += part_blocks(part, numbers)
    blocks += [Paragraph(line, note=True) for line in notes(dossier)]
    choice = dossier.choice
    return Paper(
        title=wording.title(dossier.meeting.named),
        subtitle=wording.subtitle(dutch_day(choice.day), choice.municipality, choice.themes),
        day=choice.day,
        blocks=tuple(blocks),
        sources=tuple(source_of(carrier, ground) for carrier in numbers.carriers),
    )


def notes(dossier: Dossier) -> tuple[str, ...]:
    """What is said of the dossier as a whole."""
    found = [wording.HOW_CHOSEN]
    if dossier.rejected:
        found.append(wording.left_out(dossier.rejected))
    if dossier.unconfirmed:
        found.append(wording.unconfirmed(dossier.unconfirmed))
    if dossier.fulfilled:
        found.append(wording.fulfilled(dossier.fulfilled))
    return tuple(found)


def part_blocks(part: Part, numbers: Numbers) -> list[Block]:
    blocks: list[Block] = [Heading(part.heading)]
    if not part.lines:
        return [*blocks, Paragraph(wording.NOTHING[part.name])]
    if part.name in WIDTHS:
        rows = tuple(cells_of(part.name, line.cells, numbers) for line in part.lines)
        blocks.append(Table(wording.CAPTIONS[part.name], part.columns, rows, WIDTHS[part.name]))
    elif part.columns:
        told = (line.cells for line in part.lines)
        items = (Item(why.text, numbers.of(why), f"{capital(subject.text)}:") for subject, why in told)
        blocks.append(Bullets(tuple(items)))
    else:
        asked = [line.question for line in part.lines if line.question is not None]
        questions = (Item(one.phrase.text, numbers.of(one.phrase), f"{one.rule}:") for one in asked)
        blocks.append(Bullets(tuple(questions), numbered=True))
    return [*blocks, Paragraph(part.rest, note=True)] if part.rest else blocks


def cells_of(name: str, phrases: Sequence[Phrase], numbers: Numbers) -> tuple[Cell, ...]:
    """A row of a table; the status of a target in bold."""
    return tuple(
        Cell(phrase.text if at else capital(phrase.text), new, strong=name == "targets" and at == len(phrases) - 1)
        for at, (phrase, new) in enumerate(numbers.once(phrases))
    )


def capital(text: str) -> str:
    """A text with a capital where it begins a line; the rows of the registers begin as they stand in a sentence."""
    return text[:1].upper() + text[1:]


def source_of(carrier: Carrier, ground: Ground) -> Source:
    if isinstance(carrier, Citation):
        pages = len(ground.document(carrier.document_id).pages)
        section = "" if carrier.section == carrier.title else carrier.section.removeprefix(f"{carrier.title} › ")
        return Source(carrier.title, place(carrier.page, pages, section), carrier.quote)
    return Source(wording.SOURCE_ENTERED, carrier.place, carrier.quote)
