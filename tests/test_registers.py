from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.assistant import open_assistant
from assistant.datatypes import Document
from assistant.readers import read
from assistant.registers import Registers, digest_of, load
from assistant.settings import Settings

HEADERS = {
    "verantwoordelijkheden.csv": "id;organisatie;taak;thema;rol;partners;doelgroep;document;sectie;citaat",
    "indicatoren.csv": "id;naam;definitie;eenheid;richting;bereik;thema;rapportage;document;sectie;citaat",
    "waarnemingen.csv": "id;indicator;soort;waarde;noemer;operator;eenheid;periode;gemeente;woord;voorwaarde;document;"
    "sectie;citaat",
    "inspraak.csv": "id;indiener;nummer;onderwerp;opmerking;reactie;gevolg;wijziging;thema;uitgenodigd;document;sectie;"
    "citaat_opmerking;citaat_reactie;citaat_gevolg",
    "toezeggingen.csv": "id;wie;aan_wie;toezegging;termijn;controle;thema;soort;document;sectie;citaat",
    "begrippen.csv": "begrip;betekenis;afkorting;ook;document;sectie;citaat",
    "vragen.csv": "vraag;document;sectie;groep;taal;antwoord",
    "tegenstrijdigheden.csv": "id;onderwerp;document_a;sectie_a;citaat_a;document_b;sectie_b;citaat_b;soort;uitleg",
}
Q = "Het waterschap beheert de grote sloten."
ROWS = {
    "verantwoordelijkheden.csv": f"v1;waterschap;sloten beheren;overig;voert uit;gemeente | bewoners;bewoners;waterplan;;{Q}",
    "indicatoren.csv": f"put;geleegde putten;aantal putten;aantal;hoger is beter;gemeente;overig;;waterplan;;{Q}",
    "waarnemingen.csv": f"w1;put;doel;1.250;;=;aantal;2023;alle drie;;mits het weer dat toelaat;waterplan;;{Q}",
    "inspraak.csv": f"i1;Buurtraad;1;sloten;vies water;wordt schoon;nee;;overig;ja;waterplan;;{Q};;",
    "toezeggingen.csv": f"t1;gemeente;bewoners;putten legen;2023;tel de putten;overig;voornemen;waterplan;;{Q}",
    "begrippen.csv": f"straatkolk;put in de straat;;rioolput | put;waterplan;;{Q}",
    "vragen.csv": f"Wie doet de sloten?;waterplan;1. Taken;inwoner;nl;{Q} // zij leegt elke straatkolk twee keer per jaar",
    "tegenstrijdigheden.csv": f"c1;sloten;waterplan;;{Q};waterplan;;Het waterschap betaalt het baggeren van de vijvers.;"
    "rol;a en b",
}

Write = Callable[..., None]
Load = Callable[[], Registers]


@pytest.fixture
def write(corpus_folder: Path) -> Write:
    folder = corpus_folder / "registers"
    folder.mkdir()

    def to_file(name: str, *rows: str, header: str = "", encoding: str = "utf-8-sig") -> None:
        (folder / name).write_text("\n".join([header or HEADERS[name], *rows, ""]), encoding=encoding)

    return to_file


@pytest.fixture
def loaded(corpus_folder: Path) -> Load:
    documents = {
        document.id: document
        for document in (read(path, corpus_folder) for path in corpus_folder.glob("*.*") if path.is_file())
    }
    return lambda: load(corpus_folder, documents)


def test_a_register_of_questions_from_before_the_sentences_is_read(write: Write, loaded: Load) -> None:
    header = HEADERS["vragen.csv"].removesuffix(";antwoord")
    write("vragen.csv", "Wie doet de sloten?;waterplan;1. Taken;inwoner;nl", header=header)
    (asked,) = loaded().questions
    assert (asked.places, loaded().problems) == ((), ())


def test_a_sentence_that_stands_twice_is_taken_from_the_section_of_its_row(
    corpus_folder: Path, write: Write, loaded: Load
) -> None:
    twice = "# Brief\n\n## 1. Sloten\n\nGevolg: nee.\n\n## 2. Putten\n\nGevolg: nee.\n"
    (corpus_folder / "brief.md").write_text(twice, encoding="utf-8")
    document = read(corpus_folder / "brief.md", corpus_folder)
    write("vragen.csv", "Veranderde er iets aan de putten?;brief;2. Putten;inwoner;nl;Gevolg: nee.")
    (asked,) = load(corpus_folder, {"brief": document}).questions
    assert asked.places[0][0] == document.text.rindex("Gevolg: nee.")


