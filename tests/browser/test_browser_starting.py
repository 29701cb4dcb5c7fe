"""What a visitor sees while the documents are read, where that fails, and when the server goes away."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from assistant.pages import wording
from assistant.wording import STAGES
from browser.lindendal import PARKEREN, served
from browser.test_browser_dutch import assert_dutch

STEP = re.compile(rf"({'|'.join(STAGES.values())}): \d+ van \d+|{wording.BEGINNING}")


def test_progress_is_shown_until_the_index_is_there(tmp_path: Path, tab: Page) -> None:
    corpus = tmp_path / "veel"
    corpus.mkdir()
    body = PARKEREN.split("\n# ", 1)[1]
    for number in range(200):
        sections = [
            f"## {part}. Deel {number}-{part}\n\n{body.replace('45', str(number * 100 + part))}" for part in range(8)
        ]
        (corpus / f"nota-{number}.md").write_text(f"# Nota {number}\n\n" + "\n\n".join(sections), encoding="utf-8")
    with served(corpus, tmp_path / "index") as site:
        tab.goto(site.url)
        expect(tab.get_by_role("heading", name=wording.STARTING)).to_be_visible()
        expect(tab.get_by_text(STEP).first).to_be_visible()
        assert_dutch(tab)
        expect(tab.get_by_role("textbox", name=wording.QUESTION_FIELD)).to_be_visible(timeout=60_000)
        expect(tab.get_by_role("heading", name=wording.STARTING)).to_have_count(0)
        # And when the server goes away, the visitor hears so in Dutch.
        site.process.terminate()
        site.process.wait(timeout=10)
        expect(tab.get_by_text(re.compile("Verbinden|Geen verbinding")).first).to_be_visible(timeout=30_000)
        assert_dutch(tab)


def test_corpus_without_text_is_one_line_and_can_be_tried_again(tmp_path: Path, tab: Page) -> None:
    corpus = tmp_path / "leeg"
    corpus.mkdir()
    with served(corpus, tmp_path / "index") as site:
        tab.goto(site.url)
        expect(tab.get_by_role("heading", name=wording.CANNOT_START)).to_be_visible()
        expect(tab.get_by_role("alert")).to_contain_text(str(corpus))
        assert "Traceback" not in tab.locator("body").inner_text()
        (corpus / "parkeernota.md").write_text(PARKEREN, encoding="utf-8")
        tab.get_by_role("button", name=wording.AGAIN).click()
        expect(tab.get_by_role("textbox", name=wording.QUESTION_FIELD)).to_be_visible()
