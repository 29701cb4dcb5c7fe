"""The entrance: the screen to log in, the friendly no to who has no role, and the way out."""

from __future__ import annotations

import streamlit as st

from assistant import login
from assistant.pages import entrance_wording as wording
from assistant.pages.plain import alert, element, heading, paragraph

# In the address after a login that failed; the guard puts it there (guard.py).
FAILED_QUERY = "inloggen"


def show_entrance(may: login.Standing) -> None:
    """What somebody sees who may not see the pages. It says nothing about what is behind it."""
    if may == "without_role":
        heading(wording.NO_ACCESS)
        paragraph(wording.NO_ACCESS_WHY)
        paragraph(wording.without_role(login.name_of(st.user.to_dict())))
        st.button(wording.LOG_OUT, key="uitloggen", on_click=st.logout)
        return
    heading(wording.HEADING)
    if may == "expired":
        st.html(element("p", wording.EXPIRED, "kw-count", role="status"))
    elif FAILED_QUERY in st.query_params:
        alert(wording.FAILED)
    paragraph(wording.WHY)
    # The script sees by this mark that nobody is logged in here, and tells other tabs (kaderwijzer.js).
    st.html(element("p", "", "kw-outside", aria_hidden="true"))
    st.button(wording.LOG_IN, type="primary", key="inloggen", on_click=st.login)


def show_account(name: str) -> None:
    """Who is logged in, and the way out."""
    with st.container(key="account", horizontal=True, vertical_alignment="center"):
        st.html(element("p", wording.logged_in_as(name), "kw-account"))
        st.button(wording.LOG_OUT, key="uitloggen", on_click=st.logout)
