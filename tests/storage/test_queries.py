"""Every SQL text of the hot reads is right for a fresh file, reads by an index, and sorts only where that is stated."""

import inspect
import itertools
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from crodesk.domain.records import KINDS
from crodesk.services.application_list import VIEWS
from crodesk.storage import database, queries, summary, tables
from crodesk.storage.connection import Connection, connect
from crodesk.storage.queries import applications, customer_list, customer_views, history, loan_list, search, timeline
from crodesk.storage.queries import queue as queue_queries
from crodesk.storage.queries.customer_views import Selection
from crodesk.storage.summary_columns import SORTS

TABLES = sorted(
    {model.__tablename__ for name in tables.__all__ if (model := getattr(tables, name))}
    | {"customer_summary", "customer_number", "queue_row", "queue_count", "queue_day"}
    | {"loan_state", "loan_day", "loan_touched"}
)
MODULES = sorted(path.stem for path in Path(queries.__file__).parent.glob("[a-z]*.py"))
SELECTIONS = [
    Selection(view, tagged, tiered, sort, falling)
    for view in customer_views.VIEWS
    for tagged, tiered, sort, falling in itertools.product((False, True), (False, True), SORTS, (False, True))
]
PARTS = [(sort, part) for sort in SORTS for part in customer_list.parts(sort)]
SELECTED_PARTS = [(one, part) for one in SELECTIONS if one.walkable for part in customer_list.parts(one.sort)]

LISTS_OF_LOANS = list(itertools.product(loan_list.VIEWS, loan_list.SORTS))

OF_CUSTOMERS = ["customer", *(kind.name for kind in KINDS if kind.owner in {"customer", "application", "inspection"})]
"""Tables whose rows are about customers, be it by way of others."""

BUILT: dict[str, dict[str, Iterator[str]]] = {
    "customer_list": {
        "page": (customer_list.page(*of, falling=falling) for of in PARTS for falling in (False, True)),
        "page_from": (customer_list.page_from(*of) for of in PARTS),
        "anchor": (customer_list.anchor(*of) for of in PARTS),
        "first_key": (customer_list.first_key(*of) for of in PARTS),
        "part_count": (customer_list.part_count(*of) for of in PARTS),
        "key_of": (customer_list.key_of(*of) for of in PARTS),
        "rows_alike": (customer_list.rows_alike(*of) for of in PARTS),
        "rows_between": (customer_list.rows_between(*of) for of in PARTS),
    },
    "customer_views": {
        "candidates": (customer_views.candidates(one) for one in SELECTIONS),
        "gathered": (customer_views.gathered(one) for one in SELECTIONS),
        "walked": (customer_views.walked(*of) for of in SELECTED_PARTS),
        "walked_whole": (customer_views.walked_whole(*of) for of in SELECTED_PARTS),
        "by_day": (
            customer_views.by_day(one, place, kind)
            for one in SELECTIONS
            if one.view == "birthdays"
            for place, kind in enumerate(("birthday", "lunar_birthday"))
        ),
    },
    "search": {
        "best": (search.best(kind) for kind in search.KINDS),
        "every": (search.every(kind) for kind in search.KINDS),
        "every_selected": (search.every_selected(kind, one) for kind in search.KINDS for one in SELECTIONS[::7]),
        "count": (search.count(kind) for kind in search.KINDS),
        "among": (search.among(one) for one in SELECTIONS),
    },
    "queue": {
        "page": (
            queue_queries.page(view, sort, alone=alone)
            for view in queue_queries.VIEWS
            for sort in queue_queries.SORTS
            for alone in (False, True)
        ),
        "size": (queue_queries.size(view) for view in queue_queries.VIEWS),
        "page_of_rule": iter([queue_queries.page_of_rule()]),
        "found": iter([queue_queries.found()]),
    },
    "applications": {
        "page": (
            applications.page(stages, parked, sort, found=found)
            for stages in VIEWS.values()
            for parked in applications.PARKED
            for sort in applications.ORDERS
            for found in (False, True)
        ),
        "count": (
            applications.count(stages, parked, found=found)
            for stages in VIEWS.values()
            for parked in applications.PARKED
            for found in (False, True)
        ),
    },
    "loan_list": {
        "page": (loan_list.page(*of, found=found) for of in LISTS_OF_LOANS for found in (False, True)),
        "rids": (loan_list.rids(*of, found=found) for of in LISTS_OF_LOANS for found in (False, True)),
        "totals": (loan_list.totals(view) for view in loan_list.VIEWS),
        "exposed": (loan_list.exposed(view, found=found) for view in loan_list.VIEWS for found in (False, True)),
    },
    "history": {
        "of_customer": iter([history.of_customer()]),
        "touched": (history.touched(one_customer=one) for one in (False, True)),
        "in_run": map(history.in_run, OF_CUSTOMERS),
        "above": (history.above(table) for table in OF_CUSTOMERS[1:] if table != "holding"),
    },
    "timeline": {"changes_of": (timeline.changes_of(table, ("rid",)) for table in sorted(history.OWN))},
}
"""By module: every function that builds SQL, and all that it can build."""

