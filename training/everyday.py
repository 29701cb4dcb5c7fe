"""What people call the terms of municipal policy, from the `term` lines that were written for this project.

    python -m training.everyday --texts ../shared/nltekst --out assistant/everyday.csv

The table goes with the program for corpora without a begrippen.csv; that register goes before it.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path


def collected(texts: Path) -> dict[str, list[str]]:
    """Each term and its other words, both in order of first appearance in the sorted files."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(texts.glob("synthetisch*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["type"] == "term":
                found.setdefault(record["term"], {}).update(dict.fromkeys(record["ook"]))
    return {term: list(words) for term, words in sorted(found.items(), key=lambda pair: pair[0].lower())}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, default=Path("../shared/nltekst"))
    ask.add_argument("--out", type=Path, default=Path("assistant/everyday.csv"))
    given = ask.parse_args()
    terms = collected(given.texts)
    with given.out.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";", lineterminator="\n")
        rows.writerow(("begrip", "ook"))
        rows.writerows((term, " | ".join(words)) for term, words in terms.items())
    print(f"{len(terms)} begrippen in {given.out}")


if __name__ == "__main__":
    main()
