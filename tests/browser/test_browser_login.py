"""Logging in at a real OpenID Connect provider that runs beside the app: who gets in, and how far."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from assistant.pages import about_wording, entrance_wording, target_wording, wording
from assistant.pages.guard import USER_COOKIE
from assistant.settings import ROOT, Settings
from browser.lindendal import Site, environment, free_port, served, wait_until, write_corpus
from browser.test_browser_accessibility import WIDTHS, violations
from browser.test_browser_dutch import assert_dutch
from browser.test_browser_registers import settled

# Accounts at the provider, by the name to log in with.
PEOPLE: dict[str, dict[str, object]] = {
    "anna": {"name": "Anna Berends", "roles": ["beheerder"]},
    "lars": {"name": "Lars de Wit", "roles": ["iets-anders", "lezer"]},
    "nora": {"name": "Nora Prins", "roles": []},
    "otto": {"roles": "beheerders"},
}
# Only the app itself has this secret; it signs the cookie that says who is logged in.
SECRET = "een-geheim-alleen-voor-deze-test-en-lang-genoeg"
Open = Callable[[], Page]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    accounts = [
        part for name, claims in PEOPLE.items() for part in ("--user-claims", json.dumps({"sub": name, **claims}))
    ]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *accounts],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until(f"{url}/.well-known/openid-configuration", process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def write_secrets(path: Path, provider: str) -> Path:
    path.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "kaderwijzer"
client_secret = "ook-een-geheim"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def guarded(chromium: str, provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app with login, over the documents of Lindendal and a list of indicators."""
    folder = tmp_path_factory.mktemp("inloggen")
    more = {"KADERWIJZER_LOGIN": "aan", "KADERWIJZER_SECRETS": str(write_secrets(folder / "secrets.toml", provider))}
    with served(write_corpus(folder / "stukken"), folder / "index", more) as site:
        yield site


