"""Debt groups on the edge days of each rule pack, with the events that raise them.

The days are those of the published texts: Circular 31/2024/TT-NHNN art. 10; CBIRC/PBOC order 2023 No. 1; CRR art. 178
and Regulation (EU) 2018/171; IFRS 9 5.5.11 and B5.5.37; the Uniform Retail Credit Classification Policy of 2000; RBI's
clarification of 12 November 2021.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crodesk.domain.lending.classification import book, own
from crodesk.domain.lending.classification.facts import Classification, Events, Facility, Override
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack

DAY = date(2026, 11, 20)
VN, CHINA, EU, IFRS, US, INDIA = (
    packs.load(name) for name in ("vn-sbv-31-2024", "cn-2023", "eu-eba", "ifrs9", "us-retail-uniform", "in-rbi")
)


def late(days: int, **events: object) -> Facility:
    """Return a facility that is so many days late, to which these events happened."""
    return Facility(dpd=days, events=Events(**events) if events else None)  # type: ignore[arg-type] # by name


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def group(facility: Facility, pack: Pack = VN) -> str:
    return book.classify(facility, pack, DAY).group


def said(found: Classification) -> list[str]:
    """Return the reasons in English."""
    return [
        one.text.format(**{key: getattr(value, "en", value) for key, value in one.values.items()})
        for one in found.reasons
    ]


def marks(found: Classification) -> list[str]:
    return [mark.at for mark in found.to_be_confirmed]


def asked(found: Classification) -> list[str]:
    return [problem.field for problem in found.problems]


EDGES = [
    (VN, [(0, "1"), (9, "1"), (10, "2"), (90, "2"), (91, "3"), (180, "3"), (181, "4"), (360, "4"), (361, "5")]),
    (CHINA, [(0, "1"), (1, "2"), (90, "2"), (91, "3"), (270, "3"), (271, "4"), (360, "4"), (361, "5")]),
    (EU, [(0, "P"), (90, "P"), (91, "NP")]),
    (IFRS, [(0, "1"), (30, "1"), (31, "2"), (89, "2"), (90, "3")]),
    (INDIA, [(0, "STD"), (1, "SMA-0"), (30, "SMA-0"), (31, "SMA-1"), (60, "SMA-1"), (61, "SMA-2"), (90, "SMA-2")]),
    (INDIA, [(91, "NPA"), (5000, "NPA")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "days", "code"),
    [(pack, days, code) for pack, edges in EDGES for days, code in edges],
    ids=lambda value: value.id if isinstance(value, Pack) else str(value),
)
def test_the_edge_days_are_those_published(pack: Pack, days: int, code: str) -> None:
    assert group(late(days), pack) == code
    basis_day = 1 if pack.basis == "with_due_day" else 0
    due = ago(days - basis_day) if days else DAY + timedelta(days=1)
    assert group(Facility(oldest_due=due), pack) == code


@pytest.mark.parametrize(
    ("product", "days", "code"),
    [
        # 90 days substandard; closed-end loss at 120, open-end at 180; homes are assessed at 180, not a loss by days.
        ("closed_end", 89, "PASS"),
        ("closed_end", 90, "SUB"),
        ("closed_end", 119, "SUB"),
        ("closed_end", 120, "LOSS"),
        ("open_end", 120, "SUB"),
        ("open_end", 179, "SUB"),
        ("open_end", 180, "LOSS"),
        ("residential", 179, "SUB"),
        ("residential", 400, "SUB"),
    ],
)
def test_the_edge_days_of_american_retail_loans(product: str, days: int, code: str) -> None:
    assert group(Facility(dpd=days, product=product), US) == code
    assert own.classify_all([Facility(oldest_due=ago(days), product=product)], US, DAY)[0].group == code


def test_a_home_loan_is_assessed_at_180_days() -> None:
    at_179, at_180 = (book.classify(Facility(dpd=days, product="residential"), US, DAY) for days in (179, 180))
    assert [one.code for one in at_179.reasons] == ["days"]
    assert [one.code for one in at_180.reasons] == ["days", "condition"]


def test_an_unknown_product_is_taken_for_the_worse_and_asked_for() -> None:
    found = book.classify(Facility(dpd=120), US, DAY)
    assert (found.group, asked(found)) == ("LOSS", ["product"])
    found = book.classify(Facility(dpd=119), US, DAY)
    assert (found.group, asked(found)) == ("SUB", [])


def test_the_published_case_of_special_mention_in_india() -> None:
    """RBI: due 31 March 2023 unpaid: SMA-1 on 30 April, SMA-2 on 30 May, NPA on 29 June (class-rbi-2023)."""
    facility = Facility(oldest_due=date(2023, 3, 31))
    groups = {
        day: book.classify(facility, INDIA, day).group
        for day in (date(2023, 3, 30), date(2023, 3, 31), date(2023, 4, 29), date(2023, 4, 30), date(2023, 5, 29))
    }
    assert list(groups.values()) == ["STD", "SMA-0", "SMA-0", "SMA-1", "SMA-1"]
    later = [
        book.classify(facility, INDIA, day).group for day in (date(2023, 5, 30), date(2023, 6, 28), date(2023, 6, 29))
    ]
    assert later == ["SMA-2", "SMA-2", "NPA"]


def test_the_day_of_stage_3_is_a_parameter() -> None:
    """B5.5.37 says not later than when 90 days past due; many banks take 91."""
    own_pack = packs.read('inherits = "ifrs9"\n[groups.3]\nfrom_dpd = 91\n', "bank.toml")
    assert isinstance(own_pack, Pack)
    assert [group(late(days), own_pack) for days in (90, 91)] == ["2", "3"]
    assert marks(book.classify(late(91), own_pack, DAY)) == []
    assert marks(book.classify(late(91), IFRS, DAY)) == ["groups.3"]


RECALL = [(0, "3"), (29, "3"), (30, "4"), (60, "4"), (61, "5")]
"""Less than 30 days since an early recall took effect, 30 to 60, more than 60."""


@pytest.mark.parametrize(("days", "code"), RECALL)
def test_a_recalled_debt_by_days_since_the_decision(days: int, code: str) -> None:
    found = book.classify(late(0, recalled_on=ago(days)), VN, DAY)
    assert found.group == code
    assert bool(found.to_be_confirmed) is (code != "3")


@pytest.mark.parametrize(
    ("events", "code", "unconfirmed"),
    [
        ({"restructures": 1, "last_restructure": "adjusted"}, "2", []),
        ({"restructures": 1, "last_restructure": "extended"}, "3", []),
        ({"restructures": 1, "last_restructure": "adjusted", "new_terms_dpd": 1}, "4", []),
        ({"restructures": 1, "last_restructure": "extended", "new_terms_dpd": 90}, "4", []),
        ({"restructures": 1, "last_restructure": "adjusted", "new_terms_dpd": 91}, "5", ["first-reschedule-very-late"]),
        ({"restructures": 2, "last_restructure": "adjusted"}, "4", ["second-reschedule"]),
        ({"restructures": 2, "last_restructure": "adjusted", "new_terms_dpd": 1}, "5", ["second-reschedule-late"]),
        ({"restructures": 3, "last_restructure": "adjusted"}, "5", ["third-reschedule"]),
        ({"restructures": 7}, "5", ["third-reschedule"]),
        ({"facts": frozenset({"interest_waived"})}, "3", []),
        ({"facts": frozenset({"to_be_recovered_after_inspection"})}, "3", []),
        ({"facts": frozenset({"unlikely_to_pay"})}, "1", []),
    ],
)
def test_events_that_raise_a_vietnamese_debt(events: dict[str, object], code: str, unconfirmed: list[str]) -> None:
    found = book.classify(late(0, **events), VN, DAY)
    assert found.group == code
    assert marks(found) == [f"floors.{name}" for name in unconfirmed]


def test_without_days_of_their_own_the_new_terms_are_as_late_as_the_facility() -> None:
    assert group(late(1, restructures=1, last_restructure="adjusted")) == "4"
    assert group(late(1, restructures=1, last_restructure="adjusted", new_terms_dpd=0)) == "2"


def test_an_unknown_kind_of_restructuring_is_taken_for_the_worse_and_asked_for() -> None:
    found = book.classify(late(0, restructures=1), VN, DAY)
    assert (found.group, asked(found)) == ("3", ["last_restructure"])
    assert asked(book.classify(late(0, restructures=2), VN, DAY)) == []


def test_a_floor_never_makes_a_group_better() -> None:
    assert group(late(200, restructures=1, last_restructure="adjusted", new_terms_dpd=0)) == "4"


def test_reasons_stand_in_the_order_of_the_steps() -> None:
    found = book.classify(late(5, restructures=1, last_restructure="extended", new_terms_dpd=5), VN, DAY)
    assert [one.code for one in found.reasons] == ["days", "condition", "floor", "floor"]
    assert said(found) == [
        "Days past due: 5. From day 0 on it is group 1, Standard.",
        "To be judged: With 1 to 9 days past due only if all of it is judged recoverable in full and in time.",
        "At least group 3, Substandard: extended for the first time.",
        "At least group 4, Doubtful: rescheduled once and past due under the new terms.",
    ]
    assert said(book.classify(Facility(), VN, DAY)) == ["Nothing is past due."]
    assert said(book.classify(late(91), VN, DAY)) == ["Days past due: 91. From day 91 on it is group 3, Substandard."]


def test_a_floor_of_a_bank_that_needs_no_event_counts_for_all() -> None:
    text = """inherits = "vn-sbv-31-2024"
