"""What if: a result that somebody types for a target, judged and stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from assistant.calculator import Figure, Refused, parsed
from assistant.calculator.units import PERCENT
from assistant.numbers import decimal_of
from assistant.pages import target_wording as wording
from assistant.pages.plain import alert, element, heading, paragraph
from assistant.pages.rows import MOST_CHARACTERS, facts_html
from assistant.pages.target_rows import TargetRow, day_of, target_figures, target_row
from assistant.periods import period_of
from assistant.wording import dutch_day

ID = "wat-als"


def supposed(target: Figure, value: str, period: str) -> Figure | str:
    """The result that was typed, as a figure; the line that says what is wrong where it is none."""
    number = number_of(value)
    if number is None:
        return wording.WHAT_IF_NO_NUMBER
    if number < 0:
        return wording.WHAT_IF_NEGATIVE
    if target.unit == PERCENT and number > 100:
        return wording.WHAT_IF_PERCENT
    about = period_of(period)
    if about is None or about.last is None:
        return wording.WHAT_IF_NO_PERIOD
    return replace(
        target,
        label=wording.WHAT_IF_LABEL,
        value=number,
        kind="realisatie",
        operator="=",
        word="",
        period=about,
        denominator=None,
        condition="",
        source=None,
        exact=None,
        id=ID,
    )


def number_of(text: str) -> Decimal | None:
    """A number, with or without its unit."""
    number = decimal_of(text)
    if number is None and (amount := parsed(text)) is not None:
        number = amount[0]
    return number


def outcome(target: Figure, result: Figure, figures: Sequence[Figure], straight_line: bool) -> TargetRow | str:
    """The target as it would stand on the last day of the result; a line where the two don't go together."""
    day = result.period.last
    if day is None:
        return wording.WHAT_IF_NO_PERIOD
    try:
        row = target_row(target, [*figures, result], day, straight_line)
    except Refused as problem:
        return str(problem)
    if row.assessment is None:
        return " ".join(row.refusals)
    return row if row.assessment.result is result else wording.WHAT_IF_OUTSIDE


def show_what_if(figures: Sequence[Figure], straight_line: bool) -> None:
    heading(wording.WHAT_IF, 2)
    paragraph(wording.WHAT_IF_WHY)
    targets = {figure.id: figure for figure in target_figures(figures)}
    chosen = st.selectbox(
        wording.WHAT_IF_TARGET,
        list(targets),
        format_func=lambda name: targets[name].label,
        placeholder=wording.CHOOSE,
        key="wat-als-doel",
    )
    target = targets[str(chosen)]
    one, other = st.columns(2)
    with one:
        value = st.text_input(
            f"{wording.WHAT_IF_VALUE} ({target.unit})",
            key="wat-als-waarde",
            max_chars=MOST_CHARACTERS,
            placeholder=wording.WHAT_IF_VALUE_EXAMPLE,
        )
    with other:
        dated = day_of(target.period.text) is not None
        period = st.text_input(
            wording.WHAT_IF_PERIOD,
            value=target.period.text if dated else "",
            key=f"wat-als-periode-{target.id}",
            max_chars=MOST_CHARACTERS,
        )
    if not value.strip():
        return
    result = supposed(target, value, period)
    row = result if isinstance(result, str) else outcome(target, result, figures, straight_line)
    if isinstance(row, str):
        alert(row)
    else:
        show_outcome(row)


def show_outcome(row: TargetRow) -> None:
    found = row.assessment
    if found is None or found.result is None or found.result.period.last is None:
        return
    facts = (
        ("Doel", wording.with_period(row.target.text, row.target.period.text)),
        ("Uw getal", wording.with_period(found.result.text, found.result.period.text)),
        ("Regel", found.rule),
        ("Afwijking", wording.deviation(found.deviation.line, True) if found.deviation else ""),
        ("Nog te gaan", row.left.line if row.left else ""),
        ("Realisatiegraad", row.rate.line if row.rate else ""),
        ("Aanname", found.assumption),
        ("Let op", " ".join((*found.notes, *row.refusals))),
    )
    with st.container(key="wat-als-uitkomst", gap="small"):
        line = wording.would_be(row.status, dutch_day(found.result.period.last))
        st.html(element("p", line, "kw-count", role="status") + facts_html(facts))
        paragraph(wording.STORED_NOWHERE, "kw-place")
