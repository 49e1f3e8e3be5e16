"""Undo goes through every step of the wizard and every move, row by row; only a decision stays, and says why."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest

from crodesk.domain.lending.application import moves
from crodesk.domain.problem import Refused
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import STEPS
from crodesk.services import (
    application_collecting,
    application_facts,
    application_known,
    application_moving,
    application_papers,
    application_questions,
    application_view,
    records,
)
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.storage.reader import Reader
from tests.builders import a_record, value_of, values_of
from tests.lending_desk import a_salary_loan

Image = dict[str, list[tuple[Any, ...]]]
OUTSIDE = {"action", "change", "journal_context", "queue_row", "queue_touched", "queue_day", "sqlite_sequence"}
"""Tables of the journal, which only grows, and of what is numbered anew whenever it is derived."""


def image(desk: Desk) -> Image:
    """Return every row of every table but how often it was written, and the queue without its numbers."""

    def columns(reader: Reader, table: str) -> str:
        names = [name for _place, name, *_rest in reader.rows(f"PRAGMA table_info({table})")]
        return ", ".join(name for name in names if name != "version")

    def read(reader: Reader) -> Image:
        tables = reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        names = [name for (name,) in tables if name not in OUTSIDE and "_search" not in name]
        found = {name: sorted(reader.rows(f"SELECT {columns(reader, name)} FROM {name}"), key=repr) for name in names}
        found["queue"] = sorted(reader.rows("SELECT clock, due_on, part, head, about FROM queue_row"))
        found["queue_count"] = [row for row in found["queue_count"] if row[-1]]
        return found

    return desk.look(read)


def differing(one: Image, other: Image) -> list[str]:
    return [name for name in one if one[name] != other[name]]


def goes_back_and_forth(desk: Desk, do: Callable[[], object]) -> None:
    """Hold an action to this: undone the file is row by row as it was before, done again as it was after."""
    before = image(desk)
    do()
    after = image(desk)
    assert differing(before, after)
    for _time in range(2):
        desk.undo()
        assert differing(before, image(desk)) == []
        desk.redo()
        assert differing(after, image(desk)) == []


@pytest.fixture
def loan(desk: Desk) -> int:
    return a_salary_loan(desk)


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def lists_of(step: str) -> Iterator[str]:
    yield from (part.kind.name for each in STEPS if each.name == step for part in each.parts)


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_every_field_of_a_step_goes_back_and_forth(desk: Desk, loan: int, step: str) -> None:
    fields = next(each.asked() for each in STEPS if each.name == step)
    for field in fields:
        if shown(desk, loan).cells[field.key] != value_of(field):
            values = {field.key: value_of(field)}
            goes_back_and_forth(desk, partial(desk.do_now, "x", "", records.change, "application", loan, values))


@pytest.mark.parametrize("kind", sorted({name for step in STEPS for name in lists_of(step.name)}))
def test_every_list_of_a_step_goes_back_and_forth(desk: Desk, loan: int, kind: str) -> None:
    goes_back_and_forth(desk, lambda: a_record(desk, kind, loan, **values_of(by_name(kind))))
    rid = desk.look(lambda reader: reader.value(f"SELECT max(rid) FROM {kind}"))
    key = next(
        field.key
        for field in by_name(kind).fields
        if field.kind in ("line", "text", "number") and field.key not in ("currency", "code")
    )
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", records.change, kind, rid, {key: "777"}))
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", records.end, kind, rid, "wrong"))


def test_what_is_taken_over_listed_answered_and_planned_goes_back_and_forth(desk: Desk, loan: int) -> None:
    customer = shown(desk, loan).line.customer_rid
    a_record(
        desk, "fact", customer, kind="income", what="rent", amount_minor=5_000_000, currency="VND",
        as_of=date(2026, 9, 1),
    )  # fmt: skip
    a_record(desk, "application_party", loan, role="co_borrower", name="Lê Thị Mai")
    offered = desk.look(application_facts.offered, loan, customer)
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", application_facts.take, loan, offered))
    found = shown(desk, loan)
    papers = application_papers.not_listed(found.case, found.parts["application_paper"])
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", application_papers.list_them, loan, papers))
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", application_collecting.ask, loan, date(2026, 12, 1)))
    for level in ("permanent", "business"):
        values = {"answer": level, "evidence": "contract"}
        answer = partial(desk.do_now, "x", "", application_questions.answer, loan, "income-kind", values)
        goes_back_and_forth(desk, answer)


ROADS = {
    "submit": ["submit"],
    "give_back": ["submit", "give_back"],
    "submit again": ["submit", "give_back", "submit"],
    "withdraw": ["withdraw"],
    "withdraw what was sent": ["submit", "withdraw"],
    "expire": ["expire"],
    "reopen": ["withdraw", "reopen"],
    "reopen what expired": ["expire", "reopen"],
    "expire what was approved": ["submit", "approve", "expire"],
    "withdraw what was approved": ["submit", "approve_conditionally", "withdraw"],
    "reopen after an approval": ["submit", "approve", "withdraw", "reopen"],
}
"""Moves one after the other; the last goes back and forth."""


def move(desk: Desk, rid: int, name: str) -> None:
    said = {"on": desk.today, "reason": "why", "decided_by": "Trần Thu Hà", "conditions": "insurance"}
    told = application_known.said(shown(desk, rid), name, said)
    desk.do_now("Moved", "L", application_moving.move, rid, *told)


@pytest.mark.parametrize("road", ROADS)
def test_every_move_goes_back_and_forth(desk: Desk, loan: int, road: str) -> None:
    *before, last = ROADS[road]
    for name in before:
        move(desk, loan, name)
    goes_back_and_forth(desk, lambda: move(desk, loan, last))


def test_every_move_but_a_decision_is_walked() -> None:
    assert {road[-1] for road in ROADS.values()} == set(moves.MOVES) - set(moves.FROZEN)


@pytest.mark.parametrize("name", moves.FROZEN)
def test_a_decision_stays_and_says_why_and_so_does_all_before_it(desk: Desk, loan: int, name: str) -> None:
    move(desk, loan, "submit")
    move(desk, loan, name)
    decided = image(desk)
    with pytest.raises(Refused, match="is a decision: it stays as written") as refused:
        desk.undo()
    assert "A new application can follow" in str(refused.value)
    assert differing(decided, image(desk)) == []


def test_parking_and_the_next_step_go_back_and_forth(desk: Desk, loan: int) -> None:
    values = {"parked_until": date(2027, 2, 1), "parked_why": "Tết", "next_step": "call"}
    goes_back_and_forth(desk, lambda: desk.do_now("x", "", records.change, "application", loan, values))
