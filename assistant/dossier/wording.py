"""Every sentence of a dossier that stands in no source, in plain Dutch (B1). A {} is filled in with a piece of a source.

None of these holds a digit: every number of a line comes from its sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

PIECE: Final = "{}"
WITH_MARK: Final = "{} ({})"
TWO_PIECES: Final = "{}: {}"
NOT_NAMED: Final = "niet genoemd"

# What each part is called, its columns, and the page that has the rest.
HEADINGS: Final = {
    "targets": "Doelen en resultaten",
    "money": "Geld",
    "commitments": "Openstaande toezeggingen",
    "remarks": "Inspraak en wat ermee is gedaan",
    "frames": "Beleidskeuzes: wie stelt de kaders",
    "owners": "Wie is verantwoordelijk",
    "conflicts": "Cijfers en teksten die verschillen",
    "questions": "Vragen om te stellen",
}
COLUMNS: Final = {
    "targets": ("Doel", "Afspraak", "Resultaat", "Afwijking", "Status"),
    "money": ("Budget", "Bedrag", "Periode"),
    "commitments": ("Toezegging", "Wie", "Termijn"),
    "remarks": ("Opmerking", "Van", "Gevolg"),
    "frames": ("Waarover", "Wie"),
    "owners": ("Taak", "Wie"),
    "conflicts": ("Onderwerp", "Verschil"),
}
CAPTIONS: Final = {
    "targets": "Doelen naast resultaten, gemiste doelen en doelen zonder resultaat eerst",
    "money": "Budgetten, de periode die het dichtst bij de vergadering ligt",
    "commitments": "Toezeggingen, de termijn die het dichtst bij de vergadering ligt eerst",
    "remarks": "Opmerkingen uit de inspraak, die tot een wijziging leidden eerst",
    "frames": "Onderwerpen waarover kaders worden gesteld",
    "owners": "Taken die bij de regels hierboven horen",
}
NOTHING: Final = {
    "targets": "Bij deze keuzes staat geen doel in de lijst.",
    "money": "Bij deze keuzes staat geen budget in de lijst.",
    "commitments": "Bij deze keuzes staat geen toezegging in de lijst.",
    "remarks": "Bij deze keuzes staat geen opmerking in de lijst.",
    "frames": "Bij deze keuzes staat in de lijst niet wie de kaders stelt.",
    "owners": "Bij deze keuzes staat in de lijst niemand als verantwoordelijk.",
    "conflicts": "Bij deze keuzes staan geen verschillen in de lijst.",
    "questions": "Uit de regels hierboven volgt geen vraag.",
}
WHERE: Final = {
    "targets": ("doel", "doelen", "Zie de pagina Doelen en resultaten."),
    "money": ("budget", "budgetten", "Vraag er in het gesprek naar, bijvoorbeeld: welke budgetten zijn er bij werken?"),
    "commitments": ("toezegging", "toezeggingen", "Zie de pagina Toezeggingen en inspraak."),
    "remarks": ("opmerking", "opmerkingen", "Zie de pagina Toezeggingen en inspraak."),
    "frames": ("onderwerp", "onderwerpen", "Zie de pagina Wie doet wat."),
    "owners": ("taak", "taken", "Zie de pagina Wie doet wat."),
    "conflicts": ("verschil", "verschillen", "Typ in het gesprek: alle tegenstrijdigheden."),
    "questions": ("vraag", "vragen", "Ze volgen op dezelfde manier uit de lijsten."),
}

# Doelen
NO_RESULT: Final = "nog niet bekend"
EARLIER: Final = "nog niet bekend; eerder {} ({})"
EARLIER_UNDATED: Final = "nog niet bekend; eerder {} (geen datum)"
DEVIATION: Final = "{} = {}"
EARLIER_DEVIATION: Final = "eerdere waarde min doel: {} = {}"
NO_DEVIATION: Final = "niet te berekenen"
NO_STATUS: Final = "niet te beoordelen"
ASK_DEVIATION: Final = (
    "Wat is de oorzaak van het verschil bij “{}”, en wat doen we eraan? Het resultaat is {}, het doel {}."
)
ASK_RESULT: Final = "Wat is het resultaat bij “{}”? Het doel is {}."
ASK_RESULT_EARLIER: Final = "Wat is het resultaat bij “{}”? Het doel is {}; de laatste waarde die bekend is, is {}."

# Toezeggingen en inspraak
PASSED: Final = "{} (voorbij)"
ASK_CHECK: Final = "{} De termijn was: {}."
ASK_DONE: Final = "Is dit gedaan? “{}” De termijn was: {}."
ASK_WHEN: Final = "Wanneer is dit klaar? “{}”"
ASK_WHO: Final = "Wie pakt dit op? “{}”"
CHANGED: Final = "kadernota aangepast: {}"
NOT_CHANGED: Final = "kadernota niet aangepast"
NO_REPLY: Final = "geen reactie vastgelegd"
ASK_REMARK: Final = "Wat is er sindsdien gedaan met de opmerking van {} over “{}”?"

# Verschillen
ASK_FIGURE: Final = "Bij “{}” verschillen de cijfers. Welk cijfer gebruiken we, en waarom?"
ASK_TEXT: Final = "Bij “{}” verschillen de teksten. Wat geldt nu?"

# De regels waaruit vragen volgen, in de volgorde waarin ze om de beurt aan bod komen.
RULE_DEVIATION: Final = "Afwijking"
RULE_RESULT: Final = "Geen resultaat"
RULE_PASSED: Final = "Termijn voorbij"
RULE_CONFLICT: Final = "Cijfers verschillen"
RULE_NOBODY: Final = "Niemand genoemd"
RULE_UNDATED: Final = "Geen termijn"
RULE_REMARK: Final = "Inspraak"
RULES: Final = (RULE_DEVIATION, RULE_RESULT, RULE_PASSED, RULE_CONFLICT, RULE_NOBODY, RULE_UNDATED, RULE_REMARK)

# Het stuk zelf
IN_SHORT: Final = "In het kort"
SOURCE_ENTERED: Final = "Ingevoerd resultaat"
ALL_MUNICIPALITIES: Final = "alle gemeenten"
NOT_KEPT: Final = "Van deze toezeggingen ligt geen bewijs vast dat ze zijn nagekomen. Vastleggen kan bij Toezeggingen."
HOW_CHOSEN: Final = (
    "Dit dossier is gemaakt met vaste regels, uit de lijsten bij de documenten. Er staat alleen in wat een bron heeft; "
    "het nummer tussen haken wijst naar de bron. Elke vraag volgt uit een regel in dit dossier of in de lijsten."
)


def title(named: str) -> str:
    return f"Dossier voor {named}"


def targets_in_short(statuses: Sequence[tuple[str, int]], day: str) -> str:
    """How the targets stand, with the worst first."""
    count = sum(number for _, number in statuses)
    told = ", ".join(f"{number} keer {status}" for status, number in statuses)
    return f"Stand van {'het doel' if count == 1 else f'de {count} doelen'} op {day}: {told}."


def passed_in_short(count: int) -> str:
    """How many commitments have a deadline that has passed."""
    if count == 1:
        return "Bij 1 toezegging is de termijn voorbij."
    return f"Bij {count} toezeggingen is de termijn voorbij." if count else "Bij geen toezegging is de termijn voorbij."


def conflicts_in_short(count: int) -> str:
    return "Op 1 punt verschillen de documenten." if count == 1 else f"Op {count} punten verschillen de documenten."


def subtitle(day: str, municipality: str, themes: Sequence[str]) -> str:
    where = f"gemeente {municipality}" if municipality else ALL_MUNICIPALITIES
    about = f"thema {themes[0]}" if len(themes) == 1 else f"thema's {', '.join(themes)}" if themes else "alle thema's"
    return f"{day} · {where} · {about}"


def more(part: str, left: int) -> str:
    """How many lines of a part are left out, and where they are; "" where none is."""
    if not left:
        return ""
    one, many, where = WHERE[part]
    return f"Er is nog 1 {one}. {where}" if left == 1 else f"Er zijn nog {left} {many}. {where}"


def fulfilled(count: int) -> str:
    """Says that commitments are left out because there is evidence that they were kept."""
    if count == 1:
        return "1 toezegging is weggelaten: er ligt bewijs vast dat zij is nagekomen. Zie Toezeggingen en inspraak."
    return f"{count} toezeggingen zijn weggelaten: er ligt bewijs vast dat ze zijn nagekomen. Zie Toezeggingen en inspraak."


def left_out(count: int) -> str:
    """Says that lines failed a lock."""
    if count == 1:
        return "1 regel is weggelaten: wat erin stond, was niet met de bron te bevestigen."
    return f"{count} regels zijn weggelaten: wat erin stond, was niet met de bron te bevestigen."


def unconfirmed(count: int) -> str:
    """Says that rows of the registers have a quote that the documents don't hold."""
    if count == 1:
        return "1 rij van de lijsten doet niet mee, omdat het citaat nog niet in het document is gevonden."
    return f"{count} rijen van de lijsten doen niet mee, omdat hun citaat nog niet in het document is gevonden."
