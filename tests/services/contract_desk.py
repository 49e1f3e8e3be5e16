"""Credit contracts on a desk, for tests: made of an approved application by services, drawn, read back."""

from datetime import date
from typing import Any

from crodesk.services import (
    contract_file,
    contract_making,
    contract_moving,
    drawing_moving,
)
from crodesk.services.contract_file import ContractFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.services.sent_off import move

LOAN = {
    "product": "salary_loan", "number": "L-2290", "amount_minor": 360_000_000, "currency": "VND", "months": 36,
    "rate_ppm": 120_000, "purpose": "home repair", "living_minor": 9_500_000, "method": "equal-principal",
}  # fmt: skip
CONDITIONS = "Lương về tài khoản tại đây\nBảo hiểm khoản vay"
SELLER = {
    "name": "Cty TNHH Xây dựng An Phát", "account": "0011 2233", "bank": "VCB", "purpose": "sửa nhà",
    "evidence": "HĐ 12",
}  # fmt: skip


def approved(desk: Desk, **values: Any) -> int:
    """Return an application for 360 million over 36 months at 12 %, approved today under two conditions."""
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    rid = a_record(desk, "application", customer, **{**LOAN, **values})
    move(desk, rid, "submit")
    move(desk, rid, "approve_conditionally", decided_by="Võ Minh Khoa", conditions=CONDITIONS)
    return rid


def a_contract(desk: Desk, application: int | None = None, *, met: bool = True, **values: Any) -> int:
    """Return a contract on an application, signed today; its conditions met unless `met` is false."""
    proposal = desk.look(contract_making.of_application, application or approved(desk), desk.today)
    given = {"number": "HĐTD-1/2026", "signed_on": desk.today, **values}
    text = "\n".join(proposal.conditions), "\n".join(proposal.covenants)
    rid: int = desk.do_now("Contract", "", contract_making.make, proposal, given, *text)
    for one in file(desk, rid).conditions if met else ():
        if one.cells["kind"] == "precedent":
            moved(desk, rid, "contract_condition", one.rid, "meet", paper="ngăn 3")
    return rid


def file(desk: Desk, rid: int) -> ContractFile:
    """Return a contract as it is now."""
    found = desk.look(contract_file.read, rid, desk.today)
    assert found is not None
    return found


def moved(desk: Desk, contract: int, kind: str, rid: int, name: str, **values: Any) -> None:
    """Move a condition, a security or the contract itself."""
    desk.do_now("Moved", "", contract_moving.move, kind, contract, rid, name, values)


def a_drawing(desk: Desk, contract: int, minor: int, *, checked: bool = True, **values: Any) -> int:
    """Return a drawing that pays all to one seller, its papers checked."""
    given = {"amount_minor": minor, "purpose": "sửa nhà", "papers": "HĐ 12\nHóa đơn 7", "wanted_on": desk.today}
    rid: int = desk.do_now("Drawing", "", drawing_moving.plan, contract, {**given, **values})
    desk.do_now("Payee", "", drawing_moving.pay_to, contract, rid, {**SELLER, "amount_minor": minor})
    if checked:
        desk.do_now("Papers", "", drawing_moving.check_papers, contract, rid, ("HĐ 12", "Hóa đơn 7"), desk.today)
    return rid


def drawn(desk: Desk, contract: int, drawing: int, *moves: str, **values: Any) -> int:
    """Request a drawing and pay it out; returns the number of the loan it is on."""
    for name in moves or ("request", "draw"):
        desk.do_now("Drawing", "", drawing_moving.move, contract, drawing, name, values)
    one = file(desk, contract).drawing(drawing)
    assert one is not None
    return int(one.record.cells["holding_rid"] or 0)
