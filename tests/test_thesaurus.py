from __future__ import annotations

from assistant.registers.sources import Source
from assistant.registers.terms import Term
from assistant.thesaurus import thesaurus

SOURCE = Source("waterplan", "", "x")
WORDS = thesaurus(
    [
        Term(
            "statushouder",
            "",
            (),
            ("vluchteling met verblijfsvergunning", "vergunninghouder", "refugee with a permit"),
            SOURCE,
        ),
        Term("schuldhulpverlening", "", (), ("hulp bij schulden", "schuldhulp"), SOURCE),
        Term("WPDA", "", ("Werkplein Drentsche Aa", "Werkplein"), (), SOURCE),
        Term("uitstroom", "", (), ("uit de uitkering",), SOURCE),
    ],
    occurs=lambda term: term in {"laaggeletterdheid", "uitkering", "huis"},
)


def terms(question: str) -> list[str]:
    return [term for meant in WORDS.meant(question) for term in meant.terms]


def test_a_phrase_of_everyday_words_leads_to_the_term() -> None:
    assert terms("Krijgen vluchtelingen met een verblijfsvergunning geld?") == ["statushouder"]
    assert terms("hulp met mijn schulden") == ["schuldhulpverlening"]
    assert terms("Do refugees with a permit get help?")[0] == "statushouder"


def test_abbreviation_and_full_name_lead_to_each_other() -> None:
    assert "Werkplein Drentsche Aa" in terms("Wat doet WPDA?")
    assert "WPDA" in terms("Wat doet het Werkplein?")


def test_a_term_that_is_said_already_is_not_added() -> None:
    assert terms("Welke vergunninghouder is een statushouder?") == []


def test_a_part_of_a_phrase_leads_nowhere() -> None:
    assert terms("Hebben vluchtelingen schulden?") == []
    assert terms("Hoe hoog is de uitkering?") == []


def test_the_words_that_meant_it_are_told() -> None:
    (meant,) = WORDS.meant("hulp bij schulden")
    assert meant.words == ("hulp", "schuld")


def test_what_people_say_in_general_leads_to_terms_that_the_documents_use() -> None:
    assert terms("moeite met lezen en schrijven") == ["laaggeletterdheid"]
    assert terms("moeite om de energierekening te betalen") == []  # no document of this corpus has energiearmoede


def test_the_register_of_the_corpus_goes_before_the_general_words() -> None:
    assert terms("schuldhulp") == ["schuldhulpverlening"]


def test_english_words_count_in_english_questions_only() -> None:
    assert terms("What did the advisory council say about health?") == ["adviesraad", "gezondheid"]
    assert terms("Welke act is dat?") == []
