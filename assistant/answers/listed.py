"""Questions for a whole list: alle, welke, hoeveel. Answered from the register, never from the top of a search.

The answer says how many rows there are and shows the first; the whole list goes with it.
"""

from __future__ import annotations

import re

from assistant import dutch
from assistant.answers import Draft, DraftCalculation, DraftClaim, DraftList, DraftRow, Place, Query
from assistant.bearing import terms_of
from assistant.catalogue import ListOf, ListRow, limits, lists_of, select
from assistant.locks import MOST_WORDS
from assistant.registers.rows import SEVERAL
from assistant.search import named_documents

WANTS_LIST = re.compile(
    r"\b(alle|allemaal|welke|hoeveel|lijst(je)?|overzicht|noem|opsomming|compleet|waar|waarvoor|waaraan|met wie|wie werkt"
    r"|wat doet|wat doen|what does"
    r"|all|which|list|how many|what are)\b",
    re.IGNORECASE,
)
# Facets that tell which rows are meant; with none of them a question is hardly for a list of this register.
TELLING = frozenset({"organisatie", "indiener", "wie", "aan wie", "thema", "soort", "gemeente", "rol", "jaar"})
# Words that belong to asking for a list, and say nothing about what the rows are about.
GENERIC = tuple(
    "lijst lijstje overzicht compleet volledig graag noem opsomming gebied thema onderdeel kopje register totaal komen geven"
    " deed doen maken gemaakt gedaan staan bestaan partij partijen organisatie organisaties samen samenwerken werken"
    " verantwoordelijk verantwoordelijkheid bijdrage bijdragen leveren rol taak taken alle allemaal hebben zonder opmerking"
    " reactie toezegging theme field area list task tasks complete total register have make made responsible".split()
)
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
    about = _about(query, of, limited)
    rows = tuple(row for row in select(of, limited) if _bears(row, about))
    if not rows:
        return None
    if about:
        limited = {**limited, "over": frozenset(about)}
    return _draft(query, of, limited, rows)


def _about(query: Query, of: ListOf, limited: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """The words of a question that no limit stands for: what the rows must be about."""
    said = " ".join((*(value for values in limited.values() for value in values), *GENERIC))
    explained = {lemma for word in dutch.words(said) for lemma in dutch.word_terms(word)[0]}
    explained |= {word for meant in query.meant for word in meant.words if _is_value(meant.terms, limited)}
    explained |= {
        word for title in query.index.texts.about for word in dutch.content_terms(f"{title.kind} {title.title}")
    }
    wording = " ".join(match.group() for match in re.finditer(of.nouns, query.searched.lower()))
    explained |= set(dutch.content_terms(wording)) | {word for word in dutch.content_terms(wording)}
    return tuple(word for word in dutch.content_terms(query.searched) if word not in explained)


def _is_about_something(query: Query, of: ListOf, limited: dict[str, frozenset[str]]) -> bool:
    """Promises over jobcoaching, remarks on work that pays: what they are about limits these lists well enough."""
    if of.file not in ("toezeggingen.csv", "inspraak.csv", "tegenstrijdigheden.csv"):
        return False
    about = _about(query, of, limited)
    return bool(about) and any(_bears(row, about) for row in of.rows)


def _is_value(terms: tuple[str, ...], limited: dict[str, frozenset[str]]) -> bool:
    values = {value.lower() for of in limited.values() for value in of}
    return any(term.lower() in values for term in terms)


def _bears(row: ListRow, words: tuple[str, ...]) -> bool:
    return set(words) <= terms_of(" ".join(row.told))


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
        if not (_enough(of, limited, query.searched) or _is_about_something(query, of, limited)):
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
    with_role = of.file == "verantwoordelijkheden.csv" and "rol" not in limited
    shown = [together] if together else [_claim(of, row, with_role) for row in rows]
    claims = [DraftClaim(told, (), (), computed=True)]
    words = len(told.split())
    for claim in filter(None, shown):
        if any(claim.text == other.text for other in claims):
            continue
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
    return Draft(tuple(claims), (DraftCalculation(formula, len(rows), "rijen", "geen"),), listing)


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


def _claim(of: ListOf, row: ListRow, with_role: bool) -> DraftClaim | None:
    """A row as a claim: its name, with its value and what it depends on; None where its quote is not confirmed."""
    place = place_of(row)
    if place is None:
        return None
    if of.file == "waarnemingen.csv":
        pieces = tuple(piece for piece in (row.cell("indicator"), row.cell("waarde"), row.cell("periode")) if piece)
        return DraftClaim(f"{pieces[0]}: {', '.join(pieces[1:])}.", pieces, (place,))
    if with_role:
        role, task = row.cell("rol"), row.cell("taak")
        return DraftClaim(f"{role}: {task}.", (role, task), (place,))
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