def test_every_register_is_read_with_its_source(write: Write, loaded: Load, waterplan: Document) -> None:
    for name, row in ROWS.items():
        write(name, row)
    registers = loaded()
    assert registers.problems == ()
    (who,) = registers.responsibilities
    assert (who.organisation, who.role, who.partners) == ("waterschap", "voert uit", ("gemeente", "bewoners"))
    assert waterplan.text[who.source.start : who.source.end] == Q
    assert registers.observations[0].value == 1250
    assert registers.observations[0].period.year == 2023
    assert registers.remarks[0].changed is False
    assert registers.terms[0].lay_words == ("rioolput", "put")
    (asked,) = registers.questions
    assert asked.section == ("1. Taken",)
    answers = [waterplan.text[start:end] for start, end in asked.places]
    assert answers == [Q, "zij leegt elke straatkolk twee keer per jaar"]
    assert registers.conflicts[0].other.confirmed
    assert registers.commitments[0].deadline == "2023"


def test_a_corpus_without_registers_or_with_some_works(loaded: Load, write: Write, corpus_folder: Path) -> None:
    assert asdict(loaded()) == asdict(Registers())
    assert digest_of(corpus_folder) == ""
    write("begrippen.csv", ROWS["begrippen.csv"])
    assert len(loaded().terms) == 1
    assert digest_of(corpus_folder) != ""


@pytest.mark.parametrize("header", [HEADERS["begrippen.csv"], HEADERS["begrippen.csv"].replace(";", ",")])
def test_semicolons_and_commas_are_both_read(write: Write, loaded: Load, header: str) -> None:
    separator = ";" if ";" in header else ","
    write("begrippen.csv", ROWS["begrippen.csv"].replace(";", separator), header=header, encoding="utf-8")
    assert loaded().terms[0].name == "straatkolk"


WRONG = [
    ("verantwoordelijkheden.csv", ROWS["verantwoordelijkheden.csv"].replace("waterplan", "weg"), "geen document 'weg'"),
    ("verantwoordelijkheden.csv", ROWS["verantwoordelijkheden.csv"].replace("beheert", "bezit"), "citaat staat niet"),
    ("verantwoordelijkheden.csv", ROWS["verantwoordelijkheden.csv"].replace("voert uit", "doet"), "Onbekende waarde 'doet'"),
    ("verantwoordelijkheden.csv", ROWS["verantwoordelijkheden.csv"].replace("waterschap;", ";"), "'organisatie' is leeg"),
    ("verantwoordelijkheden.csv", ROWS["verantwoordelijkheden.csv"] + ";extra", "11 kolommen in plaats van 10"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("aantal;2023", "liter;2023"), "Onbekende waarde 'liter'"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace(";2023;", ";ooit;"), "periode 'ooit' is niet te lezen"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("1.250", "veel"), "'veel' is geen getal"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("1.250;;", "1.250;0;"), "noemer is 0"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("1.250;;", "1.250;1.000;"), "groter dan het geheel"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("1.250;;=;aantal", "131;;=;%"), "niet tussen 0 en 100"),
    ("waarnemingen.csv", ROWS["waarnemingen.csv"].replace("w1;put", "w1;sloot"), "geen indicator 'sloot'"),
    ("vragen.csv", ROWS["vragen.csv"].replace("1. Taken", "9. Weg"), "geen sectie '9. Weg'"),
    ("vragen.csv", ROWS["vragen.csv"].replace("de grote sloten.", "de zee."), "Het citaat staat niet in 'waterplan'"),
    ("inspraak.csv", ROWS["inspraak.csv"].replace("Buurtraad;1", "Buurtraad;een"), "'een' is geen nummer"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "says"), WRONG, ids=[says for _, _, says in WRONG])
def test_a_wrong_row_is_named_with_file_line_and_remedy(
    write: Write, loaded: Load, name: str, row: str, says: str
) -> None:
    if name == "waarnemingen.csv":
        write("indicatoren.csv", ROWS["indicatoren.csv"])
        write(name, ROWS[name], row.replace("w1;", "w2;"))
    else:
        write(name, row)
    found = [problem for problem in loaded().problems if says in problem.reason]
    assert len(found) == 1
    assert found[0].file == name
    assert found[0].line == (3 if name == "waarnemingen.csv" else 2)
    assert found[0].remedy


