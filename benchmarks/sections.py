"""Evidence by section, which the sources and the bundled corpus can be compared by.

    python -m benchmarks.sections

A question counts as found where one of the first passages stands in the section that holds a piece of its evidence. The
bundled corpus tells the sources in other sentences, so a quote of the one is not in the other; their headings are alike.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from assistant import dutch
from assistant.assistant import Assistant, open_assistant
from assistant.datatypes import Document
from assistant.evaluation import DEPTHS, read_questions
from assistant.passages import section_at
from assistant.registers.sources import find
from assistant.settings import ROOT, Settings

SOURCES = ROOT.parent / "shared" / "bronnen"
SETS = {
    "ontwikkel": ROOT.parent / "shared" / "vragen" / "ontwikkel.jsonl",
    "alledaags": ROOT / "tests" / "questions" / "alledaags.jsonl",
    "engels": ROOT / "tests" / "questions" / "engels.jsonl",
}
# How alike two headings must be to be the same.
MIN_ALIKE = 80
Sections = set[tuple[str, str]]


def heading(title: str) -> str:
    return " ".join(dutch.content_terms(title))


def sections_of(evidence: dict[str, str], source: Document, bundled: Document) -> tuple[str, str] | None:
    """The heading above a piece of evidence in its source, and the one like it in the bundled document."""
    place = find(source, evidence["quote"])
    if place is None:
        return None
    known = {heading(of.title) for of in bundled.headings}
    for title in reversed(section_at(source, place[0])[-2:]):
        match = process.extractOne(heading(title), sorted(known), scorer=fuzz.ratio, score_cutoff=MIN_ALIKE)
        if match:
            return heading(title), match[0]
    return None


def rank(assistant: Assistant, question: str, turns: list[str], wanted: Sections) -> int | None:
    """The rank of the first passage in one of the sections, None where none of the first ten is."""
    for hit in assistant.search(question, max(DEPTHS), turns=turns):
        titles = {heading(title) for title in (*hit.passage.section, *hit.passage.within)}
        if any(hit.passage.document_id == document and title in titles for document, title in wanted):
            return hit.rank
    return None


def main() -> None:
    places = {"bronnen": open_assistant(Settings(corpus=SOURCES)), "meegeleverd": open_assistant(Settings())}
    texts = {name: {document.id: document for document in of.documents()} for name, of in places.items()}
    for name, path in SETS.items():
        ranks: dict[str, list[int | None]] = {place: [] for place in places}
        for question in read_questions(path):
            pairs = [
                (evidence["doc"], found)
                for evidence in question["evidence"]
                if (found := sections_of(evidence, *(texts[place][evidence["doc"]] for place in places)))
            ]
            for at, place in enumerate(places) if pairs else ():
                wanted = {(document, found[at]) for document, found in pairs}
                ranks[place].append(rank(places[place], question["question"], question["turns"], wanted))
        for place, found_at in ranks.items():
            shares = (sum(of is not None and of <= depth for of in found_at) / len(found_at) for depth in DEPTHS)
            line = "  ".join(f"eerste {depth} {share:.3f}" for depth, share in zip(DEPTHS, shares, strict=True))
            print(f"{name:<10} {place:<12} {len(found_at):>4} vragen  {line}")


if __name__ == "__main__":
    main()
