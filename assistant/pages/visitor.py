"""Who is at the browser, and what they may do."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from functools import cache
from typing import Final

import streamlit as st

from assistant import login
from assistant.errors import DoorClosed
from assistant.pages import entrance_wording as wording
from assistant.settings import Settings

# Given out by the shell; it tells browsers apart and says nothing about a person.
COOKIE: Final = "kaderwijzer_bezoeker"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Visitor:
    """`id` is 22 characters that are safe in a file name; `manages`: may add, replace and remove documents.

    With login the id goes with the account, so that somebody finds their own things again on any browser.
    """

    id: str
    name: str
    manages: bool


def new_id() -> str:
    """An id that cannot be guessed: 22 characters, 128 bits."""
    return secrets.token_urlsafe(16)


def well_formed(visitor_id: str) -> bool:
    return _ID.fullmatch(visitor_id) is not None


@cache
def with_login() -> bool:
    """Whether people log in; that does not change while the server runs."""
    return Settings.from_environment().login


def standing() -> login.Standing:
    """What whoever this session belongs to may do. Without login everyone on this machine manages."""
    if not with_login():
        return "manages"
    return login.standing(st.user.to_dict(), Settings.from_environment().role_claim, time.time())


def visitor() -> Visitor:
    """Whoever this session belongs to. Raises DoorClosed for somebody who may not see anything (see frame.py)."""
    may = standing()
    if may not in ("reads", "manages"):
        raise DoorClosed(wording.NO_ACCESS)
    if with_login():
        claims = st.user.to_dict()
        identity = login.person_id(str(claims.get("iss")), str(claims.get("sub")))
        return Visitor(identity, login.name_of(claims), manages=may == "manages")
    given = st.context.cookies.get(COOKIE, "")
    if not well_formed(given):
        # A browser without cookies: known for as long as its page is open.
        given = st.session_state.setdefault("visitor_id", new_id())
    return Visitor(given, "", manages=True)
