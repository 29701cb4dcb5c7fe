"""Conversations that a visitor can come back to, and what visitors thought of answers: one SQLite file on this machine.

Who a visitor is, is kept as a hash, so that the file gives nobody the cookie of another. What is erased, or is older than
may be kept, is overwritten with zeros.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from assistant import __version__, wording
from assistant.datatypes import Answer, Turn
from assistant.errors import HistoryUnusable
from assistant.settings import Settings

log = logging.getLogger(__name__)

FILE = "gesprekken.sqlite"
FORM = 1
DAY_SECONDS = 24 * 3600
# How long to wait for another program that is writing.
WAIT_SECONDS = 10.0
MOST_REMARK_CHARACTERS = 1000
SCHEMA = f"""
CREATE TABLE conversations (id TEXT PRIMARY KEY, visitor TEXT NOT NULL, latest REAL NOT NULL);
CREATE TABLE turns (
    row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, asked REAL NOT NULL, question TEXT NOT NULL, earlier TEXT NOT NULL,
    failure TEXT NOT NULL, answer TEXT, answer_id TEXT, corpus_id TEXT, version TEXT NOT NULL,
    linked INTEGER NOT NULL DEFAULT 0,
    conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE
);
CREATE TABLE opinions (
    row INTEGER PRIMARY KEY, answer_id TEXT, corpus_id TEXT, useful INTEGER NOT NULL, remark TEXT NOT NULL,
    given REAL NOT NULL, turn TEXT UNIQUE REFERENCES turns (id) ON DELETE SET NULL
);
CREATE INDEX of_visitor ON conversations (visitor, latest);
CREATE INDEX of_conversation ON turns (conversation);
CREATE INDEX of_answer ON turns (answer_id);
PRAGMA user_version = {FORM};
"""
TURN = "turns.id, turns.question, turns.earlier, turns.answer, turns.asked, turns.failure"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as a list shows it: its first question, how many there are, and when the last one was asked."""

    id: str
    question: str
    questions: int
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A kept turn, and the version of Kaderwijzer that answered it."""

    turn: Turn
    version: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thought of an answer. `question` is "" once its conversation is gone: then nothing says who it was."""

    answer_id: str
    corpus_id: str
    useful: bool
    remark: str
    given_at: datetime
    question: str = ""


