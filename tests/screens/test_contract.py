"""The file of a contract, by keys: from a decision to a loan with its own schedule, and what is refused on the way."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.exchange.paper import plain
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.contract.screen import ContractScreen
from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import ContractOf, OpenApplication, OpenContract, OpenLoan
from crodesk.services import contract_finding, drawing_moving, drawing_proving
from crodesk.services.desk import Desk
from crodesk.widgets.export_dialog import ExportDialog
from crodesk.widgets.held_back import HeldBack
from crodesk.widgets.paper_view import PaperView
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_record
from tests.conftest import TODAY
from tests.screens.desk_app import COMPACT, messages, opened, press, rows_of, screen_text, settle, type_in
from tests.services import loan_desk
from tests.services.contract_desk import a_contract, a_drawing, approved, drawn, file

CONTRACT = 360_000_000


def room(pilot: Pilot[int]) -> ContractScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ContractScreen), screen_text(pilot)
    return screen


def told(pilot: Pilot[int]) -> str:
    """Return what the file says, on one line."""
    return " ".join(room(pilot).pane.text.split())


async def go(pilot: Pilot[int], message: object) -> None:
    pilot.app.post_message(message)  # type: ignore[arg-type]  # one of the app's own
    await settle(pilot)
    await settle(pilot)


async def select(pilot: Pilot[int], kind: str) -> None:
    """Select the first line of a kind."""
    assert room(pilot).pane.select(lambda target: getattr(target, "kind", "") == kind)
    await settle(pilot)


async def move(pilot: Pilot[int], choice: str) -> None:
    await press(pilot, "a", choice, "f9")


async def test_a_decision_becomes_money_by_keys(desk: Desk) -> None:
    application = approved(desk)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenApplication(application))
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, RecordDialog)
        await press(pilot, "f9")
        assert "Lương về tài khoản tại đây" in told(pilot)
        await move(pilot, "1")  # the contract is signed
        while any(one.cells["state"] == "open" for one in room(pilot).shown.conditions):  # type: ignore[union-attr]
            room(pilot).pane.select(lambda target: target in _open_ones(pilot))
            await move(pilot, "1")
        await press(pilot, "n", "1")
        await type_in(pilot, "360m")
        for _field in range(3):
            await press(pilot, "tab")
        await type_in(pilot, "HĐ 12")
        await press(pilot, "f9")
        assert "Say who is paid." in told(pilot)
        await select(pilot, "drawing")
        await press(pilot, "n", "2")
        for text in ("An Phat", "0011", "VCB"):
            await type_in(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "f9")
        await press(pilot, "a", "1", "y", "f9")  # the paper is ticked
        assert "nothing stands in its way" in told(pilot)
        await move(pilot, "1")  # it is requested
        await move(pilot, "1")  # and paid out
        assert "loan L-2290/2026" in told(pilot)
        await press(pilot, "l")
        loan = pilot.app.screen
        assert isinstance(loan, LoanScreen)
        assert loan.shown is not None
        assert (len(loan.shown.schedule), loan.shown.schedule[0].owed.principal) == (36, 10_000_000)
        await press(pilot, "l")
        assert "Drawing paid out" in messages(pilot)
        await press(pilot, "u")
        assert "nothing stands in its way" in told(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ApplicationScreen | LoanScreen)


def _open_ones(pilot: Pilot[int]) -> list[object]:
    from crodesk.screens.contract.sections import CONDITION, Target

    shown = room(pilot).shown
    assert shown is not None
    return [Target(CONDITION, one.rid) for one in shown.conditions if one.cells["state"] == "open"]


async def test_what_stops_a_drawing_stands_under_it_and_is_said_again_when_it_is_to_go_out(desk: Desk) -> None:
    contract = a_contract(desk, met=False)
    a_drawing(desk, contract, 100_000_000, means="cash")
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        assert "Still wanted: Lương về tài khoản tại đây" in told(pilot)
        assert "Cash: say whether the payee is a person" in told(pilot)
        await select(pilot, "drawing")
        await move(pilot, "1")
        assert isinstance(pilot.app.screen, RecordDialog)
        assert "Still wanted: Lương về tài khoản tại đây" in screen_text(pilot)
    assert file(desk, contract).drawings[0].state == "planned"


async def test_a_payee_is_taken_out_and_comes_back(desk: Desk) -> None:
    contract = a_contract(desk)
    a_drawing(desk, contract, 100)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        await select(pilot, "drawing_payee")
        await press(pilot, "D")
        assert "Say who is paid." in told(pilot)
        await press(pilot, "u")
        assert "Cty TNHH Xây dựng An Phát" in told(pilot)


@pytest.mark.parametrize(("choice", "words"), [("1", "Request to disburse"), ("2", "Debt note")])
async def test_papers_of_a_drawing_are_shown_to_print(desk: Desk, choice: str, words: str) -> None:
    contract = a_contract(desk)
    a_drawing(desk, contract, 350_000_000)
    async with opened(desk) as pilot:
        await go(pilot, OpenContract(contract))
        await select(pilot, "drawing")
        await press(pilot, "P", choice)
        page = pilot.app.screen
        assert isinstance(page, PaperView)
        assert page.paper.title == f"{words} HĐTD-1/2026/01"
        text = screen_text(pilot)
        assert "Three hundred fifty million" in text
        assert "Cty TNHH Xây dựng An Phát" in text


async def test_a_loan_leads_to_its_contract_or_makes_one(desk: Desk) -> None:
    contract = a_contract(desk)
    holding = drawn(desk, contract, a_drawing(desk, contract, CONTRACT))
    alone = loan_desk.a_loan(desk, "L-77", a_customer(desk, "Lê Thị Mai"))
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenLoan(holding))
        await press(pilot, "l")
        assert room(pilot).rid == contract
        await press(pilot, "escape")
        await go(pilot, OpenLoan(alone))
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, RecordDialog)
        await press(pilot, "f9")
        assert room(pilot).rid == desk.look(contract_finding.of_holding, alone)


async def test_what_is_not_approved_says_so(desk: Desk) -> None:
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, ContractOf(holding=loan_desk.a_stated_loan(desk)))
        assert "Only the core knows this loan" in messages(pilot)


async def test_a_contract_is_gone_to_by_its_number(desk: Desk) -> None:
    contract = a_contract(desk)
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "hdtd-1/2026")
        await press(pilot, "enter")
        await settle(pilot)
        assert room(pilot).rid == contract


async def test_a_debt_note_says_until_when_and_at_which_rate_it_is_owed(desk: Desk) -> None:
    """Drawn on 20 November 2026 for 36 months."""
    contract = a_contract(desk)
    a_drawing(desk, contract, 350_000_000)
    async with opened(desk) as pilot:
        await go(pilot, OpenContract(contract))
        await select(pilot, "drawing")
        await press(pilot, "P", "2")
        text = " ".join(screen_text(pilot).split())
        for said in ("Due 20 Nov 2029", "Rate a year 12%", "Repayment equal principal", "Limit 360,000,000 VND"):
            assert said in text


async def test_an_application_that_is_not_approved_says_why_it_has_no_contract(desk: Desk) -> None:
    draft = a_record(desk, "application", a_customer(desk), product="salary_loan")
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenApplication(draft))
        await press(pilot, "escape", "l")
        assert "it isn't approved yet" in messages(pilot)


async def test_the_contract_in_a_loans_pages_opens(desk: Desk) -> None:
    contract = a_contract(desk)
    holding = drawn(desk, contract, a_drawing(desk, contract, CONTRACT))
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenLoan(holding))
        loan = pilot.app.screen
        assert isinstance(loan, LoanScreen)
        while loan.part.name != "security":
            await press(pilot, "tab")
        assert loan.parts.select(lambda target: getattr(target, "kind", "") == "credit_contract")
        await press(pilot, "enter")
        await settle(pilot)
        assert room(pilot).rid == contract


async def test_proof_that_comes_after_the_money_is_asked_for_until_it_is_ticked(desk: Desk) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 100, checked=False, means="cash", cash_why="small", papers="")
    drawn(desk, contract, drawing)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        assert "proof of use to come by 20 Dec 2026" in told(pilot)
        await select(pilot, "drawing")
        await press(pilot, "a", "1")
        await type_in(pilot, "Hóa đơn 9")
        await press(pilot, "f9")
        assert f"Hóa đơn 9 · proof seen 20 Nov 2026 · {desk.officer}" in told(pilot)
        assert "to come by" not in told(pilot)
        await press(pilot, "u")
        assert "proof of use to come by 20 Dec 2026" in told(pilot)
        await select(pilot, "drawing")
        await press(pilot, "a", "2")
        await type_in(pilot, "15/1/2027")
        await press(pilot, "tab")
        await type_in(pilot, "khách đi vắng")
        await press(pilot, "f9")
        assert "proof of use to come by 15 Jan 2027" in told(pilot)


@pytest.mark.parametrize("asks", ["queue", "today"])
async def test_what_a_contract_asks_for_in_the_queue_opens_it(desk: Desk, asks: str) -> None:
    """A proof that is late, the end of drawing in a week, a condition in two: each opens the same contract."""
    contract = a_contract(desk, available_until=date(2026, 11, 27))
    proof = a_drawing(desk, contract, 100, checked=False, means="cash", cash_why="small", papers="")
    drawn(desk, contract, proof)
    a_record(desk, "contract_condition", contract, kind="covenant", what="vốn", due_on=date(2026, 12, 4))
    desk.do_now("Promised", "", drawing_proving.promise, contract, proof, {"proof_by": TODAY, "reason": "vắng"})
    async with opened(desk, COMPACT, room=asks) as pilot:
        await press(pilot, "z")  # the other reasons of the same customer
        rules = [row.rule for row in rows_of(pilot, "#queue").view.window.source.page(0, 9)]
        for rule in ("availability", "condition", "proof"):
            rows_of(pilot, "#queue").go(rules.index(rule))
            await press(pilot, "enter")
            await settle(pilot)
            assert room(pilot).rid == contract
            await press(pilot, "escape")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are written; no printing system stands in the way."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", ["pdf", "txt"])
async def test_a_page_that_is_handed_out_is_kept_and_written_again_as_it_was(desk: Desk, home: Path, form: str) -> None:
    contract = a_contract(desk)
    drawing = a_drawing(desk, contract, 350_000_000)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        await select(pilot, "drawing")
        await press(pilot, "P", "2", "P")
        path = home / f"note.{form}"
        pilot.app.screen.query_one(Input).value = str(path)
        await press(pilot, "enter")
        await settle(pilot)
        assert f"Debt note is in {path}. It is kept with the contract." in messages(pilot)
        await press(pilot, "escape")
        (line,) = file(desk, contract).drawings[0].issued
        assert (line.paper, line.language, line.officer) == ("debt_note", "en", desk.officer)
        assert "Debt note printed 20 Nov 2026" in told(pilot)
        given = path.read_bytes()
        version = file(desk, contract).drawings[0].record.version
        changed = {"amount_minor": 100, "purpose": "khác"}
        desk.do_now("Change", "", drawing_moving.change, contract, drawing, changed, version)
        path.unlink()
        await select(pilot, "issued_paper")
        await press(pilot, "enter")
        again = home / f"HĐTD-1-2026-debt_note-en-2026-11-20-{line.rid}.{form}"
        assert pilot.app.screen.query_one(Input).value == str(again)
        await press(pilot, "enter")
        await settle(pilot)
        assert again.read_bytes() == given
        await select(pilot, "drawing")
        await press(pilot, "P", "3")  # the same from the list of papers
        assert pilot.app.screen.query_one(Input).value == str(again)
        await press(pilot, "escape", "u", "u")
        assert file(desk, contract).drawings[0].issued == ()


@pytest.mark.parametrize("paper", ["1", "2"])
async def test_a_paper_over_the_limit_says_so_and_haste_doesn_t_hand_it_out(desk: Desk, home: Path, paper: str) -> None:
    """360 million were agreed and 350 drawn: 10 are left, and 20 are asked for."""
    contract = a_contract(desk)
    drawn(desk, contract, a_drawing(desk, contract, 350_000_000))
    drawing = a_drawing(desk, contract, 20_000_000)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        assert room(pilot).pane.select(lambda target: getattr(target, "rid", 0) == drawing)
        await press(pilot, "P", paper)
        page = pilot.app.screen
        assert isinstance(page, PaperView)
        assert "Of the limit only 10,000,000 VND is left." in screen_text(pilot)
        assert "is left" not in plain.text(page.paper)
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, HeldBack)
        assert "Of the limit only 10,000,000 VND is left." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PaperView)
        await press(pilot, "P", "a", "enter")
        await settle(pilot)
        assert len(list(home.glob("*.pdf"))) == 1
    assert [len(one.issued) for one in file(desk, contract).drawings if one.record.rid == drawing] == [1]


async def test_papers_that_come_with_a_request_hold_back_the_debt_note_alone(desk: Desk) -> None:
    contract = a_contract(desk)
    a_drawing(desk, contract, 350_000_000, checked=False)
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        await select(pilot, "drawing")
        for paper, asks in (("1", ExportDialog), ("2", HeldBack)):
            await press(pilot, "P", paper)
            assert "Nobody has checked the papers that prove the purpose." in screen_text(pilot)
            await press(pilot, "P")
            assert isinstance(pilot.app.screen, asks)
            await press(pilot, "escape", "escape")


async def test_an_addendum_is_written_and_shown_with_what_it_changed(desk: Desk) -> None:
    contract = a_contract(desk, available_until=date(2026, 12, 10))
    async with opened(desk, COMPACT) as pilot:
        await go(pilot, OpenContract(contract))
        await press(pilot, "=", "tab", "tab")
        await type_in(pilot, "400m")
        for text in ("30/6/2027", "Võ Minh Khoa", "đội giá"):
            await press(pilot, "tab")
            await type_in(pilot, text)
        await press(pilot, "f9")
        said = "addendum 01 · 20 Nov 2026 · 360,000,000 VND → 400,000,000 VND"
        assert f"{said} · to be drawn until 10 Dec 2026 → 30 Jun 2027 · Võ Minh Khoa · đội giá" in told(pilot)
        assert "400,000,000 agreed" in screen_text(pilot)
        await press(pilot, "u")
        assert "addendum" not in told(pilot)
