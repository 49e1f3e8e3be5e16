"""The follow-up queue as it stands today: one row for each clock that runs, derived and never journaled.

Whatever changes a clock's facts notes the customer in `queue_touched`; the rows of those customers are made anew in the
same transaction, those of all when the day changes or a book came in.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crodesk.storage.connection import Connection

EVERYBODY = -1
"""Stands in `queue_touched` for all customers."""
NOBODY = 0
"""Stands in `queue_touched` for what belongs to no customer."""

TABLES = [
    "CREATE TABLE queue_row (rid INTEGER PRIMARY KEY AUTOINCREMENT, clock TEXT NOT NULL UNIQUE,"
    " customer_rid INTEGER NOT NULL, follow_up_rid INTEGER, rule TEXT NOT NULL, what TEXT NOT NULL,"
    " due_on TEXT NOT NULL, due_time TEXT NOT NULL, asks_on TEXT NOT NULL, part TEXT NOT NULL, stands TEXT NOT NULL,"
    " score INTEGER NOT NULL, head INTEGER NOT NULL, others INTEGER NOT NULL, about TEXT NOT NULL,"
    " reasons TEXT NOT NULL) STRICT",
    "CREATE INDEX queue_by_customer ON queue_row (customer_rid, score DESC, due_on, due_time, clock)",
    "CREATE INDEX queue_in_order ON queue_row (stands, head, score DESC, due_on, due_time, clock)",
    "CREATE INDEX queue_by_part ON queue_row (part, head, score DESC, due_on, due_time, clock)",
    "CREATE INDEX queue_by_rule ON queue_row (rule, stands, head, score DESC, due_on, due_time, clock)",
    "CREATE INDEX queue_by_day ON queue_row (due_on, rule)",
    "CREATE TABLE queue_count (rule TEXT NOT NULL, part TEXT NOT NULL, head INTEGER NOT NULL, rows INTEGER NOT NULL,"
    " PRIMARY KEY (rule, part, head)) STRICT, WITHOUT ROWID",
    "CREATE TABLE queue_day (made_for TEXT NOT NULL, feasts TEXT NOT NULL) STRICT",
    "CREATE TABLE queue_touched (customer_rid INTEGER PRIMARY KEY) STRICT",
    f"INSERT INTO queue_touched VALUES ({EVERYBODY})",
]
"""`part` is late, today, week, later or waiting; `stands` joins the first two as now. `about` and `reasons` are packed
messages. `head` is 1 for the most urgent row of a customer (`others` join it, with 0) and 2 for what is folded into one
row with others of its rule. Rows of nobody have the customer 0. `queue_count` tells how many rows there are, in lists
(`head` 1) and else; it is kept with each change, so that nothing counts a queue of many thousands. `feasts` are those
that are greeted soon, kept so that a change need not ask the calendar again."""

DROPS = [f"DROP TABLE IF EXISTS {table}" for table in ("queue_row", "queue_count", "queue_day", "queue_touched")]
"""The SQL that drops everything here."""

FORGET_ALL = "DELETE FROM queue_row"
FORGET = f"{FORGET_ALL} WHERE rid IN (SELECT value FROM json_each(?))"
NUMBERS = "SELECT clock, rid FROM queue_row"
# A row keeps its number while it asks: people type it, and lists mark by it.
CELLS = (
    "clock, customer_rid, follow_up_rid, rule, what, due_on, due_time, asks_on, part, stands, score, head, others,"
    " about, reasons"
)
"""The columns of a row behind its number, in the order in which rows are made."""
INSERT = f"INSERT INTO queue_row (rid, {CELLS}) VALUES ({', '.join('?' * (CELLS.count(',') + 2))})"
TO_REMAKE = (
    f"SELECT rid, {CELLS} FROM queue_row WHERE customer_rid IN (SELECT customer_rid FROM queue_touched)"
    f" UNION SELECT rid, {CELLS} FROM queue_row WHERE rule = 'fold'"
)
# Where a kindness stands at the head of a customer's rows, nothing graver stands below it.
COUNT_HEADS = (
    "SELECT rule, count(*) FROM queue_row WHERE rule IN (SELECT value FROM json_each(?)) AND stands = 'now'"
    " AND head = 1 GROUP BY rule"
)
SET_HEADS = "UPDATE queue_row SET head = ? WHERE rule = ? AND stands = 'now' AND head = ?"

COUNT_NONE = "DELETE FROM queue_count"
UNCOUNT_RULE = f"{COUNT_NONE} WHERE rule = ?"
COUNT_RULE = (
    "INSERT INTO queue_count SELECT rule, part, head = 1, count(*) FROM queue_row WHERE rule = ? GROUP BY 1, 2, 3"
)
COUNT_MORE = (
    "INSERT INTO queue_count VALUES (?, ?, ?, ?)"
    " ON CONFLICT (rule, part, head) DO UPDATE SET rows = rows + excluded.rows"
)

_STATE = f"""
SELECT made_for, feasts, EXISTS (SELECT 1 FROM queue_touched),
       EXISTS (SELECT 1 FROM queue_touched WHERE customer_rid = {EVERYBODY})
FROM queue_day
"""
MADE = "INSERT INTO queue_day VALUES (?, ?)"
NOT_MADE = "DELETE FROM queue_day"
NOBODY_TOUCHED = "DELETE FROM queue_touched"


class State(NamedTuple):
    """How far the rows are made."""

    due: bool
    """Whether any are to be made: the day changed, or somebody's clocks did."""
    few: bool = False
    """Whether those of a few customers are."""
    feasts: str = ""
    """The feasts that are greeted soon, as they were kept; right while the day is."""


