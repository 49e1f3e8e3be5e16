"""Statements taken in through the file: every entry once, matched to loans, confirmed once, remembered, undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange.statements import open_statements
from crodesk.services import (
    checking,
    loan_file,
    loan_list,
    opening,
    practice,
    statement_entries,
    statement_list,
    statement_matching,
    statement_origin,
    statement_reviewing,
    statement_taking,
)
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.statement_reviewing import Part
from crodesk.services.statement_taking import Taken
from tests.services import loan_desk

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample.sqlite"
REAL = ROOT.parent / "shared" / "data" / "statements"
TODAY = date(2026, 11, 20)
HEAD = "date,amount,currency,name,account,description\n"


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Desk]:
    """The made-up portfolio, on the day it was made for, without the statement that it comes with."""
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", TODAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock.on(TODAY), "test")
    desk.keep_loans()
    yield desk
    assert all(check.ok for check in desk.read_now(checking.verify, desk.attachments, encrypted=False))
    desk.close()


def take(desk: Desk, path: Path) -> Taken:
    file = open_statements(path, currency="VND")
    statements = statement_taking.read_file(file)
    found: Taken = desk.do_now("Took in", path.name, statement_taking.take_in, file, statements, TODAY)
    return found


def statement(path: Path, *lines: str) -> Path:
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def loan(desk: Desk, number: str) -> loan_file.LoanFile:
    (line,) = desk.look(loan_list.by_number, number)
    found = desk.look(loan_file.read, line.rid, TODAY)
    assert found is not None
    return found


def past_due(desk: Desk, number: str) -> int:
    found = loan(desk, number)
    return found.known.loan.minor(found.known.state.past_due) or 0


def own(desk: Desk, state: str, text: str) -> list[statement_entries.EntryLine]:
    return [line for line in desk.look(statement_entries.page, state) if text in line.text]


def test_what_is_due_on_a_named_loan_is_proposed_confirmed_and_remembered(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    path = statement(tmp_path / "s.csv", f"2026-11-19,{owed},VND,NGUYEN VAN LA,9704001122,tra no L-2107 ky 11")
    taken = take(known, path)
    assert (taken.entries, taken.proposed, taken.same) == (1, 1, 0)
    assert past_due(known, "L-2107") == owed  # nothing is written by taking it in
    (line,) = own(known, "proposed", "L-2107")
    assert line.loan == "L-2107"
    events = known.do_now("Confirmed", "", statement_reviewing.confirm, line.rid)
    assert len(events) == 1
    assert past_due(known, "L-2107") == 0
    (booked,) = own(known, "booked", "L-2107")
    assert booked.event_rid == events[0]
    again = statement(tmp_path / "t.csv", "2026-11-20,777000,VND,NGUYEN VAN LA,9704001122,chuyen tien")
    take(known, again)
    found = known.look(statement_reviewing.ways, own(known, "open", "chuyen tien")[0].rid, TODAY)
    assert found[0].parts[0].holding_rid == line.holding_rid  # who paid once is known
    known.undo()
    known.undo()
    assert past_due(known, "L-2107") == owed
    assert own(known, "proposed", "L-2107")[0].event_rid is None


def test_the_same_statement_twice_and_one_that_overlaps_bring_each_entry_once(known: Desk, tmp_path: Path) -> None:
    first = "2026-11-18,100000,VND,A,1,mot"
    second = "2026-11-19,200000,VND,B,2,hai"
    third = "2026-11-20,300000,VND,C,3,ba"
    assert take(known, statement(tmp_path / "1.csv", first, second)).same == 0
    assert take(known, statement(tmp_path / "1.csv", first, second)).same == 2
    overlapping = take(known, statement(tmp_path / "2.csv", second, third))
    assert (overlapping.entries, overlapping.same) == (2, 1)


def test_a_statement_that_stands_twice_in_one_file_comes_in_once(known: Desk, tmp_path: Path) -> None:
    one = mt940(tmp_path / "1.sta", ":61:2611181118C10,NTRFNONREF//A1", ":86:a", ":62F:C261118VND10,").read_text()
    (tmp_path / "2.sta").write_text(one + one)
    taken = take(known, tmp_path / "2.sta")
    assert (taken.statements, taken.entries, taken.same) == (2, 2, 1)


def test_two_payments_alike_on_one_day_are_two(known: Desk, tmp_path: Path) -> None:
    line = "2026-11-18,100000,VND,A,1,mot"
    assert take(known, statement(tmp_path / "1.csv", line, line)).same == 0
    assert take(known, statement(tmp_path / "1.csv", line, line)).same == 2


def test_nothing_is_written_twice_nor_more_than_came_in(known: Desk, tmp_path: Path) -> None:
    take(known, statement(tmp_path / "s.csv", "2026-11-19,500000,VND,X,9,tra no L-2107"))
    found = [*own(known, "proposed", "L-2107"), *own(known, "open", "L-2107")]
    rid, holding = found[0].rid, found[0].holding_rid
    assert holding is not None
    with pytest.raises(Refused, match="come to what"):
        known.do_now("x", "", statement_reviewing.confirm, rid, (Part(holding, 600_000, None),))
    known.do_now("x", "", statement_reviewing.confirm, rid)
    with pytest.raises(Refused, match="taken in already"):
        known.do_now("x", "", statement_reviewing.confirm, rid)
    with pytest.raises(Refused, match="taken in already"):
        known.do_now("x", "", statement_reviewing.set_aside, rid, "why")


def test_money_that_went_out_in_another_currency_or_from_nobody_is_nothing_of_ours(known: Desk, tmp_path: Path) -> None:
    rows = (
        "2026-11-19,-500000,VND,X,9,tra no L-2107",
        "2026-11-19,500,USD,X,9,tra no L-2107",
        "2026-11-19,1,VND,,,phi",
    )
    taken = take(known, statement(tmp_path / "s.csv", *rows))
    assert (taken.none, taken.proposed, taken.open) == (3, 0, 0)
    rid = own(known, "none", "tra no")[0].rid
    with pytest.raises(Refused):
        known.do_now("x", "", statement_reviewing.confirm, rid)


def test_an_entry_is_set_aside_with_a_reason_and_looked_at_again(known: Desk, tmp_path: Path) -> None:
    take(known, statement(tmp_path / "s.csv", "2026-11-19,500000,VND,X,9,tra no L-2107"))
    rid = [*own(known, "proposed", "L-2107"), *own(known, "open", "L-2107")][0].rid
    with pytest.raises(Refused, match="Say why"):
        known.do_now("x", "", statement_reviewing.set_aside, rid, " ")
    known.do_now("x", "", statement_reviewing.set_aside, rid, "goes to another branch")
    assert own(known, "set_aside", "L-2107")[0].why == "goes to another branch"
    known.do_now("x", "", statement_reviewing.look_again, rid)
    assert own(known, "open", "L-2107")


def test_a_payment_before_the_loan_was_drawn_is_refused_and_waits(known: Desk, tmp_path: Path) -> None:
    take(known, statement(tmp_path / "s.csv", "2010-01-05,500000,VND,X,9,tra no L-2107"))
    rid = [*own(known, "proposed", "L-2107"), *own(known, "open", "L-2107")][0].rid
    with pytest.raises(Refused):
        known.do_now("x", "", statement_reviewing.confirm, rid)
    assert not own(known, "booked", "L-2107")


def test_all_sure_ones_at_once_and_what_is_refused_is_told(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    rows = (f"2026-11-19,{owed},VND,X,9,tra no L-2107", f"2009-01-05,{past_due(known, 'L-2125')},VND,Y,8,tra no L-2125")
    take(known, statement(tmp_path / "s.csv", *rows))
    before = known.look(statement_entries.counts)
    done, refused = known.do_now("x", "", statement_reviewing.confirm_sure, 100)
    after = known.look(statement_entries.counts)
    assert after["booked"] - before["booked"] == done >= 1
    assert len(refused) == before["proposed"] - done
    waiting = own(known, "open", "L-2125")[0]  # what is refused is to be looked at, with the reason
    assert "2009" not in waiting.why
    assert "went out" in waiting.why or "before" in waiting.why
    assert past_due(known, "L-2107") == 0
    assert past_due(known, "L-2125") > 0


def test_the_bank_takes_an_entry_back_and_so_does_the_loan(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    take(known, statement(tmp_path / "s.csv", f"2026-11-18,{owed},VND,A,9,tra no L-2107"))
    known.do_now("x", "", statement_reviewing.confirm, own(known, "proposed", "L-2107")[0].rid)
    assert past_due(known, "L-2107") == 0
    back = mt940(tmp_path / "back.sta", f":61:2611191119RC{owed},NTRFNONREF//R1", ":86:tra no L-2107")
    take(known, back)
    (line,) = [one for one in (*own(known, "proposed", "L-2107"), *own(known, "open", "L-2107")) if one.reversal]
    known.do_now("x", "", statement_reviewing.confirm, line.rid)
    assert past_due(known, "L-2107") == owed
    with pytest.raises(Refused, match="taken in already"):
        known.do_now("x", "", statement_reviewing.confirm, line.rid)
    known.undo()
    assert past_due(known, "L-2107") == 0


def test_what_takes_back_nothing_that_is_written_down_is_refused(known: Desk, tmp_path: Path) -> None:
    take(known, mt940(tmp_path / "back.sta", ":61:2611191119RC12345,NTRFNONREF//R1", ":86:xyz"))
    (line,) = [one for one in own(known, "none", "xyz") if one.reversal]
    with pytest.raises(Refused, match="isn't written down"):
        known.do_now("x", "", statement_reviewing.confirm, line.rid)


def mt940(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([":20:S", ":25:4711", ":28C:1", ":60F:C261118VND0,", *lines, "-"]) + "\n")
    return path


def test_one_sure_payment_of_two_loans_is_parted_between_them(known: Desk, tmp_path: Path) -> None:
    customer = loan(known, "L-2107").known.loan.customer_rid
    assert customer is not None
    other = loan_desk.a_loan(known, "L-9001", customer, start_on=date(2026, 10, 15))
    known.keep_loans()
    first, second = loan(known, "L-2107"), loan(known, "L-9001")
    dues = [found.known.loan.minor(found.known.unpaid[0].amount) or 0 for found in (first, second)]
    rows = [f"2026-11-19,{sum(dues)},VND,x,555,tra no L-2107 va L-9001 lai"]
    take(known, statement(tmp_path / "s.csv", *rows))
    (line,) = own(known, "proposed", "va L-9001")
    assert len(known.do_now("x", "", statement_reviewing.confirm, line.rid)) == 2
    sql = "SELECT holding_rid, amount_minor FROM loan_event WHERE statement_entry_rid = ? ORDER BY holding_rid"
    kept = known.read_now(lambda reader: reader.rows(sql, (line.rid,)))
    assert kept == sorted(zip((first.known.loan.rid, other), dues, strict=True))


def test_what_was_confirmed_for_the_wrong_loan_is_taken_back_and_confirmed_for_another(
    known: Desk, tmp_path: Path
) -> None:
    before = past_due(known, "L-2107"), past_due(known, "L-2125")
    take(known, statement(tmp_path / "s.csv", f"2026-11-19,{before[0]},VND,X,9,tra no L-2107"))
    line = own(known, "proposed", "L-2107")[0]
    known.do_now("x", "", statement_reviewing.confirm, line.rid)
    with pytest.raises(Refused, match="Say why"):
        known.do_now("x", "", statement_reviewing.take_back, line.rid, "")
    known.do_now("x", "", statement_reviewing.take_back, line.rid, "wrong loan")
    assert past_due(known, "L-2107") == before[0]
    other = loan(known, "L-2125").known.loan.rid
    part = Part(other, line.amount_minor, None)
    known.do_now("x", "", statement_reviewing.confirm, line.rid, (part,))
    assert past_due(known, "L-2125") <= before[1] - line.amount_minor
    with pytest.raises(Refused, match="isn't written down"):
        known.do_now("x", "", statement_reviewing.take_back, own(known, "open", "CHUYEN TIEN")[0].rid, "why")


def test_a_payer_is_remembered_without_confirming_anything(known: Desk, tmp_path: Path) -> None:
    rows = ("2026-11-19,123000,VND,CTY ABC,970400999,chuyen 1", "2026-11-19,1,VND,,,phi 1")
    take(known, statement(tmp_path / "s.csv", *rows))
    rid, nobody = own(known, "none", "chuyen 1")[0].rid, own(known, "none", "phi 1")[0].rid
    holding = loan(known, "L-2107").known.loan.rid
    known.do_now("x", "", statement_reviewing.remember, rid, holding)
    (way,) = known.look(statement_reviewing.ways, rid, TODAY)
    assert way.parts == (Part(holding, 123_000, way.parts[0].due),)
    with pytest.raises(Refused, match="who paid"):
        known.do_now("x", "", statement_reviewing.remember, nobody, holding)
    with pytest.raises(Refused, match="no such loan"):
        known.do_now("x", "", statement_reviewing.remember, rid, 10**6)
    known.undo()
    assert known.look(statement_reviewing.ways, rid, TODAY) == ()


def test_an_index_that_is_kept_is_brought_up_to_date_by_the_loan(known: Desk, tmp_path: Path) -> None:
    owed = past_due(known, "L-2107")
    take(known, statement(tmp_path / "s.csv", *[f"2026-11-{day},{owed},VND,X,9,tra no L-2107" for day in (18, 19)]))
    index = known.look(statement_reviewing.index, TODAY)
    first, second = sorted((*own(known, "proposed", "L-2107"), *own(known, "open", "L-2107")), key=lambda one: one.rid)
    exact = known.look(statement_reviewing.ways, second.rid, TODAY, index)[0].reasons
    known.do_now("x", "", statement_reviewing.confirm, first.rid)
    assert known.look(statement_reviewing.ways, second.rid, TODAY, index)[0].reasons == exact
    known.look(statement_reviewing.renew, index, [first.holding_rid or 0], TODAY)
    assert known.look(statement_reviewing.ways, second.rid, TODAY, index)[0].reasons != exact
    fresh = known.look(statement_reviewing.ways, second.rid, TODAY)
    assert known.look(statement_reviewing.ways, second.rid, TODAY, index) == fresh


def test_what_the_row_of_a_loan_says_is_due_is_what_its_ledger_says(known: Desk) -> None:
    index = known.look(statement_reviewing.index, TODAY)
    rids = sorted(index.loans)
    full = known.look(lambda reader: reader.with_connection(lambda db: statement_matching.wanted(db, TODAY, rids)))
    assert rids == sorted(one.loan for one in full)
    for one in full:
        assert index.loans[one.loan].dues[:1] == one.dues[:1]
        if one.loan in index.complete:
            assert index.loans[one.loan] == one


def test_statements_say_what_came_again_what_waits_and_what_does_not_add_up(known: Desk, tmp_path: Path) -> None:
    first = mt940(tmp_path / "1.sta", ":61:2611181118C10,NTRFNONREF//A1", ":86:a", ":62F:D261118VND5,")
    taken = take(known, first)
    texts = [message.text for _line, message in taken.remarks]
    assert statement_taking.BELOW_ZERO in texts
    assert statement_taking.NEW_ACCOUNT in texts
    line = known.look(statement_list.page)[0]
    assert (line.file, line.entries, line.kept, line.same, line.waiting, line.booked) == ("1.sta", 1, 1, 0, 0, 0)
    assert any("come to 10" in words and "but -5" in words for words in line.remarks)
    more = mt940(
        tmp_path / "2.sta",
        ":61:2611181118C10,NTRFNONREF//A1",
        ":86:a",
        ":61:2611181118C7,NTRFNONREF//A2",
        ":86:tra no L-2107",
    )
    taken = take(known, more)
    assert (taken.same, len(taken.again)) == (1, 1)
    assert statement_taking.NEW_ACCOUNT not in [message.text for _line, message in taken.remarks]
    again = known.look(statement_entries.these, known.look(statement_entries.rids_again, taken.again))
    assert [one.text for one in again] == ["a"]
    line = known.look(statement_list.page)[0]
    assert (line.entries, line.kept, line.same, line.waiting) == (2, 1, 1, 1)
    assert known.look(statement_list.get, line.rid) == line
    assert len(known.look(statement_entries.rids_of, line.rid)) == 1


def test_an_entry_shows_its_line_of_the_file_while_that_is_as_it_was(known: Desk, tmp_path: Path) -> None:
    path = statement(tmp_path / "s.csv", "2026-11-18,100000,VND,A,1,mot", "2026-11-19,200000,VND,B,2,hai")
    take(known, path)
    rid = own(known, "none", "hai")[0].rid
    found = known.look(statement_origin.read, rid)
    assert (found.file, found.line, found.lines, found.why_not) == ("s.csv", 3, ("2026-11-19,200000,VND,B,2,hai",), "")
    path.write_text("other")
    assert known.look(statement_origin.read, rid).why_not == statement_origin.OTHER_FILE
    path.unlink()
    assert known.look(statement_origin.read, rid).why_not == statement_origin.GONE_FILE


@pytest.mark.skipif(not REAL.is_dir(), reason="the real statements are not here")
@pytest.mark.parametrize("path", sorted(REAL.glob("*/*.*")) if REAL.is_dir() else [], ids=lambda path: path.name)
def test_every_real_statement_comes_in_once_whatever_is_doubtful_about_it(known: Desk, path: Path) -> None:
    first = take(known, path)
    second = take(known, path)
    assert second.same == second.entries == first.entries
    assert first.proposed == 0  # nobody there is a customer of the made-up branch
