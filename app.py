"""The web app: what stands around it, and its pages. Start it with: streamlit run app.py

Streamlit runs this file twice over: the server imports it once for `app`, and every session runs it for its pages.
"""

from __future__ import annotations

import os

# One thread each: faster at this size, and the server has other work to do. Must be set before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import streamlit as st  # noqa: E402 - the thread limits must be set before numpy is imported
from streamlit import runtime  # noqa: E402 - the thread limits must be set before numpy is imported

from assistant.pages.frame import failed, show_page  # noqa: E402 - the thread limits must be set before numpy is imported

if runtime.exists():
    show_page(
        [
            st.Page("assistant/pages/conversation.py", title="Gesprek", url_path="gesprek", default=True),
            st.Page("assistant/pages/who_does_what.py", title="Wie doet wat", url_path="wie-doet-wat"),
            st.Page("assistant/pages/targets.py", title="Doelen en resultaten", url_path="doelen"),
            st.Page("assistant/pages/commitments.py", title="Toezeggingen en inspraak", url_path="toezeggingen"),
            st.Page("assistant/pages/meeting.py", title="Vergadering voorbereiden", url_path="vergadering"),
            st.Page("assistant/pages/documents.py", title="Documenten", url_path="documenten"),
            st.Page("assistant/pages/terms.py", title="Begrippen", url_path="begrippen"),
            st.Page("assistant/pages/about.py", title="Over en privacy", url_path="over"),
            st.Page("assistant/pages/tour.py", title="Waar begin ik", url_path="waar-begin-ik", visibility="hidden"),
            st.Page("assistant/pages/document.py", title="Document", url_path="document", visibility="hidden"),
        ]
    )
else:
    from assistant.pages.shell import middleware
    from assistant.settings import Settings

    app = st.App(__file__, middleware=middleware(Settings.from_environment()), on_script_error=failed)
