"""Questions of the bundled register of questions, as pairs with what answers them."""

from __future__ import annotations

from pathlib import Path

from assistant import registers
from assistant.corpus import open_corpus
from assistant.datatypes import Document
from assistant.passages import section_at, sentences
from assistant.registers.questions import SectionQuestion
from training.texts import MAX_CHARS, Pair


def register_pairs(corpus: Path) -> list[Pair]:
    """Question -> the sentences that answer it with their titles, or its whole section where no sentence is named."""
    documents, questions = _read(corpus)
    pairs = []
    for asked in questions:
        document = documents[asked.document_id]
        told = [document.text[start:end] for start, end in asked.places] or _section(document, asked.section)
        pairs.append(Pair(asked.question, ". ".join((*asked.section[-2:], *told))[:MAX_CHARS]))
    return pairs


def sentence_pairs(corpus: Path) -> list[Pair]:
    """Question -> each of the two sentences that answer it best, without their titles."""
    documents, questions = _read(corpus)
    return [
        Pair(asked.question, documents[asked.document_id].text[start:end])
        for asked in questions
        for start, end in asked.places[:2]
    ]


def _read(corpus: Path) -> tuple[dict[str, Document], tuple[SectionQuestion, ...]]:
    opened = open_corpus(corpus)
    documents = {document.id: document for document in map(opened.read, opened.files)}
    return documents, registers.load(corpus, documents).questions


def _section(document: Document, section: tuple[str, ...]) -> list[str]:
    found = sentences(document)
    return [each.text for each in found if section_at(document, each.start)[-len(section) :] == section]
