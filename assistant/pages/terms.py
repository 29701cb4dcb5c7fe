"""The page *Begrippen*: every term of the register with its explanation, its other names and its source.

The address of one term can be kept: `?begrip=beschut-werk`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from assistant import dutch
from assistant.pages import term_wording as wording
from assistant.pages.choices import Facet
from assistant.pages.explained import explanation_of
from assistant.pages.opening import the_assistant
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.rows import (
    Shelf,
    choose,
    facts_html,
    part,
    shelf_of,
    show_link,
    show_missing,
    show_more,
    show_style,
    where,
)
from assistant.registers.terms import FILE, Term

# In the address: the one term that is shown.
TERM = "begrip"
NAME = "begrippen"
FACETS: tuple[Facet[Term], ...] = (
    Facet("letter", "Beginletter", "Alle letters", lambda term: (letter_of(term),)),
    Facet(
        "uitleg",
        "Uitleg",
        "Met en zonder uitleg",
        lambda term: (wording.EXPLAINED if explanation_of(term) else wording.UNEXPLAINED,),
    ),
)


def key_of(name: str) -> str:
    """A name as it stands in an address: "Algemene Uitkering" → algemene-uitkering."""
    return "-".join(dutch.fold(word) for word in dutch.words(name))


def letter_of(term: Term) -> str:
    letter = dutch.fold(term.name)[0]
    return letter.upper() if letter.isalpha() else "0-9"


def alphabetical(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (not dutch.fold(term.name)[0].isalpha(), dutch.fold(term.name), term.name))


def searched(term: Term) -> str:
    return " ".join((term.name, term.meaning, *term.abbreviations, *term.lay_words))


def named_first(terms: Sequence[Term], said: str) -> list[Term]:
    """Terms in order, those whose own name or abbreviation was typed before those where it stands within something."""
    asked = key_of(said)
    return sorted(terms, key=lambda term: asked not in {key_of(name) for name in (term.name, *term.abbreviations)})


def lay_words(term: Term) -> tuple[str, ...]:
    """What people call it in Dutch; the English words are there to search with."""
    return tuple(words for words in term.lay_words if not dutch.is_english(words))


def show_term(number: int, term: Term, shelf: Shelf, alone: bool = False) -> None:
    document = shelf.documents[term.source.document_id]
    explanation = explanation_of(term)
    others = tuple(name for name in term.abbreviations if name != explanation)
    facts = (
        (wording.EXPLANATION, explanation or wording.NOT_EXPLAINED),
        (wording.OTHER_NAMES, ", ".join(others)),
        (wording.EVERYDAY, ", ".join(lay_words(term))),
        (wording.IN_DOCUMENT, f"“{term.source.quote}”" if alone or not explanation else ""),
        (wording.SOURCE, where(term.source, document)),
    )
    with st.container(key=f"rij-{number}", gap="small"):
        st.html('<div class="kw-entry">' + element("h3", term.name, "kw-heading") + facts_html(facts) + "</div>")
        with st.container(horizontal=True, gap="medium"):
            show_link(wording.open_term(term.name), term.source, document)
            if not alone:
                key = key_of(term.name)
                st.button(
                    wording.only(term.name), key=f"alleen-{key}", type="tertiary", on_click=show_only, args=(key,)
                )


def show_only(key: str) -> None:
    # A link from a page to itself would leave the old address where it is.
    st.query_params[TERM] = key


def show_every() -> None:
    st.query_params.pop(TERM, None)


def show_one(asked: str, terms: Sequence[Term], shelf: Shelf) -> None:
    """The term that the address asks for."""
    names = {key_of(name): term for term in reversed(terms) for name in (*term.abbreviations, term.name)}
    names.update({key_of(term.name): term for term in reversed(terms)})
    term = names.get(key_of(asked))
    if term is None:
        alert(wording.NO_SUCH_TERM)
    st.button(wording.ALL_TERMS, on_click=show_every)
    if term is not None:
        heading(wording.ONE_TERM, 2)
        show_term(1, term, shelf, alone=True)


def show_all(terms: Sequence[Term], shelf: Shelf) -> None:
    found = choose(NAME, terms, FACETS, searched)
    said = st.session_state.get(f"{NAME}-zoek", "").strip()
    # Sought for, the best comes first; else they stand in the order of the alphabet.
    found = tuple(named_first(found, said)) if said else found
    shown = part(NAME, found)
    line = wording.rows_shown(len(shown), len(found)) if found else wording.NO_TERMS
    st.html(element("p", line, "kw-count", role="status"))
    number = 0
    for letter, group in groupby(shown, key=lambda term: wording.FOUND if said else letter_of(term)):
        heading(letter, 2)
        for term in group:
            number += 1
            show_term(number, term, shelf)
    show_more(NAME, len(found) - len(shown))


def show() -> None:
    shelf = shelf_of(the_assistant())
    show_style()
    heading(wording.HEADING)
    terms = alphabetical(shelf.registers.terms)
    if not terms:
        show_missing(wording.NO_LIST, FILE, shelf.registers)
        return
    paragraph(wording.INTRO)
    asked = st.query_params.get(TERM, "")
    if asked:
        show_one(asked, terms, shelf)
    else:
        show_all(terms, shelf)


if __name__ == "__main__":
    show()
