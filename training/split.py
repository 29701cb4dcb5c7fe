"""Holds a tenth of the synthetic questions back, with no near-duplicate left in training."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from training.texts import Pair

QUESTION_OVERLAP = 0.5  # share of common 5-letter shingles at which two questions are one
PASSAGE_OVERLAP = 0.25  # the same for word triples of passages; unrelated ones stay below 0.05
SENTENCE_COVERED = 0.4  # share of a sentence's word triples found in one held-out passage
COMMON_SHINGLE = 200  # a shingle in more texts than this tells nothing about duplication


@dataclass(frozen=True)
class Split:
    """Synthetic question records to train on and to measure on."""

    train: list[dict[str, Any]]
    held_out: list[dict[str, Any]]


def letter_shingles(text: str) -> set[str]:
    """The 5-letter shingles of a text, punctuation and case left out."""
    flat = " ".join(re.findall(r"\w+", text.lower()))
    return {flat[i : i + 5] for i in range(max(1, len(flat) - 4))}


def word_shingles(text: str) -> set[str]:
    """The word triples of a text, punctuation and case left out."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def near_duplicates(shingles: list[set[str]], overlap: float) -> list[tuple[int, int]]:
    """Pairs of positions whose shingle sets have at least this Jaccard overlap."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, own in enumerate(shingles):
        for shingle in sorted(own):
            places[shingle].append(position)
    found = []
    for position, own in enumerate(shingles):
        shared: Counter[int] = Counter()
        for shingle in own:
            if len(places[shingle]) <= COMMON_SHINGLE:
                shared.update(p for p in places[shingle] if p < position)
        for other in shared:
            both = len(own & shingles[other])
            if both >= overlap * (len(own) + len(shingles[other]) - both):
                found.append((other, position))
    return sorted(found)


def split_questions(records: list[dict[str, Any]], share: float, seed: int) -> Split:
    """Holds whole groups of near-duplicates back until they make up this share of the records."""
    groups = _groups(records)
    order = sorted(groups)
    random.Random(seed).shuffle(order)
    held_out: set[int] = set()
    for key in order:
        # A group larger than this would make the measure lean on one subject.
        if len(held_out) < share * len(records) and len(groups[key]) <= 12:
            held_out.update(groups[key])
    return Split(
        train=[r for i, r in enumerate(records) if i not in held_out],
        held_out=[r for i, r in enumerate(records) if i in held_out],
    )


def _groups(records: list[dict[str, Any]]) -> dict[int, list[int]]:
    """Records joined where a question, a passage or a near miss nearly repeats another."""
    parent = list(range(len(records)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    questions = [letter_shingles(r["vraag"]) for r in records]
    links = near_duplicates(questions, QUESTION_OVERLAP)
    owners: list[int] = []
    passages: list[set[str]] = []
    for i, record in enumerate(records):
        for text in (record["passage"], record.get("niet")):
            if text:
                owners.append(i)
                passages.append(word_shingles(text))
    links += [(owners[a], owners[b]) for a, b in near_duplicates(passages, PASSAGE_OVERLAP)]
    for a, b in links:
        parent[root(b)] = root(a)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(records)):
        groups[root(i)].append(i)
    return groups


def without_held_out(pairs: list[Pair], held_out: list[dict[str, Any]]) -> list[Pair]:
    """Pairs less those with a sentence that (nearly) stands in a held-out question or passage."""
    places: dict[str, set[int]] = defaultdict(set)
    for number, record in enumerate(held_out):
        for text in (record["vraag"], record["passage"], record.get("niet") or ""):
            for shingle in word_shingles(text):
                places[shingle].add(number)

    def leaks(text: str) -> bool:
        own = word_shingles(text)
        if len(own) < 3:  # a bare term: not a sentence that could give an answer away
            return False
        covered = Counter(number for s in own for number in places.get(s, ()))
        return bool(covered) and max(covered.values()) >= SENTENCE_COVERED * len(own)

    return [pair for pair in pairs if not leaks(pair.left) and not leaks(pair.right)]
