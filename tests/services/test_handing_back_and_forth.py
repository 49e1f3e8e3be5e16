"""Two officers hand the same customers back and forth while both work on them: every field as a plain rule says."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crodesk.services.clock import Clock
from crodesk.services.handing.taking import Choice
from crodesk.storage import journal
from crodesk.storage.handing.scope import ONCE
from tests.builders import a_customer, a_holding, a_record
from tests.two_desks import Rows, Side, two_desks

ROUNDS = 8
MISSING = object()
FIELDS = {
    "customer": ("occupation", "employer", "about", "born_on", "size_class"),
    "contact_point": ("note", "label", "preferred"),
    "follow_up": ("outcome", "status", "priority", "waiting_for"),
    "interaction": ("text", "pinned", "subject"),
    "holding": ("note", "purpose", "amount_minor"),
    "identity_document": ("expires_on", "original_seen"),
}
VALUES: dict[str, tuple[Any, ...]] = {
    "born_on": (None, "1980-03-12", "1991-08-25"),
    "expires_on": (None, "2030-01-01", "2036-08-15"),
    "size_class": ("", "micro", "small"),
    "preferred": (0, 1),
    "pinned": (0, 1),
    "original_seen": (0, 1),
    "status": ("open", "done", "dropped"),
    "priority": ("normal", "high"),
    "amount_minor": (None, 0, 5_000_000),
}
WORDS = ("", "tiệm bánh", "陈先生", "=1+1 [/b]", "x\ny")


def begin(side: Side, dice: random.Random) -> None:
    for name in ("Trần Văn Đức", "Lê Thị Mai", "陈美玲"):
        rid = a_customer(side.desk, name, phone=f"09{dice.randrange(10**8):08}")
        a_holding(side.desk, rid, f"D-{rid}")
        add(side, dice, rid)
        a_record(side.desk, "identity_document", rid, kind="id_card", number=f"0790850001{rid}")


def add(side: Side, dice: random.Random, customer: int) -> None:
    if dice.random() < 0.5:
        a_record(side.desk, "interaction", customer, kind="note", at=side.desk.now, text=dice.choice(WORDS) or "x")
    else:
        due = date(2026, 11, 20) + timedelta(dice.randrange(30))
        a_record(side.desk, "follow_up", customer, what="call", about=f"about {dice.random()}", due_on=due)


def work(side: Side, dice: random.Random) -> None:
    """Change some fields and add some rows, as an officer does in a day."""
    customers = [rid for (rid,) in side.desk._reader.rows("SELECT rid FROM customer")]
    for _each in range(dice.randrange(3)):
        add(side, dice, dice.choice(customers))
    for _each in range(dice.randrange(8)):
        table = dice.choice(list(FIELDS))
        column = dice.choice(FIELDS[table])
        rid = dice.choice([rid for (rid,) in side.desk._reader.rows(f"SELECT rid FROM {table}")])
        new = dice.choice(VALUES.get(column, WORDS if column in ("about", "text") else WORDS[:4]))
        side.change(f"UPDATE {table} SET {column} = ? WHERE rid = ?", new, rid)


def by_rule(common: Any, mine: Any, theirs: Any, choice: Choice) -> Any:
    """Return what a field has to be, by a rule written without looking at the program's."""
    if common is MISSING:
        filled = [value for value in (mine, theirs) if value not in (None, "")]
        if len(filled) < 2:
            return filled[0] if filled else mine
        common = object()
    mine_moved, theirs_moved = mine != common, theirs != common
    if mine_moved and theirs_moved:
        return mine if mine == theirs or choice == "mine" else theirs
    return theirs if theirs_moved else mine


def expected(common: Rows, mine: Rows, theirs: Rows, choice: Choice) -> Rows:
    rows: Rows = {}
    for row in {*mine, *theirs}:
        if row not in mine or row not in theirs:
            rows[row] = mine.get(row) or theirs[row]
            continue
        before = common.get(row, {})
        rows[row] = {
            name: value
            if (row[0], name) in ONCE
            else by_rule(before.get(name, MISSING), value, theirs[row][name], choice)
            for name, value in mine[row].items()
        }
    return rows


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_back_and_forth_nothing_is_lost_and_nothing_appears(seed: int, tmp_path: Path, clock: Clock) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same dice every time
    with two_desks(tmp_path, clock) as (lan, tuan):
        begin(lan, dice)
        common: Rows = {}
        sender, taker = lan, tuan
        for turn in range(ROUNDS):
            work(lan, dice)
            if turn:
                work(tuan, dice)
            if turn and dice.random() < 0.4:
                loser = dice.choice((lan, tuan))
                loser.give(*everybody(loser), name="lost.crodesk", restricted=True)
                work(loser, dice)
            theirs, mine = sender.rows(), taker.rows()
            choice: Choice = dice.choice(("mine", "theirs"))
            path = sender.give(*everybody(sender), name=f"{turn}.crodesk", restricted=True)
            taker.take(path, choice)
            assert taker.rows() == expected(common, mine, theirs, choice)
            if dice.random() < 0.3:
                taker.desk.undo()
                assert taker.rows() == mine
                taker.take(path, choice)
                assert taker.rows() == expected(common, mine, theirs, choice)
            assert taker.review(path).changes_nothing
            common |= theirs
            if dice.random() < 0.8:
                sender, taker = taker, sender
        for side in (lan, tuan):
            assert side.desk.read_now(lambda reader: reader.with_connection(journal.verify)) is None


def everybody(side: Side) -> list[int]:
    return [rid for (rid,) in side.desk._reader.rows("SELECT rid FROM customer")]
