"""Addenda of contracts, through the file: the limit moves, the loan follows, the queue too, undo takes it back."""

from datetime import date, timedelta
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import contract_amending, contract_making, record_list
from crodesk.services.desk import Desk
from tests.conftest import TODAY
from tests.services import loan_desk
from tests.services.contract_desk import a_contract, a_drawing, drawn, file
from tests.services.test_loan_queue import anew, rows, turns

CONTRACT = 360_000_000


def amended(desk: Desk, contract: int, **values: Any) -> int:
    given = {
        "number": contract_amending.next_number(file(desk, contract)), "signed_on": desk.today,
        "amount_minor": CONTRACT, "available_until": file(desk, contract).agreement.available_until,
        "decided_by": "Võ Minh Khoa", "reason": "đội giá", **values,
    }  # fmt: skip
    rid: int = desk.do_now("Addendum", "", contract_amending.add, contract, given)
    return rid


def test_more_is_agreed_drawn_on_the_same_loan_and_taken_back(desk: Desk) -> None:
    contract = a_contract(desk)
    holding = drawn(desk, contract, a_drawing(desk, contract, CONTRACT))
    more = a_drawing(desk, contract, 40_000_000)
    with pytest.raises(Refused, match="Of the limit only"):
        drawn(desk, contract, more, "request")
    amended(desk, contract, amount_minor=400_000_000)
    (addendum,) = file(desk, contract).addenda
    assert {key: addendum.cells[key] for key in ("number", "signed_on", "before_minor", "amount_minor")} == {
        "number": "01", "signed_on": "2026-11-20", "before_minor": CONTRACT, "amount_minor": 400_000_000,
    }  # fmt: skip
    assert file(desk, contract).agreement.left == 40_000_000
    assert drawn(desk, contract, more) == holding
    assert loan_desk.file(desk, holding).known.state.balance == 400_000_000
    for _step in range(3):
        desk.undo()
    assert (file(desk, contract).addenda, file(desk, contract).record.cells["amount_minor"]) == ((), CONTRACT)
    terms = record_list.page(desk._reader, "loan_terms", holding)[0]
    assert terms.cells["amount_minor"] == CONTRACT


def test_less_is_agreed_down_to_what_is_drawn_or_on_its_way(desk: Desk) -> None:
    contract = a_contract(desk)
    drawn(desk, contract, a_drawing(desk, contract, 200_000_000))
    drawn(desk, contract, a_drawing(desk, contract, 60_000_000), "request")
    with pytest.raises(Refused, match="260,000,000 VND of it is drawn or requested"):
        amended(desk, contract, amount_minor=259_999_999)
    amended(desk, contract, amount_minor=260_000_000)
    assert file(desk, contract).agreement.left == 0
    with pytest.raises(Refused, match="an addendum of this number"):
        amended(desk, contract, amount_minor=300_000_000, number="01")


def test_another_end_of_drawing_moves_what_asks_in_the_queue(desk: Desk) -> None:
    contract = a_contract(desk, available_until=TODAY + timedelta(7))
    assert turns(desk, "availability") == {"availability": "2026-11-27/7 today"}
    before = rows(desk)
    amended(desk, contract, available_until=date(2027, 6, 30))
    assert turns(desk, "availability") == {}
    assert rows(desk) == anew(desk)
    desk.undo()
    assert rows(desk) == before
    assert file(desk, contract).agreement.available_until == date(2026, 11, 27)


def test_a_loan_drawn_whole_by_its_terms_keeps_its_amount_and_takes_another_end(desk: Desk) -> None:
    holding = loan_desk.a_loan(desk)
    proposal = desk.look(contract_making.of_loan, holding)
    contract: int = desk.do_now("Contract", "", contract_making.make, proposal, {"signed_on": date(2026, 5, 15)})
    with pytest.raises(Refused, match="drawn whole"):
        amended(desk, contract, amount_minor=15_000_000)
    assert file(desk, contract).addenda == ()
    amended(desk, contract, amount_minor=12_000_000, available_until=date(2027, 1, 1))
    assert len(file(desk, contract).addenda) == 1
