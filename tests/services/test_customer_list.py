"""The customer list shows any view in any order, any page of it at once, and the way from one customer to the next."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import book
from crodesk.services import cases, customer_list, customers, follow_ups, notes, saved_views
from crodesk.services.customer_list import SORT_NAMES, VIEW_NAMES, Query
from crodesk.services.customer_query import birthdays
from crodesk.services.desk import Desk
from crodesk.storage.reader import Reader
from tests.builders import a_customer, a_holding, a_record
from tests.services import costs

TODAY = date(2026, 11, 20)


def listed(desk: Desk, query: Query, today: date = TODAY) -> list[str]:
    """Return the names in the list, in order."""
    window = desk.look(customer_list.open_window, query, today)
    return [line.name for line in window.page(0, 64)]


# Views


def test_the_list_holds_all_but_the_closed(desk: Desk) -> None:
    gone = a_customer(desk, "B")
    a_customer(desk, "A")
    desk.do_now("Close", "", customers.close, gone, "moved away")
    assert listed(desk, Query()) == ["A"]
    assert listed(desk, Query("closed")) == ["B"]
    assert listed(desk, Query(text="b")) == ["B"]


def test_a_record_is_incomplete_while_one_of_four_things_is_missing(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107", born_on=date(1980, 3, 1))
    a_record(desk, "address", rid, kind="home", street="Hẻm 12")
    line = desk.look(customer_list.open_window, Query("incomplete"), TODAY).page(0, 9)[0]
    assert line.gaps == 1
    a_record(desk, "identity_document", rid, kind="id_card", number="079 085 001 234")
    assert listed(desk, Query("incomplete")) == []


@pytest.mark.parametrize(("days", "names"), [(90, []), (91, ["A"])])
def test_no_contact_means_for_more_than_ninety_days(desk: Desk, days: int, names: list[str]) -> None:
    rid = a_customer(desk, "A")
    at = desk.now - timedelta(days)
    desk.do_now("Call", "", notes.write, rid, notes.Note("spoke", kind="call", outcome="spoke", at=at))
    assert listed(desk, Query("no_contact"), desk.today) == names


def test_who_was_never_spoken_to_stands_first_among_those_without_contact(desk: Desk) -> None:
    for name, days in (("A", 100), ("B", None), ("C", 200)):
        rid = a_customer(desk, name)
        if days:
            at = desk.now - timedelta(days)
            desk.do_now("Call", "", notes.write, rid, notes.Note("spoke", kind="call", outcome="spoke", at=at))
    assert listed(desk, Query("no_contact")) == ["B", "C", "A"]


def test_papers_expire_within_thirty_days_or_did(desk: Desk) -> None:
    for name, expires_on in (
        ("A", date(2026, 12, 20)),
        ("B", date(2026, 12, 21)),
        ("C", date(2026, 1, 1)),
        ("D", None),
    ):
        rid = a_customer(desk, name)
        a_record(desk, "identity_document", rid, kind="id_card", number=name, expires_on=expires_on)
    assert listed(desk, Query("papers")) == ["C", "A"]


def test_birthdays_are_those_of_the_next_thirty_days_by_day(desk: Desk) -> None:
    for name, born_on in (("A", (12, 20)), ("B", (12, 21)), ("C", (11, 20)), ("D", (11, 19)), ("E", (12, 1))):
        a_customer(desk, name, born_on=date(1980, *born_on))
    assert listed(desk, Query("birthdays")) == ["C", "E", "A"]
    assert listed(desk, Query("birthdays", descending=True)) == ["A", "E", "C"]
    assert listed(desk, Query("birthdays", sort="name")) == ["A", "C", "E"]


def test_birthdays_go_on_over_the_end_of_the_year(desk: Desk) -> None:
    a_customer(desk, "A", born_on=date(1980, 1, 3))
    a_customer(desk, "B", born_on=date(1980, 12, 30))
    assert listed(desk, Query("birthdays"), date(2026, 12, 20)) == ["B", "A"]


def test_a_lunar_birthday_is_kept_by_its_calendar(desk: Desk) -> None:
    """The first day of the lunar year is 6 February 2027."""
    a_customer(desk, "A", lunar_birthday="01-01")
    a_customer(desk, "B", lunar_birthday="01-01", born_on=date(1980, 1, 31))
    a_customer(desk, "C", lunar_birthday="03-01")
    assert listed(desk, Query("birthdays"), date(2027, 1, 7)) == ["B", "A"]
    assert listed(desk, Query("birthdays"), date(2027, 1, 6)) == ["B"]
    assert listed(desk, Query("birthdays", calendar="zh", sort="name"), date(2027, 2, 6)) == ["A", "B"]


def test_each_birthday_in_the_view_has_the_day_on_which_it_comes(desk: Desk) -> None:
    """The first day of the lunar year is 6 February 2027."""
    solar, lunar = birthdays(Query("birthdays"), date(2027, 1, 30))
    assert (solar["02-14"], solar["02-29"], lunar["01-01"]) == (date(2027, 2, 14), date(2027, 2, 28), date(2027, 2, 6))
    assert "03-02" not in solar
    a_customer(desk, "A", lunar_birthday="01-01", born_on=date(1980, 2, 14))
    line = desk.look(customer_list.open_window, Query("birthdays"), date(2027, 1, 30)).page(0, 1)[0]
    assert (line.birthday, line.lunar_birthday) == ("02-14", "01-01")


@pytest.mark.parametrize(
    ("today", "names"), [(date(2027, 1, 29), ["A"]), (date(2027, 3, 1), []), (date(2028, 1, 29), [])]
)
def test_a_birthday_of_29_february_is_kept_on_the_28th_in_other_years(
    desk: Desk, today: date, names: list[str]
) -> None:
    a_customer(desk, "A", born_on=date(1980, 2, 29))
    assert listed(desk, Query("birthdays"), today) == names


def test_arrears_are_as_stated_the_latest_first(desk: Desk) -> None:
    for name, reading in (
        ("A", {"days_late": 3}),
        ("B", {"days_late": 0}),
        ("C", {"days_late": 90}),
        ("D", {"status": "late"}),
    ):
        holding = a_holding(desk, a_customer(desk, name), name, kind="loan")
        a_record(desk, "holding_reading", holding, as_of=TODAY, **reading)
    assert listed(desk, Query("arrears")) == ["C", "A", "D"]
    assert listed(desk, Query("arrears", descending=True)) == ["D", "A", "C"]


def test_open_cases_are_those_not_closed(desk: Desk) -> None:
    rid = a_customer(desk, "A")
    case = desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", "Fee"))
    assert [line.open_cases for line in desk.look(customer_list.open_window, Query("cases"), TODAY).page(0, 9)] == [1]
    desk.do_now("Close", "", cases.close, case, "Paid back.")
    assert listed(desk, Query("cases")) == []


def test_prospects_tiers_and_tags_narrow_the_list_together(desk: Desk) -> None:
    gold = {"tier": "gold"}
    rids = [
        a_customer(desk, "A", status="prospect", **gold),
        a_customer(desk, "B", status="prospect"),
        a_customer(desk, "C", **gold),
    ]
    desk.do_now("Tag", "", customers.tag, rids[:2], "tết")
    assert listed(desk, Query("prospects")) == ["A", "B"]
    assert listed(desk, Query(tier="gold")) == ["A", "C"]
    assert listed(desk, Query(tag="tết", descending=True)) == ["B", "A"]
    assert listed(desk, Query("prospects", tier="gold", tag="tết")) == ["A"]
    assert listed(desk, Query("prospects", tier="gold", tag="vip")) == []
    in_use = desk.look(saved_views.in_use)
    assert (in_use.tiers, in_use.tags) == (["gold"], ["tết"])


def test_a_text_narrows_a_view_and_keeps_its_order(desk: Desk) -> None:
    for name, expires_on in (("Mai B", date(2026, 1, 1)), ("Mai A", date(2026, 5, 1)), ("Lan", date(2026, 2, 1))):
        rid = a_customer(desk, name)
        a_record(desk, "identity_document", rid, kind="id_card", number=name, expires_on=expires_on)
    a_customer(desk, "Mai C")
    assert listed(desk, Query("papers", text="mai")) == ["Mai B", "Mai A"]
    assert listed(desk, Query("papers", text="mai", sort="name")) == ["Mai A", "Mai B"]
    assert listed(desk, Query(text="mai", sort="name", descending=True)) == ["Mai C", "Mai B", "Mai A"]
    assert listed(desk, Query("papers", text="***")) == []


# Orders


def test_what_is_unknown_stands_last_in_both_directions(desk: Desk) -> None:
    for name, due in (("A", None), ("B", date(2026, 12, 1)), ("C", date(2026, 11, 1))):
        rid = a_customer(desk, name)
        if due:
            desk.do_now("Plan", "", follow_ups.add, [rid], "call", "ring back", due)
    assert listed(desk, Query(sort="next")) == ["C", "B", "A"]
    assert listed(desk, Query(sort="next", descending=True)) == ["B", "C", "A"]


def test_names_stand_in_the_order_of_the_alphabet(desk: Desk) -> None:
    """As in a Vietnamese dictionary: a ă â … d đ, Chinese names by their sound after all others."""
    names = ["An", "Ăn", "Ân", "Dũng", "Đức", "Vân", "李明", "王明"]
    for name in reversed(names):
        a_customer(desk, name)
    assert listed(desk, Query()) == names
    assert listed(desk, Query(descending=True)) == names[::-1]


def test_money_is_added_up_over_what_a_customer_owns(desk: Desk) -> None:
    rid = a_customer(desk, "A")
    for number, kind, balance in (("1", "deposit", 5_000_000), ("2", "account", 250_000), ("3", "loan", 900)):
        holding = a_holding(desk, rid, number, kind=kind)
        a_record(desk, "holding_reading", holding, as_of=date(2026, 1, 1), balance_minor=1)
        a_record(desk, "holding_reading", holding, as_of=TODAY, balance_minor=balance)
    a_customer(desk, "B")
    window = desk.look(customer_list.open_window, Query(sort="deposits", descending=True), TODAY)
    lines = [(line.name, line.deposits_minor, line.loans_minor, line.currency) for line in window.page(0, 9)]
    assert lines == [("A", 5_250_000, 900, "VND"), ("B", 0, 0, "")]


# From one customer to the next


@pytest.mark.parametrize("query", [Query(), Query(tier="gold"), Query(text="mai")])
def test_the_way_leads_to_the_next_and_the_one_before(desk: Desk, query: Query) -> None:
    rids = [a_customer(desk, f"Mai {letter}", tier="gold") for letter in "ABC"]
    window = desk.look(customer_list.open_window, query, TODAY)
    first, middle, last = (line.rid for line in window.page(0, 9))
    assert {first, middle, last} == set(rids)
    assert (window.neighbour(middle, 1), window.neighbour(middle, -1)) == (last, first)
    assert (window.neighbour(last, 1), window.neighbour(first, -1), window.neighbour(99, 1)) == (None, None, None)
    assert [window.place_of(rid) for rid in (first, last, 99)] == [0, 2, None]


def test_an_empty_desk_has_an_empty_list(desk: Desk) -> None:
    for query in (Query(), Query(sort="next"), Query("birthdays"), Query(text="a"), Query("closed")):
        window = desk.look(customer_list.open_window, query, TODAY)
        assert (window.count, list(window.page(0, 64)), window.place_of(1)) == (0, [], None)
        ordered = desk.look(customer_list.open_window, query, TODAY, desk.look(customer_list.order, query, TODAY))
        assert (ordered.count, list(ordered.page(0, 64)), ordered.place_of(1)) == (0, [], None)


# Any page of any view in any order, against plain SQL


CONDITIONS = {
    "all": "closed = 0",
    "incomplete": "closed = 0 AND gaps > 0",
    "no_contact": "closed = 0 AND last_contact_on < '2026-08-22'",
    "papers": "closed = 0 AND paper_expires_on <> '' AND paper_expires_on <= '2026-12-20'",
    "arrears": "closed = 0 AND late",
    "cases": "closed = 0 AND open_cases > 0",
    "prospects": "closed = 0 AND status = 'prospect'",
    "closed": "closed = 1",
}
COLUMNS = {
    "name": "sort_key", "code": "code", "kind": "kind, sort_key", "status": "status, sort_key",
    "tier": "tier, sort_key", "phone": "phone", "job": "job", "since": "since", "contact": "last_contact_on",
    "next": "next_due_on",
    "papers": "paper_expires_on", "late": "days_late", "deposits": "deposits_minor", "loans": "loans_minor",
    "gaps": "gaps", "cases": "open_cases",
}  # fmt: skip
UNKNOWN_LAST = ("tier", "phone", "job", "since", "next", "papers")


def expected(reader: Reader, query: Query) -> list[int]:
    columns = COLUMNS[query.sort].split(", ")
    way = "DESC" if query.descending else "ASC"
    order = [f"{columns[0]} = ''"] if query.sort in UNKNOWN_LAST else []
    order += [f"{column} {way}" for column in (*columns, "customer_rid")]
    where = CONDITIONS[query.view] + (" AND tier = :tier" if query.tier else "")
    if query.tag:
        where += " AND customer_rid IN (SELECT customer_rid FROM customer_tag WHERE tag = :tag)"
    sql = f"SELECT customer_rid FROM customer_summary WHERE {where} ORDER BY {', '.join(order)}"
    return [rid for (rid,) in reader.rows(sql, {"tier": query.tier, "tag": query.tag})]


@pytest.fixture(scope="session")
def middling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A plain desk of 3,000 customers: several anchors long."""
    path = tmp_path_factory.mktemp("book") / "desk.sqlite"
    book.make(path, 3000)
    reader = Reader(path, None)
    yield reader
    reader.close()


