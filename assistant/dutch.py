"""Dutch words as a search needs them: lemmas, compound parts, spelling variants, numbers.

`terms` gives what a text is found by. One word can give several: its lemma ("schulden" → schuld), the parts of a
compound ("arbeidsmarktregio" → arbeid, markt, regio) and, for a hyphenated word, both the joined form and its parts,
so that re-integratie, reïntegratie and reintegratie meet. Function words are kept in `terms` (BM25 weighs them down by
itself); `content_terms` leaves them out, but never niet, geen, zonder and the like: they turn a meaning around.
"""

from __future__ import annotations

import lzma
import math
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"\d+(?:[.,]\d+)*\s?%|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*\d*", re.UNICODE)
NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")

# Words that say nothing about a subject. Negations and words of degree (niet, geen, zonder, minder, alle) are not here.
FUNCTION_WORDS = frozenset(
    """de het een en of maar want dus als dan dat die dit deze is zijn was waren wordt worden werd werden ben bent
    heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden mag mogen moet moeten wil willen gaan gaat doet doen
    ik je jij u hij zij ze wij we men mij me mijn jouw uw haar hem hen hun ons onze er hier daar waar wie wat welke welk
    hoe hoeveel wanneer waarom waarvoor waaraan waarover waardoor waarin met van voor aan op in uit bij naar om te tot over
    door onder tussen tegen tijdens volgens via per ook nog wel al eigenlijk precies even graag zo toch nu eens veel
    zelf elkaar iets iemand iedereen daarvan hiervan daarvoor daarbij daarin hierbij daarover geldt gelden betekent staat
    staan zegt zeggen noem geef vertel krijgen krijgt komt komen blijft ligt laat maakt
    the a an of to in on for with by at from is are was were be been do does did what which who whom whose how many much
    when where why and or it this that these those their there according not no""".split()
) - {"not", "no"}

# Words that turn a meaning around, or say how much; these are searched for, whatever their lemma is.
KEPT = frozenset({"niet", "geen", "zonder", "alle", "alleen", "minder", "meer", "nooit", "buiten"})
# Letters between two parts of a compound: bijstand-s-uitkering, cliënt-en-raad.
LINKS = ("", "s", "en", "e", "n", "-")
MIN_COMPOUND = 7
# Three-letter words that do make compounds; others of that length are mostly chance ("gel", "aas", "vel").
SHORT_PARTS = frozenset("wet dag lid pas weg uur rij bus".split())
# Parts of words that look like words: verantwoordelijk-heid, verzeker-aars.
NO_PARTS = frozenset("heid heden lijk baar loos zaam ster aars eren ering erende elen eling ende enden schap".split())


def fold(text: str) -> str:
    """Lower case without diacritics, so that spelling variants meet. Length may change."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order, as written."""
    return WORD.findall(text)


def number_term(word: str) -> str | None:
    """A number in one spelling: "1.500" and "1500" → "1500", "31 %" and "31%" → "31%", "87,60" → "87,6"."""
    match = NUMBER.match(word)
    if not match:
        return None
    whole, _, fraction = match.group().replace(".", "").partition(",")
    fraction = fraction.rstrip("0")
    value = f"{whole},{fraction}" if fraction else whole
    return value + "%" if word.rstrip().endswith("%") else value


@lru_cache(maxsize=1)
def _part_counts() -> dict[str, int]:
    """How often each possible compound part is used in Dutch law and policy (made by training/word_parts.py)."""
    with lzma.open(Path(__file__).with_name("word_parts.txt.xz"), "rt", encoding="utf-8") as stream:
        pairs = (line.split("\t") for line in stream)
        return {word: int(count) for word, count in pairs if word not in NO_PARTS}


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of one word, folded: "schulden" → schuld.

    A compound that the dictionary does not know gets the dictionary form of its last part: "minimaregelingen" →
    minimaregeling.
    """
    import simplemma

    lower = word.lower()
    found = simplemma.lemmatize(lower, lang="nl")
    if found == lower and not simplemma.is_known(lower, lang="nl"):
        last = _split(lower)[-1]
        if last != lower:
            found = lower[: -len(last)] + simplemma.lemmatize(last, lang="nl")
    # The dictionary marks some compounds as "gemeente_raad".
    return fold(found.replace("_", ""))


@lru_cache(maxsize=200_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """The parts of a compound as lemmas, () where the word is none: "arbeidsmarktregio" → arbeid, markt, regio."""
    parts = _split(word.lower())
    return tuple(lemma(part) for part in parts) if len(parts) > 1 else ()


@lru_cache(maxsize=200_000)
def _split(word: str) -> tuple[str, ...]:
    """The split whose parts are used most, by the geometric mean of their counts; the word itself where none is."""
    best = _best_split(word)
    return best[1] if best[1] else (word,)


@lru_cache(maxsize=200_000)
def _best_split(word: str) -> tuple[float, tuple[str, ...]]:
    """(mean logarithm of the counts, parts) of the best split into two parts or more; parts may be split again."""
    counts = _part_counts()
    found: list[tuple[float, tuple[str, ...]]] = []
    if len(word) < MIN_COMPOUND:
        return 0.0, ()
    for cut in range(3, len(word) - 2):
        tail = word[cut:]
        if tail not in counts and len(tail) < MIN_COMPOUND:
            continue  # no word, and too short to be two: most of the tails, told without another call
        right = _as_part(tail, counts)
        if right is None:
            continue
        for link in LINKS:
            if not word[:cut].endswith(link):
                continue
            left = _as_part(word[: cut - len(link)], counts)
            if left is not None:
                parts = left[1] + right[1]
                found.append(((left[0] * len(left[1]) + right[0] * len(right[1])) / len(parts), parts))
    return max(found, key=lambda split: (round(split[0], 9), -len(split[1]), split[1]), default=(0.0, ()))


def _as_part(piece: str, counts: dict[str, int]) -> tuple[float, tuple[str, ...]] | None:
    """A piece of a compound as one part, or as a compound itself where that is used more; None where it is no word."""
    if len(piece) < 3 or (len(piece) == 3 and piece not in SHORT_PARTS):
        return None
    whole = (math.log(counts[piece]), (piece,)) if piece in counts else None
    split = _best_split(piece)
    if split[1] and (whole is None or split[0] > whole[0]):
        return split
    return whole


@lru_cache(maxsize=200_000)
def word_terms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms of one word: (what it is, what it is made of)."""
    number = number_term(word)
    if number is not None:
        return (number,), ()
    pieces = re.split(r"[-'’]", word)
    if len(pieces) == 1:
        own = lemma(word)
        return (own,), tuple(part for part in compound_parts(word) if part != own)
    joined = fold("".join(pieces))
    parts: list[str] = []
    for piece in pieces:
        if len(piece) > 2:
            whole, of = word_terms(piece)
            parts.extend((*whole, *of))
    return (lemma(joined),), tuple(part for part in parts if part != joined)


