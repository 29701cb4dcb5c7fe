"""What every answer is checked for before anyone sees it; an answer that fails is never shown.

- Quote lock: each quote equals the citable text at its place, in the document with the hash that was indexed.
- Source lock: each sentence has a citation, and consists of pieces that stand literally in the quotes it cites.
- Number lock: each number of the text stands in a cited quote, or in the calculation that goes with the answer.

- Result lock: each entered result is a row of the ledger that is in force, word for word.

A piece or number may also stand in the row of a register that a citation carries, which must be in the register, or in an
entered result that the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from assistant import dutch
from assistant.datatypes import Answer, Calculation, Citation, Claim, Document, Entered
from assistant.errors import AnswerRejected
from assistant.flow import readable

MOST_WORDS = 120
BETWEEN_PIECES = re.compile(r"[\s:;,.·–-]*")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def check(
    answer: Answer,
    document: Callable[[str], Document],
    rows: frozenset[tuple[str, ...]] = frozenset(),
    entered: Collection[Entered] = (),
) -> None:
    """Raises AnswerRejected, with which lock failed and on what.

    `document` gives a document by its id; `rows` are the cells of the rows of the registers, `entered` the results in force.
    """
    for citation in answer.citations:
        _quote_lock(citation, document(citation.document_id))
        if citation.row and citation.row not in rows:
            raise AnswerRejected(f"bronslot: geen rij van een register: {citation.row[:2]}")
    for result in answer.results:
        if result not in entered:
            raise AnswerRejected(f"resultaatslot: geen resultaat dat telt: {result.id}")
    for calculation in answer.calculations:
        _input_lock(calculation, answer.results)
    if answer.status == "answered" and not answer.claims:
        raise AnswerRejected("bronslot: een antwoord zonder beweringen")
    for claim in answer.claims:
        if claim.computed:
            _computed_lock(claim, answer)
            continue
        cited = [_shown(answer.citations[number - 1], document) for number in _numbers(claim, answer)]
        cited += [answer.results[number - 1].text for number in claim.results]
        cited += [cell for number in claim.citations for cell in answer.citations[number - 1].row]
        _source_lock(claim, cited)
        _number_lock(claim, cited)
    if answer.claims and len(answer.text.split()) > MOST_WORDS:
        raise AnswerRejected(f"lengteslot: meer dan {MOST_WORDS} woorden")


def _computed_lock(claim: Claim, answer: Answer) -> None:
    """A computed claim goes with a calculation; its numbers are those of one, its formula and the results entered for it."""
    if not answer.calculations:
        raise AnswerRejected(f"rekenslot: geen berekening bij '{claim.text[:60]}'")
    shown = {_value(number) for of in answer.calculations for number in DIGITS.findall(f"{of.formula} {of.unit}")}
    for label, value, _ in (figure for of in answer.calculations for figure in of.inputs):
        shown |= {value, *(_value(number) for number in DIGITS.findall(label))}
    shown |= {_value(number) for result in answer.results for number in DIGITS.findall(result.text)}
    shown |= {of.value for of in answer.calculations} | {-of.value for of in answer.calculations}
    for number in DIGITS.findall(claim.text):
        if _value(number) not in shown:
            raise AnswerRejected(f"getalslot: {number} staat niet in de berekening")


def _input_lock(calculation: Calculation, results: Sequence[Entered]) -> None:
    """An input that was entered has the value that its row gives."""
    for (label, value, _), number in zip(calculation.inputs, calculation.results, strict=False):
        if number is None:
            continue
        told = DIGITS.findall(results[number - 1].text) if 1 <= number <= len(results) else []
        if value not in map(_value, told):
            raise AnswerRejected(f"resultaatslot: '{label[:60]}' staat niet zo in het resultaat")


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def _quote_lock(citation: Citation, document: Document) -> None:
    if citation.sha256 != document.sha256:
        raise AnswerRejected(f"citaatslot: '{citation.document_id}' is niet de versie die is geïndexeerd")
    if not citation.quote.strip() or document.text[citation.start : citation.end] != citation.quote:
        raise AnswerRejected(f"citaatslot: {citation.document_id} {citation.start}:{citation.end} luidt anders")


def _numbers(claim: Claim, answer: Answer) -> tuple[int, ...]:
    known = all(1 <= number <= len(answer.citations) for number in claim.citations)
    known = known and all(1 <= number <= len(answer.results) for number in claim.results)
    if not (claim.citations or claim.results) or not known:
        raise AnswerRejected(f"bronslot: geen bron bij '{claim.text[:60]}'")
    return claim.citations


def _shown(citation: Citation, document: Callable[[str], Document]) -> str:
    """A quote as a reader sees it: white space folded, broken words joined, footnote digits left out."""
    return readable(document(citation.document_id), [(citation.start, citation.end)]).text


def _source_lock(claim: Claim, cited: Sequence[str]) -> None:
    rest = claim.text
    for piece in claim.pieces:
        if not piece or not any(piece in quote for quote in cited):
            raise AnswerRejected(f"bronslot: niet in de bron: '{piece[:60]}'")
        before, found, rest = rest.partition(piece)
        if not found or not BETWEEN_PIECES.fullmatch(before):
            raise AnswerRejected(f"bronslot: '{claim.text[:60]}' bestaat niet alleen uit citaten")
    if not claim.pieces or not BETWEEN_PIECES.fullmatch(rest):
        raise AnswerRejected(f"bronslot: '{claim.text[:60]}' bestaat niet alleen uit citaten")


def _number_lock(claim: Claim, cited: Sequence[str]) -> None:
    carried = {dutch.number_term(number) for quote in cited for number in DIGITS.findall(quote)}
    for number in DIGITS.findall(claim.text):
        if dutch.number_term(number) not in carried:
            raise AnswerRejected(f"getalslot: {number} staat niet in de bron")
