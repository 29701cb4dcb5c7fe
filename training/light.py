"""The embedder without torch: tokens, the mean of their rows, unit length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer


@dataclass(frozen=True)
class LightEmbedder:
    """Gives the same vectors as SentenceTransformer(folder).encode."""

    tokenizer: Tokenizer
    table: npt.NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path) -> LightEmbedder:
        """Reads the embedder's folder; its StaticEmbedding module lies in the folder itself."""
        table = load_file(folder / "model.safetensors")["embedding.weight"]
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(tokenizer, table.astype(np.float32))

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, one row a text; a text without known tokens gives zeros."""
        vectors = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        encoded = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in enumerate(encoded):
            if encoding.ids:
                vectors[row] = self.table[encoding.ids].mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: npt.NDArray[np.float32] = vectors / np.maximum(lengths, 1e-12)
        return unit
