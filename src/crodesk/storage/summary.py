"""One row a customer with what lists show and sort by, kept by triggers, so that a list never adds up its children.

It is derived and can be made anew at any time; it is not journaled. Text and figures that are unknown are stored as
`''` and 0, never NULL, so that lists can be walked by their keys.
"""

from dataclasses import dataclass

NEWEST_READING = (
    "SELECT x.rid FROM holding_reading x WHERE x.holding_rid = h.rid ORDER BY x.as_of DESC, x.rid DESC LIMIT 1"
)
_OWNED = (
    "FROM holding_role r JOIN holding h ON h.rid = r.holding_rid"
    f" LEFT JOIN holding_reading n ON n.rid = ({NEWEST_READING})"
    " WHERE r.customer_rid = c.rid AND r.role IN ('owner', 'co_owner') AND r.ended_on IS NULL AND h.closed_on IS NULL"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of the summary that change together, and the tables that change them."""

    columns: dict[str, str]
    """Each column with SQL over the customer `c`."""
    sources: dict[str, str]
    """Each table with SQL for the customers that its row (`{row}`) concerns."""


_OWN = "SELECT {row}.customer_rid"
_HOLDERS = "SELECT customer_rid FROM holding_role WHERE holding_rid = {row}.holding_rid"

GROUPS = {
    "who": Group(
        {
            "code": "c.code",
            "kind": "c.kind",
            "status": "c.status",
            "closed": "c.status = 'closed'",
            "sort_key": "c.sort_key",
            "tier": "c.tier",
            "since": "coalesce(c.since, '')",
            "birthday": "c.birthday",
            "lunar_birthday": "c.lunar_birthday",
            "has_born": "c.born_on IS NOT NULL",
        },
        {"customer": "SELECT {row}.rid"},
    ),
    "reach": Group(
        {
            "phone": "coalesce((SELECT p.value FROM contact_point p WHERE p.customer_rid = c.rid AND p.kind = 'phone'"
            " AND p.ended_on IS NULL ORDER BY p.do_not_contact, p.preferred DESC, p.rid LIMIT 1), '')",
            "has_reach": "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_rid = c.rid AND p.ended_on IS NULL)",
        },
        {"contact_point": _OWN},
    ),
    "place": Group(
        {"has_address": "EXISTS (SELECT 1 FROM address a WHERE a.customer_rid = c.rid AND a.ended_on IS NULL)"},
        {"address": _OWN},
    ),
    "papers": Group(
        {
            "has_paper": "EXISTS (SELECT 1 FROM identity_document d WHERE d.customer_rid = c.rid AND d.ended_on IS NULL)",
            "paper_expires_on": "coalesce((SELECT min(d.expires_on) FROM identity_document d"
            " WHERE d.customer_rid = c.rid AND d.ended_on IS NULL), '')",
        },
        {"identity_document": _OWN},
    ),
    "contact": Group(
        {
            "last_contact_on": "coalesce((SELECT max(substr(i.at, 1, 10)) FROM interaction i WHERE i.customer_rid = c.rid"
            " AND i.kind <> 'note' AND i.reached <> 'no' AND i.ended_on IS NULL), '')",
        },
        {"interaction": _OWN},
    ),
    "next": Group(
        {
            "next_due_on": "coalesce((SELECT min(f.due_on) FROM follow_up f"
            " WHERE f.customer_rid = c.rid AND f.status = 'open'), '')",
        },
        {"follow_up": _OWN},
    ),
    "cases": Group(
        {
            "open_cases": "(SELECT count(*) FROM service_case s WHERE s.customer_rid = c.rid AND s.status <> 'closed')",
        },
        {"service_case": _OWN},
    ),
    "money": Group(
        {
            "deposits_minor": f"coalesce((SELECT sum(n.balance_minor) {_OWNED} AND h.kind IN ('account', 'deposit')), 0)",
            "loans_minor": f"coalesce((SELECT sum(n.balance_minor) {_OWNED} AND h.kind = 'loan'), 0)",
            "days_late": f"coalesce((SELECT max(n.days_late) {_OWNED}), 0)",
            "late": f"EXISTS (SELECT 1 {_OWNED}"
            " AND (n.days_late > 0 OR n.arrears_minor > 0 OR n.status IN ('late', 'finished_unpaid')))",
            "currency": f"coalesce((SELECT CASE WHEN min(h.currency) = max(h.currency) THEN min(h.currency) ELSE '' END"
            f" {_OWNED}), '')",
        },
        {
            "holding_role": _OWN,
            "holding_reading": _HOLDERS,
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

SORTS = ("sort_key", "code", "tier", "since", "last_contact_on", "next_due_on", "paper_expires_on", "days_late",
         "deposits_minor", "loans_minor", "phone")  # fmt: skip
"""Columns by which the customer list can be sorted; each has an index."""


def table_statements() -> list[str]:
    """Return the SQL of the summary table and its indexes."""
    names = [name for group in GROUPS.values() for name in group.columns]
    columns = ", ".join(_declared(name) for name in names)
    return [
        "CREATE TABLE customer_summary (customer_rid INTEGER PRIMARY KEY, "
        f"{columns}, gaps INTEGER NOT NULL GENERATED ALWAYS AS {GAPS} VIRTUAL) STRICT",
        *(
            f"CREATE INDEX summary_by_{name} ON customer_summary ({name}, customer_rid) WHERE closed = 0"
            for name in SORTS
        ),
        "CREATE INDEX summary_closed ON customer_summary (sort_key, customer_rid) WHERE closed = 1",
        "CREATE INDEX summary_late ON customer_summary (customer_rid) WHERE late = 1",
        "CREATE INDEX summary_open_cases ON customer_summary (customer_rid) WHERE open_cases > 0",
        "CREATE INDEX summary_gaps ON customer_summary (customer_rid) WHERE gaps > 0",
        "CREATE INDEX summary_by_birthday ON customer_summary (birthday, customer_rid)",
        "CREATE INDEX summary_by_lunar_birthday ON customer_summary (lunar_birthday, customer_rid)",
    ]


def _declared(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0" if name in INTEGERS else f"{name} TEXT NOT NULL DEFAULT ''"


def trigger_statements() -> list[str]:
    """Return the SQL of all triggers that keep the summary."""
    made = [
        "CREATE TRIGGER summary_new AFTER INSERT ON customer BEGIN"
        f" INSERT INTO customer_summary (customer_rid) VALUES (NEW.rid); {_update('who', 'SELECT NEW.rid')}; END",
        "CREATE TRIGGER summary_gone AFTER DELETE ON customer BEGIN"
        " DELETE FROM customer_summary WHERE customer_rid = OLD.rid; END",
    ]
    return made + [
        sql
        for name, group in GROUPS.items()
        for table, whose in group.sources.items()
        for sql in _on(name, table, whose)
    ]


def _on(group: str, table: str, whose: str) -> list[str]:
    """Return the triggers of one table for one group; a customer's own insert and delete are handled apart."""
    new, old = (_update(group, whose.format(row=row)) for row in ("NEW", "OLD"))
    update = f"CREATE TRIGGER summary_{group}_{table}_update AFTER UPDATE ON {table} BEGIN {new}; {old}; END"
    if table == "customer":
        return [update]
    return [
        update,
        f"CREATE TRIGGER summary_{group}_{table}_insert AFTER INSERT ON {table} BEGIN {new}; END",
        f"CREATE TRIGGER summary_{group}_{table}_delete AFTER DELETE ON {table} BEGIN {old}; END",
    ]


def _update(group: str, customers: str) -> str:
    names = GROUPS[group].columns
    return (
        f"UPDATE customer_summary SET ({', '.join(names)}) = (SELECT {', '.join(names.values())}"
        f" FROM customer c WHERE c.rid = customer_rid) WHERE customer_rid IN ({customers})"
    )


def rebuild_statements() -> list[str]:
    """Return the SQL that makes the summary anew, as after an import or an upgrade."""
    names = {name: sql for group in GROUPS.values() for name, sql in group.columns.items()}
    return [
        "DELETE FROM customer_summary",
        f"INSERT INTO customer_summary (customer_rid, {', '.join(names)})"
        f" SELECT c.rid, {', '.join(names.values())} FROM customer c",
    ]
