"""Headings and asides in plain text that came out of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_documents import assert_sound, document, outline, source

from assistant.readers import read
from assistant.readers.structure import find_structure

AGREEMENT = """ 1. Aanleiding
De gemeente maakt elk jaar afspraken met haar uitvoerder over het

werk dat die doet. Daarbij gaat het om drie zaken:

1. de aantallen mensen die een baan vinden en die baan ook houden;

2. de kosten van de begeleiding in het lopende jaar.

2. De opdracht
De uitvoerder begeleidt iedereen die dat nodig heeft bij het vinden van

een plek waar hij of zij tot zijn recht komt.

3. Doelen
Hieronder staan de doelen voor het komende jaar in volgorde van belang en

met de maat erbij.

3.1. Arbeid

1. Meer inwoners vinden een baan

Het afgelopen jaar vonden minder mensen werk dan verwacht, vooral door de

krappe begroting van de werkgevers in de streek.

Overwegingen

• De vraag naar technisch personeel groeit;

• Er zijn weinig plaatsen voor wie net begint

Resultaat

• Negentig mensen vinden dit jaar een betaalde baan.

2. Inwoners met een beperking krijgen een passende plek bij een werkgever in

hun eigen woonplaats

Er is een groep van honderd mensen die graag wil werken maar niet elke dag

even veel aankan.

Overwegingen

• De begeleiding kost per persoon ongeveer drie uur in de week;

Resultaat

• Veertig mensen hebben aan het eind van het jaar een plek.

3.2. Overig
Over andere onderwerpen maken partijen in de loop van het jaar afspraken die

dan worden toegevoegd.

4. Slot
Partijen spreken elkaar vier keer in het jaar over de voortgang van het werk.
"""


def test_numbered_and_unnumbered_headings_get_their_levels(tmp_path: Path) -> None:
    made = document(tmp_path, "a.txt", AGREEMENT)
    assert outline(made) == [
        (1, "1. Aanleiding"),
        (1, "2. De opdracht"),
        (1, "3. Doelen"),
        (2, "3.1. Arbeid"),
        (3, "1. Meer inwoners vinden een baan"),
        (4, "Overwegingen"),
        (4, "Resultaat"),
        (
            3,
            "2. Inwoners met een beperking krijgen een passende plek bij een werkgever in hun eigen woonplaats",
        ),
        (4, "Overwegingen"),
        (4, "Resultaat"),
        (2, "3.2. Overig"),
        (1, "4. Slot"),
    ]
    assert_sound(made)


def test_a_title_right_above_a_new_count_encloses_it(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "a.txt",
        " 1. Inleiding\nDeze nota gaat over de plannen van de gemeente voor de jaren die komen.\n"
        "2. Wat we willen\nWe willen dat iedereen in onze gemeente kan rondkomen en kan meedoen.\n\n"
        "Arbeid\n\n1. Meer mensen aan het werk\n\nDat is voor de meeste inwoners de beste weg naar zelfstandigheid.\n\n"
        "Keuzes\n\nWe kiezen voor begeleiding op maat en voor werkgevers die ruimte geven aan wie leert.\n\n"
        "Geldzaken\n\n1. Minder mensen met schulden.\n\nSchulden maken ziek en houden mensen weg van de arbeidsmarkt.\n\n"
        "Keuzes\n\nWe kiezen voor vroeg signaleren en voor een loket waar niemand wordt weggestuurd.\n\n"
        "2.1. Volgorde\nAls er te weinig geld is, gaan jongeren voor en daarna gezinnen met kinderen.\n",
    )
    assert outline(made) == [
        (1, "1. Inleiding"),
        (1, "2. Wat we willen"),
        (2, "Arbeid"),
        (3, "1. Meer mensen aan het werk"),
        (4, "Keuzes"),
        (2, "Geldzaken"),
        (3, "1. Minder mensen met schulden."),
        (4, "Keuzes"),
        (2, "2.1. Volgorde"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Wij vragen aandacht voor drie punten:\n\n1. Begeleiding\n2. Vervoer\n3. Taal\n\nDaarna volgt de rest van de tekst.",
        "1. Inleiding ........ 3\n2. Doelen ........ 5\n3. Slot ........ 9\n\nDe tekst van de nota begint hier gewoon.",
        "Hoe vaak gebeurt dat?\n\nNee\n\nDe raad heeft daar geen vragen over gesteld aan het college.",
        "Totaal\n\n12.400\n\n11.300\n\nWerk\n\n157\n\nOverig\n\n443\n\nDe bedragen zijn afgerond op honderdtallen.",
        "Tabel 3 Kosten van begeleiding\n\nDe kosten zijn de laatste drie jaren vrijwel gelijk gebleven in onze streek.",
        "Zij zoeken werk dicht\nbij huis. Dat lukt niet\naltijd.\n\nKorte afstand\ntot werk\n\nGeen\n\nSoms\nwel.\n",
    ],
)
def test_lists_contents_cells_and_captions_are_no_headings(words: str) -> None:
    headings, _ = find_structure(words)
    assert headings == ()


def test_a_word_list_does_not_explode_into_headings(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "a.txt",
        " 1. Slot\nHiermee is de nota compleet en kan de raad er een besluit over nemen in de vergadering.\n"
        " Begrippen en afkortingen\nKredietbank\n\nInstelling die leningen verstrekt aan mensen met een laag inkomen.\n\n"
        "Vroegsignalering Het opsporen van schulden voordat ze hoog worden.\n\nRaad Gemeenteraad\n\n"
        "Loket Plek waar inwoners terechtkunnen met al hun vragen over geld en werk\n",
    )
    assert outline(made) == [(1, "1. Slot"), (1, "Begrippen en afkortingen")]


def test_lines_that_name_the_document_are_no_sections(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "a.txt",
        " Jaarplan 2024\n\nStichting Voorbeeld\n\n\nInleiding\nIn dit plan staat wat wij het komende jaar gaan doen.\n",
    )
    assert outline(made) == [(1, "Inleiding")]


PAGED = """Jaarverslag schuldhulp

