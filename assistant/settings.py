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
    `model` is a folder, or a name that sentence-transformers knows. `data` is the folder of what the app keeps itself, such
    as conversations; `keep_days` is how long a conversation is kept after its last question, 0 for not at all.
    """

    corpus: Path = ROOT / "corpus"
    index: Path | None = None
    model: str = str(BUNDLED_MODEL)
    store: str = "faiss"
    host: str = "127.0.0.1"
    port: int = 8501
    data: Path = ROOT / "gegevens"
    keep_days: int = 90

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, with what KADERWIJZER_CORPUS, _INDEX, _MODEL, _STORE, _HOST, _PORT, _DATA and _KEEP_DAYS say."""
        given = os.environ if environment is None else environment
        settings = cls()
        if corpus := given.get("KADERWIJZER_CORPUS"):
            settings = replace(settings, corpus=Path(corpus))
        if index := given.get("KADERWIJZER_INDEX"):
            settings = replace(settings, index=Path(index))
        if port := given.get("KADERWIJZER_PORT", ""):
            settings = replace(settings, port=int(port)) if port.isdigit() else settings
        if data := given.get("KADERWIJZER_DATA"):
            settings = replace(settings, data=Path(data))
        if days := given.get("KADERWIJZER_KEEP_DAYS", ""):
            # Whoever meant to limit it must not find everything kept because of a slip of the pen.
            settings = replace(settings, keep_days=int(days) if days.isdigit() else 0)
        return replace(
            settings,
            model=given.get("KADERWIJZER_MODEL") or settings.model,
            store=given.get("KADERWIJZER_STORE") or settings.store,
            host=given.get("KADERWIJZER_HOST") or settings.host,
        )
