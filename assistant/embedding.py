"""Texts to unit vectors: the bundled Dutch model without torch, or any sentence-transformers model.

A static model (one vector per token, averaged) needs no network to run: `StaticEmbedder` reads its two files with
tokenizers and numpy in a tenth of a second, where importing sentence-transformers takes five seconds and half a gigabyte.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelUnavailable
from assistant.models import loaded
from assistant.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
BATCH = 256
# Words of which the tokens are kept, some 25 MB.
MOST_WORDS = 100_000
# And while many texts are read one after another, which mostly is building an index.
MOST_WORDS_OF_MANY = 400_000
# With everything that can join or part words: punctuation, numbers, hyphens, accents, capitals, white space.
SAMPLE = (
    "De re-integratie  van 1.500 'oud-cliënten' (31,5 %) kost € 2,4 mln;\nzie art. 7, lid 2: "
    "\u00e9\u00e9n IOAW-uitkering/jaar. 3 4 – 5"
)
# For a model that takes its time: texts of like length go together in batches, out of a chunk that progress is told of.
SLOW_BATCH, CHUNK = 32, 128
SETTING = "KADERWIJZER_MODEL"
E5 = re.compile(r"(?:^|[-_.])e5(?:[-_.]|$)", re.IGNORECASE)


class Embedder(Protocol):
    """Anything that turns texts into unit vectors of one length."""

    @property
    def fingerprint(self) -> str:
        """Names the model and its version; vectors of two fingerprints can't be compared."""
        ...

    @property
    def dimensions(self) -> int: ...

    def __hash__(self) -> int: ...

    @property
    def quick(self) -> bool:
        """Can some hundred sentences be embedded while a user waits?"""
        ...

    def passages(self, texts: Sequence[str], done: Callable[[int], None] = ...) -> Vectors:
        """Unit vectors of passages, shape (len(texts), dimensions); `done` hears how many are ready."""
        ...

    def question(self, text: str) -> Vectors:
        """The unit vector of a question, shape (dimensions,); all zeros for a text without a known token."""
        ...


def _ignore(_: int) -> None:
    return None


