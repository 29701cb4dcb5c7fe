"""Text on the page as it is: the one way in which documents, questions and messages come on screen.

Streamlit's own text elements read Markdown, where a document could hold an image that calls another server or a `$`
that turns the rest into a formula. Here all text is escaped first, and only our own elements stand around it.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

import streamlit as st


def element(name: str, text: str, style: str = "", **attributes: str) -> str:
    """An HTML element with text in it; `data_start="3"` becomes the attribute data-start."""
    given = {"class": style, **{key.replace("_", "-"): value for key, value in attributes.items()}}
    shown = "".join(f' {key}="{escape(value)}"' for key, value in given.items() if value)
    return f"<{name}{shown}>{escape(text, quote=False)}</{name}>"


def heading(text: str, level: int = 1) -> None:
    st.html(element(f"h{level}", text, "kw-heading"))


def paragraph(text: str, style: str = "") -> None:
    st.html(element("p", text, style))


def label(text: str) -> str:
    """A text as the label of a button, which Streamlit reads as Markdown: every sign of it is shown as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def copy_button(text: str, label: str, done: str, failed: str) -> str:
    """A button that puts a text on the clipboard, and says whether that worked (kaderwijzer.js)."""
    # Encoded: in an attribute the browser's cleaner takes offence at some characters.
    return element(
        "button", label, "kw-action", type="button", data_copy=quote(text), data_done=done, data_failed=failed
    )


def alert(text: str) -> None:
    """A message about something that went wrong."""
    st.html(element("p", text, "kw-alert", role="alert"))
