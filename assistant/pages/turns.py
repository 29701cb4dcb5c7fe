"""The next turn of a conversation: a question, and the answer or the line that says why there is none."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.datatypes import Turn
from assistant.errors import KaderwijzerError
from assistant.pages import wording

if TYPE_CHECKING:
    from assistant.assistant import Assistant

log = logging.getLogger(__name__)


def questions_before(turns: Sequence[Turn]) -> tuple[str, ...]:
    """What the next question can lean on; a question that was asked by itself leaves what came before it behind."""
    return (*turns[-1].earlier, turns[-1].question) if turns else ()


def ask(assistant: Assistant, question: str, earlier: tuple[str, ...]) -> Turn:
    """The next turn; whatever goes wrong stays within it."""
    answer, failure = None, ""
    try:
        answer = assistant.ask(question, earlier)
    except KaderwijzerError as problem:
        failure = one_line(problem)
    except Exception:
        # Without the question: what people ask is not logged.
        log.exception("a question could not be answered")
        failure = wording.FAILED
    return Turn(secrets.token_urlsafe(16), question, earlier, answer, datetime.now(UTC), failure)


def one_line(problem: KaderwijzerError) -> str:
    return " ".join(str(problem).split())
