"""The list of terms: its order, its addresses, and what is found in it."""

from __future__ import annotations

import pytest
from bundled_figures import registers

from assistant.dutch import fold
from assistant.pages.choices import meeting
from assistant.pages.terms import FACETS, alphabetical, key_of, lay_words, letter_of, named_first, searched
from assistant.registers.terms import Term


def found(said: str, **chosen: str) -> list[str]:
    terms = alphabetical(registers().terms)
    given = {facet: [value] for facet, value in chosen.items()}
    return [term.name for term in named_first(meeting(terms, FACETS, given, said, searched), said)]


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    names = [fold(name) for name in found("")]
    assert len(names) == len(registers().terms)
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("WSW", "Wsw"),
        ("Wet sociale werkvoorziening", "Wsw"),
        ("wijkteam", "sociale teams"),
        ("vakbond", "FNV Lokaal Drentsche Aa"),
        ("wage subsidy", "loonkostensubsidie"),
        ("financiele redzaamheid", "financiële redzaamheid"),
    ],
)
def test_a_term_is_found_by_name_abbreviation_and_everyday_word(said: str, name: str) -> None:
    assert found(said)[0] == name


def test_the_one_that_was_named_comes_first() -> None:
    names = found("ww")
    assert names[0] == "WW"
    assert len(names) > 1


def test_a_letter_and_whether_it_is_explained_limit_the_list() -> None:
    assert {letter_of(term) for term in registers().terms if term.name in found("", letter="B")} == {"B"}
    assert "IOAZ" in found("", uitleg="met uitleg")
    assert "maatwerk" in found("", uitleg="zonder uitleg")
    assert found("zeppelin") == []


def test_each_term_has_an_address_of_its_own() -> None:
    keys = [key_of(term.name) for term in registers().terms]
    assert len(set(keys)) == len(keys)
    assert key_of("één gezin, één plan, één regisseur") == "een-gezin-een-plan-een-regisseur"
    assert all(key.replace("-", "").isascii() for key in keys)


def test_everyday_words_are_shown_in_dutch_only() -> None:
    shown = {words for term in registers().terms for words in lay_words(term)}
    assert {"wijkteam", "vakbond", "bijstandswet", "garantiebaan", "SW-bedrijf"} <= shown
    assert not shown & {"wage subsidy", "job coach", "old-age pension", "welfare act", "open-access services"}


def test_a_term_of_a_sign_or_number_stands_under_its_own_heading() -> None:
    (term,) = (one for one in registers().terms if one.name == "WW")
    assert letter_of(term) == "W"
    assert letter_of(Term("50-plusser", "", (), (), term.source)) == "0-9"
