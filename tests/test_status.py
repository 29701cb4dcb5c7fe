from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from bundled_figures import figures, one
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator import Figure, assess, meets, periods_left, realisation, remaining, rule_in_words
from assistant.calculator.refusals import DenominatorMissing, DirectionMissing, OtherDefinition, PeriodPassed, Refused
from assistant.calculator.status import ORDER, Status
from assistant.periods import period_of

OUTFLOW = "w012"  # 700 personen in 2020: a flow
WITH_JOB = "w020"  # 190 personen eind 2020, from 140: a stock
DECISIONS = "w049"  # more than 99 % in 2020: a share without a baseline
TARGETS = [figure for figure in figures() if figure.kind in ("doel", "taakstelling")]


def lower(target: Figure) -> Figure:
    """The same target, where less is better."""
    assert target.indicator is not None
    return replace(target, indicator=replace(target.indicator, direction="lager is beter"))


def brought(target: Figure, value: int | str, period: str) -> Figure:
    found = period_of(period)
    assert found is not None
    return replace(
        target, id="", kind="realisatie", value=Decimal(value), period=found, word="", operator="=", denominator=None
    )


def status(target: Figure, value: int | str, period: str, day: date, *, line: bool = True) -> Status:
    known = [*figures(), brought(target, value, period)]
    return assess(target, known, day, straight_line=line).status


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_out_of_the_box_no_target_has_a_result(target: Figure) -> None:
    assert assess(target, figures(), date(2026, 1, 1)).status == "geen resultaat bekend"


def test_without_a_result_the_latest_earlier_value_stands_beside_it() -> None:
    found = assess(one(OUTFLOW), figures(), date(2021, 1, 1))
    # The 700 for 2019 is a forecast, so it is the 795 of 2018.
    assert found.earlier == one("w010")
    assert found.deviation is not None
    assert found.deviation.line == "795 - 700 = + 95 personen"
    assert found.rule == "Over de periode van het doel (2020) is geen resultaat bekend."


def test_an_earlier_value_without_a_date_is_told_to_have_none() -> None:
    found = assess(one(WITH_JOB), figures(), date(2021, 1, 1))
    assert found.earlier == one("w019")
    assert any("geen datum" in note for note in found.notes)


YEAR_OVER, IN_MAY, IN_SEPTEMBER = date(2021, 2, 1), date(2020, 5, 15), date(2020, 9, 15)
CASES = [
    ("jaar gehaald", OUTFLOW, 700, "2020", YEAR_OVER, "behaald"),
    ("jaar niet gehaald", OUTFLOW, 699, "2020", YEAR_OVER, "niet behaald"),
    ("jaarcijfer nog niet bekend", OUTFLOW, 710, "2020", IN_MAY, "geen resultaat bekend"),
    ("op de lijn in april", OUTFLOW, 232, "30 april 2020", IN_MAY, "op koers"),
    ("onder de lijn in april", OUTFLOW, 231, "30 april 2020", IN_MAY, "risico"),
    ("al gehaald in augustus", OUTFLOW, 700, "31 augustus 2020", IN_SEPTEMBER, "behaald"),
    ("eerste kwartaal telt", OUTFLOW, 200, "Q1 2020", IN_MAY, "op koers"),
    ("tweede kwartaal alleen telt niet", OUTFLOW, 900, "Q2 2020", IN_SEPTEMBER, "geen resultaat bekend"),
    ("tussenstand na afloop", OUTFLOW, 500, "31 augustus 2020", YEAR_OVER, "geen resultaat bekend"),
    ("resultaat van een ander jaar", OUTFLOW, 900, "2019", YEAR_OVER, "geen resultaat bekend"),
    ("stand op de lijn", WITH_JOB, 157, "30 april 2020", IN_MAY, "op koers"),
    ("stand onder de lijn", WITH_JOB, 156, "30 april 2020", IN_MAY, "risico"),
    ("stand haalt het doel al", WITH_JOB, 195, "30 april 2020", IN_MAY, "op koers"),
    ("stand aan het eind", WITH_JOB, 190, "31 december 2020", YEAR_OVER, "behaald"),
    ("precies 99 is niet meer dan 99", DECISIONS, 99, "2020", YEAR_OVER, "niet behaald"),
    ("99,1 is meer dan 99", DECISIONS, "99.1", "2020", YEAR_OVER, "behaald"),
    ("aandeel onder het doel", DECISIONS, 98, "30 april 2020", IN_MAY, "risico"),
    ("minimaal 380", "w026", 380, "2020", YEAR_OVER, "behaald"),
    ("gemeente Assen", "w031", 43, "2020", YEAR_OVER, "behaald"),
    ("doel zonder datum", "w116", 36, "2021", date(2022, 1, 1), "op koers"),
    ("doel zonder datum, eronder", "w116", 34, "2021", date(2022, 1, 1), "risico"),
]


