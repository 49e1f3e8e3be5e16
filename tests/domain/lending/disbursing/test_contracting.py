"""A contract ends, and what secures it is let go, when no money is out and none can go out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.disbursing import contracting
from crodesk.domain.lending.disbursing.contracting import Held
from crodesk.domain.lending.moving import Said, allowed
from crodesk.domain.problem import Problem

DAY = date(2026, 3, 2)
NOTHING = Held("VND")
OUT = Held("VND", Decimal(100), Decimal(40))


def told(problems: list[Problem]) -> list[str]:
    shown = [
        {key: f"{value.minor:,}" if isinstance(value, Amount) else value for key, value in one.values.items()}
        for one in problems
    ]
    return [one.text.format(**values) for one, values in zip(problems, shown, strict=True)]


def test_a_contract_and_its_security_go_through_their_states() -> None:
    assert {state: allowed(contracting.CONTRACT_MOVES, state) for state in ("prepared", "signed", "closed")} == {
        "prepared": ("sign", "cancel"),
        "signed": ("close", "cancel"),
        "closed": ("reopen",),
    }
    states = ("prepared", "signed", "registered", "released")
    assert {state: allowed(contracting.SECURITY_MOVES, state) for state in states} == {
        "prepared": ("sign",),
        "signed": ("register", "release"),
        "registered": ("release",),
        "released": ("take_back",),
    }


@pytest.mark.parametrize(
    ("move", "held", "words"),
    [
        ("close", NOTHING, []),
        ("close", OUT, ["Still owed: 40."]),
        ("close", replace(OUT, owed=Decimal(0)), []),
        ("close", replace(OUT, owed=None), ["Nobody knows here what is still owed."]),
        ("close", replace(NOTHING, waiting=Decimal(1)), ["A drawing was requested: cancel that first."]),
        ("cancel", NOTHING, []),
        ("cancel", replace(NOTHING, waiting=Decimal(1)), ["A drawing was requested: cancel that first."]),
        ("cancel", OUT, ["Money was drawn under it: it can be closed when that is paid."]),
        ("cancel", replace(OUT, drawn=None), ["Money was drawn under it: it can be closed when that is paid."]),
    ],
)
def test_a_contract_does_not_end_while_money_is_out_or_on_its_way(move: str, held: Held, words: list[str]) -> None:
    assert told(contracting.of_contract(Said(move, DAY, "wrong"), "signed", DAY, held)) == words


def test_a_contract_is_signed_once_and_cancelled_with_a_reason() -> None:
    assert contracting.of_contract(Said("sign", DAY), "prepared", DAY, NOTHING) == []
    assert told(contracting.of_contract(Said("sign", DAY), "signed", DAY, OUT)) == [
        "From this state it can't go there. Nothing was changed."
    ]
    assert told(contracting.of_contract(Said("cancel", DAY), "prepared", DAY, NOTHING)) == ["Say why."]


def test_what_secures_a_loan_is_let_go_when_that_has_ended_and_nothing_is_owed() -> None:
    def found(move: str, state: str, held: Held = NOTHING, *, live: bool = False) -> list[str]:
        return told(contracting.of_security(Said(move, DAY, "wrong"), state, DAY, held, live=live))

    assert found("register", "signed", OUT, live=True) == []
    assert found("release", "registered") == []
    assert found("release", "registered", OUT) == ["Still owed: 40."]
    assert found("release", "registered", live=True) == ["The credit contract still holds: close or cancel it first."]
