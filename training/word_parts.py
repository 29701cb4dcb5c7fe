"""Which words do compounds consist of, and how often are they used?

    python -m training.word_parts --texts ../shared/nltekst --out assistant/word_parts.txt.xz

Counts the words of the Dutch texts that stand in OpenTaal's word list (BSD or CC-BY-3.0, Stichting OpenTaal) and keeps
the frequent ones. `assistant.dutch` splits compounds with it: the split whose parts are used most wins (geometric mean
of the counts; Koehn and Knight, Empirical Methods for Compound Splitting, EACL 2003).
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[a-zà-ÿ]+")
# The laws outweigh everything else by far; without a limit "besluit" and "artikel" would drive every split.
MOST_CHARACTERS = 40_000_000
MIN_COUNT = 8
MIN_LETTERS = 3


def lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as stream:
        yield from stream


def counted(folder: Path) -> Counter[str]:
    """How often each lower-case word occurs in the running texts of the folder."""
    counts: Counter[str] = Counter()
    for path in sorted([*folder.glob("*.txt.xz"), *folder.glob("synthetisch*.jsonl")]):
        if path.name.startswith("wordlist"):
            continue
        read = 0
        for line in lines(path):
            counts.update(WORD.findall(line.lower()))
            read += len(line)
            if read > MOST_CHARACTERS:
                break
    return counts


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, default=Path("../shared/nltekst"))
    ask.add_argument("--out", type=Path, default=Path("assistant/word_parts.txt.xz"))
    got = ask.parse_args()
    allowed = {
        word.strip() for word in lines(got.texts / "wordlist-opentaal-nl.txt.xz") if WORD.fullmatch(word.strip())
    }
    kept = sorted(
        (word, count)
        for word, count in counted(got.texts).items()
        if count >= MIN_COUNT and len(word) >= MIN_LETTERS and word in allowed
    )
    with lzma.open(got.out, "wt", encoding="utf-8", preset=9) as stream:
        stream.writelines(f"{word}\t{count}\n" for word, count in kept)
    print(f"{len(kept)} words, {got.out.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
