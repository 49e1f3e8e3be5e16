"""Every kind of writing, as a process does it that will be killed: each thing that was saved is acknowledged.

A new kind of writing is one class with a `step` and a line in `WRITINGS`.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

from crodesk.domain.lending.application.moves import Decision
from crodesk.domain.problem import Refused
from crodesk.exchange.statements import open_statements
from crodesk.services import (
    answering,
    application_attachments,
    application_moving,
    backing_up,
    customers,
    drafts,
    importing,
    loan_events,
    merging,
    notes,
    opening,
    queue,
    records,
    statement_entries,
    statement_reviewing,
    statement_taking,
)
from crodesk.services.backing_up import Places
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.handing import cards
from crodesk.services.notes import Note
from tests.builders import a_customer
from tests.faults.desks import TODAY, head_of, opened
from tests.two_desks import Side

LARGE = 300_000
"""Bytes of a file that is attached: several pieces, so that a kill falls into the writing of one."""


class Writing:
    """One kind of writing, on an open desk."""

    slowest: ClassVar[float] = 0.4
    """Seconds within which a kill falls, counted from when it began."""

    def __init__(self, desk: Desk, run: int) -> None:
        self.desk, self.run = desk, run
        self.folder = desk.path.parent

    def step(self, number: int) -> None:
        """Do one thing, or a few that belong to each other."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what it opened besides the desk."""

    def do(self, name: str, write: Any, *args: Any, **kwargs: Any) -> Any:
        """Write as one action."""
        return self.desk.do_now(name, f"{self.run}", write, *args, **kwargs)

    def rid(self, sql: str, *values: object) -> int:
        """Return a number of the desk's."""
        return int(self.desk.read_now(lambda reader: reader.value(sql, values)) or 0)


class Notes(Writing):
    """Notes, each third with a next step, each fifth several pages long."""

    def step(self, number: int) -> None:
        """Write one."""
        text = f"{self.run}:{number} Chị Hồng 陈美玲" + " dài" * (1000 if number % 5 == 0 else 3)
        step = TODAY if number % 3 == 0 else None
        self.do("Wrote a note", notes.write, 1, Note(text, next_on=step, next_about=text[:20]))


class Queue(Writing):
    """Answers to the queue: done, put off, pinned, and taken back again."""

    def step(self, number: int) -> None:
        """Answer the first rows."""
        if number % 4 == 3:
            self.desk.undo()
            return
        items = self.desk.read_now(queue.page, "now", 0, 50)
        clocks = [item.clock for item in items if item.rule != "fold"][:3]  # a fold stands for many, and isn't answered
        if number % 4 == 0:
            self.do("Done", answering.done, clocks[:1], "spoke")
        elif number % 4 == 1:
            self.do("Put off", answering.put_off, clocks, TODAY.replace(day=25))
        else:
            self.do("Pinned", answering.pin, clocks[:1], pinned=True)


class Import(Writing):
    """Lists of forty customers, each file one action; each third is taken back."""

    slowest = 0.6

    def step(self, number: int) -> None:
        """Bring one in."""
        if number % 3 == 2:
            self.desk.undo()
            return
        path = self.folder / f"list-{self.run}-{number}.csv"
        base = self.run * 1_000_000 + number * 100
        rows = [f"Khách {base + at},09{base + at:08}" for at in range(40)]
        path.write_text("\n".join(["name,phone", *rows]), encoding="utf-8")
        importing.import_files(self.desk, "list", [path])
        path.unlink()


class Merge(Writing):
    """Two customers of one person, merged, parted and merged again."""

    def step(self, number: int) -> None:
        """Go one step of it."""
        if number % 4 == 0:
            for twin in range(2):
                values = {"name": f"Trần Hai {self.run}-{number}-{twin}"}
                self.do(
                    "New customer", customers.add, values, phone=f"090{self.run % 1000:03}{number % 100:02}{twin:02}"
                )
        elif number % 4 == 1:
            newest = self.rid("SELECT max(rid) FROM customer")
            self.do("Merge", merging.merge, newest - 1, newest)
        elif number % 4 == 2:
            self.desk.undo()
        else:
            self.desk.redo()


