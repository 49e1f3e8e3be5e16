"""A credit contract by a command: what may be drawn, what it waits for, what stops a drawing."""

import json

import pytest

from tests.cli.conftest import Run

NUMBER = "HĐTD-1/2026"


@pytest.fixture
def contract(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Trần Văn Đức", "--code", "C-0107")
    terms = ("amount=12m", "currency=VND", "months=12", "rate=12%", "state=signed", "signed_on=2026-11-20")
    for added in (
        crodesk("record", "add", "credit_contract", "C-0107", f"number={NUMBER}", *terms),
        crodesk("record", "add", "contract_condition", NUMBER, "what=bảo hiểm", "kind=precedent"),
        crodesk("record", "add", "drawing", NUMBER, "amount=13m", "purpose=mua xe", "wanted_on=2026-11-20"),
    ):
        assert added.code == 0, added.err
    return NUMBER


def test_a_contract_says_what_is_left_and_what_stops_its_drawing(crodesk: Run, contract: str) -> None:
    found = json.loads(crodesk("contract", "show", contract, "--json").out)
    assert (found["drawn_minor"], found["left_minor"], found["owed_minor"]) == (0, 12_000_000, 0)
    assert [one["state"] for one in found["conditions"]] == ["open"]
    (drawing,) = found["drawings"]
    assert [one.split(": ")[-1] for one in drawing["stops"]] == [
        "Of the limit only 12,000,000 VND is left.",
        "bảo hiểm",
        "No paper proves the purpose, and none is promised for a day.",
        "Say who is paid.",
    ]
    shown = crodesk("contract", "show", contract).out
    assert "bảo hiểm" in shown
    assert "Say who is paid." in shown


def test_a_contract_that_is_none_is_an_exit_of_1(crodesk: Run, contract: str) -> None:
    refused = crodesk("contract", "show", "HĐTD-9")
    assert refused.code == 1
    assert "There is no contract “HĐTD-9”." in refused.err
