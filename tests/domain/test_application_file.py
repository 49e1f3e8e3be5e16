"""The shape of a file with a whole application: read with every mistake named, and written back."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.records import application_file as shape
from crodesk.domain.records import by_name
from crodesk.domain.records.application_file_reading import Content, read
from crodesk.domain.records.application_steps import STEPS

EXAMPLE = Path(__file__).parents[2] / "docs" / "application.toml"


def parsed(text: str) -> Any:
    return tomllib.loads(text, parse_float=Decimal)


def content(text: str, currency: str = "VND") -> Content:
    found = read(parsed(text), currency)
    assert isinstance(found, Content), found
    return found


def wrong(text: str) -> list[tuple[str, str]]:
    found = read(parsed(text), "VND")
    assert isinstance(found, list)
    return [(".".join(each.path), each.problem.text.format(**each.problem.values)) for each in found]


def test_the_example_holds_something_of_every_list() -> None:
    found = content(EXAMPLE.read_text("utf-8"))
    assert found.customer == "C-0061"
    assert {name for name, entries in found.lists.items() if entries} == {kind.name for kind in shape.LISTS.values()}
    own = found.own.values
    assert (own["amount_minor"], own["rate_ppm"], own["months"]) == (500_000_000, 105_000, 36)
    assert own["start_on"] == date(2026, 12, 1)
    flow = found.lists["application_flow"][1]
    assert (flow.values["amount_minor"], flow.links) == (42_000_000, {"party_rid": "wife"})
    assert flow.values["currency"] == "VND"
    wife = found.lists["application_party"][1]
    assert (wife.key, wife.values["share_ppm"], wife.links) == ("wife", 500_000, {"backs_rid": "owner"})


def test_every_list_of_the_wizard_is_one_of_the_file() -> None:
    asked = {part.kind.name for step in STEPS for part in step.parts}
    assert {kind.name for kind in shape.LISTS.values()} == {*asked, "scorecard_answer"}
    for kind in (by_name("application"), *shape.LISTS.values()):
        assert len(shape.fields_of(kind)) == len([each for each in kind.fields if not each.kept]) - (
            kind.name == "application"
        )


def test_cents_and_other_currencies() -> None:
    found = content('[application]\ncurrency = "usd"\namount = 1234.56\n[[flow]]\namount = "2.5"\n[[debt]]\nbalance = 3'
                    '\ncurrency = "JPY"\n[[asset]]\nwhat = "hill"')  # fmt: skip
    assert (found.own.values["amount_minor"], found.own.values["currency"]) == (123_456, "USD")
    assert found.lists["application_flow"][0].values == {"amount_minor": 250, "currency": "USD"}
    assert found.lists["application_debt"][0].values == {"balance_minor": 3, "currency": "JPY"}
    assert found.lists["application_asset"][0].values == {"what": "hill"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("colateral = []", "colateral", "the nearest is “collateral”"),
        ("[application]\namont = 5", "application.amont", "the nearest is “amount”"),
        ("[[flow]]\namount = 1\n[[flow]]\nperod = 'month'", "flow.1.perod", "the nearest is “period”"),
        ("[application]\nkey = 'x'", "application.key", "There is no “key” here"),
        ("customer = 5", "customer", "This is no text."),
        ("application = 5", "application", "This is no table."),
        ("flow = 5", "flow", "This is no list."),
        ("flow = [5]", "flow.0", "This is no table."),
        ("[application]\namount = true", "application.amount", "This is no number"),
        ("[application]\namount = 'much'", "application.amount", "This is no number"),
        ("[application]\namount = '1e99'", "application.amount", "This is no number"),
        ("[application]\namount = 1.5", "application.amount", "in VND has at most 0 decimals"),
        ("[application]\ncurrency = 'USD'\namount = '1e17'", "application.amount", "isn't beyond all measure"),
        ("[application]\nrate = 'high'", "application.rate", "This is no number"),
        ("[application]\nrate = 1.00001", "application.rate", "at most 4 decimals"),
        ("[application]\nmonths = 1.5", "application.months", "This is no whole number."),
        ("[application]\nmonths = true", "application.months", "This is no whole number."),
        ("[application]\nno_debts = 'yes'", "application.no_debts", "neither true nor false"),
        ("[application]\nstart_on = 'soon'", "application.start_on", "no date of the form"),
        ("[application]\nstart_on = 2026-01-01T00:00:00", "application.start_on", "no date of the form"),
        ("[application]\npurpose = 5", "application.purpose", "This is no text."),
        ("[application]\nproduct = 'salary_laon'", "application.product", "the nearest is “salary_loan”"),
        ("[application]\nmethod = 'anuity'", "application.method", "the nearest is “annuity”"),
        ("[[flow]]\ndirection = 'incom'", "flow.0.direction", "the nearest is “income”"),
        ("[[flow]]\nkind = 5", "flow.0.kind", "This is no text."),
        ("[application]\ncurrency = 'VNX'", "application.currency", "“VNX” is no currency"),
        ("[[flow]]\nparty = 'wif'\n[[party]]\nkey = 'wife'", "flow.0.party", "the nearest is “wife”"),
        ("[[party]]\nkey = 'a'\n[[party]]\nkey = 'a'", "party.1.key", "Two parties are called “a”."),
        ("[[party]]\nkey = 5", "party.0.key", "This is no text."),
    ],
)
def test_every_mistake_is_named_by_its_place(text: str, place: str, words: str) -> None:
    ((found, said),) = wrong(text)
    assert found == place
    assert words in said


def test_all_mistakes_are_named_at_once() -> None:
    assert [place for place, _ in wrong("x = 1\n[application]\nrate = ''\nmonths = 'a'\n[[debt]]\nowed = 1")] == [
        "x", "application.months", "debt.0.owed",
    ]  # fmt: skip


def test_what_is_no_table_is_no_application() -> None:
    found = read([1], "VND")
    assert isinstance(found, list)
    assert found[0].path == ()


def test_numbers_of_papers_and_words_of_several_lines() -> None:
    found = content('[application]\nnote = "one\\ntwo"\n[[collateral]]\ntitle_number = 214785\nkind = "hut"')
    assert found.own.values["note"] == "one\ntwo"
    assert found.lists["collateral"][0].values == {"title_number": "214785", "kind": "hut"}


NAMES = st.sampled_from(["application", "flow", "amount", "party", "key", "rate"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats()


def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3)


@given(st.recursive(LEAVES, grown, max_leaves=8))
def test_it_never_raises(data: Any) -> None:
    found = read(data, "VND")
    assert isinstance(found, Content) or found


# Back into the file


def test_cells_come_out_as_they_are_written() -> None:
    cells = {
        "product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "rate_ppm": 125_000, "months": 36,
        "start_on": "2026-12-01", "no_debts": 1, "purpose": "", "cost_minor": None, "own_money_minor": 0,
        "stage": "draft", "number": "L-1",
    }  # fmt: skip
    assert shape.cells_out(by_name("application"), cells, {}, "VND") == {
        "product": "salary_loan", "amount": 350_000_000, "currency": "VND", "months": 36, "rate": Decimal("12.5"),
        "start_on": date(2026, 12, 1), "no_debts": True, "own_money": 0,
    }  # fmt: skip


def test_rows_leave_the_currency_of_the_application_out() -> None:
    cells = {"amount_minor": 250, "currency": "USD", "verified": 0, "party_rid": 7, "direction": "income"}
    flow = by_name("application_flow")
    assert shape.cells_out(flow, cells, {"party_rid": "p1"}, "USD") == {
        "direction": "income", "amount": Decimal("2.5"), "party": "p1",
    }  # fmt: skip
    assert shape.cells_out(flow, cells, {}, "VND")["currency"] == "USD"


def test_every_key_is_described() -> None:
    found = list(shape.described())
    assert (found[0].table, found[0].key) == ("", "customer")
    assert ("party", "key") in {(each.table, each.key) for each in found}
    assert {each.table for each in found} == {"", "application", *shape.LISTS}
