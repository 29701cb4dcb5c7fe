"""What a list can be limited to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.pages.choices import Facet, meeting, several


@dataclass(frozen=True)
class Dish:
    name: str
    kinds: tuple[str, ...]
    season: str


SOEP, TAART, SALADE = (
    Dish("Crème van préi", ("soep", "warm"), "winter"),
    Dish("appeltaart met room", ("nagerecht",), "herfst"),
    Dish("salade met prei", ("Voorgerecht", "koud"), "zomer"),
)
DISHES = (SOEP, TAART, SALADE)
KINDS: Facet[Dish] = Facet("soort", "Soort", "Alle soorten", lambda dish: dish.kinds)
SEASONS: Facet[Dish] = Facet("seizoen", "Seizoen", "Alle", lambda dish: (dish.season,), ("zomer", "winter"))


def found(said: str = "", **chosen: list[str]) -> tuple[Dish, ...]:
    return meeting(DISHES, (KINDS, SEASONS), chosen, said, lambda dish: dish.name)


def test_nothing_chosen_is_everything() -> None:
    assert found() == found(soort=[], seizoen=[]) == found("  ") == DISHES


def test_one_of_the_values_of_each_facet_will_do() -> None:
    assert found(soort=["warm", "koud"]) == (SOEP, SALADE)
    assert found(soort=["warm", "koud"], seizoen=["zomer"]) == (SALADE,)
    assert found(soort=["warm"], seizoen=["zomer"]) == ()


@pytest.mark.parametrize("said", ["prei", "PREI", "préi", "pre"])
def test_accents_and_case_do_not_matter(said: str) -> None:
    assert found(said) == (SOEP, SALADE)


def test_every_word_must_be_there_in_any_order() -> None:
    assert found("prei creme") == (SOEP,)
    assert found("prei taart") == ()
    assert found("prei", seizoen=["zomer"]) == (SALADE,)


def test_options_are_those_that_occur_in_their_own_order_or_by_name() -> None:
    assert KINDS.options(DISHES) == ["koud", "nagerecht", "soep", "Voorgerecht", "warm"]
    assert SEASONS.options(DISHES) == ["zomer", "winter", "herfst"]
    assert SEASONS.options(DISHES[1:2]) == ["herfst"]


def test_a_cell_can_hold_several_values() -> None:
    assert several(" UWV | scholen |") == ("UWV", "scholen")
    assert several("") == ()
