"""The guard at the outside of the server: what every answer tells a browser, and which requests get none.

Two things are refused before Streamlit sees them: a request that another website sends (Streamlit itself would let in
any website on this machine, and ask another server for its own address), and a host name that is not ours (a website can
point its name at 127.0.0.1 and read along). A login that the provider did not carry through comes back to the login screen.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.login import CALLBACK, is_loopback, read_registration
from assistant.pages import entrance_wording as wording
from assistant.pages.entrance import FAILED_QUERY
from assistant.settings import Settings

# Streamlit writes its styles into the page (style-src) and shows pictures and files it made itself (data:, blob:).
# Charts are drawn with an interpreter instead of with code made on the spot, so no script but ours is let through.
POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOGIN: Final = "/auth/login"
USER_COOKIE: Final = "_streamlit_user="
FORBIDDEN: Final = 403


def own_hosts(settings: Settings) -> frozenset[str] | None:
    """The host names of ours besides this machine's own; None where any will do. Raises LoginProblem."""
    if settings.login:
        return frozenset({read_registration(settings.secrets).host})
    return None if settings.open else frozenset()


class Guard:
    """Middleware around everything else."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        wrong = "" if self._is_ours(headers.get("host", "")) else wording.OTHER_ADDRESS
        if not wrong and from_elsewhere(headers):
            wrong = wording.OTHER_SITE
        if wrong and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        elif wrong:
            await PlainTextResponse(wrong, FORBIDDEN)(scope, receive, dressed(scope, send))
        else:
            await self._app(scope, receive, dressed(scope, send))

    def _is_ours(self, host: str) -> bool:
        if self._hosts is None:
            return True
        name = hostname(host)
        return is_loopback(name) or name in self._hosts


def hostname(host: str) -> str:
    """The name in a Host header, without its port; "" for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def from_elsewhere(headers: Headers) -> bool:
    """Whether a page of another website sent this; a browser says so in Origin, other programs send none."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def dressed(scope: Scope, send: Send) -> Send:
    """`send`, which gives each answer the headers that keep a browser within its bounds."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            if login_failed(scope, message["status"], headers):
                message["status"] = 302
                headers["location"] = f"/?{FAILED_QUERY}=mislukt"
            if scope["scheme"] == "https":
                message["headers"] = [(name, secured(name, value)) for name, value in message["headers"]]
        await send(message)

    return sending


def secured(name: bytes, value: bytes) -> bytes:
    """A cookie that was set over https is never sent without it."""
    return value + b"; Secure" if name.lower() == b"set-cookie" and b"; secure" not in value.lower() else value


def login_failed(scope: Scope, status: int, headers: Headers) -> bool:
    """Whether this is Streamlit's answer to a login that went wrong: a line of English, or the start page in silence."""
    if scope["path"].endswith(LOGIN):
        return status >= 400
    if not scope["path"].endswith(CALLBACK) or status >= 400:
        return False
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    came_in = any(
        cookie.startswith(USER_COOKIE) and "max-age=0" not in cookie.lower() for cookie in headers.getlist("set-cookie")
    )
    return bool({"state", "error"} & set(asked)) and not came_in
