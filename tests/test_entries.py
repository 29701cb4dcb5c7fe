from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant import dutch
from assistant.assistant import Assistant, open_assistant
from assistant.bearing import alike, asked, terms_of
from assistant.datatypes import Document, Entry
from assistant.embedding import Embedder
from assistant.entries import WEIGHTS, Entries, sentence_shares, shares
from assistant.lexical import Field
from assistant.passages import passages
from assistant.settings import Settings

QUESTIONS = [
    Entry("Wie haalt de rommel uit de put?", "waterplan", ("1. Taken",)),
    Entry("Wat is het streven voor het komende jaar?", "waterplan", ("2. Doelen",)),
    Entry("Een vraag naar een sectie die er niet is", "waterplan", ("9. Weg",)),
]


def by_hand(question: str, entry: Entry, embedder: Embedder) -> float:
    """The share of one question, each part worked out by itself."""
    ngrams = [dutch.character_ngrams(" ".join(dutch.content_words(other.text))) for other in QUESTIONS[:2]]
    at = QUESTIONS.index(entry)
    body = Field.build([dutch.question_terms(other.text) for other in QUESTIONS[:2]])
    asks = dutch.character_ngrams(" ".join(dutch.content_words(question)))
    vectors = embedder.passages([question, entry.text])
    words, others = asked(question, body), asked(entry.text, body)
    return (
        WEIGHTS["letters"] * float(Field.build(ngrams).scores(asks)[at])
        + WEIGHTS["meaning"] * max(0.0, float(vectors[0] @ vectors[1]))
        + WEIGHTS["asked"] * alike(words, others, terms_of(entry.text))
        + WEIGHTS["asks"] * alike(others, words, terms_of(question))
    )


def test_a_passage_gets_the_share_of_the_nearest_question_of_its_section(
    waterplan: Document, embedder: Embedder, tmp_path: Path
) -> None:
    found = [(waterplan, passage) for passage in passages(waterplan)]
    entries = Entries.build(QUESTIONS, found, embedder)
    assert entries is not None
    question = "wie maakt de put schoon"
    near = entries.nearest(question, embedder.question(question))
    expected = [
        max(
            (
                by_hand(question, entry, embedder)
                for entry in QUESTIONS[:2]
                if any(entry.section[-1] in title for title in (*passage.section, *passage.within))
            ),
            default=0.0,
        )
        for _, passage in found
    ]
    assert np.allclose(shares(near, len(found)), expected, atol=1e-4)
    assert [of.share for of in near] == sorted((of.share for of in near), reverse=True)
    entries.save(tmp_path)
    loaded = Entries.load(tmp_path)
    assert loaded is not None
    assert loaded.nearest(question, embedder.question(question)) == near


def test_a_question_with_sentences_leads_to_those_alone(waterplan: Document, embedder: Embedder) -> None:
    found = [(waterplan, passage) for passage in passages(waterplan)]
    start = waterplan.text.index("Bewoners houden hun eigen regenpijp schoon.")
    place = (start, start + len("Bewoners houden hun eigen regenpijp schoon."))
    entries = Entries.build([Entry("Wie veegt mijn dak?", "waterplan", ("2. Doelen",), (place,))], found, embedder)
    assert entries is not None
    near = entries.nearest("Wie veegt het dak?", embedder.question("Wie veegt het dak?"))
    assert set(sentence_shares(near)) == {("waterplan", start)}
    holds = [any(sentence.start == start for sentence in passage.sentences) for _, passage in found]
    assert [share > 0 for share in shares(near, len(found))] == holds


def test_without_questions_there_is_no_such_way_in(waterplan: Document, embedder: Embedder, tmp_path: Path) -> None:
    found = [(waterplan, passage) for passage in passages(waterplan)]
    assert Entries.build([], found, embedder) is None
    assert Entries.build(QUESTIONS[2:], found, embedder) is None
    assert Entries.load(tmp_path) is None


@pytest.fixture
def with_questions(corpus_folder: Path, tmp_path: Path) -> Settings:
    (corpus_folder / "registers").mkdir()
    (corpus_folder / "registers" / "vragen.csv").write_text(
        "vraag;document;sectie;groep;taal\nGaat de gemeente ook de visjes redden?;waterplan;1. Taken;inwoner;nl\n",
        "utf-8",
    )
    return Settings(corpus=corpus_folder, index=tmp_path / "met-vragen")


def test_a_question_of_the_register_leads_to_its_section(with_questions: Settings) -> None:
    hits = open_assistant(with_questions).search("visjes redden")
    assert "1. Taken" in hits[0].passage.section
    assert hits[0].why["entries"] > 0.5


def test_changing_the_register_changes_the_next_answer(with_questions: Settings) -> None:
    running = Assistant(with_questions, open_assistant(with_questions)._embedder, check_seconds=0)
    before = running.search("visjes redden")[0].why["entries"]
    (with_questions.corpus / "registers" / "vragen.csv").write_text(
        "vraag;document;sectie;groep;taal\nHoeveel regentonnen zijn er?;waterplan;2. Doelen;inwoner;nl\n", "utf-8"
    )
    after = running.search("visjes redden")
    assert max(hit.why["entries"] for hit in after) < before
