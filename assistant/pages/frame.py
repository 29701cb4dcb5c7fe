"""What each page has in common: its title, the way to the other pages, and a friendly line where it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from assistant.pages import entrance_wording, wording
from assistant.pages.entrance import show_account, show_entrance
from assistant.pages.plain import alert
from assistant.pages.visitor import standing, visitor, with_login

WORDMARK = Path(__file__).resolve().parent / "assets" / "wordmark.svg"


def show_page(pages: Sequence[Page]) -> None:
    """Shows the page that the address asks for, below the links to all pages; where people log in, only to who may.

    No page runs but by this function, so that none can forget to ask who is there.

    Streamlit's own list of pages hides behind a sidebar on narrow screens, so the links are ours.
    """
    page = st.navigation(list(pages), position="hidden")
    may = standing()
    inside = may in ("reads", "manages")
    title = page.title if inside else entrance_wording.TITLE
    st.set_page_config(page_title=f"{title} · {wording.NAME}", layout="centered")
    st.logo(str(WORDMARK), size="large")
    if not inside:
        show_entrance(may)
        return
    with st.container(key="pages", horizontal=True):
        for each in pages:
            if each.visibility == "visible":
                st.page_link(each)
    if with_login():
        show_account(visitor().name)
    page.run()


def failed(_: Exception) -> bool:
    """Says that a page failed; Streamlit writes the traceback to the log. True: it shows nothing itself."""
    alert(wording.PAGE_FAILED)
    return True
