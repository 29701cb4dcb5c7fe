"""The sentences of the pages *Documenten* and *Document*: what is there, what is added, replaced and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.datatypes import Document
from assistant.intake import Job
from assistant.pages.wording import pages

# Adding
ADD_HEADING: Final = "Documenten toevoegen"
ADD_WHY: Final = (
    "Sleep een of meer bestanden hierheen, of kies ze. Daarna ziet u wat er is gelezen en wat niet. "
    "Anderen kunnen intussen gewoon vragen stellen."
)
ADD_FIELD: Final = "Nieuwe documenten"
NEWS_HEADING: Final = "Wat er is gedaan"
FORGET: Final = "Wis deze meldingen"
WAITING: Final = "Wacht op zijn beurt"
READING: Final = "Wordt gelezen"
INDEXING: Final = "Wordt doorzoekbaar gemaakt"
NOT_ALLOWED: Final = "U mag hier geen documenten toevoegen, vervangen of verwijderen. Vraag het uw beheerder."

# One document in the list
LIST_HEADING: Final = "Wat wordt doorzocht"
OPEN: Final = "Open dit document"
REPLACE: Final = "Vervang"
REMOVE: Final = "Verwijder"
PUBLISHER: Final = "Uitgever"
YEAR: Final = "Jaar"
CHANGED: Final = "Bijgewerkt"
SIZE: Final = "Omvang"
UNREADABLE: Final = "Niet te lezen"
SEARCH: Final = "Zoek in de titels"

# Replacing and removing
REPLACE_HEADING: Final = "Document vervangen"
REPLACE_FIELD: Final = "Nieuwe versie"
REPLACE_WHY: Final = (
    "Kies de nieuwe versie. Antwoorden verwijzen daarna naar de nieuwe tekst. De oude versie gaat naar de prullenbak."
)
REMOVE_HEADING: Final = "Document verwijderen"
YES_REMOVE: Final = "Ja, verwijder"
CANCEL: Final = "Annuleer"
BIN_HEADING: Final = "Prullenbak"
BIN_WHY: Final = "Hier staan bestanden die zijn verwijderd of vervangen. Ze worden niet doorzocht."
RESTORE: Final = "Zet terug"

# One document
ALL_TEXT: Final = "Toon de hele tekst"
BY_PAGE: Final = "Toon de PDF per pagina"
NO_PICTURE: Final = "Deze pagina kan niet als PDF worden getoond. De tekst staat hier wel."
NOT_MARKED: Final = "De passage is op deze afbeelding niet aan te wijzen. In de tekst is zij wel gemarkeerd."
MARKED: Final = "De passage is op de afbeelding geel gemarkeerd, met een streep ervoor."
DOWNLOAD: Final = "Download de PDF"
PREVIOUS: Final = "Vorige pagina"
NEXT: Final = "Volgende pagina"


def add_button(count: int) -> str:
    return "Voeg 1 bestand toe" if count == 1 else f"Voeg {count} bestanden toe"


def ready(count: int, total: int) -> str:
    return f"Klaar: {count} van {total}"


def passages(count: int) -> str:
    return "1 fragment" if count == 1 else f"{count} fragmenten"


def size(page_count: int, passage_count: int) -> str:
    return f"{pages(page_count)}, {passages(passage_count)}"


def size_of(document: Document, passage_count: int) -> str:
    """A text file is one long page, which says nothing."""
    paged = len(document.pages) > 1 or document.path.lower().endswith(".pdf")
    return size(len(document.pages), passage_count) if paged else passages(passage_count)


def page_numbers(numbers: Sequence[int]) -> str:
    """ "pagina 2", "pagina's 2, 3 en 7" """
    if len(numbers) == 1:
        return f"pagina {numbers[0]}"
    return f"pagina's {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}"


def documents(count: int, passage_count: int) -> str:
    noun = "1 document" if count == 1 else f"{count} documenten"
    return f"{noun}, {passages(passage_count)}."


def really_remove(title: str) -> str:
    return (
        f"Wilt u ‘{title}’ verwijderen? Kaderwijzer geeft er dan geen antwoorden meer uit. Het bestand gaat naar de "
        "prullenbak; daaruit kunt u het terugzetten."
    )


def replacing(title: str) -> str:
    return f"U vervangt ‘{title}’."


def done(job: Job) -> str:
    """What was done, in one line."""
    if job.what == "remove":
        return f"Verwijderd: {job.name}"
    if job.what == "restore":
        return f"Teruggezet: {job.name}"
    return f"{'Vervangen' if job.what == 'replace' else 'Toegevoegd'}: {job.title}"


def details(job: Job) -> list[str]:
    """What is to be known of a document that came in."""
    if job.what not in ("add", "replace"):
        return []
    lines = [f"Gelezen: {size(job.pages, job.passages)}."]
    if job.kind:
        lines.append(f"De inhoud is {job.kind.lstrip('.').upper()}; daarom is het bestand zo bewaard.")
    if job.unreadable:
        lines.append(
            f"Niet te lezen: {page_numbers(job.unreadable)}. Daar staat geen tekst; waarschijnlijk is het een scan. "
            "Maak de tekst doorzoekbaar met OCR en vervang het document."
        )
    return lines


def refused(job: Job) -> str:
    verb = {"add": "toegevoegd", "replace": "vervangen", "remove": "verwijderd", "restore": "teruggezet"}[job.what]
    return f"Niet {verb}: {job.name}"


def going_on(job: Job) -> str:
    return {"waiting": WAITING, "reading": READING, "indexing": INDEXING}.get(job.stage, "")


def picture(title: str, page_label: str) -> str:
    """What a picture of a page is, for who doesn't see it."""
    return f"{page_label} van {title}, als afbeelding. De tekst van deze pagina staat ernaast."


def page_of(number: int, count: int) -> str:
    return f"Pagina {number} van {count}"
