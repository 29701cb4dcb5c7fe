"""What every answer is checked for before anyone sees it; an answer that fails is never shown.

- Quote lock: each quote equals the citable text at its place, in the document with the hash that was indexed.
- Source lock: each sentence has a citation, and consists of pieces that stand literally in the quotes it cites.
- Number lock: each number of the text stands in a cited quote, or in the calculation that goes with the answer.
- Result lock: each entered result is a row of the ledger that is in force, word for word.

Before its pieces a sentence may name, in the language of the question, the document that speaks; nothing else.
A piece or number may also stand in the row of a register that a citation carries, which must be in the register, or in an
entered result that the sentence names.

A line of a dossier passes the same locks (`check_filled`). It is a sentence of ours with pieces filled in: what is ours holds
no number, and what is filled in stands in a source or is the outcome of a calculation that can be done again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import dutch, wording
from assistant.calculator import formatted
from assistant.datatypes import Answer, Calculation, Citation, Claim, Document, Entered
from assistant.errors import AnswerRejected
from assistant.flow import readable

MOST_WORDS = 120
# Two numbers with an operation between them; "€ 595 × 1.000" is an amount.
ARITHMETIC = re.compile(r"\d\)?\s*(?:[/^+]|×(?! 1\.000\b)|-\s)\s*[(€]*\d")
BETWEEN_PIECES = re.compile(r"[\s:;,.·–-]*")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
DIFFERENCE = re.compile(r"(?:\D* )?[\d.,]+ - (?:\D* )?[\d.,]+")
DocumentOf = Callable[[str], Document]


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence of ours with a {} for each piece, and what carries the pieces.

    `given` are rows that stand in no document: results that somebody entered. The inputs of a calculation point to the
    citations and, after those, to the rows given, counted from 1.
    """

    wording: str
    pieces: tuple[str, ...]
    citations: tuple[Citation, ...] = ()
    given: tuple[tuple[str, ...], ...] = ()
    calculations: tuple[Calculation, ...] = ()


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
        _stated_lock(calculation, answer)
    if answer.status == "answered" and not answer.claims:
        raise AnswerRejected("bronslot: een antwoord zonder beweringen")
    for claim in answer.claims:
        if claim.computed:
            _computed_lock(claim, answer)
            continue
        titles = [answer.citations[number - 1].title for number in _numbers(claim, answer)]
        if claim.frame and claim.frame not in {frame for title in titles for frame in wording.frames(title, "en")}:
            raise AnswerRejected(f"bronslot: '{claim.frame[:60]}' noemt geen bron van deze zin")
        cited = [_shown(answer.citations[number - 1], document) for number in _numbers(claim, answer)]
        cited += [answer.results[number - 1].text for number in claim.results]
        cited += [cell for number in claim.citations for cell in answer.citations[number - 1].row]
        _source_lock(claim, cited)
        _number_lock(claim, cited)
    if answer.claims and len(answer.text.split()) > MOST_WORDS:
        raise AnswerRejected(f"lengteslot: meer dan {MOST_WORDS} woorden")


def check_filled(filled: Filled, document: DocumentOf, rows: frozenset[tuple[str, ...]]) -> None:
    """Raises AnswerRejected, with which lock failed and on what; `document` and `rows` as for `check`."""
    for citation in filled.citations:
        _quote_lock(citation, document(citation.document_id))
    for row in (*(citation.row for citation in filled.citations), *filled.given):
        if row and row not in rows:
            raise AnswerRejected(f"bronslot: geen rij van een register: {row[:2]}")
    if DIGITS.search(filled.wording):
        raise AnswerRejected(f"getalslot: een getal zonder bron in '{filled.wording}'")
    if filled.wording.count("{}") != len(filled.pieces):
        raise AnswerRejected(f"bronslot: '{filled.wording}' is niet ingevuld")
    carried = [[_shown(citation, document), *citation.row] for citation in filled.citations]
    carried += [list(row) for row in filled.given]
    numbers = [{number for text in texts for number in DIGITS.findall(text)} for texts in carried]
    for calculation in filled.calculations:
        _again(calculation, numbers)
    outcomes = {piece for of in filled.calculations for piece in _outcomes(of)}
    everything = {dutch.number_term(number) for texts in numbers for number in texts}
    for piece in filled.pieces:
        if piece in outcomes:
            continue
        if not piece or not any(piece in text for texts in carried for text in texts):
            raise AnswerRejected(f"bronslot: niet in de bron: '{piece[:60]}'")
        if not {dutch.number_term(number) for number in DIGITS.findall(piece)} <= everything:
            raise AnswerRejected(f"getalslot: een getal van '{piece[:60]}' staat niet in de bron")


