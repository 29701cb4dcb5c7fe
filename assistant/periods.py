"""Periods as policy documents name them: 2020, eind 2020, medio 2019, 1 januari 2019, 2015-2020, op dit moment.

And as reports do: januari-april 2020, T1 2020, eerste tertaal 2020, kwartaal 2 2020, 1e bestuursrapportage 2020.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
# Words for a period without a year of its own.
TIMELESS = re.compile(
    r"(nu|op dit moment|elk jaar|jaarlijks|komende jaren|komende \w+ jaar|elke \w+ (dag|week|maand|jaar|maanden)|onbekend)$"
)
YEAR = r"((?:19|20)\d\d)"
MONTH = "|".join(MONTHS)
# Words for a part of a year, and how many months it has.
PARTS = {
    "kwartaal": 3,
    "q": 3,
    "tertaal": 4,
    "trimester": 4,
    "viermaandsperiode": 4,
    "t": 4,
    "halfjaar": 6,
    "h": 6,
}
# A bestuursrapportage comes every four months, and tells how things stand since 1 January.
REPORT = ("bestuursrapportage", "berap")
REPORT_MONTHS = 4
# The longest period has so many words: "september tot en met december 2020".
MOST_WORDS = 6
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
PART = "|".join(sorted((*PARTS, *REPORT), key=len, reverse=True))
# "eerste tertaal (van) 2020", "1e tertaal 2020", "tertaal 1 2020", "T1 2020", "T1-2020", "2020 T1", "2020-T1".
NUMBERED = re.compile(
    rf"(?:(?:de|het) )?(?:(?P<ordinal>{'|'.join(ORDINALS)}|[1-4](?:e|ste|de)) (?P<named>{PART})(?: van)?"
    rf"|(?P<part>{PART}) ?(?P<number>[1-4])(?: van)?)[ -](?P<year>{YEAR})"
    rf"|(?P<before>{YEAR})[ -](?P<part_after>{PART}) ?(?P<number_after>[1-4])"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A period: its words, and its first and last day where the words tell them."""

    text: str
    first: date | None
    last: date | None

    @property
    def year(self) -> int | None:
        """The year that the period lies in, None where that is none or more than one."""
        if self.first is None or self.last is None or self.first.year != self.last.year:
            return None
        return self.first.year


def period_of(text: str) -> Period | None:
    """The period that a text names; None where it can't be read."""
    words = " ".join(text.lower().split())
    if not words:
        return None
    if TIMELESS.match(words):
        return Period(text, None, None)
    if match := re.fullmatch(rf"{YEAR}-(\d\d)-(\d\d)", words):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(rf"(\d{{1,2}}) ({MONTH}) {YEAR}", words):
        return _day(text, int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    if match := re.fullmatch(rf"({MONTH})(?: ?(?:-|–|tot en met|t/m) ?({MONTH}))? {YEAR}", words):
        first_month, year = MONTHS.index(match[1]) + 1, int(match[3])
        last_month = MONTHS.index(match[2] or match[1]) + 1
        return (
            Period(text, date(year, first_month, 1), month_end(year, last_month)) if first_month <= last_month else None
        )
    if match := NUMBERED.fullmatch(words):
        return _part_of_year(text, match)
    if match := re.fullmatch(rf"{YEAR} ?(?:-|–|tot en met|t/m|tot) ?{YEAR}", words):
        first, last = int(match[1]), int(match[2])
        return Period(text, date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    if match := re.fullmatch(rf"eind {YEAR}", words):
        return Period(text, date(int(match[1]), 12, 31), date(int(match[1]), 12, 31))
    if match := re.fullmatch(rf"begin {YEAR}", words):
        return Period(text, date(int(match[1]), 1, 1), date(int(match[1]), 1, 1))
    if match := re.fullmatch(rf"medio {YEAR}", words):
        return Period(text, date(int(match[1]), 7, 1), date(int(match[1]), 7, 1))
    if match := re.fullmatch(
        rf"(?:(?:in|per|vanaf|sinds|tot|lange termijn|op termijn|periode|begroting) )?\(?{YEAR}\)?", words
    ):
        return Period(text, date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None


def periods_in(text: str) -> tuple[Period, ...]:
    """The periods with days that a text names, in its order; of "30 april 2020" not "april 2020" and not "2020"."""
    words = re.findall(r"[\w/-]+", text)
    found: list[Period] = []
    at = 0
    while at < len(words):
        spans = (words[at : at + size] for size in range(min(MOST_WORDS, len(words) - at), 0, -1))
        near = ((len(span), period_of(" ".join(span))) for span in spans if re.search(YEAR, span[-1] + span[0]))
        size, period = next(((size, period) for size, period in near if period and period.last), (1, None))
        found += [period] if period else []
        at += size
    return tuple(found)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def _part_of_year(text: str, match: re.Match[str]) -> Period | None:
    """A numbered part of a year; of a report the day up to which it counts. None where a year has no such part."""
    name = match["named"] or match["part"] or match["part_after"]
    said = match["ordinal"] or match["number"] or match["number_after"]
    number = ORDINALS.get(said) or int(said[0])
    year = int(match["year"] or match["before"])
    months = REPORT_MONTHS if name in REPORT else PARTS[name]
    if number * months > 12:
        return None
    last = month_end(year, number * months)
    return Period(text, last if name in REPORT else date(year, (number - 1) * months + 1, 1), last)


def _day(text: str, year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(text, found, found)


def dutch_day(day: date) -> str:
    """A day as `period_of` reads it: "25 november 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