[floors.early]
group = "2"
dpd_min = 5
why = { en = "five days", vi = "năm ngày", zh = "五天" }
"""
    pack = packs.read(text, "bank.toml")
    assert isinstance(pack, Pack)
    assert [group(Facility(oldest_due=ago(days)), pack) for days in (4, 5)] == ["1", "2"]


def test_a_worse_group_at_another_bank_is_taken_over_and_to_be_confirmed() -> None:
    found = book.classify(late(0, external_group="3"), VN, DAY)
    assert (found.group, marks(found)) == ("3", ["external"])
    assert said(found)[-1] == "Group 3, Substandard, at another bank."
    assert group(late(91, external_group="2")) == "3"
    assert group(late(0, external_group="3"), CHINA) == "1"


@pytest.mark.parametrize(
    ("past_due", "exposure", "retail", "code"),
    [
        ("99", "1000", True, "P"),
        ("101", "1000", True, "NP"),
        ("101", "20000", True, "P"),
        ("101", "1000", False, "P"),
        ("501", "1000", None, "NP"),
        ("101", None, True, "NP"),
    ],
)
def test_days_count_only_while_the_amount_is_material(
    past_due: str, exposure: str | None, retail: bool | None, code: str
) -> None:
    events = Events(past_due=Decimal(past_due))
    amount = None if exposure is None else Decimal(exposure)
    assert group(Facility(dpd=200, exposure=amount, retail=retail, events=events), EU) == code


def test_the_counter_of_material_days_counts_when_it_is_known() -> None:
    assert [group(late(400, days_material=days), EU) for days in (90, 91)] == ["P", "NP"]


def test_unlikely_to_pay_is_a_default() -> None:
    assert group(late(0, facts=frozenset({"unlikely_to_pay"})), EU) == "NP"


@pytest.mark.parametrize(
    ("days", "since", "facts", "code"),
    [
        # Probation of 2 years from becoming performing: over 30 days late, or a new measure, is non-performing again.
        (30, ago(100), (), "P"),
        (31, ago(100), (), "NP"),
        (31, date(2024, 11, 21), (), "NP"),
        (31, date(2024, 11, 20), (), "P"),
        (31, None, (), "P"),
        (0, ago(100), ("new_forbearance",), "NP"),
        (0, date(2024, 11, 20), ("new_forbearance",), "P"),
        (0, ago(100), (), "P"),
    ],
)
def test_probation_after_a_forbearance(days: int, since: date | None, facts: tuple[str, ...], code: str) -> None:
    assert group(late(days, performing_since=since, facts=frozenset(facts)), EU) == code


@pytest.mark.parametrize(
    ("since", "periods", "code"),
    [
        # At least a year and at least two periods in a row.
        (date(2025, 11, 20), 2, "1"),
        (date(2025, 11, 21), 2, "2"),
        (date(2025, 11, 20), 1, "2"),
        (date(2025, 11, 20), None, "2"),
        (None, 9, "2"),
    ],
)
def test_a_restructured_chinese_debt_is_observed(since: date | None, periods: int | None, code: str) -> None:
    assert group(late(0, restructures=1, observed_since=since, periods_paid=periods), CHINA) == code


def test_rules_before_their_day_are_a_problem() -> None:
    found = book.classify(Facility(dpd=91), VN, date(2024, 6, 30))
    assert (found.group, asked(found)) == ("3", ["as_of"])
    assert asked(book.classify(Facility(dpd=91), VN, date(2024, 7, 1))) == []


@pytest.mark.parametrize(
    ("facility", "field"),
    [
        (Facility(dpd=-1), "dpd"),
        (Facility(dpd=1, exposure=Decimal(-1)), "exposure"),
        (Facility(dpd=1, exposure=Decimal("NaN")), "exposure"),
        (late(0, past_due=Decimal("Infinity")), "past_due"),
        (late(0, restructures=-1), "restructures"),
        (late(0, new_terms_dpd=-1), "new_terms_dpd"),
        (late(0, periods_paid=-1), "periods_paid"),
        (late(0, days_material=-1), "days_material"),
        (late(0, recalled_on=DAY + timedelta(days=1)), "recalled_on"),
        (late(0, observed_since=DAY + timedelta(days=1)), "observed_since"),
        (late(0, external_group="9"), "external_group"),
        (late(0, current_group="NPA"), "current_group"),
        (late(0, last_restructure="extend"), "last_restructure"),
        (late(0, facts=frozenset({"waived"})), "facts"),
        (late(0, override=Override("9", "why")), "override"),
        (late(0, override=Override("3", " ")), "reason"),
    ],
)
def test_wrong_facts_are_problems_and_no_crash(facility: Facility, field: str) -> None:
    found = book.classify(facility, VN, DAY)
    assert asked(found) == [field]
    assert found.group == "1"


def test_amounts_that_are_no_numbers_are_taken_for_material() -> None:
    events = Events(past_due=Decimal("NaN"))
    found = book.classify(Facility(dpd=91, retail=True, exposure=Decimal(1), events=events), EU, DAY)
    assert (found.group, asked(found)) == ("NP", ["past_due"])


def test_the_same_problem_is_said_once() -> None:
    found = book.classify(late(0, override=Override("9", "why")), VN, DAY)
    assert len(found.problems) == 1


def test_the_marks_of_a_classification_name_source_and_evidence() -> None:
    (mark,) = book.classify(late(0, restructures=3), VN, DAY).to_be_confirmed
    assert (mark.evidence, mark.source) == ("G", "Circular 31/2024/TT-NHNN art. 10.1")
