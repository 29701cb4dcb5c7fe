"""What can be set, in one frozen value; each setting can also come from an environment variable KADERWIJZER_<NAME>."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLED_MODEL = ROOT / "index" / "embedder"


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders, model and sizes.

    `index` is None where the index of a corpus has its own folder below `index/built/`, apart per corpus and model.
    `model` is a folder, or a name that sentence-transformers knows; so is `reranker`, "" where there is none.
    """

    corpus: Path = ROOT / "corpus"
    index: Path | None = None
    model: str = str(BUNDLED_MODEL)
    store: str = "faiss"
    host: str = "127.0.0.1"
    port: int = 8501
    reranker: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, with what KADERWIJZER_CORPUS, _INDEX, _MODEL, _RERANKER, _STORE, _HOST and _PORT say instead."""
        given = os.environ if environment is None else environment
        settings = cls()
        if corpus := given.get("KADERWIJZER_CORPUS"):
            settings = replace(settings, corpus=Path(corpus))
        if index := given.get("KADERWIJZER_INDEX"):
            settings = replace(settings, index=Path(index))
        if port := given.get("KADERWIJZER_PORT", ""):
            settings = replace(settings, port=int(port)) if port.isdigit() else settings
        return replace(
            settings,
            model=given.get("KADERWIJZER_MODEL") or settings.model,
            reranker=given.get("KADERWIJZER_RERANKER") or settings.reranker,
            store=given.get("KADERWIJZER_STORE") or settings.store,
            host=given.get("KADERWIJZER_HOST") or settings.host,
        )
