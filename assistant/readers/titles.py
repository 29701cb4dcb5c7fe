"""What the words of a line say about it: whether they can be a title, a caption, the head of a word list."""

from __future__ import annotations

import re

TITLE_WORDS, TITLE_LENGTH = 7, 60
"""The most a title without a number has, so that a line of prose does not pass for one."""

CAPITAL = re.compile(r"[“\"'‘(]?[A-ZÀ-Þ]")
OPENS = re.compile(r"[“\"'‘„(\[€<>]?[A-ZÀ-Þ0-9]|[(\[]")
CAPTION = re.compile(r"(tabel|figuur|grafiek|afbeelding|schema|bron|kaart|foto)\b", re.IGNORECASE)
BACK_MATTER = re.compile(
    r"(bijlagen?|begrippen(lijst)?|termen|afkortingen(lijst)?|verklarende woordenlijst"
    r"|literatuur(lijst)?|colofon|bronnen(lijst)?|geraadpleegde|nawoord)\b",
    re.IGNORECASE,
)
GLOSSARY = re.compile(
    r"(begrippen(lijst)?|termen|afkortingen(lijst)?|verklarende woordenlijst)( en [a-z]+)?$", re.IGNORECASE
)

_NO_NAME = re.compile(
    r"microsoft word|untitled|naamloos|word document|document ?\d*$|.*\.(docx?|pdf|indd|odt|pptx?|xlsx?)$|[\W\d_]*$",
    re.IGNORECASE,
)
# Columns, amounts, addresses, page numbers of a table of contents.
_NO_TITLE = re.compile(r"\s\s|[|=€%@<>/\\]|https?:|\b(?!(?:19|20)\d\d\b)\d|\.\.|[,;]\s.*\d")
_SEVERAL_YEARS = re.compile(r"(?:\b(?:19|20)\d\d\b.*){2}")
_LOOSE_ENDS = re.compile(
    r"(aan|achter|als|bij|binnen|buiten|dan|dat|de|den|der|die|dit|door|een|en|er|haar|het|hun|in|is|je|met|na"
    r"|naar|nog|of|om|onder|op|over|per|te|ten|ter|tot|tussen|uit|van|via|voor|waar|wat|we|wie|wij|worden|wordt"
    r"|zijn|zonder)$",
    re.IGNORECASE,
)
_CELLS = frozenset({"ja", "nee", "geen", "n.v.t.", "nvt", "onbekend", "idem", "totaal", "ja/nee"})


def is_title(text: str) -> bool:
    """Whether a line has the form of a title without a number: short, a capital, no end of a sentence."""
    words = text.split()
    if not CAPITAL.match(text) or len(words) > TITLE_WORDS or len(text) > TITLE_LENGTH:
        return False
    if not (text[-1].isalnum() or text[-1] in ')”"'):
        return False
    if _NO_TITLE.search(text) or _SEVERAL_YEARS.search(text):
        return False
    if text.casefold() in _CELLS or CAPTION.match(text) or ends_loosely(text):
        return False
    if sum(character.isalpha() for character in text) < 3:
        return False
    # "GKB Gemeentelijke Kredietbank" is an entry of a word list.
    abbreviated = len(words) > 1 and words[0].isupper() and len(words[0]) <= 6 and words[1][0].isupper()
    return not abbreviated or text.isupper()


def ends_loosely(text: str) -> bool:
    """Whether the last word asks for a next one, as "de" and "van" do."""
    return bool(_LOOSE_ENDS.match(text.split()[-1]))


def sensible_title(text: str) -> str | None:
    """The title in a file's properties, unless it is what a program put there by itself."""
    title = " ".join(text.split())
    return None if len(title) < 4 or _NO_NAME.match(title) else title