def _again(of: Calculation, numbers: Sequence[set[str]]) -> None:
    """A difference is done again, with figures that stand in their sources."""
    if not DIFFERENCE.fullmatch(of.formula) or len(of.inputs) != 2:
        raise AnswerRejected(f"rekenslot: '{of.formula}' is niet na te rekenen")
    for label, value, number in of.inputs:
        stated = {_value(text) for text in numbers[number - 1]} if number and number <= len(numbers) else set()
        if value not in stated:
            raise AnswerRejected(f"rekenslot: {value} staat niet in de bron van '{label[:60]}'")
    new, old = (Decimal(str(value)) for _, value, _ in of.inputs)
    if [Decimal(str(_value(number))) for number in DIGITS.findall(of.formula)] != [new, old]:
        raise AnswerRejected(f"rekenslot: '{of.formula}' heeft andere cijfers")
    if new - old != Decimal(str(of.value)):
        raise AnswerRejected(f"rekenslot: {of.formula} is geen {of.value}")


def _outcomes(of: Calculation) -> tuple[str, str, str]:
    """What may be said of a difference: its formula, and its outcome with its sign."""
    outcome = formatted(Decimal(str(of.value)).normalize(), of.unit, signed=True)
    return of.formula, outcome, f"ongeveer {outcome}"


def _computed_lock(claim: Claim, answer: Answer) -> None:
    """A computed claim goes with a calculation; its numbers are those of one, its formula and the results entered for it."""
    if not answer.calculations:
        raise AnswerRejected(f"rekenslot: geen berekening bij '{claim.text[:60]}'")
    # A line with a formula is about that calculation; the 100 of one is no figure of another.
    own: list[Calculation] = []
    rest = claim.text
    for of in sorted(answer.calculations, key=lambda of: -len(of.formula)):
        if of.formula in rest:  # the longest first: a difference stands within the share that it is divided into
            own.append(of)
            rest = rest.replace(of.formula, " ")
    about = own or answer.calculations
    if ARITHMETIC.search(rest):
        raise AnswerRejected(f"rekenslot: '{rest[:60]}' rekent anders dan de berekening")
    shown = {_value(number) for of in about for number in DIGITS.findall(of.unit)}
    shown |= {_value(number) for of in own for number in DIGITS.findall(of.formula)}
    for label, value, _ in (figure for of in about for figure in of.inputs):
        shown |= {value, *(_value(number) for number in DIGITS.findall(label))}
    shown |= {_value(number) for result in answer.results for number in DIGITS.findall(result.text)}
    shown |= {of.value for of in about} | {-of.value for of in about}
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


def _stated_lock(calculation: Calculation, answer: Answer) -> None:
    """An input with a citation has the value that its quote or its row gives, or that another calculation comes to."""
    outcomes = {of.value for of in answer.calculations}
    for label, value, number in calculation.inputs:
        if number is None:
            continue
        known = 1 <= number <= len(answer.citations)
        told = (answer.citations[number - 1].quote, *answer.citations[number - 1].row) if known else ()
        if value not in {_value(found) for text in told for found in DIGITS.findall(text)} | outcomes:
            raise AnswerRejected(f"rekenslot: '{label[:60]}' is niet {value:g} in de bron")


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
    if not claim.text.startswith(claim.frame):
        raise AnswerRejected(f"bronslot: '{claim.text[:60]}' begint anders dan met zijn bron")
    rest = claim.text[len(claim.frame) :]
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
    for number in DIGITS.findall(claim.text[len(claim.frame) :]):
        if dutch.number_term(number) not in carried:
            raise AnswerRejected(f"getalslot: {number} staat niet in de bron")
