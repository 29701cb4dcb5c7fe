"""Shares in per cent: of the total that a document gives, of another figure, or of a sum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assistant.calculator.calculations import Calculation, computed, notes_on
from assistant.calculator.comparability import (
    check_kind,
    check_municipality,
    check_nature,
    check_same_measure,
    check_same_period,
    check_unit,
)
from assistant.calculator.figures import ALL, Figure
from assistant.calculator.qualifiers import joined
from assistant.calculator.refusals import DenominatorMissing, OtherDefinition, PartAboveWhole
from assistant.calculator.sums import total
from assistant.calculator.units import PERCENT
from assistant.calculator.wholes import is_whole_of

HUNDRED = Fraction(100)


def share(part: Figure, whole: Figure | None = None, *, decimals: int = 1, assumption: str = "") -> Calculation:
    """part / whole × 100, in %. Without `whole` the denominator that the document gives with the part.

    A whole of another indicator must be the registered denominator of the part, or `assumption` says why it may be taken.
    Raises DenominatorMissing, PartAboveWhole (of two documented figures), OtherDefinition, OtherUnit, OtherScope.
    """
    if whole is None:
        if part.denominator is None:
            raise DenominatorMissing(
                "Bij dit cijfer noemt het document geen totaal.", (part,), "Geef zelf het totaal op."
            )
        whole = Figure(f"totaal bij {part.label}", part.denominator, part.unit, part.source, id=part.id)
    else:
        check_unit(part, whole)
        _check_part_of(part, whole, assumption)
    if whole.amount <= 0:
        raise DenominatorMissing("Het totaal is 0 of kleiner; daar is geen deel van te nemen.", (part, whole))
    if part.indicator and part.amount > whole.amount:
        raise PartAboveWhole("Het deel is groter dan het geheel.", (part, whole))
    of = f", van {whole.label}" if whole.indicator else ""
    return computed(
        f"aandeel: {part.label}{of}",
        f"{part.shown} / {whole.shown} × 100",
        part.amount / whole.amount * HUNDRED,
        PERCENT,
        (part, whole),
        decimals=decimals,
        word=joined([part.word], [whole.word]),
        assumption=assumption,
        notes=notes_on(part, whole),
        about=part,
    )


def shares(parts: Sequence[Figure], *, decimals: int = 1, assumption: str = "") -> tuple[Calculation, ...]:
    """Each part's share of their sum, in %. Raises what `total` raises, and DenominatorMissing for a sum of 0."""
    whole = total(parts, assumption=assumption)
    if whole.exact <= 0:
        raise DenominatorMissing("De delen zijn samen 0.", tuple(parts))
    return tuple(
        computed(
            f"aandeel van het totaal: {part.label}",
            f"{part.shown} / ({whole.formula}) × 100",
            part.amount / whole.exact * HUNDRED,
            PERCENT,
            tuple(parts),
            decimals=decimals,
            word=joined([part.word], [other.word for other in parts if other is not part]),
            assumption=assumption,
            about=part,
        )
        for part in parts
    )


def _check_part_of(part: Figure, whole: Figure, assumption: str) -> None:
    if part.indicator is None or whole.indicator is None:
        return
    if part.indicator.id == whole.indicator.id and part.municipality != whole.municipality == ALL:
        # One municipality within the three.
        check_same_measure(part, whole, between="gemeenten")
        check_kind(part, whole)
        return
    check_municipality(part, whole)
    if is_whole_of(whole, part):
        return
    if assumption:
        check_nature(part, whole)
        check_same_period(part, whole)
        return
    raise OtherDefinition(
        "Nergens staat dat het ene cijfer een deel van het andere is.",
        (part, whole),
        "Neem het totaal dat het document er zelf bij noemt, of zeg waarom dit totaal mag.",
    )
