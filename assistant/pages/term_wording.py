"""Every sentence of the pages *Begrippen* and *Waar begin ik*, in plain Dutch (B1)."""

from __future__ import annotations

from typing import Final

from assistant.pages import register_wording

# Begrippen
HEADING: Final = "Begrippen"
INTRO: Final = (
    "Woorden en afkortingen uit de documenten, met uitleg. Elk begrip komt uit een document; open de bron om het na te lezen. "
    "U kunt ook zoeken op een gewoon woord, zoals wijkteam of vakbond."
)
EXPLANATION: Final = "Uitleg"
NOT_EXPLAINED: Final = "De documenten gebruiken dit begrip, maar leggen het niet uit."
OTHER_NAMES: Final = "Andere namen"
EVERYDAY: Final = "In gewone taal"
IN_DOCUMENT: Final = "Citaat"
SOURCE: Final = "Bron"
EXPLAINED: Final = "met uitleg"
UNEXPLAINED: Final = "zonder uitleg"
FOUND: Final = "Gevonden"
ALL_TERMS: Final = "Toon alle begrippen"
ONE_TERM: Final = "Het begrip dat u koos"
NO_SUCH_TERM: Final = "Dit begrip staat niet in de lijst, of niet meer."
NO_TERMS: Final = "Geen enkel begrip past bij deze keuzes. Haal een keuze weg, of zoek op een ander woord."
NO_LIST: Final = "Bij deze documenten hoort geen lijst van begrippen."


def open_term(name: str) -> str:
    return f"Open in document ({name})"


def only(name: str) -> str:
    """Shows one term, with an address that can be kept or sent."""
    return f"Toon alleen {name}"


def rows_shown(shown: int, found: int) -> str:
    return register_wording.rows_shown(shown, found, "begrip", "begrippen")


# Waar begin ik
TOUR_HEADING: Final = "Waar begin ik"
TOUR_INTRO: Final = (
    "Een rondleiding langs de thema's, voor wie hier nieuw is. Alles wat u leest, komt uit de documenten of uit de lijsten "
    "die daarbij horen. Links naar een document openen in een nieuw tabblad."
)
TOUR_TERMS: Final = "Een woord dat u niet kent? Bekijk de begrippen"
TOUR_EMPTY: Final = "Over dit thema staat er niets in de lijsten bij deze documenten."
NO_TOUR: Final = (
    "Bij deze documenten horen geen lijsten, en zonder lijsten is er geen rondleiding. Stel uw vraag in het gesprek, "
    "of begin met het lezen van de documenten."
)
LINK: Final = "bron"
ABOUT_THEME: Final = "Waar gaat het over"
WHO_DOES_WHAT: Final = "Wie doet wat"
ROLES: Final = {
    "verantwoordelijk": "Verantwoordelijk",
    "voert uit": "Voert uit",
    "draagt bij": "Draagt bij",
}
ALL_TASKS: Final = "Bekijk alle taken en organisaties"
TARGETS: Final = "De belangrijkste doelen"
ALL_TARGETS: Final = "Bekijk alle doelen en resultaten"
ASK: Final = "Stel een vraag"


def tasks(count: int) -> str:
    return "1 taak" if count == 1 else f"{count} taken"


def source_of(text: str) -> str:
    """What a screen reader hears of a link that only reads "bron"."""
    return f"{LINK} bij: {text}"


def in_document(title: str, section: str) -> str:
    """Where a quoted stretch stands."""
    return f"{title}, {section}" if section else title
