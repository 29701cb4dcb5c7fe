"""What a newcomer gets to see of each theme: all of it from the bundled documents and registers."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest
from bundled_figures import figures, registers

from assistant.datatypes import Document
from assistant.pages.theme_guide import (
    INTRODUCTION,
    ROLES,
    introductions,
    main_targets,
    names,
    parts,
    questions,
    term_of,
)
from assistant.pages.tour import TOURED
from assistant.readers import read
from assistant.registers import Registers
from assistant.registers.sources import PATH
from assistant.settings import ROOT


@lru_cache(maxsize=1)
def documents() -> tuple[Document, ...]:
    folder = ROOT / "corpus" / "documenten"
    return tuple(read(path, folder) for path in sorted(folder.glob("*.md")))


@pytest.mark.parametrize(
    ("title", "theme", "about"),
    [
        ("Werk", "werken", True),
        ("5.1. Werk", "werken", True),
        ("Meedoen", "meedoen", True),
        ("3. Inkomen", "inkomen", True),
        ("1. Meedoen zonder perspectief op betaald werk", "meedoen", False),
        ("Werkwijze", "werken", False),
        ("Inkomen", "meedoen", False),
        ("2.", "werken", False),
    ],
)
def test_a_section_about_a_theme_is_known_by_its_title(title: str, theme: str, about: bool) -> None:
    assert names(title, theme) is about


@pytest.mark.parametrize("theme", TOURED)
def test_each_theme_is_introduced_in_the_words_of_the_documents(theme: str) -> None:
    found = introductions(theme, documents())
    assert [document.id for document, _ in found] == ["kadernota-werk-inkomen-meedoen", "kaderbrief-2021"]
    for document, span in found:
        text = document.text[span.start : span.end]
        assert 40 < len(text) <= INTRODUCTION
        assert not text.endswith(":")
        assert "#" not in text


def test_a_document_without_such_a_section_introduces_nothing() -> None:
    others = [document for document in documents() if document.id.startswith("inspraaknota")]
    assert others
    assert introductions("werken", others) == []


@pytest.mark.parametrize("theme", TOURED)
@pytest.mark.parametrize("role", ROLES)
def test_organisations_stand_by_their_number_of_tasks(theme: str, role: str) -> None:
    counted = Counter(
        row.organisation for row in registers().responsibilities if (row.theme, row.role) == (theme, role)
    )
    found = parts(theme, role, registers().responsibilities)
    assert [part.tasks for part in found] == [count for _, count in counted.most_common(3)]
    assert all(part.first.organisation == part.organisation and part.first.source.confirmed for part in found)


@pytest.mark.parametrize("theme", TOURED)
def test_main_targets_are_those_of_the_theme_for_all_municipalities(theme: str) -> None:
    found = main_targets(theme, figures())
    assert found
    assert {(one.indicator.theme if one.indicator else "", one.municipality) for one in found} == {(theme, "alle drie")}


@pytest.mark.parametrize("theme", TOURED)
def test_three_questions_come_from_sections_that_are_mostly_about_the_theme(theme: str) -> None:
    found = questions(theme, registers(), lambda _: True)
    assert len(found) == len({(one.document_id, one.section) for one in found}) == 3
    for one in found:
        place = one.document_id, PATH.join(one.section)
        themes = Counter(
            row.theme for row in registers().responsibilities if (row.source.document_id, row.source.section) == place
        )
        assert themes.most_common(1)[0][0] == theme


def test_a_question_without_an_answer_is_left_out() -> None:
    first, *_ = questions("inkomen", registers(), lambda _: True)
    assert first not in questions("inkomen", registers(), lambda question: question != first)
    assert questions("inkomen", registers(), lambda _: False) == []


def test_the_term_of_a_theme_is_there_only_with_a_meaning() -> None:
    meedoen = term_of("meedoen", registers().terms)
    assert meedoen is not None
    assert meedoen.meaning
    assert term_of("werken", registers().terms) is None


def test_without_registers_there_is_nothing_to_show() -> None:
    assert parts("werken", ROLES[0], ()) == []
    assert main_targets("werken", ()) == []
    assert questions("werken", Registers(), lambda _: True) == []
