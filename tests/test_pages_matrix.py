"""The matrix of *Wie doet wat*, and who is responsible according to the register."""

from __future__ import annotations

from assistant.pages.matrix import RoleCount, matrix, matrix_html
from assistant.pages.owners import double_owners, themes_without_owner
from assistant.registers.responsibilities import THEMES, Responsibility
from assistant.registers.sources import Source


def row(organisation: str, task: str, theme: str = "werken", role: str = "verantwoordelijk") -> Responsibility:
    return Responsibility(f"{organisation}-{task}", organisation, task, theme, role, (), "", Source("nota", "", task))


ROWS = (
    row("bibliotheek", "boeken uitlenen", "meedoen"),
    row("gemeente", "sloten schonen"),
    row("gemeente", "bruggen bouwen", role="draagt bij"),
    row("gemeente", "wegen vegen"),
    row("gemeente", "fietsen tellen", "overig", "adviseert"),
    row("Atelier", "muren verven", "inkomen", "financiert"),
)


def test_matrix_counts_roles_by_organisation_and_theme() -> None:
    (first, *others) = matrix(ROWS)
    assert first.organisation == "gemeente"
    assert first.total == 4
    assert dict(zip(THEMES, first.cells, strict=True)) == {
        "werken": (RoleCount("verantwoordelijk", 2), RoleCount("draagt bij", 1)),
        "meedoen": (),
        "inkomen": (),
        "overig": (RoleCount("adviseert", 1),),
    }
    # As many rows each: by name, whatever the case.
    assert [of.organisation for of in others] == ["Atelier", "bibliotheek"]
    assert sum(of.total for of in matrix(ROWS)) == len(ROWS)


def test_matrix_is_a_table_with_headers_that_can_be_read_aloud() -> None:
    html = matrix_html(matrix((*ROWS, row("<b>R&D</b>", "meten"))))
    assert '<th scope="col">meedoen</th>' in html
    assert '<th scope="row">gemeente</th>' in html
    assert "<caption>" in html
    assert 'tabindex="0"' in html
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in html
    assert "<b>" not in html
    assert html.count("<td>") == 4 * len(THEMES)


def test_matrix_of_nothing_is_empty() -> None:
    assert matrix(()) == ()


def test_a_theme_without_a_responsible_organisation_is_named() -> None:
    assert themes_without_owner(ROWS) == ("inkomen", "overig")
    assert themes_without_owner([row("gemeente", "x", theme) for theme in THEMES]) == ()
    assert themes_without_owner(()) == THEMES


def test_a_task_with_two_responsible_organisations_is_found_in_other_words_forms() -> None:
    doubles = double_owners((*ROWS, row("waterschap", "het schonen van de Sloten"), row("Rijk", "Sloten schoonmaken")))
    assert [[owner.organisation for owner in double.rows] for double in doubles] == [["gemeente", "waterschap"]]
    assert doubles[0].task == "sloten schonen"


def test_only_responsible_organisations_count_and_each_once() -> None:
    assert double_owners(ROWS) == ()
    again = (row("gemeente", "sloten schonen"), row("Gemeente", "sloten schonen"))
    assert double_owners((*ROWS, *again)) == ()
    assert double_owners((*ROWS, row("waterschap", "sloten schonen", role="voert uit"))) == ()


def test_a_negation_makes_another_task() -> None:
    assert double_owners((row("gemeente", "sloten schonen"), row("waterschap", "sloten niet schonen"))) == ()


def test_tasks_of_function_words_alone_are_compared_as_text() -> None:
    assert len(double_owners((row("gemeente", "het"), row("waterschap", "Het")))) == 1
    assert double_owners((row("gemeente", "het"), row("waterschap", "de"))) == ()
