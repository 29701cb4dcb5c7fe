"""A whole list under an answer: every row of the register that was asked for, with a link to its source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from assistant.datatypes import Answer, Citation, ListedRow, Listing
from assistant.pages import wording
from assistant.pages.plain import element
from assistant.pages.source import VERSION, VERSION_LENGTH

# The column with the links.
SOURCE = "bron"


def show_listing(answer: Answer) -> None:
    """The list of an answer, closed at first: it may be long."""
    if answer.listing is None:
        return
    with st.expander(wording.whole_list(len(answer.listing.rows))):
        st.html(table_html(answer.listing, answer.citations))


def table_html(listing: Listing, citations: Sequence[Citation]) -> str:
    """The list as a table that scrolls within its own box; its links open beside the conversation."""
    shown = listing.columns
    head = "".join(element("th", name, scope="col") for name in (*shown, SOURCE))
    body = "".join(_row_html(row, shown, citations) for row in listing.rows)
    return (
        f'<div class="kw-table kw-listing" tabindex="0" role="region" aria-label="{escape(wording.LIST_REGION)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row_html(row: ListedRow, columns: Sequence[str], citations: Sequence[Citation]) -> str:
    cells = dict(row.cells)
    shown = "".join(element("td", cells.get(name, "")) for name in columns)
    if row.citation is None:
        return f"<tr>{shown}{element('td', wording.NOT_CONFIRMED)}</tr>"
    citation = citations[row.citation - 1]
    query = urlencode(
        {
            "document": citation.document_id,
            "start": citation.start,
            "end": citation.end,
            VERSION: citation.sha256[:VERSION_LENGTH],
        }
    )
    link = f'<a href="document?{escape(query)}" target="_blank" rel="noopener">{escape(citation.title)}</a>'
    return f"<tr>{shown}<td>{link}</td></tr>"
