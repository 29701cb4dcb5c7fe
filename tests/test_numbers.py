from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.numbers import decimal_of, dutch


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500", "1500"),
        ("1500", "1500"),
        ("31,1", "31.1"),
        ("1.153.327", "1153327"),
        ("-4", "-4"),
        ("0", "0"),
        (" 87,60 ", "87.60"),
    ],
)
def test_dutch_notation_is_read_exactly(text: str, value: str) -> None:
    assert decimal_of(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "veel", "1,500.2", "12.34", "31%", "1.5000", "€ 3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert decimal_of(text) is None


@pytest.mark.parametrize(
    ("value", "text"), [("1500", "1.500"), ("31.10", "31,1"), ("1153327", "1.153.327"), ("-0.5", "-0,5"), ("12", "12")]
)
def test_a_number_is_written_the_dutch_way(value: str, text: str) -> None:
    assert dutch(Decimal(value)) == text
