"""What a term means, or what an abbreviation stands for: the register's meaning with the sentence it rests on."""

from __future__ import annotations

import re

from assistant import dutch
from assistant.answers import Draft, DraftClaim, Query, quoted
from assistant.answers.abbreviation import ASKS_NAME, abbreviation_asked, spells
from assistant.answers.exactness import lacking
from assistant.answers.listed import place_of
from assistant.catalogue import ListRow, lists_of
from assistant.registers.rows import SEVERAL

FILE = "begrippen.csv"
ASKS = re.compile(
    r"^\W*(wat (is|zijn|betekent|betekenen|houdt|bedoel\w*|verstaa\w*)|wat wordt (er )?verstaan|leg uit|uitleg)\b"
    r"|\bwaar staa(t|n)\b.*\bvoor\b|\bafkorting\b|\bbetekenis\b|\bbegrip\b|\bbetekent\b|\bhoudt .*\bin\b"
    r"|^\W*what (is|are) (a |an |the )?[\w -]+\?|\bstand for\b|\bmeaning\b|\bmeans?\b",
    re.IGNORECASE,
)
# Words that a question for a meaning has besides the term; with more of them it asks for something else.
MOST_OTHER_WORDS = 3


def answer(query: Query) -> Draft | None:
    """The draft of what a term means; None where no term of the register is asked for."""
    if not ASKS.search(query.text):
        return None
    rows = _asked_for(query)
    claims = [claim for row in rows[:2] for claim in _claims(query, row)]
    if not claims:
        return None
    short = abbreviation_asked(query.text)
    if short and not any(spells(short, claim.text) for claim in claims):
        return Draft(())
    missing = lacking(query, tuple(claims))
    if missing is not None and missing.what == "year":
        # What a term means is no answer to what it came to in a year.
        return None
    more = quoted.answer(query)
    said = " ".join(claim.text for claim in claims)
    extra = [claim for claim in more.claims[:3] if claim.text not in said] if more else []
    return Draft((*claims, *extra))


def _asked_for(query: Query) -> list[ListRow]:
    """The rows whose term the question names, longest first; a term within another one named does not count."""
    of = next((of for of in lists_of(query.registers) if of.file == FILE), None)
    asked = [dutch.word_terms(word)[0][0] for word in dutch.content_words(query.text)]
    # "wat is de doelstelling in de prestatieovereenkomst" asks for the first of the two.
    first = asked[0] if asked and not ASKS_NAME.search(query.text) else None
    found: list[tuple[int, ListRow]] = []
    for row in of.rows if of else ():
        lengths = [len(name) for name in _names(row) if set(name) <= set(asked) and (first is None or first in name)]
        if lengths and len(set(asked)) - max(lengths) <= MOST_OTHER_WORDS:
            found.append((max(lengths), row))
    longest = max((length for length, _ in found), default=0)
    return [row for length, row in found if length == longest]


def _names(row: ListRow) -> list[list[str]]:
    names = [row.cell("begrip"), *row.cell("afkorting").split(SEVERAL)]
    return [lemmas for lemmas in ([dutch.word_terms(w)[0][0] for w in dutch.content_words(n)] for n in names) if lemmas]


def _claims(query: Query, row: ListRow) -> list[DraftClaim]:
    place = place_of(row)
    if place is None:
        return []
    name, meaning = row.cell("begrip"), row.cell("betekenis")
    claims = []
    names = [value.strip() for value in row.cell("afkorting").split(SEVERAL) if value.strip()]
    if names and (ASKS_NAME.search(query.text) or not meaning):
        shown = (name, *names[:3])
        claims.append(DraftClaim(f"{name}: {', '.join(names[:3])}.", shown, (place,)))
    if meaning:
        text = f"{name}: {meaning}"
        claims.append(DraftClaim(text, (name, meaning), (place,)))
    return claims
