"""The room of bank statements: a file taken in, entries confirmed, chosen, set aside, looked at again, undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.screens.statements.base import Statements
from crodesk.screens.statements.loan_finder import LoanFinder
from crodesk.screens.statements.origin import OriginDialog
from crodesk.screens.statements.taken import TakenDialog
from crodesk.services import loan_file, loan_list, opening, practice, statement_entries
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Ask, Choose, Confirm
from crodesk.widgets.file_dialog import FileDialog
from tests.screens.desk_app import messages, opened, press, screen_text, settle, type_in

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Desk]:
    """The made-up portfolio, on the day it was made for."""
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", TODAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock.on(TODAY), "test")
    desk.keep_loans()
    yield desk
    desk.close()


def past_due(desk: Desk, number: str) -> int:
    (line,) = desk.look(loan_list.by_number, number)
    found = desk.look(loan_file.read, line.rid, TODAY)
    assert found is not None
    return found.known.loan.minor(found.known.state.past_due) or 0


def csv(path: Path, *lines: str) -> Path:
    path.write_text("date,amount,currency,name,account,description\n" + "".join(f"{line}\n" for line in lines))
    return path


def room(pilot: Pilot[int]) -> Statements:
    screen = next(each for each in pilot.app.screen_stack if isinstance(each, Statements))
    assert isinstance(screen, Statements)
    return screen


async def take_in(pilot: Pilot[int], path: Path) -> TakenDialog:
    await press(pilot, "I")
    assert isinstance(pilot.app.screen, FileDialog)
    pilot.app.screen.query_one(Input).value = str(path)
    await press(pilot, "enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, TakenDialog)
    return pilot.app.screen


def state_of(desk: Desk, text: str) -> str:
    sql = "SELECT state FROM statement_entry WHERE text = ?"
    return str(desk.look(lambda reader: reader.value(sql, (text,))))


def texts(pilot: Pilot[int]) -> list[str]:
    rows = room(pilot).rows
    return [row.text for row in rows.view.window.page(0, rows.count or 0)]


async def select(pilot: Pilot[int], text: str) -> None:
    room(pilot).rows.go(texts(pilot).index(text))
    await settle(pilot)


async def test_a_file_is_taken_in_and_its_sure_entry_written_down_once(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    path = csv(
        tmp_path / "s.csv", f"2026-11-19,{owed},VND,NGUYEN VAN LA,970401,tra no L-2107", "2026-11-18,5,VND,,,phi"
    )
    async with opened(known, room="running", size=(80, 24)) as pilot:
        await press(pilot, "I")
        dialog = await take_in(pilot, path)
        assert "2 entries were read." in dialog.pane.text
        assert "Line" not in dialog.pane.text
        assert past_due(known, "L-2107") == owed
        await press(pilot, "enter")
        screen = room(pilot)
        assert screen.view == "proposed"
        await select(pilot, "tra no L-2107")
        assert "It names the loan." in screen.detail.text
        await press(pilot, "r")
        assert past_due(known, "L-2107") == 0
        assert screen.entry is None or screen.entry.loan != "L-2107"
        dialog = await take_in(pilot, path)
        assert "All of it came in before. Nothing was written twice." in dialog.pane.text
        await press(pilot, "enter")
        assert screen.view == "again"
        await select(pilot, "phi")
        await select(pilot, "tra no L-2107")
        await press(pilot, "r")
        assert past_due(known, "L-2107") == 0
        await press(pilot, "u")
        assert past_due(known, "L-2107") == owed
        await press(pilot, "u")
        assert known.look(statement_entries.counts)["none"] == 0


async def test_all_sure_ones_at_once_and_what_is_refused_waits_with_its_reason(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    lines = (
        f"2026-11-19,{owed},VND,X,9,tra no L-2107",
        f"2009-01-05,{past_due(known, 'L-2125')},VND,Y,8,tra no L-2125 som",
    )
    async with opened(known, room="statements", size=(80, 24)) as pilot:
        await take_in(pilot, csv(tmp_path / "s.csv", *lines))
        await press(pilot, "enter", "C")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        await settle(pilot)
        assert past_due(known, "L-2107") == 0
        assert state_of(known, "tra no L-2125 som") == "open"
        screen = room(pilot)
        screen._viewed("open")
        await select(pilot, "tra no L-2125 som")
        (why,) = known.look(lambda r: r.row("SELECT why FROM statement_entry WHERE text LIKE '%som'")) or ("",)
        assert why
        assert why.split()[-1] in screen.detail.text


async def test_another_loan_is_chosen_and_the_payer_is_remembered(known: Desk, tmp_path: Path) -> None:
    lines = ("2026-11-19,111000,VND,CTY ABC,970500,chuyen mot", "2026-11-20,222000,VND,CTY ABC,970500,chuyen hai")
    async with opened(known, room="statements", size=(80, 24)) as pilot:
        await take_in(pilot, csv(tmp_path / "s.csv", *lines))
        await press(pilot, "enter")
        screen = room(pilot)
        screen._viewed("none")
        await settle(pilot)
        assert screen.entry is not None
        assert screen.entry.text == "chuyen mot"
        await press(pilot, "r")  # nothing points to a loan: it asks which
        assert isinstance(pilot.app.screen, LoanFinder)
        await type_in(pilot, "2107")
        await press(pilot, "enter")
        assert state_of(known, "chuyen mot") == "booked"
        screen._viewed("none")
        await settle(pilot)
        assert screen.entry.text == "chuyen hai"
        assert "has paid the loan before" in screen.detail.text
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "1")
        assert state_of(known, "chuyen hai") == "booked"


async def test_set_aside_with_a_reason_looked_at_again_taken_back(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    lines = ("2026-11-19,333,VND,CTY,97,mot", f"2026-11-19,{owed},VND,X,9,L-2107")
    async with opened(known, room="statements", size=(60, 20)) as pilot:
        await take_in(pilot, csv(tmp_path / "s.csv", *lines))
        await press(pilot, "enter")
        screen = room(pilot)
        screen._viewed("none")
        await settle(pilot)
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Ask)  # a reason is needed
        await type_in(pilot, "gift")
        await press(pilot, "enter")
        screen._viewed("set_aside")
        await settle(pilot)
        assert "gift" in screen.detail.text
        await press(pilot, "A")
        assert state_of(known, "mot") == "open"
        await press(pilot, "u")
        assert state_of(known, "mot") == "set_aside"
        screen._viewed("proposed")
        await select(pilot, "L-2107")
        await press(pilot, "r")
        screen._viewed("booked")
        await select(pilot, "L-2107")
        await press(pilot, "T")
        await type_in(pilot, "wrong")
        await press(pilot, "enter")
        assert state_of(known, "L-2107") == "open"
        assert past_due(known, "L-2107") == owed


async def test_the_statements_their_doubts_and_the_line_of_the_file(known: Desk, tmp_path: Path) -> None:
    path = tmp_path / "odd.sta"
    lines = (":20:S", ":25:4711", ":28C:1", ":60F:C261118VND0,", ":61:2611191119C10,NTRFNONREF//A2", ":86:mot",
             ":61:2611181118C20,NTRFNONREF//A3", ":86:hai", ":61:2611191119C30,NTRFNONREF//A4", ":86:ba",
             ":62F:D261118VND5,", "-")  # fmt: skip
    path.write_text("\n".join(lines) + "\n")
    async with opened(known, room="statements", size=(80, 24)) as pilot:
        dialog = await take_in(pilot, path)
        for doubt in ("come to 60, but -5 is stated", "aren't in the order", "ends below zero", "account 4711"):
            assert doubt in dialog.pane.text
        await press(pilot, "enter", "V")
        screen = room(pilot)
        assert "come to 60" in screen.detail.text
        await press(pilot, "enter")
        assert texts(pilot) == ["mot", "hai", "ba"]
        assert "!! " not in screen_text(pilot).splitlines()[0]
        await press(pilot, "z")
        origin = pilot.app.screen
        assert isinstance(origin, OriginDialog)
        assert "odd.sta, line 5" in origin.pane.text
        assert ":61:2611191119C10,NTRFNONREF//A2" in origin.pane.text
        await press(pilot, "escape", "escape")
        assert screen.among_statements
        await press(pilot, "escape")
        assert not screen.among_statements


async def test_a_file_that_is_none_is_refused_where_it_is_asked_for(known: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    async with opened(known, room="statements", size=(80, 24)) as pilot:
        await press(pilot, "I")
        dialog = pilot.app.screen
        assert isinstance(dialog, FileDialog)
        dialog.query_one(Input).value = str(tmp_path / "x.txt")
        await press(pilot, "enter")
        assert "no statement" in screen_text(pilot)
        await press(pilot, "escape")
        assert messages(pilot) == ""


async def test_what_is_no_line_of_ours_is_told_and_the_rest_comes(known: Desk, tmp_path: Path) -> None:
    """Another currency, an entity bomb, a file that is cut short."""
    dollars = csv(tmp_path / "usd.csv", "2026-11-19,500,USD,X,9,tra no L-2107")
    bomb = tmp_path / "bomb.xml"
    bomb.write_text(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct><Ntry>"
        '<Amt Ccy="VND">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt>'
        "<AddtlNtryInf>&b;</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"
    )
    short = tmp_path / "short.sta"
    short.write_text(
        ":20:S\n:25:4712\n:28C:1\n:60F:C261118VND0,\n:61:2611191119C10,NTRFNONREF//B1\n:86:ein\n:61:26111911"
    )
    async with opened(known, room="statements", size=(80, 24)) as pilot:
        await take_in(pilot, dollars)
        await press(pilot, "enter")
        room(pilot)._viewed("none")
        await settle(pilot)
        assert "in USD" in room(pilot).detail.text
        dialog = await take_in(pilot, bomb)
        assert "entities" in dialog.pane.text
        assert "aaaa" not in dialog.pane.text
        await press(pilot, "enter")
        dialog = await take_in(pilot, short)
        assert "its end is missing" in dialog.pane.text
        await press(pilot, "enter")
        assert state_of(known, "ein") == "none"


async def test_a_payment_before_the_cores_newer_figures_says_that_they_stand(known: Desk, tmp_path: Path) -> None:
    lines = (
        "2026-11-19,12400000,VND,X,9,tra no L-2231",
        f"2026-11-19,{past_due(known, 'L-2107')},VND,X,9,tra no L-2107",
    )
    said = "L-2231: the core's figures are of 20 Nov 2026; they stand until newer ones come in."
    async with opened(known, room="statements", size=(140, 40)) as pilot:
        await take_in(pilot, csv(tmp_path / "s.csv", *lines))
        await press(pilot, "enter")
        screen = room(pilot)
        screen._viewed("proposed")
        await select(pilot, "tra no L-2231")
        assert said in " ".join(screen.detail.text.split())
        await select(pilot, "tra no L-2107")
        assert "core's figures" not in screen.detail.text
