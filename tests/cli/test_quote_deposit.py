"""`crodesk quote --deposit`: what a deposit pays, and what an early withdrawal or a renewal comes to."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE
from tests.cli.conftest import Run, program

HALF_YEAR = ("quote", "--deposit", "--amount", "100m", "--rate", "5", "--days", "182", "--start", "2026-01-31")
MONTHLY = ("quote", "--deposit", "--amount", "100m", "--rate", "6", "--months", "3", "--start", "2026-01-31",
           "--interest", "monthly")  # fmt: skip


def given(crodesk: Run, *arguments: object) -> Any:
    answer = crodesk(*arguments, "--json")
    assert (answer.code, answer.err) == (DONE, "")
    return json.loads(answer.out)


def test_a_deposit_as_data(crodesk: Run) -> None:
    """By hand: 100 million × 5 % × 182 / 365; 2,493,151 over 102,493,151 × 365 / 182 is 4.8783 % upfront."""
    found = given(crodesk, *HALF_YEAR)
    equivalents = found.pop("equivalent_rates")
    assert found == {
        "amount": "100000000",
        "currency": "VND",
        "rate": "5",
        "start": "2026-01-31",
        "maturity": "2026-08-01",
        "days": 182,
        "paid": "maturity",
        "coupons": [{"on": "2026-08-01", "days": 182, "interest": "2493151"}],
        "interest": "2493151",
        "handed_in": "100000000",
        "at_maturity": "102493151",
        "simple_yield": "5.000001",
        "effective_rate": "5.062675",
    }
    assert equivalents == {"maturity": "5.000000", "upfront": "4.878375"}


def test_monthly_interest_on_its_days(crodesk: Run) -> None:
    found = given(crodesk, *MONTHLY)
    assert [one["on"] for one in found["coupons"]] == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert [one["interest"] for one in found["coupons"]] == ["460274", "509589", "493151"]


def test_interest_upfront_and_compounded_and_weeks(crodesk: Run) -> None:
    upfront = given(crodesk, *HALF_YEAR, "--interest", "upfront")
    assert (upfront["handed_in"], upfront["at_maturity"]) == ("97506849", "100000000")
    grown = given(crodesk, "quote", "--deposit", "--amount", "10000", "--currency", "usd", "--rate", "5", "--months",
                  "1y", "--compound", "3")  # fmt: skip
    assert grown["interest"] == "509.45"
    weeks = given(crodesk, "quote", "--deposit", "--amount", "10m", "--rate", "0.5", "--weeks", "2")
    assert (weeks["start"], weeks["maturity"], weeks["days"]) == ("2026-11-20", "2026-12-04", 14)


def test_an_early_withdrawal_a_choice_and_a_renewal_as_data(crodesk: Run) -> None:
    """The figures are worked out by hand in the tests of the domain."""
    found = given(crodesk, *HALF_YEAR, "--withdraw-on", "2026-05-11", "--demand-rate", "0.1", "--need", "40m",
                  "--loan-rate", "7", "--at-maturity", "renew-all", "--renew-rate", "4.5")  # fmt: skip
    assert found["withdrawal"] == {
        "on": "2026-05-11",
        "amount": "100000000",
        "earned": "27397",
        "paid_before": "0",
        "paid_out": "100027397",
        "lost": "2465754",
        "kept": None,
    }
    assert found["pledge_or_break"]["loan_interest"] == "629041"
    assert found["pledge_or_break"]["lost_by_breaking"] == "2452268"
    assert found["pledge_or_break"]["cheaper"] == "pledge"
    assert found["at_maturity_instruction"]["next"]["amount"] == "102493151"
    assert found["at_maturity_instruction"]["next"]["rate"] == "4.5"
    paid = given(crodesk, *HALF_YEAR, "--at-maturity", "withdraw")
    assert paid["at_maturity_instruction"] == {"instruction": "withdraw", "paid_out": "102493151", "next": None}


def test_people_read_it_as_a_paper(crodesk: Run) -> None:
    answer = crodesk(*HALF_YEAR, "--withdraw-on", "2026-05-11", "--demand-rate", "0.1", "--withdraw", "40m",
                     "--need", "40m", "--loan-rate", "7", "--at-maturity", "renew-principal")  # fmt: skip
    lines = [line.split("  ")[0] for line in answer.out.splitlines()]
    for heading in ("Quote for a deposit", "Rates of the same yield", "Early withdrawal", "Borrow or break"):
        assert heading in lines
    assert "Term                   31 Jan 2026 to 1 Aug 2026, 182 days" in answer.out
    assert "Its interest                 1,495,890 ₫" in answer.out
    assert "Instruction     principal anew, interest paid" in answer.out
    assert "Paid out        2,493,151 ₫" in answer.out


def test_people_read_every_payment_of_interest(crodesk: Run) -> None:
    answer = crodesk(*MONTHLY, "--withdraw-on", "2026-04-15", "--demand-rate", "0.2")
    assert "28 Feb 2026    28    460,274" in answer.out
    assert "Total              1,463,014" in answer.out
    assert "Interest paid before, taken back  969,863 ₫" in answer.out
    assert "Handed in" not in answer.out
    assert "Handed in" in crodesk(*HALF_YEAR, "--interest", "upfront").out


def test_the_payments_as_table_sheet_and_paper(crodesk: Run, tmp_path: Path) -> None:
    table = list(csv.reader(io.StringIO(crodesk(*MONTHLY, "--csv").out)))
    assert table[1] == ["2026-02-28", "28", "460274"]
    sheet, paper = tmp_path / "deposit.xlsx", tmp_path / "deposit.pdf"
    assert crodesk(*MONTHLY, "--xlsx", sheet).err.strip().endswith(f"{sheet}.")
    assert CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()[3][2] == 493_151
    assert crodesk(*MONTHLY, "--pdf", paper).code == DONE
    assert paper.read_bytes().startswith(b"%PDF")
    nowhere = crodesk(*MONTHLY, "--pdf", tmp_path / "none" / "deposit.pdf")
    assert (nowhere.code, nowhere.out) == (NOT_DONE, "")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ("--amount much --rate high --months long --start never --currency ABC --day-count ACT/17",
         ["--currency", "--day-count", "--amount", "--rate", "--start", "--months, --weeks, --days"]),
        ("--amount 0 --rate 200 --days 0", ["--amount", "--rate", "--months, --weeks, --days"]),
        ("--amount 100m --rate 5 --days x --compound y", ["--months, --weeks, --days", "--compound"]),
        ("--amount 100m --rate 5 --weeks 3 --interest monthly", ["--interest"]),
        ("--amount 100m --rate 5 --months 5 --compound 3", ["--compound"]),
        ("--amount 100m --rate 5 --months 6 --withdraw-on 2030-01-01 --demand-rate 0.1 --withdraw 200m",
         ["--withdraw-on", "--withdraw"]),
        ("--amount 100m --rate 5 --months 6 --withdraw-on +9 --demand-rate -1 --need 0 --loan-rate -1 "
         "--at-maturity renew-all --renew-rate 300", ["--demand-rate", "--need", "--loan-rate", "--renew-rate"]),
        ("--amount 100m --rate 5 --months 6 --withdraw-on +9 --demand-rate 0.1 --need 200m --loan-rate 7", ["--need"]),
        ("--amount 100m --rate 5 --months 6 --withdraw-on +9 --penalty x", ["--penalty"]),
        ("--amount 100m --rate 5 --months 6 --withdraw-on +9 --penalty 101 --held-rate -1",
         ["--penalty", "--held-rate"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_option(crodesk: Run, options: str, named: list[str]) -> None:
    answer = crodesk("quote", "--deposit", *options.split())
    assert (answer.code, answer.out) == (NOT_DONE, "")
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == named


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--deposit", "A deposit needs --amount, --rate, --months."),
        ("--deposit --amount 1m --rate 5 --months 6 --days 5", "Give the tenor in months, in weeks or in days."),
        ("--deposit --amount 1m --rate 5 --days 5 --withdraw-on +2", "--withdraw-on needs --demand-rate."),
        ("--deposit --amount 1m --rate 5 --days 5 --penalty 1", "--penalty needs --withdraw-on."),
        ("--deposit --amount 1m --rate 5 --days 5 --withdraw-on +2 --demand-rate 1 --held-rate 1",
         "--held-rate needs --penalty."),
        ("--deposit --amount 1m --rate 5 --days 5 --withdraw-on +2 --demand-rate 1 --penalty 1",
         "Give --demand-rate or --penalty, not both."),
        ("--deposit --amount 1m --rate 5 --days 5 --withdraw-on +2 --penalty 1 --need 1 --loan-rate 7",
         "--need needs --demand-rate."),
        ("--deposit --amount 1m --rate 5 --days 5 --need 1", "--need needs --demand-rate."),
        ("--deposit --amount 1m --rate 5 --days 5 --fee 1 --every 1m", "--fee, --every: not for a deposit."),
        ("--deposit --amount 1m --rate 5 --days 5 --method flat --round-to 1",
         "--method, --round-to: not for a deposit."),
        ("--amount 1m --rate 5 --months 5 --interest upfront", "--interest: only with --deposit."),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_wrong_use(crodesk: Run, options: str, words: str) -> None:
    answer = crodesk("quote", *options.split())
    assert (answer.code, answer.err.strip()) == (WRONG_USE, words)


def test_a_penalty_instead_of_the_demand_rate(crodesk: Run) -> None:
    """By hand: 5 % less 1 point for 100 days is 1,095,890; 4 % less 1 point, as posted for that time, 821,918."""
    early = (*HALF_YEAR, "--withdraw-on", "2026-05-11", "--penalty", "1")
    assert given(crodesk, *early)["withdrawal"]["earned"] == "1095890"
    assert given(crodesk, *early, "--held-rate", "4")["withdrawal"]["earned"] == "821918"
    assert "Interest, the penalty taken off" in crodesk(*early).out


def test_no_desk_is_needed(tmp_path: Path) -> None:
    answer = program(*HALF_YEAR)
    assert answer.code == DONE
    assert list(tmp_path.rglob("*.sqlite")) == []