class Wizard(Writing):
    """A loan application, field by field: drafts, fields that were left, lists, and moved on."""

    def step(self, number: int) -> None:
        """Go one step of it."""
        newest = self.rid("SELECT max(rid) FROM application")
        values: dict[str, Any]
        if number % 6 == 0:
            self.do("Began", records.add, "application", 1, {"product": "salary_loan", "currency": "VND"})
        elif number % 6 == 1:
            self.do("Draft", drafts.keep, "application_flow", str(self.run), {"kind": "salary", "amount": str(number)})
        elif number % 6 == 2:
            values = {"amount_minor": 100_000_000 + number, "months": 24, "purpose": f"sửa nhà {number}"}
            self.do("Changed", records.change, "application", newest, values)
        elif number % 6 == 3:
            values = {"direction": "income", "kind": "salary", "amount_minor": 20_000_000, "currency": "VND"}
            self.do("Added", records.add, "application_flow", newest, values)
        elif number % 6 == 4:
            values = {"lender": "A", "kind": "consumer", "balance_minor": 5_000_000, "currency": "VND"}
            self.do("Added", records.add, "application_debt", newest, values)
        else:
            said = Decision("withdraw", on=TODAY, reason="customer")
            self.do("Moved", application_moving.move, newest, said, "{}")


class Statement(Writing):
    """Statements of a bank taken in, their payments written down on loans, and taken back."""

    slowest = 0.6

    def step(self, number: int) -> None:
        """Go one step of it."""
        if number % 4 == 3:
            self.desk.undo()
            return
        if number % 4 == 0:
            path = self.folder / f"statement-{self.run}-{number}.csv"
            amount = 1_000_000 + self.run * 1000 + number
            lines = [
                f"2026-11-{10 + at},{amount + at},VND,NGUYEN VAN LA,9704001122,tra no L-2107 ky {at}" for at in range(8)
            ]
            path.write_text("\n".join(["date,amount,currency,name,account,description", *lines]), encoding="utf-8")
            file = open_statements(path, currency="VND")
            self.do("Took in", statement_taking.take_in, file, statement_taking.read_file(file), TODAY)
            path.unlink()
            return
        waiting = self.desk.read_now(statement_entries.page, "proposed")
        if waiting:
            self.do("Confirmed", statement_reviewing.confirm, waiting[0].rid)


class Repayment(Writing):
    """Repayments of a loan, and reversals of them."""

    slowest = 0.3

    def step(self, number: int) -> None:
        """Write one down."""
        loan = self.rid("SELECT holding_rid FROM loan_event GROUP BY holding_rid ORDER BY count(*) LIMIT 1")
        if number % 3 == 2:
            event = self.rid(
                "SELECT max(rid) FROM loan_event WHERE holding_rid = ? AND kind = 'payment'"
                " AND rid NOT IN (SELECT of_rid FROM loan_event WHERE of_rid IS NOT NULL)",
                loan,
            )
            if event:
                self.do("Reversed", loan_events.reverse, loan, event, "typed wrong")
            return
        self.do("Repaid", loan_events.repay, loan, 10_000 + number, TODAY)