HELPERS = {"customer_list.parts", "customer_list.order", "fitting.fits", "history.concerns"}
"""Functions of these modules that build no statement."""

SORTING = {
    "applications.MONTHS": "a year of an account's movements, into months",
    "customer_file.MONTHS": "a year of one customer's transactions, into months",
    "customer_file.NEWEST_TRANSACTIONS": "the newest transactions of one customer's accounts",
    "customer_file.BARRED": "the kinds of one customer's ways to be reached",
    "customer_views.gathered": "a view of few customers; of many in a thread",
    "customer_views.walked_whole": "in a thread: solar and lunar birthdays together",
    "applications.page": "the applications of some stages, a few thousand at most",
    "applications.BORROWER": "one customer's identity papers",
    "day.DONE": "the rows settled on one day",
    "day.PROMISED": "the promises made on one day",
    "day.CONTACTS": "the contacts of one day",
    "day.PLACE": "one customer's addresses",
    "papers.IDENTITY": "one customer's identity papers",
    "briefing.REACH": "one customer's ways to be reached",
    "briefing.WISHES": "one customer's wishes",
    "history.touched": "the rows changed between two moments, in a thread",
    "loan_warnings.CREDITS": "some loans: what came into accounts, into months",
    "loan_warnings.BEFORE": "some loans: their borrowers, each once",
    "loan_warnings.USES": "some loans: their borrowers, each once",
    "loan_list.page": "a view of running loans in another order than its own",
    "loan_list.rids": "a view of running loans in another order than its own",
    "loan_list.totals": "the loans of a view, into currencies",
    "loan_list.SUMS_OF": "the loans that were found, into currencies",
    "queue.page": "a view of a few thousand rows in another order than by urgency",
    "queue.APPOINTMENT": "the rows that are due today",
    "queue.PARTS": "the counts of the queue, into parts",
    "queue.found": "the rows of customers that were found",
    "search.among": "a few customers that were found",
    "search.every": "in a thread: each customer once",
    "search.every_selected": "in a thread",
    "search.count": "in a thread: each customer once",
}
"""Statements that may sort, and what."""

WALKING = {
    "day.DONE": "actions from the newest on, up to a limit",
    "day.PROMISED": "actions from the newest on, up to a limit",
    "day.CONTACTS": "actions from the newest on, up to a limit",
    "writing.OFFICER": "the few officers",
    "papers.OFFICER": "the few officers",
    "colleagues.OFFICERS": "the few officers",
    "writing.BRANCH": "the few branches, the first of them",
    "queue.MADE_FOR": "the one row that says for which day the queue was made",
    "going.CASES": "cases from the newest on, up to a limit",
    "going.CONTRACTS": "contracts from the newest on, up to a limit",
    "history.AS_OF": "actions from the newest on, to the one of a moment",
    "history.NEWEST": "actions from the newest on, up to a limit",
    "history.of_customer": "actions from the newest on, up to a limit",
    "queue.PARTS": "the counts of the queue, at most one a rule, part and head",
    "queue.RULES": "the counts of the queue, at most one a rule, part and head",
    "loan_months.ANY_KEPT": "loans, up to the first whose group at a month end was kept, in a thread",
    "loan_months.WHY": "all loans, for the provisions of a month end, in a thread",
    "loan_list.exposed": "all loans that run, for their provisions, in a thread",
    "loan_warnings.RUNNING": "all loans that run, looked at in a thread",
    "loan_warnings.ANY_STATEMENT": "whether any statement was taken in",
    "loan_months.LOANS": "all loans, to be classified in a thread",
    "loan_months.KEPT": "all loans, to be classified in a thread",
    "statements.LIVE": "all loans that may be paid, once a statement",
    "statements.BORROWERS": "the borrowers of all loans that may be paid, once a statement",
    "statements.PAYERS": "everybody who was confirmed to pay a loan, once a statement",
    "statements.OTHER_ACCOUNT": "the statements that came in before, once a statement",
    "statements.COUNTS": "the entries of statements, by the index of their state",
    "loan_list.WAITING": "the loans noted to be made anew, once in a while as they are made",
    "loan_list.IS_CURRENT": "whether any loan is noted to be made anew",
    "loan_list.page": "all loans that run",
    "loan_list.rids": "all loans that run",
    "loan_list.totals": "all loans that run",
    "queue.size": "the counts of the queue, at most one a rule, part and head",
}
"""Statements that may walk a table by its numbers, and how far."""


