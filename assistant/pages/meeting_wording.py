"""Every sentence of the page *Vergadering voorbereiden* that is not in the dossier itself, in plain Dutch (B1)."""

from __future__ import annotations

from typing import Final

HEADING: Final = "Vergadering voorbereiden"
INTRO: Final = (
    "Kies een vergadering. U krijgt een dossier van één tot drie pagina's: doelen en resultaten, toezeggingen, "
    "wie verantwoordelijk is, wat verschilt, en vragen om te stellen. Elke regel heeft een bron."
)
MEETING: Final = "Vergadering"
DAY: Final = "Datum (dd-mm-jjjj)"
WRONG_DAY: Final = "Deze datum is niet te lezen. Schrijf dag, maand en jaar met cijfers, bijvoorbeeld 12-05-2020."
THEMES: Final = "Thema's"
EVERY_THEME: Final = "Alle thema's"
MUNICIPALITY: Final = "Gemeente"
CHOOSE: Final = "Kies er een"
EVERY_MUNICIPALITY: Final = "Alle gemeenten"
DAY_WHY: Final = "De stand is die op de dag van de vergadering. Een termijn die dan voorbij is, staat er zo bij."
NO_LISTS: Final = (
    "Bij deze documenten horen geen lijsten met doelen, toezeggingen of taken. Een dossier wordt daarvan gemaakt. "
    "Wilt u er een? Zet de lijsten in de map registers bij de documenten. In LEESMIJ.md leest u hoe."
)
NO_LEDGER: Final = "De ingevoerde resultaten doen nu niet mee."
PREVIEW: Final = "Voorbeeld"


def download(name: str) -> str:
    return f"Download als {name}"


def ready(pages: int, sources: int) -> str:
    """Said when the dossier is there."""
    long = "1 pagina" if pages == 1 else f"{pages} pagina's"
    told = "1 bron" if sources == 1 else f"{sources} bronnen"
    return f"Het dossier is klaar: {long}, {told}."


def open_source(number: int, line: int) -> str:
    """The link from a line to a source; both numbers tell one link from the next."""
    return f"Open bron {number} in document (regel {line})"


def entered(number: int, place: str, quote: str) -> str:
    """A source that stands in no document."""
    return f"Bron {number}: {quote} ({place})"
