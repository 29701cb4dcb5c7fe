"""The name under which a new document is kept: made from the one it came with, and never that name itself."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

# Longer names are cut off; a file system counts bytes.
MOST_BYTES = 120
MOST_SUFFIX = 10
# Names that Windows keeps for itself, whatever comes after the dot.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def declared_name(given: str) -> str:
    """A name as it can be shown: its last part, on one line, without characters that can't be seen."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in last)
    name = PurePosixPath(" ".join(seen.split()) or "zonder naam")
    return name.stem[:MOST_BYTES] + name.suffix[:MOST_SUFFIX]


def suffix_of(given: str) -> str:
    return PurePosixPath(declared_name(given)).suffix


def stored_stem(given: str) -> str:
    """Only letters, digits, spaces, hyphens and underscores of a name; it leads nowhere and hides nothing."""
    name = declared_name(given)
    words = re.sub(r"[^\w-]+", " ", name.removesuffix(suffix_of(given)))
    stem = " ".join(words.split()).strip("-_ ")
    stem = stem.encode()[:MOST_BYTES].decode(errors="ignore").strip("-_ ")
    if not any(character.isalnum() for character in stem):
        return "document"
    return f"document {stem}" if RESERVED.fullmatch(stem) else stem
