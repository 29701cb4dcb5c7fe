"""Where documents differ: both figures or statements, each with its source, and why they differ."""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, Place, Query
from assistant.answers.listed import place_of
from assistant.answers.near_figures import numbers_in
from assistant.answers.quoted import table_claim_at
from assistant.answers.rows import nearest, text_of
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
# Where the row holds every number that the question names, it is about those numbers.
MIN_BEARING_WITH_NUMBERS = 0.3


def answer(query: Query) -> Draft | None:
    """The draft of a difference; None where the question compares nothing, or the register has no row for it."""
    numbers = set(numbers_in(query.text))
    compared = len(numbers) > 1 or len(named_documents(query.searched, query.index.texts.about)) > 1
    if not (compared or COMPARES.search(query.text)):
        return None
    least = MIN_BEARING_WITH_NUMBERS if len(numbers) > 1 else MIN_BEARING
    for near in nearest(query, FILE, COLUMNS)[:5]:
        if near.bearing >= least and numbers <= set(numbers_in(text_of(near.row, COLUMNS))):
            claims = _claims(query, near.row)
            if claims:
                return Draft(tuple(claims))
    return None


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