def terms(text: str) -> list[str]:
    """Everything a text is found by: lemmas first, then compound parts, repeated as often as they occur."""
    whole: list[str] = []
    parts: list[str] = []
    for word in words(text):
        own, of = word_terms(word)
        whole.extend(own)
        parts.extend(of)
    return whole + parts


def all_terms(text: str) -> frozenset[str]:
    """Everything a text is found by, each once."""
    of_word = map(word_terms, set(words(text)))
    return frozenset(term for own, parts in of_word for term in (*own, *parts))


def content_words(text: str) -> list[str]:
    """The words that carry the subject, as written: everything but function words. Negations stay."""
    return [word for word in words(text) if fold(word) in KEPT or not _is_function_word(word)]


def _is_function_word(word: str) -> bool:
    return (len(word) == 1 and not word.isdigit()) or fold(word) in FUNCTION_WORDS or lemma(word) in FUNCTION_WORDS


def content_terms(text: str) -> list[str]:
    """The lemmas of the words that carry the subject, in order, each once."""
    return list(dict.fromkeys(word_terms(word)[0][0] for word in content_words(text)))


def question_terms(question: str) -> list[str]:
    """What to look for: lemmas and compound parts of the words that carry the subject, or of all where none does."""
    return terms(" ".join(content_words(question))) or terms(question)


def character_ngrams(text: str, size: int = 4) -> list[str]:
    """Overlapping pieces of words, edges marked, for typos and endings: "baan" → «baa, baan, aan»."""
    found: list[str] = []
    for word in words(text):
        marked = f"‹{fold(word)}›"
        if len(marked) <= size:
            found.append(marked)
        else:
            found.extend(marked[at : at + size] for at in range(len(marked) - size + 1))
    return found


def is_word(word: str) -> bool:
    """Is this a Dutch word as it stands, or a compound of two?"""
    import simplemma

    lower = word.lower()
    return simplemma.is_known(lower, lang="nl") or lower in _part_counts() or len(_split(lower)) > 1


ENGLISH = frozenset(
    "the what which who whom whose how many much when where why does did is are was were of for and with to from by an "
    "according should will have has".split()
)
ONLY_DUTCH = frozenset(
    "de het een wat welke wie hoe hoeveel wanneer waar waarom is zijn was waren van voor en met naar uit door volgens moet "
    "heeft hebben er op te".split()
)


def language(text: str) -> str:
    """ "en" where a text is clearly English, else "nl": keywords alone are taken as Dutch."""
    found = [fold(word) for word in words(text)]
    return "en" if sum(word in ENGLISH for word in found) > sum(word in ONLY_DUTCH for word in found) else "nl"


def is_english(phrase: str) -> bool:
    """Is this a phrase in English? For a few words that stand by themselves; `language` is for questions.

    All of its words are English, or one is and is no Dutch word. What both languages know, such as "job coach", counts as
    English.
    """
    import simplemma

    pieces = [piece for word in words(phrase) for piece in re.split(r"[-'’]", word)]
    found = [piece for piece in pieces if len(piece) > 2 and not piece[0].isdigit()]
    if not found or any(fold(word) in ONLY_DUTCH for word in found):
        return False
    english = [word for word in found if simplemma.is_known(word.lower(), lang="en")]
    return len(english) == len(found) or any(not simplemma.is_known(word.lower(), lang="nl") for word in english)
