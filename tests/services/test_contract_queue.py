"""Conditions of contracts in the queue: what is due or broken asks, what is fulfilled doesn't, undo brings it back."""

from datetime import date, timedelta
from typing import Any

from crodesk.services.desk import Desk
from tests.builders import a_record
from tests.conftest import TODAY
from tests.services.contract_desk import a_contract, approved, moved
from tests.services.test_loan_queue import anew, on_morning, only, rows, turns

RULE = "condition"


def a_condition(desk: Desk, contract: int, **values: Any) -> int:
    return a_record(desk, "contract_condition", contract, **{"what": "vốn tự có", "kind": "covenant", **values})


def test_a_condition_that_is_due_asks_until_it_is_fulfilled_and_undo_brings_it_back(desk: Desk) -> None:
    contract = a_contract(desk)
    condition = a_condition(desk, contract, due_on=TODAY + timedelta(10))
    assert turns(desk, RULE) == {RULE: "2026-11-30/14 today"}
    assert only(desk, RULE).about(desk.today) == "condition to be fulfilled by Mon 30 Nov 2026: vốn tự có"
    before = rows(desk)
    moved(desk, contract, "contract_condition", condition, "meet")
    assert turns(desk, RULE) == {}
    desk.undo()
    assert rows(desk) == before == anew(desk)
    moved(desk, contract, "contract_condition", condition, "waive", by="Võ Minh Khoa", reason="nhỏ")
    assert turns(desk, RULE) == {}
    assert rows(desk) == anew(desk)


def test_a_covenant_asks_again_when_it_is_to_be_looked_at_again(desk: Desk) -> None:
    """Looked at on 20 November, every three months: again on 20 February."""
    contract = a_contract(desk)
    condition = a_condition(desk, contract, every_months=3)
    assert turns(desk, RULE) == {}
    moved(desk, contract, "contract_condition", condition, "meet")
    on_morning(desk, date(2027, 2, 21))
    assert only(desk, RULE).about(desk.today) == "condition open since 20 Feb 2027: vốn tự có"


def test_an_application_asks_no_more_once_its_contract_is_signed(desk: Desk) -> None:
    """Approved today, it would ask after three days, and before its approval ends."""
    application = approved(desk)
    on_morning(desk, TODAY + timedelta(4))
    assert "application" in {clock.split("|")[0] for clock, *_rest in rows(desk)}
    contract = a_contract(desk, application, met=False, signed_on=None)
    before = rows(desk)
    moved(desk, contract, "credit_contract", contract, "sign")
    assert "application" not in {clock.split("|")[0] for clock, *_rest in rows(desk)}
    assert rows(desk) == anew(desk)
    desk.undo()
    assert rows(desk) == before


def test_what_is_broken_asks_without_a_day_and_nothing_of_a_contract_that_ended(desk: Desk) -> None:
    contract = a_contract(desk)
    moved(desk, contract, "contract_condition", a_condition(desk, contract), "break", reason="âm vốn")
    assert turns(desk, RULE) == {RULE: "2026-11-20/1 today"}
    moved(desk, contract, "credit_contract", contract, "cancel", reason="khách rút")
    assert turns(desk, RULE) == {}
    desk.undo()
    assert turns(desk, RULE) == {RULE: "2026-11-20/1 today"}
    assert rows(desk) == anew(desk)
