"""One row a customer with what lists show and sort by, kept by triggers, so that a list never adds up its children.

It is derived and can be made anew at any time; it is not journaled. Text and figures that are unknown are stored as
`''` and 0, never NULL, so that lists can be walked by their keys.
"""

from dataclasses import dataclass

NEWEST_READING = (
    "SELECT x.rid FROM holding_reading x WHERE x.holding_rid = h.rid ORDER BY x.as_of DESC, x.rid DESC LIMIT 1"
)
_PHONE = (
    "coalesce(substr(min(CASE WHEN p.kind = 'phone'"
    " THEN p.do_not_contact || (1 - p.preferred) || printf('%019d', p.rid) || p.value END), 22), '')"
)
# The first phone: not barred, preferred, entered first. What decides stands before the number, in 21 characters.
_LATE = "n.days_late > 0 OR n.arrears_minor > 0 OR n.status IN ('late', 'finished_unpaid')"


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of the summary that are counted over the same rows of a customer."""

    columns: dict[str, str]
    """Each column with SQL over all those rows; with none of them the column is `''` or 0."""
    rows: str
    """SQL of the rows: `… WHERE …`."""
    whose: str
    """The column that says whose a row is."""
    changes: dict[str, str]
    """Each table that has a part in it, with SQL for the customers that its row (`{row}`) concerns."""


_OWN = "SELECT {row}.customer_rid"

WHO = {
    "code": "c.code",
    "name": "c.name",
    "kind": "c.kind",
    "status": "c.status",
    "closed": "c.status = 'closed'",
    "sort_key": "c.sort_key",
    "tier": "c.tier",
    "job": "CASE WHEN c.occupation <> '' THEN c.occupation ELSE c.industry END",
    "since": "coalesce(c.since, '')",
    "birthday": "c.birthday",
    "lunar_birthday": "c.lunar_birthday",
    "has_born": "c.born_on IS NOT NULL",
}
"""Columns that stand in the customer's own row `c`."""

GROUPS = {
    "reach": Group(
        {"phone": _PHONE, "has_reach": "count(*) > 0"},
        "contact_point p WHERE p.ended_on IS NULL",
        "p.customer_rid",
        {"contact_point": _OWN},
    ),
    "place": Group(
        {"has_address": "count(*) > 0"},
        "address a WHERE a.ended_on IS NULL",
        "a.customer_rid",
        {"address": _OWN},
    ),
    "papers": Group(
        {"has_paper": "count(*) > 0", "paper_expires_on": "coalesce(min(d.expires_on), '')"},
        "identity_document d WHERE d.ended_on IS NULL",
        "d.customer_rid",
        {"identity_document": _OWN},
    ),
    "contact": Group(
        {"last_contact_on": "coalesce(substr(max(i.at), 1, 10), '')"},
        "interaction i WHERE i.kind <> 'note' AND i.reached <> 'no' AND i.ended_on IS NULL",
        "i.customer_rid",
        {"interaction": _OWN},
    ),
    "next": Group(
        {"next_due_on": "coalesce(min(f.due_on), '')"},
        "follow_up f WHERE +f.status = 'open'",  # the plus keeps SQLite from reading all open ones for each customer
        "f.customer_rid",
        {"follow_up": _OWN},
    ),
    "cases": Group(
        {"open_cases": "count(*)"},
        "service_case s WHERE +s.status <> 'closed'",
        "s.customer_rid",
        {"service_case": _OWN},
    ),
    "money": Group(
        {
            "deposits_minor": "coalesce(sum(n.balance_minor) FILTER (WHERE h.kind IN ('account', 'deposit')), 0)",
            "loans_minor": "coalesce(sum(n.balance_minor) FILTER (WHERE h.kind = 'loan'), 0)",
            "days_late": "coalesce(max(n.days_late), 0)",
            "late": f"coalesce(max({_LATE}), 0)",
            "currency": "CASE WHEN min(h.currency) = max(h.currency) THEN min(h.currency) ELSE '' END",
        },
        "holding_role r JOIN holding h ON h.rid = r.holding_rid"
        f" LEFT JOIN holding_reading n ON n.rid = ({NEWEST_READING})"
        " WHERE r.role IN ('owner', 'co_owner') AND r.ended_on IS NULL AND h.closed_on IS NULL",
        "r.customer_rid",
        {
            "holding_role": _OWN,
            "holding_reading": "SELECT customer_rid FROM holding_role WHERE holding_rid = {row}.holding_rid",
            "holding": "SELECT customer_rid FROM holding_role WHERE holding_rid = {row}.rid",
        },
    ),
}

INTEGERS = {
    "closed", "has_born", "has_reach", "has_address", "has_paper", "open_cases",
    "deposits_minor", "loans_minor", "days_late", "late",
}  # fmt: skip

GAPS = "(4 - has_born - has_reach - has_address - has_paper)"
"""How many of the four things that every record needs are missing."""

SORTS = {
    "name": ("sort_key",),
    "code": ("code",),
    "kind": ("kind", "sort_key"),
    "status": ("status", "sort_key"),
    "tier": ("tier", "sort_key"),
    "phone": ("phone",),
    "job": ("job",),
    "since": ("since",),
    "contact": ("last_contact_on",),
    "next": ("next_due_on",),
    "papers": ("paper_expires_on",),
    "late": ("days_late",),
    "deposits": ("deposits_minor",),
    "loans": ("loans_minor",),
    "gaps": ("gaps",),
    "cases": ("open_cases",),
}
"""By what the customer list can be sorted, and the columns that make the order; each has an index."""

INDEXES = {
    **{
        f"summary_by_{name}": f"({', '.join(columns)}, customer_rid) WHERE closed = 0"
        for name, columns in SORTS.items()
    },
    "summary_closed": "(sort_key, customer_rid) WHERE closed = 1",
    "summary_late": "(days_late, customer_rid) WHERE late = 1 AND closed = 0",
    "summary_cases": "(sort_key, customer_rid) WHERE open_cases > 0 AND closed = 0",
    "summary_gaps": "(sort_key, customer_rid) WHERE gaps > 0 AND closed = 0",
    "summary_by_birthday": "(birthday, customer_rid) WHERE closed = 0",
    "summary_by_lunar_birthday": "(lunar_birthday, customer_rid) WHERE closed = 0",
}
"""Each index with what it holds."""


def table_statements() -> list[str]:
    """Return the SQL of the summary table and its indexes."""
    names = [*WHO, *(name for group in GROUPS.values() for name in group.columns)]
    columns = ", ".join(_declared(name) for name in names)
    return [
        "CREATE TABLE customer_summary (customer_rid INTEGER PRIMARY KEY, "
        f"{columns}, gaps INTEGER NOT NULL GENERATED ALWAYS AS {GAPS} VIRTUAL) STRICT",
        *index_statements(),
    ]


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
    return own + [
        sql for name, group in groups for table, whose in group.changes.items() for sql in _on(name, table, whose)
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
        *index_statements(),
    ]


def _count_all(group: Group) -> str:
    """Return the SQL that counts a group for all customers that have such rows."""
    counted = ", ".join(f"{sql} AS {name}" for name, sql in group.columns.items())
    return (
        f"UPDATE customer_summary SET {_assigned({name: f'g.{name}' for name in group.columns})}"
        f" FROM (SELECT {group.whose} AS whose, {counted} FROM {group.rows} GROUP BY {group.whose}) g"
        " WHERE g.whose = customer_rid"
    )