def unit(vectors: Vectors) -> Vectors:
    """Rows of length 1; a row of zeros stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


class StaticEmbedder:
    """A sentence-transformers folder with a StaticEmbedding module, read without torch."""

    quick = True

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        where = _static_module(folder)
        assert where is not None
        self._tokenizer = Tokenizer.from_file(str(where / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._table = np.asarray(load_file(where / "model.safetensors")["embedding.weight"], dtype=np.float32)
        if len(self._table) < self._tokenizer.get_vocab_size():
            raise ValueError("the tokenizer knows more tokens than the table")
        # Most tokenizers split at white space first; where this one does, the words of a text can be looked up.
        self._of_word: dict[str, Sequence[int]] = {}
        whole, words = self._tokenized([SAMPLE])[0], self._tokenized(SAMPLE.split())
        self._word_by_word = whole == [number for word in words for number in word]
        digest = hashlib.sha256()
        for name in ("tokenizer.json", "model.safetensors"):
            digest.update((where / name).read_bytes())
        self.fingerprint = f"static-{digest.hexdigest()[:16]}"

    @property
    def dimensions(self) -> int:
        return int(self._table.shape[1])

    def passages(self, texts: Sequence[str], done: Callable[[int], None] = _ignore) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for first in range(0, len(texts), BATCH):
            for row, ids in enumerate(self._tokens(texts[first : first + BATCH]), start=first):
                if ids:
                    # The sum has the direction of the mean, and that is all that is left of it.
                    np.add.reduce(self._table[ids], axis=0, out=vectors[row])
            done(min(first + BATCH, len(texts)))
        return unit(vectors)

    def _tokens(self, texts: Sequence[str]) -> Iterator[Sequence[int]]:
        """The numbers of the tokens of each text; those of a word are kept, which makes a text ten times as quick."""
        if not self._word_by_word:
            yield from self._tokenized(texts)
            return
        known = self._of_word
        split = [text.split() for text in texts]
        new = list({word for words in split for word in words if word not in known})
        known.update(zip(new, self._tokenized(new), strict=True))
        for words in split:
            yield [number for word in words for number in known[word]]
        if len(known) > (MOST_WORDS if len(texts) < BATCH else MOST_WORDS_OF_MANY):
            self._of_word = {}  # another thread may still be reading the old one

    def _tokenized(self, texts: Sequence[str]) -> list[list[int]]:
        return [found.ids for found in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]

    def question(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])


class TransformerEmbedder:
    """Any model that sentence-transformers can load, by name or folder, with the prompts it was trained with.

    Prompts come from the model's own configuration; a model of the E5 family without any gets "query: " and
    "passage: ", because it is of little use without them.
    """

    quick = False

    def __init__(self, name: str, local_only: bool = False) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: SentenceTransformer = SentenceTransformer(name, device="cpu", local_files_only=local_only)
        self._lock = threading.Lock()  # a fast tokenizer can't be borrowed by two threads at once
        self._asked, self._told = _prompts(name, self._model.prompts)
        self.question = lru_cache(maxsize=1024)(self._question)
        parts = (name, _version(name, self._model), self._asked, self._told, str(self.dimensions))
        self.fingerprint = f"model-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"

    @property
    def dimensions(self) -> int:
        found: Any = self._model.get_embedding_dimension()
        return int(found)

    def passages(self, texts: Sequence[str], done: Callable[[int], None] = _ignore) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for first in range(0, len(texts), CHUNK):
            chunk = list(texts[first : first + CHUNK])
            with self._lock:
                vectors[first : first + len(chunk)] = self._model.encode_document(
                    chunk, prompt=self._told, batch_size=SLOW_BATCH, show_progress_bar=False
                )
            done(first + len(chunk))
        return unit(vectors)

    def _question(self, text: str) -> Vectors:
        with self._lock:
            vector = self._model.encode_query(text, prompt=self._asked, show_progress_bar=False)
        found = unit(np.asarray(vector, dtype=np.float32))
        found.setflags(write=False)  # it is kept for the next time
        return found


def _prompts(name: str, own: Mapping[str, str | None]) -> tuple[str, str]:
    """What goes before a question and before a passage."""
    question = own.get("query") or ""
    passage = next((prompt for kind in ("document", "passage", "corpus") if (prompt := own.get(kind))), "")
    if not (question or passage) and E5.search(Path(name).name) and "instruct" not in name.lower():
        return "query: ", "passage: "
    return question, passage


def _version(name: str, model: Any) -> str:
    """Tells one state of a model from the next: the files of a folder, or the revision that was fetched."""
    folder = Path(name)
    if not folder.is_dir():
        return str(getattr(getattr(getattr(model[0], "model", None), "config", None), "_commit_hash", ""))
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    seen = [(path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return repr(seen)


def _static_module(folder: Path) -> Path | None:
    """The folder of the StaticEmbedding module of a saved model, None where the model is of another kind."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
        if kinds and kinds[0] == "StaticEmbedding" and set(kinds[1:]) <= {"Normalize"}:
            where = folder / str(modules[0]["path"])
            if (where / "tokenizer.json").is_file() and (where / "model.safetensors").is_file():
                return where
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


def load_embedder(model: str) -> Embedder:
    """The embedder of a model folder or name.

    Raises ModelUnavailable with what to do, where it can't be loaded.
    """
    folder = Path(model)
    if _static_module(folder) is None:
        return loaded(model, SETTING, TransformerEmbedder)
    try:
        return StaticEmbedder(folder)
    except Exception as problem:  # safetensors and tokenizers have kinds of their own
        raise ModelUnavailable(
            f"Het model in de map '{model}' is beschadigd ({type(problem).__name__}). Haal het opnieuw op, of zet "
            f"{SETTING} op een andere map."
        ) from problem


def embedder_or_bundled(model: str) -> tuple[Embedder, str]:
    """The embedder that was asked for, or else the bundled one and what was wrong, in Dutch.

    Raises ModelUnavailable where the bundled model can't be loaded either.
    """
    try:
        return load_embedder(model), ""
    except ModelUnavailable as problem:
        if model == str(BUNDLED_MODEL):
            raise
        return load_embedder(str(BUNDLED_MODEL)), f"{problem} Tot dan werkt Kaderwijzer met het meegeleverde model."
