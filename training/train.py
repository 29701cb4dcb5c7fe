"""Trains the embedder: `python -m training.train --texts DIR --out index/embedder`."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from training import texts as data
from training.batches import Source, bag
from training.card import model_card
from training.export import write_embedder
from training.light import LightEmbedder
from training.measure import HELD_OUT_SHARE, SPLIT_SEED, measure
from training.model import TokenTable, contrastive_loss, random_vectors
from training.register import register_pairs, sentence_pairs
from training.split import split_questions, without_held_out
from training.texts import Pair
from training.tokenizer import UNKNOWN, WORD_START, train_tokenizer


@dataclass(frozen=True)
class Recipe:
    """The settings of one training; the defaults are those of the shipped model."""

    # As many numbers as 20 MB in fp32 allows. Fewer pieces split more compounds into their parts.
    pieces: int = 16_000
    dimensions: int = 288
    # More steps fit the few thousand synthetic questions closer, the held-out ones no better.
    steps: int = 300
    batch: int = 1024
    scale: float = 12.0
    rate: float = 0.02
    weight_rate: float = 0.01
    dropout: float = 0.1
    seed: int = 7
    # Afterwards, on the questions of the documents that come along. More steps than this cost the held-out questions.
    late_steps: int = 60
    late_rate: float = 0.01


# Share of the batches that each source gets. Batches come from one source, so that the
# other texts in a batch are alike in style and only the subject tells them apart.
SHARES = {
    "questions": 0.22,
    "register": 0.06,
    "sentences": 0.0,
    "plain": 0.08,
    "terms": 0.06,
    "articles": 0.20,
    "definitions": 0.10,
    "neighbours": 0.25,
    "occupations": 0.02,
    "parliament": 0.04,
    "english": 0.01,
    "synonyms": 0.0,
}


# The same for the last steps. The synthetic questions stay in, so that what was learnt in general is kept.
LATE_SHARES = {"register": 0.3, "sentences": 0.3, "questions": 0.4}


def collect_pairs(texts: Path, corpus: Path, seed: int) -> dict[str, list[Pair]]:
    """All training pairs by source, without anything that gives a held-out question away."""
    split = split_questions(data.synthetic_records(texts, "vraag"), HELD_OUT_SHARE, SPLIT_SEED)
    return {
        "questions": data.question_pairs(split.train),
        "register": without_held_out(register_pairs(corpus), split.held_out),
        "sentences": without_held_out(sentence_pairs(corpus), split.held_out),
        "plain": without_held_out(data.plain_pairs(texts), split.held_out),
        "terms": data.term_pairs(texts),
        "articles": data.article_pairs(texts),
        "definitions": data.definition_pairs(texts),
        "neighbours": data.neighbour_pairs(texts, seed),
        "occupations": data.occupation_pairs(texts),
        "parliament": data.parliament_pairs(texts),
        "english": data.english_pairs(texts),
        "synonyms": data.synonym_pairs(texts),
    }


def tokenizer_texts(pairs: dict[str, list[Pair]], texts: Path, seed: int) -> Iterable[str]:
    """Text to learn the pieces from: the synthetic texts more than once, the statutes sampled."""
    draw = random.Random(seed)
    chosen = list(data.everyday_sentences(texts))
    for name, repeat, ceiling in (
        ("questions", 5, None),
        ("plain", 5, None),
        ("terms", 5, None),
        ("articles", 1, 12_000),
        ("definitions", 1, 12_000),
        ("neighbours", 1, 25_000),
        ("occupations", 1, 3_000),
        ("parliament", 1, None),
        ("english", 2, None),
    ):
        own = pairs[name]
        if ceiling is not None:
            own = draw.sample(own, min(ceiling, len(own)))
        sides = [t for p in own for t in (p.left, p.right, p.near_miss) if t]
        chosen += sides * repeat
    return chosen


def make_sources(
    pairs: dict[str, list[Pair]], tokenizer: Tokenizer, recipe: Recipe, shares: dict[str, float]
) -> list[Source]:
    """Encoded sources, those with a share of the batches."""
    return [
        Source(name, own, shares[name], recipe.batch, tokenizer)
        for name, own in pairs.items()
        if shares.get(name, 0) > 0
    ]


def token_counts(sources: list[Source], pieces: int) -> npt.NDArray[np.float64]:
    """How often training will see each piece, for the first weights."""
    counts = np.zeros(pieces, dtype=np.float64)
    for source in sources:
        for side in (source.left, source.right):
            own = np.bincount(side.ids, minlength=pieces)
            counts += source.share * own / max(own.sum(), 1)
    return counts


def train(sources: list[Source], pieces: int, recipe: Recipe, stop_at: float) -> TokenTable:
    """The contrastive training from nothing, of the vectors and of the weight per token."""
    table = TokenTable(random_vectors(pieces, recipe.dimensions, recipe.seed), token_counts(sources, pieces))
    weights = torch.optim.Adam([table.log_weights], lr=recipe.weight_rate)
    _descend(table, sources, recipe, recipe.steps, recipe.rate, weights, stop_at)
    return table


def train_late(sources: list[Source], vectors: npt.NDArray[np.float32], recipe: Recipe, stop_at: float) -> TokenTable:
    """Goes on from finished vectors on the documents that come along; the weights in them stay as they are."""
    table = TokenTable(vectors, np.zeros(len(vectors)))
    _descend(table, sources, recipe, recipe.late_steps, recipe.late_rate, None, stop_at)
    return table


def _descend(
    table: TokenTable,
    sources: list[Source],
    recipe: Recipe,
    steps: int,
    rate: float,
    weights: torch.optim.Optimizer | None,
    stop_at: float,
) -> None:
    """Steps down the loss; the rate falls linearly to nothing."""
    vectors: torch.optim.Optimizer = torch.optim.SparseAdam([table.vectors], lr=rate)
    draw = np.random.default_rng(recipe.seed)
    shares = np.array([s.share for s in sources])
    order = draw.choice(len(sources), size=steps, p=shares / shares.sum())
    begun, running = time.monotonic(), {s.name: 0.0 for s in sources}
    for step, number in enumerate(order):
        source = sources[number]
        left_over = 1 - step / steps
        vectors.param_groups[0]["lr"] = rate * left_over
        if weights is not None:
            weights.param_groups[0]["lr"] = recipe.weight_rate * left_over
        rows = source.next_rows(draw)
        left = bag(source.left, rows, recipe.dropout, draw)
        right = bag(source.right, rows, recipe.dropout, draw)
        misses = source.near_misses(rows, draw, recipe.dropout)
        loss = contrastive_loss(
            table(left),
            table(right),
            table(misses) if misses is not None else None,
            (left.keys, right.keys, misses.keys if misses is not None else None),
            recipe.scale,
        )
        table.zero_grad()
        torch.autograd.backward([loss])
        vectors.step()
        if weights is not None:
            weights.step()
        old = running[source.name]
        running[source.name] = loss.item() if old == 0 else 0.8 * old + 0.2 * loss.item()
        if (step + 1) % 100 == 0:
            took = time.monotonic() - begun
            losses = " ".join(f"{name} {value:.2f}" for name, value in running.items())
            print(f"step {step + 1}/{steps}, {took:.0f} s: {losses}", flush=True)
            if time.monotonic() > stop_at:
                raise TimeoutError("training takes longer than --minutes; lower --steps")


def main() -> None:
    """Reads, trains, measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=Path("../shared/nltekst"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("index/embedder"))
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--minutes", type=float, default=20.0, help="give up after this long")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--new-tokenizer", action="store_true", help="learn the pieces anew")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(Recipe.seed)
    recipe = Recipe(steps=arguments.steps)
    begun = time.monotonic()

    pairs = collect_pairs(arguments.texts, arguments.corpus, recipe.seed)
    print({name: len(own) for name, own in pairs.items()}, flush=True)
    known = arguments.out / "tokenizer.json"
    # The library's training differs a little from run to run, whatever the seed, so the pieces in
    # the folder are kept: with them the same texts give the same model but for rounding.
    if known.is_file() and not arguments.new_tokenizer:
        pieces = known.read_text(encoding="utf-8")
    else:
        learnt = train_tokenizer(tokenizer_texts(pairs, arguments.texts, recipe.seed), recipe.pieces)
        pieces = learnt.to_str(pretty=False)
    tokenizer = Tokenizer.from_str(pieces)
    print(f"tokenizer: {time.monotonic() - begun:.0f} s", flush=True)
    sources = make_sources(pairs, tokenizer, recipe, SHARES)
    print(f"encoded: {time.monotonic() - begun:.0f} s", flush=True)
    stop_at = begun + 60 * arguments.minutes
    # A word of unknown characters becomes these two: it should leave the text's vector alone.
    found = [tokenizer.token_to_id(piece) for piece in (UNKNOWN, WORD_START)]
    silent = [number for number in found if number is not None]
    table = train(sources, tokenizer.get_vocab_size(), recipe, stop_at).folded(silent)
    late = make_sources(pairs, tokenizer, recipe, LATE_SHARES)
    table = train_late(late, table, recipe, stop_at).folded(silent)

    figures = measure(LightEmbedder(tokenizer, table).encode, arguments.texts)
    minutes = (time.monotonic() - begun) / 60
    counts = {name: len(own) for name, own in pairs.items()}
    card = model_card(asdict(recipe), SHARES, counts, figures)
    write_embedder(pieces, table, card, arguments.out)
    print(figures)
    print(f"done in {minutes:.1f} minutes: {arguments.out}")


if __name__ == "__main__":
    main()
