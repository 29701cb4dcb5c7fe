"""Who does what: organisation, role and task from the register, each role kept apart."""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, Query, quoted
from assistant.answers.listed import place_of
from assistant.answers.rows import Near, nearest

FILE = "verantwoordelijkheden.csv"
COLUMNS = ("organisatie", "rol", "taak", "partners")
ASKS_WHO = re.compile(
    r"\b(wie|welke (organisatie|partij|instantie|gemeente)s?|verantwoordelijk\w*|bij wie|rol|regie|bijdrage|draagt"
    r"|who|whose|which organi[sz]ations?|responsib\w*)\b",
    re.IGNORECASE,
)
MIN_BEARING = 0.55
MOST_ROWS = 3
# Rows this close to the best one go along.
CLOSE = 0.9


def answer(query: Query) -> Draft | None:
    """The draft of who does what, with the sentences that say more; None where the register has no row for it."""
    if query.kind not in ("verantwoordelijkheid", "beleid") or not ASKS_WHO.search(query.text):
        return None
    found = nearest(query, FILE, COLUMNS)
    if not found or found[0].bearing < MIN_BEARING:
        return None
    claims = _claims([near for near in found[:8] if near.score >= CLOSE * found[0].score])
    more = quoted.answer(query)
    room = 105 - sum(len(claim.text.split()) + 1 for claim in claims)
    for claim in more.claims[:2] if more else ():
        if len(claim.text.split()) + 2 <= room:
            claims.append(claim)
            room -= len(claim.text.split()) + 2
    return Draft(tuple(claims)) if claims else None


def _claims(rows: list[Near]) -> list[DraftClaim]:
    claims: dict[str, DraftClaim] = {}
    for near in rows:
        place = place_of(near.row)
        if place is None or len(claims) == MOST_ROWS:
            continue
        organisation, role, task = (near.row.cell(name) for name in ("organisatie", "rol", "taak"))
        text = f"{organisation} – {role}: {task}."
        claims.setdefault(text, DraftClaim(text, (organisation, role, task), (place,)))
    return list(claims.values())
