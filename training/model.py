"""The table of token vectors, the weight per token, and the contrastive loss."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from training.batches import Bag

SMOOTHING = 1e-3  # a token as frequent as this starts at half the weight of a rare one


class TokenTable(nn.Module):
    """Weighted mean of token vectors; only the direction counts, so a sum serves as well."""

    def __init__(self, start: npt.NDArray[np.float32], counts: npt.NDArray[np.float64]) -> None:
        super().__init__()
        self.vectors = nn.Parameter(torch.from_numpy(start.copy()))
        share = torch.from_numpy(counts / max(counts.sum(), 1.0)).float()
        self.log_weights = nn.Parameter(torch.log(SMOOTHING / (SMOOTHING + share)))

    def forward(self, texts: Bag) -> torch.Tensor:
        """Unit vectors, one row a text."""
        weights = self.log_weights.exp()[texts.ids]
        total = functional.embedding_bag(
            texts.ids,
            self.vectors,
            texts.offsets,
            mode="sum",
            per_sample_weights=weights,
            sparse=True,
        )
        return functional.normalize(total, dim=1)

    def folded(self, silent: Sequence[int]) -> npt.NDArray[np.float32]:
        """The vectors times their weights: what the finished model stores.

        Silent pieces say nothing, so they get zeros and cannot turn a text's direction.
        """
        with torch.no_grad():
            table = self.vectors * self.log_weights.exp()[:, None]
        table[list(silent)] = 0.0
        folded: npt.NDArray[np.float32] = table.numpy()
        return folded


def random_vectors(pieces: int, dimensions: int, seed: int) -> npt.NDArray[np.float32]:
    """Vectors of about unit length in random directions."""
    draw = np.random.default_rng(seed)
    start: npt.NDArray[np.float32] = draw.standard_normal((pieces, dimensions), dtype=np.float32)
    return start / np.float32(dimensions**0.5)


def contrastive_loss(
    left: torch.Tensor,
    right: torch.Tensor,
    misses: torch.Tensor | None,
    keys: tuple[torch.Tensor, torch.Tensor, torch.Tensor | None],
    scale: float,
) -> torch.Tensor:
    """In-batch negatives both ways, near misses as extra ones from the left.

    `keys` are those of left, right and misses: equal texts are no negatives of each other.
    """
    left_keys, right_keys, miss_keys = keys
    scores = scale * left @ right.T
    same = (left_keys[:, None] == left_keys[None, :]) | (right_keys[:, None] == right_keys[None, :])
    same.fill_diagonal_(False)
    scores = scores.masked_fill(same, float("-inf"))
    target = torch.arange(len(left))
    backward = functional.cross_entropy(scores.T, target)
    if misses is not None and miss_keys is not None:
        extra = scale * left @ misses.T
        extra = extra.masked_fill(right_keys[:, None] == miss_keys[None, :], float("-inf"))
        scores = torch.cat([scores, extra], dim=1)
    return (functional.cross_entropy(scores, target) + backward) / 2
