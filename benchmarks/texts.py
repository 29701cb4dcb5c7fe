"""Text to measure with at any size: passages made of the training texts, or of made-up words where those are not there."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from functools import cache

from assistant.settings import ROOT

TRAINING_TEXTS = ROOT.parent / "shared" / "nltekst"
FILES = (
    "laws-social.txt.xz",
    "laws-national.txt.xz",
    "kamervragen-text.txt.xz",
    "gov-ggm-docs.txt.xz",
    "gov-algoritmekader.txt.xz",
    "gov-regelrecht-laws.txt.xz",
    "rechtspraak-ecli-sample.txt.xz",
)
LEAST_CHARACTERS, MOST_CHARACTERS = 30, 600
# Words in a passage: the least that the project makes of a section.
WORDS = 60


@cache
def lines() -> tuple[str, ...]:
    """The lines of the training texts that can be part of a passage; 20,000 made-up ones where the texts are missing."""
    found: list[str] = []
    for name in FILES:
        path = TRAINING_TEXTS / name
        if path.is_file():
            with lzma.open(path, "rt", encoding="utf-8") as stream:
                found.extend(line[:MOST_CHARACTERS] for line in map(str.strip, stream) if len(line) >= LEAST_CHARACTERS)
    return tuple(found) or tuple(_made_up())


def _made_up() -> Iterator[str]:
    draw = random.Random(3)
    syllables = [
        a + b for a in "bdfghklmnprstvwz" for b in ("aan", "e", "ig", "oor", "uit", "ing", "er", "a", "oe", "ij")
    ]
    words = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(40_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for _ in range(20_000):
        yield " ".join(draw.choices(words, weights, k=25)).capitalize() + "."


def passages_of_text(count: int, seed: int = 1) -> Iterator[str]:
    """`count` passages of about 60 words: neighbouring lines from places drawn at random."""
    draw, pool = random.Random(seed), lines()
    for _ in range(count):
        at, found, words = draw.randrange(len(pool)), [], 0
        while words < WORDS:
            found.append(pool[at % len(pool)])
            words += len(found[-1].split())
            at += 1
        yield " ".join(found)
