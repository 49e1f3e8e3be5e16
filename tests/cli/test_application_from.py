"""A whole application from one file, and back into the same shape."""

import json
import tomllib
from pathlib import Path

import pytest

from crodesk.cli import application_from
from crodesk.domain.records import application_file
from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "application.toml"
POINTING = {"key", "party", "owner", "backs"}
"""Keys that name a party."""


@pytest.fixture
def customer(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Hộ kinh doanh Hoa Mai", "--kind", "household", "--code", "C-0061")
    return "C-0061"


def written(crodesk: Run, number: str) -> str:
    return crodesk("application", "show", number, "--as-file").out


def test_one_file_fills_a_whole_application_in_one_action(crodesk: Run, customer: str) -> None:
    found = crodesk("application", "new", "--from", str(EXAMPLE), "--json")
    assert found.code == 0, found.err
    line = json.loads(found.out)
    assert (line["number"], line["amount_minor"], line["months"], line["rate_ppm"], line["stage"]) == (
        "L-0001", 500_000_000, 36, 105_000, "draft",
    )  # fmt: skip
    assert crodesk("record", "list", "application-flow").out.count("\n") == 3
    crodesk("undo")
    assert crodesk("applications").code == 1
    assert crodesk("record", "list", "application-flow").out == ""


def test_what_comes_out_goes_in_again_and_is_equal(crodesk: Run, customer: str, tmp_path: Path) -> None:
    assert crodesk("application", "new", "--from", str(EXAMPLE)).out.strip() == "L-0001"
    first = written(crodesk, "1")
    given, found = (tomllib.loads(text) for text in (EXAMPLE.read_text("utf-8"), first))
    names = {"owner": "p1", "wife": "p2"}
    for name, value in given.items():
        rows = value if isinstance(value, list) else [value]
        backs = found[name] if isinstance(value, list) else [found[name]]
        for row, back in zip(rows, backs, strict=True):
            if isinstance(row, dict):
                expected = {key: names[each] if key in POINTING else each for key, each in row.items()}
                assert expected.items() <= back.items()
            else:
                assert row == back
    again = tmp_path / "again.toml"
    again.write_text(first, "utf-8")
    assert crodesk("application", "new", "--from", str(again)).out.strip() == "L-0002"
    assert written(crodesk, "2") == first
    as_json = tmp_path / "again.json"
    as_json.write_text(crodesk("application", "show", "1", "--as-file", "--json").out, "utf-8")
    crodesk("application", "new", "--from", str(as_json))
    assert written(crodesk, "3") == first


def test_what_the_file_does_not_say_is_not_known(crodesk: Run, customer: str, tmp_path: Path) -> None:
    crodesk("application", "new", customer, "product=salary_loan", "rate=12.5%")
    small = tmp_path / "small.toml"
    small.write_text('[application]\nproduct = "salary_loan"\n', "utf-8")
    found = crodesk("application", "new", customer, "--from", str(small), "--json")
    assert json.loads(found.out)["rate_ppm"] is None
    found = crodesk("application", "new", customer, "months=24", "--from", str(small), "--json")
    assert json.loads(found.out)["months"] == 24


def test_every_mistake_is_named_by_line_and_field_and_nothing_is_written(
    crodesk: Run, customer: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'customer = "C-0061"\n[application]\nprodct = "salary_loan"\nmonths = "many"\n\n[[flow]]\nparty = "wife"\n',
        "utf-8",
    )
    found = crodesk("application", "new", "--from", str(bad))
    assert found.code == 1
    assert found.err.splitlines() == [
        "bad.toml, line 3, application.prodct: There is no “prodct” here; the nearest is “product”.",
        "bad.toml, line 4, application.months: This is no whole number.",
        "bad.toml, line 7, flow.0.party: No party here is called “wife”; the nearest is “”.",
        "Nothing was written.",
    ]
    assert crodesk("applications").code == 1


def test_what_a_rule_refuses_is_named_by_line_and_field_too(crodesk: Run, customer: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        '[application]\nproduct = "salary_loan"\n[[debt]]\nbalance = 5\n[[bureau_report]]\n'
        'reported_on = 2099-01-01\n[[collateral]]\nkind = "deposit"\nholding = "77"\n',
        "utf-8",
    )
    found = crodesk("application", "new", customer, "--from", str(bad))
    assert found.code == 1
    assert "bad.toml, line 9, collateral.0.holding: Nobody and nothing here is called “77”." in found.err
    text = bad.read_text("utf-8").replace('holding = "77"\n', "")
    bad.write_text(text, "utf-8")
    found = crodesk("application", "new", customer, "--from", str(bad))
    assert found.code == 1
    assert "bad.toml, line 3, debt.0.lender: This is needed." in found.err
    assert "bad.toml, line 6, bureau_report.0.reported_on: That day is still to come." in found.err
    assert crodesk("applications").code == 1


def test_an_answer_that_no_scorecard_asks_for_is_named(crodesk: Run, customer: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        '[application]\nproduct = "home_loan"\n[[scorecard_answer]]\nattribute = "resident"\nanswer = "long"\n'
        '[[scorecard_answer]]\nattribute = "residence"\nanswer = "lomg"\n',
        "utf-8",
    )
    found = crodesk("application", "new", customer, "--from", str(bad))
    assert "bad.toml, line 4, scorecard_answer.0.attribute: “resident” is none" in found.err
    assert "bad.toml, line 8, scorecard_answer.1.answer: “lomg” is none" in found.err
    assert "the nearest is “long”" in found.err


def test_a_product_is_needed(crodesk: Run, customer: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("{}", "utf-8")
    found = crodesk("application", "new", customer, "--from", str(empty))
    assert found.code == 1
    assert "application.product: This is needed." in found.err
    assert crodesk("application", "new", "--from", str(empty)).code == 2
    assert crodesk("application", "new", "--from", str(tmp_path / "none.toml")).code == 2
    assert crodesk("application", "new").code == 2


def test_a_deposit_and_a_customer_are_named_by_their_numbers(crodesk: Run, customer: str, tmp_path: Path) -> None:
    crodesk("customer", "new", "--name", "Lê Thị Mai", "--code", "C-0062")
    added = crodesk("record", "add", "holding", "C-0061", "kind=deposit", "number=77-1", "currency=VND")
    assert added.code == 0, added.err
    whole = tmp_path / "whole.toml"
    whole.write_text(
        'customer = "C-0061"\n[application]\nproduct = "passbook_pledge"\n[[party]]\nkey = "mai"\n'
        'role = "co_borrower"\ncustomer = "C-0062"\n[[collateral]]\nkind = "deposit"\nholding = "77-1"\n',
        "utf-8",
    )
    found = crodesk("application", "new", "--from", str(whole))
    assert found.code == 0, found.err
    back = tomllib.loads(written(crodesk, "1"))
    assert back["party"][0]["customer"] == "C-0062"
    assert back["collateral"][0]["holding"] == "77-1"


def test_the_documented_list_is_that_of_the_program(crodesk: Run) -> None:
    text = (DOCS / "application-file.md").read_text("utf-8")
    assert application_from.markdown() in text
    rows = json.loads(crodesk("application", "fields", "--json").out)
    assert [(row["table"], row["key"]) for row in rows] == [
        (each.table, each.key) for each in application_file.described()
    ]
    assert "salary_loan" in crodesk("application", "fields").out
