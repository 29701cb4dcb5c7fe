"""Turns pairs into token arrays and draws batches from one source at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from training.texts import Pair

MAX_TOKENS = 160
ENCODE_AT_ONCE = 20_000

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Texts:
    """Texts as token ids laid end to end; `keys` says which texts are the same."""

    ids: Ints
    starts: Ints
    lengths: Ints
    keys: Ints

    @classmethod
    def encode(cls, texts: Sequence[str], tokenizer: Tokenizer, keys: dict[str, int]) -> Texts:
        """Encodes texts; `keys` is shared between sides so that equal texts get equal keys."""
        parts: list[list[int]] = []
        for at in range(0, len(texts), ENCODE_AT_ONCE):
            block = list(texts[at : at + ENCODE_AT_ONCE])
            encoded = tokenizer.encode_batch_fast(block, add_special_tokens=False)
            parts += [e.ids[:MAX_TOKENS] for e in encoded]
        lengths = np.array([len(p) for p in parts], dtype=np.int64)
        ids = np.array([i for p in parts for i in p], dtype=np.int64)
        own = [keys.setdefault(text.lower(), len(keys)) for text in texts]
        return cls(ids, np.cumsum(lengths) - lengths, lengths, np.array(own, dtype=np.int64))


@dataclass(frozen=True)
class Bag:
    """A batch of texts the way torch's embedding bag wants it."""

    ids: torch.Tensor
    offsets: torch.Tensor
    keys: torch.Tensor


def bag(texts: Texts, rows: Ints, dropout: float, draw: np.random.Generator) -> Bag:
    """The rows' tokens, a random share of them left out so that no single word decides."""
    lengths = texts.lengths[rows]
    offsets = np.cumsum(lengths) - lengths
    ids = texts.ids[np.repeat(texts.starts[rows] - offsets, lengths) + np.arange(lengths.sum())]
    if dropout > 0:
        keep = draw.random(len(ids)) >= dropout
        before = np.concatenate([[0], np.cumsum(keep)])
        ids, offsets = ids[keep], before[offsets]
    return Bag(torch.from_numpy(ids), torch.from_numpy(offsets), torch.from_numpy(texts.keys[rows]))


class Source:
    """The encoded pairs of one kind, drawn without replacement until they are used up."""

    def __init__(self, name: str, pairs: Sequence[Pair], share: float, batch: int, tokenizer: Tokenizer) -> None:
        keys: dict[str, int] = {}
        self.name = name
        self.share = share
        self.batch = min(batch, len(pairs))
        self.left = Texts.encode([p.left for p in pairs], tokenizer, keys)
        self.right = Texts.encode([p.right for p in pairs], tokenizer, keys)
        with_miss = [i for i, p in enumerate(pairs) if p.near_miss]
        self.miss_of = np.full(len(pairs), -1, dtype=np.int64)
        self.miss_of[with_miss] = np.arange(len(with_miss))
        misses = [p.near_miss for p in pairs if p.near_miss]
        self.misses = Texts.encode(misses, tokenizer, keys) if misses else None
        self._left_over: Ints = np.empty(0, dtype=np.int64)

    def next_rows(self, draw: np.random.Generator) -> Ints:
        """The next batch of pair numbers."""
        if len(self._left_over) < self.batch:
            self._left_over = draw.permutation(len(self.left.keys))
        rows, self._left_over = self._left_over[: self.batch], self._left_over[self.batch :]
        return rows

    def near_misses(self, rows: Ints, draw: np.random.Generator, dropout: float) -> Bag | None:
        """The near misses of these pairs, those that have one."""
        if self.misses is None:
            return None
        numbers = self.miss_of[rows]
        numbers = numbers[numbers >= 0]
        return bag(self.misses, numbers, dropout, draw) if len(numbers) else None
