"""Models made by the tests themselves: a BERT of one layer with random weights and a tokenizer of letters, saved for real."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = "de het een wie wat gemeente waterschap sloten bomen query passage :".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _tokenizer(folder: Path) -> int:
    """Saves a WordPiece tokenizer of some words and all letters; gives the number of its tokens."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokens = list(dict.fromkeys([*SPECIAL, *WORDS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]))
    made = Tokenizer(models.WordPiece({token: at for at, token in enumerate(tokens)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = {
        name: f"[{name[:-6].upper()}]" for name in ("pad_token", "unk_token", "cls_token", "sep_token", "mask_token")
    }
    fast: Any = PreTrainedTokenizerFast
    fast(tokenizer_object=made, model_max_length=128, **names).save_pretrained(folder)
    return len(tokens)


def _config(tokens: int, dimensions: int, labels: int = 1) -> Any:
    import torch
    from transformers import BertConfig

    torch.manual_seed(7)
    config: Any = BertConfig
    return config(
        vocab_size=tokens,
        hidden_size=dimensions,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=2 * dimensions,
        max_position_embeddings=128,
        num_labels=labels,
        initializer_range=0.5,  # wide, so that texts differ
    )


def bert(folder: Path, dimensions: int = 16) -> Path:
    """A model without anything of sentence-transformers around it."""
    from transformers import BertModel

    BertModel(_config(_tokenizer(folder), dimensions)).save_pretrained(folder)
    return folder


def sentence_transformer(folder: Path, prompts: Mapping[str, str] | None = None, dimensions: int = 16) -> Path:
    """A sentence-transformers folder with mean pooling; its vectors are not of length 1 by themselves."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    inner = bert(folder.with_name(f"{folder.name}-bert"), dimensions)
    modules = [Transformer(str(inner)), Pooling(dimensions)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    # As trainers publish it: the library itself would add empty prompts of other names.
    path = folder / "config_sentence_transformers.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, "prompts": dict(prompts or {})}), encoding="utf-8")
    return folder


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    from transformers import BertForSequenceClassification

    BertForSequenceClassification(_config(_tokenizer(folder), 16, labels)).save_pretrained(folder)
    return folder
