"""Every arithmetic fact of the documents, the refusals, and what must hold for any figures."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import permutations

import pytest
from bundled_figures import figures, one, registers
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.calculator import (
    Calculation,
    average,
    converted,
    difference,
    figure_for,
    frame,
    growth,
    growth_per_year,
    index_numbers,
    nature_of,
    needed_per_period,
    progress,
    ratio,
    realisation,
    relative_difference,
    remaining,
    select,
    share,
    shares,
    total,
    typed,
    verdict,
    weighted_average,
)
from assistant.calculator.comparability import caveat_of
from assistant.calculator.refusals import (
    DenominatorMissing,
    FigureAmbiguous,
    FigureMissing,
    FlowAgainstStock,
    NationalAgainstLocal,
    OtherDefinition,
    OtherScope,
    OtherUnit,
    PartAboveWhole,
    PeriodNotComparable,
    PlacesAgainstPeople,
    Refused,
    YearMissing,
)

COUNTS = st.integers(1, 10**9)
ROUTE = ("werk", "actief", "onbekend", "hulpverlening")
ACTIVE = ("vrijwilligerswerk", "mantelzorg", "dagbesteding")


# What the documents say, done again: observations by their id in waarnemingen.csv.
FACTS: list[tuple[str, Callable[[], Calculation], str]] = [
    ("140 van 450", lambda: share(one("w019")), "140 / 450 × 100 = 31,1 %"),
    ("190 van 525", lambda: share(one("w020")), "190 / 525 × 100 = 36,2 %"),
    ("140 van 450 in het register", lambda: share(one("w019"), one("w016")), "140 / 450 × 100 = 31,1 %"),
    ("134 van 300", lambda: share(one("w128")), "134 / 300 × 100 = 44,7 %"),
    ("250 van 657", lambda: share(one("w025")), "250 / 657 × 100 = 38,1 %"),
    ("40 van 400 statushouders", lambda: share(one("w038")), "40 / 400 × 100 = 10 %"),
    ("180 van 300", lambda: share(one("w046")), "180 / 300 × 100 = 60 %"),
    ("300 van 3.200", lambda: share(one("w072"), one("w069"), assumption="x"), "300 / 3.200 × 100 = 9,4 %"),
    ("43 van 60 plekken", lambda: share(one("w031"), one("w029")), "43 / 60 × 100 = 71,7 %"),
    ("250 + 130", lambda: total([one("w025"), one("w027")], assumption="zo telt men"), "250 + 130 = 380 personen"),
    ("6 + 43 + 11", lambda: total([one("w030"), one("w031"), one("w032")]), "6 + 43 + 11 = 60 plekken"),
    (
        "64 + 28 + 8",
        lambda: total([one("w061"), one("w063"), one("w065")]),
        "ongeveer 64 + ongeveer 28 + ongeveer 8 = ongeveer 100 %",
    ),
    ("245 + 45 + 112", lambda: total([one("w133"), one("w134"), one("w135")]), "245 + 45 + 112 = 402 personen"),
    ("200 + 300", lambda: total([one("w138"), one("w139")]), "200 + 300 = 500 personen"),
    (
        "157 + 402 + 443 + 500",
        lambda: total([one("w131"), one("w132"), one("w136"), one("w137")]),
        "157 + 402 + 443 + 500 = 1.502 personen",
    ),
    (
        "participatiebudget 2020",
        lambda: total([one("w091"), one("w095")], assumption="Samen het Participatiebudget."),
        "1.153.327 + 3.821.347 = € 4.974.674",
    ),
    (
        "15 + 65 + 7",
        lambda: total([one("w058"), one("w062"), one("w064")], assumption="x"),
        "zo'n 15 + ruim 65 + bijna 7 = ongeveer € 87 mln",
    ),
    ("register groeit", lambda: difference(one("w017"), one("w016")), "525 - 450 = + 75 personen"),
    ("instroom daalt", lambda: difference(one("w106"), one("w105")), "1.020 - 1.290 = - 270 personen"),
    ("uitstroom daalt", lambda: difference(one("w109"), one("w108")), "560 - 620 = - 60 personen"),
    ("31 naar 36", lambda: difference(one("w022"), one("w021")), "36 - 31 = + 5 procentpunt"),
    ("instroom in procenten", lambda: growth(one("w105"), one("w106")), "(1.020 - 1.290) / 1.290 × 100 = - 20,9 %"),
    ("uitstroom in procenten", lambda: growth(one("w108"), one("w109")), "(560 - 620) / 620 × 100 = - 9,7 %"),
    ("nog 130 te gaan", lambda: remaining(one("w026"), one("w025")), "minimaal 380 - 250 = minimaal 130 personen"),
    ("nog 50 te gaan", lambda: remaining(one("w020"), one("w019")), "190 - 140 = 50 personen"),
    ("795 haalde 700", lambda: realisation(one("w012"), one("w010")), "795 / 700 × 100 = 113,6 %"),
    ("geen 700 meer te gaan", lambda: remaining(one("w012"), one("w010")), "700 - 795, dus 0 = 0 personen"),
    ("Assen en Tynaarlo", lambda: difference(one("w031"), one("w032"), between="gemeenten"), "43 - 11 = + 32 plekken"),
    ("gemiddeld per gemeente", lambda: average([one("w030"), one("w031"), one("w032")]), "(6 + 43 + 11) / 3 = 20 plekken"),
    ("BUIG in mln", lambda: converted(one("w080"), "€ mln"), "40.963 / 1.000 = € 40,963 mln"),
    ("BUIG over vier jaar",
     lambda: total([one(f"w08{n}") for n in range(4)]), "40.963 + 42.271 + 43.229 + 43.918 = € 170.381 × 1.000"),
    ("personen per uitkering", lambda: ratio(one("w036"), one("w037")), "400 / 280 = 1,43 personen per uitkering"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "line"), [fact[1:] for fact in FACTS], ids=[fact[0] for fact in FACTS])
def test_an_arithmetic_fact_of_the_documents(fact: Callable[[], Calculation], line: str) -> None:
    assert fact().line == line


def test_growth_of_participation_is_in_procentpunt_from_the_unrounded_shares() -> None:
    found = difference(share(one("w020")).figure(), share(one("w019")).figure())
    assert found.text == "+ 5,1 procentpunt"
    assert "Gerekend is met de niet-afgeronde waarden." in found.notes


def test_a_calculation_shows_its_inputs_with_their_sources() -> None:
    found = share(one("w020"))
    assert [(figure.shown, figure.unit) for figure in found.inputs] == [("190", "personen"), ("525", "personen")]
    assert all(figure.source and figure.source.confirmed for figure in found.inputs)
    assert (found.unit, found.rounding) == ("%", "afgerond op 1 cijfer achter de komma")


def test_plain_numbers_need_no_document() -> None:
    assert share(typed("met baan", 140), typed("alle", 450)).line == "140 / 450 × 100 = 31,1 %"
    assert relative_difference(typed("nieuw", 560), typed("oud", 620)).text == "- 9,7 %"


def test_a_note_tells_that_a_figure_has_no_date() -> None:
    assert any("noemt het document geen datum" in note for note in difference(one("w020"), one("w019")).notes)


REFUSALS: list[tuple[str, Callable[[], object], type[Refused]]] = [
    ("uitstroom 560 tegen 795", lambda: difference(one("w010"), one("w109")), OtherDefinition),
    ("groei van 560 naar 795", lambda: growth(one("w109"), one("w010")), OtherDefinition),
    ("Wsw 800 tegen 657", lambda: difference(one("w024"), one("w070")), OtherDefinition),
    ("Wsw 800 plus 657", lambda: total([one("w024"), one("w070")]), OtherDefinition),
    ("250 van 800", lambda: share(one("w025"), one("w070")), OtherDefinition),
    ("134 van 450", lambda: share(one("w128"), one("w016")), OtherDefinition),
    ("140 nu van 525", lambda: share(one("w019"), one("w017")), OtherDefinition),
    ("35 % tegen 38,1 %", lambda: difference(share(one("w025")).figure(), one("w115")), OtherDefinition),
    ("overhead bij de delen", lambda: total([one("w061"), one("w066")]), OtherDefinition),
    ("plekken tegen banen", lambda: difference(one("w029"), one("w033")), PlacesAgainstPeople),
    ("157 van de 1.500 met perspectief", lambda: share(one("w131"), one("w013")), OtherDefinition),
    ("40 van ruim 400 anderen", lambda: share(one("w038"), one("w042")), OtherDefinition),
    ("134 van 300 ambulant", lambda: share(one("w128"), one("w139")), OtherDefinition),
    ("uitgangswaarde als deel van doel", lambda: share(one("w019"), one("w020")), OtherDefinition),
    ("3.200 plus 500 daarvan", lambda: total([one("w069"), one("w076")]), OtherDefinition),
    ("kosten plus een deel ervan", lambda: total([one("w057"), one("w058")]), OtherDefinition),
    ("resultaat plus doel", lambda: total([one("w010"), one("w012")]), OtherDefinition),
    ("resultaat gemiddeld met doel", lambda: average([one("w010"), one("w012")]), OtherDefinition),
    ("plekken en personen", lambda: total([one("w029"), one("w027")]), PlacesAgainstPeople),
    ("plekken in personen", lambda: converted(one("w029"), "personen"), PlacesAgainstPeople),
    ("personen van uitkeringen", lambda: share(one("w037"), one("w036")), OtherUnit),
    ("€ en € × 1.000", lambda: total([one("w091"), one("w099")]), OtherUnit),
    ("euro in personen", lambda: converted(one("w091"), "personen"), OtherUnit),
    ("aantal tegen percentage", lambda: ratio(one("w019"), one("w021")), OtherUnit),
    ("landelijk tegen lokaal", lambda: ratio(one("w142"), one("w144")), NationalAgainstLocal),
    ("landelijke statushouders", lambda: total([one("w021"), one("w035")]), NationalAgainstLocal),
    ("Assen tegen alle drie", lambda: difference(one("w031"), one("w029")), OtherScope),
    ("Assen plus alle drie", lambda: total([one("w031"), one("w029")]), OtherScope),
    ("deel plus geheel", lambda: total([one("w132"), one("w133")]), OtherScope),
    ("twee keer hetzelfde", lambda: total([one("w010"), one("w010")]), OtherScope),
    ("uitstroom en bestand", lambda: ratio(one("w012"), one("w020")), FlowAgainstStock),
    ("bestanden over jaren", lambda: total([one("w016"), one("w017")]), PeriodNotComparable),
    ("2018 met 2020 samen", lambda: total([one("w010"), one("w038")]), PeriodNotComparable),
    ("groei terug in de tijd", lambda: growth(one("w106"), one("w105")), PeriodNotComparable),
    ("groei per jaar zonder datum", lambda: growth_per_year(one("w019"), one("w020")), PeriodNotComparable),
    ("deel zonder totaal", lambda: share(one("w010")), DenominatorMissing),
    ("totaal van nul", lambda: share(typed("deel", 1), typed("geheel", 0)), DenominatorMissing),
    ("delen door nul", lambda: ratio(typed("een", 1), typed("nul", 0)), DenominatorMissing),
    ("gemiddeld percentage", lambda: average([one("w021"), one("w022")]), DenominatorMissing),
    ("percentage zonder totaal", lambda: converted(one("w021"), "personen"), DenominatorMissing),
    ("deel boven geheel", lambda: share(one("w069"), one("w072"), assumption="x"), PartAboveWhole),
    ("uitstroom in 2016", lambda: figure_for(figures(), "uitstroom-werk-kadernota", year=2016), YearMissing),
    ("index zonder basisjaar", lambda: index_numbers([one("w105"), one("w106")], 2016), YearMissing),
    ("onbekende indicator", lambda: figure_for(figures(), "fietspaden"), FigureMissing),
    ("som van niets", lambda: total([]), FigureMissing),
    ("welke 2020?", lambda: figure_for(figures(), "gemeentelijke-bijdrage", year=2021), FigureAmbiguous),
]  # fmt: skip


@pytest.mark.parametrize(("sum_", "why"), [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS])
def test_a_misleading_number_is_refused(sum_: Callable[[], object], why: type[Refused]) -> None:
    with pytest.raises(Refused) as refused:
        sum_()
    assert type(refused.value) is why


def test_of_all_pairs_in_the_register_only_these_are_part_and_whole() -> None:
    found = set[tuple[str, str]]()
    for part, whole in permutations(figures(), 2):
        try:
            share(part, whole)
        except Refused:
            continue
        assert part.indicator is not None
        assert whole.indicator is not None
        found.add((part.indicator.id, whole.indicator.id))
    assert found == {
        ("doelgroepenregister-met-baan", "doelgroepenregister-omvang"),
        ("wsw-regulier-aantal", "wsw-medewerkers"),
        ("wsw-bor-detachering", "wsw-regulier-aantal"),
        ("beschut-werk-plekken", "beschut-werk-plekken"),
        ("statushouders-aan-het-werk", "statushouders-met-uitkering"),
        ("voorzieningenwijzer-gebruik", "voorzieningenwijzer-aanbod"),
        ("doelgroepenregister-begeleid-zonder-uitkering", "doelgroepenregister-begeleid"),
        ("doelgroepenregister-begeleid-met-baan", "doelgroepenregister-begeleid"),
        ("doelgroepenregister-in-dagbesteding", "doelgroepenregister-in-dagbesteding"),
        *((f"route-vrijwilliger-{part}", "route-vrijwilliger-omvang") for part in ROUTE),
        *((f"route-vrijwilliger-{part}", "route-vrijwilliger-actief") for part in ACTIVE),
        *((f"route-vrijwilliger-{part}", "route-vrijwilliger-hulpverlening") for part in ("instelling", "ambulant")),
    }


def test_a_refusal_names_both_definitions_and_sources() -> None:
    with pytest.raises(OtherDefinition) as refused:
        difference(one("w010"), one("w109"))
    text = str(refused.value)
    for figure in (one("w010"), one("w109")):
        assert figure.indicator is not None
        assert figure.source is not None
        assert figure.indicator.definition.rstrip(".") in text
        assert figure.source.document_id in text
    assert "Zet ze naast elkaar" in text


def test_parts_that_exceed_their_whole_are_told_so() -> None:
    found = total([one("w131"), one("w132"), one("w136"), one("w137")])
    assert "Samen is dat meer dan het geheel van 1.500 personen dat het document noemt." in found.notes
    assert not any("geheel" in note for note in total([one("w133"), one("w134"), one("w135")]).notes)


def test_groups_that_may_overlap_are_told_so() -> None:
    assert any("overlappen" in note for note in total([one("w131"), one("w132")]).notes)


def test_a_missing_year_names_the_years_that_there_are() -> None:
    with pytest.raises(YearMissing, match="Wel over: 2015, 2017"):
        figure_for(figures(), "uitstroom-werk-kadernota", year=2016)


def test_a_warning_in_a_definition_is_found() -> None:
    assert "Niet te vergelijken met de uitstroom naar werk in de kadernota." in caveat_of(one("w010"))
    assert caveat_of(one("w069")) == ""


def test_an_assumption_is_shown_with_the_outcome() -> None:
    found = share(one("w072"), one("w069"), assumption="De kadernota noemt zelf bijna 10%.")
    assert found.assumption == "De kadernota noemt zelf bijna 10%."


@pytest.mark.parametrize(
    ("indicator", "nature"),
    [
        ("uitstroom-werk-kadernota", "stroom"),
        ("instroom-bijstand", "stroom"),
        ("buig-budget", "stroom"),
        ("statushouders-aan-het-werk", "stroom"),
        ("doelgroepenregister-omvang", "stand"),
        ("participatiewet-personen", "stand"),
        ("juiste-beslissingen", "aandeel"),
        ("beschut-werk-plekken", ""),
    ],
)
def test_flow_and_stock_are_read_from_the_register(indicator: str, nature: str) -> None:
    found = next(one for one in registers().indicators if one.id == indicator)
    assert nature_of(found, registers().observations) == nature


@pytest.mark.parametrize(
    ("stated", "sum_", "agrees"),
    [
        ("w021", lambda: share(one("w019")), True),
        ("w022", lambda: share(one("w020")), True),
        ("w115", lambda: share(one("w025")), False),
        ("w130", lambda: total([one("w131"), one("w132"), one("w136"), one("w137")]), False),
        ("w029", lambda: total([one("w030"), one("w031"), one("w032")]), True),
        ("w026", lambda: total([one("w025"), one("w027")], assumption="x"), True),
        ("w111", lambda: share(one("w128")), True),
        ("w057", lambda: total([one("w058"), one("w062"), one("w064")], assumption="x"), None),
        ("w048", lambda: share(one("w046")), True),
    ],
    ids=["31 %", "36 %", "35 % is geen 38,1 %", "1.502 is geen 1.500", "60", "minimaal 380", "ruim een derde", "87,6", "60 %"],
)  # fmt: skip
def test_a_stated_figure_is_held_against_the_sum(
    stated: str, sum_: Callable[[], Calculation], agrees: bool | None
) -> None:
    assert verdict(one(stated), sum_()).agrees is agrees


def test_a_verdict_says_what_is_off() -> None:
    found = verdict(one("w130"), total([one("w131"), one("w132"), one("w136"), one("w137")]))
    assert found.words == "Nee: 157 + 402 + 443 + 500 = 1.502 personen, niet 1.500 personen."
    assert found.gap.text == "- 2 personen"


def test_growth_per_year_names_its_method() -> None:
    compound = growth_per_year(one("w105"), one("w106"))
    linear = growth_per_year(one("w105"), one("w106"), method="lineair")
    assert compound.line == "((1.020 / 1.290) ^ (1 / 2) - 1) × 100 = - 11,1 %"
    assert linear.line == "(1.020 - 1.290) / 1.290 / 2 × 100 = - 10,5 %"
    assert compound.notes[0].startswith("Samengesteld")
    assert linear.notes[0].startswith("Lineair")


def test_index_numbers_start_at_hundred() -> None:
    found = index_numbers([one(f"w08{n}") for n in range(4)], 2020)
    assert [number.text for number in found] == ["100", "103,2", "105,5", "107,2"]


def test_what_a_target_needs_per_remaining_period() -> None:
    found = needed_per_period(one("w020"), one("w019"), 3)
    assert found.line == "(190 - 140) / 3 = 16,7 personen"


def test_the_way_from_baseline_to_target() -> None:
    found = progress(one("w019"), one("w020"), one("w019"))
    assert found.value == 0


def test_a_weighted_average_weighs() -> None:
    found = weighted_average(
        [typed("klein", 50, "%"), typed("groot", 20, "%")], [typed("klein", 10), typed("groot", 90)]
    )
    assert found.line == "(50 × 10 + 20 × 90) / (10 + 90) = 23 %"


def test_parts_of_the_route_are_shares_of_their_own_sum() -> None:
    found = shares([one("w133"), one("w134"), one("w135")])
    assert [part.text for part in found] == ["60,9 %", "11,2 %", "27,9 %"]


def test_a_table_keeps_decimals_and_years() -> None:
    table = frame(select(figures(), "buig-budget"))
    assert list(table["jaar"]) == [2020, 2021, 2022, 2023]
    assert sum(table["waarde"]) == Decimal(170381)
    assert frame(()).empty


def test_the_same_figures_give_the_same_bytes() -> None:
    once = pickle.dumps(growth_per_year(one("w105"), one("w106")))
    with localcontext(prec=5):
        assert pickle.dumps(growth_per_year(one("w105"), one("w106"))) == once


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_shares_of_a_whole_sum_to_a_hundred(parts: list[int]) -> None:
    found = shares([typed(str(at), part) for at, part in enumerate(parts)])
    assert sum((part.exact for part in found), Fraction(0)) == 100
    assert abs(sum((part.value for part in found), Decimal(0)) - 100) <= Decimal("0.05") * len(parts)


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_growth_inverts(first: int, last: int) -> None:
    there = growth(typed("eerst", first), typed("laatst", last)).exact
    back = growth(typed("laatst", last), typed("eerst", first)).exact
    assert (1 + there / 100) * (1 + back / 100) == 1


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 30))
def test_compound_growth_over_the_years_gives_the_growth_over_the_period(first: int, last: int, years: int) -> None:
    per_year = growth_per_year(typed("eerst", first), typed("laatst", last), years=years).exact
    assert abs((1 + per_year / 100) ** years - Fraction(last, first)) < Fraction(1, 10**30)


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_a_difference_turns_round(one_: int, other: int) -> None:
    assert (
        difference(typed("a", one_), typed("b", other)).exact == -difference(typed("b", other), typed("a", one_)).exact
    )


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_a_count_as_a_share_of_a_whole_converts_back(part: int, whole: int) -> None:
    assume(part <= whole)
    of = typed("geheel", whole, "personen")
    there = converted(typed("deel", part, "personen"), "%", of)
    assert converted(there.figure(), "personen", of).exact == part


@settings(deadline=None)
@given(COUNTS, st.sampled_from(["€", "€ × 1.000", "€ mln"]), st.sampled_from(["€", "€ × 1.000", "€ mln"]))
def test_converted_money_comes_back(value: int, unit: str, into: str) -> None:
    there = converted(typed("bedrag", value, unit), into)
    assert converted(there.figure(), unit).value == value


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_an_average_lies_between_its_figures(values: list[int]) -> None:
    found = average([typed(str(at), value) for at, value in enumerate(values)])
    assert min(values) <= found.exact <= max(values)
