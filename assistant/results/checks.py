"""What a filled-in file would change, and everything that is wrong with it. Pure: nothing is stored, no clock is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.numbers import decimal_of, dutch
from assistant.periods import period_of
from assistant.registers.indicators import MUNICIPALITIES, Indicator, Observation
from assistant.results.preview import Change, Preview, value_of
from assistant.results.result import Entry, Problem, Result, days_of
from assistant.results.sheet import Line, read_sheet
from assistant.results.standing import Standing
from assistant.wording import dutch_day, moment

CORRECTION = "correctie:"
# More than any municipality counts or spends: a slip of the keyboard.
MOST = 10**12
# What comes in whole ones only; plekken and banen may be parts.
WHOLE_UNITS = ("personen", "uitkeringen")
NATIONAL = "landelijk"
Key = tuple[str, str, date, date]


def preview(
    data: bytes,
    file: str,
    indicators: Sequence[Indicator],
    observations: Sequence[Observation],
    standing: Standing,
    today: date,
) -> Preview:
    """Holds every row of a file against the registers and the stored results; all problems at once, with their rows.

    `file` is its name, for the record. Rows whose value, denominator and source are empty are left for later. Never raises.
    """
    sheet = read_sheet(data)
    known = {indicator.id: indicator for indicator in indicators}
    stored = _stored(observations, standing)
    problems = list(sheet.problems)
    changes: list[Change] = []
    seen: dict[Key, int] = {}
    empty = 0
    for line in sheet.lines:
        if not (line["waarde"] or line["noemer"] or line["bron"]):
            empty += 1
            continue
        wrong = [*_name_problems(line, known), *_value_problems(line), *_period_problems(line, today), *_source(line)]
        problems += wrong
        if wrong:
            continue
        entry = _entry(line)
        again = _again(line, entry, seen, stored)
        if isinstance(again, Problem):
            problems.append(again)
            continue
        seen[entry.key] = line.number
        changes.append(Change(line.number, entry, known[entry.indicator_id].name, again))
    if not changes and not problems:
        problems.append(
            Problem(0, "Er is geen regel ingevuld.", "Vul bij minstens één indicator een waarde en een bron in.")
        )
    problems.sort(key=lambda problem: problem.line)
    digest = hashlib.sha256(data).hexdigest()
    return Preview(file, digest, standing.mark, tuple(changes), tuple(problems), empty)


def _stored(observations: Sequence[Observation], standing: Standing) -> dict[Key, Result | Observation]:
    """What is known already, by key: realised figures of documents, and over them the results in force."""
    known: dict[Key, Result | Observation] = {}
    for observation in observations:
        if observation.kind == "realisatie" and observation.period.last is not None:
            known[(observation.indicator_id, observation.municipality, *days_of(observation.period))] = observation
    known.update((result.entry.key, result) for result in standing.results)
    return known


def _name_problems(line: Line, known: Mapping[str, Indicator]) -> list[Problem]:
    found: list[Problem] = []
    indicator = known.get(line["indicator"])
    if indicator is None:
        reason = f"De indicator '{line['indicator']}' bestaat niet." if line["indicator"] else "De indicator ontbreekt."
        found.append(Problem(line.number, reason, "Neem de code over uit het sjabloon."))
    else:
        other = next((one for one in known.values() if one.name == line["naam"] and one.id != indicator.id), None)
        if other is not None and line["naam"] != indicator.name:
            reason = f"De naam hoort bij een andere indicator ('{other.id}')."
            found.append(Problem(line.number, reason, "Misschien is een kolom verschoven; neem de regel opnieuw over."))
        if line["eenheid"] != indicator.unit:
            reason = f"De eenheid is '{line['eenheid']}' en moet '{indicator.unit}' zijn."
            found.append(Problem(line.number, reason, "Reken het cijfer om en verbeter de eenheid."))
    place = line["gemeente"]
    if place not in MUNICIPALITIES:
        reason = f"De gemeente '{place}' is niet bekend." if place else "De gemeente ontbreekt."
        found.append(Problem(line.number, reason, f"Kies uit: {', '.join(MUNICIPALITIES)}."))
    elif indicator is not None and (indicator.scope == NATIONAL) != (place == NATIONAL):
        reason = f"Deze indicator gaat over: {indicator.scope}, niet over: {place}."
        found.append(Problem(line.number, reason, "Verbeter de gemeente, of kies de andere indicator."))
    return found


def _value_problems(line: Line) -> list[Problem]:
    found: list[Problem] = []
    value, denominator = decimal_of(line["waarde"]), decimal_of(line["noemer"])
    if not line["waarde"]:
        found.append(Problem(line.number, "De waarde ontbreekt.", "Vul hem in, of maak ook noemer en bron leeg."))
    elif value is None:
        reason = f"De waarde '{line['waarde']}' is geen getal."
        found.append(Problem(line.number, reason, "Schrijf alleen het getal, zoals 1.500 of 31,1, zonder eenheid."))
    elif abs(value) > MOST or (denominator or 0) > MOST:
        found.append(Problem(line.number, "Het getal is onwaarschijnlijk groot.", "Controleer de waarde en de noemer."))
    elif value < 0:
        found.append(
            Problem(line.number, "De waarde is negatief.", "Een resultaat is 0 of meer; controleer het getal.")
        )
    elif line["eenheid"] == "%" and value > 100:
        found.append(
            Problem(line.number, f"{line['waarde']} % is meer dan 100 %.", "Controleer de waarde en de eenheid.")
        )
    elif line["eenheid"] in WHOLE_UNITS and value != value.to_integral_value():
        found.append(
            Problem(line.number, f"{line['waarde']} {line['eenheid']} is geen heel getal.", "Controleer de waarde.")
        )
    if not line["noemer"]:
        return found
    if denominator is None:
        reason = f"De noemer '{line['noemer']}' is geen getal."
        found.append(Problem(line.number, reason, "Schrijf alleen het getal, of laat de noemer leeg."))
    elif line["eenheid"] == "%":
        found.append(Problem(line.number, "Bij een percentage hoort geen noemer.", "Laat de noemer leeg."))
    elif denominator <= 0:
        found.append(Problem(line.number, "De noemer is 0 of kleiner.", "Vul het totaal in, of laat de noemer leeg."))
    elif value is not None and value > denominator:
        reason = f"De waarde ({line['waarde']}) is groter dan de noemer ({line['noemer']})."
        found.append(Problem(line.number, reason, "Controleer beide; misschien zijn ze omgewisseld."))
    return found


def _period_problems(line: Line, today: date) -> list[Problem]:
    example = "Schrijf een jaar of een dag, zoals 2020, 30 april 2020 of 1e bestuursrapportage 2020."
    if not line["periode"]:
        return [Problem(line.number, "De periode ontbreekt.", example)]
    period = period_of(line["periode"])
    if period is None:
        return [Problem(line.number, f"De periode '{line['periode']}' is niet te lezen.", example)]
    if period.last is None:
        return [Problem(line.number, f"De periode '{line['periode']}' heeft geen datum.", example)]
    if period.last > today:
        reason = f"De periode '{line['periode']}' is op {dutch_day(today)} nog niet voorbij."
        return [Problem(line.number, reason, "Vul bij een tussenstand de dag in tot en met welke is geteld.")]
    return []


def _source(line: Line) -> list[Problem]:
    if line["bron"]:
        return []
    return [
        Problem(
            line.number, "De bron ontbreekt.", "Vul in waar het resultaat staat, zoals een rapportage met bladzijde."
        )
    ]


def _entry(line: Line) -> Entry:
    value = decimal_of(line["waarde"])
    assert value is not None
    denominator = decimal_of(line["noemer"])
    return Entry(
        line["indicator"],
        line["periode"],
        line["gemeente"],
        value,
        denominator,
        line["eenheid"],
        line["bron"],
        line["opmerking"],
    )


def _again(
    line: Line, entry: Entry, seen: Mapping[Key, int], stored: Mapping[Key, Result | Observation]
) -> Problem | Result | Observation | None:
    """What an entry corrects, None for a new one; a problem where it stands here or in the store already."""
    if entry.key in seen:
        return Problem(
            line.number, f"Dit resultaat staat ook op regel {seen[entry.key]}.", "Haal een van beide regels weg."
        )
    before = stored.get(entry.key)
    reason_given = entry.remark.lower().startswith(CORRECTION) and entry.remark[len(CORRECTION) :].strip()
    if entry.remark.lower().startswith(CORRECTION) and not reason_given:
        return Problem(line.number, "Bij de correctie ontbreekt de reden.", "Zet die achter 'correctie:'.")
    if before is None and reason_given:
        return Problem(
            line.number, "Er is geen eerder resultaat om te corrigeren.", "Controleer de periode en de gemeente."
        )
    if before is None:
        return None
    if not reason_given:
        where = (
            f"ingevoerd door {before.who} op {moment(before.when)}"
            if isinstance(before, Result)
            else f"document {before.source.document_id}"
        )
        reason = f"Dit resultaat is er al: {dutch(value_of(before))} ({where})."
        return Problem(line.number, reason, "Is dit een correctie? Begin de opmerking met 'correctie:' en de reden.")
    return before
