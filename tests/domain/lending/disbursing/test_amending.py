"""An addendum changes how much may be drawn, or until when: never below what went out, for more by somebody's word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.disbursing.amending import Addendum, problems
from crodesk.domain.lending.disbursing.drawing import Agreement

DAY, TODAY = date(2026, 3, 2), date(2026, 3, 10)
UNTIL = date(2026, 6, 30)
AGREED = Agreement(
    "VND", Decimal(500), Decimal(100), Decimal(300), waiting=Decimal(50), signed_on=date(2026, 1, 10),
    available_until=UNTIL,
)  # fmt: skip
MORE = Addendum(DAY, Decimal(800), UNTIL, "Võ Minh Khoa", "mở rộng xưởng")


def said(agreed: Agreement = AGREED, state: str = "signed", **changes: Any) -> list[tuple[str, str]]:
    found = problems(replace(MORE, **changes), agreed, state, TODAY, "Nguyễn Lan")
    values = [{key: v.minor if isinstance(v, Amount) else v for key, v in one.values.items()} for one in found]
    return [(one.field, one.text.format(**each)) for one, each in zip(found, values, strict=True)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"decided_by": " "}, "decided_by"),
        ({"decided_by": "NGUYỄN LAN"}, "decided_by"),
        ({"amount_minor": Decimal(350), "decided_by": ""}, None),
        ({"amount_minor": Decimal(349)}, "amount_minor"),
        ({"amount_minor": None}, "amount_minor"),
        ({"amount_minor": Decimal(500)}, "amount_minor"),
        ({"amount_minor": Decimal(500), "available_until": date(2026, 12, 31)}, None),
        ({"available_until": None}, None),
        ({"available_until": DAY}, None),
        ({"available_until": date(2026, 3, 1)}, "available_until"),
        ({"signed_on": date(2026, 3, 11)}, "signed_on"),
        ({"signed_on": date(2026, 1, 9)}, "signed_on"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_an_addendum_may_say(changes: dict[str, Any], field: str | None) -> None:
    """Of 500 there are 300 drawn and 50 on their way: 350 stays the least."""
    assert [one[0] for one in said(**changes)] == ([field] if field else [])


def test_of_a_line_what_was_repaid_doesn_t_count() -> None:
    line = replace(AGREED, revolving=True)
    assert said(line, amount_minor=Decimal(150)) == []
    assert said(line, amount_minor=Decimal(149)) == [
        ("amount_minor", "150 of it is drawn or requested: it can't be lowered below that.")
    ]


def test_what_nobody_knows_is_not_lowered_and_nothing_unsigned_is_changed() -> None:
    unknown = replace(AGREED, drawn=None)
    assert said(unknown) == []
    assert said(unknown, amount_minor=Decimal(499)) == [
        ("amount_minor", "Nobody knows here what was drawn: it can't be lowered.")
    ]
    assert said(replace(unknown, limit=None)) == [
        ("amount_minor", "Nobody knows here what was drawn: it can't be lowered.")
    ]
    past = replace(AGREED, available_until=date(2026, 2, 1))
    assert said(past, available_until=date(2026, 2, 1)) == []  # over already, and left so
    refused = [("", "Only a contract that is signed has addenda.")]
    assert said(replace(AGREED, signed_on=None)) == refused
    assert said(state="prepared") == refused
    assert said(state="closed") == refused
