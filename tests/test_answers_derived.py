"""Numbers computed from what a document states, where nobody made a register of it. The document is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answers import Query
from assistant.answers.bases import prepared
from assistant.assistant import Assistant, open_assistant
from assistant.settings import Settings

JAARPLAN = """Jaarplan groen 2022

1. Buurthuizen

In 2021 bezochten 640 inwoners een buurthuis in Oosterveld. In 2018 bezochten 800 inwoners een buurthuis in Oosterveld.

Eind 2022 hebben 190 van de 500 vrijwilligers een opleiding gevolgd. Op dit moment hebben 140 vrijwilligers een
opleiding gevolgd.

2. Laadpalen

Voor de drie dorpen gaat het om 60 laadpalen (Noorderveen 6, Middelhorst 43 en Zuidlaarderend 11).

Niet alle bibliotheken zijn open op zondag: 12 van de 48 bibliotheken.

In 2021 kregen 250 jongeren een aanbod voor zwemles. Van hen heeft 60% de zwemles gevolgd.

3. Geld

Het budget voor onderhoud is ongeveer € 4,5 miljoen. Ongeveer 20% van het onderhoudsbudget gaat naar speeltuinen.

In onze dorpen ligt het gebruik van de bus tussen de 13,5% en de 14%. Landelijk is dit 10,5%.

Er deden 90 inwoners mee aan de opruimdag. Dat is 60% van de inwoners van het dorp.

Van de basisscholen heeft 31% van de leerlingen een fiets: 140 kinderen.

4. Nesten

De ooievaarsnesten horen bij Oosterveld. Naar verwachting groeit dat aantal van 40 in 2019 naar 50 in 2022.

5. Begroting

Bedragen * € 1.000 Begroting 2020 Begroting 2021 Begroting 2022

Groenbeheer 1.200 1.250 1.320

