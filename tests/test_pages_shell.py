"""The Dutch shell, held against the Streamlit that is installed: after an update these tests say what to mend."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from assistant.pages.labels import LABELS, PAGE_LABELS
from assistant.pages.shell import ASSETS, FOLDER, STREAMLIT_FILES, DutchShell, dutch_page
from assistant.pages.visitor import COOKIE, well_formed

SCRIPTS = STREAMLIT_FILES / "static" / "js"
INDEX = (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")
PHRASES = [(stem, phrase) for stem, phrases in LABELS.items() for phrase in phrases]


def scripts_of(stem: str) -> list[str]:
    """The names of Streamlit's scripts that begin so; mostly one."""
    found = [path.name for path in SCRIPTS.iterdir() if re.fullmatch(rf"{stem}\.[^./]+\.js", path.name)]
    assert found, f"Streamlit has no script {stem}.*.js any more: see labels.py"
    return found


@pytest.mark.parametrize(("stem", "phrase"), PHRASES)
def test_every_phrase_stands_in_the_installed_streamlit(stem: str, phrase: str) -> None:
    assert any(phrase in (SCRIPTS / name).read_text(encoding="utf-8") for name in scripts_of(stem)), "see labels.py"


@pytest.mark.parametrize("phrase", PAGE_LABELS)
def test_every_phrase_stands_in_the_installed_page(phrase: str) -> None:
    assert phrase in INDEX


def test_page_is_dutch_and_loads_our_own_files() -> None:
    page = dutch_page(INDEX)
    assert '<html lang="nl">' in page
    assert "<title>Kaderwijzer</title>" in page
    assert f'href=".{FOLDER}kaderwijzer.css"' in page
    assert f'src=".{FOLDER}kaderwijzer.js"' in page
    assert f'href=".{FOLDER}kaderwijzer.svg"' in page
    assert '"./static/js' not in page
    assert "Kaderwijzer werkt alleen met JavaScript." in page
    for english in ("agent", "You need", "without a browser", "service-desc", "favicon.png"):
        assert english not in page


def test_page_holds_no_script_of_its_own() -> None:
    """The content security policy lets scripts in files through only."""
    assert "<script>" in INDEX
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", dutch_page(INDEX)))


def test_nothing_streamlit_points_to_is_lost() -> None:
    """Every file that the page loads is one that Streamlit has, or one of ours."""
    for name in re.findall(rf"\.{FOLDER}([^\"]+)\"", dutch_page(INDEX)):
        assert (STREAMLIT_FILES / "static" / name).is_file() or (ASSETS / name).is_file(), name


def test_wordmark_and_script_hold_no_address_elsewhere() -> None:
    for path in ASSETS.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text, path.name


class Inside:
    """An app that answers each request in one way, and keeps what it was asked."""

    def __init__(self, body: bytes, *headers: tuple[bytes, bytes]) -> None:
        self.body = body
        self.headers = headers
        self.asked: Scope = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked = scope
        length = (b"content-length", str(len(self.body)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [*self.headers, length]})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[half:]})


def answer(app: Inside, path: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """What the shell around an app answers to a browser."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "headers": given}
    # Nothing in it waits, so it needs no event loop; while the browser tests run, there is another one here.
    with pytest.raises(StopIteration):
        DutchShell(app)(scope, receive, send).send(None)
    start = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return start, b"".join(message.get("body", b"") for message in sent[1:])


def test_page_is_changed_on_its_way_out() -> None:
    app = Inside(INDEX.encode(), (b"content-type", b"text/html; charset=utf-8"), (b"etag", b'"1"'))
    headers, body = answer(app, "/documenten", accept="text/html", accept_encoding="gzip", if_none_match='"1"')
    assert body.decode() == dutch_page(INDEX)
    assert int(headers["content-length"]) == len(body)
    # A browser that kept the page of an earlier version must not be told that it is still good.
    assert "etag" not in headers
    assert [name for name, _ in app.asked["headers"]] == [b"accept"]


def test_other_answers_pass_untouched() -> None:
    app = Inside(b'<html lang="en">', (b"content-type", b"application/json"), (b"etag", b'"1"'))
    headers, body = answer(app, "/_stcore/health", accept="text/html")
    assert (body, headers["etag"]) == (b'<html lang="en">', '"1"')
    app = Inside(b'<html lang="en">', (b"content-type", b"text/html"))
    assert answer(app, "/media/x.html", accept="*/*")[1] == b'<html lang="en">'


@pytest.mark.parametrize("before", ["", "/onder/een/pad"])
def test_scripts_come_in_dutch_from_our_own_folder(before: str) -> None:
    headers, body = answer(Inside(b""), f"{before}{FOLDER}js/{scripts_of('ChatInput')[0]}")
    assert "Vraag versturen" in body.decode()
    assert "Send message" not in body.decode()
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


def test_other_files_of_that_folder_come_from_streamlit() -> None:
    app = Inside(b"lettertype")
    assert answer(app, f"{FOLDER}media/letter.woff2")[1] == b"lettertype"
    assert app.asked["path"] == "/static/media/letter.woff2"


@pytest.mark.parametrize("name", ["../labels.py", "js/../../index.html", "..", "", "js/index.../x.js"])
def test_no_path_leads_out_of_the_folders(name: str) -> None:
    app = Inside(b"van streamlit")
    assert answer(app, f"{FOLDER}{name}")[1] == b"van streamlit"


def test_a_browser_is_given_one_id_and_keeps_it() -> None:
    page = Inside(INDEX.encode(), (b"content-type", b"text/html; charset=utf-8"))
    first, _ = answer(page, "/", accept="text/html")
    name, _, value = first["set-cookie"].partition(";")[0].partition("=")
    assert (name, well_formed(value)) == (COOKIE, True)
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in first["set-cookie"].split(";")}
    again, _ = answer(page, "/", accept="text/html", cookie=f"{COOKIE}={value}")
    assert "set-cookie" not in again


def test_an_id_that_is_not_ours_is_replaced() -> None:
    page = Inside(INDEX.encode(), (b"content-type", b"text/html; charset=utf-8"))
    headers, _ = answer(page, "/", accept="text/html", cookie=f"{COOKIE}=../../etc/passwd")
    assert "passwd" not in headers["set-cookie"]