@pytest.mark.parametrize(
    ("target", "value", "period", "day", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_status_follows_its_rule(target: str, value: int | str, period: str, day: date, expected: str) -> None:
    assert status(one(target), value, period, day) == expected


def test_the_straight_line_is_named_as_an_assumption_with_its_sum() -> None:
    found = assess(one(OUTFLOW), [brought(one(OUTFLOW), 232, "30 april 2020")], IN_MAY)
    assert found.expected is not None
    assert found.expected.line == "700 × 121 / 366 = 231,4 personen"
    assert found.assumption.startswith("Aanname, niet uit de documenten: een rechte lijn")
    assert found.rule == (
        "Behaald bij 700 personen of meer. Op koers bij minstens 231,4 personen op 30 april 2020, anders risico."
    )


@pytest.mark.parametrize(("value", "expected"), [(10, "geen resultaat bekend"), (700, "behaald")])
def test_without_the_straight_line_a_running_figure_says_nothing_until_the_target_is_met(
    value: int, expected: str
) -> None:
    found = assess(one(OUTFLOW), [brought(one(OUTFLOW), value, "30 april 2020")], IN_MAY, straight_line=False)
    assert (found.status, found.expected, found.assumption) == (expected, None, "")


def test_a_flow_that_must_stay_low_is_lost_once_it_is_over() -> None:
    target = lower(one(OUTFLOW))
    assert status(target, 701, "30 april 2020", IN_MAY) == "niet behaald"
    assert status(target, 700, "30 april 2020", IN_MAY) == "risico"
    assert status(target, 231, "30 april 2020", IN_MAY) == "op koers"


def test_of_two_results_on_one_day_the_last_given_counts() -> None:
    target = one(OUTFLOW)
    found = assess(target, [brought(target, 690, "2020"), brought(target, 705, "2020")], YEAR_OVER)
    assert found.status == "behaald"
    assert found.result is not None
    assert found.result.value == 705


def test_a_result_of_another_municipality_does_not_count() -> None:
    result = replace(brought(one("w031"), 99, "2020"), municipality="Tynaarlo")
    assert assess(one("w031"), [result], YEAR_OVER).status == "geen resultaat bekend"


def test_a_target_without_a_direction_is_not_judged() -> None:
    target = one("w028")
    assert assess(target, figures(), YEAR_OVER).status == "geen resultaat bekend"
    with pytest.raises(DirectionMissing):
        assess(target, [brought(target, 130, "2020")], YEAR_OVER)


@settings(deadline=None)
@given(
    st.sampled_from([OUTFLOW, WITH_JOB, DECISIONS, "w026", "w031", "w045", "w046", "w033"]),
    st.integers(0, 800),
    st.integers(0, 800),
    st.sampled_from(["30 april 2020", "31 augustus 2020", "eind 2020", "2020", "Q2 2020"]),
    st.sampled_from([IN_MAY, IN_SEPTEMBER, YEAR_OVER]),
    st.booleans(),
    st.booleans(),
)
def test_a_better_result_never_gets_a_worse_status(
    name: str, one_: int, other: int, period: str, day: date, line: bool, less_is_better: bool
) -> None:
    target = one(name)
    if less_is_better and target.operator == "=":
        target = lower(target)
    turn = less_is_better and target.operator == "="
    worse, better = sorted((one_, other), reverse=turn)
    ranks = [ORDER.index(status(target, value, period, day, line=line)) for value in (worse, better)]
    assert ranks[0] <= ranks[1]


@pytest.mark.parametrize(
    ("operator", "value", "met"),
    [("≥", 700, True), ("=", 700, True), ("~", 700, True), (">", 700, False), ("≤", 700, True), ("<", 700, False)],
)
def test_a_bound_decides_at_the_figure_itself(operator: str, value: int, met: bool) -> None:
    target = replace(one(OUTFLOW), operator=operator)
    assert meets(target, brought(target, value, "2020")) is met


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (OUTFLOW, "Behaald bij 700 personen of meer."),
        (DECISIONS, "Behaald bij meer dan 99 %."),
        ("w026", "Behaald bij 380 personen of meer."),
    ],
)
def test_the_rule_is_told_in_words(name: str, words: str) -> None:
    assert rule_in_words(one(name)) == words


def test_a_running_total_can_be_set_against_the_target_of_its_year() -> None:
    running = brought(one(OUTFLOW), 231, "30 april 2020")
    assert remaining(one(OUTFLOW), running).text == "469 personen"
    assert realisation(one(OUTFLOW), running).text == "33 %"


def test_a_running_total_is_no_full_year() -> None:
    with pytest.raises(Refused):
        meets(one(OUTFLOW), brought(one(OUTFLOW), 100, "30 april 2019"))


def test_lower_is_better_turns_the_degree_of_realisation() -> None:
    target = lower(one(OUTFLOW))
    assert realisation(target, brought(target, 800, "2020")).line == "700 / 800 × 100 = 87,5 %"
    with pytest.raises(DenominatorMissing):
        realisation(target, brought(target, 0, "2020"))


def test_a_target_is_not_held_against_another_indicator() -> None:
    with pytest.raises(OtherDefinition):
        meets(one(OUTFLOW), one("w109"))


@pytest.mark.parametrize(
    ("day", "left"), [(date(2019, 12, 31), 3), (date(2020, 4, 30), 2), (date(2020, 8, 31), 1), (date(2020, 12, 1), 1)]
)
def test_the_reports_that_are_left_are_counted(day: date, left: int) -> None:
    assert periods_left(one(OUTFLOW), day) == left


def test_after_the_end_no_period_is_left() -> None:
    with pytest.raises(PeriodPassed):
        periods_left(one(OUTFLOW), date(2020, 12, 31))
