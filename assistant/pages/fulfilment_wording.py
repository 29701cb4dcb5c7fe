"""Every sentence about whether a commitment was kept: status, evidence, notes and the link. Plain Dutch (B1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.fulfilment import KEPT, OPEN, PASSED, UNKNOWN

REPORTING_DAY: Final = "Peildatum"
WRONG_DAY: Final = (
    "Deze peildatum is niet te lezen. Schrijf bijvoorbeeld 30 april 2020, of 2020 voor het eind van dat jaar. "
    "U ziet nu de stand van vandaag."
)
RULES_HEADING: Final = "Zo wordt de status bepaald"
RULES: Final = (
    f"{OPEN}: de termijn ligt op de peildatum nog voor ons, of de termijn zegt alleen vanaf wanneer.",
    f"{PASSED}: de termijn is op de peildatum voorbij, en er is geen bewijs vastgelegd.",
    f"{KEPT}: iemand heeft een letterlijk citaat uit een later document vastgelegd. "
    "Staat dat citaat niet meer in het document, dan telt het niet.",
    f"{UNKNOWN}: er is geen termijn genoemd, of er is geen jaar of dag uit te lezen.",
)
RULES_WHY: Final = (
    "Alleen bewijs maakt een toezegging nagekomen. Is de termijn voorbij, dan zegt dat nog niet of zij is nagekomen."
)
# A sign beside each status, so that nobody has to see its colour.
SIGNS: Final = {OPEN: "○", PASSED: "!", KEPT: "✓", UNKNOWN: "?"}
NO_YEAR: Final = "geen jaar genoemd"
LATEST_NOTE: Final = "Notitie"

ONE_HEADING: Final = "Eén toezegging"
OPEN_ALONE: Final = "Open in document"
ALL: Final = "Toon alle toezeggingen"
NO_SUCH: Final = (
    "Deze toezegging staat niet (meer) in de lijst. Misschien is de lijst gewijzigd sinds de link is gemaakt."
)
COPY_LINK: Final = "Kopieer de link"
COPIED: Final = "De link is gekopieerd"
NOT_COPIED: Final = "Kopiëren lukt niet in deze browser"

EVIDENCE: Final = "Bewijs"
NO_EVIDENCE: Final = "Er is geen bewijs vastgelegd. Dat zegt niet of de toezegging is nagekomen."
RECORD: Final = "Bewijs vastleggen"
RECORD_WHY: Final = (
    "Kies een document van een later jaar dan dat van de toezegging, en neem daaruit letterlijk de zin over die laat zien "
    "dat zij is nagekomen. Kaderwijzer controleert of de zin daar staat. Of de zin het echt bewijst, beoordeelt u."
)
NO_LATER: Final = (
    "Er is geen document van een later jaar. Voeg zo'n document toe bij Documenten; dan kunt u bewijs vastleggen."
)
DOCUMENT: Final = "Document met het bewijs"
CHOOSE_DOCUMENT: Final = "Kies een document"
QUOTE: Final = "Letterlijk citaat"
STORE_EVIDENCE: Final = "Leg het bewijs vast"
OPEN_EVIDENCE: Final = "Open het bewijs in document"
EVIDENCE_STORED: Final = "Het bewijs is vastgelegd."
EVIDENCE_UNDONE: Final = "Het bewijs is ongedaan gemaakt. Het blijft zichtbaar, maar telt niet meer."

NOTES: Final = "Notities"
NO_NOTES: Final = "Er is nog geen notitie."
NOTE: Final = "Nieuwe notitie"
NOTE_WHY: Final = "Iedereen die Kaderwijzer gebruikt, kan dit lezen. Eerdere notities blijven staan."
STORE_NOTE: Final = "Bewaar de notitie"
NOTE_STORED: Final = "De notitie is bewaard."
NOTE_OF_OTHER_TEXT: Final = "Geschreven toen deze toezegging een andere tekst had."
WHO: Final = "Uw naam (komt erbij te staan)"
NO_LEDGER: Final = "Bewijs en notities zijn nu niet te lezen. De status hieronder is bepaald zonder bewijs."


def status_text(status: str) -> str:
    return f"{SIGNS[status]} {status}"


def summary(counts: Mapping[str, int], day: str) -> str:
    """How many of each status, on a day."""
    return f"Op {day}: " + ", ".join(f"{count} {status}" for status, count in counts.items()) + "."


def view(number: int) -> str:
    """The link from a row to the commitment by itself."""
    return f"Bewijs, notities en link (rij {number})"


def copy_link(number: int) -> str:
    return f"{COPY_LINK} (rij {number})"


def by(who: str, when: str) -> str:
    return f"Vastgelegd door {who} op {when}."


def undone_by(who: str, when: str) -> str:
    return f"Ongedaan gemaakt door {who} op {when}. Dit bewijs telt niet."


def does_not_count(why: str) -> str:
    return f"Dit bewijs telt nu niet. {why}"


def undo(number: int) -> str:
    return f"Maak bewijs {number} ongedaan"


def written_by(who: str, when: str) -> str:
    return f"{who}, {when}"


def dated(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def earlier_notes(count: int) -> str:
    return "1 eerdere notitie" if count == 1 else f"{count} eerdere notities"
