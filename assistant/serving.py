"""The web app as a server on this machine: `kaderwijzer serve`."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from assistant.errors import DoorClosed, FileUnreadable, WrongUse
from assistant.login import is_loopback, read_registration
from assistant.settings import ROOT, UPLOADS, Settings

APP = ROOT / "app.py"
HIGHEST_PORT = 65535
# As Streamlit counts them.
MEGABYTE = 1024 * 1024


def serve(settings: Settings) -> int:
    """Serves the web app until it is stopped. Raises WrongUse where the port or the host can't be used."""
    if not APP.is_file():
        raise FileUnreadable(f"{APP} ontbreekt. Start Kaderwijzer vanuit een volledige kopie van het project.")
    check_free(settings.host, settings.port)
    check_door(settings)
    os.environ.update(environment(settings))
    print(f"Kaderwijzer staat op {address(settings)} (stoppen met Ctrl+C)", flush=True)

    from click import Abort
    from streamlit.web import cli

    try:
        cli.main(["run", str(APP), *options(settings)], prog_name="kaderwijzer", standalone_mode=False)
    except (Abort, KeyboardInterrupt):
        print("Kaderwijzer is gestopt.")
    return 0


def address(settings: Settings) -> str:
    """Where a browser finds the app."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def check_free(host: str, port: int) -> None:
    """Raises WrongUse, with what to do, where nothing can listen on the port."""
    free = port + 1 if 1024 <= port < HIGHEST_PORT else Settings().port
    other = f"Kies een andere poort, bijvoorbeeld: kaderwijzer serve --port {free}"
    if not 0 < port <= HIGHEST_PORT:
        raise WrongUse(f"Poort {port} bestaat niet: een poort is een getal van 1 tot en met {HIGHEST_PORT}. {other}")
    try:
        family, kind, protocol, _, target = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # as the server does, so that a port left a moment ago is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(target)
    except socket.gaierror as problem:
        raise WrongUse(f"Het adres {host} bestaat niet op deze computer. Gebruik bijvoorbeeld 127.0.0.1.") from problem
    except PermissionError as problem:
        raise WrongUse(f"Poort {port} mag u niet gebruiken. {other}") from problem
    except OSError as problem:
        raise WrongUse(f"Poort {port} op {host} is niet vrij. {other}") from problem


def check_door(settings: Settings) -> None:
    """Raises WrongUse where strangers would come in, or where the login that should stop them is not set up rightly."""
    if settings.login:
        read_registration(settings.secrets)
    elif not settings.open and not is_loopback(settings.host):
        raise DoorClosed(
            f"Kaderwijzer start niet op {settings.host}. Zonder inloggen kan dan iedereen in uw netwerk alles lezen, en "
            "ook documenten en resultaten veranderen. Zet inloggen aan (KADERWIJZER_LOGIN=aan). Staat er een webserver "
            "(reverse proxy) voor Kaderwijzer? Gebruik dan 127.0.0.1. In docs/op-een-server.md staat hoe het moet. "
            "Mag echt iedereen alles? Zet dan KADERWIJZER_OPEN=ja."
        )


def environment(settings: Settings) -> dict[str, str]:
    """The settings as the environment variables that the app reads them from."""
    values: dict[str, str | Path | None] = {
        "CORPUS": settings.corpus.resolve(),
        "INDEX": settings.index.resolve() if settings.index else None,
        "MODEL": settings.model,
        "RERANKER": settings.reranker,
        "STORE": settings.store,
        "HOST": settings.host,
        "PORT": str(settings.port),
        **{name.upper(): str(getattr(settings, name)) for name in UPLOADS},
        "LOGIN": "aan" if settings.login else "uit",
        "SECRETS": settings.secrets.resolve(),
        "ROLE_CLAIM": settings.role_claim,
        "OPEN": "ja" if settings.open else "nee",
        "DATA": settings.data.resolve(),
        "KEEP_DAYS": str(settings.keep_days),
    }
    return {f"KADERWIJZER_{name}": str(value) for name, value in values.items() if value is not None}


def options(settings: Settings) -> list[str]:
    """What Streamlit is told besides .streamlit/config.toml; this wins from any config.toml."""
    values = {
        "server.address": settings.host,
        "server.port": str(settings.port),
        "server.headless": "true",
        "server.maxUploadSize": str(-(-settings.upload_max_bytes // MEGABYTE)),
        "server.fileWatcherType": "none",
        "server.enableXsrfProtection": "true",
        "server.enableAgentApi": "false",
        "server.trustedUserHeaders": "{}",
        "secrets.files": str(settings.secrets.resolve()),
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "logger.hideWelcomeMessage": "true",
    }
    return [f"--{name}={value}" for name, value in values.items()]
