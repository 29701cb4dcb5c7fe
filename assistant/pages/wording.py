"""Every sentence of the web app that is not part of an answer, in plain Dutch (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.wording import also_searched as also_searched
from assistant.wording import calculation as calculation
from assistant.wording import understood as understood

NAME: Final = "Kaderwijzer"

# Gesprek
HEADING: Final = "Vraag het de beleidsstukken"
INTRO: Final = (
    "Kaderwijzer zoekt in de documenten en de lijsten daarbij, of rekent ermee. De bron staat erbij.",
    "Staat iets niet in de documenten? Dan leest u dat ook.",
    "Geen AI schrijft hier tekst. Lees voor een besluit altijd het document zelf.",
)
TO_TOUR: Final = "Nieuw hier? Waar begin ik"
EXAMPLES_HEADING: Final = "Voorbeelden"
EXAMPLES: Final = {
    "Werk": (
        "Wie doet de indicatie voor beschut werk, de gemeente of het UWV?",
        "Wat betekent loonkostensubsidie?",
        "Hoeveel procent van de 657 Wsw-medewerkers werkt bij reguliere bedrijven?",
    ),
    "Meedoen": (
        "Hoe groot is de route vrijwilliger?",
        "Welke drie routes kent de nieuwe inburgeringswet?",
        "Wat doen de sociale teams?",
    ),
    "Inkomen": (
        "Waarvoor krijgen gemeenten het BUIG-budget?",
        "Mag een vrijwilliger een vergoeding houden naast de uitkering?",
    ),
    "Inspraak": (
        "Welke inspraakreacties gaf de Adviesraad Aa en Hunze?",
        "Wat is er met de opmerking van de FNV over passend werk gebeurd?",
    ),
}
QUESTION_FIELD: Final = "Stel uw vraag"
YOUR_QUESTION: Final = "Uw vraag"
ANSWER: Final = "Antwoord"
ANSWERED: Final = "Antwoord is klaar."
NEW_CONVERSATION: Final = "Nieuw gesprek"
SOURCES: Final = "Bronnen"
ENTERED_RESULTS: Final = "Ingevoerde resultaten"
ENTERED_WHY: Final = "Deze cijfers staan in geen document. Iemand heeft ze ingevoerd bij Doelen en resultaten."
NEAREST: Final = "Deze delen komen het dichtst in de buurt"
LIST_REGION: Final = "De hele lijst, met pijltjestoetsen te verschuiven"
NOT_CONFIRMED: Final = "nog te bevestigen"
FAILED: Final = "Er ging iets mis bij deze vraag. Probeer het opnieuw, of stel de vraag op een andere manier."

# Document
BACK: Final = "Terug naar het gesprek"
TO_DOCUMENTS: Final = "Naar alle documenten"
WHOLE: Final = "Toon het hele document"
PASSAGE_ONLY: Final = "Toon alleen deze passage"
NO_DOCUMENT: Final = "Er is geen document gekozen. Kies er een uit de lijst met documenten."
WRONG_DOCUMENT: Final = "Dit document bestaat niet, of niet meer. Kies er een uit de lijst met documenten."
CHANGED: Final = "Dit document is veranderd nadat deze link is gemaakt. U ziet het hele document."
WRONG_PLACE: Final = "De plaats in deze link klopt niet. U ziet het hele document."

# Documenten
DOCUMENTS_HEADING: Final = "Documenten"
DOCUMENTS_INTRO: Final = "In deze documenten zoekt Kaderwijzer naar antwoorden."
PROBLEMS_HEADING: Final = "Niet gelezen"
PROBLEMS_INTRO: Final = "Uit deze bestanden of pagina's komt geen antwoord, omdat ze geen leesbare tekst gaven."

# Starting
STARTING: Final = "Kaderwijzer leest de documenten"
STARTING_WHY: Final = "Dat gebeurt bij de eerste start en als documenten veranderen. Daarna opent Kaderwijzer direct."
BEGINNING: Final = "Documenten openen"
CANNOT_START: Final = "Kaderwijzer kan niet starten"
BROKE_DOWN: Final = "Kaderwijzer kon de documenten niet openen. Probeer het opnieuw, of waarschuw uw beheerder."
AGAIN: Final = "Opnieuw proberen"
PAGE_FAILED: Final = "Er ging iets mis op deze pagina. Ververs de pagina, of begin een nieuw gesprek."


def open_in_document(number: int) -> str:
    """The link from a source to its place; the number tells one link from the next."""
    return f"Open in document (bron {number})"


def open_nearest(number: int) -> str:
    return f"Open in document ({number})"


def whole_list(rows: int) -> str:
    return "De hele lijst (1 rij)" if rows == 1 else f"De hele lijst ({rows} rijen)"


def answered(sources: int) -> str:
    """What a screen reader hears when an answer has come."""
    return "Antwoord is klaar, met 1 bron." if sources == 1 else f"Antwoord is klaar, met {sources} bronnen."


def page(number: int, label: str | None = None) -> str:
    return f"Pagina {label or number}"


def pages(count: int) -> str:
    return "1 pagina" if count == 1 else f"{count} pagina's"


def problem_place(file: str, page_number: int | None) -> str:
    return f"{file}, pagina {page_number}" if page_number else file


def glossary(terms: Sequence[tuple[str, str]]) -> str:
    """Dutch terms of an answer in English, for who asked in English."""
    return "Words: " + "; ".join(f"{term} = {meaning}" for term, meaning in terms)