class Anything(dict[str, object]):
    """A value for every name."""

    def __missing__(self, name: str) -> object:
        return "1"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    """An empty file."""
    path = tmp_path_factory.mktemp("queries") / "desk.sqlite"
    database.create_file(path, None)
    return connect(path, None)


def constants(module: ModuleType) -> dict[str, list[str]]:
    """Return the statements that a module itself names."""
    named = re.findall(r"^([A-Z]\w*) = ", inspect.getsource(module), re.MULTILINE)
    values = {name: getattr(module, name) for name in named}
    return {
        name: [value]
        for name, value in values.items()
        if isinstance(value, str) and re.match(r"\s*(SELECT|WITH)\b", value)
    }


@cache
def statements_of(name: str) -> dict[str, list[str]]:
    """Return every statement of a module by the name of what makes it."""
    module = import_module(f"{queries.__name__}.{name}")
    return {**constants(module), **{made: list(built) for made, built in BUILT.get(name, {}).items()}}


EVERY = [(module, name) for module in MODULES for name in statements_of(module)]


def plan(db: Connection, sql: str) -> list[str]:
    return [detail for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {sql}", Anything())]


def scanned(detail: str, sql: str) -> bool:
    """Tell whether a line of a plan reads a whole table, or a whole index that isn't one of the list's orders."""
    found = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?(.*)$", detail)
    if found is None or "VIRTUAL TABLE" in detail:
        return False
    alias, index, _ = found.groups()
    if index:
        return index not in summary.INDEXES
    named = rf"\b{alias}\b" if alias in TABLES else rf"\b({'|'.join(TABLES)}) {alias}\b"
    return re.search(named, sql) is not None


@pytest.mark.parametrize(("module", "name"), EVERY)
def test_a_statement_is_right_and_reads_by_an_index(fresh: Connection, module: str, name: str) -> None:
    for sql in statements_of(module)[name]:
        details = plan(fresh, sql)
        bad = [detail for detail in details if scanned(detail, sql)]
        assert f"{module}.{name}" in WALKING or not bad, sql
        sorts = [detail for detail in details if "TEMP B-TREE" in detail or "AUTOMATIC" in detail]
        assert f"{module}.{name}" in SORTING or not sorts, sql


@pytest.mark.parametrize("stated", [SORTING, WALKING])
def test_what_is_excepted_does_so(fresh: Connection, stated: dict[str, str]) -> None:
    for excepted in stated:
        module, name = excepted.split(".")
        details = [(detail, sql) for sql in statements_of(module)[name] for detail in plan(fresh, sql)]
        assert any("TEMP B-TREE" in detail if stated is SORTING else scanned(detail, sql) for detail, sql in details)


def test_every_function_that_builds_sql_is_tried() -> None:
    for name in MODULES:
        module = import_module(f"{queries.__name__}.{name}")
        public = set(re.findall(r"^def ([a-z]\w*)", inspect.getsource(module), re.MULTILINE))
        assert {f"{name}.{made}" for made in public} - HELPERS == {f"{name}.{made}" for made in BUILT.get(name, {})}


def test_a_scan_would_be_seen(fresh: Connection) -> None:
    for sql in ("SELECT name FROM customer c WHERE name LIKE :x", "SELECT count(*) FROM interaction WHERE text = 'a'"):
        assert any(scanned(detail, sql) for detail in plan(fresh, sql))


def test_the_list_walks_its_indexes_alone(fresh: Connection) -> None:
    """Places are counted without reading a customer's row."""
    for of in PARTS:
        for sql in (customer_list.anchor(*of), customer_list.part_count(*of), customer_list.rows_between(*of)):
            assert all("COVERING" in detail for detail in plan(fresh, sql) if "INDEX summary" in detail), sql


@pytest.mark.parametrize("found", [False, True])
def test_views_of_loans_walk_their_index_in_their_own_order(fresh: Connection, found: bool) -> None:
    for view in loan_list.VIEWS:
        details = plan(fresh, loan_list.page(view, "", found=found))
        if view == "warned":
            continue  # the heaviest first: they are few
        assert not [detail for detail in details if "TEMP B-TREE" in detail], view
        assert any(re.match(r"(SEARCH|SCAN) s USING INDEX loan_", detail) for detail in details), view
