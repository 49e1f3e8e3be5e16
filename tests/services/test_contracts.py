"""From a decision to money, through the file: contract, conditions, security, drawings, the loan they become."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import (
    contract_changing,
    contract_file,
    contract_finding,
    contract_making,
    drawing_moving,
    loan_events,
    loan_file,
    record_list,
)
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.conftest import TODAY
from tests.services import loan_desk
from tests.services.contract_desk import CONDITIONS, a_contract, a_drawing, approved, drawn, file, moved
from tests.services.sent_off import move

CONTRACT = 360_000_000


def states(desk: Desk, contract: int) -> list[tuple[str, str]]:
    return [(one.cells["what"], one.cells["state"]) for one in file(desk, contract).conditions]


def found(desk: Desk, contract: int) -> list[str]:
    """Return what stops the only drawing of a contract, as message ids."""
    (one,) = file(desk, contract).drawings
    assert one.found is not None
    return [problem.text for problem in one.found.stops]


def words(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.text for each in refused.value.problems]


# The contract


def test_a_contract_carries_over_what_was_decided(desk: Desk) -> None:
    application = approved(desk)
    contract = file(desk, a_contract(desk, application, met=False, available_until=TODAY + timedelta(30)))
    cells = contract.record.cells
    assert {key: cells[key] for key in ("amount_minor", "months", "rate_ppm", "method", "kind", "state")} == {
        "amount_minor": CONTRACT, "months": 36, "rate_ppm": 120_000, "method": "equal-principal", "kind": "loan",
        "state": "signed",
    }  # fmt: skip
    assert cells["application_rid"] == application
    assert states(desk, contract.rid)[:2] == [(what, "open") for what in CONDITIONS.splitlines()]
    assert contract.agreement.left == Decimal(CONTRACT)
    assert desk.look(contract_finding.of_application, application) == contract.rid


def test_what_is_not_approved_or_has_its_contract_gets_none(desk: Desk) -> None:
    draft = a_record(desk, "application", a_customer(desk), product="salary_loan")
    with pytest.raises(Refused, match="isn't approved"):
        desk.look(contract_making.of_application, draft, TODAY)
    application = approved(desk)
    a_contract(desk, application)
    with pytest.raises(Refused, match="has its contract already"):
        desk.look(contract_making.of_application, application, TODAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount_minor": CONTRACT + 1}, "amount_minor"),
        ({"amount_minor": 0}, "amount_minor"),
        ({"months": None}, "months"),
        ({"signed_on": TODAY + timedelta(1)}, "signed_on"),
        ({"available_until": TODAY - timedelta(1)}, "available_until"),
        ({"number": ""}, "number"),
    ],
)
def test_a_contract_is_on_no_more_than_was_decided(desk: Desk, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_contract(desk, **values)
    assert field in [each.field for each in refused.value.problems]


def test_a_number_is_one_contract_and_undo_takes_all_of_it_back(desk: Desk) -> None:
    application = approved(desk)
    contract = a_contract(desk, application, met=False)
    with pytest.raises(Refused, match="Another contract has this number"):
        a_contract(desk, approved(desk, number="L-2291"), met=False)
    assert desk.look(contract_finding.by_number, "HĐTD-1/2026") == [contract]
    other = a_contract(desk, approved(desk, number="L-2292"), met=False, number="HĐTD-2/2026")
    desk.undo()
    assert desk.look(contract_file.read, other, TODAY) is None
    count = "SELECT count(*) FROM contract_condition WHERE credit_contract_rid = ?"
    assert desk.look(lambda reader: reader.value(count, (other,))) == 0


def test_a_running_loan_gets_a_contract_with_its_terms(desk: Desk) -> None:
    holding = loan_desk.a_loan(desk)
    proposal = desk.look(contract_making.of_loan, holding)
    rid = desk.do_now("Contract", "", contract_making.make, proposal, {"signed_on": date(2026, 5, 15)})
    contract = file(desk, rid)
    assert desk.look(contract_finding.of_holding, holding) == rid
    assert (contract.agreement.drawn, contract.agreement.left) == (Decimal(12_000_000), Decimal(0))
    stated = loan_desk.a_stated_loan(desk)
    with pytest.raises(Refused, match="Only the core knows this loan"):
        desk.look(contract_making.of_loan, stated)


# Conditions and security


def test_a_condition_is_met_with_its_paper_or_waived_by_somebody_else(desk: Desk) -> None:
    contract = a_contract(desk, met=False)
    first, second = (one.rid for one in file(desk, contract).conditions[:2])
    moved(desk, contract, "contract_condition", first, "meet", paper="tủ 3")
    with pytest.raises(Refused, match="doesn't waive its conditions"):
        moved(desk, contract, "contract_condition", second, "waive", reason="nhỏ", by=desk.officer)
    with pytest.raises(Refused, match="Say why"):
        moved(desk, contract, "contract_condition", second, "waive", by="Võ Minh Khoa")
    moved(desk, contract, "contract_condition", second, "waive", by="Võ Minh Khoa", reason="khoản nhỏ")
    met, waived = (one.cells for one in file(desk, contract).conditions[:2])
    assert (met["state"], met["paper"], met["looked_by"]) == ("met", "tủ 3", desk.officer)
    assert (waived["state"], waived["waived_why"], waived["looked_by"]) == ("waived", "khoản nhỏ", "Võ Minh Khoa")
    desk.undo()
    assert states(desk, contract)[1][1] == "open"


def test_a_covenant_that_is_met_is_due_again(desk: Desk) -> None:
    """Due on 5 March and looked at on 20 November, every six months: 5 September is past, 5 March comes."""
    contract = a_contract(desk)
    rid = a_record(
        desk, "contract_condition", contract, kind="covenant", what="vốn tự có", due_on=date(2026, 3, 5),
        every_months=6,
    )  # fmt: skip
    moved(desk, contract, "contract_condition", rid, "meet")
    line = record_list.get(desk._reader, "contract_condition", rid)
    assert line is not None
    assert (line.cells["state"], line.cells["due_on"]) == ("met", "2027-03-05")
    moved(desk, contract, "contract_condition", rid, "break", reason="âm vốn")
    a_drawing(desk, contract, 100)
    assert found(desk, contract) == ["Broken: {condition}"]


def test_security_is_registered_and_released_after_the_end_alone(desk: Desk) -> None:
    holding = loan_desk.a_loan(desk)
    contract = desk.do_now(
        "Contract", "", contract_making.make, desk.look(contract_making.of_loan, holding),
        {"signed_on": date(2026, 5, 15)},
    )  # fmt: skip
    security = a_record(desk, "security_contract", contract, kind="mortgage", number="HĐTC-1")
    with pytest.raises(Refused, match="From this state"):
        moved(desk, contract, "security_contract", security, "register")
    moved(desk, contract, "security_contract", security, "sign", notarised_on=TODAY)
    moved(desk, contract, "security_contract", security, "register", registration="ĐK-118", on=TODAY)
    (line,) = file(desk, contract).securities
    assert {key: line.cells[key] for key in ("state", "notarised_on", "registration", "registered_on")} == {
        "state": "registered", "notarised_on": TODAY.isoformat(), "registration": "ĐK-118",
        "registered_on": TODAY.isoformat(),
    }  # fmt: skip
    with pytest.raises(Refused, match="Still owed"):
        moved(desk, contract, "security_contract", security, "release")
    payoff = desk.look(loan_file.payoff_on, holding, TODAY, TODAY)
    loan_desk.pay(desk, holding, TODAY.isoformat(), payoff.total, "number")  # type: ignore[union-attr]  # it can be reckoned
    moved(desk, contract, "security_contract", security, "release", originals="khách nhận")
    (line,) = file(desk, contract).securities
    assert (line.cells["state"], line.cells["released_on"]) == ("released", TODAY.isoformat())


def test_what_is_renewed_in_the_security_contract_is_renewed_in_its_collateral(desk: Desk) -> None:
    application = approved(desk)
    thing = a_record(desk, "collateral", application, kind="house", name="Nhà 12", insured_until=date(2026, 12, 1))
    contract = a_contract(desk, application)
    (security,) = file(desk, contract).securities
    assert (security.cells["kind"], security.cells["insured_until"]) == ("mortgage", "2026-12-01")
    a_drawing(desk, contract, 100)
    assert found(desk, contract) == ["The security contract isn't signed: {security}"]
    moved(desk, contract, "security_contract", security.rid, "sign")
    moved(desk, contract, "security_contract", security.rid, "register", registration="ĐK-118")
    version = file(desk, contract).securities[0].version
    renewed = {"insured_until": date(2027, 12, 1)}
    desk.do_now("Renewed", "", contract_changing.change, "security_contract", security.rid, renewed, version)
    line = record_list.get(desk._reader, "collateral", thing)
    assert line is not None
    assert {key: line.cells[key] for key in ("insured_until", "registration", "registered_on", "released_on")} == {
        "insured_until": "2027-12-01", "registration": "ĐK-118", "registered_on": TODAY.isoformat(),
        "released_on": None,
    }  # fmt: skip
    assert found(desk, contract) == []


# Drawings


def test_a_first_drawing_becomes_a_loan_with_its_own_schedule(desk: Desk) -> None:
    """36 equal parts of 360 million are 10 million each, the first due a month after the drawing."""
    contract = a_contract(desk)
    holding = drawn(desk, contract, a_drawing(desk, contract, CONTRACT), number="LAV-77")
    loan = loan_desk.file(desk, holding)
    assert (loan.known.loan.number, loan.known.state.balance) == ("LAV-77", Decimal(CONTRACT))
    assert (len(loan.schedule), loan.schedule[0].due, loan.schedule[0].owed.principal) == (
        36,
        date(2026, 12, 20),
        10_000_000,
    )
    assert [(one.kind, one.amount_minor, one.note.reference) for one in loan.ledger] == [
        ("drawing", CONTRACT, "HĐTD-1/2026/01")
    ]
    assert desk.look(contract_finding.of_holding, holding) == contract
    assert file(desk, contract).agreement.left == 0
    desk.undo()
    assert file(desk, contract).loans == ()
    assert (file(desk, contract).drawings[0].state, file(desk, contract).agreement.drawn) == ("requested", Decimal(0))


def test_tranches_go_on_one_loan_and_never_beyond_the_contract(desk: Desk) -> None:
    contract = a_contract(desk)
    first = drawn(desk, contract, a_drawing(desk, contract, 200_000_000))
    second = a_drawing(desk, contract, 160_000_001)
    with pytest.raises(Refused) as refused:
        drawn(desk, contract, second, "request")
    assert words(refused) == ["Of the limit only {left} is left."]
    third = a_drawing(desk, contract, 160_000_000)
    assert drawn(desk, contract, third) == first
    assert loan_desk.file(desk, first).known.state.balance == Decimal(CONTRACT)


def test_what_was_requested_waits_and_counts(desk: Desk) -> None:
    contract = a_contract(desk)
    drawn(desk, contract, a_drawing(desk, contract, 300_000_000), "request")
    with pytest.raises(Refused, match="Of the limit only"):
        drawn(desk, contract, a_drawing(desk, contract, 60_000_001), "request")
    assert drawn(desk, contract, a_drawing(desk, contract, 60_000_000)) > 0


def test_each_drawing_of_a_line_is_a_loan_and_what_is_repaid_is_drawn_again(desk: Desk) -> None:
    contract = a_contract(desk, kind="line", method="bullet")
    first = drawn(desk, contract, a_drawing(desk, contract, 300_000_000, due_on=date(2027, 5, 20)))
    second = drawn(desk, contract, a_drawing(desk, contract, 60_000_000, due_on=date(2027, 2, 20)))
    assert first != second
    assert [one.due for one in loan_desk.file(desk, second).schedule] == [date(2027, 2, 20)]
    assert file(desk, contract).agreement.left == 0
    loan_desk.pay(desk, second, TODAY.isoformat(), 60_000_000, "number")
    after = file(desk, contract)
    assert (after.agreement.left, [one.loan.rid for one in after.loans]) == (Decimal(60_000_000), [first])


def test_a_drawing_taken_back_leaves_nothing_owed(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, CONTRACT)
    holding = drawn(desk, contract, drawing)
    drawn(desk, contract, drawing, "take_back", reason="sai tài khoản")
    assert file(desk, contract).drawings[0].state == "requested"
    assert loan_desk.file(desk, holding).known.state.balance == 0
    assert file(desk, contract).agreement.drawn == 0


# What is refused


def test_nothing_is_drawn_before_signing_or_before_conditions_are_met(desk: Desk) -> None:
    contract = a_contract(desk, signed_on=None, met=False)
    with pytest.raises(Refused, match="isn't signed"):
        a_drawing(desk, contract, 100)
    moved(desk, contract, "credit_contract", contract, "sign", on=TODAY)
    drawing = a_drawing(desk, contract, 100)
    with pytest.raises(Refused) as refused:
        drawn(desk, contract, drawing, "request")
    assert words(refused) == ["Still wanted: {condition}"] * 2


def test_papers_are_checked_one_by_one(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 100, checked=False)
    assert found(desk, contract) == ["Nobody has checked the papers that prove the purpose."]
    with pytest.raises(Refused, match="Hóa đơn 7"):
        desk.do_now("Papers", "", drawing_moving.check_papers, contract, drawing, ("HĐ 12",), TODAY)
    desk.do_now("Papers", "", drawing_moving.check_papers, contract, drawing, ("Hóa đơn 7", "HĐ 12"), TODAY)
    assert found(desk, contract) == []
    version = file(desk, contract).drawings[0].record.version
    desk.do_now("Change", "", drawing_moving.change, contract, drawing, {"papers": "HĐ 13"}, version)
    assert found(desk, contract) == ["Nobody has checked the papers that prove the purpose."]


def test_payees_that_do_not_add_up_are_said(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 100)
    more = {"name": "Lê Văn Tám", "amount_minor": 1, "account": "9", "bank": "ACB"}
    payee = desk.do_now("Payee", "", drawing_moving.pay_to, contract, drawing, more)
    assert found(desk, contract) == ["The payees get {total} together, and {amount} is drawn."]
    desk.do_now("Out", "", drawing_moving.take_out, contract, drawing, payee)
    assert found(desk, contract) == []
    desk.undo()
    assert len(file(desk, contract).drawings[0].payees) == 2


@pytest.mark.parametrize(
    ("minor", "why", "stops"),
    [
        (99_999_999, "", []),
        (100_000_000, "", ["Cash: say whether the payee is a person, and has an account."]),
        (100_000_000, "no-account", []),
    ],
)
def test_cash_is_for_small_sums_and_people_without_an_account(
    desk: Desk, minor: int, why: str, stops: list[str]
) -> None:
    """Circular 21/2017/TT-NHNN: below 100 million dong."""
    contract = a_contract(desk)
    a_drawing(desk, contract, minor, means="cash", cash_why=why)
    assert found(desk, contract) == stops


def test_money_goes_out_today_at_the_latest_and_while_it_may_be_drawn(desk: Desk) -> None:
    contract = a_contract(desk, available_until=TODAY + timedelta(5))
    drawing = a_drawing(desk, contract, 100)
    with pytest.raises(Refused, match="could be drawn until"):
        drawn(desk, contract, drawing, "request", on=TODAY + timedelta(6))
    drawn(desk, contract, drawing, "request", on=TODAY + timedelta(5))
    with pytest.raises(Refused, match="still to come"):
        drawn(desk, contract, drawing, "draw", on=TODAY + timedelta(1))
    with pytest.raises(Refused, match="No contract is signed on that day"):
        drawn(desk, contract, drawing, "draw", on=TODAY - timedelta(1))


def test_a_drawing_that_went_out_stays_as_it_is(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 100)
    drawn(desk, contract, drawing)
    with pytest.raises(Refused, match="it stays as it is"):
        desk.do_now("Payee", "", drawing_moving.pay_to, contract, drawing, {"name": "A", "amount_minor": 1})
    with pytest.raises(Refused, match="From this state"):
        drawn(desk, contract, drawing, "draw")


def test_a_contract_ends_when_nothing_is_owed(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 100)
    drawn(desk, contract, drawing)
    with pytest.raises(Refused, match="Still owed"):
        moved(desk, contract, "credit_contract", contract, "close")
    with pytest.raises(Refused, match="Money was drawn under it"):
        moved(desk, contract, "credit_contract", contract, "cancel", reason="đổi ý")


def test_an_application_is_withdrawn_once_its_contract_is_cancelled(desk: Desk) -> None:
    application = approved(desk)
    contract = a_contract(desk, application)
    with pytest.raises(Refused, match="HĐTD-1/2026 stands"):
        move(desk, application, "withdraw", reason="đổi ý")
    moved(desk, contract, "credit_contract", contract, "cancel", reason="đổi ý")
    move(desk, application, "withdraw", reason="đổi ý")


def test_a_ledger_row_taken_back_in_the_loan_frees_the_limit(desk: Desk) -> None:
    contract = a_contract(desk)
    holding = drawn(desk, contract, a_drawing(desk, contract, CONTRACT))
    event = loan_desk.file(desk, holding).ledger[0].rid
    loan_desk.write(desk, loan_events.reverse, holding, event, "sai")
    assert file(desk, contract).agreement.left == CONTRACT
