"""Every sentence that a user sees and that no document holds, in plain Dutch (B1); answers also in English."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.datatypes import Nearest, Searched

Language = str  # "nl" or "en"


def not_found(searched: Searched, language: Language) -> str:
    """Says that the documents don't answer, what was searched, and what comes nearest."""
    if language == "en":
        text = f"Not found in the documents. Searched: {_count_en(searched)}."
        if searched.unread:
            text += f" {searched.unread} files or pages could not be read."
        if searched.nearest:
            text += f" Nearest: {_places(searched.nearest)}."
        return text
    text = f"Dit staat niet in de documenten. Doorzocht: {_count(searched)}."
    if searched.unread:
        text += f" {searched.unread} bestanden of pagina's konden niet worden gelezen."
    if searched.nearest:
        text += f" Het dichtst in de buurt komt: {_places(searched.nearest)}."
    return text


def empty_question(language: Language) -> str:
    return "Please type a question." if language == "en" else "Typ een vraag. Bijvoorbeeld: wie betaalt de uitkeringen?"


HISTORY_UNUSABLE = (
    "De gesprekken kunnen nu niet worden gelezen of bewaard. Waarschuw uw beheerder: het logboek zegt waarom."
)
OTHER_VERSION = "Dit antwoord is van een andere versie van Kaderwijzer en niet meer te tonen. Stel de vraag opnieuw."


def _count(searched: Searched) -> str:
    documents = "1 document" if searched.documents == 1 else f"{searched.documents} documenten"
    passages = "1 fragment" if searched.passages == 1 else f"{searched.passages} fragmenten"
    return f"{documents}, {passages}"


def _count_en(searched: Searched) -> str:
    documents = "1 document" if searched.documents == 1 else f"{searched.documents} documents"
    return f"{documents}, {searched.passages} passages"


def _places(nearest: Sequence[Nearest]) -> str:
    return "; ".join(f"{place.title}, {place.section}" if place.section else place.title for place in nearest)


def place(page: int, pages: int, section: str) -> str:
    """Where a quote stands: "pagina 3, 5.1 Werk"; the page only where the document has more than one."""
    parts = [f"pagina {page}"] if pages > 1 else []
    return ", ".join([*parts, section] if section else parts)


def within(section: str, title: str) -> str:
    """The section without the title of the document, which stands beside it."""
    return "" if section == title else section.removeprefix(f"{title} › ")


# A conversation as a file, and an answer as it is copied.
CONVERSATION = "Gesprek met Kaderwijzer"
CONVERSATION_INTRO = "Elk antwoord komt letterlijk uit de documenten of is daarmee berekend. De bronnen staan onderaan."
CHOICES = "De vraag kan op meer manieren worden gelezen:"
SOURCES = "Bronnen"
LISTED = "De hele lijst"
WITHOUT_SOURCE = "nog te bevestigen"


def understood(question: str) -> str:
    return f"U bedoelt: {question}"


def also_searched(terms: Sequence[str]) -> str:
    return f"Ook gezocht op: {', '.join(terms)}"


def calculation(formula: str, value: str, unit: str) -> str:
    return f"Berekening: {formula} = {value} {unit}"


def asked(count: int, day: str) -> str:
    return f"{day} · {'1 vraag' if count == 1 else f'{count} vragen'}"


def given(answer_id: str, corpus_id: str, day: str, time: str) -> str:
    """What it takes to look an answer up again."""
    return f"Antwoord {answer_id}, gegeven op {day} om {time}. Stand van de documenten: {corpus_id}."


STAGES = {
    "lezen": "Documenten lezen",
    "woorden": "Woorden indexeren",
    "betekenis": "Betekenis vastleggen",
    "bewaren": "Index bewaren",
}


def stage(name: str, done: int, total: int, seconds_left: float | None = None) -> str:
    """One line about a build: what, how many, how long still."""
    text = f"{STAGES.get(name, name)}: {done} van {total}"
    if seconds_left is not None and done < total:
        seconds = max(1, round(seconds_left))
        text += f", nog ongeveer {seconds} {'seconde' if seconds == 1 else 'seconden'}"
    return text
