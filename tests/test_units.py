from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator.qualifiers import joined, qualifier_of, turned
from assistant.calculator.units import MONEY, finite, formatted, money_rate, parsed, rounded, rounding_in_words
from assistant.registers.indicators import UNITS

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=3)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1500", "personen", "1.500 personen"),
        ("1", "personen", "1 persoon"),
        ("31.10", "%", "31,1 %"),
        ("87.6", "€ mln", "€ 87,6 mln"),
        ("1153327", "€", "€ 1.153.327"),
        ("40963", "€ × 1.000", "€ 40.963 × 1.000"),
        ("1", "plekken", "1 plek"),
        ("31", "uur", "31 uur"),
        ("4", "aantal", "4"),
        ("-60", "personen", "-60 personen"),
    ],
)
def test_an_amount_is_written_the_dutch_way(value: str, unit: str, text: str) -> None:
    assert formatted(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("value", "text"), [("5.1", "+ 5,1 procentpunt"), ("-5.1", "- 5,1 procentpunt"), ("0", "0 procentpunt")]
)
def test_a_signed_amount_has_its_sign_apart(value: str, text: str) -> None:
    assert formatted(Decimal(value), "procentpunt", signed=True) == text


@settings(deadline=None)
@given(VALUES, st.sampled_from(UNITS), st.booleans())
def test_what_was_formatted_parses_back(value: Decimal, unit: str, signed: bool) -> None:
    assert parsed(formatted(value, unit, signed)) == (value, "" if unit == "aantal" else unit)


@pytest.mark.parametrize("text", ["", "veel personen", "€ veel", "€ 3 dollar", "1,2,3 %"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("amount", "decimals", "outcome"),
    [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("0.04", 1, "0.0"), ("-0.04", 1, "0.0")],
)
def test_halves_are_rounded_away_from_zero(amount: str, decimals: int, outcome: str) -> None:
    assert str(rounded(Decimal(amount), decimals)) == outcome


@settings(deadline=None)
@given(VALUES, st.integers(0, 2))
def test_rounding_is_that_of_the_decimal_module(value: Decimal, decimals: int) -> None:
    assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def test_a_context_of_low_precision_changes_nothing() -> None:
    with localcontext(prec=2):
        assert str(rounded(Fraction(1153327), 0)) == "1153327"


def test_a_negative_number_of_decimals_is_refused() -> None:
    with pytest.raises(ValueError, match="negatief"):
        rounded(Decimal(1), -1)


@settings(deadline=None)
@given(VALUES)
def test_a_decimal_is_finite_and_a_third_of_it_seldom(value: Decimal) -> None:
    assert finite(Fraction(value)) == value
    assert finite(Fraction(1, 3)) is None


@settings(deadline=None)
@given(VALUES, st.sampled_from(sorted(MONEY)), st.sampled_from(sorted(MONEY)))
def test_converting_money_round_trips(value: Decimal, unit: str, into: str) -> None:
    there, back = money_rate(unit, into), money_rate(into, unit)
    assert there is not None
    assert back is not None
    assert Fraction(value) * there * back == Fraction(value)


def test_money_and_people_have_no_rate() -> None:
    assert money_rate("€", "personen") is None


@pytest.mark.parametrize(
    ("value", "exact", "words"),
    [
        ("31.1", Fraction(280, 9), "afgerond op 1 cijfer achter de komma"),
        ("1.43", Fraction(10, 7), "afgerond op 2 cijfers achter de komma"),
        ("31", Fraction(280, 9), "afgerond op een heel getal"),
        ("1502", Fraction(1502), "niet afgerond"),
    ],
)
def test_rounding_is_told_in_words(value: str, exact: Fraction, words: str) -> None:
    assert rounding_in_words(Decimal(value), exact) == words


@pytest.mark.parametrize(
    ("word", "operator", "kept"),
    [("ruim", "~", "ruim"), ("", "≥", "minimaal"), ("slechts", "=", ""), ("na", "=", ""), ("", "~", "ongeveer")],
)
def test_a_figure_keeps_the_word_that_makes_it_vague(word: str, operator: str, kept: str) -> None:
    assert qualifier_of(word, operator) == kept


@pytest.mark.parametrize(
    ("rising", "falling", "kept"),
    [
        (["", ""], [], ""),
        (["ruim", ""], [], "ruim"),
        (["ruim", "minimaal"], [], "minimaal"),
        (["ruim", "bijna"], [], "ongeveer"),
        (["bijna", "maximaal"], [], "maximaal"),
        ([""], ["ruim"], "bijna"),
        (["ruim"], ["bijna"], "ruim"),
        (["ongeveer"], ["ongeveer"], "ongeveer"),
    ],
)
def test_words_are_joined_by_the_way_they_point(rising: list[str], falling: list[str], kept: str) -> None:
    assert joined(rising, falling) == kept


@settings(deadline=None)
@given(st.sampled_from(["ruim", "bijna", "minimaal", "maximaal", "meer dan", "minder dan", "ongeveer"]))
def test_turning_a_word_twice_gives_it_back(word: str) -> None:
    assert turned(turned(word)) == word
