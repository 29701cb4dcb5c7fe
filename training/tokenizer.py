"""Trains the Unigram tokenizer: lowercase, no accents, no punctuation, numbers as one symbol."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "<unk>"
WORD_START = "▁"


def train_tokenizer(texts: Iterable[str], pieces: int) -> Tokenizer:
    """A tokenizer without special tokens, padding or truncation, usable without this project."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            # Decomposed so that accents can go: people type "coordinator" and "financien".
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            # Every number is one symbol: which number it is, is for the word index to match.
            normalizers.Replace(Regex(r"\p{N}+"), "0"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            # Punctuation carries no meaning in a mean of vectors; currency and percent do.
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}€%]+"), "removed"),
            pre_tokenizers.Metaspace(replacement=WORD_START, prepend_scheme="always", split=True),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        max_piece_length=20,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
