"""Figures and statements that differ between documents.

Order: differences of figures before those of words; real differences and other counts before what another date or definition
explains; those over a quote that the dossier has already; then what is nearest to the lines before this part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.dossier import wording
from assistant.dossier.lines import Ground, Line, Phrase, Question, citations_of, overlap
from assistant.dossier.topics import Topics
from assistant.registers.commitments import Commitment
from assistant.registers.conflicts import Conflict
from assistant.registers.indicators import Indicator
from assistant.registers.responsibilities import Responsibility
from assistant.registers.sources import Source

UNEXPLAINED = ("echt verschil", "telling")
# Where the register says that two figures are of another date, or count something else, there is nothing to ask.
ASKED = (*UNEXPLAINED, "bron", "stand van zaken")


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    themes = themes_of_sections(ground)
    rows = [
        row
        for row in ground.registers.conflicts
        if row.one.confirmed
        and row.other.confirmed
        and any(ground.in_theme(themes.get(section_key(source), "")) for source in (row.one, row.other))
        and ground.here(row.subject, row.explanation)
    ]
    topics = Topics(row.subject for row in rows)
    about = [line.about for line in before if line.about]
    cited = citations_of(before)

    def rank(row: Conflict) -> tuple[bool, bool, bool, float, str]:
        known = any(overlap(source, citation) for source in (row.one, row.other) for citation in cited)
        near = topics.nearest(row.subject, about)
        return not is_figures(row), row.kind not in UNEXPLAINED, not known, -near, row.id

    rows.sort(key=rank)
    return tuple(line(row, ground) for row in rows)


def is_figures(row: Conflict) -> bool:
    return all(any(map(str.isdigit, source.quote)) for source in (row.one, row.other))


def section_key(source: Source) -> tuple[str, str]:
    return source.document_id, source.section


def themes_of_sections(ground: Ground) -> dict[tuple[str, str], str]:
    """The theme of a section: that of most rows of the other registers that stand in it. This register has no themes."""
    of = ground.registers
    found: dict[tuple[str, str], Counter[str]] = {}
    rows: tuple[Commitment | Responsibility | Indicator, ...] = (*of.commitments, *of.responsibilities, *of.indicators)
    for row in rows:
        found.setdefault(section_key(row.source), Counter())[row.theme] += 1
    return {key: themes.most_common(1)[0][0] for key, themes in found.items()}


def line(row: Conflict, ground: Ground) -> Line:
    both = (ground.cite(row.one, row), ground.cite(row.other, row))
    cells = (Phrase(wording.PIECE, (row.subject,), both), Phrase(wording.PIECE, (row.explanation,), both))
    asks = wording.ASK_FIGURE if is_figures(row) else wording.ASK_TEXT
    asked = Question(wording.RULE_CONFLICT, Phrase(asks, (row.subject,), both)) if row.kind in ASKED else None
    return Line(cells, asked, row.subject)
