"""What is asked about before it is kept: addresses nobody can write to, numbers that no paper has."""

from datetime import date
from typing import Any

import pytest

from crodesk.domain.records.doubts import doubt

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("contact_point", {"kind": "email", "value": "phone"}),
        ("contact_point", {"kind": "email", "value": "lan@bank"}),
        ("contact_point", {"kind": "email", "value": "lan nguyen@bank.vn"}),
        ("contact_point", {"kind": "phone", "value": "0905 12 34"}),
        ("contact_point", {"kind": "phone", "value": "lan@bank.vn"}),
        ("identity_document", {"kind": "id_card", "number": "123"}),
        ("identity_document", {"kind": "id_card", "number": "07908500012"}),
        ("identity_document", {"kind": "id_card", "number": "110105194912310021"}),
        ("identity_document", {"kind": "id_card", "number": "003085000123"}),
        ("identity_document", {"kind": "passport", "number": "079085000123"}),
        ("identity_document", {"kind": "id_card", "number": "none"}),
    ],
)
def test_rubbish_is_doubted(kind: str, values: dict[str, Any]) -> None:
    found = doubt(kind, values, TODAY)
    assert found is not None
    assert found.field in values


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("contact_point", {"kind": "email", "value": "lan.nguyen@bank.com.vn"}),
        ("contact_point", {"kind": "email", "value": " lan@bank.vn "}),
        ("contact_point", {"kind": "phone", "value": "0905 123 456"}),
        ("contact_point", {"kind": "zalo", "value": "lan"}),
        ("identity_document", {"kind": "id_card", "number": "079085000123"}),
        ("identity_document", {"kind": "id_card", "number": "025 123 456"}),
        ("identity_document", {"kind": "id_card", "number": "11010519491231002X"}),
        ("identity_document", {"kind": "passport", "number": "B1234567"}),
        ("identity_document", {"kind": "business_licence", "number": "0388414019"}),
        ("identity_document", {"number": "079085000123"}),
        ("identity_document", {}),
        ("contact_point", {}),
        ("product", {"name": "x"}),
    ],
)
def test_what_can_be_is_not(kind: str, values: dict[str, Any]) -> None:
    assert doubt(kind, values, TODAY) is None


def test_the_words_are_those_of_the_phone_where_it_is_one() -> None:
    found = doubt("contact_point", {"kind": "phone", "value": "0905 12 34"}, TODAY)
    assert found is not None
    assert found.text.format(**found.values) == "A mobile number has 10 digits, this one 8."
