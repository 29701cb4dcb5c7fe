"""An answer given again by its id: the same on the same documents, and else what has become of its sources."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.assistant import Assistant
from assistant.datatypes import Answer, Citation, Document, Turn
from assistant.errors import AnswerUnknown, DocumentUnknown
from assistant.history import History

# Who asks on the command line: one visitor, apart from those of the website.
COMMAND_LINE = "opdrachtregel"


@dataclass(frozen=True, slots=True)
class Replayed:
    """An answer as it was given, the answer to the same question now, and the citations (from 1) that do not stand any more.

    `changed` are the numbers of the citations whose document is another version by now; `fallen` are those of them whose
    quote stands in it no longer, or whose document is gone.
    """

    then: Answer
    now: Answer
    changed: tuple[int, ...]
    fallen: tuple[int, ...]

    @property
    def same(self) -> bool:
        """Is the answer what it was? Then its id is, which names documents, registers, results, model and program too."""
        return self.then.answer_id == self.now.answer_id


def remember(history: History, answer: Answer) -> None:
    """Keeps an answer of the command line, so that it can be given again. Raises HistoryUnusable."""
    turn = Turn(secrets.token_urlsafe(16), answer.question, (), answer, datetime.now(UTC))
    history.add(COMMAND_LINE, turn.id, turn)


def replayed(assistant: Assistant, history: History | None, answer_id: str) -> Replayed:
    """The answer with this id, then and now. Raises AnswerUnknown where it isn't kept, and HistoryUnusable."""
    found = history.find(answer_id) if history else None
    if found is None or found.turn.answer is None:
        raise AnswerUnknown(
            f"Antwoord '{answer_id}' is niet bewaard. Bewaard worden de antwoorden van gesprekken op de website en van "
            "kaderwijzer ask met één vraag, zolang KADERWIJZER_KEEP_DAYS zegt. Stel de vraag opnieuw."
        )
    turn, then = found.turn, found.turn.answer
    documents = [_document(assistant, citation.document_id) for citation in then.citations]
    pairs = [(number, *pair) for number, pair in enumerate(zip(then.citations, documents, strict=True), start=1)]
    return Replayed(
        then=then,
        now=assistant.ask(turn.question, turn.earlier),
        changed=tuple(number for number, of, document in pairs if document is None or document.sha256 != of.sha256),
        fallen=tuple(number for number, of, document in pairs if place_now(of, document) is None),
    )


def place_now(citation: Citation, document: Document | None) -> int | None:
    """Where a quote begins in the document as it is now; None where it stands there no more."""
    if document is None:
        return None
    if document.sha256 == citation.sha256:
        return citation.start
    at = document.text.find(citation.quote)
    return at if at >= 0 else None


def _document(assistant: Assistant, document_id: str) -> Document | None:
    try:
        return assistant.document(document_id)
    except DocumentUnknown:
        return None
