"""Kaderwijzer: answers from municipal policy documents, each with its literal source, or an honest "niet gevonden".

    from assistant import open_assistant
    answer = open_assistant().ask("Wie geeft de indicatie voor beschut werk?")

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from assistant.assistant import Assistant, open_assistant
    from assistant.datatypes import Answer, Citation, Document, Filter, Hit
    from assistant.errors import KaderwijzerError
    from assistant.settings import Settings

_HOMES = {
    "Assistant": "assistant.assistant",
    "open_assistant": "assistant.assistant",
    "Answer": "assistant.datatypes",
    "Citation": "assistant.datatypes",
    "Document": "assistant.datatypes",
    "Filter": "assistant.datatypes",
    "Hit": "assistant.datatypes",
    "KaderwijzerError": "assistant.errors",
    "Settings": "assistant.settings",
}

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Document",
    "Filter",
    "Hit",
    "KaderwijzerError",
    "Settings",
    "open_assistant",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'assistant' has no attribute '{name}'")
