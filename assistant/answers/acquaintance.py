"""Which words of a question the documents know, by any of their names."""

from __future__ import annotations

from assistant.answers import Query
from assistant.bearing import AskedWord, asked, near_terms

# The share of the question's weight; found on questions about other subjects (docs/keuzes.md).
STRANGE = 0.45


def is_known(query: Query, word: AskedWord) -> bool:
    """Does a document have this word, all parts of it, what it means, or a word that differs from it by a typo?"""
    field, titles = query.index.lexical.body, query.index.lexical.titles
    return (
        word.lemma[0].isdigit()
        or field.knows(word.lemma)
        or titles.knows(word.lemma)
        or (bool(word.parts) and all(map(field.knows, word.parts)))
        or any(all(map(field.knows, term)) for term in word.meant if term)
        or bool(near_terms(word.lemma, field.vocabulary))
    )


def is_strange(query: Query) -> bool:
    """Is so much of the question in words that no document knows, that it may be about something else?"""
    words = asked(query.searched, query.index.lexical.body, query.meant)
    unknown = sum(word.weight for word in words.words if not is_known(query, word))
    return bool(words.words) and unknown >= STRANGE * words.weight
