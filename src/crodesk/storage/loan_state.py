"""One row a loan with what lists of running loans need: derived, never journaled, made anew at any time.

Triggers note in `loan_touched` which loans a change concerns; services make the rows of those anew, with the other
loans of the same customers, in the same transaction when they are few, else in steps. When the day changes, only those
are noted whose `refresh_on` has come. Days late aren't kept: they follow from `oldest_due` and the day of reading.
"""

from datetime import date

from crodesk.storage.connection import Connection

EVERY = -1
"""Stands in `loan_touched` for all loans."""

COLUMNS = {
    "customer_rid": "INTEGER NOT NULL",
    "currency": "TEXT NOT NULL",
    "stated_by": "TEXT NOT NULL",
    "live": "INTEGER NOT NULL",
    "balance_minor": "INTEGER",
    "credit_minor": "INTEGER NOT NULL",
    "past_due_minor": "INTEGER",
    "oldest_due": "TEXT",
    "next_due": "TEXT",
    "next_minor": "INTEGER",
    "ends_on": "TEXT",
    "stated": "TEXT NOT NULL",
    "core_as_of": "TEXT",
    "core_balance_minor": "INTEGER",
    "core_past_due_minor": "INTEGER",
    "core_days_late": "INTEGER",
    "received_minor": "INTEGER NOT NULL",
    "group_core": "TEXT NOT NULL",
    "group_ours": "TEXT NOT NULL",
    "own_group": "TEXT NOT NULL",
    "rank": "INTEGER NOT NULL",
    "worse_on": "TEXT",
    "worse_group": "TEXT NOT NULL",
    "keep_minor": "INTEGER",
    "pack": "TEXT NOT NULL",
    "unknown": "TEXT NOT NULL",
    "trouble": "TEXT NOT NULL",
    "differs": "INTEGER NOT NULL",
    "inspect_on": "TEXT",
    "insured_until": "TEXT",
    "revalue_on": "TEXT",
    "refresh_on": "TEXT",
}
"""Columns besides `holding_rid`. `stated_by` is ours, core or empty; `live` 0 once it is closed or paid whole.

`rank` is the place of the official group, or of ours where there is none, -1 where neither is known; `worse_on` the day
on which ours gets worse when nothing is paid, `keep_minor` what keeps it out. `stated` is the core's word for how
it stands. `received_minor` came in after the
core's figures by which a loan without a ledger is shown. `unknown` names
what should be known and isn't, `trouble` is packed messages on what of the rows can't be reckoned with."""

INDEXES = {
    "loan_by_customer": "(customer_rid)",
    "loan_by_due": "(next_due) WHERE live = 1",
    "loan_by_lateness": "(oldest_due) WHERE live = 1",
    "loan_by_rank": "(rank DESC, oldest_due) WHERE live = 1",
    "loan_by_step": "(worse_on) WHERE live = 1",
    "loan_by_inspection": "(inspect_on) WHERE live = 1",
    "loan_by_insurance": "(insured_until) WHERE live = 1",
    "loan_by_valuation": "(revalue_on) WHERE live = 1",
    "loan_by_end": "(ends_on) WHERE live = 1",
    "loan_by_balance": "(balance_minor DESC) WHERE live = 1",
    "loan_by_stated": "(stated) WHERE live = 1 AND oldest_due IS NULL",
    "loan_ended": "(live) WHERE live <> 1",
    "loan_to_refresh": "(refresh_on)",
}
"""Each index with what it holds; all end with the holding's number without being told to."""

TABLES = [
    "CREATE TABLE loan_state (holding_rid INTEGER PRIMARY KEY, "
    + ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    + ") STRICT",
    *(f"CREATE INDEX {name} ON loan_state {what}" for name, what in INDEXES.items()),
    "CREATE TABLE loan_day (made_for TEXT NOT NULL, made_by TEXT NOT NULL) STRICT",
    "CREATE TABLE loan_touched (holding_rid INTEGER PRIMARY KEY) STRICT",
    f"INSERT INTO loan_touched VALUES ({EVERY})",
]
DROPS = [f"DROP TABLE IF EXISTS {table}" for table in ("loan_state", "loan_day", "loan_touched")]
"""The SQL that drops everything here."""

ANY_LIVE = "SELECT EXISTS (SELECT 1 FROM loan_state WHERE live = 1)"
"""Whether any loan runs."""
TOUCH_ALL = f"INSERT OR IGNORE INTO loan_touched VALUES ({EVERY})"
"""Ask for all rows to be made anew."""

_OF_LOAN = "SELECT rid FROM holding WHERE kind = 'loan' AND rid = {row}."
_OF_CONTRACT = "SELECT holding_rid FROM loan_terms WHERE credit_contract_rid = {row}."
WHOSE = {
    "holding": "SELECT {row}.rid WHERE {row}.kind = 'loan'",
    "holding_role": _OF_LOAN + "holding_rid UNION SELECT h.rid FROM holding_role r JOIN holding h"
    " ON h.rid = r.holding_rid WHERE r.customer_rid = {row}.customer_rid AND h.kind = 'loan'",
    "holding_reading": _OF_LOAN + "holding_rid",
    "loan_terms": "SELECT {row}.holding_rid",
    "loan_event": "SELECT {row}.holding_rid",
    "debt_group": "SELECT {row}.holding_rid",
    "inspection": "SELECT {row}.holding_rid",
    "collection_measure": "SELECT {row}.holding_rid",
    "security_contract": _OF_CONTRACT + "credit_contract_rid",
    "credit_contract": _OF_CONTRACT + "rid",
    "collateral": "SELECT t.holding_rid FROM credit_contract c JOIN loan_terms t ON t.credit_contract_rid = c.rid"
    " WHERE c.application_rid = {row}.application_rid",
    "branch": f"SELECT {EVERY}",
    "setting": f"SELECT {EVERY} WHERE {{row}}.key LIKE 'loan.%'",
}
"""Each table that rows follow from, with SQL for the loans that its row `{row}` concerns."""


