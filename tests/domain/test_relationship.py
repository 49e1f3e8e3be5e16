"""What matters now about a customer, what the record lacks, by when a case is answered, what a record must satisfy."""

from datetime import date
from typing import Any

import pytest

from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.records import KINDS, by_name, of_customer
from crodesk.domain.records.rules import problems
from crodesk.domain.relationship.alerts import Standing, alerts
from crodesk.domain.relationship.complaints import answer_by, in_time
from crodesk.domain.relationship.gaps import missing

TODAY = date(2026, 11, 20)


def words(**known: Any) -> list[tuple[str, str]]:
    return [(each.weight, each.text.format(**each.values)) for each in alerts(Standing(**known), TODAY)]


def test_nothing_matters_where_nothing_is_known() -> None:
    assert words() == []


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2026, 11, 19), [("late", "passport expired 2026-11-19")]),
        (date(2026, 11, 20), [("soon", "passport expires 2026-11-20")]),
        (date(2026, 12, 20), [("soon", "passport expires 2026-12-20")]),
        (date(2026, 12, 21), []),
    ],
)
def test_a_paper_is_named_from_thirty_days_before_its_last_day(last: date, said: list[tuple[str, str]]) -> None:
    assert words(papers=[("passport", last)]) == said


@pytest.mark.parametrize(
    ("matures", "said"),
    [
        (date(2026, 11, 19), [("late", "deposit D-118 matured 2026-11-19")]),
        (date(2026, 11, 20), [("soon", "deposit D-118 matures 2026-11-20")]),
        (date(2026, 11, 27), [("soon", "deposit D-118 matures 2026-11-27")]),
        (date(2026, 11, 28), []),
    ],
)
def test_a_deposit_is_named_from_a_week_before_it_matures(matures: date, said: list[tuple[str, str]]) -> None:
    assert words(maturing=[("D-118", matures)]) == said


def test_late_things_come_first_and_each_group_keeps_its_order() -> None:
    said = words(
        papers=[("passport", date(2026, 11, 1))],
        days_late=6,
        cases=[("CP-1", date(2026, 11, 18)), ("CP-2", None)],
        birthday_in=0,
        do_not_contact=["phone"],
        closed_why="moved",
    )
    assert said == [
        ("late", "closed: moved"),
        ("late", "6 days late"),
        ("late", "case CP-1 late since 2026-11-18"),
        ("late", "passport expired 2026-11-01"),
        ("soon", "case CP-2 open"),
        ("soon", "birthday today"),
        ("note", "do not use: phone"),
    ]


def test_arrears_without_a_count_of_days_are_still_arrears() -> None:
    assert words(in_arrears=True) == [("late", "in arrears")]


@pytest.mark.parametrize(("days", "said"), [(7, [("soon", "birthday in 7 days")]), (8, []), (None, [])])
def test_a_birthday_is_named_a_week_ahead(days: int | None, said: list[tuple[str, str]]) -> None:
    assert words(birthday_in=days) == said


def test_gaps_are_named_in_the_order_in_which_they_are_asked_for() -> None:
    assert missing({"has_reach": True}) == ["birth or founding date", "address", "identity paper"]
    assert missing({"has_born": True, "has_reach": True, "has_address": True, "has_paper": True}) == []


@pytest.mark.parametrize(
    ("kind", "days", "last"),
    [
        ("complaint", None, date(2026, 12, 5)),
        ("enquiry", None, date(2026, 11, 22)),
        ("anything", None, date(2026, 11, 25)),
        ("complaint", 0, date(2026, 11, 20)),
    ],
)
def test_the_day_to_answer_by_follows_the_kind_or_the_banks_own_term(kind: str, days: int | None, last: date) -> None:
    assert answer_by(kind, TODAY, days) == last


def test_an_answer_on_the_last_day_is_in_time() -> None:
    assert in_time(TODAY, TODAY) == "yes"
    assert in_time(TODAY, date(2026, 11, 21)) == "no"
    assert in_time(None, TODAY) == ""


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("customer", {"name": "A", "kind": "individual", "lunar_birthday": "13-01"}, "lunar_birthday"),
        ("customer", {"name": "A", "kind": "individual", "lunar_birthday": "8/15"}, "lunar_birthday"),
        ("customer", {"name": "A", "kind": "individual", "lunar_birthday": "02-31"}, "lunar_birthday"),
        ("customer", {"name": "A", "kind": "spy"}, "kind"),
        ("customer", {"name": "A", "kind": "individual", "born_on": date(2026, 11, 21)}, "born_on"),
        ("customer", {"name": "", "kind": "individual"}, "name"),
        ("holding", {"kind": "deposit", "number": "1", "currency": "dong"}, "currency"),
        ("relation", {"role": "spouse"}, "person_name"),
        ("relation", {"role": "owner", "person_name": "A", "share_ppm": 1_000_001}, "share_ppm"),
        ("interaction", {"kind": "review", "at": TODAY, "stars": 6}, "stars"),
        ("interaction", {"kind": "review", "at": TODAY, "stars": 0}, "stars"),
        ("bank_transaction", {"booked_on": TODAY, "direction": "in", "amount_minor": -1}, "amount_minor"),
        (
            "identity_document",
            {"kind": "id_card", "number": "1", "issued_on": TODAY, "expires_on": date(2026, 1, 1)},
            "expires_on",
        ),
    ],
)
def test_what_a_record_must_satisfy(kind: str, values: dict[str, Any], field: str) -> None:
    assert [problem.field for problem in problems(by_name(kind), values, TODAY)] == [field]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("customer", {"name": "A", "kind": "individual", "lunar_birthday": "12-30", "born_on": TODAY}),
        ("relation", {"role": "owner", "other_rid": 4, "share_ppm": 1_000_000}),
        ("relation", {"role": "owner", "person_name": "A"}),
        ("interaction", {"kind": "review", "at": TODAY, "stars": 1}),
        ("bank_transaction", {"booked_on": TODAY, "direction": "in", "amount_minor": 0}),
    ],
)
def test_what_is_in_order_is_not_refused(kind: str, values: dict[str, Any]) -> None:
    assert problems(by_name(kind), values, TODAY) == []


def test_the_registry_names_each_kind_and_field_once() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        keys = [field.key for field in kind.fields]
        assert len(set(keys)) == len(keys)
        assert set(kind.line) <= set(keys)
    assert "product" not in {kind.name for kind in of_customer()}


def test_a_choice_shows_its_words_and_an_unknown_value_itself() -> None:
    role = by_name("holding_role").field("role")
    assert (role.label_of("co_owner"), role.label_of("nominee"), role.label_of(None)) == ("co-owner", "nominee", "")
    with pytest.raises(KeyError):
        by_name("customer").field("shoe_size")


def test_a_refusal_and_a_fault_read_as_sentences() -> None:
    both = Refused([Problem("a", "{n} is bad", {"n": 3}), Problem("b", "so is this")])
    assert str(both) == "3 is bad; so is this"
    assert [problem.field for problem in Refused(Problem("a", "x")).problems] == ["a"]
    assert str(Refused("No {what}.", what="way")) == "No way."
    assert str(DeskFault("Not {where}.", where="here")) == "Not here."
