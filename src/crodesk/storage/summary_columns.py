"""What the summary of a customer says, and what it is counted from."""

from dataclasses import dataclass

NEWEST_READING = (
    "SELECT x.rid FROM holding_reading x WHERE x.holding_rid = h.rid ORDER BY x.as_of DESC, x.rid DESC LIMIT 1"
)
_PHONE = (
    "coalesce(substr(min(CASE WHEN p.kind = 'phone'"
    " THEN p.do_not_contact || (1 - p.preferred) || printf('%019d', p.rid) || p.value END), 22), '')"
)
_SPOKEN = "i.kind <> 'note' AND i.reached <> 'no'"
_FACE_TO_FACE = "i.kind IN ('visit', 'branch')"
_BOTH_WAYS = "i.kind NOT IN ('letter', 'review', 'sms')"
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
    "own": "c.imported_from = ''",
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
        {
            "last_contact_on": f"coalesce(substr(max(i.at) FILTER (WHERE {_SPOKEN}), 1, 10), '')",
            "called_on": f"coalesce(substr(max(i.at) FILTER (WHERE {_SPOKEN} AND {_BOTH_WAYS}), 1, 10), '')",
            "visited_on": f"coalesce(substr(max(i.at) FILTER (WHERE {_SPOKEN} AND {_FACE_TO_FACE}), 1, 10), '')",
            "worked": "coalesce(max(i.imported_from = ''), 0)",
        },
        "interaction i WHERE i.ended_on IS NULL",
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
    "deposits_minor", "loans_minor", "days_late", "late", "gaps", "incomplete", "has_case", "own", "worked",
}  # fmt: skip

FOLLOWING = {
    "gaps": "4 - has_born - has_reach - has_address - has_paper",
    "incomplete": "has_born + has_reach + has_address + has_paper < 4",
    "has_case": "open_cases > 0",
}
"""Columns that follow from others: how many of the four things are missing that every record needs, and signs by which
indexes hold views. They are written, not generated: generated ones SQLite reads from the row, index or not."""

FOLLOWED = ("has_born", "has_reach", "has_address", "has_paper", "open_cases")
"""The columns that those follow from."""

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