def test_duplicates_and_indicators_without_observation_are_named(write: Write, loaded: Load) -> None:
    write("indicatoren.csv", ROWS["indicatoren.csv"], ROWS["indicatoren.csv"])
    reasons = [problem.reason for problem in loaded().problems]
    assert any("'put' bij 'id' staat al op regel 2" in reason for reason in reasons)
    assert any("is er geen waarneming" in reason for reason in reasons)


def test_all_problems_come_at_once(write: Write, loaded: Load) -> None:
    for name, row, _ in WRONG[:4]:
        write(name, row)
    write("verantwoordelijkheden.csv", *[row.replace("v1", f"v{at}") for at, (_, row, _) in enumerate(WRONG[:4])])
    assert [problem.line for problem in loaded().problems] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id;organisatie\nv1;x\n", "kolommen ontbreken"),
        ('id;"organisatie\nv1;x', "kolommen ontbreken"),
        ("", "kolommen ontbreken"),
    ],
)
def test_a_file_that_is_no_register_is_named(corpus_folder: Path, loaded: Load, text: str, says: str) -> None:
    (corpus_folder / "registers").mkdir()
    (corpus_folder / "registers" / "verantwoordelijkheden.csv").write_text(text, encoding="utf-8")
    (problem,) = loaded().problems
    assert says in problem.reason


def test_a_quote_that_no_longer_stands_in_the_document_keeps_its_row(write: Write, loaded: Load) -> None:
    write("toezeggingen.csv", ROWS["toezeggingen.csv"].replace("beheert", "bezit"))
    (commitment,) = loaded().commitments
    assert not commitment.source.confirmed


def test_a_quote_with_other_white_space_is_found(write: Write, corpus_folder: Path) -> None:
    text = "Het waterschap beheert\nde grote   sloten.\n"
    (corpus_folder / "waterplan.txt").write_text(text, encoding="utf-8")
    write("toezeggingen.csv", ROWS["toezeggingen.csv"])
    document = read(corpus_folder / "waterplan.txt", corpus_folder)
    (commitment,) = load(corpus_folder, {"waterplan": document}).commitments
    assert document.text[commitment.source.start : commitment.source.end] == text.strip()


def test_the_bundled_registers_have_no_problem() -> None:
    folder = Settings().corpus
    documents = {
        document.id: document
        for document in (read(path, folder / "documenten") for path in (folder / "documenten").glob("*.md"))
    }
    registers = load(folder, documents)
    assert registers.problems == ()
    assert len(registers.responsibilities) >= 300
    assert len(registers.observations) >= 140
    assert len([remark for remark in registers.remarks if remark.number is not None]) == 23
    assert len(registers.commitments) > 100
    assert len(registers.terms) >= 100
    assert len(registers.conflicts) >= 60
    assert {remark.respondent for remark in registers.remarks if remark.number is None} == {"Participatieraad Assen"}


def test_the_bundled_documents_are_read_with_what_their_heads_say() -> None:
    folder = Settings().corpus / "documenten"
    for path in folder.glob("*.md"):
        document = read(path, folder)
        assert document.publisher, path.name
        assert document.year in (2019, 2020, 2021)
        assert document.kind
        assert document.text.startswith(f"# {document.title}")
        assert "weergave:" not in document.text


def test_an_original_takes_the_place_of_its_rendering_and_what_it_does_not_say_is_kept_and_never_cited(
    write: Write, settings: Settings, corpus_folder: Path
) -> None:
    paid = "Het waterschap betaalt het baggeren van de vijvers."
    write(
        "verantwoordelijkheden.csv",
        ROWS["verantwoordelijkheden.csv"],
        f"v2;waterschap;vijvers baggeren;overig;financiert;;;waterplan;;{paid}",
    )
    original = f"Waterplan Oosterveld\n\n1. Taken\n\n{Q} Over vijvers wordt later beslist.\n"
    (corpus_folder / "waterplan.txt").write_text(original, encoding="utf-8")
    assistant = open_assistant(settings)
    answer = assistant.ask("Noem alle taken van het waterschap")
    assert answer.listing is not None
    assert {row.id: row.citation is not None for row in answer.listing.rows} == {"v1": True, "v2": False}
    assert [citation.quote for citation in answer.citations] == [Q]
    assert assistant.document("waterplan").path == "waterplan.txt"
    assert paid not in {hit.passage.text for hit in assistant.search("wie betaalt het baggeren")}
