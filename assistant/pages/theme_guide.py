"""What a newcomer should know of a theme, gathered from documents and registers by rule. Pure functions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant import dutch
from assistant.calculator import Figure
from assistant.datatypes import Document, Heading
from assistant.pages.excerpt import Span, blocks
from assistant.pages.target_rows import target_figures
from assistant.registers import Registers
from assistant.registers.questions import SectionQuestion
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import PATH
from assistant.registers.terms import Term

# The roles that say who to turn to, in this order.
ROLES = ("verantwoordelijk", "voert uit", "draagt bij")
MOST_ORGANISATIONS = 3
MOST_TARGETS = 4
MOST_QUESTIONS = 3
# As much of a section as introduces it, in characters.
INTRODUCTION = 600
WHO = "nieuwe medewerker"
ITEM = re.compile(r"[-*•]\s|\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation with a role in a theme: how many tasks, and the first of them."""

    organisation: str
    tasks: int
    first: Responsibility


def names(title: str, theme: str) -> bool:
    """Is a section about a theme as a whole? "5.1. Werk" is about werken."""
    words = [word for word in dutch.words(title) if not word[0].isdigit()]
    return len(words) == 1 and dutch.fold(theme).removesuffix("en") == dutch.fold(words[0]).removesuffix("en")


def introductions(theme: str, documents: Iterable[Document]) -> list[tuple[Document, Span]]:
    """How each document begins its first section about a theme; the oldest document first."""
    found: list[tuple[Document, Span]] = []
    for document in sorted(documents, key=lambda one: (one.year or 0, one.id)):
        spans = (_introduction(document, one) for one in document.headings if names(one.title, theme))
        span = next((span for span in spans if span is not None), None)
        if span is not None:
            found.append((document, span))
    return found


def _introduction(document: Document, heading: Heading) -> Span | None:
    """The first blocks of a section, up to the end of its first list; None where it begins with another heading."""
    own: list[Span] = []
    listed = False
    for block in blocks(document):
        if block.start < heading.end:
            continue
        item = ITEM.match(document.text, block.start) is not None
        if block.what is not None or (listed and not item) or (own and block.end - own[0].start > INTRODUCTION):
            break
        listed = listed or item
        own.append(Span(block.start, block.end))
    return Span(own[0].start, own[-1].end) if own else None


def term_of(theme: str, terms: Iterable[Term]) -> Term | None:
    """The term that is the theme itself, where the register explains it."""
    return next((term for term in terms if dutch.fold(term.name) == dutch.fold(theme) and term.meaning), None)


def parts(theme: str, role: str, rows: Iterable[Responsibility]) -> list[Part]:
    """Who has a role in a theme, those with the most tasks first."""
    found: dict[str, list[Responsibility]] = defaultdict(list)
    for row in rows:
        if (row.theme, row.role) == (theme, role):
            found[row.organisation].append(row)
    ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
    return [Part(name, len(tasks), tasks[0]) for name, tasks in ordered[:MOST_ORGANISATIONS]]


def main_targets(theme: str, figures: Sequence[Figure]) -> list[Figure]:
    """The targets of a theme that count for most: of all municipalities together, in the order of the register."""
    own = [one for one in target_figures(figures) if one.indicator is not None and one.indicator.theme == theme]
    return [one for one in own if one.municipality == "alle drie"][:MOST_TARGETS] or own[:MOST_TARGETS]


def questions(theme: str, registers: Registers, answered: Callable[[SectionQuestion], bool]) -> list[SectionQuestion]:
    """Questions of newcomers that are answered, one a section: of the sections that are mostly about the theme."""
    themes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in registers.responsibilities:
        themes[row.source.document_id, row.source.section][row.theme] += 1
    about = {place: counts[theme] for place, counts in themes.items() if 2 * counts[theme] > counts.total()}
    asked: dict[tuple[str, str], list[SectionQuestion]] = defaultdict(list)
    for question in registers.questions:
        if question.group == WHO and question.language == "nl":
            asked[question.document_id, PATH.join(question.section)].append(question)
    # Lazily: to know whether a question is answered, it has to be asked.
    firsts = (next(filter(answered, asked[place]), None) for place in sorted(about, key=lambda place: -about[place]))
    return list(islice((question for question in firsts if question is not None), MOST_QUESTIONS))
