"""Targets against results, with deviation and status.

Order: missed, at risk, without a result where the earlier value was short of the target, without a result, not to be
judged, on course, reached. Within those the chosen municipality first, then the end nearest to the meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.calculator import Assessment, Figure, Refused, assess, meets
from assistant.dossier import wording
from assistant.dossier.lines import Carrier, Ground, Line, Phrase, Question, calculation_of

TARGETS = ("doel", "taakstelling")
ORDER = ("niet behaald", "risico", "te kort", "geen resultaat bekend", wording.NO_STATUS, "op koers", "behaald")


def lines(ground: Ground, before: Sequence[Line]) -> tuple[Line, ...]:
    figures = ground.figures
    targets = [figure for figure in figures if figure.kind in TARGETS and is_meant(figure, ground)]
    judged = [(target, assessed(target, figures, ground.choice.day)) for target in targets]
    ranked = sorted(judged, key=lambda pair: (rank(*pair), place_rank(pair[0], ground), distance(pair[0], ground)))
    return tuple(line(target, found, ground) for target, found in ranked)


def summary(lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    """How many targets have each status, worst first."""
    counts = Counter(line.cells[-1].text for line in lines)
    return tuple((status, counts[status]) for status in ORDER if counts[status])


def is_meant(figure: Figure, ground: Ground) -> bool:
    theme = figure.indicator.theme if figure.indicator else ""
    return ground.in_theme(theme) and ground.here(figure.municipality)


def assessed(target: Figure, figures: Sequence[Figure], day: date) -> Assessment | None:
    """The assessment on the day of the meeting; None where the calculator refuses to judge."""
    try:
        return assess(target, figures, day)
    except Refused:
        return None


def rank(target: Figure, found: Assessment | None) -> int:
    if found is None:
        return ORDER.index(wording.NO_STATUS)
    if found.result is None and found.earlier is not None:
        try:
            return ORDER.index("geen resultaat bekend" if meets(target, found.earlier) else "te kort")
        except Refused:
            pass  # then it can't be said to be short
    return ORDER.index(found.status)


def place_rank(figure: Figure, ground: Ground) -> int:
    """The chosen municipality, then what holds for all of them, then the country."""
    order = (ground.choice.municipality, "alle drie")
    return order.index(figure.municipality) if figure.municipality in order else len(order)


def distance(figure: Figure, ground: Ground) -> int:
    """Days between the end of a figure's period and the meeting; far where there is no date."""
    last = figure.period.last
    return abs((last - ground.choice.day).days) if last is not None else date.max.toordinal()


def line(target: Figure, found: Assessment | None, ground: Ground) -> Line:
    name = target.indicator.name if target.indicator else target.label
    own = ground.cite_figure(target)
    one_place = target.municipality not in ("", "alle drie")
    cells = (
        Phrase(wording.WITH_MARK if one_place else wording.PIECE, (name, target.municipality)[: 1 + one_place], own),
        amount(target, own),
        result_cell(found, ground),
        deviation_cell(target, found, own, ground),
        Phrase(found.status if found else wording.NO_STATUS),
    )
    return Line(cells, question(name, target, found, own, ground), name, target.source)


def amount(figure: Figure, carriers: tuple[Carrier, ...]) -> Phrase:
    if figure.period.text:
        return Phrase(wording.WITH_MARK, (figure.text, figure.period.text), carriers)
    return Phrase(wording.PIECE, (figure.text,), carriers)


def result_cell(found: Assessment | None, ground: Ground) -> Phrase:
    if found is not None and found.result is not None:
        return amount(found.result, ground.cite_figure(found.result))
    earlier = found.earlier if found else None
    if earlier is None:
        return Phrase(wording.NO_RESULT)
    if earlier.period.last is not None:
        return Phrase(wording.EARLIER, (earlier.text, earlier.period.text), ground.cite_figure(earlier))
    return Phrase(wording.EARLIER_UNDATED, (earlier.text,), ground.cite_figure(earlier))


def deviation_cell(target: Figure, found: Assessment | None, own: tuple[Carrier, ...], ground: Ground) -> Phrase:
    compared = (found.result or found.earlier) if found else None
    if found is None or found.deviation is None or compared is None:
        return Phrase(wording.NO_DEVIATION)
    # The target first: it stands in a document, and what was entered comes after that (see locks.Filled).
    carriers = (*own, *ground.cite_figure(compared))
    told = wording.DEVIATION if found.result is not None else wording.EARLIER_DEVIATION
    calculation = calculation_of(found.deviation, (2, 1))
    return Phrase(told, (found.deviation.formula, found.deviation.text), carriers, (calculation,))


def question(
    name: str, target: Figure, found: Assessment | None, own: tuple[Carrier, ...], ground: Ground
) -> Question | None:
    if found is None or found.status in ("behaald", "op koers"):
        return None
    if found.result is not None:
        carriers = (*own, *ground.cite_figure(found.result))
        return Question(
            wording.RULE_DEVIATION, Phrase(wording.ASK_DEVIATION, (name, found.result.text, target.text), carriers)
        )
    if found.earlier is None:
        return Question(wording.RULE_RESULT, Phrase(wording.ASK_RESULT, (name, target.text), own))
    carriers = (*own, *ground.cite_figure(found.earlier))
    pieces = (name, target.text, found.earlier.text)
    return Question(wording.RULE_RESULT, Phrase(wording.ASK_RESULT_EARLIER, pieces, carriers))
