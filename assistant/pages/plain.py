"""Text on the page as it is: the one way in which documents, questions and messages come on screen.

Streamlit's own text elements read Markdown, where a document could hold an image that calls another server or a `$`
that turns the rest into a formula. Here all text is escaped first, and only our own elements stand around it.
"""

from __future__ import annotations

from html import escape

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


def alert(text: str) -> None:
    """A message about something that went wrong."""
    st.html(element("p", text, "kw-alert", role="alert"))
