"""Writes the embedder as a sentence-transformers folder and checks that it reads back alike."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from training.light import LightEmbedder

TOLERANCE = 1e-3
MOST_BYTES = 20_000_000
# Ordinary text, one token, no token at all, only unknown characters, and a long text.
SAMPLES = [
    "Wie betaalt de eigen bijdrage voor hulp bij het huishouden?",
    "bijstand",
    "",
    "?!",
    "漢字",
    "De gemeenteraad stelt de verordening vast. " * 200,
]


def write_embedder(pieces: str, table: npt.NDArray[np.float32], card: str, folder: Path) -> None:
    """Writes beside the folder first, checks, then swaps: a reader never sees half a model."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    # In fp32 on purpose: in fp16 torch's normalisation turns an empty text into NaN.
    static = StaticEmbedding(Tokenizer.from_str(pieces), embedding_weights=torch.from_numpy(table))
    model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    model.save(str(fresh), create_model_card=False)
    # As given: the library's own writing rounds the scores a little further each time.
    (fresh / "tokenizer.json").write_text(pieces, encoding="utf-8")
    (fresh / "README.md").write_text(card, encoding="utf-8")
    size = sum(path.stat().st_size for path in fresh.rglob("*") if path.is_file())
    if size > MOST_BYTES:
        raise ValueError(f"the embedder takes {size} bytes, more than {MOST_BYTES}")
    check_alike(fresh)
    (fresh / "model.safetensors").chmod(0o644)  # the library writes it for its owner alone
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def check_alike(folder: Path) -> None:
    """The folder gives the same vectors with and without sentence-transformers, and no NaN."""
    whole = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    expected = np.asarray(whole.encode(SAMPLES, show_progress_bar=False), dtype=np.float32)
    vectors = LightEmbedder.load(folder).encode(SAMPLES)
    if not (np.isfinite(expected).all() and np.isfinite(vectors).all()):
        raise ValueError("the embedder gives a vector that is not a number")
    difference = float(np.abs(expected - vectors).max())
    if difference > TOLERANCE:
        raise ValueError(f"the two ways to embed differ by {difference:.5f}")
