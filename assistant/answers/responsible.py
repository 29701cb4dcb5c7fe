"""Who does what: organisation, role and task from the register, each role kept apart."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Draft, DraftClaim, Query, quoted
from assistant.answers.listed import place_of
from assistant.answers.places import places_named
from assistant.answers.rows import Near, nearest

FILE = "verantwoordelijkheden.csv"
COLUMNS = ("organisatie", "rol", "taak", "partners")
ASKS_WHO = re.compile(
    r"\b(wie|welke (organisatie|partij|instantie|gemeente)s?|verantwoordelijk\w*|bij wie|rol|regie|bijdrage|draagt"
    r"|who|whose|which organi[sz]ations?|responsib\w*)\b",
    re.IGNORECASE,
)
# How a question names the role that it asks for.
ROLE_ASKED = {
    "indiceert": r"\b(geeft|geven|afgeeft|afgeven|doet|stelt|bepaalt|verstrekt|gives?|issues?)\b.*\bindicati|\bindiceer",
    "financiert": r"\b(betaalt|betalen|bekostigt|financiert|financieren|draait op|draaien op|pays?|funds?)\b",
    "voert uit": r"\bvoer(t|en)\b.*\buit\b|\buitvoer(t|en)\b|\bcarr(y|ies) out\b",
    "verantwoordelijk": r"\bverantwoordelijk\b|\bresponsible\b",
    "stelt kaders": r"\bstel(t|len)\b.*\b(vast|kaders)\b|\bvaststel(t|len)\b",
    "houdt toezicht": r"\btoezicht\b|\bcontroleert\b|\bsupervis",
    "draagt bij": r"\bdra(agt|gen)\b.*\bbij\b|\bbijdra(agt|gen)\b|\bcontributes?\b",
    "werkt samen": r"\bwerk(t|en)\b.*\bsamen\b|\bsamenwerk",
    "adviseert": r"\badvise(ert|ren)\b|\badvises?\b",
    "legt verantwoording af": r"\bverantwoording\b|\baccountab",
}
OF_ROLE = 0.15
MIN_BEARING = 0.55
MIN_BEARING_OF_SEVERAL = 0.35
MOST_ROWS = 3
# Whose task bears this much of a question could know what the documents don't say.
MIN_KNOWING = 0.4
# Rows this close to the best one go along.
CLOSE = 0.9


def answer(query: Query) -> Draft | None:
    """The draft of who does what, with the sentences that say more; None where the register has no row for it."""
    if query.kind not in ("verantwoordelijkheid", "beleid") or not ASKS_WHO.search(query.text):
        return None
    found = _of_role_first(nearest(query, FILE, COLUMNS), roles_asked(query.text))
    if not found or found[0].bearing < MIN_BEARING:
        return None
    close = [near for near in found[:8] if near.score >= CLOSE * found[0].score]
    claims = _claims(_each_role_first(found, close, roles_asked(query.text)), found)
    more = quoted.answer(query)
    room = 105 - sum(len(claim.text.split()) + 1 for claim in claims)
    for claim in more.claims[:2] if more else ():
        if len(claim.text.split()) + 2 <= room:
            claims.append(claim)
            room -= len(claim.text.split()) + 2
    return Draft(tuple(claims)) if claims else None


def roles_asked(question: str) -> frozenset[str]:
    """The roles that a question names: who pays is another question than who is responsible."""
    return frozenset(role for role, pattern in ROLE_ASKED.items() if re.search(pattern, question, re.IGNORECASE))


def _of_role_first(found: list[Near], roles: frozenset[str]) -> list[Near]:
    """Rows of a role that is asked for count for more; equal ones stay in their order."""
    weighed = [replace(near, score=round(near.score + OF_ROLE * (near.row.cell("rol") in roles), 6)) for near in found]
    return sorted(weighed, key=lambda near: -near.score)


def _each_role_first(found: list[Near], close: list[Near], roles: frozenset[str]) -> list[Near]:
    """The close rows; where several roles are asked for, "wie stelt vast en wie voert uit", first the best row of each."""
    if len(roles) < 2:
        return close
    best = [next((near for near in found if near.row.cell("rol") == role), None) for role in sorted(roles)]
    each = [near for near in best if near is not None and near.bearing >= MIN_BEARING_OF_SEVERAL]
    each.sort(key=lambda near: -near.score)
    return [*each, *(near for near in close if near not in each)] if len(each) > 1 else close


def _claims(rows: list[Near], found: list[Near]) -> list[DraftClaim]:
    """A claim for each role and task of the rows, with all organisations that have it."""
    claims: dict[tuple[str, str], DraftClaim] = {}
    for near in rows:
        role, task = near.row.cell("rol"), near.row.cell("taak")
        if (role, task) in claims or len(claims) == MOST_ROWS:
            continue
        same = [of.row for of in found if (of.row.cell("rol"), of.row.cell("taak")) == (role, task)]
        places = {row.cell("organisatie"): place for row in same if (place := place_of(row)) is not None}
        if places:
            text = f"{', '.join(places)} – {role}: {task}."
            claims[role, task] = DraftClaim(text, (*places, role, task), tuple(dict.fromkeys(places.values())))
    return list(claims.values())


def who_could_know(query: Query) -> tuple[str, ...]:
    """Who to ask what the documents don't say: the municipality that is named, or who has the task that comes nearest."""
    places = places_named(query.text)
    if places:
        return tuple(f"gemeente {place}" for place in sorted(places))
    found = [near for near in nearest(query, FILE, COLUMNS) if near.bearing >= MIN_KNOWING]
    return (found[0].row.cell("organisatie"),) if found else ()
