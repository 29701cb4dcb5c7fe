"""The bounds that the server sets a browser hold on every page, other websites stay out, and a question leaves no trace."""

from __future__ import annotations

import http.client
import http.server
import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from assistant.pages import target_wording, wording
from assistant.pages.guard import FORBIDDEN, HEADERS
from assistant.results.ledger import FOLDER as RESULTS
from assistant.settings import Settings
from browser.lindendal import Site, served, write_corpus
from browser.test_browser_registers import settled

# A word that stands nowhere, so that it can be looked for everywhere.
WORD = "zwanenbloemkwekerij"
VIOLATIONS = """() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
}"""


@pytest.fixture(scope="module")
def whole(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over the corpus that comes with it: every page has something on it."""
    folder = tmp_path_factory.mktemp("grenzen")
    shutil.copytree(Settings().corpus, folder / "corpus", ignore=shutil.ignore_patterns(RESULTS))
    with served(folder / "corpus", folder / "index") as site:
        yield site


def watched(tab: Page) -> Page:
    """The tab, which from now on keeps all that its policy stopped."""
    tab.add_init_script(f"({VIOLATIONS})()")
    return tab


def stopped(tab: Page) -> list[str]:
    """What the policy stopped, but for one thing that may be: Streamlit's numbers of 64 bits try a program of their own
    (WebAssembly) first, and without it do the same in JavaScript."""
    found: list[str] = tab.evaluate("window.violations")
    return [line for line in found if line != "script-src wasm-eval"]


def test_no_page_goes_beyond_its_policy(whole: Site, tab: Page) -> None:
    watched(tab)
    tab.goto(whole.url)
    expect(tab.get_by_role("textbox", name=wording.QUESTION_FIELD)).to_be_visible(timeout=60_000)
    pages = tab.get_by_role("navigation", name="Pagina's").get_by_role("link")
    expect(pages.first).to_be_visible()
    addresses = [str(link.get_attribute("href")) for link in pages.all()]
    assert len(addresses) >= 5
    for address in [*addresses, "document?document=kaderbrief-2021"]:
        tab.goto(f"{whole.url}/{address.rsplit('/', 1)[-1]}")
        expect(tab.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        settled(tab)
        assert stopped(tab) == [], address


def test_charts_and_downloads_stay_within_it_too(whole: Site, tab: Page) -> None:
    watched(tab)
    tab.goto(f"{whole.url}/doelen")
    tab.get_by_role("tab", name=target_wording.TABS[2], exact=True).click(timeout=60_000)
    expect(tab.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas").first).to_be_visible(timeout=60_000)
    tab.get_by_role("tab", name=target_wording.TABS[0], exact=True).click()
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=target_wording.DOWNLOAD).click()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    assert stopped(tab) == []


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that is not ours: its address, and the paths that it was asked for."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def test_what_got_into_a_page_all_the_same_can_do_nothing(site: Site, tab: Page) -> None:
    """Our pages escape all text. Should that ever fail, the browser stops what it holds."""
    watched(tab)
    tab.goto(site.url)
    expect(tab.get_by_role("textbox", name=wording.QUESTION_FIELD)).to_be_visible()
    # Another server that the browser could reach, so that nothing but the policy keeps it from there.
    with listening() as (elsewhere, asked):
        tab.evaluate(
            """elsewhere => {
                const place = document.createElement("div");
                place.innerHTML = `<img src="${elsewhere}/y.png" onerror="document.title = 'gehackt'">`
                    + `<iframe src="${elsewhere}/"></iframe>`;
                document.body.append(place);
                const script = document.createElement("script");
                script.textContent = "document.title = 'gehackt'";
                document.body.append(script);
                fetch(`${elsewhere}/`).catch(() => {});
            }""",
            elsewhere,
        )
        for directive in ("img-src", "script-src-elem", "script-src-attr", "connect-src", "frame-src"):
            tab.wait_for_function("name => window.violations.some((line) => line.startsWith(name))", arg=directive)
        # The one request that may come there is ours: by the time it is answered, any before it has been heard.
        with urllib.request.urlopen(f"{elsewhere}/laatste", timeout=20):
            pass
        assert asked == ["/laatste"]
    assert "gehackt" not in tab.title()


def answered(site: Site, path: str, headers: dict[str, str]) -> tuple[int, http.client.HTTPMessage]:
    """Status and headers of what the server answers to another program than a browser."""
    with closing(http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=20)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            return response.status, response.headers


@pytest.mark.parametrize("path", ["/", "/documenten", "/_stcore/health", "/bestaat/niet.js", "/media/x"])
def test_every_answer_of_the_server_carries_the_headers(site: Site, path: str) -> None:
    _, headers = answered(site, path, {"Accept": "text/html"})
    assert {name: headers[name] for name in HEADERS} == HEADERS


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def test_websocket_of_another_website_is_refused(site: Site) -> None:
    stream = "/_stcore/stream"
    assert answered(site, stream, {**UPGRADE, "Origin": site.url})[0] == 101
    for origin in ("https://elders.example", "http://127.0.0.1:1", "http://localhost:8501", "null"):
        assert answered(site, stream, {**UPGRADE, "Origin": origin})[0] == FORBIDDEN, origin


def test_a_name_that_was_pointed_at_this_machine_is_refused(site: Site) -> None:
    assert answered(site, "/", {"Host": "elders.example"})[0] == FORBIDDEN
    name = "http://elders.example"
    assert answered(site, "/_stcore/stream", {**UPGRADE, "Host": "elders.example", "Origin": name})[0] == FORBIDDEN


def test_question_leaves_no_trace_in_what_the_server_prints(tmp_path: Path, new_tab: Callable[..., Page]) -> None:
    log = tmp_path / "log.txt"
    with served(write_corpus(tmp_path / "stukken"), tmp_path / "index", log=log) as site:
        tab = new_tab()
        tab.goto(site.url)
        field = tab.get_by_role("textbox", name=wording.QUESTION_FIELD)
        field.fill(f"Wat kost de parkeervergunning van de {WORD} in Lindendal?")
        field.press("Enter")
        expect(tab.locator(".kw-question")).to_contain_text(WORD)
        expect(tab.locator(".kw-answer")).to_be_visible()
        tab.goto(f"{site.url}/document?document={WORD}")
        expect(tab.get_by_role("alert")).to_have_text(wording.WRONG_DOCUMENT)
    said = log.read_text(encoding="utf-8")
    assert "Kaderwijzer staat op" in said
    assert WORD not in said and "parkeervergunning" not in said
