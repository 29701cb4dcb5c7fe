"""Which words of an answer are marked as terms, and with what explanation."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bundled_figures import registers

from assistant.pages.explained import explanation_of, marked
from assistant.registers.sources import Source
from assistant.registers.terms import Term

SOURCE = Source("plan", "", "citaat")
TERMS = (
    Term("uitstroom", "Mensen gaan aan het werk.", ("uitstroom naar werk", "uitstromen"), ("uit de bijstand",), SOURCE),
    Term("WW", "", ("Werkloosheidswet", "WW-uitkering"), ("uitkering na ontslag",), SOURCE),
    Term("beschut werk", "Werk in een beschutte omgeving.", ("beschutte werkplek",), ("beschermd werk",), SOURCE),
    Term("hulpverlening", "", ("hulpverleningsorganisaties",), (), SOURCE),
    Term("gevaar", '<b>"vet"</b> & meer', (), (), SOURCE),
)


def terms_in(*sentences: str, terms: tuple[Term, ...] = TERMS) -> list[tuple[str, str]]:
    """The marked words with their explanations."""
    found = re.findall(r'aria-description="([^"]*)">([^<]*)</span>', "".join(marked(sentences, terms)))
    return [(unescape(word), unescape(explanation)) for explanation, word in found]


def test_a_term_is_marked_with_its_explanation() -> None:
    assert terms_in("De uitstroom daalt.") == [("uitstroom", "Mensen gaan aan het werk.")]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Zij stromen uit.", None),
        ("In 2020 uitstromen is het doel.", "uitstromen"),
        ("De uitstroom naar werk blijft gelijk.", "uitstroom naar werk"),
        ("Er zijn zes beschutte werkplekken.", "beschutte werkplekken"),
        ("Dat is Beschut Werk.", "Beschut Werk"),
        ("Het is beschut. Werk is er ook.", None),
        ("Uitstroomcijfers staan elders.", None),
        ("Mensen gaan uit de bijstand.", None),
        ("Dat is beschermd werk.", None),
    ],
)
def test_longest_name_and_whole_words_but_no_everyday_words(sentence: str, word: str | None) -> None:
    assert [found for found, _ in terms_in(sentence)] == ([word] if word else [])


def test_abbreviations_are_matched_as_they_are_written() -> None:
    assert terms_in("Van de WW naar bijstand.") == [("WW", "Werkloosheidswet")]
    assert terms_in("Kijk op ww.lindendal.example.") == []


def test_another_name_is_explained_with_the_term_itself() -> None:
    assert terms_in("Zes beschutte werkplekken.")[0][1] == "beschut werk: Werk in een beschutte omgeving."


def test_of_each_term_only_the_first_is_marked() -> None:
    assert [word for word, _ in terms_in("De uitstroom daalt.", "Uitstroom en WW, dan uitstroom.")] == [
        "uitstroom",
        "WW",
    ]


def test_what_the_answer_itself_explains_is_not_marked() -> None:
    assert terms_in("uitstroom: Mensen gaan aan het werk.", "De uitstroom daalt.") == []
    assert terms_in("De Werkloosheidswet geldt.") == []


def test_a_term_without_explanation_is_not_marked() -> None:
    assert terms_in("De hulpverlening helpt.") == []
    assert explanation_of(TERMS[3]) == ""


def test_sentence_and_explanation_stay_text() -> None:
    (shown,) = marked(["Er is <b>gevaar</b> & $a$."], TERMS)
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown
    assert "$a$" in shown
    assert terms_in("Er is <b>gevaar</b>.") == [("gevaar", '<b>"vet"</b> & meer')]


def test_the_text_of_a_sentence_is_kept_whole() -> None:
    sentence = "WPDA biedt beschut werk, loonkostensubsidie en (jobcoaching) aan 31,5% van de Wsw'ers & anderen."
    (shown,) = marked([sentence], registers().terms)
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == sentence
    assert shown.count("kw-term") >= 4


def test_without_terms_nothing_is_marked() -> None:
    assert marked(["De uitstroom < 5."], ()) == ["De uitstroom &lt; 5."]
