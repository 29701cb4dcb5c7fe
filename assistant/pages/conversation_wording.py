"""The sentences around a conversation: what can be done with an answer, and how long all of it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from assistant.periods import dutch_day

# As much of the first question as stands in a list.
MOST_CHARACTERS: Final = 90

# Under an answer
ACTIONS: Final = "Wat u met dit antwoord kunt doen"
COPY: Final = "Kopieer met bronnen"
COPIED: Final = "Gekopieerd"
NOT_COPIED: Final = "Kopiëren lukt niet in deze browser"
MAKE_LINK: Final = "Maak link"
COPY_LINK: Final = "Kopieer link"
LINK: Final = "Link naar dit antwoord"
USEFUL: Final = "Nuttig"
NOT_USEFUL: Final = "Niet nuttig"
FOUND_USEFUL: Final = "Bewaard: u vindt dit antwoord nuttig."
FOUND_NOT_USEFUL: Final = "Bewaard: u vindt dit antwoord niet nuttig."
REMARK: Final = "Wilt u er iets bij zeggen? (mag leeg blijven)"
REMARK_WHO: Final = "De beheerder leest uw oordeel, met de vraag en het antwoord. Schrijf geen namen van mensen op."
KEEP_REMARK: Final = "Bewaar opmerking"
REMARK_KEPT: Final = "Uw opmerking is bewaard."
GONE: Final = "Dit lukt niet: dit gesprek is al gewist."
ALONE: Final = "Stel als losse vraag"
ADJUST: Final = "Pas aan"

# The conversation as a whole
CONVERSATION_PARTS: Final = "Dit gesprek downloaden of wissen"
FILE_NAME: Final = "gesprek"
ERASE_ONE: Final = "Wis dit gesprek"
ERASE_ONE_SURE: Final = (
    "Dit gesprek wordt echt gewist, met de links naar antwoorden erin. Uw oordelen blijven over zonder uw vragen, en niemand "
    "ziet dan nog van wie ze zijn."
)
ERASE_ALL: Final = "Wis al mijn gesprekken"
ERASE_ALL_SURE: Final = (
    "Al uw gesprekken worden echt gewist, met de links naar antwoorden erin. Uw oordelen blijven over zonder uw vragen, en "
    "niemand ziet dan nog van wie ze zijn."
)
ERASE: Final = "Ja, wis"
DO_NOT: Final = "Nee, niet wissen"
EARLIER: Final = "Eerdere gesprekken"
NOT_KEPT: Final = "Gesprekken worden hier niet bewaard: sluit u deze pagina, dan is uw gesprek weg."

# A link to an answer
LINKED_HEADING: Final = "Een antwoord om na te lezen"
NO_LINK: Final = "Dit antwoord is er niet, of niet meer. Vraag wie de link stuurde om een nieuwe."
SAME: Final = "De documenten zijn sinds dit antwoord niet veranderd."
OTHER: Final = "Sinds dit antwoord zijn er documenten veranderd."
ALL_STAND: Final = "Alle citaten staan er nog letterlijk in."
ASK_AGAIN: Final = "Stel deze vraag opnieuw"
OWN_QUESTION: Final = "Stel een eigen vraag"

# A source of an answer from before
SOURCE_GONE: Final = "Dit document is er niet meer."
SOURCE_MOVED: Final = "Dit document is veranderd. Dit citaat staat er nog letterlijk in."
SOURCE_CHANGED: Final = "Dit document is veranderd. Dit citaat staat er niet meer zo in."


def kept(days: int, login: bool) -> str:
    """Where a conversation is kept, how long, and how to erase it."""
    long = "1 dag" if days == 1 else f"{days} dagen"
    whose = "uw account" if login else "deze browser"
    return (
        f"Uw gesprekken staan alleen op de computer waar Kaderwijzer draait, tot {long} na uw laatste vraag. Ze horen bij "
        f"{whose}. U kunt ze zelf wissen."
    )


def older(count: int) -> str:
    return "Nog 1 ouder gesprek" if count == 1 else f"Nog {count} oudere gesprekken"


def earlier(question: str, questions: int, at: datetime) -> str:
    """A conversation in the list."""
    words = " ".join(question.split())
    short = words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1].rstrip() + "…"
    more = f" (en {questions - 1} meer)" if questions > 1 else ""
    return f"{dutch_day(at.date())}, {at:%H:%M} – {short}{more}"


def download(kind: str) -> str:
    return f"Download als {kind}"


def link_lasts(days: int) -> str:
    long = "1 dag" if days == 1 else f"{days} dagen"
    return (
        f"Wie deze link heeft, ziet deze vraag en dit antwoord, niet de rest van uw gesprek. De link werkt tot {long} na uw "
        "laatste vraag in dit gesprek, of tot u het gesprek wist."
    )


def asked_on(at: datetime) -> str:
    return f"Gevraagd op {dutch_day(at.date())} om {at:%H:%M}"


def fallen(count: int) -> str:
    """How many quotes no longer stand in the documents."""
    return "1 citaat staat er niet meer zo in." if count == 1 else f"{count} citaten staan er niet meer zo in."
