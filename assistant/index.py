"""The index of a corpus: built, brought up to date, published at once, opened.

An index is a folder of generations (see `generations`):

    <index>/CURRENT              the name of the generation that serves
    <index>/g-…/manifest.json    format, corpus, model, files with size and hash, sizes of the other files
    <index>/g-…/texts.sqlite     documents and passages
    <index>/g-…/vectors.npy      one unit vector per passage, in order of row
    <index>/g-…/vectors.faiss    what the store makes of them
    <index>/g-…/body/ titles/ letters/   BM25
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from assistant.corpus import Corpus, SourceFile, corpus_id
from assistant.datatypes import Document, Passage, ReadProblem
from assistant.embedding import Embedder, Vectors
from assistant.entries import Entries, FindEntries, no_entries
from assistant.errors import (
    FolderEmpty,
    IndexBroken,
    IndexBusy,
    IndexMissing,
    IndexOutdated,
    UnreadableDocument,
)
from assistant.generations import current_generation, new_generation, publish, write_whole
from assistant.lexical import LexicalIndex
from assistant.passages import passages
from assistant.stores import Store, build_store, load_store
from assistant.texts import Texts

FORMAT = 4
MANIFEST = "manifest.json"
TEXTS = "texts.sqlite"
VECTORS = "vectors.npy"

# (stage: "lezen" | "woorden" | "betekenis" | "bewaren", done, total)
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made of and with. `files` maps a path to (size in bytes, time of change in ns, sha256),
    `sizes` a file of the index to its bytes, so that a damaged one is noticed.
    """

    generation: str
    corpus_folder: str
    corpus_id: str
    model: str
    store: str
    passages: int
    files: dict[str, tuple[int, int, str]]
    problems: tuple[ReadProblem, ...]
    registers: str = ""
    program: str = ""
    format: int = FORMAT
    sizes: dict[str, int] = field(default_factory=dict)


class Index:
    """An open generation of an index. Reading is safe from several threads."""

    def __init__(self, place: Path, manifest: Manifest) -> None:
        self.place = place
        self.manifest = manifest
        self.texts = Texts.open(place / TEXTS)
        self.lexical = LexicalIndex.load(place)
        self.entries = Entries.load(place)
        self.store: Store = load_store(manifest.store, place)
        self.document_rows: NDArray[np.int64] = self.texts.document_rows()

    def vectors(self) -> Vectors:
        """The unit vectors of all passages, shape (passages, dimensions), memory-mapped."""
        found: Vectors = np.load(self.place / VECTORS, mmap_mode="r")
        return found

    def passage_counts(self) -> dict[str, int]:
        """How many passages each document has, by its id."""
        counts = np.bincount(self.document_rows, minlength=len(self.texts.document_ids))
        return {name: int(count) for name, count in zip(self.texts.document_ids, counts, strict=True)}

    def close(self) -> None:
        self.texts.close()


def embedded_text(passage: Passage) -> str:
    """What the semantic half sees of a passage: its nearest titles, what introduces it, and its text."""
    lead = passage.sentences[0].lead
    return ". ".join(part for part in (*passage.section[-2:], lead, passage.text) if part)


def titles_text(title: str, passage: Passage) -> str:
    """The title of the document, those above a passage and those within it."""
    return ". ".join((title, *passage.section, *passage.within))


def lexical_text(passage: Passage) -> str:
    leads = dict.fromkeys(sentence.lead for sentence in passage.sentences if sentence.lead)
    return " ".join((*(lead for lead in leads if lead not in passage.text), passage.text))