De wachttijd daalde sterk3. Dat komt door extra personeel in Bbz2004 en op
zaal m2 van het oude kantoor, dat in 20193 werd verbouwd.

3 Gemeten in weken, van aanmelding
tot eerste gesprek.
7
\fJaarverslag schuldhulp

Ook het aantal klachten nam af.

8
\fJaarverslag schuldhulp

Het jaar sloot met een klein overschot.

9
"""


def test_running_heads_page_numbers_and_footnotes_are_asides(tmp_path: Path) -> None:
    made = document(tmp_path, "a.txt", PAGED)
    asides = [(aside.kind, made.text[aside.start : aside.end]) for aside in made.asides]
    assert asides == [
        ("running_head", "Jaarverslag schuldhulp"),
        ("footnote_mark", "3"),
        ("footnote", "3 Gemeten in weken, van aanmelding\ntot eerste gesprek."),
        ("running_head", "7"),
        ("running_head", "Jaarverslag schuldhulp"),
        ("running_head", "8"),
        ("running_head", "Jaarverslag schuldhulp"),
        ("running_head", "9"),
    ]
    mark = made.asides[1]
    assert made.text[: mark.start].endswith("daalde sterk")
    assert_sound(made)


def test_digits_without_a_footnote_stay_whole() -> None:
    _, asides = find_structure("Het gebouw3 meet 40 m2.\n\n2 Aanvragen kwamen uit het dorp.\n\nBbz2004 geldt in 2019.")
    assert asides == ()


def test_the_outline_of_an_agreement_reads_like_a_table_of_contents() -> None:
    path = source("prestatieovereenkomst-2020")
    found = outline(read(path, path.parent))
    chapters = [title.split()[0] for level, title in found if level == 1]
    sections = [title.split()[0] for level, title in found if level == 2]
    assert chapters == ["1.", "2.", "3.", "4.", "5."]
    assert sections == ["5.1.", "5.2.", "5.3.", "5.4.", "5.5."]
    goals = [title.split()[0] for level, title in found if level == 3 and title[0].isdigit()]
    assert goals == ["1.", "2.", "3.", "4.", "1.", "1."]
    assert {title for level, title in found if level == 4} == {
        "Overwegingen",
        "Resultaat",
        "Definities",
        "Inzicht",
    }


def test_the_outline_of_a_kadernota_reads_like_a_table_of_contents() -> None:
    path = source("kadernota-werk-inkomen-meedoen")
    made = read(path, path.parent)
    found = outline(made)
    assert [title.split(".")[0] for level, title in found if level == 1 and title[0].isdigit()] == list("1234567")
    assert found[-1] == (1, "Termen en afkortingen")
    chapter = [(level, title) for level, title in found[found.index((2, "2.5. Ontwikkelingen op de arbeidsmarkt")) :]]
    titles = [title for level, title in chapter if level == 2]
    assert titles[1:5] == ["Werk", "Meedoen", "Inkomen", "3.1. Prioriteiten"]
    notes = [aside for aside in made.asides if aside.kind == "footnote"]
    marks = [aside for aside in made.asides if aside.kind == "footnote_mark"]
    assert [int(made.text[note.start : note.end].split()[0]) for note in notes] == list(range(1, 25))
    assert [int(made.text[mark.start : mark.end]) for mark in marks] == list(range(1, 25))


def test_a_table_made_linear_does_not_explode_into_headings() -> None:
    path = source("inspraaknota-kadernota")
    assert [level for level, _ in outline(read(path, path.parent))] == [1, 1, 1]


@given(
    st.lists(
        st.sampled_from(
            [
                "1. Werk",
                "2. Meedoen",
                "2.1. Doel",
                "Keuzes",
                "• Een punt;",
                "Een zin.",
                "",
                "\f",
                "(1) Geld",
                "1 Noot",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_lines_gives_sound_spans(lines: list[str]) -> None:
    text = "\n".join(lines)
    headings, asides = find_structure(text)
    starts = [heading.start for heading in headings]
    assert starts == sorted(starts)
    for heading in headings:
        assert heading.title == " ".join(text[heading.start : heading.end].split())
        assert heading.level >= 1
    assert all(text[aside.start : aside.end].strip() for aside in asides)
