"""Every sentence of the pages *Wie doet wat* and *Toezeggingen en inspraak*, in plain Dutch (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

DOWNLOAD: Final = "Download als Excel-bestand"
SEARCH: Final = "Zoek op woorden"
SEARCH_EXAMPLE: Final = "Bijvoorbeeld: jobcoach"
TO_CONFIRM: Final = "Nog te bevestigen: de letterlijke zin staat niet in het document zoals het nu is."
NOT_NAMED: Final = "niet genoemd"
OPEN_REMARK: Final = "Open de opmerking in document"
OPEN_REPLY: Final = "Open de reactie in document"
OPEN_CHANGE: Final = "Open het gevolg in document"

# Wie doet wat
WHO_HEADING: Final = "Wie doet wat"
WHO_INTRO: Final = "Deze lijst zegt welke organisatie welke rol heeft bij een taak, volgens de documenten."
MATRIX_HEADING: Final = "Overzicht"
MATRIX_LABEL: Final = "Tabel: rollen per organisatie en thema"
MATRIX_CAPTION: Final = "Hoeveel taken elke organisatie heeft, per thema en rol"
ORGANISATION: Final = "Organisatie"
NO_ROLE: Final = "geen"
FEWER_ORGANISATIONS: Final = "Toon minder organisaties"
OWNERS_HEADING: Final = "Wie is verantwoordelijk"
NO_GAPS: Final = "Bij elk thema staat minstens één organisatie in de lijst als verantwoordelijk."
NO_DOUBLES: Final = "Bij geen enkele taak staat meer dan één organisatie in de lijst als verantwoordelijk."
DOUBLES_WHY: Final = "Lees in het document of zij de taak samen hebben."
TASKS_HEADING: Final = "Zoek een taak"
NO_TASKS: Final = "Geen enkele taak past bij deze keuzes. Haal een keuze weg, of zoek op een ander woord."
NO_LIST_OF_TASKS: Final = "Bij deze documenten hoort geen lijst van wie wat doet."

# Toezeggingen en inspraak
COMMITMENTS_PAGE_HEADING: Final = "Toezeggingen en inspraak"
COMMITMENTS_INTRO: Final = (
    "Deze lijsten zeggen wat is toegezegd en wat er met de inspraak is gedaan, volgens de documenten."
)
COMMITMENTS: Final = "Toezeggingen"
CONSULTATION: Final = "Inspraak"
NO_COMMITMENTS: Final = "Geen enkele toezegging past bij deze keuzes. Haal een keuze weg, of zoek op een ander woord."
NO_REMARKS: Final = "Geen enkele opmerking past bij deze keuzes. Haal een keuze weg."
NO_LIST_OF_COMMITMENTS: Final = "Bij deze documenten hoort geen lijst van toezeggingen."
NO_LIST_OF_REMARKS: Final = "Bij deze documenten hoort geen lijst van de inspraak."
NO_REPLY: Final = "geen reactie vastgelegd"
INVITED: Final = "Uitgenodigd, maar zonder vastgelegde reactie"


def how_to_add(file: str) -> str:
    """What to do where a corpus has no such list."""
    return f"Wilt u die wel? Zet het bestand registers/{file} bij de documenten. In LEESMIJ.md leest u hoe."


def not_usable(file: str) -> str:
    """Said where there is a list, but with nothing in it that can be used."""
    return f"In registers/{file} staat geen regel die te gebruiken is. Met kaderwijzer check ziet u wat er mis is."


def organisations(count: int) -> str:
    return f"Toon alle {count} organisaties"


def first_organisations(shown: int, count: int) -> str:
    return f"U ziet de {shown} organisaties met de meeste taken. In de lijst staan er {count}."


def gaps(themes: Sequence[str]) -> str:
    """Says for which themes nobody is responsible."""
    start = "Bij dit thema" if len(themes) == 1 else "Bij deze thema's"
    return f"{start} staat in de lijst geen enkele organisatie als verantwoordelijk: {', '.join(themes)}."


def doubles(count: int) -> str:
    start = "Bij 1 taak" if count == 1 else f"Bij {count} taken"
    return f"{start} staat meer dan één organisatie in de lijst als verantwoordelijk. {DOUBLES_WHY}"


def rows_shown(shown: int, found: int, one: str, many: str) -> str:
    """How many of the rows that were found are on screen."""
    if found == 1:
        return f"Er is 1 {one} gevonden."
    if shown == found:
        return f"U ziet alle {found} {many}."
    return f"U ziet {shown} van de {found} {many}."


def more(left: int) -> str:
    return f"Toon meer (nog {left})"


def open_row(number: int) -> str:
    """The link from a row to its place; the number tells one link from the next."""
    return f"Open in document (rij {number})"


def open_owner(task: int, owner: int) -> str:
    return f"Open in document ({task}.{owner})"


def open_invited(number: int) -> str:
    return f"Open in document ({number})"


def kinds_at_first(shown: Sequence[str], others: Sequence[tuple[str, int]]) -> str:
    """Says which kinds of commitments are left out until they are chosen."""
    left = " en ".join(f"'{kind}' ({count})" for kind, count in others)
    return f"Eerst ziet u alleen deze soorten: {', '.join(shown)}. Wilt u ook {left} zien? Kies dat bij Soort."


def both_sheets(commitments: int, remarks: int) -> str:
    """What the file holds."""
    promised = "1 toezegging" if commitments == 1 else f"{commitments} toezeggingen"
    said = "1 opmerking" if remarks == 1 else f"{remarks} opmerkingen"
    return f"In het bestand staan {promised} en {said}: alles wat past bij uw keuzes hieronder, met de bron erbij."


def remarks_of(remarks: int, respondents: int) -> str:
    said = "1 opmerking" if remarks == 1 else f"{remarks} opmerkingen"
    by = "1 indiener" if respondents == 1 else f"{respondents} indieners"
    return f"{said} van {by}."


def remark(number: int | None, subject: str) -> str:
    return f"Opmerking {number}: {subject}"


def consequence(changed: str, change: str) -> str:
    return f"Kadernota aangepast: {changed}. {change}".strip()


def changed(value: bool | None) -> str:
    """Whether the kadernota changed, in a word."""
    return NOT_NAMED if value is None else "ja" if value else "nee"
