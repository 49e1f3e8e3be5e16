"""The customer list: views, filters, sorts and search over it, as quick at a million customers as at two hundred.

`open_window` answers at once. Where the answer isn't `whole`, a thread brings the `order`, to open it again with.
"""

import json
from array import array
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from crodesk.services import search, search_terms
from crodesk.services.customer_line import CustomerLine
from crodesk.services.customer_parts import Anchors, build_anchors
from crodesk.services.customer_query import SORT_NAMES, VIEW_NAMES, Query, Values, values
from crodesk.services.customer_windows import Picked, Walked, Window
from crodesk.services.search_terms import Terms
from crodesk.storage.queries import customer_views as queries
from crodesk.storage.queries import search as search_queries
from crodesk.storage.queries.customer_list import EVERYONE, parts
from crodesk.storage.queries.customer_views import Selection
from crodesk.storage.reader import Reader

__all__ = [
    "SORT_NAMES",
    "VIEW_NAMES",
    "CustomerLine",
    "Order",
    "Query",
    "Window",
    "is_empty",
    "open_window",
    "order",
    "rids",
]

HEAD = 64
"""How many lines are at hand at once where the whole order takes longer."""
FEW = 5000
"""So many customers are gathered and sorted at once."""

Order = Anchors | Sequence[int]
"""What makes any page of a list come at once: noted places, or the numbers of all its customers."""


def open_window(reader: Reader, query: Query, today: date, order: Order | None = None) -> Window:
    """Return the list as a window, at once; any page of it is at hand with the `order` that a thread brought."""
    if order is not None:
        return _opened(reader, query, order)
    if query.searching:
        return _found(reader, query, today)
    if query.plain:
        return Walked(reader, query.selection.sort, falling=query.selection.falling)
    return _viewed(reader, query, values(query, today))


def is_empty(reader: Reader) -> bool:
    """Tell whether the desk knows no customer at all, not even a closed one."""
    return not reader.value(EVERYONE)


def order(reader: Reader, query: Query, today: date) -> Order:
    """Return what makes any page come at once; a longer read, for a thread."""
    if query.plain and not query.searching:
        return build_anchors(reader, query.selection.sort)
    return array("q", rids(reader, query, today))


def rids(reader: Reader, query: Query, today: date) -> list[int]:
    """Return the numbers of all customers in the list, in its order; a longer read, for a thread."""
    if query.searching:
        return _all_found(reader, query, today)
    selection, asked = query.selection, values(query, today)
    if query.by_day:
        return _by_day(reader, selection, asked, -1)
    if not selection.walkable or (not query.plain and _are_few(reader, selection, asked)):
        return _numbers(reader, queries.gathered(selection), asked)
    return [
        rid for part in parts(selection.sort) for rid in _numbers(reader, queries.walked_whole(selection, part), asked)
    ]


def _opened(reader: Reader, query: Query, order: Order) -> Window:
    if isinstance(order, Anchors):
        return Walked(reader, order.sort, falling=query.selection.falling, anchors=order)
    return Picked(reader, order)


def _viewed(reader: Reader, query: Query, asked: Values) -> Window:
    """Return a window on a view: gathered when it holds few, else the first that are met while walking."""
    selection = query.selection
    if query.by_day:
        first = _by_day(reader, selection, asked, -1 if selection.falling else FEW)
        return Picked(reader, first, whole=selection.falling or len(first) < FEW)
    if not selection.walkable or _are_few(reader, selection, asked):
        return Picked(reader, _numbers(reader, queries.gathered(selection), asked))
    head: list[int] = []
    for part in parts(selection.sort):
        head += _numbers(reader, queries.walked(selection, part), {**asked, "limit": HEAD - len(head)})
    return Picked(reader, head, whole=len(head) < HEAD)


def _are_few(reader: Reader, selection: Selection, asked: Values) -> bool:
    counted = reader.value(queries.candidates(selection), {**asked, "most": FEW + 1})
    return int(counted or 0) <= FEW


def _by_day(reader: Reader, selection: Selection, asked: Values, limit: int) -> list[int]:
    """Return customers in the order of their coming birthdays, each at the first of the two that it may keep."""
    kept = [
        (day, rid)
        for place, kind in enumerate(("birthday", "lunar_birthday"))
        for rid, day in reader.rows(queries.by_day(selection, place, kind), {**asked, "limit": limit})
    ]
    days = [rid for _, rid in sorted(kept, key=itemgetter(0))]
    return list(dict.fromkeys(reversed(days) if selection.falling else days))


def _found(reader: Reader, query: Query, today: date) -> Window:
    """Return a window on what fits a text: the best first, or in the order asked for."""
    terms = search_terms.read(query.text)
    if terms is None:
        return Picked(reader, ())
    if query.plain and not query.sort:
        best = search.best(reader, terms, HEAD)
        shown = best.lines[::-1] if query.descending else best.lines
        return Picked(reader, [line.rid for line in shown], whole=best.whole, known=shown)
    fitting, whole = search.fitting(reader, terms, FEW)
    return Picked(reader, _among(reader, query, today, list(fitting)), whole=whole)


def _all_found(reader: Reader, query: Query, today: date) -> list[int]:
    terms = search_terms.read(query.text)
    if terms is None:
        return []
    if not query.plain or query.sort:
        return _all_selected(reader, query, today, terms)
    head = [line.rid for line in search.best(reader, terms, HEAD).lines]
    known = set(head)
    rest = [rid for rid in search.every(reader, terms) if rid not in known]
    return head + (_among(reader, query, today, rest) if len(rest) <= FEW else rest)


def _all_selected(reader: Reader, query: Query, today: date, terms: Terms) -> list[int]:
    asked = {**terms.values, **values(query, today), "tried": -1}
    found = _numbers(reader, search_queries.every_selected(terms.kind, query.selection), asked)
    return found if found or terms.apart is None else _all_selected(reader, query, today, terms.apart)


def _among(reader: Reader, query: Query, today: date, rids: Sequence[int]) -> list[int]:
    """Return those of a few customers that are in the view, in its order."""
    asked = {**values(query, today), "rids": json.dumps(list(rids))}
    return _numbers(reader, search_queries.among(query.selection), asked)


def _numbers(reader: Reader, sql: str, asked: Values) -> list[int]:
    return reader.with_connection(lambda db: [rid for (rid,) in db.execute(sql, asked)])
