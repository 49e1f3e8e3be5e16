"""`crodesk apr`: the rates that laws have lenders disclose, from options or a file of flows."""

import json
from pathlib import Path
from typing import Any

import pytest

from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE
from tests.cli.conftest import Run, program


def given(crodesk: Run, *arguments: object) -> Any:
    answer = crodesk("apr", *arguments, "--json")
    assert (answer.code, answer.err) == (DONE, "")
    return json.loads(answer.out)


@pytest.mark.parametrize(
    ("options", "rate", "unit"),
    [
        ("--amount 6000 --payment 200 --count 36 --start 1978-02-10 --first-due 1978-04-01", "11.82", ("month", 1)),
        (
            "--amount 5000 --payment 219.17 --count 24 --start 1978-02-23 --first-due 1978-03-01 --every semimonth",
            "10.34",
            ("semimonth", 1),
        ),
        (
            "--amount 500 --payment 17.60 --count 30 --start 1978-03-20 --first-due 1978-04-21 --every 1w",
            "14.96",
            ("week", 1),
        ),
        (
            "--amount 5000 --payment 230 --first 250 --last 280 --count 24 --start 1978-01-10",
            "10.90",
            ("month", 1),
        ),
        (
            "--amount 10000 --payment 385 --count 40 --start 1978-05-23 --first-due 1978-10-01 --every 3m",
            "8.97",
            ("month", 3),
        ),
    ],
)
def test_the_examples_of_regulation_z(crodesk: Run, options: str, rate: str, unit: tuple[str, int]) -> None:
    """12 CFR 1026 Appendix J (c)(1)(ii), (iii), (v), (4)(i), (1)(iv)."""
    found = given(crodesk, "--us", *options.split())["us"]
    assert abs(float(found["rate"]) - float(rate)) <= 0.005
    assert (found["unit_period"], found["count"]) == unit


def test_both_laws_from_one_file_of_flows(crodesk: Run, tmp_path: Path) -> None:
    """1,000 against six times 172.55: 12.68619 % in the EU (curo), 12 times the rate of a month in the US."""
    lines = ["2024-01-15,-1000", *(f"2024-{month:02}-15,172.55" for month in range(2, 8))]
    path = tmp_path / "loan.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = given(crodesk, path)
    assert found["eu"] == {"rate": "12.686191", "base": "month"}
    nominal = ((1 + 0.1268619060964253) ** (1 / 12) - 1) * 1200
    assert abs(float(found["us"]["rate"]) - nominal) < 1e-6
    turned = path.read_text(encoding="utf-8").replace(",-", ",").replace(",172", ",-172")
    path.write_text(turned, encoding="utf-8")
    assert given(crodesk, path) == found


def test_a_fee_is_kept_back_from_what_is_lent(crodesk: Run) -> None:
    options = ("--payment", "230", "--count", "24", "--start", "1978-01-10")
    assert given(crodesk, "--amount", "5100", "--fee", "100", *options) == given(crodesk, "--amount", "5000", *options)


def test_people_read_disclosed_rates(crodesk: Run) -> None:
    answer = crodesk("apr", "--amount", "6000", "--payment", "200", "--count", "36", "--start", "1978-02-10",
                     "--first-due", "1978-04-01")  # fmt: skip
    lines = answer.out.splitlines()
    assert lines[0] == "Annual percentage rate (US, Regulation Z)       11.82%"
    assert lines[1] == "Unit-period                                     1 month"
    assert lines[2].startswith("Annual percentage rate of charge (EU, 2008/48)  12.")
    assert lines[3] == "Intervals counted in                            months and days"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [("2024-01-01", "2024-05-10", "the whole term"), ("2024-01-01", "2026-01-01", "a year")],
)
def test_a_single_payment_has_its_term_as_unit_period(crodesk: Run, start: str, end: str, words: str) -> None:
    answer = crodesk("apr", "--us", "--amount", "100", "--payment", "110", "--count", "1", "--start", start,
                     "--first-due", end)  # fmt: skip
    assert answer.out.splitlines()[1].endswith(f"  {words}")


@pytest.mark.parametrize(
    ("every", "words"), [("2w", "2 weeks"), ("10d", "a day"), ("semimonth", "half a month"), ("6m", "6 months")]
)
def test_the_unit_period_is_named(crodesk: Run, every: str, words: str) -> None:
    answer = crodesk("apr", "--us", "--amount", "1000", "--payment", "110", "--count", "10", "--every", every,
                     "--start", "2024-01-20")  # fmt: skip
    assert answer.out.splitlines()[1].endswith(f"  {words}")


