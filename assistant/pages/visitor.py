"""Who is at the browser, and what they may do."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Final

import streamlit as st

# Given out by the shell; it tells browsers apart and says nothing about a person.
COOKIE: Final = "kaderwijzer_bezoeker"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Visitor:
    """`id` is 22 characters that are safe in a file name; `manages`: may add, replace and remove documents."""

    id: str
    name: str
    manages: bool


def new_id() -> str:
    """An id that cannot be guessed: 22 characters, 128 bits."""
    return secrets.token_urlsafe(16)


def well_formed(visitor_id: str) -> bool:
    return _ID.fullmatch(visitor_id) is not None


def visitor() -> Visitor:
    """Whoever this session belongs to. Without login everyone on this machine manages."""
    given = st.context.cookies.get(COOKIE, "")
    if not well_formed(given):
        # A browser without cookies: known for as long as its page is open.
        given = st.session_state.setdefault("visitor_id", new_id())
    return Visitor(given, "", manages=True)
