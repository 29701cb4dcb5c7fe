"""What each page has in common: its title, the way to the other pages, and a friendly line where it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from assistant.pages import wording
from assistant.pages.plain import alert

WORDMARK = Path(__file__).resolve().parent / "assets" / "wordmark.svg"


def show_page(pages: Sequence[Page]) -> None:
    """Shows the page that the address asks for, below the links to all pages.

    Streamlit's own list of pages hides behind a sidebar on narrow screens, so the links are ours.
    """
    page = st.navigation(list(pages), position="hidden")
    st.set_page_config(page_title=f"{page.title} · {wording.NAME}", layout="centered")
    st.logo(str(WORDMARK), size="large")
    with st.container(key="pages", horizontal=True):
        for each in pages:
            if each.visibility == "visible":
                st.page_link(each)
    page.run()


def failed(_: Exception) -> bool:
    """Says that a page failed; Streamlit writes the traceback to the log. True: it shows nothing itself."""
    alert(wording.PAGE_FAILED)
    return True
