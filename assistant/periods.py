"""Periods as policy documents name them: 2020, eind 2020, medio 2019, 1 januari 2019, 2015-2020, op dit moment."""

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
    if match := re.fullmatch(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) {YEAR}", words):
        return _day(text, int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    if match := re.fullmatch(rf"({'|'.join(MONTHS)}) {YEAR}", words):
        month, year = MONTHS.index(match[1]) + 1, int(match[2])
        following = date(year + month // 12, month % 12 + 1, 1)
        return Period(text, date(year, month, 1), date.fromordinal(following.toordinal() - 1))
    if match := re.fullmatch(rf"{YEAR} ?(?:-|–|tot en met|t/m|tot) ?{YEAR}", words):
        first, last = int(match[1]), int(match[2])
        return Period(text, date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    if match := re.fullmatch(rf"q([1-4]) {YEAR}|{YEAR} ?q([1-4])", words):
        quarter, year = int(match[1] or match[4]), int(match[2] or match[3])
        last_month = quarter * 3
        following = date(year + last_month // 12, last_month % 12 + 1, 1)
        return Period(text, date(year, last_month - 2, 1), date.fromordinal(following.toordinal() - 1))
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


def _day(text: str, year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(text, found, found)


def dutch_day(day: date) -> str:
    """A day as `period_of` reads it: "25 november 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
