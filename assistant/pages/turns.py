"""The turns of a conversation: a question, and the answer or the line that says why there is none."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.datatypes import Answer
from assistant.errors import KaderwijzerError
from assistant.pages import wording

if TYPE_CHECKING:
    from assistant.assistant import Assistant

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """A question and what came of it; `failure` is there where `answer` isn't."""

    question: str
    answer: Answer | None
    failure: str = ""


def ask(assistant: Assistant, question: str, earlier: Sequence[Turn]) -> Turn:
    """The next turn of a conversation; whatever goes wrong stays within it."""
    try:
        return Turn(question, assistant.ask(question, [turn.question for turn in earlier]))
    except KaderwijzerError as problem:
        return Turn(question, None, one_line(problem))
    except Exception:
        # Without the question: what people ask is not kept.
        log.exception("a question could not be answered")
        return Turn(question, None, wording.FAILED)


def one_line(problem: KaderwijzerError) -> str:
    return " ".join(str(problem).split())
