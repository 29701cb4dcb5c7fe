"""A running app, and a real browser that can reach no other host.

Chromium is found by name, or by KADERWIJZER_CHROMIUM. Without it these tests are skipped, but where CI=true they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from assistant.settings import Settings
from browser.lindendal import Site, served, write_corpus

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=20_000)


MISSING = "geen Chromium gevonden: installeer chromium, of zet KADERWIJZER_CHROMIUM"


def find_chromium() -> str | None:
    given = os.environ.get("KADERWIJZER_CHROMIUM")
    return given or next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line that these tests did not run; pytest itself only counts them."""
    if find_chromium() is None and os.environ.get("CI") != "true":
        terminalreporter.write_line(f"Browsertests overgeslagen: {MISSING}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = find_chromium()
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    # A user may have no Chromium; in CI the line above fails instead, so that no browser test is left out there.
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def context(chromium: str) -> Iterator[BrowserContext]:
    """One browser for all tests, so that it keeps Streamlit's scripts; each tab is a session of its own.

    It is an English browser: the Dutch must come from the app.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield browser.new_context(locale="en-US")
        browser.close()


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over the documents above."""
    folder = tmp_path_factory.mktemp("site")
    with served(write_corpus(folder / "stukken"), folder / "index") as site:
        yield site


@pytest.fixture(scope="session")
def bundled(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over the corpus that comes with it."""
    with served(Settings().corpus, tmp_path_factory.mktemp("meegeleverd")) as site:
        yield site


@pytest.fixture
def new_tab(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Opens a tab of a given size. At the end, no tab may have called another host or met an error in a script."""
    tabs: list[Page] = []
    wrong: list[str] = []

    def hear(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            wrong.append(url)

    def open_tab(width: int = 1280, height: int = 900) -> Page:
        tab = context.new_page()
        tabs.append(tab)
        tab.set_viewport_size({"width": width, "height": height})
        tab.on("request", lambda request: hear(request.url))
        tab.on("websocket", lambda socket: hear(socket.url))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
    assert wrong == []


@pytest.fixture
def tab(new_tab: Callable[..., Page]) -> Page:
    return new_tab()
