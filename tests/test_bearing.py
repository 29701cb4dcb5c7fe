from __future__ import annotations

from assistant.bearing import asked, terms_of
from assistant.dutch import terms
from assistant.lexical import Field

FIELD = Field.build([terms("De gemeente beheert het doelgroepenregister."), terms("De gemeente legt straten aan.")])


def borne(question: str, text: str) -> float:
    return asked(question, FIELD).borne(terms_of(text))


def test_all_words_are_the_whole_and_none_is_nothing() -> None:
    assert borne("beheert de gemeente het register", "De gemeente beheert een register.") == 1.0
    assert borne("beheert de gemeente het register", "Een zin over water.") == 0.0
    assert borne("", "Een zin.") == 0.0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert borne("gemeente doelgroepenregister", "doelgroepenregister") > borne(
        "gemeente doelgroepenregister", "gemeente"
    )


def test_the_parts_of_a_compound_bear_most_of_it() -> None:
    assert 0.4 < borne("doelgroepenregister", "een register van de doelgroep") < 1


def test_a_typo_is_forgiven_in_a_word_and_never_in_a_number() -> None:
    assert borne("doelgroepenregsiter", "het doelgroepenregister") > 0.8
    assert borne("12345678", "12345679") == 0.0


def test_a_word_that_no_document_knows_weighs_the_most() -> None:
    (known, unknown) = asked("gemeente zwembad", FIELD).words
    assert unknown.weight > known.weight


def test_what_texts_bear_together_is_what_each_bears_alone() -> None:
    texts = [
        "het doelgroepenregister van de gemeente",
        "een zin over water",
        "het doelgroepenregsiter",
        "de gemeentes beheren straaten",
        "",
    ]
    for question in ("Beheert de gemeente het doelgroepenregsiter?", "straaten van gemeenten", "water", ""):
        words, terms_of_each = asked(question, FIELD), [terms_of(text) for text in texts]
        alone = [words.borne(terms) for terms in terms_of_each]
        assert words.borne_by(terms_of_each) == alone
        assert words.borne_by([]) == []
