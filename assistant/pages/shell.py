"""What stands around the pages: a Dutch page with our own style sheet and script, and Streamlit's scripts in Dutch.

All of Streamlit's files are served from a folder of our own name besides their own. A browser keeps those files for a
year, and may still have the English ones of another Streamlit app on the same address.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path
from typing import Final

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.pages.guard import Guard, own_hosts
from assistant.pages.labels import LABELS, PAGE_LABELS
from assistant.pages.visitor import COOKIE, new_id, well_formed
from assistant.settings import Settings

ASSETS: Final = Path(__file__).resolve().parent / "assets"
STREAMLIT_FILES: Final = Path(streamlit.__file__).resolve().parent / "static"
# Streamlit's pointer to its programming interface, and what it shows without JavaScript after the first line.
_FOR_PROGRAMS: Final = re.compile(r'<!--\s*Machine-readable.*?-->\s*<link rel="service-desc"[^>]*>', re.DOTALL)
_WITHOUT_SCRIPT: Final = re.compile(r"(<noscript>.*?</p>).*?(</noscript>)", re.DOTALL)
# The one script that stands in the page itself, of use to search engines only; without it no script in a page may run.
_INLINE_SCRIPT: Final = re.compile(r"<!-- initialize window.prerenderReady.*?-->\s*<script>.*?</script>", re.DOTALL)
COOKIE_SECONDS: Final = 365 * 24 * 3600
# What would have the page come back unchanged, in part or packed; we have to read all of it.
_ASKING_LESS: Final = ("accept-encoding", "if-none-match", "if-modified-since", "range")


def _fingerprint() -> str:
    seen = hashlib.sha256(f"{streamlit.__version__}{LABELS}".encode())
    for path in sorted(ASSETS.iterdir()):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


FOLDER: Final = f"/static/nl-{_fingerprint()}/"


def in_dutch(text: str, labels: dict[str, str]) -> str:
    """The text with each phrase replaced."""
    for english, dutch in labels.items():
        text = text.replace(english, dutch)
    return text


def dutch_page(html: str) -> str:
    """Streamlit's index.html as we serve it."""
    html = _INLINE_SCRIPT.sub("", html)
    html = _WITHOUT_SCRIPT.sub(r"\1\2", _FOR_PROGRAMS.sub("", in_dutch(html, PAGE_LABELS)))
    name = f".{FOLDER}kaderwijzer"
    own = f'<link rel="stylesheet" href="{name}.css"><script src="{name}.js" defer></script>'
    html = html.replace('"./static/', f'".{FOLDER}').replace("</head>", f"{own}</head>", 1)
    return html.replace('href="./favicon.png"', f'href="{name}.svg" type="image/svg+xml"')


@cache
def _file(name: str) -> tuple[bytes, str] | None:
    """A file of our own or a script that we change, and its media type; None for all that Streamlit serves as it is."""
    own = ASSETS / name
    if own.parent == ASSETS and own.is_file():
        return own.read_bytes(), mimetypes.guess_type(name)[0] or "application/octet-stream"
    match = re.fullmatch(r"js/([^./]+)\.[^./]+\.js", name)
    if match and match[1] in LABELS and (script := STREAMLIT_FILES / "static" / name).is_file():
        return in_dutch(script.read_text(encoding="utf-8"), LABELS[match[1]]).encode(), "text/javascript"
    return None


class DutchShell:
    """Middleware that serves `FOLDER`, changes each HTML page on its way out, and tells browsers apart by a cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
        elif FOLDER in scope["path"]:
            await self._serve_file(scope, receive, send)
        elif "text/html" in Headers(scope=scope).get("accept", ""):
            await self._serve_page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _serve_file(self, scope: Scope, receive: Receive, send: Send) -> None:
        before, _, name = scope["path"].partition(FOLDER)
        found = _file(name)
        if found is None:
            path = f"{before}/static/{name}"
            await self._app({**scope, "path": path, "raw_path": path.encode()}, receive, send)
            return
        body, media_type = found
        kept = {"Cache-Control": "public, immutable, max-age=31536000"}
        await Response(body, media_type=media_type, headers=kept)(scope, receive, send)

    async def _serve_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(name, value) for name, value in scope["headers"] if name.decode("latin-1") not in _ASKING_LESS]
        known = well_formed(Request(scope).cookies.get(COOKIE, ""))
        start: Message | None = None
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                    start = message
                    return
            elif start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                changed = dutch_page(body.decode("utf-8")).encode() if body else b""
                answered = MutableHeaders(raw=start["headers"])
                if body:
                    answered["content-length"] = str(len(changed))
                for name in ("etag", "last-modified"):
                    if name in answered:
                        del answered[name]
                if not known:
                    cookie = f"{COOKIE}={new_id()}; Max-Age={COOKIE_SECONDS}; Path=/; HttpOnly; SameSite=Lax"
                    answered.append("set-cookie", cookie)
                await send(start)
                message = {"type": "http.response.body", "body": changed}
            await send(message)

        await self._app({**scope, "headers": headers}, receive, hold)


def middleware(settings: Settings) -> list[Middleware]:
    """What stands around Streamlit, from the outside in. Raises LoginProblem where login is set up wrongly."""
    return [Middleware(Guard, hosts=own_hosts(settings)), Middleware(DutchShell)]
