"""Models that sentence-transformers loads, by folder or by name: found, or in Dutch why not and what to do.

What is on this computer goes first, so that a model fetched once needs no network afterwards. Only then is asked whether
the name exists, with one short request: the libraries' own way to find that out takes over a minute without a network.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from assistant.errors import ModelUnavailable

T = TypeVar("T")
ASK_SECONDS = 10.0


def loaded(name: str, setting: str, load: Callable[[str, bool], T]) -> T:
    """What `load(name, local_only)` makes of a model folder or name; `setting` is the variable that named it.

    Raises ModelUnavailable, whatever went wrong.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        try:
            _hush()
            return load(str(folder), True)
        except Exception as problem:  # the libraries raise many kinds; all mean that there is no model
            raise _unavailable(name, setting, f"in die map staat geen model dat past ({_kind(problem)})") from problem
    if folder.is_absolute() or name.startswith("."):
        raise _unavailable(name, setting, "die map bestaat niet")
    try:
        _hush()
        return load(name, True)
    except Exception:  # not here yet, or not whole
        _ask_for(name, setting)
    try:
        return load(name, False)
    except Exception as problem:  # as above
        raise _unavailable(name, setting, f"het is geen model dat past ({_kind(problem)})") from problem


def _ask_for(name: str, setting: str) -> None:
    """Raises ModelUnavailable where the hub does not know the name, or can't be reached."""
    try:
        from huggingface_hub import model_info
        from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError
    except ImportError as problem:
        raise _unavailable(name, setting, f"{problem.name} ontbreekt op deze computer") from problem
    try:
        model_info(name, timeout=ASK_SECONDS)
    except (HFValidationError, RepositoryNotFoundError) as problem:
        raise _unavailable(name, setting, "er is geen map en geen openbaar model met die naam") from problem
    except Exception as problem:  # no network, a proxy that refuses, a hub that is down
        why = f"het staat niet op deze computer en ophalen lukt niet ({_kind(problem)})"
        raise _unavailable(name, setting, why) from problem


def _hush() -> None:
    """The libraries' own bars and reports, in English, would stand between ours."""
    from transformers.utils import logging

    said: Any = logging  # its functions carry no types
    said.set_verbosity_error()
    said.disable_progress_bar()


def _kind(problem: Exception) -> str:
    return str(problem) if isinstance(problem, ModelUnavailable) else type(problem).__name__


def _unavailable(name: str, setting: str, why: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"Het model '{name}' kan niet worden geladen: {why}. Controleer de naam of de map in {setting}, of laat die "
        "instelling weg."
    )
