"""What of a thing that secures a loan counts as what, and how it is divided between several loans."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crodesk.domain.lending.deducting import divided, kind_in
from crodesk.domain.rules import packs

VIETNAM, CHINA = (packs.load(name) for name in ("vn-sbv-31-2024", "cn-2023"))


@pytest.mark.parametrize(
    ("kind", "currency", "counts_as"),
    [
        ("house", "VND", "real-estate"),
        ("land", "VND", "real-estate"),
        ("apartment", "VND", "real-estate"),
        ("deposit", "VND", "deposit"),
        ("deposit", "USD", "foreign-deposit"),
        ("gold", "VND", "gold"),
        ("paper", "VND", "other"),
        ("vehicle", "VND", "other"),
        ("guarantee", "VND", None),
        ("", "VND", None),
    ],
)
def test_a_thing_counts_as_what_it_surely_is(kind: str, currency: str, counts_as: str | None) -> None:
    assert kind_in(VIETNAM, kind, currency, "VND") == counts_as


def test_where_nothing_is_discounted_every_thing_counts_as_itself() -> None:
    assert kind_in(CHINA, "vehicle", "CNY", "CNY") == "vehicle"
    assert kind_in(CHINA, "guarantee", "CNY", "CNY") is None


def test_a_pack_without_other_things_counts_none_of_them() -> None:
    deposits = replace(VIETNAM, collateral=tuple(one for one in VIETNAM.collateral if one.kind == "deposit"))
    assert kind_in(deposits, "vehicle", "VND", "VND") is None


def test_what_secures_several_loans_is_divided_by_what_is_owed() -> None:
    owed = {1: Decimal(300), 2: Decimal(100), 3: Decimal(0)}
    assert divided(Decimal(1000), owed) == {1: Decimal(750), 2: Decimal(250), 3: Decimal(0)}
    assert divided(Decimal(1000), {3: Decimal(0)}) == {3: Decimal(0)}
