"""What is typed and chosen on the page *Vergadering voorbereiden*, and how its files are called."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dossier import MEETINGS, Choice
from assistant.pages.meeting import day_of, file_name
from assistant.registers.indicators import MUNICIPALITIES


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12-05-2020", date(2020, 5, 12)),
        (" 1-2-2021 ", date(2021, 2, 1)),
        ("12/05/2020", date(2020, 5, 12)),
        ("12.05.2020", date(2020, 5, 12)),
        ("12 05 2020", date(2020, 5, 12)),
        ("12 mei 2020", date(2020, 5, 12)),
        ("2020-05-12", date(2020, 5, 12)),
        ("29-02-2020", date(2020, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(said: str, day: date) -> None:
    assert day_of(said) == day


@pytest.mark.parametrize("said", ["", "morgen", "31-02-2020", "12-13-2020", "2020", "mei 2020", "12-05-20", "0-0-0000"])
def test_what_is_no_day_is_not_guessed(said: str) -> None:
    assert day_of(said) is None


def test_a_file_is_called_after_the_choice() -> None:
    choice = Choice("gemeenteraad", date(2020, 5, 12), (), "Assen")
    assert file_name(choice, "docx") == "dossier-gemeenteraad-assen-2020-05-12.docx"
    everywhere = Choice("dagelijks-bestuur", date(2021, 2, 1))
    assert file_name(everywhere, "pdf") == "dossier-dagelijks-bestuur-alle-gemeenten-2021-02-01.pdf"


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_a_file_name_is_safe_everywhere(meeting: str, municipality: str) -> None:
    name = file_name(Choice(meeting, date(2020, 5, 12), (), municipality), "pdf")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert "--" not in name and "-." not in name