def build(
    corpus: Corpus,
    folder: Path,
    embedder: Embedder,
    store: str,
    progress: Progress = silent,
    entries: FindEntries = no_entries,
    registers: str = "",
) -> Manifest:
    """Builds the index of a corpus in `folder`, or brings it up to date, and publishes it.

    `entries` gives the questions that sections answer, `registers` names the version of the lists they come from. What
    is unchanged (same path, same hash, same model) is taken over from the generation that serves. Raises IndexBusy
    where another program is building here, FolderEmpty where no document gave text, OSError where the folder can't be
    written.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / ".lock"))
    try:
        with lock.acquire(timeout=0):
            return _build(corpus, folder, embedder, store, progress, entries, registers)
    except Timeout as problem:
        raise IndexBusy(
            f"Een ander programma maakt op dit moment de index in {folder}. Wacht tot het klaar is en probeer het opnieuw."
        ) from problem


def _build(
    corpus: Corpus,
    folder: Path,
    embedder: Embedder,
    store: str,
    progress: Progress,
    entries: FindEntries,
    registers: str,
) -> Manifest:
    old = _previous(folder, embedder)
    documents: list[Document] = []
    files: dict[str, tuple[int, int, str]] = {}
    problems = list(corpus.problems)
    for done, file in enumerate(corpus.files):
        progress("lezen", done, len(corpus.files))
        try:
            sha256 = _hash(corpus, file, problems)
            known = old.texts.document_by_path(file.path) if old and sha256 else None
            document = known if known and known.sha256 == sha256 else corpus.read(file)
        except UnreadableDocument as problem:
            problems.append(ReadProblem(file.path, problem.reason, problem.remedy))
            continue
        documents.append(document)
        files[file.path] = (file.size, file.modified_ns, document.sha256)
        problems.extend(document.problems)
    progress("lezen", len(corpus.files), len(corpus.files))
    documents.sort(key=lambda document: document.id)
    found = [(document, passage) for document in documents for passage in passages(document)]
    if not found:
        example = f" Bijvoorbeeld {problems[0].file}: {problems[0].reason} {problems[0].remedy}" if problems else ""
        raise FolderEmpty(f"Geen enkel document in {corpus.folder} gaf tekst.{example}")

    generation = f"g-{uuid.uuid4().hex[:12]}"
    place = new_generation(folder, generation)
    vectors = _vectors(found, old, embedder, progress)
    progress("woorden", 0, len(found))
    lexical = LexicalIndex.build(
        [lexical_text(passage) for _, passage in found],
        [titles_text(document.title, passage) for document, passage in found],
    )
    progress("woorden", len(found), len(found))
    progress("bewaren", 0, 1)
    lexical.save(place)
    asked = Entries.build(entries(documents), found, embedder)
    if asked is not None:
        asked.save(place)
    np.save(place / VECTORS, vectors)
    build_store(store, vectors).save(place)
    Texts.write(place / TEXTS, documents, [passage for _, passage in found])
    manifest = Manifest(
        generation=generation,
        corpus_folder=str(corpus.folder.resolve()),
        corpus_id=corpus_id([*((path, sha256) for path, (_, _, sha256) in files.items()), ("registers", registers)]),
        registers=registers,
        program=program_digest(),
        model=embedder.fingerprint,
        store=store,
        passages=len(found),
        files=files,
        problems=tuple(problems),
    )
    if old:
        old.close()
    sizes = {path.relative_to(place).as_posix(): path.stat().st_size for path in place.rglob("*") if path.is_file()}
    write_whole(place / MANIFEST, msgspec.json.encode(replace(manifest, sizes=sizes)).decode())
    publish(folder, place, generation)
    progress("bewaren", 1, 1)
    return manifest


def _hash(corpus: Corpus, file: SourceFile, problems: list[ReadProblem]) -> str | None:
    try:
        return corpus.sha256(file)
    except OSError:
        return None  # reading it will fail too, with the reason


def _previous(folder: Path, embedder: Embedder) -> Index | None:
    """The generation that serves, where it can be taken over from."""
    try:
        old = open_index(folder)
    except (IndexMissing, IndexOutdated, IndexBroken):
        return None
    if old.manifest.model != embedder.fingerprint or old.manifest.program != program_digest():
        old.close()
        return None
    return old


def _vectors(
    found: Sequence[tuple[Document, Passage]], old: Index | None, embedder: Embedder, progress: Progress
) -> Vectors:
    """A unit vector per passage; those of passages of unchanged documents are taken over."""
    vectors = np.zeros((len(found), embedder.dimensions), dtype=np.float32)
    known = old.texts.rows_of_passages() if old else {}
    old_hashes = old.texts.hashes() if old else {}
    new: list[int] = []
    for row, (document, passage) in enumerate(found):
        old_row = known.get(passage.id) if old_hashes.get(document.id) == document.sha256 else None
        if old and old_row is not None:
            vectors[row] = old.vectors()[old_row]
        else:
            new.append(row)
    progress("betekenis", 0, len(new))
    texts = [embedded_text(found[row][1]) for row in new]
    vectors[new] = embedder.passages(texts, lambda done: progress("betekenis", done, len(new)))
    return vectors


def open_index(folder: Path) -> Index:
    """Opens the generation that serves. Raises IndexMissing, or IndexBroken with what is wrong and what to do."""
    for attempt in (1, 2):
        generation = current_generation(folder)
        if generation is None:
            raise IndexMissing(f"In {folder} staat nog geen index. Maak hem met: kaderwijzer index")
        try:
            return _open(folder / generation)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as problem:
            if attempt == 2 or current_generation(folder) == generation:
                raise IndexBroken(
                    f"De index in {folder} is beschadigd ({_short(problem)}). Verwijder die map en maak hem opnieuw met: "
                    "kaderwijzer index"
                ) from problem
    raise AssertionError("unreachable")


def _short(problem: Exception) -> str:
    if isinstance(problem, FileNotFoundError):
        return (
            f"bestand '{Path(str(problem.filename)).name}' ontbreekt" if problem.filename else "een bestand ontbreekt"
        )
    return f"{type(problem).__name__}: {problem}".splitlines()[0][:120]


def _open(place: Path) -> Index:
    raw = (place / MANIFEST).read_bytes()
    form = msgspec.json.decode(raw, type=_Form).format
    if form != FORMAT:
        raise IndexOutdated(
            f"De index heeft vorm {form}; dit programma kent vorm {FORMAT}. Maak hem opnieuw: kaderwijzer index"
        )
    manifest = msgspec.json.decode(raw, type=Manifest)
    for name, size in manifest.sizes.items():
        if (place / name).stat().st_size != size:
            raise ValueError(f"bestand '{name}' heeft niet de goede grootte")
    return Index(place, manifest)


class _Form(msgspec.Struct):
    """The one part of a manifest that every version of the program can read."""

    format: int


def made_with(manifest: Manifest, embedder: Embedder, store: str) -> bool:
    """Was the index made with this model and this kind of store?"""
    return (manifest.model, manifest.store) == (embedder.fingerprint, store)


@cache
def program_digest() -> str:
    """Names the code that turns files into passages, words and questions: an index that other code made is made again."""
    here = Path(__file__).parent
    paths = [
        here / f"{name}.py" for name in ("bearing", "dutch", "entries", "flow", "index", "lexical", "passages", "texts")
    ]
    digest = hashlib.sha256()
    families = [path for name in ("readers", "registers") for path in sorted((here / name).glob("*.py"))]
    for path in (*paths, here / "word_parts.txt.xz", *families):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_current(manifest: Manifest, corpus: Corpus, registers: str = "") -> bool:
    """Does the index hold what the corpus holds now? Files are hashed only where size or time of change differ."""
    if manifest.registers != registers or manifest.program != program_digest():
        return False
    if {file.path for file in corpus.files} - set(manifest.files) - {problem.file for problem in manifest.problems}:
        return False
    seen = 0
    for file in corpus.files:
        known = manifest.files.get(file.path)
        if known is None:
            continue
        seen += 1
        size, modified_ns, sha256 = known
        if (size, modified_ns) != (file.size, file.modified_ns):
            try:
                if corpus.sha256(file) != sha256:
                    return False
            except OSError:
                return False
    return seen == len(manifest.files)
