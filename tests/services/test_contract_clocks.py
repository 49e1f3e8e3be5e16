"""Clocks of contracts in the queue: proof of use that comes after the money, and the end of drawing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import answering, contract_making, drawing_moving, drawing_proving
from crodesk.services.desk import Desk
from crodesk.storage import contract_left
from tests.conftest import TODAY
from tests.services import loan_desk
from tests.services.contract_desk import a_contract, a_drawing, approved, drawn, file, moved
from tests.services.test_loan_queue import anew, on_morning, only, rows, turns

PROOF, AVAILABILITY = "proof", "availability"
CONTRACT = 360_000_000


def cash(desk: Desk, contract: int, **values: Any) -> int:
    """Return a drawing in cash that no paper proves yet."""
    given = {"means": "cash", "cash_why": "no-account", "papers": "", **values}
    return a_drawing(desk, contract, 200_000_000, checked=False, **given)


def proven(desk: Desk, contract: int, drawing: int, **values: Any) -> None:
    desk.do_now("Seen", "", drawing_proving.see, contract, drawing, {"papers": "Hóa đơn 9", "on": desk.today, **values})


def promised(desk: Desk, contract: int, drawing: int, until: date, reason: str = "") -> None:
    values = {"proof_by": until, "reason": reason}
    desk.do_now("Promised", "", drawing_proving.promise, contract, drawing, values)


def cells(desk: Desk, contract: int) -> dict[str, Any]:
    (one,) = file(desk, contract).drawings
    return dict(one.record.cells)


# Proof of use


def test_a_day_for_the_proof_is_proposed_for_cash_and_for_money_to_the_borrower(desk: Desk) -> None:
    """30 days from 20 November are 20 December."""
    contract = a_contract(desk)
    a_drawing(desk, contract, 100)
    assert cells(desk, contract)["proof_by"] is None
    version = file(desk, contract).drawings[0].record.version
    rid = file(desk, contract).drawings[0].record.rid
    desk.do_now("Change", "", drawing_moving.change, contract, rid, {"papers": "", "means": "cash"}, version)
    assert cells(desk, contract)["proof_by"] == "2026-12-20"
    desk.do_now("Change", "", drawing_moving.change, contract, rid, {"proof_by": None}, version + 2)
    assert cells(desk, contract)["proof_by"] is None  # the officer's own word stays
    himself = {"name": "Phạm Quốc Huy", "amount_minor": 1, "is_borrower": True, "borrower_why": "hoàn tiền"}
    desk.do_now("Payee", "", drawing_moving.pay_to, contract, rid, himself)
    assert cells(desk, contract)["proof_by"] == "2026-12-20"


def test_proof_asks_from_the_money_until_it_is_seen_and_undo_brings_it_back(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = cash(desk, contract, proof_by=TODAY + timedelta(5))
    assert turns(desk, PROOF) == {}  # nothing went out yet
    drawn(desk, contract, drawing)
    assert turns(desk, PROOF) == {PROOF: "2026-11-25/7 today"}
    assert only(desk, PROOF).about(desk.today) == "proof of use of HĐTD-1/2026/01 to come by Wed 25 Nov 2026"
    before = rows(desk)
    proven(desk, contract, drawing)
    assert turns(desk, PROOF) == {}
    kept = {key: cells(desk, contract)[key] for key in ("papers", "proof_seen_on", "proof_seen_by")}
    assert kept == {"papers": "Hóa đơn 9", "proof_seen_on": "2026-11-20", "proof_seen_by": desk.officer}
    assert not drawing_proving.waits(file(desk, contract).drawings[0])
    desk.undo()
    assert rows(desk) == before == anew(desk)
    on_morning(desk, TODAY + timedelta(6))
    assert only(desk, PROOF).about(desk.today) == "proof of use of HĐTD-1/2026/01 was due 25 Nov 2026"
    promised(desk, contract, drawing, date(2026, 12, 30), "khách đi công tác")
    assert turns(desk, PROOF) == {PROOF: "2026-12-30/7 later"}
    assert cells(desk, contract)["note"] == "khách đi công tác"
    drawn(desk, contract, drawing, "take_back", reason="sai tài khoản")
    assert turns(desk, PROOF) == {}
    assert rows(desk) == anew(desk)


def test_proof_is_refused_before_the_money_and_without_a_paper(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = cash(desk, contract)
    with pytest.raises(Refused, match="hasn't gone out yet"):
        proven(desk, contract, drawing)
    drawn(desk, contract, drawing)
    with pytest.raises(Refused, match="No paper is listed"):
        proven(desk, contract, drawing, papers=" \n")
    with pytest.raises(Refused, match="Say why"):
        promised(desk, contract, drawing, date(2027, 1, 5))
    with pytest.raises(Refused, match="no longer there"):
        proven(desk, contract, drawing + 7)


# The end of drawing


def left(desk: Desk, contract: int) -> Decimal | None:
    """Return what may still be drawn by the statement that the queue asks for many contracts at once."""
    sql = f"SELECT {contract_left.LEFT} FROM credit_contract c WHERE c.rid = ?"
    minor = desk.look(lambda reader: reader.value(sql, (contract,)))
    return None if minor is None else Decimal(minor)


def test_an_undrawn_rest_asks_before_drawing_ends_and_goes_when_it_is_drawn(desk: Desk) -> None:
    contract = a_contract(desk, available_until=TODAY + timedelta(20))
    assert turns(desk, AVAILABILITY) == {AVAILABILITY: "2026-12-10/30 today"}
    drawn(desk, contract, a_drawing(desk, contract, 300_000_000))
    said = "60,000,000 of HĐTD-1/2026 may be drawn until 10 Dec 2026"
    assert only(desk, AVAILABILITY).about(desk.today) == said
    drawn(desk, contract, a_drawing(desk, contract, 60_000_000))
    assert turns(desk, AVAILABILITY) == {}
    assert rows(desk) == anew(desk)
    desk.undo()
    assert only(desk, AVAILABILITY).about(desk.today) == said
    assert rows(desk) == anew(desk)


def test_an_end_of_drawing_that_is_past_asks_until_it_is_answered_or_the_contract_ended(desk: Desk) -> None:
    contract = a_contract(desk, available_until=TODAY + timedelta(20))
    on_morning(desk, TODAY + timedelta(21))
    item = only(desk, AVAILABILITY)
    assert item.about(desk.today) == "360,000,000 of HĐTD-1/2026 could be drawn until 10 Dec 2026"
    desk.do_now("Done", "", answering.done, [item.clock])
    assert turns(desk, AVAILABILITY) == {}
    desk.undo()
    moved(desk, contract, "credit_contract", contract, "cancel", reason="khách không cần")
    assert turns(desk, AVAILABILITY) == {}
    assert rows(desk) == anew(desk)


def test_what_the_queue_says_is_left_is_what_the_contract_says(desk: Desk) -> None:
    """A loan in parts, one taken back, and a line of which something was repaid."""
    contract = a_contract(desk)
    first = a_drawing(desk, contract, 200_000_000)
    for name in ("request", "draw", "take_back"):
        drawn(desk, contract, first, name, reason="sai")
        agreed = file(desk, contract).agreement
        assert left(desk, contract) == CONTRACT - (agreed.drawn or 0)
    line = a_contract(desk, approved(desk, number="L-2291"), kind="line", method="bullet", number="HĐTD-2/2026")
    holding = drawn(desk, line, a_drawing(desk, line, 300_000_000, due_on=date(2027, 5, 20)))
    loan_desk.pay(desk, holding, TODAY.isoformat(), 100_000_000, "number")
    assert left(desk, line) == file(desk, line).agreement.left == Decimal(160_000_000)


def test_a_loan_drawn_whole_by_its_terms_leaves_nothing(desk: Desk) -> None:
    holding = loan_desk.a_loan(desk)
    proposal = desk.look(contract_making.of_loan, holding)
    contract = desk.do_now("Contract", "", contract_making.make, proposal, {"available_until": TODAY})
    assert left(desk, contract) == file(desk, contract).agreement.left == 0
