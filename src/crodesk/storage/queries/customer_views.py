"""Views of the customer list: which customers they hold, by which index they are found, in which order they stand.

A view of few customers is gathered and sorted. One of many is walked in the order asked for until a screen is full, and
later, in a thread, to its end; there all conditions are looked up in indexes alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crodesk.storage.queries.customer_list import UNKNOWN_LAST, order
from crodesk.storage.summary_columns import SORTS

VIEWS = {
    "all": "s.closed = 0",
    "incomplete": "s.closed = 0 AND s.incomplete = 1",
    "no_contact": "s.closed = 0 AND s.last_contact_on < :quiet_since",
    "papers": "s.closed = 0 AND s.paper_expires_on > '' AND s.paper_expires_on <= :papers_until",
    "birthdays": "s.closed = 0 AND (s.birthday IN (SELECT value ->> 0 FROM json_each(:birthdays))"
    " OR s.lunar_birthday IN (SELECT value ->> 1 FROM json_each(:birthdays)))",
    "arrears": "s.closed = 0 AND s.late = 1",
    "cases": "s.closed = 0 AND s.has_case = 1",
    "prospects": "s.closed = 0 AND s.status = 'prospect'",
    "closed": "s.closed = 1",
}
"""Which customers a view holds."""

FOUND_BY = {
    "all": "summary_by_name",
    "incomplete": "summary_gaps",
    "no_contact": "summary_by_contact",
    "papers": "summary_by_papers",
    "arrears": "summary_late",
    "cases": "summary_cases",
    "prospects": "summary_by_status",
    "closed": "summary_closed",
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


def _birthday(place: int, kind: str) -> str:
    """Return SQL for customers whose birthday stands at a place of the pairs asked for."""
    return (
        "SELECT s.customer_rid{day} FROM json_each(:birthdays) d CROSS JOIN customer_summary s"
        f" INDEXED BY summary_by_{kind} ON s.{kind} = d.value ->> {place} WHERE s.closed = 0"
    )


_SOLAR, _LUNAR = _birthday(0, "birthday").format(day=""), _birthday(1, "lunar_birthday").format(day="")


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
        if self.view == "birthdays":
            rids = f"({_SOLAR} UNION {_LUNAR}) b"
            return f"{rids} CROSS JOIN customer_summary s ON s.customer_rid = b.customer_rid WHERE true"
        if self.view == "all" and self.tiered:
            return "customer_summary s INDEXED BY summary_by_tier WHERE s.closed = 0 AND s.tier = :tier"
        return f"customer_summary s INDEXED BY {FOUND_BY[self.view]} WHERE {VIEWS[self.view]}"

    @property
    def walkable(self) -> bool:
        """Whether the indexes of the sorts hold these customers; they leave the closed ones out."""
        return self.view != "closed"

    @property
    def sorted(self) -> str:
        """The order, with what is unknown last."""
        unknown = f"s.{SORTS[self.sort][0]} = '', " if self.sort in UNKNOWN_LAST else ""
        return unknown + order(self.sort, falling=self.falling)


@cache
def candidates(selection: Selection) -> str:
    """Return SQL for how many may be selected, counted up to `:most`."""
    if selection.view == "birthdays" and not selection.tagged:
        return f"SELECT count(*) FROM ({_SOLAR} UNION ALL {_LUNAR} LIMIT :most)"
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
    index = WALKED_BY.get((selection.view, selection.sort))
    own = f" AND {VIEWS[selection.view]}" if index else ""
    sets = "".join(f" AND +s.customer_rid IN ({rids})" for rids in _sets(selection, but_view=bool(index)))
    return (
        f"SELECT s.customer_rid FROM customer_summary s INDEXED BY {index or f'summary_by_{selection.sort}'}"
        f" WHERE s.closed = 0 {part}{own}{sets} ORDER BY {order(selection.sort, falling=selection.falling)}"
    )


@cache
def by_day(selection: Selection, place: int, kind: str) -> str:
    """Return SQL for customers with the day of their coming birthday, solar (0) or lunar (1), day by day."""
    conditions = selection.conditions.replace(VIEWS["birthdays"], "true")
    return f"{_birthday(place, kind).format(day=', d.key')} AND {conditions} LIMIT :limit"


def _walk(selection: Selection) -> str:
    if selection.tiered and selection.sort == "name":
        return "customer_summary s INDEXED BY summary_by_tier"
    index = WALKED_BY.get((selection.view, selection.sort), f"summary_by_{selection.sort}")
    return f"customer_summary s INDEXED BY {index}"


def _sets(selection: Selection, *, but_view: bool) -> Iterator[str]:
    """Give a subquery for each condition, answered by its index."""
    if selection.view == "birthdays":
        yield f"{_SOLAR} UNION {_LUNAR}"
    elif selection.view != "all" and not but_view:
        index = FOUND_BY[selection.view]
        yield f"SELECT s.customer_rid FROM customer_summary s INDEXED BY {index} WHERE {VIEWS[selection.view]}"
    if selection.tiered:
        tier = "WHERE s.closed = 0 AND s.tier = :tier"
        yield f"SELECT s.customer_rid FROM customer_summary s INDEXED BY summary_by_tier {tier}"
    if selection.tagged:
        yield f"SELECT t.customer_rid FROM customer_tag t INDEXED BY customer_tag_by_tag WHERE {_TAGGED}"


def _each(column: str, rows: str) -> str:
    """Return SQL that steps from one value of an index to the next."""
    return (
        f"WITH RECURSIVE found(word) AS (SELECT min({column}) FROM {rows} AND {column} > ''"
        f" UNION ALL SELECT (SELECT min({column}) FROM {rows} AND {column} > found.word) FROM found"
        " WHERE found.word IS NOT NULL) SELECT word FROM found WHERE word IS NOT NULL"
    )


TIERS = _each("tier", "customer_summary INDEXED BY summary_by_tier WHERE closed = 0")
"""All tiers that customers have."""

TAGS = (
    f"SELECT word FROM ({_each('tag', 'customer_tag INDEXED BY customer_tag_by_tag WHERE true')})"
    " WHERE EXISTS (SELECT 1 FROM customer_tag t WHERE t.tag = word AND t.ended_on IS NULL)"
)
"""All tags that hang on customers."""
