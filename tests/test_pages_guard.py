"""The guard: who is refused before Streamlit sees anything, and what every answer carries."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from assistant.pages import entrance_wording as wording
from assistant.pages.guard import FORBIDDEN, HEADERS, POLICY, Guard, own_hosts
from assistant.settings import Settings

SITE = frozenset({"kaderwijzer.voorbeeld.nl"})


class Inside:
    """An app that answers everything in one way, and counts how often it was asked."""

    def __init__(self, status: int = 200, *headers: tuple[bytes, bytes]) -> None:
        self.status = status
        self.headers = headers
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": b"binnen"})


def asked(
    app: Inside,
    hosts: frozenset[str] | None = SITE,
    *,
    kind: str = "http",
    path: str = "/",
    query: str = "",
    scheme: str = "http",
    **headers: str,
) -> list[Message]:
    """All that the guard sends back."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "scheme": scheme,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    # Nothing in it waits, so it needs no event loop; while the browser tests run, there is another one here.
    with pytest.raises(StopIteration):
        Guard(app, hosts)(scope, receive, send).send(None)
    return sent


def given(sent: list[Message]) -> dict[str, str]:
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


def refused(sent: list[Message], why: str) -> bool:
    return bool(sent[0]["status"] == FORBIDDEN and sent[1]["body"].decode() == why)


@pytest.mark.parametrize("status", [200, 304, 404, 500])
def test_every_answer_carries_the_headers(status: int) -> None:
    headers = given(asked(Inside(status), host="127.0.0.1:8501"))
    assert {name: headers[name.lower()] for name in HEADERS} == HEADERS


def test_a_refusal_carries_them_too() -> None:
    assert given(asked(Inside(), host="elders.example"))["content-security-policy"] == POLICY


def test_no_script_but_our_own_may_run() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert not any("http" in allowed or "*" in allowed for allowed in rules.values())


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "kaderwijzer.voorbeeld.nl"])
def test_own_names_are_served(host: str) -> None:
    app = Inside()
    assert asked(app, host=host)[1]["body"] == b"binnen"


@pytest.mark.parametrize("host", ["elders.example", "127.0.0.1.elders.example", "", "10.0.0.5:8501", "[", "x@y:z"])
def test_a_name_that_is_not_ours_is_refused(host: str) -> None:
    """A website can have its own name point at this machine; the browser then takes us for that website."""
    app = Inside()
    assert refused(asked(app, host=host), wording.OTHER_ADDRESS)
    assert app.asked == 0


def test_any_name_will_do_where_the_door_was_opened() -> None:
    assert asked(Inside(), None, host="elders.example")[1]["body"] == b"binnen"


@pytest.mark.parametrize(
    "origin", ["https://elders.example", "http://127.0.0.1:9999", "http://localhost:8501", "null", ""]
)
@pytest.mark.parametrize("hosts", [SITE, None])
def test_another_website_is_refused(origin: str, hosts: frozenset[str] | None) -> None:
    """Also one that runs on this machine, which Streamlit itself would let in."""
    app = Inside()
    assert refused(asked(app, hosts, host="127.0.0.1:8501", origin=origin), wording.OTHER_SITE)
    closed = asked(app, hosts, kind="websocket", host="127.0.0.1:8501", origin=origin)
    assert [message["type"] for message in closed] == ["websocket.close"]
    assert app.asked == 0


def test_our_own_page_is_let_in() -> None:
    for scheme in ("http", "https"):
        sent = asked(
            Inside(), kind="websocket", host="kaderwijzer.voorbeeld.nl", origin=f"{scheme}://kaderwijzer.voorbeeld.nl"
        )
        assert sent[0]["type"] == "websocket.accept"


def test_cookies_are_for_https_only_where_the_visitor_has_https() -> None:
    cookies = ((b"set-cookie", b"a=1; Path=/"), (b"set-cookie", b"b=2; Secure"))
    over = [
        value
        for name, value in asked(Inside(200, *cookies), host="localhost", scheme="https")[0]["headers"]
        if name == b"set-cookie"
    ]
    assert over == [b"a=1; Path=/; Secure", b"b=2; Secure"]
    assert given(asked(Inside(200, cookies[0]), host="localhost"))["set-cookie"] == "a=1; Path=/"


USER = (b"set-cookie", b"_streamlit_user=xyz; HttpOnly; Max-Age=2592000; Path=/")
GONE = (b"set-cookie", b'_streamlit_user=""; Max-Age=0; Path=/')
HOME = (b"location", b"/")


@pytest.mark.parametrize(
    ("path", "query", "app", "where"),
    [
        ("/auth/login", "provider=x", Inside(400), "/?inloggen=mislukt"),
        (
            "/auth/login",
            "provider=x",
            Inside(302, (b"location", b"https://inloggen.voorbeeld.nl")),
            "https://inloggen.voorbeeld.nl",
        ),
        ("/oauth2callback", "error=access_denied&state=1", Inside(302, HOME), "/?inloggen=mislukt"),
        ("/oauth2callback", "code=1&state=1", Inside(302, HOME, GONE), "/?inloggen=mislukt"),
        ("/oauth2callback", "code=1&state=1", Inside(302, HOME, GONE, USER), "/"),
        ("/oauth2callback", "", Inside(302, HOME), "/"),
    ],
)
def test_login_that_failed_is_told_on_the_login_screen(path: str, query: str, app: Inside, where: str) -> None:
    sent = asked(app, host="localhost", path=path, query=query)
    assert (sent[0]["status"], given(sent)["location"]) == (302, where)


def test_what_is_no_request_passes() -> None:
    app = Inside()
    asked(app, kind="lifespan")
    assert app.asked == 1


def test_hosts_follow_from_the_settings() -> None:
    assert own_hosts(Settings()) == frozenset()
    assert own_hosts(Settings(open=True)) is None