def state(db: Connection, today: date) -> State:
    """Return what is to be made."""
    kept = db.execute(_STATE).fetchone()
    if kept is None or kept[0] != today.isoformat():
        return State(due=True)
    _day, feasts, touched, everybody = kept
    return State(bool(touched), few=not everybody, feasts=feasts)


def is_due(db: Connection, today: date) -> bool:
    """Tell whether rows are to be made."""
    return state(db, today).due


TOUCH_ALL = f"INSERT OR IGNORE INTO queue_touched VALUES ({EVERYBODY})"
"""Ask for all rows to be made anew."""

MOST_TOUCHED = 500
"""Of more customers than that all rows are made anew."""


def touch(db: Connection, concerned: Iterable[tuple[int, object]]) -> None:
    """Ask for the rows of customers to be made anew; each pair begins with one's number."""
    customers = {customer for customer, _what in concerned}
    if len(customers) > MOST_TOUCHED:
        db.execute(TOUCH_ALL)
    else:
        db.executemany("INSERT OR IGNORE INTO queue_touched VALUES (?)", ((customer,) for customer in customers))


_OWNERS = {"application": "rid", "holding_role": "holding_rid", "credit_contract": "rid"}
"""Each table that says whose something is, with its column that tells what."""


def _touch_owners(owner: str) -> str:
    return f"INSERT OR IGNORE INTO queue_touched SELECT customer_rid FROM {owner} WHERE {_OWNERS[owner]} = ?"


TOUCH_APPLICATION = _touch_owners("application")
"""Ask for the rows of who borrows to be made anew: a list of the application changed."""
TOUCH_HOLDING = _touch_owners("holding_role")
"""The same for whose a holding is: a measure on their loan changed."""
TOUCH_CONTRACT = _touch_owners("credit_contract")
"""The same for who has a contract: a condition or a drawing of it changed, or it ended."""


def _cell(table: str, column: str) -> str:
    """Return SQL for a cell of a row that changed; where the row is gone, the change has it."""
    return (
        f"coalesce((SELECT t.{column} FROM {table} t WHERE t.rid = c.row),"
        f" json_extract(coalesce(c.old, c.new), '$.{column}'))"
    )


def _touch_changed(table: str, customer: str, join: str = "") -> str:
    return (
        f"INSERT OR IGNORE INTO queue_touched SELECT {customer} FROM change c{join}"
        f" WHERE c.action = ? AND c.table_name = '{table}' AND c.operation IN ('I', 'U', 'D')"
    )


def _touch_changed_of(owner: str, table: str, owned: str) -> str:
    return _touch_changed(table, "o.customer_rid", f" JOIN {owner} o ON o.{_OWNERS[owner]} = {owned}")


_APPLICATION_LISTS = (
    "application_party", "application_flow", "application_debt", "application_asset", "application_statement",
    "collateral", "bureau_report", "application_paper", "scorecard_answer",
)  # fmt: skip
_STEP_HOLDING = (
    f"(SELECT m.holding_rid FROM collection_measure m WHERE m.rid = {_cell('measure_step', 'collection_measure_rid')})"
)
TOUCH_CHANGED = [
    *(_touch_changed_of("application", table, _cell(table, "application_rid")) for table in _APPLICATION_LISTS),
    _touch_changed("warning_signal", f"coalesce({_cell('warning_signal', 'customer_rid')}, 0)"),
    _touch_changed_of("holding_role", "collection_measure", _cell("collection_measure", "holding_rid")),
    _touch_changed_of("holding_role", "measure_step", _STEP_HOLDING),
    _touch_changed_of("credit_contract", "credit_contract", "c.row"),
    *(
        _touch_changed_of("credit_contract", table, _cell(table, "credit_contract_rid"))
        for table in ("contract_condition", "drawing")
    ),
]
"""The same for everybody whose parts an action changed, when it is taken back or brought again: of applications,
contracts and measures, and signals. What triggers note (`WHOSE`) isn't among them."""

_OWN = "SELECT coalesce({row}.customer_rid, 0)"
_OF_HOLDING = "SELECT customer_rid FROM holding_role WHERE holding_rid = {row}."
WHOSE = {
    "customer": "SELECT {row}.rid",
    "identity_document": _OWN,
    "consent": _OWN,
    "risk_review": _OWN,
    "preference": _OWN,
    "fact": _OWN,
    "need": _OWN,
    "interaction": _OWN,
    "service_case": _OWN,
    "application": _OWN,
    "follow_up": _OWN,
    "holding_role": _OWN,
    "holding": _OF_HOLDING + "rid",
    "holding_reading": _OF_HOLDING + "holding_rid",
    "follow_up_rule": f"SELECT {EVERYBODY}",
}
"""Each table whose rows clocks are made of, with SQL for the customers that its row `{row}` concerns."""


def trigger_statements() -> list[str]:
    """Return the SQL of the triggers that note whose clocks changed."""
    return [
        f"CREATE TRIGGER queue_{table}_{event.lower()} AFTER {event} ON {table} BEGIN"
        f" INSERT OR IGNORE INTO queue_touched {sql}; END"
        for table, whose in WHOSE.items()
        for event, sql in _events(whose)
    ]


def _events(whose: str) -> list[tuple[str, str]]:
    new, old = whose.format(row="NEW"), whose.format(row="OLD")
    return [("INSERT", new), ("UPDATE", new if new == old else f"{new} UNION {old}"), ("DELETE", old)]
