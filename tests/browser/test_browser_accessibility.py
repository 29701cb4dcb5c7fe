"""Every page by the rules of axe-core, wide and narrow, light and dark, and by keyboard.

The pages are those of app.py, so that a new page is tested as soon as it is there.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assistant.pages import wording
from assistant.readers import read
from assistant.settings import ROOT, Settings
from browser.lindendal import Site

WIDTHS = (1280, 320)
START_MS = 90_000
QUESTION = "Welke drie routes kent de nieuwe inburgeringswet?"
# As many stops of the Tab key as are looked at on one page.
STOPS = 60
BACKGROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 28)"}
# A stop is visible by an outline of its own, or, for a field, by a border around it that is there only with the keyboard.
VISIBLE = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = (element.getAttribute("aria-label") || element.innerText || element.outerHTML).trim().slice(0, 80);
  const style = getComputedStyle(element);
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return [name, true];
  if (!element.matches("input, textarea")) return [name, false];
  const around = () => {
    const found = [];
    for (let at = element; at && found.length < 5; at = at.parentElement) {
      const of = getComputedStyle(at);
      found.push([of.borderTopColor, of.borderTopWidth, of.boxShadow, of.outlineStyle].join(" "));
    }
    return found.join("|");
  };
  const off = document.createElement("style");
  off.textContent = "* { transition: none !important; }";
  document.head.append(off);
  const focused = around();
  element.blur();
  const left = around();
  element.focus();
  off.remove();
  return [name, focused !== left];
}"""

# axe leaves out the names of tabs, which Streamlit animates: the lowest of their contrasts with the page.
TAB_CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
      .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = light(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor);
  return Math.min(...[...document.querySelectorAll("[role=tab] p")].map((name) => {
    const text = light(getComputedStyle(name).color);
    return (Math.max(text, page) + 0.05) / (Math.min(text, page) + 0.05);
  }));
}"""
LEAST_CONTRAST = 4.5


def pages_of_app() -> dict[str, str]:
    """The paths of the pages that app.py lists, by title."""
    found = {}
    for node in ast.walk(ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "Page":
            given = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            found[given["title"]] = "" if given.get("default") else given["url_path"]
    return found


def quoted() -> str:
    """The address of a document at a quote."""
    folder = Settings().corpus / "documenten"
    document = read(folder / "kaderbrief-2021.md", folder)
    start = document.text.index("WPDA")
    return f"document?document={quote(document.id)}&start={start}&end={start + 60}"


PLACES = {
    **pages_of_app(),
    "Antwoord": f"?vraag={quote(QUESTION)}",
    "Document bij een citaat": quoted(),
    "Eén begrip": "begrippen?begrip=beschut-werk",
    "Eén toezegging": "toezeggingen?toezegging=t001",
    "Niet gevonden": f"?vraag={quote('Hoe laat zingt het mannenkoor in Parijs?')}",
}


def shown(tab: Page, site: Site, name: str) -> None:
    """Opens a page and waits until all of it is there."""
    tab.goto(f"{site.url}/{PLACES[name]}")
    expect(tab.get_by_role("heading", level=2 if name == "Antwoord" else 1).first).to_be_visible(timeout=START_MS)
    # While the index is made, every page says so.
    expect(tab.get_by_text(wording.STARTING_WHY)).to_have_count(0, timeout=START_MS)
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(tab.locator("[data-stale='true']")).to_have_count(0)


def violations(tab: Page) -> list[str]:
    found = Axe().run(tab).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_every_page_of_the_app_is_looked_at() -> None:
    assert {"Gesprek", "Begrippen", "Documenten", "Document", "Over en privacy"} <= set(pages_of_app())
    assert len(pages_of_app()) == len({*pages_of_app().values()})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_no_violation(bundled: Site, tab: Page, name: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    shown(tab, bundled, name)
    expect(tab.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        assert violations(tab) == [], width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["Doelen en resultaten", "Toezeggingen en inspraak"])
def test_names_of_tabs_stand_out(bundled: Site, tab: Page, name: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    shown(tab, bundled, name)
    expect(tab.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
    expect(tab.get_by_role("tab").nth(1)).to_be_visible()
    assert tab.evaluate(TAB_CONTRAST) >= LEAST_CONTRAST


def test_axe_finds_no_violation_in_an_open_explanation(bundled: Site, tab: Page) -> None:
    shown(tab, bundled, "Antwoord")
    tab.locator(".kw-term").first.focus()
    expect(tab.locator(".kw-explanation")).to_be_visible()
    assert violations(tab) == []


def test_axe_would_find_a_violation(bundled: Site, tab: Page) -> None:
    shown(tab, bundled, "Over en privacy")
    tab.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert any(line.startswith("image-alt") for line in violations(tab))


@pytest.mark.parametrize("name", PLACES)
def test_each_stop_of_the_tab_key_is_visible(bundled: Site, tab: Page, name: str) -> None:
    least = len(pages_of_app()) / 2
    stops: list[tuple[str, bool]] = []
    for _ in range(3):
        # Streamlit may draw a page once more after it stood still; the focus is then lost and the walk begins again.
        shown(tab, bundled, name)
        stops = walked(tab)
        if len(stops) > least:
            break
    assert len(stops) > least
    assert [stop for stop, visible in stops if not visible] == []


def walked(tab: Page) -> list[tuple[str, bool]]:
    """The stops of the Tab key from where the focus is, until it leaves the page: what each is, and whether it is seen."""
    stops: list[tuple[str, bool]] = []
    for _ in range(STOPS):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(VISIBLE)
        if stop is None:
            break
        stops.append((stop[0], stop[1]))
    return stops


def test_a_page_has_one_main_heading_and_skips_no_level(bundled: Site, new_tab: Callable[..., Page]) -> None:
    tab = new_tab()
    for name in PLACES:
        shown(tab, bundled, name)
        levels = tab.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => +one.tagName[1])")
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)
