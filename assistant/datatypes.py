"""The values that travel between the layers: frozen, plain, and without an import of ours.

Every offset in this project counts characters (Unicode code points) in `Document.text`, the *citable text* of a
document. `text[start:end]` of a citation is therefore its quote, always, and nothing else needs to be stored to check it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

AsideKind = Literal["running_head", "footnote", "footnote_mark"]
Kind = Literal["verantwoordelijkheid", "indicator", "berekening", "begrip", "inspraak", "toezegging", "beleid"]
Status = Literal["answered", "not_found", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document: `number` counts from 1, `printed_label` is what the page itself says where that differs."""

    number: int
    start: int
    end: int
    printed_label: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading in the citable text; `level` counts from 1 (a chapter)."""

    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the citable text that does not belong to the running text around it.

    Running heads, page numbers, footnotes at the foot of a page and the digits that point to them are skipped when
    sentences are formed, so that a sentence goes on over a page break. A footnote is still found and cited by itself.
    """

    start: int
    end: int
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: where it stands in the citable text, and its cells from left to right."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns the reader could keep apart; `header` is None where the document gives none."""

    page: int
    start: int
    end: int
    header: TableRow | None
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """A file or page that gave no text: what was wrong, and what the user can do. `page` is None for a whole file."""

    file: str
    reason: str
    remedy: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: metadata, the citable text, and what stands where in it.

    `path` is relative to the corpus' folder of documents, with forward slashes; `sha256` is that of the file's bytes.
    Pages cover the text in order; everything else is sorted by `start`.
    """

    id: str
    title: str
    path: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    publisher: str | None = None
    year: int | None = None
    kind: str | None = None
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    asides: tuple[Aside, ...] = ()
    problems: tuple[ReadProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document without its text."""

    id: str
    title: str
    publisher: str | None
    year: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing that is quoted: a sentence, a list item or a table row.

    `text` is `Document.text[start:end]` made readable: white space folded, words hyphenated over a line end joined,
    asides left out. `lead` is what introduces it (the line before a list, the header of a table), "" without one, and
    stands at `lead_start:lead_end`. `cells` are the cells of a table row, () for other sentences.
    """

    start: int
    end: int
    text: str
    lead: str = ""
    lead_start: int = 0
    lead_end: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document of roughly 60 to 150 words; never cuts a sentence, a list item or a table row.

    `section` is the path of titles where it begins, `within` the titles of the sections that begin inside it.
    """

    id: str
    document_id: str
    page: int
    section: tuple[str, ...]
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    within: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The passage made readable, for searching and embedding; what is cited comes from the document."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `rank` from 1, `score` between 0 and 1, `why` the part each ranker had in it."""

    passage: Passage
    score: float
    rank: int
    why: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question that a document answers: another way into its passages.

    `section` is the path of the section that answers, without the document's title; `places` are the sentences that do
    (start and end in the citable text), () where only the section is known.
    """

    text: str
    document_id: str
    section: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Words of a question (lemmas) and the terms of the documents that people mean by them.

    `everyday` tells people's own words from another name of the same thing, such as an abbreviation.
    """

    words: tuple[str, ...]
    terms: tuple[str, ...]
    everyday: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is limited to; None means no limit."""

    documents: frozenset[str] | None = None
    years: frozenset[int] | None = None
    publishers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A literal quote and its place: `quote == Document.text[start:end]`, in the file with this `sha256`."""

    document_id: str
    title: str
    page: int
    section: str
    quote: str
    start: int
    end: int
    sha256: str
    # The cells of the register's row that this quote belongs to, "" values left out.
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """A result that somebody entered. No document holds it: its row, with who entered it and when, is the source itself.

    `text` is the row in one line; `said_source` and `remark` are the words of the one who entered it; `line` is that of the
    `file` that it came in.
    """

    id: str
    text: str
    said_source: str
    remark: str
    who: str
    when: str
    import_id: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer and the numbers (from 1) of the citations that carry it.

    `pieces` are the parts of `text` that stand literally in those citations, in the row of a register that belongs to one, or
    in the entered results with the numbers `results` (from 1); between them there is only punctuation. A `computed` claim is
    carried by the answer's calculation instead.
    `frame` is what stands before the pieces in the language of the question; it only names the document that speaks.
    """

    text: str
    citations: tuple[int, ...]
    pieces: tuple[str, ...]
    computed: bool = False
    frame: str = ""
    results: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculation:
    """A number that was computed: its formula with the figures filled in, and what they were (label, value, citation).

    `results` are the numbers of the entered results among the inputs, one for each input, None for another input; () where
    there is none at all.
    """

    formula: str
    value: float
    unit: str
    rounding: str
    inputs: tuple[tuple[str, float, int | None], ...] = ()
    results: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list that an answer gives whole: its cells by column, and the citation (from 1) that carries it."""

    id: str
    cells: tuple[tuple[str, str], ...]
    citation: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list from a register, whole: which file, what it was limited to, and every row."""

    file: str
    limits: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[ListedRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that tell something: not one that is empty, or the same in every row because the question said so."""
        names = [name for name, _ in self.rows[0].cells] if self.rows else []
        limited = {facet for facet, values in self.limits if len(values) == 1}
        return tuple(n for n in names if n not in limited and any(dict(row.cells).get(n) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Nearest:
    """A section that comes nearest to a question that was not answered."""

    document_id: str
    title: str
    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched for an answer: counts, what could not be read, and the nearest sections.

    Where nothing answers, `lacking` is a sentence that says why what was found is no answer, "" where there is no more to
    say, and `could_know` are organisations that can be asked instead.
    """

    documents: int
    passages: int
    unread: int = 0
    nearest: tuple[Nearest, ...] = ()
    lacking: str = ""
    could_know: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets. `claims` make up the answer; where there are none, `notice` says why.

    `understood` is the question as it was searched, where something was taken over from earlier questions, else "";
    `also` are terms of the documents that were searched for too, because people mean them by the words of the question;
    `glossary` explains Dutch terms of the answer in the language of the question;
    `choices` are whole questions to choose from, where the question can be read in several ways (status `ambiguous`);
    `results` are the entered results that it rests on.
    """

    question: str
    kind: Kind
    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    searched: Searched
    answer_id: str
    corpus_id: str
    elapsed_ms: float
    notice: str = ""
    understood: str = ""
    also: tuple[str, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    listing: Listing | None = None
    choices: tuple[str, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    results: tuple[Entered, ...] = ()

    @property
    def calculation(self) -> Calculation | None:
        """The calculation that answers; others that go with it stand after it in `calculations`."""
        return self.calculations[0] if self.calculations else None

    @property
    def text(self) -> str:
        """The answer as plain text, with marks such as [1]."""
        if not self.claims:
            return self.notice
        return " ".join(
            claim.text
            + "".join(f" [{number}]" for number in claim.citations)
            + "".join(f" [ingevoerd {number}]" for number in claim.results)
            for claim in self.claims
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation and what came of it; `failure` is there where `answer` isn't.

    `earlier` are the questions that it could lean on, oldest first. The `id` can't be guessed.
    """

    id: str
    question: str
    earlier: tuple[str, ...]
    answer: Answer | None
    asked_at: datetime
    failure: str = ""
