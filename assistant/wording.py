"""Every sentence that a user sees and that no document holds, in plain Dutch (B1); answers also in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from assistant.datatypes import Entered, Nearest, Searched
from assistant.periods import MONTHS

Language = str  # "nl" or "en"


def not_found(searched: Searched, language: Language) -> str:
    """Says that the documents don't answer and why, what was searched, what comes nearest, and who could know."""
    if language == "en":
        parts = [searched.lacking or "Not found in the documents.", f"Searched: {_count_en(searched)}."]
        if searched.unread:
            parts.append(f"{searched.unread} files or pages could not be read.")
        if searched.nearest:
            parts.append(f"Nearest: {_places(searched.nearest)}.")
        if searched.could_know:
            parts.append(f"You could ask: {' or '.join(searched.could_know)}.")
        return " ".join(parts)
    parts = [searched.lacking or "Dit is niet gevonden in de documenten.", f"Doorzocht: {_count(searched)}."]
    if searched.unread:
        parts.append(f"{searched.unread} bestanden of pagina's konden niet worden gelezen.")
    if searched.nearest:
        parts.append(f"Het dichtst in de buurt komt: {_places(searched.nearest)}.")
    if searched.could_know:
        parts.append(f"U kunt het navragen bij: {' of '.join(searched.could_know)}.")
    return " ".join(parts)


def frames(title: str, language: Language) -> tuple[str, ...]:
    """What may stand before a quote in an answer to a question in another language: where it comes from.

    First as the answer begins, then as it goes on.
    """
    return (f"From {title}, in Dutch: ", f"{title}: ") if language == "en" else ("", "")


# What a calculation is called, in English.
OPERATIONS = {
    "uitkomst": "outcome",
    "verschil": "difference",
    "verschil in procenten": "difference in per cent",
    "aandeel": "share",
    "nog te gaan": "still to go",
    "realisatiegraad": "realised",
    "totaal": "total",
    "gemiddelde": "average",
}


def more_or_less(amount: str, more: bool, language: Language) -> str:
    words = ("more", "less") if language == "en" else ("meer", "minder")
    return f"{amount} {words[0] if more else words[1]}"


def computed(operation: str, outcome: str, formula: str, about: str, assumption: str, language: Language) -> str:
    """The outcome of a calculation, how it came about, of what ("" where that was told), and what was taken for granted."""
    if language == "en":
        of, why, about_is, assumed = (
            OPERATIONS.get(operation, operation),
            "that is",
            "This is about, in Dutch",
            "Assumption",
        )
    else:
        of, why, about_is, assumed = operation, "want", "Het gaat om", "Aanname"
    parts = [f"{of[:1].upper()}{of[1:]}: {outcome}, {why} {formula}."]
    parts += [f"{about_is}: {about}."] if about else []
    parts += [f"{assumed}: {assumption}."] if assumption else []
    return " ".join(parts)


# Above questions that can be chosen.
CHOOSE = "Bedoelt u een van deze vragen?"


def ambiguous(language: Language) -> str:
    return (
        "You can ask several things about this." if language == "en" else "Hierover kunt u verschillende dingen vragen."
    )


# Why what was found is no answer, by what it lacks; {} is what the question named. They speak of what was found only: that
# a document says something nowhere, a search can't know.
LACKING = {
    "year": (
        "Er is iets gevonden dat erop lijkt, maar niet over {}.",
        "Something like it was found, but not about {}.",
    ),
    "number": (
        "Er is iets gevonden dat erop lijkt, maar zonder aantal of bedrag.",
        "Something like it was found, but without a number.",
    ),
    "result": (
        "Wat er in {} echt is bereikt, is niet gevonden.",
        "What was really achieved in {} was not found.",
    ),
    "time": (
        "Er is iets gevonden dat erop lijkt, maar niet over de termijn '{}'.",
        "Something like it was found, but not for '{}'.",
    ),
    "abbreviation": ("Waar deze afkorting voor staat, is niet gevonden.", "What it stands for was not found."),
    "evidence": (
        "Er is geen bewijs gevonden dat dit is nagekomen: bij de toezegging is geen bewijs vastgelegd, en er is geen resultaat "
        "ingevoerd dat het laat zien.",
        "No evidence was found that this was kept: none was recorded with the promise, and no entered result shows it.",
    ),
    "place": (
        "Er is iets gevonden dat erop lijkt, maar niet voor {} apart.",
        "Something like it was found, but not for {} alone.",
    ),
    "office": ("Wie de {} is, is niet gevonden.", "Who the {} is was not found."),
    "amount": ("Een bedrag hiervoor is niet gevonden.", "An amount for this was not found."),
    "ours": (
        "Wat is gevonden, gaat over heel Nederland en niet over deze gemeenten.",
        "What was found is about the whole country, not about these municipalities.",
    ),
    "reaction": ("Van deze organisatie is geen reactie vastgelegd.", "No reaction of this body is on record."),
}


def lacks(what: str, named: str, language: Language) -> str:
    """Why what was found is no answer; "" where there is nothing more to say than that it wasn't found."""
    dutch, english = LACKING.get(what, ("", ""))
    return (english if language == "en" else dutch).format(named)


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


def entered(result: Entered) -> str:
    """Who brought a result, when, and where it stands by their own words."""
    where = f"{result.import_id}, regel {result.line} van {result.file}"
    remark = f" Opmerking: {result.remark.rstrip('.')}." if result.remark else ""
    return (
        f"Ingevoerd door {result.who} op {moment(result.when)} ({where}). Bron volgens de invoerder: "
        f"{result.said_source.rstrip('.')}.{remark}"
    )


def moment(when: str) -> str:
    """A stored moment as a reader writes it: "30 april 2020 om 14:05"; as it was stored where that is no moment."""
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return when
    return f"{dutch_day(at.date())} om {at:%H:%M}"


def dutch_day(day: date) -> str:
    """A day as `period_of` reads it: "25 november 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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


# An answer given again by its id.
REPLAYED_SAME = "Dit antwoord is hetzelfde als toen."
REPLAYED_OTHER = "Sinds dit antwoord zijn de documenten, de lijsten of het programma veranderd."
REPLAYED_THEN = "Het antwoord van toen:"
REPLAYED_NOW = "Het antwoord van nu:"


def source_since(changed: bool, fallen: bool) -> str:
    """What has become of a source since an answer was given."""
    if fallen:
        return "deze tekst staat niet meer in het document"
    return "het document is veranderd, deze tekst staat er nog" if changed else "niet veranderd"


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
