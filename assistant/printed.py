"""Answers and hits as the JSON that other programs rely on (the shape is fixed), and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from assistant import wording
from assistant.datatypes import Answer, Document, Hit
from assistant.history import Opinion
from assistant.periods import dutch_day
from assistant.replay import Replayed


def answer_json(answer: Answer, question_id: str | None = None) -> dict[str, Any]:
    """The fixed JSON of an answer; `id` is there where a batch line gave one."""
    shown: dict[str, Any] = {} if question_id is None else {"id": question_id}
    return shown | {
        "question": answer.question,
        "kind": answer.kind,
        "status": answer.status,
        "text": answer.text,
        "citations": [
            {
                "document": citation.document_id,
                "title": citation.title,
                "page": citation.page,
                "section": citation.section,
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
                "sha256": citation.sha256,
            }
            for citation in answer.citations
        ],
        "calculation": _calculation(answer),
        "results": [
            {
                "id": result.id,
                "text": result.text,
                "source": result.said_source,
                "remark": result.remark,
                "who": result.who,
                "when": result.when,
                "import": result.import_id,
                "file": result.file,
                "line": result.line,
            }
            for result in answer.results
        ],
        "searched": {
            "documents": answer.searched.documents,
            "passages": answer.searched.passages,
            "unread": answer.searched.unread,
            "could_know": list(answer.searched.could_know),
            "nearest": [
                {"document": nearest.document_id, "section": nearest.section} for nearest in answer.searched.nearest
            ],
        },
        "list": _listing(answer),
        "understood": answer.understood or None,
        "also_searched": list(answer.also),
        "choices": list(answer.choices),
        "glossary": dict(answer.glossary),
        "answer_id": answer.answer_id,
        "corpus_id": answer.corpus_id,
        "elapsed_ms": answer.elapsed_ms,
    }


def _calculation(answer: Answer) -> dict[str, Any] | None:
    calculation = answer.calculation
    if calculation is None:
        return None
    return {
        "formula": calculation.formula,
        "value": calculation.value,
        "unit": calculation.unit,
        "rounding": calculation.rounding,
        "inputs": [
            {"label": label, "value": value, "citation": number, "result": result}
            for (label, value, number), result in zip_longest(calculation.inputs, calculation.results)
        ],
    }


def _listing(answer: Answer) -> dict[str, Any] | None:
    listing = answer.listing
    if listing is None:
        return None
    return {
        "register": listing.file,
        "limits": {facet: list(values) for facet, values in listing.limits},
        "count": len(listing.rows),
        "rows": [{"id": row.id, **dict(row.cells), "citation": row.citation} for row in listing.rows],
    }


def hit_json(hit: Hit, document: Document) -> dict[str, Any]:
    """A hit as JSON; `text` is the citable text at `start:end`."""
    passage = hit.passage
    return {
        "document": passage.document_id,
        "page": passage.page,
        "section": " › ".join(passage.section),
        "text": document.text[passage.start : passage.end],
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
    }


def answer_lines(answer: Answer, document: Callable[[str], Document]) -> list[str]:
    lines = [f"U bedoelt: {answer.understood}", ""] if answer.understood else []
    lines.append(answer.text)
    if answer.also:
        lines += ["", f"Ook gezocht op: {', '.join(answer.also)}"]
    if answer.glossary:
        lines += ["", "Words: " + "; ".join(f"{term} = {meaning}" for term, meaning in answer.glossary)]
    if answer.choices:
        lines += ["", wording.CHOOSE, *(f"- {choice}" for choice in answer.choices)]
    if answer.listing:
        lines += [
            "",
            *(
                f"- {' · '.join(value for _, value in row.cells if value)}{_mark(row.citation)}"
                for row in answer.listing.rows
            ),
        ]
    if answer.citations:
        lines.append("")
    for number, citation in enumerate(answer.citations, start=1):
        where = wording.place(citation.page, len(document(citation.document_id).pages), citation.section)
        quote = " ".join(citation.quote.split())
        lines.append(f"[{number}] {citation.title}{', ' + where if where else ''}")
        lines.append(f"    “{quote}”")
    for number, result in enumerate(answer.results, start=1):
        lines += ["", f"[ingevoerd {number}] {result.text}", f"    {wording.entered(result)}"]
    return lines


def replayed_json(found: Replayed) -> dict[str, Any]:
    """The answer as it was given, whether it is the same now, and which of its sources changed (numbers from 1)."""
    return answer_json(found.then) | {
        "replayed": {
            "same": found.same,
            "changed": list(found.changed),
            "fallen": list(found.fallen),
            "answer_id_now": found.now.answer_id,
            "text_now": found.now.text,
        }
    }


def replayed_lines(found: Replayed, document: Callable[[str], Document]) -> list[str]:
    if found.same:
        return [wording.REPLAYED_SAME, "", found.then.question, "", *answer_lines(found.now, document)]
    lines = [wording.REPLAYED_OTHER, "", found.then.question, "", wording.REPLAYED_THEN, found.then.text, ""]
    for number, citation in enumerate(found.then.citations, start=1):
        lines.append(
            f"[{number}] {citation.title}: {wording.source_since(number in found.changed, number in found.fallen)}"
        )
    return [*lines, "", wording.REPLAYED_NOW, *answer_lines(found.now, document)]


def hit_lines(hits: Sequence[Hit], document: Callable[[str], Document]) -> list[str]:
    lines: list[str] = []
    for hit in hits:
        about = document(hit.passage.document_id)
        where = wording.place(hit.passage.page, len(about.pages), " › ".join(hit.passage.section[-2:]))
        lines.append(f"{hit.rank}. {about.title}{', ' + where if where else ''}  ({hit.score:.3f})")
        lines.append(f"    {hit.passage.text}")
    return lines


def opinion_json(opinion: Opinion) -> dict[str, Any]:
    """What somebody thought of an answer; `question` is null where its conversation is gone."""
    return {
        "given_at": opinion.given_at.isoformat(timespec="seconds"),
        "useful": opinion.useful,
        "remark": opinion.remark,
        "question": opinion.question or None,
        "answer_id": opinion.answer_id,
        "corpus_id": opinion.corpus_id,
    }


def opinion_lines(opinions: Sequence[Opinion]) -> list[str]:
    lines = []
    for opinion in opinions:
        at = opinion.given_at.astimezone()
        worth = "nuttig" if opinion.useful else "niet nuttig"
        lines.append(f"{dutch_day(at.date())}, {at:%H:%M}: {worth} (antwoord {opinion.answer_id})")
        lines.append(f"    vraag: {' '.join(opinion.question.split()) or 'gewist door de gebruiker'}")
        if opinion.remark:
            lines.append(f"    opmerking: {' '.join(opinion.remark.split())}")
    return lines


def _mark(citation: int | None) -> str:
    return f" [{citation}]" if citation else " (nog te bevestigen)"
