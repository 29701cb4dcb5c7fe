from __future__ import annotations

import pytest

from assistant import dutch


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schuld", "schulden"),
        ("gemeenteraad", "gemeenteraden"),
        ("werkplek", "werkplekken"),
        ("uitkering", "uitkeringen"),
        ("re-integratie", "reïntegratie"),
        ("re-integratie", "reintegratie"),
        ("Statushouders", "statushouder"),
        ("minimaregeling", "minimaregelingen"),
    ],
)
def test_two_spellings_or_numbers_of_a_word_meet(one: str, other: str) -> None:
    assert dutch.word_terms(one)[0] == dutch.word_terms(other)[0]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("arbeidsmarktregio", ("arbeid", "markt", "regio")),
        ("doelgroepenregister", ("doel", "groep", "register")),
        ("schuldhulpverlening", ("schuld", "hulp", "verlening")),
        ("uitkeringsverstrekking", ("uitkering", "verstrekking")),
        ("begrotingsjaar", ("begroting", "jaar")),
        ("inburgeringswet", ("inburgering", "wet")),
        ("verantwoordelijkheid", ()),
        ("uitkering", ()),
        ("werk", ()),
    ],
)
def test_a_compound_gives_its_parts_and_other_words_none(compound: str, parts: tuple[str, ...]) -> None:
    assert dutch.compound_parts(compound) == parts


def test_a_hyphenated_word_is_found_by_its_parts_too() -> None:
    assert {"wsw", "medewerker"} <= set(dutch.terms("Wsw-medewerkers"))


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("1.500", "1500"),
        ("1500", "1500"),
        ("31,1 %", "31,1%"),
        ("31%", "31%"),
        ("87,60", "87,6"),
        ("1.153.327", "1153327"),
        ("2020", "2020"),
        ("werk", None),
    ],
)
def test_a_number_has_one_spelling(written: str, term: str | None) -> None:
    assert dutch.number_term(written) == term


@pytest.mark.parametrize("word", ["niet", "geen", "zonder", "minder", "alle"])
def test_words_that_turn_a_meaning_around_are_kept(word: str) -> None:
    assert word in dutch.content_words(f"wat is er {word} gedaan")


def test_a_question_of_function_words_alone_is_still_searched() -> None:
    assert dutch.question_terms("wie is het") == dutch.terms("wie is het")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie betaalt de uitkering?", "nl"),
        ("Who pays the benefits?", "en"),
        ("taakstelling beschut werk", "nl"),
        ("How many people are in the doelgroepenregister?", "en"),
        ("", "nl"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert dutch.language(text) == language


def test_ngrams_of_a_word_with_a_typo_overlap_those_of_the_word() -> None:
    right, wrong = set(dutch.character_ngrams("Participatiewet")), set(dutch.character_ngrams("particpatiewet"))
    assert len(right & wrong) >= 8


@pytest.mark.parametrize("phrase", ["wage subsidy", "old-age pension", "job coach", "on-the-job support", "outflow"])
def test_an_english_phrase_is_known(phrase: str) -> None:
    assert dutch.is_english(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["wijkteam", "SW-bedrijf", "makers van de analyse", "125.000 banen", "werkpunt Assen", "re-integratie", ""],
)
def test_a_dutch_phrase_is_not_english(phrase: str) -> None:
    assert not dutch.is_english(phrase)
