"""The day on which a status is reckoned, as a field of a page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.pages.plain import alert
from assistant.pages.rows import MOST_CHARACTERS
from assistant.pages.target_rows import day_of
from assistant.wording import dutch_day


def reference_day(label: str, key: str, wrong: str, today: date) -> date:
    """The day that somebody typed; today, with the line `wrong`, where it can't be read."""
    said = st.text_input(label, value=dutch_day(today), key=key, max_chars=MOST_CHARACTERS, persist_state="session")
    day = day_of(said)
    if day is None:
        alert(wrong)
    return day or today
