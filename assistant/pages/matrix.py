"""Organisations by theme: which roles each has, and how often. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dutch import fold
from assistant.pages import register_wording as wording
from assistant.pages.plain import element
from assistant.registers.responsibilities import ROLES, THEMES, Responsibility

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many rows give an organisation a role."""

    role: str
    count: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An organisation: the roles it has in each of the themes, and how many rows that makes."""

    organisation: str
    cells: tuple[tuple[RoleCount, ...], ...]
    total: int


def matrix(rows: Sequence[Responsibility]) -> tuple[MatrixRow, ...]:
    """A row for each organisation, most rows first; the cells are in the order of THEMES, the roles in that of ROLES."""
    counts = Counter((row.organisation, row.theme, row.role) for row in rows)
    totals = Counter(row.organisation for row in rows)
    organisations = sorted(totals, key=lambda name: (-totals[name], fold(name), name))
    return tuple(
        MatrixRow(
            name,
            tuple(
                tuple(RoleCount(role, counts[name, theme, role]) for role in ROLES if counts[name, theme, role])
                for theme in THEMES
            ),
            totals[name],
        )
        for name in organisations
    )


def matrix_html(rows: Sequence[MatrixRow]) -> str:
    """The rows as a table that scrolls within itself where it is too wide."""
    head = "".join(element("th", name, scope="col") for name in (wording.ORGANISATION, *THEMES))
    body = "".join(
        "<tr>"
        + element("th", row.organisation, scope="row")
        + "".join(f"<td>{_cell(cell)}</td>" for cell in row.cells)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="kw-scroll" role="region" tabindex="0" aria-label="{wording.MATRIX_LABEL}">'
        f'<table class="kw-matrix">{element("caption", wording.MATRIX_CAPTION)}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(counted: Sequence[RoleCount]) -> str:
    if not counted:
        return element("span", wording.NO_ROLE, "kw-none")
    return (
        '<ul class="kw-roles">' + "".join(element("li", f"{of.role}{NO_BREAK}{of.count}") for of in counted) + "</ul>"
    )
