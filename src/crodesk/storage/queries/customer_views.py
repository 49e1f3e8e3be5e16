"""Views of the customer list: which customers they hold, by which index they are found, in which order they stand.

A view of few customers is gathered and sorted. One of many is walked in the order asked for until a screen is full, and
later, in a thread, to its end; there all conditions are looked up in indexes alone.
"""

from dataclasses import dataclass
from functools import cache

from crodesk.storage.queries.customer_list import UNKNOWN_LAST, key_columns, order, parts
from crodesk.storage.summary_columns import SORTS

VIEWS = {
    "all": "s.closed = 0",
    "incomplete": "s.closed = 0 AND s.gaps > 0",
    "no_contact": "s.closed = 0 AND s.last_contact_on < :quiet_since",
    "papers": "s.closed = 0 AND s.paper_expires_on > '' AND s.paper_expires_on <= :papers_until",
    "birthdays": "s.closed = 0 AND (s.birthday IN (SELECT value ->> 0 FROM json_each(:birthdays))"
    " OR s.lunar_birthday IN (SELECT value ->> 1 FROM json_each(:birthdays)))",
    "arrears": "s.closed = 0 AND s.late = 1",
    "cases": "s.closed = 0 AND s.open_cases > 0",
    "prospects": "s.closed = 0 AND s.status = 'prospect'",
    "closed": "s.closed = 1",
}
"""Which customers a view holds. Without a view a search finds the closed ones too."""

FOUND_BY = {
    "all": " INDEXED BY summary_by_name",
    "incomplete": " INDEXED BY summary_gaps",
    "no_contact": " INDEXED BY summary_by_contact",
    "papers": " INDEXED BY summary_by_papers",
    "birthdays": "",
    "arrears": " INDEXED BY summary_late",
    "cases": " INDEXED BY summary_cases",
    "prospects": " INDEXED BY summary_by_status",
    "closed": " INDEXED BY summary_closed",
}
"""The index that holds a view; birthdays are looked up in two."""

NATURAL = {"no_contact": "contact", "papers": "papers", "arrears": "late", "closed": "name"}
"""The sort of a view when none is chosen, where it isn't the name."""

FALLING = {"arrears"}
"""Views whose natural sort falls: the latest first."""

WALKED_BY = {
    ("arrears", "late"): "summary_late",
    ("cases", "name"): "summary_cases",
    ("incomplete", "name"): "summary_gaps",
}
"""Views with an index of their own in the order of a sort."""

_TAGGED = "t.tag = :tag AND t.ended_on IS NULL"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which customers in which order, apart from the values themselves."""

    view: str
    tagged: bool
    tiered: bool
    sort: str
    falling: bool

    @property
    def conditions(self) -> str:
        """What a customer `s` must fulfil."""
        asked = [VIEWS[self.view]]
        if self.tiered:
            asked.append("s.tier = :tier")
        if self.tagged:
            tags = f"SELECT 1 FROM customer_tag t WHERE t.customer_rid = s.customer_rid AND {_TAGGED}"
            asked.append(f"EXISTS ({tags})")
        return " AND ".join(asked)

    @property
    def source(self) -> str:
        """The index that says with the least reading who may be selected."""
        if self.tagged:
            return (
                "customer_tag t INDEXED BY customer_tag_by_tag"
                f" CROSS JOIN customer_summary s ON s.customer_rid = t.customer_rid WHERE {_TAGGED}"
            )
        if self.view == "all" and self.tiered:
            return "customer_summary s INDEXED BY summary_by_tier WHERE s.closed = 0 AND s.tier = :tier"
        return f"customer_summary s{FOUND_BY[self.view]} WHERE {VIEWS[self.view]}"

    @property
    def sorted(self) -> str:
        """The order, with what is unknown last."""
        unknown = f"s.{SORTS[self.sort][0]} = '', " if self.sort in UNKNOWN_LAST else ""
        return unknown + order(self.sort, falling=self.falling)


@cache
def candidates(selection: Selection) -> str:
    """Return SQL for how many may be selected, counted up to `:most`."""
    return f"SELECT count(*) FROM (SELECT 1 FROM {selection.source} LIMIT :most)"


@cache
def gathered(selection: Selection) -> str:
    """Return SQL for all selected customers, found by their index and then sorted."""
    return f"SELECT s.customer_rid FROM {selection.source} AND {selection.conditions} ORDER BY {selection.sorted}"


@cache
def walked(selection: Selection, part: str) -> str:
    """Return SQL for the first selected customers of a part, met while walking in the order asked for."""
    return (
        f"SELECT s.customer_rid FROM {_walk(selection)} WHERE {selection.conditions} {part}"
        f" ORDER BY {order(selection.sort, falling=selection.falling)} LIMIT :limit"
    )


@cache
def walked_whole(selection: Selection, part: str) -> str:
    """Return SQL for all selected customers of a part, without reading any customer's row."""
    return (
        f"SELECT s.customer_rid FROM customer_summary s INDEXED BY summary_by_{selection.sort}"
        f" WHERE s.closed = 0 {part} AND {' AND '.join(f'+s.customer_rid IN ({rids})' for rids in _sets(selection))}"
        f" ORDER BY {order(selection.sort, falling=selection.falling)}"
    )


@cache
def by_day(selection: Selection) -> str:
    """Return SQL for customers in the order of their coming birthdays; who keeps both may come twice."""
    return (
        "SELECT s.customer_rid FROM json_each(:birthdays) d CROSS JOIN customer_summary s"
        " WHERE (s.birthday = d.value ->> 0 OR s.lunar_birthday = d.value ->> 1)"
        f" AND {selection.conditions.replace(VIEWS['birthdays'], 's.closed = 0')} LIMIT :limit"
    )


def _walk(selection: Selection) -> str:
    if selection.tiered and selection.sort == "name":
        return "customer_summary s INDEXED BY summary_by_tier"
    index = WALKED_BY.get((selection.view, selection.sort), f"summary_by_{selection.sort}")
    return f"customer_summary s INDEXED BY {index}"


def _sets(selection: Selection) -> list[str]:
    """Return a subquery for each condition, answered by its index."""
    sets = [f"SELECT s.customer_rid FROM customer_summary s{FOUND_BY[selection.view]} WHERE {VIEWS[selection.view]}"]
    if selection.tiered:
        tier = "WHERE s.closed = 0 AND s.tier = :tier"
        sets.append(f"SELECT s.customer_rid FROM customer_summary s INDEXED BY summary_by_tier {tier}")
    if selection.tagged:
        sets.append(f"SELECT t.customer_rid FROM customer_tag t INDEXED BY customer_tag_by_tag WHERE {_TAGGED}")
    return sets if selection.view != "all" or len(sets) == 1 else sets[1:]


__all__ = ["Selection", "by_day", "candidates", "gathered", "key_columns", "parts", "walked", "walked_whole"]