def test_half_months_keep_to_two_days_of_the_month(crodesk: Run, tmp_path: Path) -> None:
    """The 16th and the 1st after it, as a file and as options."""
    days = ["2024-01-16", "2024-02-01", "2024-02-16", "2024-03-01", "2024-03-16"]
    path = tmp_path / "flows.csv"
    path.write_text("\n".join(["2024-01-01,-100", *(f"{day},22" for day in days)]), encoding="utf-8")
    options = ["--amount", "100", "--payment", "22", "--count", "5", "--every", "semimonth", "--start", "2024-01-01"]
    assert given(crodesk, path) == given(crodesk, *options)
    assert given(crodesk, path) == given(crodesk, *options, "--first-due", "2024-01-16")


def test_the_base_of_the_intervals_can_be_stated(crodesk: Run) -> None:
    """COM(1996) 79, Annex III: 1,000 against 1,200 after 546 days, 12.96 %."""
    options = [
        "--eu",
        "--amount",
        "1000",
        "--payment",
        "1200",
        "--count",
        "1",
        "--start",
        "1994-01-01",
        "--first-due",
        "1995-07-01",
    ]
    found = given(crodesk, *options, "--base", "year")
    assert found["eu"]["rate"].startswith("12.96")
    assert found["eu"]["base"] == "year"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ("--amount much --payment 230 --count 24", ["--amount"]),
        ("--amount 5000 --payment -230 --count 24", ["--payment"]),
        ("--amount 0 --payment 230 --count 24 --us", ["--amount"]),
        ("--amount 5000 --payment x --count many --every 5y --start never --fee y --currency ABC",
         ["--currency", "--payment", "--fee", "--count", "--start", "--every"]),
        ("--amount 5000 --payment 230 --count 0", ["--count"]),
        ("--amount 5000 --payment 230 --count 3660 --every 48m", ["--count"]),
        ("--amount 5000 --payment 230 --count 24 --fee 5000", ["--fee"]),
        ("--amount 5000 --payment 230 --count 24 --first-due soon", ["--first-due"]),
        ("--amount 5000 --payment 230 --count 24 --start 2024-02-01 --first-due 2024-01-01", ["--payment"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_option(crodesk: Run, options: str, named: list[str]) -> None:
    answer = crodesk("apr", *options.split())
    assert (answer.code, answer.out) == (NOT_DONE, "")
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == named


def test_a_loan_without_a_rate_is_refused(crodesk: Run) -> None:
    answer = crodesk("apr", "--amount", "0.01", "--payment", "1bn", "--count", "1", "--every", "1d")
    assert (answer.code, answer.out) == (NOT_DONE, "")
    assert answer.err.startswith("No rate from -99.9999 % to ")


def test_payments_that_dont_repay_what_is_lent_have_no_rate(crodesk: Run, tmp_path: Path) -> None:
    """36 times one million are 314 million less than 350 million, by options and from a file."""
    said = "The payments don't repay what is lent: 314,000,000 is lacking, so there is no rate to show."
    loan = ("--amount", "350m", "--count", "36", "--currency", "VND", "--payment")
    answer = crodesk("apr", *loan, "1m")
    assert (answer.code, answer.out, answer.err.strip()) == (NOT_DONE, "", f"--payment: {said}")
    path = tmp_path / "flows.csv"
    path.write_text("2026-01-01,-350000000\n2027-01-01,36000000\n", encoding="utf-8")
    answer = crodesk("apr", path)
    assert (answer.code, answer.out, answer.err.strip()) == (NOT_DONE, "", said)


def test_what_is_just_repaid_has_the_rate_zero(crodesk: Run) -> None:
    assert float(given(crodesk, "--us", "--amount", "3600", "--payment", "100", "--count", "36")["us"]["rate"]) == 0


def test_a_fee_in_percent_is_of_what_is_lent(crodesk: Run) -> None:
    """2 % of 5,000 are 100; 1.5 % of 99.99 are 1.50 to the cent."""
    loan = ("--amount", "5000", "--payment", "230", "--count", "24", "--fee")
    assert given(crodesk, *loan, "2%") == given(crodesk, *loan, "100")
    loan = ("--amount", "99.99", "--payment", "9", "--count", "12", "--fee")
    assert given(crodesk, *loan, "1.5%") == given(crodesk, *loan, "1.50")


def test_either_a_file_or_options(crodesk: Run, tmp_path: Path) -> None:
    assert crodesk("apr").code == WRONG_USE
    assert crodesk("apr", "--amount", "5").err.strip() == "A rate needs --payment, --count, or a file of flows."
    assert crodesk("apr", tmp_path / "flows.csv", "--amount", "5").code == WRONG_USE


def test_a_file_without_flows_is_refused(crodesk: Run, tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_text("date,amount\n", encoding="utf-8")
    answer = crodesk("apr", path)
    assert (answer.code, answer.err.strip()) == (NOT_DONE, "There is none.")


def test_no_desk_is_needed(tmp_path: Path) -> None:
    answer = program("apr", "--amount", "5000", "--payment", "230", "--count", "24")
    assert answer.code == DONE
    assert list(tmp_path.rglob("*.sqlite")) == []
