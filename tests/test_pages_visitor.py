"""Who a session belongs to, where nobody has logged in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.errors import DoorClosed
from assistant.pages.visitor import new_id, standing, visitor, well_formed, with_login


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Login is on, and no claims are known."""
    monkeypatch.setenv("KADERWIJZER_LOGIN", "aan")
    with_login.cache_clear()
    yield
    with_login.cache_clear()


def test_without_login_everybody_manages() -> None:
    assert standing() == "manages"
    assert visitor().manages and well_formed(visitor().id)


def test_with_login_a_page_that_forgot_to_ask_gives_nothing(login: None) -> None:
    assert standing() == "outside"
    with pytest.raises(DoorClosed):
        visitor()


def test_new_ids_differ_and_are_safe_in_a_file_name() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(map(well_formed, ids))
