from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding import Embedder, StaticEmbedder, load_embedder, unit
from assistant.errors import ModelUnavailable
from assistant.settings import BUNDLED_MODEL, ROOT

TEXTS = [
    "Wie beheert de sloten?",
    "re-integratie, reïntegratie en reintegratie",
    "In 2023 zijn 1.250 straatkolken geleegd.",
    "",
    "漢字 🙂",
]


def test_the_bundled_model_gives_the_vectors_that_sentence_transformers_gives() -> None:
    """In a process of its own: importing sentence-transformers here would slow every other test."""
    program = (
        "import sys, numpy as np\n"
        "from sentence_transformers import SentenceTransformer\n"
        "model = SentenceTransformer(sys.argv[1], device='cpu')\n"
        "np.save(sys.argv[2], model.encode(sys.argv[3:]))\n"
    )
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "vectors.npy"
        subprocess.run([sys.executable, "-c", program, str(BUNDLED_MODEL), str(out), *TEXTS], check=True)
        theirs = np.load(out).astype(np.float32)
    assert np.allclose(load_embedder(str(BUNDLED_MODEL)).passages(TEXTS), theirs, atol=1e-3)


def test_vectors_have_length_one_or_are_zero(embedder: Embedder) -> None:
    vectors = embedder.passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert not np.isnan(vectors).any()
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)
    assert lengths[3] == 0


def test_a_question_gets_the_vector_of_its_text(embedder: Embedder) -> None:
    assert np.allclose(embedder.question(TEXTS[0]), embedder.passages([TEXTS[0]])[0])


def test_progress_is_told(embedder: Embedder) -> None:
    told: list[int] = []
    embedder.passages(["een zin"] * 600, told.append)
    assert told == [256, 512, 600]


def test_texts_about_the_same_are_nearer_than_others(embedder: Embedder) -> None:
    question, near, far = embedder.passages(
        ["hulp bij schulden", "De gemeente biedt schuldhulpverlening aan inwoners.", "De brug is dicht voor fietsers."]
    )
    assert question @ near > question @ far + 0.1


def test_the_light_path_imports_no_torch() -> None:
    program = (
        "import sys\n"
        "from assistant.embedding import load_embedder\n"
        "from assistant.settings import BUNDLED_MODEL\n"
        "load_embedder(str(BUNDLED_MODEL)).question('wie')\n"
        "assert not {'torch', 'sentence_transformers'} & set(sys.modules), 'heavy import'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_a_missing_model_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="KADERWIJZER_MODEL"):
        load_embedder(str(tmp_path / "weg"))


def test_the_fingerprint_changes_with_the_model(tmp_path: Path, embedder: Embedder) -> None:
    import shutil

    copy = tmp_path / "model"
    shutil.copytree(BUNDLED_MODEL, copy)
    assert StaticEmbedder(copy).fingerprint == embedder.fingerprint
    tokenizer = next(copy.rglob("tokenizer.json"))
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert StaticEmbedder(copy).fingerprint != embedder.fingerprint


def test_unit_leaves_zeros() -> None:
    assert unit(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32)).tolist() == [
        [pytest.approx(0.6), pytest.approx(0.8)],
        [0, 0],
    ]


def test_the_tokens_of_a_text_are_those_of_its_words(embedder: Embedder) -> None:
    """Tokens are looked up by the word; that must give what the tokenizer gives for the text as a whole."""
    from tokenizers import Tokenizer

    assert isinstance(embedder, StaticEmbedder)
    tokenizer = Tokenizer.from_file(str(BUNDLED_MODEL / "tokenizer.json"))
    texts = [
        *TEXTS,
        "  ",
        "€ 2,4 mln.",
        "1 000 of 1\u00a0000",
        "a\u0301 e\u0301\tb\u2009c",
        "oud-\ncliënt",
        "<unk> < unk >",
        "½ ² ﬁ",
    ]
    for _ in range(2):  # the second time every word is known
        for text, found in zip(texts, embedder._tokens(texts), strict=True):
            assert list(found) == tokenizer.encode(text, add_special_tokens=False).ids, text


def test_a_static_model_whose_words_depend_on_each_other_is_read_whole(tmp_path: Path) -> None:
    """A tokenizer without any splitting: pieces run over spaces."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models

    vocab = {token: at for at, token in enumerate(["[UNK]", " ", "s", "l", "o", "t", "s ", "s l"])}
    tokenizer = Tokenizer(models.BPE(vocab, [("s", " "), ("s ", "l")], unk_token="[UNK]"))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    table = np.random.default_rng(2).normal(size=(8, 4)).astype(np.float32)
    save_file({"embedding.weight": table}, tmp_path / "model.safetensors")
    kind = "sentence_transformers.models.StaticEmbedding"
    (tmp_path / "modules.json").write_text(
        f'[{{"idx": 0, "name": "0", "path": "", "type": "{kind}"}}]', encoding="utf-8"
    )
    ids = tokenizer.encode("slots lot").ids
    assert vocab["s l"] in ids
    assert np.allclose(load_embedder(str(tmp_path)).passages(["slots lot"]), unit(table[[ids]].mean(axis=1)), atol=1e-6)


def test_many_words_do_not_fill_the_memory(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.embedding.MOST_WORDS", 50)
    fresh = StaticEmbedder(BUNDLED_MODEL)
    texts = [f"woord{number} straat{number}" for number in range(600)]
    assert np.allclose(fresh.passages(texts), embedder.passages(texts), atol=1e-6)
    assert len(fresh._of_word) <= 2 * 256 + 50
