"""Texts to unit vectors: the bundled Dutch model without torch, or any sentence-transformers model.

A static model (one vector per token, averaged) needs no network to run: `StaticEmbedder` reads its two files with
tokenizers and numpy in a tenth of a second, where importing sentence-transformers takes five seconds and half a gigabyte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
BATCH = 256


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
        self._table = load_file(where / "model.safetensors")["embedding.weight"]
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
            batch = self._tokenizer.encode_batch(list(texts[first : first + BATCH]), add_special_tokens=False)
            for at, encoding in enumerate(batch, start=first):
                if encoding.ids:
                    vectors[at] = self._table[encoding.ids].astype(np.float32).mean(axis=0)
            done(min(first + BATCH, len(texts)))
        return unit(vectors)

    def question(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])


class TransformerEmbedder:
    """Any model that sentence-transformers can load, by name or folder, with the prompts it was trained with."""

    quick = False

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model: SentenceTransformer = SentenceTransformer(name, device="cpu")
        except Exception as problem:  # the library raises many kinds; all mean that there is no model
            raise ModelUnavailable(
                f"Het model '{name}' kan niet worden geladen ({type(problem).__name__}). Controleer de naam of de map in "
                "KADERWIJZER_MODEL, of laat die instelling weg om het meegeleverde model te gebruiken."
            ) from problem
        self.fingerprint = f"model-{hashlib.sha256(name.encode()).hexdigest()[:16]}"

    @property
    def dimensions(self) -> int:
        found: Any = self._model.get_sentence_embedding_dimension()
        return int(found)

    def passages(self, texts: Sequence[str], done: Callable[[int], None] = _ignore) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for first in range(0, len(texts), 32):
            batch = list(texts[first : first + 32])
            vectors[first : first + len(batch)] = self._model.encode_document(batch, show_progress_bar=False)
            done(first + len(batch))
        return unit(vectors)

    def question(self, text: str) -> Vectors:
        return unit(np.asarray(self._model.encode_query(text, show_progress_bar=False), dtype=np.float32))


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
    if _static_module(folder) is not None:
        return StaticEmbedder(folder)
    if folder.is_absolute() and not folder.is_dir():
        raise ModelUnavailable(
            f"De map met het model ontbreekt: {model}. Haal het project opnieuw op of zet KADERWIJZER_MODEL op een "
            "bestaande map."
        )
    return TransformerEmbedder(model)
