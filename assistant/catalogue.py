"""The registers as lists that can be asked for whole: their rows, what they can be limited to, and how people name them.

A list is answered from its register and from nothing else, so that count and set are those of the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import dutch
from assistant.numbers import dutch as in_dutch
from assistant.registers import Registers
from assistant.registers.rows import SEVERAL
from assistant.registers.sources import Source


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its cells by column, what it can be found by (facet → values), and its source.

    `said` are sentences that say a cell in full, in Dutch and in English; `reply` is the source of its second half.
    """

    id: str
    cells: tuple[tuple[str, str], ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    source: Source
    said: tuple[str, ...] = ()
    reply: Source | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """All that this row says, as a citation carries it."""
        return (*(value for _, value in self.cells if value), *self.said)

    def cell(self, column: str) -> str:
        return dict(self.cells).get(column, "")

    def has(self, facet: str, values: frozenset[str]) -> bool:
        return bool(values & set(dict(self.facets).get(facet, ())))


@dataclass(frozen=True, eq=False)
class ListOf:
    """A register as a list, which equals itself alone (as Registers do).

    `nouns` is how its rows are called in a question, `shown` the column that names a row.
    """

    file: str
    nouns: str
    one: str
    many: str
    shown: str
    rows: tuple[ListRow, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that occur, in order of first appearance."""
        return tuple(dict.fromkeys(value for row in self.rows for value in dict(row.facets).get(facet, ())))


@lru_cache(maxsize=4)
def lists_of(registers: Registers) -> tuple[ListOf, ...]:
    """The lists of a corpus; those without rows are left out."""
    found = (
        ListOf(
            "verantwoordelijkheden.csv",
            r"\b(taken|taak|verantwoordelijkhe(id|den)|rollen|rol|werkzaamheden|bijdragen?|partijen|partners|organisaties"
            r"|tasks|responsibilit(y|ies)|partners|parties)\b|\bverantwoordelijk voor\b|\bwerkt? .*samen\b|\bsamenwerk"
            r"|\bresponsible for\b|\bbijdrage\b|\bdraagt? .*bij\b"
            r"|^\W*wat (doet|doen)\b|^\W*what does .*\bdo\b",
            "taak",
            "taken",
            "taak",
            tuple(_responsibilities(registers)),
        ),
        ListOf(
            "inspraak.csv",
            r"\b(opmerking(en)?|inspraakreacties?|reacties|adviezen|kritiekpunten|inspraakpunten|remarks|comments)\b",
            "opmerking",
            "opmerkingen",
            "opmerking",
            tuple(_remarks(registers)),
        ),
        ListOf(
            "toezeggingen.csv",
            r"\b(toezegging(en)?|beloft(e|es|en)|beloofd|toegezegd|voornemens?|commitments?|promises?)\b",
            "toezegging",
            "toezeggingen",
            "toezegging",
            tuple(_commitments(registers)),
        ),
        ListOf(
            "waarnemingen.csv",
            r"\b(doelen|doelstellingen|streefcijfers|taakstellingen|budgetten|benchmarks|uitgangswaarden|prognoses|targets"
            r"|budgets)\b",
            "cijfer",
            "cijfers",
            "indicator",
            tuple(_observations(registers)),
        ),
        ListOf(
            "begrippen.csv",
            r"\b(begrippen|afkortingen|termen|terms|abbreviations)\b",
            "begrip",
            "begrippen",
            "begrip",
            tuple(_terms(registers)),
        ),
        ListOf(
            "tegenstrijdigheden.csv",
            r"\b(tegenstrijdighe(id|den)|tegenspra(ak|ken)|contradictions?)\b",
            "tegenstrijdigheid",
            "tegenstrijdigheden",
            "onderwerp",
            tuple(_conflicts(registers)),
        ),
    )
    return tuple(of for of in found if of.rows)


# What the consequence of a remark is called in an answer.
CONSEQUENCE = {
    "ja": ("Gevolg voor de kadernota: ja.", "Change to the kadernota: yes."),
    "nee": ("Gevolg voor de kadernota: nee.", "Change to the kadernota: no."),
}


@lru_cache(maxsize=4)
def rows_of(registers: Registers) -> frozenset[tuple[str, ...]]:
    """What every row of the lists says, to check an answer against."""
    return frozenset(row.told for of in lists_of(registers) for row in of.rows)


def _responsibilities(registers: Registers) -> Iterable[ListRow]:
    for of in registers.responsibilities:
        partners = " | ".join(of.partners)
        yield ListRow(
            of.id,
            (
                ("organisatie", of.organisation),
                ("rol", of.role),
                ("taak", of.task),
                ("thema", of.theme),
                ("partners", partners),
            ),
            (
                ("organisatie", (of.organisation,)),
                ("thema", (of.theme,)),
                ("rol", (of.role,)),
                ("document", (of.source.document_id,)),
            ),
            of.source,
        )


def _remarks(registers: Registers) -> Iterable[ListRow]:
    for of in registers.remarks:
        if of.number is None:
            continue
        changed = "" if of.changed is None else "ja" if of.changed else "nee"
        yield ListRow(
            of.id,
            (
                ("indiener", of.respondent),
                ("nummer", str(of.number)),
                ("onderwerp", of.subject),
                ("opmerking", of.remark),
                ("reactie", of.reply),
                ("gevolg", changed),
                ("wijziging", of.change),
            ),
            (
                ("indiener", (of.respondent,)),
                ("thema", (of.theme,)),
                ("gevolg", (changed,)),
                ("document", (of.source.document_id,)),
            ),
            of.source,
            CONSEQUENCE.get(changed, ()),
            of.reply_source,
        )


def _commitments(registers: Registers) -> Iterable[ListRow]:
    for of in registers.commitments:
        yield ListRow(
            of.id,
            (("wie", of.by), ("aan wie", of.to), ("toezegging", of.text), ("termijn", of.deadline), ("soort", of.kind)),
            (
                ("wie", _several(of.by)),
                ("aan wie", _several(of.to)),
                ("thema", (of.theme,)),
                ("soort", (of.kind,)),
                ("document", (of.source.document_id,)),
            ),
            of.source,
        )


def _several(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(SEVERAL) if name.strip())


def _observations(registers: Registers) -> Iterable[ListRow]:
    indicators = {indicator.id: indicator for indicator in registers.indicators}
    for of in registers.observations:
        indicator = indicators[of.indicator_id]
        value = f"{of.operator if of.operator not in '=~' else ''}{in_dutch(of.value)} {of.unit}".strip()
        yield ListRow(
            of.id,
            (
                ("indicator", indicator.name),
                ("soort", of.kind),
                ("waarde", f"{of.word} {value}".strip()),
                ("periode", of.period.text),
                ("gemeente", of.municipality),
                ("voorwaarde", of.condition),
            ),
            (
                ("soort", (of.kind,)),
                ("thema", (indicator.theme,)),
                ("gemeente", (of.municipality,)),
                ("jaar", (str(of.period.year),) if of.period.year else ()),
                ("document", (of.source.document_id,)),
            ),
            of.source,
        )


def _terms(registers: Registers) -> Iterable[ListRow]:
    for of in registers.terms:
        yield ListRow(
            of.name,
            (("begrip", of.name), ("betekenis", of.meaning), ("afkorting", " | ".join(of.abbreviations))),
            (("document", (of.source.document_id,)),),
            of.source,
        )


def _conflicts(registers: Registers) -> Iterable[ListRow]:
    for of in registers.conflicts:
        yield ListRow(
            of.id,
            (
                ("onderwerp", of.subject),
                ("soort", of.kind),
                ("uitleg", of.explanation),
                ("ene citaat", " ".join(of.one.quote.split())),
                ("andere citaat", " ".join(of.other.quote.split())),
            ),
            (("soort", (of.kind,)), ("document", (of.one.document_id, of.other.document_id))),
            of.one,
            reply=of.other,
        )


# How questions name the values of a facet where that is not the value itself.
WORDING: dict[str, dict[str, str]] = {
    "thema": {
        "werken": r"\b(gebied van|thema|onderdeel|over|als het om|bij|op|kopje) (werk|werken)\b|\btheme work\b|\bwerk en\b",
        "meedoen": r"\bmeedoen\b|\bparticipation\b",
        "inkomen": r"\b(gebied van|thema|onderdeel|over|bij|op|kopje) inkomen\b|\bincome\b",
    },
    "rol": {
        "verantwoordelijk": r"\bverantwoordelijk(heid|heden)?\b|\bresponsib",
        "draagt bij": r"\bbijdra(ge|gen)\b|\bdraagt? .*\bbij\b|\bdragen .*\bbij\b|\bcontribut",
        "werkt samen": r"\bsamenwerk|\bwerk(t|en)? .*\bsamen\b|\bpartners?\b|\bpartijen\b|\bcooperat",
        "voert uit": r"\bvoer(t|en) .*\buit\b|\buitvoer",
        "stelt kaders": r"\bkaders\b",
        "houdt toezicht": r"\btoezicht\b",
        "indiceert": r"\bindicati|\bindiceer",
        "financiert": r"\bfinancier|\bbetaalt\b|\bbetalen\b",
        "adviseert": r"\badvi(es|seert|seren)\b",
        "legt verantwoording af": r"\bverantwoording\b",
    },
    "soort": {
        "doel": r"\bdoelen\b|\bdoelstellingen\b|\bstreefcijfers\b|\btargets?\b",
        "taakstelling": r"\btaakstelling",
        "budget": r"\bbudget",
        "benchmark": r"\bbenchmark",
        "uitgangswaarde": r"\buitgangswaarde",
        "prognose": r"\bprognose",
        "resultaat": r"\bresultaten\b",
    },
    "gevolg": {
        "ja": r"\bwel tot (een )?(wijziging|aanpassing)|\b(hebben|heeft) (wel )?(tot|geleid)\b|\bovergenomen\b|\bled to\b",
    },
}


# What a question says that it does not want: "zonder er zelf verantwoordelijk voor te zijn", "niet voor verantwoordelijk".
NOT_MEANT = re.compile(r"\b(?:zonder|niet)\s+(?:[\w-]+\s+){0,3}?verantwoordelijk\b|\bwithout being responsible\b", re.I)


def limits(
    of: ListOf, question: str, terms: Sequence[str], named_documents: frozenset[str]
) -> dict[str, frozenset[str]]:
    """What a question limits a list to: facet → values. `terms` are the thesaurus' words for what the question says."""
    question = NOT_MEANT.sub(" ", question)
    lower = dutch.fold(question)
    said = f"{question} {' '.join(terms)}"
    found: dict[str, frozenset[str]] = {}
    for facet in dict.fromkeys(name for row in of.rows for name, _ in row.facets):
        values = _values_named(of, facet, lower, said)
        addressed = {value for value in values if re.search(rf"\baan (de |het )?{re.escape(value.lower())}", lower)}
        if facet == "aan wie":
            values = addressed
        elif facet == "wie":
            values -= addressed
        if facet == "document":
            values = set(named_documents) & set(of.values("document"))
        if values:
            found[facet] = frozenset(values)
    return found


def _values_named(of: ListOf, facet: str, lower: str, said: str) -> set[str]:
    patterns = WORDING.get(facet)
    if patterns is not None:
        occurring = set(of.values(facet))
        return {value for value, pattern in patterns.items() if value in occurring and re.search(pattern, lower)}
    lemmas = {lemma for word in dutch.words(said) for lemma in dutch.word_terms(word)[0]}
    named = {value for value in of.values(facet) if _named(value, lemmas)}
    # "adviesraad Aa en Hunze" names the adviesraad, not the municipality of the same name as well.
    return {value for value in named if not any(value != other and value in other for other in named)}


def _named(value: str, lemmas: set[str]) -> bool:
    words = [dutch.word_terms(word)[0][0] for word in dutch.content_words(value)]
    return bool(words) and set(words) <= lemmas


def select(of: ListOf, limited: dict[str, frozenset[str]]) -> tuple[ListRow, ...]:
    """The rows that meet every limit, in order of the register."""
    return tuple(row for row in of.rows if all(row.has(facet, values) for facet, values in limited.items()))