queries = st.builds(
    Query,
    view=st.sampled_from(sorted(CONDITIONS)),
    tag=st.sampled_from(["", "", "vip"]),
    tier=st.sampled_from(["", "", "gold", "standard"]),
    sort=st.sampled_from(sorted(COLUMNS)),
    descending=st.booleans(),
)
places = st.integers(0, 3100)


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=queries, start=places, size=st.integers(0, 130))
def test_any_page_is_the_slice_of_the_whole_list(middling: Reader, query: Query, start: int, size: int) -> None:
    whole = expected(middling, query)
    window = customer_list.open_window(middling, query, TODAY, customer_list.order(middling, query, TODAY))
    assert window.whole
    assert window.count == len(whole)
    assert [line.rid for line in window.page(start, start + size)] == whole[start : start + size]
    assert customer_list.rids(middling, query, TODAY) == whole


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=queries, start=places)
def test_what_is_at_hand_at_once_is_right(middling: Reader, query: Query, start: int) -> None:
    whole = expected(middling, query)
    window = customer_list.open_window(middling, query, TODAY)
    assert window.count == len(whole)
    assert [line.rid for line in window.page(0, 64)] == whole[:64]
    assert [line.rid for line in window.page(start, start + 64)] == whole[start : start + 64]


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=queries)
def test_the_first_page_of_a_view_of_many_is_met_while_walking(middling: Reader, query: Query) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(customer_list, "FEW", 70)
        window = customer_list.open_window(middling, query, TODAY)
        assert [line.rid for line in window.page(0, 64)] == expected(middling, query)[:64]
        assert customer_list.rids(middling, query, TODAY) == expected(middling, query)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=queries, place=places, step=st.integers(-3, 3), ordered=st.booleans())
