from __future__ import annotations

from datetime import date

import pytest

from assistant.periods import period_of, periods_in


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("eind 2020", date(2020, 12, 31), date(2020, 12, 31)),
        ("medio 2019", date(2019, 7, 1), date(2019, 7, 1)),
        ("2019-01-01", date(2019, 1, 1), date(2019, 1, 1)),
        ("1 januari 2019", date(2019, 1, 1), date(2019, 1, 1)),
        ("september 2019", date(2019, 9, 1), date(2019, 9, 30)),
        ("december 2019", date(2019, 12, 1), date(2019, 12, 31)),
        ("2015-2020", date(2015, 1, 1), date(2020, 12, 31)),
        ("Q2 2024", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024 Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("Q2 2020", date(2020, 4, 1), date(2020, 6, 30)),
        ("kwartaal 2 2020", date(2020, 4, 1), date(2020, 6, 30)),
        ("het tweede kwartaal van 2020", date(2020, 4, 1), date(2020, 6, 30)),
        ("januari-april 2020", date(2020, 1, 1), date(2020, 4, 30)),
        ("januari t/m augustus 2020", date(2020, 1, 1), date(2020, 8, 31)),
        ("september tot en met december 2020", date(2020, 9, 1), date(2020, 12, 31)),
        ("februari 2020", date(2020, 2, 1), date(2020, 2, 29)),
        ("T1 2020", date(2020, 1, 1), date(2020, 4, 30)),
        ("2020-T3", date(2020, 9, 1), date(2020, 12, 31)),
        ("eerste tertaal 2020", date(2020, 1, 1), date(2020, 4, 30)),
        ("2e viermaandsperiode van 2020", date(2020, 5, 1), date(2020, 8, 31)),
        ("eerste halfjaar 2020", date(2020, 1, 1), date(2020, 6, 30)),
        # A report tells how things stand on its last day, counted from 1 January.
        ("1e bestuursrapportage 2020", date(2020, 4, 30), date(2020, 4, 30)),
        ("de tweede bestuursrapportage van 2020", date(2020, 8, 31), date(2020, 8, 31)),
        ("Bestuursrapportage 3-2020", date(2020, 12, 31), date(2020, 12, 31)),
        ("vanaf 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("nu", None, None),
        ("elke vier maanden", None, None),
    ],
)
def test_periods_as_documents_name_them(text: str, first: date | None, last: date | None) -> None:
    period = period_of(text)
    assert period is not None
    assert (period.text, period.first, period.last) == (text, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ooit",
        "2020-13-01",
        "31 februari 2020",
        "2021-2019",
        "20",
        "Q5 2024",
        "april-januari 2020",
        "T4 2020",
        "vierde tertaal 2020",
        "derde halfjaar 2020",
        "4e bestuursrapportage 2020",
        "t 2020",
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_of(text) is None


def test_the_year_of_a_period_is_known_where_there_is_one() -> None:
    years = [period.year for period in map(period_of, ("eind 2020", "2015-2020", "nu")) if period]
    assert years == [2020, None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hoeveel waren het er op 30 april 2020?", ["30 april 2020"]),
        (
            "Hoe stond het in de 1e bestuursrapportage van 2020, en in T2 2020?",
            ["de 1e bestuursrapportage van 2020", "T2 2020"],
        ),
        ("het verschil tussen april 2019 en januari-april 2020", ["april 2019", "januari-april 2020"]),
        ("van 2015 tot 2017", ["2015 tot 2017"]),
        ("op dit moment, nu, elk jaar", []),
        ("postbus 2020 en 31 februari 2021", ["2020", "februari 2021"]),
        ("", []),
    ],
)
def test_periods_are_found_in_a_question(text: str, found: list[str]) -> None:
    assert [period.text for period in periods_in(text)] == found
