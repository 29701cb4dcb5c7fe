"""Everything that can go wrong by itself, in one tree. Each message says in Dutch what, where, and what to do.

KaderwijzerError
├── WrongUse                    the command or its input is off (exit code 2)
│   ├── FolderMissing
│   ├── FolderEmpty
│   ├── FileUnreadable
│   ├── BatchLineInvalid
│   ├── DocumentUnknown
│   ├── LoginProblem            logging in is not, or not rightly, set up
│   ├── DoorClosed              it would be served where strangers come in, or to somebody who may not
│   ├── AnswerUnknown           no answer with that id is kept
│   ├── HistoryUnusable         the file with conversations can't be read or written
│   ├── ResultsProblem          a file of results, or the ledger that they are kept in (results/)
│   └── FulfilmentProblem       evidence or a note with a commitment, or the ledger of those (fulfilment/)
├── UnreadableDocument          one file of a corpus gives no text; the rest goes on
├── IndexProblem                (exit code 2)
│   ├── IndexMissing
│   ├── IndexOutdated           made by another version; made again without asking
│   ├── IndexBroken
│   ├── IndexBusy
│   └── IndexMismatch           made with another corpus or another model
├── ModelUnavailable            (exit code 2)
├── ChangeRefused               a document that can't be added, replaced, removed or put back (intake/shelf.py)
├── NotAllowed                  documents changed by somebody who may not (pages/adding.py)
├── Refused                     a calculation that would mislead; its own tree stands in calculator/refusals.py
└── AnswerRejected              an answer that failed its check; never shown
"""

from __future__ import annotations


class KaderwijzerError(Exception):
    """Root of all errors that Kaderwijzer raises on purpose; `str()` is one line of plain Dutch."""


class WrongUse(KaderwijzerError):
    """The command, a folder or a file was not what it should be."""


class FolderMissing(WrongUse):
    """The folder does not exist."""


class FolderEmpty(WrongUse):
    """The folder holds no document that can be read."""


class FileUnreadable(WrongUse):
    """A file given by the user could not be opened, read or written."""


class BatchLineInvalid(WrongUse):
    """A line of a batch file is not a question."""


class DocumentUnknown(WrongUse):
    """No document of that name stands in the index."""


class LoginProblem(WrongUse):
    """Logging in was asked for, but what it needs is not there or not right."""


class DoorClosed(WrongUse):
    """Somebody would get in who may not."""


class AnswerUnknown(WrongUse):
    """An answer was asked for again that isn't kept."""


class HistoryUnusable(WrongUse):
    """The conversations could not be read or kept; an answer can still be given."""


class UnreadableDocument(KaderwijzerError):
    """A document gave no text at all.

    `reason` and `remedy` are sentences for the user; the corpus goes on without the document and reports both.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


class IndexProblem(KaderwijzerError):
    """The index cannot be used as it is."""


class IndexMissing(IndexProblem):
    """No index was built yet."""


class IndexOutdated(IndexProblem):
    """The index was made by another version of Kaderwijzer and has another form."""


class IndexBroken(IndexProblem):
    """A file of the index is missing or damaged."""


class IndexBusy(IndexProblem):
    """Another program is building this index."""


class IndexMismatch(IndexProblem):
    """The index was made with another corpus or another model than is asked for."""


class ModelUnavailable(KaderwijzerError):
    """The embedding model could not be loaded."""


class AnswerRejected(KaderwijzerError):
    """An answer held a sentence, number or quote that its sources do not carry."""
