"""Numbers as Dutch documents write them: 1.500, 31,1, 87,6. Exact, as Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


def decimal_of(text: str) -> Decimal | None:
    """The number that a text is: "1.500" → 1500, "31,1" → 31.1; None where it is no number in Dutch notation."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        return None
    return Decimal(stripped.replace(".", "").replace(",", "."))


def dutch(value: Decimal) -> str:
    """A number in Dutch notation, without zeros at the end of its fraction: 1500 → "1.500", 31.10 → "31,1"."""
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    fraction = fraction.rstrip("0")
    return ("-" if value < 0 else "") + groups + (f",{fraction}" if fraction else "")
