"""Reads the training texts into pairs that belong together, one list per source."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

# Longer paragraphs are cut: a mean over more words than this says little about any of them.
MAX_CHARS = 1200
SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")

# Paragraph files for neighbour pairs, with the most pairs drawn from each. The national laws are
# ten times the social ones and would drown them, so they get a ceiling.
PARAGRAPH_FILES: dict[str, int] = {
    "laws-social.txt.xz": 40_000,
    "laws-national.txt.xz": 40_000,
    "gov-ggm-docs.txt.xz": 10_000,
    "gov-regelrecht-laws.txt.xz": 10_000,
    "gov-algoritmekader.txt.xz": 10_000,
    "kamervragen-text.txt.xz": 10_000,
    "rechtspraak-ecli-sample.txt.xz": 5_000,
}


@dataclass(frozen=True)
class Pair:
    """Two texts that should lie close, and perhaps a near miss that should lie further off."""

    left: str
    right: str
    near_miss: str | None = None


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Records of a .jsonl or .jsonl.xz file, in file order."""
    with _open_text(path) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _open_text(path: Path) -> Any:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_documents(path: Path) -> Iterator[list[str]]:
    """Documents of a .txt.xz file: lists of paragraphs, parted by blank lines."""
    paragraphs: list[str] = []
    with _open_text(path) as lines:
        for line in lines:
            text = line.strip()
            if text:
                paragraphs.append(text)
            elif paragraphs:
                yield paragraphs
                paragraphs = []
    if paragraphs:
        yield paragraphs


def synthetic_records(texts: Path, kind: str) -> list[dict[str, Any]]:
    """Records of one `type` (vraag, term, parafrase) from all synthetic files, sorted by file."""
    records: list[dict[str, Any]] = []
    for path in sorted(texts.glob("synthetisch*.jsonl")):
        records += [record for record in read_jsonl(path) if record["type"] == kind]
    return records


def question_pairs(records: list[dict[str, Any]]) -> list[Pair]:
    """Everyday question -> policy passage, with its near miss where the data has one."""
    return [Pair(r["vraag"], r["passage"], r.get("niet")) for r in records]


def term_pairs(texts: Path) -> list[Pair]:
    """Policy term -> each of its everyday names."""
    records = synthetic_records(texts, "term")
    return [Pair(r["term"], other) for r in records for other in r["ook"]]


def plain_pairs(texts: Path) -> list[Pair]:
    """Plain sentence -> the policy sentence that says the same."""
    return [Pair(r["gewoon"], r["beleid"]) for r in synthetic_records(texts, "parafrase")]


def article_pairs(texts: Path) -> list[Pair]:
    """Heading of a statutory article -> its text."""
    pairs = []
    for record in read_jsonl(texts / "laws-pairs.jsonl.xz"):
        heading, body = record["heading"].strip(), record["body"].strip()
        if len(heading) >= 6 and len(body) >= 60:
            pairs.append(Pair(heading, body[:MAX_CHARS]))
    return pairs


def definition_pairs(texts: Path) -> list[Pair]:
    """Term -> definition, from the statutes and from the municipal data model."""
    pairs = []
    for name in ("laws-definitions.jsonl.xz", "ggm-definitions.jsonl.xz"):
        for record in read_jsonl(texts / name):
            if len(record["definition"]) >= 20:
                pairs.append(Pair(record["term"], record["definition"][:MAX_CHARS]))
            pairs += [Pair(record["term"], s) for s in _split_list(record.get("synonyms"))]
    return pairs


def _split_list(value: str | None) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]", value or "") if part.strip()]


def synonym_pairs(texts: Path) -> list[Pair]:
    """Lemma -> synonym from Open Dutch WordNet (CC-BY-SA)."""
    records = read_jsonl(texts / "odwn-synonyms.jsonl.xz")
    return [Pair(r["lemma"], synonym) for r in records for synonym in r["synonyms"][:4]]


def occupation_pairs(texts: Path) -> list[Pair]:
    """Occupation -> description, and occupation -> its other labels."""
    pairs = []
    for record in read_jsonl(texts / "esco-occupations-nl.jsonl.xz"):
        pairs.append(Pair(record["title"], record["description"][:MAX_CHARS]))
        pairs += [Pair(record["title"], other) for other in record["alt"][:2]]
    return pairs


def parliament_pairs(texts: Path) -> list[Pair]:
    """Parliamentary question -> answer, and dossier -> motion."""
    answers = read_jsonl(texts / "kamervragen-qa.jsonl.xz")
    pairs = [Pair(r["question"], r["answer"][:MAX_CHARS]) for r in answers]
    motions = read_jsonl(texts / "tk-moties.jsonl.xz")
    return pairs + [Pair(r["dossier"], r["motie"]) for r in motions]


def english_pairs(texts: Path) -> list[Pair]:
    """English sentence -> Dutch sentence."""
    return [Pair(r["en"], r["nl"]) for r in read_jsonl(texts / "nl-en-coronadashboard.jsonl.xz")]


def neighbour_pairs(texts: Path, seed: int) -> list[Pair]:
    """Adjacent paragraphs, and the two halves of a long paragraph."""
    pairs: list[Pair] = []
    for name, ceiling in sorted(PARAGRAPH_FILES.items()):
        found: list[Pair] = []
        for paragraphs in read_documents(texts / name):
            # Some government texts hold the variables of a calculation model: no language.
            whole = [p[:MAX_CHARS] for p in paragraphs if len(p) >= 80 and "$" not in p]
            found += [Pair(a, b) for a, b in pairwise(whole)]
            found += [half for p in whole if (half := _halves(p)) is not None]
        # An own generator per file: a change in one file leaves the draw from the others alone.
        draw = random.Random(f"{seed}-{name}")
        pairs += draw.sample(found, min(ceiling, len(found)))
    return pairs


def _halves(paragraph: str) -> Pair | None:
    """The paragraph cut at the sentence end nearest its middle, if both parts say something."""
    cuts = [m.end() for m in SENTENCE_END.finditer(paragraph)]
    if len(paragraph) < 200 or not cuts:
        return None
    cut = min(cuts, key=lambda at: abs(at - len(paragraph) // 2))
    if min(cut, len(paragraph) - cut) < 60:
        return None
    return Pair(paragraph[:cut].strip(), paragraph[cut:].strip())


def everyday_sentences(texts: Path) -> list[str]:
    """Everyday sentences, for the tokenizer only: the statutes lack their words."""
    path = texts / "common-voice-nl-sentences.txt.xz"
    return [line for document in read_documents(path) for line in document]
