"""Letters about a late loan: every placeholder that they have is filled where the facts are known, else left open."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.papers.facts import Person
from crodesk.domain.lending.papers.fields import fields
from crodesk.domain.lending.papers.letters import LateLine, LateLoan, Recall, values_of
from tests.domain.lending.paper_facts import COMPLETE

WHOLE = LateLoan(
    today=date(2026, 11, 20), currency="VND", number="L-2231", borrower="Trần Văn Đức",
    bank=COMPLETE.bank, officer=COMPLETE.officer, person=Person(address="12 Lê Lợi"),
    contract_number="118/2026", contract_date=date(2026, 2, 20), overdue_rate=Decimal("18.75"),
    as_of=date(2026, 11, 20), days_late=6, oldest_due=date(2026, 11, 14), past_due=Decimal(12_430_000),
    lines=(
        LateLine(8, date(2026, 10, 14), 37, Decimal(0), Decimal(0), Decimal(30_000)),
        LateLine(9, date(2026, 11, 14), 6, Decimal(9_100_000), Decimal(3_300_000), Decimal(0)),
    ),
    outstanding=Decimal(271_900_000), is_secured=True, ends_on=date(2031, 2, 14),
    group="1", next_group="2", next_on=date(2026, 11, 24), pay_by=date(2026, 11, 23),
    recall=Recall(date(2026, 11, 20), "sold the car", Decimal(275_400_000), date(2026, 12, 20)),
)  # fmt: skip
"""A loan of which everything is known."""


def test_what_is_known_is_said_in_figures_and_words() -> None:
    said = values_of(WHOLE, "vi").texts
    assert [name for name, text in said.items() if not text] == []
    assert (said["past_due"], said["overdue_rate"]) == ("12.430.000 đồng", "18,75%")
    assert said["past_due_words"] == "Mười hai triệu bốn trăm ba mươi nghìn đồng chẵn"
    assert (said["past_due_principal"], said["past_due_interest"], said["past_due_charges"]) == (
        "9.100.000 đồng", "3.300.000 đồng", "30.000 đồng",
    )  # fmt: skip
    assert (said["recall_by"], said["next_group_on"], said["today"]) == (
        "20/12/2026", "24/11/2026", "ngày 20 tháng 11 năm 2026",
    )  # fmt: skip


def test_every_instalment_that_is_late_has_a_line_and_each_names_only_placeholders_there_are() -> None:
    values = values_of(WHOLE, "zh")
    rows = values.lists["late_lines"]
    assert rows is not None
    assert [row["total"] for row in rows] == ["30,000", "12,400,000"]
    assert set(rows[0]) == {column.name for column in fields()["late_lines"].columns}
    assert {*values.texts, *values.flags, *values.lists} <= set(fields())
    assert values.flags == {
        "has_parts": True, "has_lines": True, "falls": True, "is_secured": True, "has_term_left": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("recall", "ends_on", "left"),
    [
        (None, date(2026, 11, 21), True),
        (None, WHOLE.today, False),
        (None, date(2026, 9, 19), False),
        (None, None, False),
        (WHOLE.recall, date(2026, 11, 21), False),
    ],
)
def test_only_a_loan_before_its_last_due_date_that_is_not_recalled_has_a_term_left(
    recall: Recall | None, ends_on: date | None, left: bool
) -> None:
    assert replace(WHOLE, recall=recall, ends_on=ends_on).has_term_left is left


def test_what_is_not_known_stays_open() -> None:
    bare = replace(
        WHOLE,
        is_secured=False,
        ends_on=None,
        lines=None,
        recall=None,
        next_on=None,
        past_due=None,
        outstanding=None,
        days_late=None,
        oldest_due=None,
    )
    values = values_of(bare, "fr")
    assert values.language == "en"
    assert set(values.flags.values()) == {False}
    assert values.lists == {"late_lines": None}
    for name in ("past_due", "past_due_words", "past_due_interest", "recalled_on", "recall_reason", "next_group_on"):
        assert values.texts[name] == "", name
