"""What can be set, in one frozen value; each setting can also come from an environment variable KADERWIJZER_<NAME>."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUNDLED_MODEL = ROOT / "index" / "embedder"
UPLOADS = (
    "upload_max_bytes",
    "upload_max_pages",
    "upload_max_unpacked_bytes",
    "upload_max_seconds",
    "upload_max_memory_bytes",
)
NUMBERS = ("port", *UPLOADS)


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders, model and sizes.

    `index` is None where the index of a corpus has its own folder below `index/built/`, apart per corpus and model.
    `model` is a folder, or a name that sentence-transformers knows; so is `reranker`, "" where there is none.
    `data` is the folder of what the app keeps itself, such as conversations; `keep_days` is how long a conversation is kept
    after its last question, 0 for not at all.
    With `login` people log in at the provider that `secrets` describes, and `role_claim` is the claim with their roles.
    `open` lets everybody in without login, on any address; on this machine itself nobody needs it.
    """

    corpus: Path = ROOT / "corpus"
    index: Path | None = None
    model: str = str(BUNDLED_MODEL)
    store: str = "faiss"
    host: str = "127.0.0.1"
    port: int = 8501
    reranker: str = ""
    # What a file that is added on the website may take; more is refused.
    upload_max_bytes: int = 50_000_000
    upload_max_pages: int = 2000
    upload_max_unpacked_bytes: int = 200_000_000
    upload_max_seconds: int = 300
    upload_max_memory_bytes: int = 2_000_000_000
    login: bool = False
    secrets: Path = ROOT / ".streamlit" / "secrets.toml"
    role_claim: str = "roles"
    open: bool = False
    data: Path = ROOT / "gegevens"
    keep_days: int = 90

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, with what the environment says instead; a value that is no number leaves the default."""
        given = os.environ if environment is None else environment
        settings = cls()
        if corpus := given.get("KADERWIJZER_CORPUS"):
            settings = replace(settings, corpus=Path(corpus))
        if index := given.get("KADERWIJZER_INDEX"):
            settings = replace(settings, index=Path(index))
        said = {name: given.get(f"KADERWIJZER_{name.upper()}", "") for name in NUMBERS}
        numbers: dict[str, Any] = {name: int(value) for name, value in said.items() if value.isdecimal() and int(value)}
        if secrets := given.get("KADERWIJZER_SECRETS"):
            settings = replace(settings, secrets=Path(secrets))
        if data := given.get("KADERWIJZER_DATA"):
            settings = replace(settings, data=Path(data))
        if days := given.get("KADERWIJZER_KEEP_DAYS", ""):
            # Whoever meant to limit it must not find everything kept because of a slip of the pen.
            settings = replace(settings, keep_days=int(days) if days.isdigit() else 0)
        return replace(
            settings,
            **numbers,
            model=given.get("KADERWIJZER_MODEL") or settings.model,
            reranker=given.get("KADERWIJZER_RERANKER") or settings.reranker,
            store=given.get("KADERWIJZER_STORE") or settings.store,
            host=given.get("KADERWIJZER_HOST") or settings.host,
            # A slip of the pen must not open a door: all but "uit" is on here, and all but "ja" is no there.
            login=given.get("KADERWIJZER_LOGIN", "").strip().lower() not in ("", "uit"),
            role_claim=given.get("KADERWIJZER_ROLE_CLAIM") or settings.role_claim,
            open=given.get("KADERWIJZER_OPEN", "").strip().lower() == "ja",
        )
