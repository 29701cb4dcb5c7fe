"""Logging in: what an administrator has set up for it, and what the claims about somebody let them do.

The logging in itself is Streamlit's (OpenID Connect, with Authlib). Here its secrets.toml is held against what it should
be before the server starts, and the claims that the provider gave are turned into one of five standings.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from assistant.errors import LoginProblem

Standing = Literal["outside", "expired", "without_role", "reads", "manages"]

READER: Final = "lezer"
MANAGER: Final = "beheerder"
# A role that is taken away at the provider holds here until the next login, so that may not be long.
LOGIN_SECONDS: Final = 12 * 3600
# Clocks of two machines differ a little.
CLOCK_SECONDS: Final = 300
CALLBACK: Final = "/oauth2callback"
KEYS: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SECRET_CHARACTERS: Final = 32
READ_BY_OTHERS: Final = 0o007


@dataclass(frozen=True, slots=True)
class Registration:
    """Kaderwijzer as the provider knows it: `host` is the name under which browsers find it, without a port."""

    host: str
    client_id: str
    server_metadata_url: str


def read_registration(path: Path) -> Registration:
    """Reads the section [auth] of secrets.toml. Raises LoginProblem with the first thing that is missing or wrong.

    The messages name the file without its folder, and never a value from it.
    """
    shown = path.name
    try:
        if os.name == "posix" and path.stat().st_mode & READ_BY_OTHERS:
            raise LoginProblem(
                f"Iedereen op deze computer kan {shown} lezen. Daar staan geheimen in. Doe: chmod 640 {shown}"
            )
        auth = tomllib.loads(path.read_text(encoding="utf-8")).get("auth")
    except FileNotFoundError as problem:
        raise LoginProblem(
            f"Inloggen staat aan, maar {shown} ontbreekt. Maak dat bestand (docs/op-een-server.md zegt hoe), of zet "
            "inloggen uit met KADERWIJZER_LOGIN=uit."
        ) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise LoginProblem(f"{shown} is niet te lezen. Kijk van wie het bestand is, en wie het mag lezen.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise LoginProblem(f"{shown} is geen geldig TOML-bestand. Vergelijk het met docs/server/secrets.toml.") from (
            problem
        )
    if not isinstance(auth, dict):
        raise LoginProblem(f"In {shown} ontbreekt het deel [auth]. Vergelijk het met docs/server/secrets.toml.")
    given = {key: auth.get(key) for key in KEYS}
    for key, value in given.items():
        if not isinstance(value, str) or not value.strip():
            raise LoginProblem(f"In {shown} ontbreekt {key} in het deel [auth]. Vul het in.")
    texts = {key: str(value) for key, value in given.items()}
    if len(texts["cookie_secret"]) < SECRET_CHARACTERS:
        raise LoginProblem(
            f"cookie_secret in {shown} is te kort: ten minste {SECRET_CHARACTERS} willekeurige tekens. "
            'Maak er een met: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    for key in ("redirect_uri", "server_metadata_url"):
        _check_address(key, texts[key], shown)
    if not urlsplit(texts["redirect_uri"]).path.endswith(CALLBACK):
        raise LoginProblem(f"redirect_uri in {shown} moet eindigen op {CALLBACK}.")
    host = urlsplit(texts["redirect_uri"]).hostname or ""
    return Registration(host, texts["client_id"], texts["server_metadata_url"])


def _check_address(key: str, address: str, shown: str) -> None:
    """Logging in over http would show the world who has logged in; on this machine itself there is no world."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme != "http" or not is_loopback(parts.hostname or ""):
        raise LoginProblem(f"{key} in {shown} moet beginnen met https:// (alleen op 127.0.0.1 mag het met http://).")


def is_loopback(host: str) -> bool:
    """Whether only this machine itself is reached at the host."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def standing(claims: Mapping[str, object], role_claim: str, now: float) -> Standing:
    """What somebody may do. `now` in seconds since 1970, as the claim `iat` has the moment of the login."""
    issued = claims.get("iat")
    if claims.get("is_logged_in") is not True or not claims.get("sub") or not claims.get("iss"):
        return "outside"
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return "outside"
    if not -CLOCK_SECONDS <= now - issued < LOGIN_SECONDS:
        return "expired"
    roles = roles_of(claims, role_claim)
    return "manages" if MANAGER in roles else "reads" if READER in roles else "without_role"


def roles_of(claims: Mapping[str, object], role_claim: str) -> frozenset[str]:
    """The roles in a claim, which providers give as a list or, where there is one, as a text."""
    given = claims.get(role_claim)
    return frozenset(role for role in (given if isinstance(given, list | tuple) else [given]) if isinstance(role, str))


def person_id(issuer: str, subject: str) -> str:
    """The same 22 characters each time for one account of one provider, safe in a file name."""
    digest = hashlib.sha256(f"{issuer}\n{subject}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def name_of(claims: Mapping[str, object]) -> str:
    """How somebody is called on screen, "" where the provider doesn't say."""
    given = (claims.get(key) for key in ("name", "preferred_username", "email"))
    return next((name.strip() for name in given if isinstance(name, str) and name.strip()), "")