def trigger_statements() -> list[str]:
    """Return the SQL of the triggers that note which loans changed."""
    made = [
        f"CREATE TRIGGER loan_{table}_{event.lower()} AFTER {event} ON {table} BEGIN"
        f" INSERT OR IGNORE INTO loan_touched {sql}; END"
        for table, whose in WHOSE.items()
        for event, sql in _events(whose)
    ]
    kind = "SELECT holding_rid FROM loan_state WHERE customer_rid = NEW.rid"
    made.append(
        "CREATE TRIGGER loan_customer_kind AFTER UPDATE OF kind ON customer BEGIN"
        f" INSERT OR IGNORE INTO loan_touched {kind}; END"
    )
    return made


def _events(whose: str) -> list[tuple[str, str]]:
    new, old = whose.format(row="NEW"), whose.format(row="OLD")
    return [("INSERT", new), ("UPDATE", f"{new} UNION {old}"), ("DELETE", old)]


def is_due(db: Connection, today: date, program: str) -> bool:
    """Tell whether rows are to be made: loans changed, the day did, or the program that made them."""
    kept = db.execute("SELECT made_for, made_by FROM loan_day").fetchone()
    return (
        kept is None
        or tuple(kept) != (today.isoformat(), program)
        or db.execute("SELECT 1 FROM loan_touched LIMIT 1").fetchone() is not None
    )


def begin_day(db: Connection, today: date, program: str) -> None:
    """Note what is to be made anew since the day or the program changed, inside the running transaction."""
    kept = db.execute("SELECT made_for, made_by FROM loan_day").fetchone()
    day = today.isoformat()
    if kept is not None and tuple(kept) == (day, program):
        return
    if kept is None or kept[0] > day or kept[1] != program:
        db.execute(TOUCH_ALL)
    else:
        changed = "SELECT holding_rid FROM loan_state WHERE refresh_on <= ?"
        db.execute(f"INSERT OR IGNORE INTO loan_touched {changed}", (day,))
    db.execute("DELETE FROM loan_day")
    db.execute("INSERT INTO loan_day VALUES (?, ?)", (day, program))


def waiting(db: Connection, most: int) -> int:
    """Return how many loans are noted, up to `most`; all of them are noted one by one first."""
    if db.execute("SELECT 1 FROM loan_touched WHERE holding_rid = ?", (EVERY,)).fetchone():
        db.execute("DELETE FROM loan_touched")
        db.execute("INSERT INTO loan_touched SELECT rid FROM holding WHERE kind = 'loan'")
        db.execute("DELETE FROM loan_state WHERE holding_rid NOT IN (SELECT rid FROM holding WHERE kind = 'loan')")
    return int(db.execute("SELECT count(*) FROM (SELECT 1 FROM loan_touched LIMIT ?)", (most,)).fetchone()[0])


_HAS = "SELECT r.customer_rid FROM holding_role r WHERE r.holding_rid = h.rid AND r.ended_on IS NULL AND r.role ="
OWNER = f"coalesce(({_HAS} 'owner' ORDER BY r.rid LIMIT 1), ({_HAS} 'co_owner' ORDER BY r.rid LIMIT 1))"
"""The customer whose loan `h` is: the first owner."""
FEW = 100
"""So many loans are made anew with the change that concerns them; more wait for their step."""


def are_few(db: Connection, today: date, program: str) -> bool:
    """Tell whether some loans are noted, and no more than `FEW`; notes first what the change of the day concerns."""
    begin_day(db, today, program)
    return 0 < waiting(db, FEW + 1) <= FEW


TOUCHED = "SELECT holding_rid FROM loan_touched ORDER BY holding_rid LIMIT ?"
WITH_THEIRS = """
WITH asked AS MATERIALIZED (SELECT value AS rid FROM json_each(:rids)),
 whose AS MATERIALIZED (SELECT DISTINCT r.customer_rid FROM asked a JOIN holding_role r ON r.holding_rid = a.rid
  WHERE r.role IN ('owner', 'co_owner'))
SELECT rid FROM asked
UNION SELECT h.rid FROM whose w JOIN holding_role r ON r.customer_rid = w.customer_rid
 JOIN holding h ON h.rid = r.holding_rid
 WHERE h.kind = 'loan' AND r.role IN ('owner', 'co_owner') AND r.ended_on IS NULL
"""
"""Loans, and all others of their owners: what one is classified as concerns the others."""
OWNERS = f"SELECT h.rid, {OWNER} FROM json_each(:rids) j CROSS JOIN holding h ON h.rid = j.value"
"""Loans, each with the customer whose it is."""
FORGET = "DELETE FROM loan_touched WHERE holding_rid IN (SELECT value FROM json_each(:rids))"
_THESE = "FROM loan_state WHERE holding_rid IN (SELECT value FROM json_each(:rids))"
GONE = f"DELETE {_THESE}"
ROWS = f"SELECT holding_rid, {', '.join(COLUMNS)} {_THESE}"
INSERT = f"INSERT INTO loan_state VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
