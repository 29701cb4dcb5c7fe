"""Questions for a whole list: alle, welke, hoeveel. Answered from the register, never from the top of a search.

The answer says how many rows there are and shows the first; the whole list goes with it.
"""

from __future__ import annotations

import re

from assistant.answers import Draft, DraftClaim, DraftList, DraftRow, Place, Query
from assistant.catalogue import ListOf, ListRow, limits, lists_of, select
from assistant.datatypes import Calculation
from assistant.locks import MOST_WORDS
from assistant.registers.rows import SEVERAL
from assistant.search import named_documents

WANTS_LIST = re.compile(
    r"\b(alle|allemaal|welke|hoeveel|lijst(je)?|overzicht|noem|opsomming|compleet|waar|waarvoor|waaraan|met wie|wie werkt"
    r"|all|which|list|how many|what are)\b",
    re.IGNORECASE,
)
# Facets that tell which rows are meant; with none of them a question is hardly for a list of this register.
TELLING = frozenset({"organisatie", "indiener", "wie", "aan wie", "thema", "soort", "gemeente", "rol", "jaar"})
SHOWN_FIRST = 6
MOST_PARTNERS = 20


def answer(query: Query) -> Draft | None:
    """The draft of a list; None where the question is for no list that the corpus has."""
    if not WANTS_LIST.search(query.searched):
        return None
    found = _list_for(query)
    if found is None:
        return None
    of, limited = found
    rows = select(of, limited)
    if not rows:
        return None
    return _draft(query, of, limited, rows)


def _list_for(query: Query) -> tuple[ListOf, dict[str, frozenset[str]]] | None:
    """The list that a question names, with what it limits it to; the first one named in the question wins."""
    terms = [term for of in query.meant for term in of.terms]
    named = named_documents(query.searched, query.index.texts.about)
    best: tuple[int, ListOf, dict[str, frozenset[str]]] | None = None
    for of in lists_of(query.registers):
        noun = re.search(of.nouns, query.searched.lower())
        if noun is None:
            continue
        limited = limits(of, query.searched, terms, named)
        if not _enough(of, limited, query.searched):
            continue
        if best is None or noun.start() < best[0]:
            best = (noun.start(), of, limited)
    return (best[1], best[2]) if best else None


def _enough(of: ListOf, limited: dict[str, frozenset[str]], question: str) -> bool:
    """Is it clear which rows are meant?

    Tasks need an organisation: "wie is verantwoordelijk voor …" asks for one task, not for a list. Remarks and promises may
    be asked for all together.
    """
    if of.file == "verantwoordelijkheden.csv":
        return "organisatie" in limited and not re.search(
            r"\bwie (is|zijn|heeft|moet|zorgt|bepaalt)\b", question.lower()
        )
    if of.file == "waarnemingen.csv":
        return "soort" in limited and bool({"thema", "gemeente", "jaar", "document"} & set(limited))
    return bool(TELLING & set(limited)) or bool(
        re.search(r"\b(alle|hoeveel|lijst|overzicht|all|how many)\b", question.lower())
    )


def _draft(query: Query, of: ListOf, limited: dict[str, frozenset[str]], rows: tuple[ListRow, ...]) -> Draft:
    listing = DraftList(
        of.file,
        tuple((facet, tuple(sorted(values))) for facet, values in limited.items()),
        tuple(DraftRow(row.id, row.cells, place_of(row)) for row in rows),
    )
    told = _told(query, of, limited, len(rows))
    together = _partners(rows)
    shown = [together] if together else [_claim(of, row) for row in rows]
    claims = [DraftClaim(told, (), (), computed=True)]
    words = len(told.split())
    for claim in filter(None, shown):
        size = len(claim.text.split()) + len(claim.places)
        if words + size > MOST_WORDS - 12 or len(claims) > SHOWN_FIRST:
            break
        claims.append(claim)
        words += size
    if len(claims) - 1 < len(rows) and not together:
        rest = (
            "The whole list goes with this answer."
            if query.language == "en"
            else "De hele lijst staat bij dit antwoord."
        )
        claims.append(DraftClaim(rest, (), (), computed=True))
    where = ", ".join(f"{facet} = {' of '.join(sorted(values))}" for facet, values in limited.items())
    formula = f"aantal rijen in {of.file}" + (f" met {where}" if where else "")
    return Draft(tuple(claims), Calculation(formula, len(rows), "rijen", "geen"), listing)


def _told(query: Query, of: ListOf, limited: dict[str, frozenset[str]], count: int) -> str:
    about = "; ".join(f"{facet}: {', '.join(_shown(query, facet, values))}" for facet, values in limited.items())
    if query.language == "en":
        return f"{count} found in the register {of.file.removesuffix('.csv')}" + (f" ({about})." if about else ".")
    noun = of.one if count == 1 else of.many
    return f"Het register telt {count} {noun}" + (f" ({about})." if about else ".")


def _shown(query: Query, facet: str, values: frozenset[str]) -> list[str]:
    # A document's id can hold a year, and a number may only stand where a source carries it.
    if facet == "document":
        return sorted(re.sub(r"\s*\d+", "", query.index.texts.title(value)) for value in values)
    return sorted(values)


def _claim(of: ListOf, row: ListRow) -> DraftClaim | None:
    """A row as a claim: its name, with its value and what it depends on; None where its quote is not confirmed."""
    place = place_of(row)
    if place is None:
        return None
    if of.file == "waarnemingen.csv":
        pieces = tuple(piece for piece in (row.cell("indicator"), row.cell("waarde"), row.cell("periode")) if piece)
        return DraftClaim(f"{pieces[0]}: {', '.join(pieces[1:])}.", pieces, (place,))
    text = row.cell(of.shown)
    if row.cell("wijziging"):
        return DraftClaim(f"{text} {row.cell('wijziging')}", (text, row.cell("wijziging")), (place,))
    return DraftClaim(text if text.endswith((".", "?", "!")) else f"{text}.", (text,), (place,))


def _partners(rows: tuple[ListRow, ...]) -> DraftClaim | None:
    """Whom one organisation works with, in one sentence; None where the rows are of another role or organisation."""
    heads = {(row.cell("organisatie"), row.cell("rol")) for row in rows}
    if len(heads) != 1 or ("rol", "werkt samen") not in rows[0].cells:
        return None
    places: dict[str, Place] = {}
    for row in rows:
        place = place_of(row)
        for partner in filter(None, (name.strip() for name in row.cell("partners").split(SEVERAL))):
            if place is not None and len(places) < MOST_PARTNERS:
                places.setdefault(partner, place)
    if not places:
        return None
    organisation, role = heads.pop()
    text = f"{organisation} – {role}: {', '.join(places)}."
    return DraftClaim(text, (organisation, role, *places), tuple(dict.fromkeys(places.values())))


def place_of(row: ListRow) -> Place | None:
    """Where a row's quote stands, with what the row says; None where the quote is not confirmed."""
    if not row.source.confirmed:
        return None
    return Place(row.source.document_id, row.source.start, row.source.end, row.told)
