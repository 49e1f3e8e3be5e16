"""The follow-up queue as it stands today: one row for each clock that runs, derived and never journaled.

Whatever changes a clock's facts notes the customer in `queue_touched`; the rows of those customers are made anew in the
same transaction, those of all when the day changes or a book came in.
"""

from datetime import date

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

_TOUCHED = "WHERE customer_rid IN (SELECT customer_rid FROM queue_touched)"
FORGET_ALL = "DELETE FROM queue_row"
FORGET_TOUCHED = f"{FORGET_ALL} {_TOUCHED}"
FORGET_FOLDS = f"{FORGET_ALL} WHERE rule = 'fold'"
NUMBERS = "SELECT clock, rid FROM queue_row"
NUMBERS_TOUCHED = f"{NUMBERS} {_TOUCHED} UNION ALL {NUMBERS} WHERE rule = 'fold'"
# A row keeps its number while it asks: people type it, and lists mark by it.
# Where a kindness stands at the head of a customer's rows, nothing graver stands below it.
COUNT_HEADS = "SELECT count(*) FROM queue_row WHERE rule = ? AND stands = 'now' AND head = 1"
HEADS_TOUCHED = f"SELECT rule FROM queue_row {_TOUCHED} AND +stands = 'now' AND head IN (1, 2)"
SET_HEADS = "UPDATE queue_row SET head = ? WHERE rule = ? AND stands = 'now' AND head = ?"
FOLDS = "SELECT clock, about FROM queue_row WHERE rule = 'fold'"

_COUNTED = "INSERT INTO queue_count SELECT rule, part, head = 1, {sign}count(*) FROM queue_row"
_ADD = "ON CONFLICT (rule, part, head) DO UPDATE SET rows = rows + excluded.rows"
COUNT_NONE = "DELETE FROM queue_count"
UNCOUNT_TOUCHED = f"{_COUNTED.format(sign='-')} {_TOUCHED} AND rule <> 'fold' GROUP BY 1, 2, 3 {_ADD}"
UNCOUNT_FOLDS = f"{_COUNTED.format(sign='-')} WHERE rule = 'fold' GROUP BY 1, 2, 3 {_ADD}"
UNCOUNT_RULE = "DELETE FROM queue_count WHERE rule = ?"
COUNT_RULE = f"{_COUNTED.format(sign='')} WHERE rule = ? GROUP BY 1, 2, 3"
COUNT_MORE = f"INSERT INTO queue_count VALUES (?, ?, ?, ?) {_ADD}"

MADE_FOR = "SELECT made_for, feasts FROM queue_day"


def is_due(db: Connection, today: date) -> bool:
    """Tell whether rows are to be made: the day changed, or somebody's clocks did."""
    kept = db.execute(MADE_FOR).fetchone()
    return (
        kept is None
        or kept[0] != today.isoformat()
        or db.execute("SELECT 1 FROM queue_touched LIMIT 1").fetchone() is not None
    )


TOUCH_ALL = f"INSERT OR IGNORE INTO queue_touched VALUES ({EVERYBODY})"
"""Ask for all rows to be made anew."""

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
