"""Where documents differ: both figures or statements, each with its source, and why they differ."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.answers.listed import place_of
from assistant.answers.near_figures import numbers_in
from assistant.answers.quoted import table_claim_at
from assistant.answers.rows import Near, nearest, text_of
from assistant.catalogue import ListRow
from assistant.search import named_documents

FILE = "tegenstrijdigheden.csv"
COLUMNS = ("onderwerp", "uitleg", "ene citaat", "andere citaat")
COMPARES = re.compile(
    r"^\W*(waarom|hoe kan het|why)\b|\b(verschillende (cijfers|getallen|bedragen)|tegenstrijdig\w*|spre(ken|ekt) .*\btegen\b"
    r"|welk (getal|cijfer)|klopt|kloppen|dezelfde|hetzelfde|contradict\w*|the same|which (figure|number))\b",
    re.IGNORECASE,
)
MIN_BEARING = 0.5
# Where the row holds every number that the question names, or one of both documents that it names, it is about those.
MIN_BEARING_WITH_NUMBERS = 0.25


def answer(query: Query) -> Draft | None:
    """The draft of a difference; None where the question compares nothing, or the register has no row for it."""
    numbers = set(numbers_in(query.text))
    named = named_documents(query.searched, query.index.texts.about)
    compared = len(numbers) > 1 or len(named) > 1
    if not (compared or COMPARES.search(query.text)):
        return None
    found = [near for near in nearest(query, FILE, COLUMNS) if _is_about(near, numbers, named)]
    # A row of which the subject itself names the number is about that number.
    found.sort(key=lambda near: not (numbers and numbers <= set(numbers_in(near.row.cell("onderwerp")))))
    drafts = (Draft(tuple(claims)) for near in found if (claims := _claims(query, near.row)))
    return next(drafts, None)


def _is_about(near: Near, numbers: set[Decimal], named: frozenset[str]) -> bool:
    pinned = len(numbers) > 1 or (bool(numbers) and _documents_of(near.row) <= named)
    least = MIN_BEARING_WITH_NUMBERS if pinned else MIN_BEARING
    return near.bearing >= least and numbers <= set(numbers_in(text_of(near.row, COLUMNS)))


def _documents_of(row: ListRow) -> frozenset[str]:
    """The two documents that differ."""
    return frozenset(source.document_id for source in (row.source, row.reply) if source is not None)


def _claims(query: Query, row: ListRow) -> list[DraftClaim]:
    """Both quotes and the explanation; nothing where one of the quotes is still to be confirmed."""
    place, other = place_of(row), row.reply
    if place is None or other is None or not other.confirmed:
        return []
    places = (place, Place(other.document_id, other.start, other.end, row.told))
    quotes = [row.cell("ene citaat"), row.cell("andere citaat")]
    claims = [
        table_claim_at(query, where) or DraftClaim(quote, (quote,), (where,))
        for quote, where in zip(quotes, places, strict=True)
    ]
    why = row.cell("uitleg")
    return [DraftClaim(why, (why,), places), *claims] if why else claims
