"""Every sentence about logging in, in plain Dutch (B1)."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Inloggen"
HEADING: Final = "Log in bij Kaderwijzer"
WHY: Final = "Kaderwijzer is alleen voor mensen met een account van uw organisatie."
LOG_IN: Final = "Inloggen"
EXPIRED: Final = "U bent langer dan 12 uur ingelogd. Log opnieuw in om verder te gaan."
FAILED: Final = (
    "Het inloggen is niet gelukt. Probeer het opnieuw. Lukt het weer niet? Waarschuw dan de beheerder van Kaderwijzer."
)
NO_ACCESS: Final = "Geen toegang"
NO_ACCESS_WHY: Final = (
    "U bent ingelogd, maar uw account heeft nog geen rol voor Kaderwijzer. Vraag de beheerder om de rol lezer. "
    "Log daarna uit en opnieuw in."
)
LOG_OUT: Final = "Uitloggen"
ACCOUNT: Final = "Uw account"
UNNAMED: Final = "Ingelogd"

# What the server answers to a browser that it doesn't let in.
OTHER_SITE: Final = "Geweigerd: deze vraag komt van een andere website."
OTHER_ADDRESS: Final = (
    "Geweigerd: Kaderwijzer is niet bedoeld voor dit adres. Beheerder: lees in docs/op-een-server.md hoe u Kaderwijzer "
    "achter een webserver zet."
)


def logged_in_as(name: str) -> str:
    return f"Ingelogd als {name}" if name else UNNAMED


def without_role(name: str) -> str:
    """Says as whom somebody is logged in; perhaps it is the wrong account."""
    return f"U bent nu ingelogd als {name}." if name else ""