def test_a_customer_is_found_at_their_place(
    middling: Reader, query: Query, place: int, step: int, *, ordered: bool
) -> None:
    whole = expected(middling, query)
    order = customer_list.order(middling, query, TODAY) if ordered else None
    window = customer_list.open_window(middling, query, TODAY, order)
    if place < len(whole):
        assert window.place_of(whole[place]) == place
        beside = whole[place + step] if 0 <= place + step < len(whole) else None
        assert window.neighbour(whole[place], step) == beside
    other = next((rid for rid in range(1, 3001) if rid not in set(whole)), None)
    assert other is None or window.place_of(other) is None


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=queries, text=st.sampled_from(["nguyen", "a", "5", "903", "hoa", "王", "nguyen 9"]))
def test_a_text_within_a_view_finds_those_of_it_that_fit(middling: Reader, query: Query, text: str) -> None:
    fits = set(customer_list.rids(middling, Query(text=text), TODAY))
    asked = Query(query.view, text, query.tag, query.tier, query.sort, query.descending)
    if asked.plain:
        return
    narrowed = [rid for rid in expected(middling, query) if rid in fits]
    assert customer_list.rids(middling, asked, TODAY) == narrowed
    window = customer_list.open_window(middling, asked, TODAY)
    at_hand = [line.rid for line in window.page(0, 64)]
    assert at_hand == (narrowed if window.whole else [rid for rid in narrowed if rid in set(at_hand)])[:64]


