"""The assistant that all sessions share, opened once in a thread of its own, and what a page shows in the meantime."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import KaderwijzerError
from assistant.pages import wording
from assistant.pages.plain import alert, heading, paragraph
from assistant.settings import Settings
from assistant.wording import stage as stage_line

if TYPE_CHECKING:
    from assistant.assistant import Assistant

log = logging.getLogger(__name__)

# Opening an index that is there takes less than this; then nothing is shown about it.
SOON_SECONDS = 0.5
LOOK_AGAIN_SECONDS = 0.5
# Before this much of a stage is done its speed says little.
LEAST_DONE = 0.02


@dataclass(frozen=True)
class Step:
    """How far the opening is: a stage of the build, since when, and how much of it is done."""

    stage: str
    begun: float
    done: int
    total: int

    @property
    def part(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0

    def seconds_left(self, now: float) -> float | None:
        if self.part < LEAST_DONE:
            return None
        return (now - self.begun) * (1 - self.part) / self.part


class Opening:
    """Opens the assistant and tells how far it is. `assistant` or `problem` is there once `finished`."""

    def __init__(self, settings: Settings) -> None:
        self.assistant: Assistant | None = None
        self.problem = ""
        self.step: Step | None = None
        self._settings = settings
        self._finished = threading.Event()
        threading.Thread(target=self._open, name="opening", daemon=True).start()

    @property
    def finished(self) -> bool:
        return self._finished.is_set()

    def wait(self, seconds: float) -> bool:
        return self._finished.wait(seconds)

    def _open(self) -> None:
        try:
            from assistant.assistant import open_assistant

            self.assistant = open_assistant(self._settings, self._hear)
        except KaderwijzerError as problem:
            self.problem = " ".join(str(problem).split())
        except Exception:
            log.exception("the assistant could not be opened")
            self.problem = wording.BROKE_DOWN
        finally:
            self._finished.set()

    def _hear(self, stage: str, done: int, total: int) -> None:
        same = self.step is not None and self.step.stage == stage
        begun = self.step.begun if self.step is not None and same else time.monotonic()
        self.step = Step(stage, begun, done, total)


@st.cache_resource(show_spinner=False)
def opening() -> Opening:
    """The one opening of this server."""
    return Opening(Settings.from_environment())


def the_assistant() -> Assistant:
    """The assistant; where it isn't there yet, the page says how far it is and ends here."""
    begun = opening()
    if not begun.wait(SOON_SECONDS):
        heading(wording.STARTING)
        paragraph(wording.STARTING_WHY)
        _show_step()
        st.stop()
    if begun.assistant is None:
        heading(wording.CANNOT_START)
        alert(begun.problem)
        if st.button(wording.AGAIN):
            opening.clear()
            st.rerun()
        st.stop()
    return begun.assistant


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _show_step() -> None:
    begun = opening()
    if begun.finished:
        st.rerun()
    step = begun.step
    if step is None:
        st.progress(0.0, text=wording.BEGINNING)
    else:
        left = step.seconds_left(time.monotonic())
        st.progress(step.part, text=stage_line(step.stage, step.done, step.total, left))