@pytest.fixture
def new_browser(context: BrowserContext) -> Iterator[Open]:
    """Opens a tab in a browser of its own, without the cookies of others. No tab may call another host."""
    browser = context.browser
    assert browser is not None
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def hear(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            wrong.append(url)

    def open_tab() -> Page:
        own = browser.new_context(locale="en-US")
        # The provider's page asks for a style sheet elsewhere; the browser has no way there, and it is not our page.
        own.on("request", lambda request: hear(request.url) if "oauth2" not in request.frame.url else None)
        opened.append(own)
        return own.new_page()

    yield open_tab
    for own in opened:
        own.close()
    assert wrong == []


def log_in(tab: Page, site: Site, name: str, path: str = "") -> Page:
    tab.goto(f"{site.url}/{path}")
    tab.get_by_role("button", name=entrance_wording.LOG_IN).click()
    tab.get_by_role("button", name=name, exact=True).click()
    return tab


def at_the_door(tab: Page) -> None:
    expect(tab.get_by_role("heading", level=1)).to_have_text(entrance_wording.HEADING)


@pytest.mark.parametrize("path", ["", "documenten", "doelen", "document?document=parkeernota", "bestaat-niet"])
def test_nobody_sees_anything_before_logging_in(guarded: Site, new_browser: Open, path: str) -> None:
    tab = new_browser()
    tab.goto(f"{guarded.url}/{path}")
    at_the_door(tab)
    expect(tab.get_by_role("navigation", name="Pagina's")).to_have_count(0)
    expect(tab).to_have_title(f"{entrance_wording.TITLE} · {wording.NAME}")
    text = tab.locator("body").inner_text()
    assert "Lindendal" not in text and wording.HEADING not in text
    assert_dutch(tab)


def test_reader_reads_and_asks_but_does_not_manage(guarded: Site, new_browser: Open) -> None:
    tab = log_in(new_browser(), guarded, "lars")
    expect(tab.get_by_text(entrance_wording.logged_in_as("Lars de Wit"))).to_be_visible()
    field = tab.get_by_role("textbox", name=wording.QUESTION_FIELD)
    field.fill("Wat kost de parkeervergunning in Lindendal?")
    field.press("Enter")
    expect(tab.get_by_role("heading", name=wording.SOURCES)).to_be_visible()
    assert_dutch(tab)


def test_each_role_has_its_own_pages(
    chromium: str, provider: str, new_browser: Open, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Over the documents that come with it, because results are entered only where there are targets."""
    folder = tmp_path_factory.mktemp("rollen")
    secrets = write_secrets(folder / "secrets.toml", provider)
    more = {"KADERWIJZER_LOGIN": "aan", "KADERWIJZER_SECRETS": str(secrets)}
    with served(Settings().corpus, folder / "index", more) as site:
        for name, manages in (("lars", False), ("anna", True)):
            tab = log_in(new_browser(), site, name, "doelen")
            # Whoever came for a certain page gets it after the login.
            expect(tab.get_by_role("heading", level=1)).to_have_text(target_wording.HEADING, timeout=60_000)
            expect(tab.get_by_role("tab", name=target_wording.TABS[0])).to_be_visible(timeout=60_000)
            settled(tab)
            expect(tab.get_by_role("tab", name=target_wording.TABS[-1])).to_have_count(1 if manages else 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_at_the_door_and_behind_it(guarded: Site, new_browser: Open, scheme: str) -> None:
    tab = new_browser()
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(guarded.url)
    at_the_door(tab)
    accessible(tab)
    log_in(tab, guarded, "nora")
    expect(tab.get_by_role("heading", level=1)).to_have_text(entrance_wording.NO_ACCESS)
    accessible(tab)


def accessible(tab: Page) -> None:
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        settled(tab)
        assert violations(tab) == [], width


def test_about_says_that_logging_in_asks_another_server(guarded: Site, new_browser: Open) -> None:
    tab = log_in(new_browser(), guarded, "lars", "over")
    expect(tab.get_by_text(about_wording.nowhere_else(login=True))).to_be_visible()


@pytest.mark.parametrize("name", ["nora", "otto"])
def test_account_without_a_role_gets_a_friendly_no(guarded: Site, new_browser: Open, name: str) -> None:
    tab = log_in(new_browser(), guarded, name)
    expect(tab.get_by_role("heading", level=1)).to_have_text(entrance_wording.NO_ACCESS)
    expect(tab.get_by_text(entrance_wording.NO_ACCESS_WHY)).to_be_visible()
    tab.goto(f"{guarded.url}/documenten")
    expect(tab.get_by_role("heading", level=1)).to_have_text(entrance_wording.NO_ACCESS)
    assert "Lindendal" not in tab.locator("body").inner_text()
    assert_dutch(tab)


def test_logging_out_holds_for_all_tabs(guarded: Site, new_browser: Open) -> None:
    tab = log_in(new_browser(), guarded, "anna")
    expect(tab.get_by_role("heading", level=1)).to_have_text(wording.HEADING)
    other = tab.context.new_page()
    other.goto(f"{guarded.url}/documenten")
    expect(other.get_by_role("heading", level=1)).to_have_text(wording.DOCUMENTS_HEADING)
    tab.get_by_role("button", name=entrance_wording.LOG_OUT).click()
    # The provider asks too, and sends the browser back.
    tab.locator("form button").first.click()
    at_the_door(tab)
    at_the_door(other)
    other.reload()
    at_the_door(other)


def test_login_that_is_broken_off_says_so(guarded: Site, new_browser: Open) -> None:
    tab = new_browser()
    tab.goto(guarded.url)
    tab.get_by_role("button", name=entrance_wording.LOG_IN).click()
    tab.get_by_role("button", name="Deny").click()
    expect(tab.get_by_role("alert")).to_have_text(entrance_wording.FAILED)
    at_the_door(tab)
    assert_dutch(tab)


def test_provider_that_is_away_is_a_dutch_line(
    chromium: str, new_browser: Open, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("geen-provider")
    secrets = write_secrets(folder / "secrets.toml", f"http://127.0.0.1:{free_port()}")
    more = {"KADERWIJZER_LOGIN": "aan", "KADERWIJZER_SECRETS": str(secrets)}
    with served(write_corpus(folder / "stukken"), folder / "index", more) as site:
        tab = new_browser()
        tab.goto(site.url)
        tab.get_by_role("button", name=entrance_wording.LOG_IN).click()
        expect(tab.get_by_role("alert")).to_have_text(entrance_wording.FAILED)


def test_forged_and_altered_cookies_do_not_open_the_door(guarded: Site, new_browser: Open) -> None:
    name = USER_COOKIE.rstrip("=")
    claims = {"iss": "http://127.0.0.1", "sub": "anna", "roles": ["beheerder"], "is_logged_in": True, "iat": 4e9}
    payload = json.dumps({**claims, "origin": guarded.url, "provider": "default"})
    real = log_in(new_browser(), guarded, "lars")
    expect(real.get_by_role("heading", level=1)).to_have_text(wording.HEADING)
    given = next(cookie["value"] for cookie in real.context.cookies() if cookie["name"] == name)
    forged = (
        create_signed_value("een-ander-geheim-dat-ook-lang-genoeg-is", name, payload).decode(),
        create_signed_value(SECRET, "_streamlit_user_tokens", payload).decode(),
        payload.replace('"', "'"),
        given[:-2] + ("AA" if given[-2:] != "AA" else "BB"),
    )
    for value in forged:
        tab = new_browser()
        tab.context.add_cookies([{"name": name, "value": value, "url": guarded.url}])
        tab.goto(guarded.url)
        at_the_door(tab)


def test_login_of_long_ago_has_run_out(guarded: Site, new_browser: Open) -> None:
    """Signed with the app's own secret: the cookie itself is good for thirty days."""
    name = USER_COOKIE.rstrip("=")
    claims = {"iss": "http://127.0.0.1", "sub": "anna", "roles": ["beheerder"], "is_logged_in": True, "iat": 1.7e9}
    payload = json.dumps({**claims, "origin": guarded.url, "provider": "default"})
    tab = new_browser()
    value = create_signed_value(SECRET, name, payload).decode()
    tab.context.add_cookies([{"name": name, "value": value, "url": guarded.url}])
    tab.goto(guarded.url)
    at_the_door(tab)
    expect(tab.get_by_text(entrance_wording.EXPIRED)).to_be_visible()


def test_server_says_what_it_needs_before_it_starts(tmp_path: Path) -> None:
    got = subprocess.run(
        [sys.executable, "-m", "assistant", "serve", f"--port={free_port()}"],
        capture_output=True,
        text=True,
        env={**environment(), "KADERWIJZER_LOGIN": "aan", "KADERWIJZER_SECRETS": str(tmp_path / "secrets.toml")},
        timeout=60,
        cwd=ROOT,
    )
    assert got.returncode == 2
    assert "secrets.toml ontbreekt" in got.stderr and "Traceback" not in got.stderr