class Attach(Writing):
    """Files attached to an application."""

    slowest = 0.2

    def step(self, number: int) -> None:
        """Attach one."""
        scan = self.folder / f"scan-{self.run}.txt"
        text = f"{self.run}:{number} căn cước\n".encode()
        scan.write_bytes(text * (LARGE // len(text) if number % 3 == 0 else 5))
        kept = application_attachments.keep(self.desk, scan)
        self.do("Attached a file", application_attachments.attach, kept, application=1)


class UndoRedo(Writing):
    """Something done, taken back, done again and taken back."""

    def step(self, number: int) -> None:
        """Go one step of it."""
        if number % 4 == 0:
            self.do("Tagged", customers.tag, [1, 2, 3], f"t{self.run}-{number}")
        elif number % 2 == 1:
            self.desk.undo()
        else:
            self.desk.redo()


class Backup(Writing):
    """Backups, with something written between them."""

    slowest = 0.8

    def step(self, number: int) -> None:
        """Make one."""
        self.do("Tagged", customers.tag, [1], f"b{self.run}-{number}")
        backing_up.back_up(self.desk, Places(self.folder / "backups"))


class TakeIn(Writing):
    """What a colleague handed over, each time with something new, taken in, and each third taken back."""

    def __init__(self, desk: Desk, run: int) -> None:
        super().__init__(desk, run)
        self.mine, self.other = colleagues(desk, self.folder, f"colleague-{run}")
        self.customers = [a_customer(self.other.desk, f"Khách của {run}-{number}") for number in range(3)]

    def step(self, number: int) -> None:
        """Hand over at the colleague's, and take it in."""
        if number % 3 == 2:
            self.desk.undo()
            return
        for customer in self.customers:
            self.other.desk.do_now("Wrote", "", notes.write, customer, Note(f"{self.run}:{number} của Tuấn"))
        self.mine.take(self.other.give(*self.customers, name=f"{self.run}-{number}.crodesk"))

    def close(self) -> None:
        """Close the colleague's desk."""
        self.other.desk.close()


class HandOver(Writing):
    """Customers handed over to a colleague, again and again."""

    def __init__(self, desk: Desk, run: int) -> None:
        super().__init__(desk, run)
        self.mine, self.other = colleagues(desk, self.folder, f"receiver-{run}")

    def step(self, number: int) -> None:
        """Hand some over."""
        self.mine.give(1, 2, 3 + number % 5, name=f"given-{self.run}-{number}.crodesk")

    def close(self) -> None:
        """Close the colleague's desk."""
        self.other.desk.close()


def colleagues(desk: Desk, folder: Path, name: str) -> tuple[Side, Side]:
    """Return a desk and a colleague's new one; each trusts the other's card."""
    path = folder / f"{name}.sqlite"
    opening.create(path, None, opening.NewDesk(name, "Bình Tân"), Clock.on(TODAY))
    mine, other = Side(desk, folder), Side(opened(path, None), folder)
    for side, its in ((mine, other), (other, mine)):
        own, card = cards.own(side.desk), cards.own(its.desk)
        side.other = side.desk.do_now(cards.TRUSTED, card.name, cards.trust, own.signing, card)
    return mine, other


WRITINGS: dict[str, type[Writing]] = {
    "notes": Notes,
    "queue": Queue,
    "import": Import,
    "merge": Merge,
    "wizard": Wizard,
    "statement": Statement,
    "repayment": Repayment,
    "attaching": Attach,
    "undo and redo": UndoRedo,
    "backup": Backup,
    "take-in": TakeIn,
    "hand-over": HandOver,
}
"""By the name in the table."""

BEGUN = "begun"
"""What a process says before its first step; after each step it says the seal of what it saved."""


def write_until_killed(path: Path, key: bytes, kind: str, run: int, told: Connection) -> None:
    """Open the desk as the program does, and do one step after the other."""
    try:
        desk = opened(path, key)
        writing = WRITINGS[kind](desk, run)
        told.send((BEGUN, head_of(desk)))
        for number in count():
            with suppress(Refused):
                writing.step(number)
            told.send(("saved", head_of(desk)))
    except BaseException:
        told.send(("mishap", traceback.format_exc()))
        raise


def change_passphrases(path: Path, told: Connection) -> None:
    """Change the passphrase of a desk again and again."""
    told.send((BEGUN, 0))
    for number in count():
        opening.change_passphrase(path, passphrase(number), passphrase(number + 1))
        told.send(("saved", number + 1))


def passphrase(number: int) -> str:
    """Return the passphrase of that number."""
    return f"a long enough passphrase {number}"