def test_every_sort_and_view_is_tried() -> None:
    assert set(COLUMNS) == set(SORT_NAMES)
    assert {*CONDITIONS, "birthdays"} == set(VIEW_NAMES)


# The desk of 100,000, encrypted


EVERY = [Query(view, sort=sort) for view in VIEW_NAMES for sort in ("", *SORT_NAMES)]


def page(reader: Reader, query: Query, order: Any, start: int) -> None:
    customer_list.open_window(reader, query, TODAY, order).page(start, start + 64)


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("sort", SORT_NAMES)
def test_any_page_of_a_hundred_thousand_costs_about_the_same(big: Reader, sort: str, *, falling: bool) -> None:
    """To read a whole index takes about a million steps; 64 lines, half-way between anchors, about 6,000."""
    query = Query(sort=sort, descending=falling)
    order = customer_list.order(big, query, TODAY)
    window = customer_list.open_window(big, query, TODAY, order)
    assert window.count
    for start in (0, window.count // 3, window.count // 2, window.count - 64):
        assert costs.steps(big, page, big, query, order, start) < 20_000
        rid = window.page(start, start + 1)[0].rid
        assert window.place_of(rid) == start
        assert costs.steps(big, window.place_of, rid) < 20_000
        with costs.statements(big) as asked:
            window.page(start, start + 64)
        assert len(asked) <= 2


def test_the_first_page_of_any_view_in_any_order_costs_little(big: Reader) -> None:
    """At most five thousand customers are gathered and sorted; the whole list is only read from its start."""
    for query in EVERY:
        assert costs.steps(big, page, big, query, None, 0) < 150_000, query
    for query in (Query(), Query(sort="tier"), Query(sort="next", descending=True)):
        assert costs.steps(big, page, big, query, None, 0) < 5_000, query


def test_every_view_is_whole_with_its_order(big: Reader) -> None:
    for view in VIEW_NAMES:
        query = Query(view)
        head = customer_list.open_window(big, query, TODAY)
        window = customer_list.open_window(big, query, TODAY, customer_list.order(big, query, TODAY))
        assert window.whole
        assert window.count
        assert [line.rid for line in head.page(0, 64)] == [line.rid for line in window.page(0, 64)]
        last = window.page(window.count - 1, window.count + 9)
        assert [window.place_of(line.rid) for line in last] == [window.count - 1]


@pytest.mark.parametrize("text", ["nguyen", "an", "小", "09", "0903", "nguyen 903"])
def test_a_search_that_finds_many_goes_on_after_the_best(big: Reader, text: str) -> None:
    query = Query(text=text)
    head = customer_list.open_window(big, query, TODAY)
    assert (head.whole, head.count) == (False, None)
    first = [line.rid for line in head.page(0, 64)]
    window = customer_list.open_window(big, query, TODAY, customer_list.order(big, query, TODAY))
    assert [line.rid for line in window.page(0, 64)] == first
    assert window.count == len(set(customer_list.rids(big, query, TODAY))) > 64
