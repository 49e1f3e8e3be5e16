"""One row a customer with what lists show and sort by, kept by triggers, so that a list never adds up its children.

It is derived and can be made anew at any time; it is not journaled. Text and figures that are unknown are stored as
`''` and 0, never NULL, so that lists can be walked by their keys.
"""

from crodesk.storage.summary_columns import FOLLOWED, FOLLOWING, GROUPS, INTEGERS, SORTS, WHO, Group

INDEXES = {
    **{f"summary_by_{name}": f"({', '.join(columns)}) WHERE closed = 0" for name, columns in SORTS.items()},
    "summary_closed": "(sort_key) WHERE closed = 1",
    "summary_late": "(days_late) WHERE late = 1 AND closed = 0",
    "summary_cases": "(sort_key) WHERE has_case = 1 AND closed = 0",
    "summary_gaps": "(sort_key) WHERE incomplete = 1 AND closed = 0",
    "summary_by_birthday": "(birthday) WHERE closed = 0",
    "summary_by_lunar_birthday": "(lunar_birthday) WHERE closed = 0",
}
"""Each index with what it holds. It ends with the customer's number without being told to; told to, SQLite would not
seek by it."""


def table_statements() -> list[str]:
    """Return the SQL of the summary table and its indexes."""
    names = [*WHO, *(name for group in GROUPS.values() for name in group.columns), *FOLLOWING]
    columns = ", ".join(map(_declared, names))
    return [
        f"CREATE TABLE customer_summary (customer_rid INTEGER PRIMARY KEY, {columns}) STRICT",
        *index_statements(),
        "CREATE TABLE customer_count (closed INTEGER PRIMARY KEY, customers INTEGER NOT NULL) STRICT",
        "INSERT INTO customer_count VALUES (0, 0), (1, 0)",
    ]


DROPS = ["DROP TABLE IF EXISTS customer_summary", "DROP TABLE IF EXISTS customer_count"]
"""The SQL that drops everything here."""

_COUNT_ALL = (
    "UPDATE customer_count SET customers ="
    " (SELECT count(*) FROM customer_summary s WHERE s.closed = customer_count.closed)"
)
_ONE_MORE = "UPDATE customer_count SET customers = customers + 1 WHERE closed = NEW.closed"
_ONE_LESS = "UPDATE customer_count SET customers = customers - 1 WHERE closed = OLD.closed"
COUNTING = [
    f"CREATE TRIGGER count_insert AFTER INSERT ON customer_summary BEGIN {_ONE_MORE}; END",
    f"CREATE TRIGGER count_delete AFTER DELETE ON customer_summary BEGIN {_ONE_LESS}; END",
    "CREATE TRIGGER count_update AFTER UPDATE OF closed ON customer_summary WHEN NEW.closed <> OLD.closed"
    f" BEGIN {_ONE_MORE}; {_ONE_LESS}; END",
]
"""Triggers that count the customers: to count a million takes longer than to show them."""


def index_statements() -> list[str]:
    """Return the SQL of the summary's indexes."""
    return [f"CREATE INDEX {name} ON customer_summary {what}" for name, what in INDEXES.items()]


def _declared(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0" if name in INTEGERS else f"{name} TEXT NOT NULL DEFAULT ''"


def trigger_statements() -> list[str]:
    """Return the SQL of all triggers that keep the summary."""
    who = f"UPDATE customer_summary SET {_assigned(WHO)} FROM customer c WHERE c.rid = customer_rid AND c.rid = NEW.rid"
    own = [
        f"CREATE TRIGGER summary_new AFTER INSERT ON customer BEGIN {_insert('c.rid = NEW.rid')}; END",
        f"CREATE TRIGGER summary_changed AFTER UPDATE ON customer BEGIN {who}; END",
        "CREATE TRIGGER summary_gone AFTER DELETE ON customer BEGIN"
        " DELETE FROM customer_summary WHERE customer_rid = OLD.rid; END",
    ]
    groups = GROUPS.items()
    counted = [
        sql for name, group in groups for table, whose in group.changes.items() for sql in _on(name, table, whose)
    ]
    return own + COUNTING + _following() + counted


def _following() -> list[str]:
    """Return the triggers that keep the columns which follow from others."""
    moments = {"insert": "INSERT", "update": f"UPDATE OF {', '.join(FOLLOWED)}"}
    follow = f"UPDATE customer_summary SET {_assigned(FOLLOWING)} WHERE customer_rid = NEW.customer_rid"
    return [
        f"CREATE TRIGGER summary_follows_{name} AFTER {moment} ON customer_summary BEGIN {follow}; END"
        for name, moment in moments.items()
    ]


def _insert(which: str) -> str:
    return (
        f"INSERT INTO customer_summary (customer_rid, {', '.join(WHO)})"
        f" SELECT c.rid, {', '.join(WHO.values())} FROM customer c WHERE {which}"
    )


def _assigned(columns: dict[str, str]) -> str:
    return ", ".join(f"{name} = {sql}" for name, sql in columns.items())


def _on(name: str, table: str, whose: str) -> list[str]:
    """Return the triggers of one table for one group."""
    new, old = whose.format(row="NEW"), whose.format(row="OLD")
    moments = {"insert": new, "update": f"{new} UNION {old}", "delete": old}
    return [
        f"CREATE TRIGGER summary_{name}_{table}_{moment} AFTER {moment.upper()} ON {table}"
        f" BEGIN {_recount(GROUPS[name], customers)}; END"
        for moment, customers in moments.items()
    ]


def _recount(group: Group, customers: str) -> str:
    """Return the SQL that counts a group anew for a few customers."""
    return (
        f"UPDATE customer_summary SET ({', '.join(group.columns)}) ="
        f" (SELECT {', '.join(group.columns.values())} FROM {group.rows}"
        f" AND {group.whose} = customer_summary.customer_rid) WHERE customer_rid IN ({customers})"
    )


def rebuild_statements() -> list[str]:
    """Return the SQL that makes the summary anew, as after an import or an upgrade: it reads each table once."""
    return [
        *(f"DROP INDEX {name}" for name in INDEXES),
        "DELETE FROM customer_summary",
        _insert("true"),
        *map(_count_all, GROUPS.values()),
        f"UPDATE customer_summary SET {_assigned(FOLLOWING)}",
        *index_statements(),
        _COUNT_ALL,
    ]


def _count_all(group: Group) -> str:
    """Return the SQL that counts a group for all customers that have such rows."""
    counted = ", ".join(f"{sql} AS {name}" for name, sql in group.columns.items())
    return (
        f"UPDATE customer_summary SET {_assigned({name: f'g.{name}' for name in group.columns})}"
        f" FROM (SELECT {group.whose} AS whose, {counted} FROM {group.rows} GROUP BY {group.whose}) g"
        " WHERE g.whose = customer_rid"
    )
