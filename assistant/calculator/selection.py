"""Finding the one figure that a calculation is about, and figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.calculator.figures import Figure
from assistant.calculator.refusals import FigureAmbiguous, FigureMissing, YearMissing

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "id",
    "indicator",
    "naam",
    "soort",
    "jaar",
    "periode",
    "gemeente",
    "woord",
    "waarde",
    "eenheid",
    "noemer",
    "document",
)


def select(
    figures: Iterable[Figure],
    indicator: str,
    *,
    year: int | None = None,
    kind: str | None = None,
    municipality: str | None = None,
) -> tuple[Figure, ...]:
    """The figures of an indicator (its id), in their order, limited to what is given; () where there are none."""
    return tuple(
        figure
        for figure in figures
        if figure.indicator is not None
        and figure.indicator.id == indicator
        and (year is None or figure.period.year == year)
        and (kind is None or figure.kind == kind)
        and (municipality is None or figure.municipality == municipality)
    )


def figure_for(
    figures: Sequence[Figure],
    indicator: str,
    *,
    year: int | None = None,
    kind: str | None = None,
    municipality: str = "alle drie",
) -> Figure:
    """The one figure that is asked for.

    Raises YearMissing where the indicator has figures but none of that year (it names the periods that there are),
    FigureMissing, and FigureAmbiguous where several differ: two documents, or a target next to a forecast.
    """
    found = select(figures, indicator, year=year, kind=kind, municipality=municipality)
    if not found:
        others = select(figures, indicator, kind=kind, municipality=municipality)
        if year is not None and others:
            known = ", ".join(dict.fromkeys(figure.period.text or "zonder datum" for figure in others))
            raise YearMissing(f"Er is geen cijfer over {year}.", others[:1], f"Wel over: {known}.")
        asked = ", ".join(str(part) for part in (indicator, kind, year, municipality) if part is not None)
        raise FigureMissing(f"Dit cijfer staat niet in de lijst met cijfers ({asked}).")
    if len({(figure.value, figure.unit, figure.word, figure.kind) for figure in found}) > 1:
        raise FigureAmbiguous("Er is meer dan één cijfer.", found, "Zeg welke soort, welk jaar of welk document.")
    return found[0]


def frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """Figures as a table with `COLUMNS`, in their order.

    waarde and noemer are Decimal objects (noemer None without one); jaar is an int, or None where the period is no single
    year; woord is ruim, bijna and the like. Group and pivot it; leave calculating to the calculator.
    """
    import pandas as pd

    rows = [
        (
            figure.id,
            figure.indicator.id if figure.indicator else "",
            figure.indicator.name if figure.indicator else figure.label,
            figure.kind,
            figure.period.year,
            figure.period.text,
            figure.municipality,
            figure.word,
            figure.value,
            figure.unit,
            figure.denominator,
            figure.source.document_id if figure.source else "",
        )
        for figure in figures
    ]
    # dtype object: pandas would make floats of the years and leave nothing of the Decimals' exactness to rely on.
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