Wegbeheer 900 880 810
"""

# Question, formula, outcome, unit; worked out by hand.
COMPUTED = [
    ("Hoeveel procent minder inwoners bezochten in 2021 een buurthuis dan in 2018?", "(640 - 800) / 800 × 100", -20, "%"),
    ("Hoeveel meer inwoners bezochten in 2018 een buurthuis dan in 2021?", "800 - 640", 160, "personen"),
    ("Hoeveel procent stijgt groenbeheer van 2020 naar 2022?", "(1.320 - 1.200) / 1.200 × 100", 10, "%"),
    ("Wat is de daling van wegbeheer tussen 2020 en 2022?", "810 - 900", -90, "€ × 1.000"),
    ("Wat is de procentuele daling van wegbeheer van 2020 naar 2022?", "(810 - 900) / 900 × 100", -10, "%"),
    ("Hoeveel is groenbeheer plus wegbeheer in 2021?", "1.250 + 880", 2130, "€ × 1.000"),
    ("Hoeveel procent groeit het aantal ooievaarsnesten tussen 2019 en 2022?", "(50 - 40) / 40 × 100", 25, "%"),
    ("Welk percentage van de € 9 miljoen is het budget voor onderhoud?", "ongeveer 4,5 / 9 × 100", 50, "%"),
    ("Welk aandeel van de laadpalen komt in Zuidlaarderend?", "11 / 60 × 100", 18.3, "%"),
    ("Welk percentage van de bibliotheken is open op zondag?", "12 / 48 × 100", 25, "%"),
    ("In 2021 kregen 250 jongeren een aanbod voor zwemles. Hoeveel mensen hebben die gevolgd?", "60 / 100 × 250", 150,
     "personen"),
    ("Hoeveel euro gaat er naar speeltuinen?", "ongeveer 20 / 100 × ongeveer 4,5", 0.9, "€ mln"),
    ("Hoeveel procentpunt ligt het gebruik van de bus in onze dorpen boven het landelijke?", "13,5 - 10,5", 3, "procentpunt"),
    ("Hoeveel extra vrijwilligers moeten er in 2022 een opleiding volgen om het doel te halen?", "190 - 140", 50, "personen"),
    ("Stel dat in 2021 480 inwoners een buurthuis bezochten, welk percentage van het doel is dan gehaald?",
     "480 / 640 × 100", 75, "%"),
]  # fmt: skip

# What leaves more than one way to read it, or something else than is asked.
NOT_COMPUTED = [
    "Hoeveel jongeren kregen in 2021 een aanbod voor zwemles?",  # that is stated
    "Hoeveel procent minder inwoners bezochten in 2020 een buurthuis dan in 2018?",  # no figure of 2020
    "Hoeveel procent meer honden zijn er in 2021 dan in 2018?",  # figures of those years, of something else
    "Hoeveel procent stijgt het afvalbeheer van 2020 naar 2022?",  # no such row
    "Welk percentage van de vrijwilligers volgde een opleiding?",  # the plan for 2022 is no answer
    "Welk aandeel van de laadpalen komt in Westeinde?",
    "Hoeveel kinderen van de basisscholen hebben een fiets? Hoeveel mensen zijn dat?",  # the 140 are the 31 per cent
    "In 2022 kregen 400 jongeren een aanbod voor zwemles. Hoeveel van hen hebben die gevolgd?",  # 60% is of the 250 of 2021
    "Welk percentage van de bibliotheken is in 2025 open op zondag?",  # known of now
    # 90 is 60 per cent, so nothing is 60 per cent of 90
    "Er deden 90 inwoners mee aan de opruimdag. Hoeveel mensen is dat van de inwoners van het dorp?",
    "Hoeveel is groenbeheer plus wegbeheer plus waterbeheer in 2021?",  # two of the three
    "Hoeveel is groenbeheer plus waterbeheer in 2021?",  # one of the rows is not there
    "Welk percentage van de € 2 miljoen is het budget voor onderhoud?",  # the part is larger than the whole
    "Hoeveel is groenbeheer plus wegbeheer in 2021, als u het budget voor speeltuinen eraf haalt?",
]


@pytest.fixture(scope="module")
def unprepared(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("onvoorbereid")
    (folder / "stukken").mkdir()
    (folder / "stukken" / "jaarplan.txt").write_text(JAARPLAN, encoding="utf-8")
    return open_assistant(Settings(corpus=folder / "stukken", index=folder / "index"))


@pytest.mark.parametrize(("question", "formula", "value", "unit"), COMPUTED, ids=[row[0] for row in COMPUTED])
def test_a_number_follows_from_what_sentences_and_rows_state(
    unprepared: Assistant, question: str, formula: str, value: float, unit: str
) -> None:
    answer = unprepared.ask(question)
    assert answer.calculations, answer.text
    first = answer.calculations[0]
    assert (first.formula, first.value, first.unit) == (formula, value, unit)
    assert formula in answer.claims[0].text and answer.claims[0].computed


@pytest.mark.parametrize("question", [row[0] for row in COMPUTED])
def test_every_figure_but_the_question_s_own_stands_in_a_quote(unprepared: Assistant, question: str) -> None:
    answer = unprepared.ask(question)
    document = unprepared.document("jaarplan")
    asked_for = question.replace(".", "")
    for of in answer.calculations:
        for _, value, number in of.inputs:
            if number is None:
                assert f"{value:g}" in asked_for
                continue
            cited = answer.citations[number - 1]
            assert cited.quote == document.text[cited.start : cited.end]
            assert f"{value:g}".replace(".", ",") in cited.quote.replace(".", "")


@pytest.mark.parametrize("question", NOT_COMPUTED)
def test_nothing_is_computed_where_it_can_be_read_in_two_ways_or_is_about_something_else(
    unprepared: Assistant, question: str
) -> None:
    assert unprepared.ask(question).calculations == ()


def test_a_sentence_goes_with_the_one_that_it_refers_back_to(unprepared: Assistant) -> None:
    answer = unprepared.ask("Hoeveel procent groeit het aantal ooievaarsnesten tussen 2019 en 2022?")
    assert [claim.text for claim in answer.claims if not claim.computed] == [
        "De ooievaarsnesten horen bij Oosterveld.",
        "Naar verwachting groeit dat aantal van 40 in 2019 naar 50 in 2022.",
    ]


def test_a_document_with_a_register_is_left_to_that_register(bundled: Assistant) -> None:
    """What its maker left out of the register was left out on purpose."""
    assert bundled.registers.observations
    known = {of.source.document_id for of in bundled.registers.observations}
    query = Query("", "", "nl", "beleid", (), bundled.index, bundled.knowledge.embedder, bundled.registers)
    assert prepared(query) == known


def test_the_sources_themselves_can_be_calculated_with(sources: Path, tmp_path: Path) -> None:
    answer = open_assistant(Settings(corpus=sources, index=tmp_path / "index")).ask(
        "Hoeveel procent stijgt het Participatiebudget van 2020 naar 2022?"
    )
    assert answer.calculations[0].formula == "(3.534 - 3.385) / 3.385 × 100"