class History:
    """The conversations of all visitors. Safe to use from several threads and programs.

    `keep_days` counts from the last question of a conversation, and from the day on which an opinion was given. Every
    method can raise HistoryUnusable.
    """

    def __init__(self, path: Path, keep_days: int, clock: Callable[[], float] = time.time) -> None:
        self.keep_days = keep_days
        self._path = path
        self._clock = clock

    def add(self, visitor: str, conversation: str, turn: Turn) -> None:
        """Keeps a turn, as the last one of a conversation that may be new (or was erased in another window)."""
        answer = turn.answer
        with self._opened() as file:
            file.execute(
                "INSERT INTO conversations VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET latest = excluded.latest"
                " WHERE visitor = excluded.visitor",
                (conversation, _hashed(visitor), self._clock()),
            )
            file.execute(
                "INSERT INTO turns (id, conversation, asked, question, earlier, failure, answer, answer_id, corpus_id, version)"
                " SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ? FROM conversations WHERE id = ? AND visitor = ?",
                (
                    turn.id,
                    turn.asked_at.timestamp(),
                    turn.question,
                    json.dumps(turn.earlier, ensure_ascii=False),
                    turn.failure,
                    msgspec.json.encode(answer).decode() if answer else None,
                    answer.answer_id if answer else None,
                    answer.corpus_id if answer else None,
                    __version__,
                    conversation,
                    _hashed(visitor),
                ),
            )

    def conversations(self, visitor: str) -> tuple[Conversation, ...]:
        """The conversations of a visitor, the latest first."""
        if not self._path.is_file():
            return ()  # looking makes no file
        with self._opened() as file:
            rows = file.execute(
                "SELECT conversations.id, question, count(*), latest, min(row) FROM conversations JOIN turns"
                " ON conversation = conversations.id WHERE visitor = ? GROUP BY conversations.id"
                " ORDER BY latest DESC, min(row) DESC",
                (_hashed(visitor),),
            ).fetchall()
        return tuple(Conversation(name, question, count, _moment(latest)) for name, question, count, latest, _ in rows)

    def turns(self, visitor: str, conversation: str) -> tuple[Turn, ...]:
        """The turns of a visitor's conversation, oldest first; () where the visitor has no such conversation."""
        return self._turns("conversation = ? AND visitor = ? ORDER BY row", conversation, _hashed(visitor))

    def erase(self, visitor: str, conversation: str | None = None) -> None:
        """Erases a conversation of the visitor, or all of them, with the links to answers in them."""
        with self._opened() as file:
            file.execute(
                "DELETE FROM conversations WHERE visitor = ? AND (? IS NULL OR id = ?)",
                (_hashed(visitor), conversation, conversation),
            )

    def link(self, visitor: str, turn: str) -> bool:
        """Lets everybody who knows the id of this turn see it; False where the visitor has no such turn (any more)."""
        with self._opened() as file:
            changed = file.execute(
                "UPDATE turns SET linked = 1 WHERE id = ? AND conversation IN (SELECT id FROM conversations WHERE visitor = ?)",
                (turn, _hashed(visitor)),
            )
            return changed.rowcount == 1

    def linked(self, turn: str) -> Turn | None:
        """A turn that its visitor made a link to; None where there is no such turn (any more)."""
        return next(iter(self._turns("turns.id = ? AND linked = 1", turn)), None) if self._path.is_file() else None

    def judge(self, visitor: str, turn: str, useful: bool, remark: str = "") -> bool:
        """Keeps what the visitor thinks of an answer, in the place of what he thought before; False as for `link`."""
        with self._opened() as file:
            changed = file.execute(
                "INSERT INTO opinions (answer_id, corpus_id, useful, remark, given, turn)"
                " SELECT answer_id, corpus_id, ?, ?, ?, turns.id FROM turns JOIN conversations"
                " ON conversation = conversations.id WHERE turns.id = ? AND visitor = ? ON CONFLICT (turn) DO UPDATE"
                " SET useful = excluded.useful, remark = excluded.remark, given = excluded.given",
                (useful, remark.strip()[:MOST_REMARK_CHARACTERS], self._clock(), turn, _hashed(visitor)),
            )
            return changed.rowcount == 1

    def opinions(self) -> tuple[Opinion, ...]:
        """What all visitors thought of answers, the latest first."""
        if not self._path.is_file():
            return ()
        with self._opened() as file:
            rows = file.execute(
                "SELECT opinions.answer_id, opinions.corpus_id, useful, remark, given, coalesce(question, '') FROM opinions"
                " LEFT JOIN turns ON turns.id = turn ORDER BY given DESC, opinions.row DESC"
            ).fetchall()
        return tuple(
            Opinion(answer_id or "", corpus_id or "", bool(useful), remark, _moment(given), question)
            for answer_id, corpus_id, useful, remark, given, question in rows
        )

    def find(self, answer_id: str) -> Found | None:
        """The latest kept turn with this answer: what was asked, after which questions, of which corpus and version."""
        if not self._path.is_file():
            return None
        with self._opened() as file:
            rows = file.execute(
                f"SELECT version, {TURN} FROM turns WHERE answer_id = ? ORDER BY row DESC LIMIT 1", (answer_id,)
            ).fetchall()
        return Found(_turn(rows[0][1:]), rows[0][0]) if rows else None

    def _turns(self, where: str, *values: str) -> tuple[Turn, ...]:
        query = f"SELECT {TURN} FROM turns JOIN conversations ON conversation = conversations.id WHERE {where}"
        with self._opened() as file:
            return tuple(map(_turn, file.execute(query, values).fetchall()))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The file, made where it isn't there, without what is too old; written when all went well."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            file = sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level="IMMEDIATE")
            try:
                file.executescript("PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;")
                self._prepare(file)
                with file:
                    oldest = self._clock() - self.keep_days * DAY_SECONDS
                    file.execute("DELETE FROM conversations WHERE latest < ?", (oldest,))
                    file.execute("DELETE FROM opinions WHERE given < ?", (oldest,))
                    yield file
            finally:
                file.close()
        except (sqlite3.Error, OSError) as problem:
            # SQLite's messages name tables and files, never values: no question gets into the log.
            log.error("%s cannot be read or written: %s", self._path, problem)
            raise HistoryUnusable(wording.HISTORY_UNUSABLE) from problem

    def _prepare(self, file: sqlite3.Connection) -> None:
        if _form(file) == 0:
            with file:
                file.execute("BEGIN IMMEDIATE")
                if _form(file) == 0:  # nobody else made it in the meantime
                    for statement in SCHEMA.split(";\n"):
                        file.execute(statement)
        if _form(file) != FORM:
            raise sqlite3.DatabaseError(f"form {_form(file)}, made by another version")


def open_history(settings: Settings) -> History | None:
    """The history of these settings; None where nothing may be kept, and then what was kept before is gone as well."""
    path = settings.data / FILE
    if settings.keep_days > 0:
        return History(path, settings.keep_days)
    if path.is_file():
        History(path, 0, lambda: float("inf")).conversations("")
        path.unlink()
    return None


def _form(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])


def _hashed(visitor: str) -> str:
    return hashlib.sha256(visitor.encode()).hexdigest()


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _turn(row: tuple[Any, ...]) -> Turn:
    name, question, earlier, answer, asked, failure = row
    try:
        shown = msgspec.json.decode(answer, type=Answer) if answer else None
    except msgspec.DecodeError:
        shown, failure = None, wording.OTHER_VERSION
    return Turn(name, question, tuple(json.loads(earlier)), shown, _moment(asked), failure)
