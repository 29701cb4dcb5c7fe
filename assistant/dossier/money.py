"""Budgets: of each one the period that is nearest to the meeting, in order of the register."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.calculator import Figure
from assistant.calculator.units import MONEY
from assistant.dossier import wording
from assistant.dossier.lines import Ground, Line, Phrase
from assistant.dossier.targets import distance, is_meant


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    nearest: dict[str, Figure] = {}
    for figure in ground.figures:
        if figure.kind != "budget" or figure.unit not in MONEY or not is_meant(figure, ground) or not figure.indicator:
            continue
        known = nearest.get(figure.indicator.id)
        if known is None or distance(figure, ground) < distance(known, ground):
            nearest[figure.indicator.id] = figure
    return tuple(line(figure, ground) for figure in nearest.values())


def line(figure: Figure, ground: Ground) -> Line:
    own = ground.cite_figure(figure)
    name = figure.indicator.name if figure.indicator else figure.label
    marks = (figure.condition,) if figure.condition else ()
    cells = (
        Phrase(wording.WITH_MARK if marks else wording.PIECE, (name, *marks), own),
        Phrase(wording.PIECE, (figure.text,), own),
        Phrase(wording.PIECE, (figure.period.text,), own) if figure.period.text else Phrase(wording.NOT_NAMED),
    )
    return Line(cells, about=name, source=figure.source)
