"""What a loan costs, from options and from files of terms, on a computer without a desk."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.rounding import Mode
from crodesk.domain.lending.terms import FirstPeriod
from tests.cli.conftest import Run, program
from tests.domain.lending.published import expected

ZERO_RATE = ("quote", "--amount", "1000", "--currency", "USD", "--rate", "0", "--months", "4")


@pytest.fixture
def quoted(crodesk: Run) -> Any:
    """Return the JSON of a quote."""

    def made(*arguments: object) -> Any:
        answer = crodesk("quote", *arguments, "--json")
        assert (answer.code, answer.err) == (DONE, "")
        return json.loads(answer.out)

    return made


def test_the_rows_totals_and_rate_of_a_loan_without_interest(crodesk: Run) -> None:
    """Four parts of 250 (Fineract, testEMICalculation_disbursedAmt1000_NoInterest), a month apart from today on."""
    answer = crodesk(*ZERO_RATE, "--json")
    found = json.loads(answer.out)
    assert found["rows"][0] == {
        "n": 1,
        "due": "2026-12-20",
        "days": 30,
        "principal": "250.00",
        "interest": "0.00",
        "fee": "0.00",
        "payment": "250.00",
        "balance": "750.00",
    }
    assert [row["due"] for row in found["rows"]] == ["2026-12-20", "2027-01-20", "2027-02-20", "2027-03-20"]
    assert found["totals"] == {"principal": "1000.00", "interest": "0.00", "fees": "0.00", "payment": "1000.00"}
    assert Decimal(found["effective_rate"]) == 0


def test_fineract_s_level_instalments_from_a_file_of_terms(quoted: Any, tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    stated = {
        "amount": "100",
        "currency": "USD",
        "rates": [{"since": "2024-01-01", "percent": 9.4822}],
        "start": "2024-01-01",
        "count": 6,
        "day_count": "30/360-US",
        "rounding": {"mode": "half-even"},
    }
    file.write_text(json.dumps(stated), encoding="utf-8")
    rows = quoted("--terms", file)["rows"]
    shown = [[row[name] for name in ("payment", "interest", "principal", "balance")] for row in rows]
    assert shown == expected("sched-prog-30360-6")["rows"]


def test_the_effective_rate_counts_fees_as_cash_flows(quoted: Any) -> None:
    pyxirr = pytest.importorskip("pyxirr", reason="the cross-check needs pyxirr")
    found = quoted("--amount", "350m", "--rate", "9.5", "--months", "36", "--fee", "3500000", "--fee", "50k@each")
    assert found["totals"]["fees"] == str(3_500_000 + 36 * 50_000)
    flows = [-350_000_000 + 3_500_000, *(float(row["payment"]) for row in found["rows"])]
    days = [date(2026, 11, 20), *(date.fromisoformat(row["due"]) for row in found["rows"])]
    assert float(found["effective_rate"]) == pytest.approx(100 * pyxirr.xirr(days, flows), abs=1e-5)
    assert all(row["fee"] == "50000" for row in found["rows"])
    assert sum(int(row["payment"]) for row in found["rows"]) + 3_500_000 == int(found["totals"]["payment"])


@pytest.mark.parametrize("method", ["annuity", "equal-principal", "interest-only", "bullet", "balloon", "flat"])
def test_every_method_repays_what_was_lent(quoted: Any, method: str) -> None:
    balloon = ("--balloon", "30%") if method == "balloon" else ()
    found = quoted("--amount", "12tr", "--rate", "12", "--months", "12", "--method", method, *balloon)
    assert sum(int(row["principal"]) for row in found["rows"]) == 12_000_000
    assert found["rows"][-1]["balance"] == "0"
    assert len(found["rows"]) == (1 if method == "bullet" else 12)


def test_interest_by_the_day_over_365(quoted: Any) -> None:
    """By hand: 12,000,000 at 12 % for the 30 days to 20 December, and for the 365 of the whole year."""
    only = quoted("--amount", "12m", "--rate", "12", "--months", "12", "--method", "interest-only")
    assert only["rows"][0]["interest"] == "118356"  # 12,000,000 * 0.12 * 30 / 365 = 118,356.16
    whole = quoted("--amount", "12m", "--rate", "12", "--months", "12", "--method", "bullet")
    assert whole["rows"] == [
        {
            "n": 1,
            "due": "2027-11-20",
            "days": 365,
            "principal": "12000000",
            "interest": "1440000",
            "fee": "0",
            "payment": "13440000",
            "balance": "0",
        }
    ]
    assert Decimal(whole["effective_rate"]) == 12


def test_options_state_conventions(quoted: Any) -> None:
    found = quoted(
        "--amount", "100m", "--rate", "6", "--then", "2027-11-20=10", "--months", "2y", "--every", "3m",
        "--day-count", "30e/360", "--grace-principal", "2", "--grace-interest", "1", "--first-due", "2027-03-05",
        "--round-to", "1000", "--rounding", "up", "--start", "2026-11-20", "--balloon", "20m", "--method", "balloon",
        "--fee", "1%@2027-03-01", "--fee", "2%@financed",
    )  # fmt: skip
    rows = found["rows"]
    assert [row["due"] for row in rows[:3]] == ["2027-03-05", "2027-06-05", "2027-09-05"]
    assert len(rows) == 8
    assert rows[0]["days"] == 105
    assert (rows[0]["principal"], rows[0]["interest"], rows[0]["fee"]) == ("0", "0", "1000000")
    assert int(rows[1]["principal"]) == 0 < int(rows[2]["principal"])
    assert int(rows[2]["payment"]) % 1000 == 0
    assert found["totals"]["principal"] == "102000000"
    assert found["financed_fees"] == "2000000"
    assert {remark["field"] for remark in found["remarks"]} >= {"days", "interest", "principal", "fee"}


def test_weeks_are_counted_until_the_months_are_over(quoted: Any) -> None:
    rows = quoted("--amount", "5m", "--rate", "10", "--months", "1", "--every", "1w")["rows"]
    assert [row["due"] for row in rows] == ["2026-11-27", "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-20"]


def test_a_table_to_read(crodesk: Run) -> None:
    answer = crodesk(*ZERO_RATE, "--fee", "10@each")
    lines = answer.out.splitlines()
    assert answer.code == DONE
    assert lines[0] == "Quote for a loan"
    assert lines[14].split() == ["1", "20", "Dec", "2026", "30", "250.00", "0.00", "10.00", "260.00", "750.00"]
    assert any(line.startswith("To be paid altogether") and line.endswith("$1,040.00") for line in lines)
    assert [line for line in lines if line.startswith("+")] != []


def test_the_number_form_of_the_language(crodesk: Run) -> None:
    vietnamese = crodesk("--language", "vi", "quote", "--amount", "1,2 tỷ", "--rate", "9,5", "--months", "3 năm")
    assert vietnamese.code == DONE
    assert "1.200.000.000 ₫" in vietnamese.out
    assert "9,5%" in vietnamese.out
    assert "20/12/2026" in vietnamese.out
    assert (
        "2026-12-20" in crodesk("--language", "zh", "quote", "--amount", "35万", "--rate", "4", "--months", "2年").out
    )


def test_flat_interest_shows_what_it_truly_costs(crodesk: Run) -> None:
    answer = crodesk("quote", "--amount", "100m", "--rate", "10", "--months", "12", "--method", "flat")
    assert "truly it costs 19.60% a year" in answer.out


def test_where_only_a_flat_schedule_is_written_its_true_rate_is_said_beside_it(crodesk: Run, tmp_path: Path) -> None:
    terms = ("quote", "--amount", "100m", "--rate", "10", "--months", "12", "--method", "flat")
    for form in (("--csv",), ("--xlsx", tmp_path / "quote.xlsx")):
        assert "truly it costs 19.60% a year" in crodesk(*terms, *form).err
    remarks = json.loads(crodesk(*terms, "--json").out)["remarks"]
    assert [one["n"] for one in remarks if "19.60%" in one["text"]] == [None]


def test_rates_at_which_a_loan_can_t_be_are_named_beside_the_others(crodesk: Run) -> None:
    answer = crodesk("quote", "--amount", "100m", "--rate", "998", "--months", "3")
    assert "+3: at such a rate this loan can't be laid out." in answer.out
    assert "+2  " in answer.out
    none = crodesk("quote", "--amount", "100m", "--rate", "1000", "--months", "3")
    assert "+1, +2, +3: at such a rate" in none.out
    assert "Points" not in none.out


def test_csv_on_standard_output() -> None:
    answer = program(*ZERO_RATE, "--csv")
    rows = list(csv.DictReader(io.StringIO(answer.out.removeprefix("\ufeff"))))
    assert len(rows) == 4
    assert (rows[0]["Due"], rows[0]["Payment"], rows[3]["Balance"]) == ("2026-12-20", "250.00", "0.00")


def test_a_sheet(crodesk: Run, tmp_path: Path) -> None:
    file = tmp_path / "quote.xlsx"
    answer = crodesk(*ZERO_RATE, "--xlsx", file)
    assert (answer.code, answer.out) == (DONE, "")
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["No.", "Due", "Days"]
    assert rows[4][1:] == [date(2027, 3, 20), 28.0, 250.0, 0.0, 0.0, 250.0, 0.0]


def test_the_same_quote_is_the_same_pdf(crodesk: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        assert crodesk("--language", "vi", *ZERO_RATE, "--pdf", file).code == DONE
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert first.startswith(b"%PDF-")


def test_a_file_that_cant_be_written_is_said(crodesk: Run, tmp_path: Path) -> None:
    answer = crodesk(*ZERO_RATE, "--pdf", tmp_path / "no" / "quote.pdf")
    assert answer.code == NOT_DONE
    assert "can't be written" in answer.err


REFUSED = [
    (("--amount", "0"), "--amount: The amount must be more than zero."),
    (("--amount=-5m",), "--amount: The amount must be more than zero."),
    (("--amount", "-5m"), "--amount: The amount must be more than zero."),
    (("--amount", "much"), "--amount: “much” isn't an amount. Write it as 350,000,000 or 350m."),
    (("--rate", "-1"), "--rate: A rate lies between 0 and 1,000 percent."),
    (("--rate", "1001"), "--rate: A percentage lies between -100 and 1,000."),
    (("--months", "0"), "--months: A span has 1 to 600 months."),
    (("--months", "601"), "--months: A span has 1 to 600 months."),
    (("--months", "10", "--every", "3m"), "--months: 10 months are no multiple of 3 months."),
    (("--every", "0m"), "--every: Due dates are at least one month apart."),
    (("--every", "often"), "--every: “often” is unknown."),
    (("--first-due", "2026-11-20"), "--first-due: The first due date is after the first drawing."),
    (("--start", "2026-02-30"), "--start: February 2026 has 28 days: 28/2/2026?"),
    (("--day-count", "lunar"), "--day-count: “lunar” is unknown."),
    (("--currency", "XYZ"), "--currency: “XYZ” is no currency of ISO 4217."),
    (("--grace-principal", "few"), "--grace-principal: “few” is no whole number."),
    (("--grace-principal", "36"), "--grace-principal: Grace leaves no instalment: there are only 36."),
    (("--balloon", "30%"), "--balloon: A balloon loan, and only that, says how large the balloon is."),
    (("--method", "balloon"), "--balloon: A balloon loan, and only that, says how large the balloon is."),
    (("--fee", "-1"), "--fee: A fee can't be negative."),
    (("--fee", "1m@never"), "--fee: “never” isn't a date. Write it as 31/8/2026, +3 or fri."),
    (("--then", "2027-11-20"), "--then: Type a percentage, such as 12.5."),
    (("--rounding", "sideways"), "--rounding: “sideways” is unknown."),
]


@pytest.mark.parametrize(
    ("options", "said"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_what_cant_be_is_refused_by_the_option_s_name(crodesk: Run, options: tuple[str, ...], said: str) -> None:
    answer = crodesk("quote", "--amount", "350m", "--rate", "9.5", "--months", "36", *options)
    assert (answer.code, answer.out) == (NOT_DONE, "")
    assert answer.err.strip() == said


def test_everything_wrong_is_said_at_once(crodesk: Run) -> None:
    answer = crodesk("quote", "--amount", "-1", "--rate", "2000", "--months", "0", "--day-count", "lunar")
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == [
        "--months",
        "--rate",
        "--day-count",
        "--amount",
    ]


@pytest.mark.parametrize(
    "arguments", [(), ("--amount", "1m"), ("--amount", "1m", "--rate", "1", "--months", "1", "--method", "x")]
)
def test_wrong_use(crodesk: Run, arguments: tuple[str, ...]) -> None:
    assert crodesk("quote", *arguments).code == WRONG_USE


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "{", "is neither JSON nor TOML"),
        ("a.toml", "= 1", "is neither JSON nor TOML"),
        ("a.json", "[]", "This is no group of keys."),
        ("a.json", "{}", "amount: This is missing."),
        (
            "a.json",
            '{"amount": 1.5, "rates": [], "start": "2026-01-01", "count": 1}',
            "amount: The amount has parts smaller",
        ),
        (
            "a.json",
            '{"amount": true, "rates": 3, "start": "soon", "count": "1", "loan": 1}',
            "loan: There is no such key",
        ),
        ("a.json", '{"amount": 1, "rates": [{"since": "2026-01-01"}]}', "rates[0].percent: This is missing."),
    ],
)
def test_a_file_of_terms_is_refused_by_the_place_in_it(
    crodesk: Run, tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    answer = crodesk("quote", "--terms", file)
    assert answer.code == NOT_DONE
    assert said in answer.err


def test_a_file_of_terms_that_isnt_there(crodesk: Run, tmp_path: Path) -> None:
    assert crodesk("quote", "--terms", tmp_path / "none.toml").code == NOT_DONE


def test_toml_states_every_convention(quoted: Any, tmp_path: Path) -> None:
    file = tmp_path / "loan.toml"
    file.write_text(EVERYTHING, encoding="utf-8")
    found = quoted("--terms", file)
    assert [row["due"] for row in found["rows"]] == ["2026-03-02", "2026-03-31", "2026-05-01", "2026-06-01"]
    assert found["rows"][-1]["balance"] == "0.00"
    assert sum(Decimal(row["principal"]) for row in found["rows"]) == 1000


EVERYTHING = """
amount = 1000
currency = "CNY"
start = 2026-01-31
count = 4
method = "annuity"
interest_type = "declining"
day_count = "ACT/360"
end_of_month = "auto"
business_day_rule = "following"
accrue_to = "adjusted"
first_period = "daily"
repricing = "keep-tenor"
notes = ["for a shop"]
drawings = [{on = 2026-01-31, amount = 600}, {on = 2026-03-10, amount = 400}]
fixed = [{due = 2026-03-31, amount = "300.00"}]
frequency = {unit = "months", count = 1}
rounding = {mode = "half-up", unit = 0.01}
rates = [{since = 2026-01-31, percent = 6.5, kind = "floating", margin = 1.25, floor = 3, cap = 12}]

[calendar]
weekend = [6, 7]
make_up = []
holidays = [{on = 2026-04-30, name = "Reunification"}]
"""
"""30 April is a holiday here, and 28 February and 31 May are weekend days in 2026."""


def test_the_form_of_a_file_of_terms(crodesk: Run) -> None:
    schema = json.loads(crodesk("quote", "--schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["amount", "rates", "start"]
    assert "annuity" in schema["properties"]["method"]["enum"]


def test_a_quote_needs_no_desk_and_nothing_heavy(tmp_path: Path) -> None:
    answer = program(*ZERO_RATE, CRODESK_DESK=str(tmp_path / "none.sqlite"))
    assert answer.code == DONE


COURSE = """
amount = 12_000_000
start = 2026-01-15
count = 12
method = "equal-principal"
day_count = "MONTHLY"
rates = [{since = 2026-01-15, percent = 12}]

[course]
as_of = 2026-03-25
payments = [
    {on = 2026-02-15, amount = 1_120_000},
    {on = 2026-03-01, amount = 1_155_000, early = "last"},
]
charges = [{on = 2026-03-20, amount = 5_000}, {on = 2026-03-20, amount = 1_000, component = "penalty"}]
within = "vn-39-2016"
"""


def test_payments_already_made(quoted: Any, crodesk: Run, tmp_path: Path) -> None:
    """By hand: half of 110,000 until 1 March, then 1,100,000 of principal; in March 1,000,000 and 49,500 are missed."""
    file = tmp_path / "loan.toml"
    file.write_text(COURSE, encoding="utf-8")
    found = quoted("--terms", file)
    course = found["course"]
    assert len(found["rows"]) == 12
    # Ten days: 49,500 x 10 x 10 / 36,500 = 135.6; 1,000,000 x 18 x 10 / 36,500 = 4,931.5; and the 1,000 charged.
    assert course["past_due"] == {
        "penalty": str(136 + 4_932 + 1_000),
        "fee": "5000",
        "interest": "49500",
        "principal": "1000000",
        "total": str(136 + 4_932 + 1_000 + 5_000 + 1_049_500),
    }
    assert (course["principal"], course["overdue_principal"], course["credit"]) == ("9900000", "1000000", "0")
    assert (course["as_of"], course["days_past_due"]) == ("2026-03-25", 10)
    # 8,900,000 x 1 % x 10 / 31 = 28,710.
    assert course["payoff"]["total"] == str(9_900_000 + 49_500 + 28_710 + 5_000 + 6_068)
    assert [line["kind"] for line in course["lines"][:4]] == ["instalment", "prepayment", "instalment", "charge"]
    assert course["receipts"][1]["shares"] == [
        {"n": 0, "due": "2026-03-01", "component": "interest", "amount": "55000"},
        {"n": 0, "due": "2026-03-01", "component": "principal", "amount": "1100000"},
    ]
    shown = crodesk("quote", "--terms", file).out
    assert "How it stands on 25 Mar 2026" in shown
    assert "paid early" in shown
    paper = crodesk("quote", "--terms", file, "--pdf", tmp_path / "quote.pdf")
    assert paper.code == DONE


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("payments = [{on = 2026-01-01, amount = 1}]", "events[1].on: This is before the loan starts."),
        ("payments = [{on = 2026-02-01}]", "course.payments[0].amount: This is missing."),
        ('rule = {order = "best"}', "course.rule.order: “best” is none of: penalty-fee-interest-principal, "),
        (
            'within = "vn-39-2016"\nrule = {late_interest = 11}',
            "late_interest: Late interest is at most 10 percent a year.",
        ),
        ("rule = {prepayment_fees = [{months = 0, percent = 3}]}", "prepayment_fees: Each step of the fee holds"),
        ('rule = {recalculates = "yes"}', "course.rule.recalculates: This is neither true nor false."),
        (
            "[[course.restructurings]]\non = 2026-02-20\nterms = {count = 9}",
            "course.restructurings[0].terms.rates: This is missing.",
        ),
        (
            "[[course.restructurings]]\non = 2026-02-20\nterms = {rates = [], count = 9}",
            "events[1].terms.rates: A loan needs a rate.",
        ),
        (
            "[[course.restructurings]]\non = 2026-02-20\narrears = 'capitalise'\n"
            "terms = {rates = [{since = 2026-01-15, percent = 12}], count = 9}",
            "events[1].arrears: By this rule unpaid interest doesn't become principal.",
        ),
    ],
)
def test_what_happened_after_the_start_is_refused_by_its_place(
    crodesk: Run, tmp_path: Path, ending: str, said: str
) -> None:
    file = tmp_path / "loan.toml"
    file.write_text(COURSE.partition("payments")[0] + ending, encoding="utf-8")
    answer = crodesk("quote", "--terms", file)
    assert (answer.code, said in answer.err) == (NOT_DONE, True), answer.err


RESTRUCTURED = """
amount = 12_000_000
start = 2026-01-01
count = 12
method = "equal-principal"
day_count = "MONTHLY"
rates = [{since = 2026-01-01, percent = 12}]

[course]
as_of = 2026-05-01
payments = [{on = 2026-02-01, amount = 1_120_000}, {on = 2026-03-01, amount = 1_110_000}]

[[course.restructurings]]
on = 2026-03-15
terms = {count = 20, method = "equal-principal", day_count = "MONTHLY", rates = [{since = 2026-01-01, percent = 12}]}
"""


def test_a_loan_that_was_restructured(quoted: Any, crodesk: Run, tmp_path: Path) -> None:
    """By hand: 10,000,000 are left on 15 March, which bore 14 of 31 parts of 100,000, 45,161; then 20 of 500,000.

    On 15 April 500,000 + 100,000 + 45,161 fall due and aren't paid. To 1 May, 9,500,000 bear 16 of 30 parts of 95,000.
    """
    file = tmp_path / "loan.toml"
    file.write_text(RESTRUCTURED, encoding="utf-8")
    course = quoted("--terms", file)["course"]
    assert course["restructurings"] == [
        {"on": "2026-03-15", "kind": "extended", "principal": "10000000", "capitalised": "0"}
    ]
    assert course["past_due"]["total"] == "645161"
    assert course["payoff"]["total"] == str(10_000_000 + 145_161 + 50_667)
    assert "Restructured on        15 Mar 2026" in crodesk("quote", "--terms", file).out


def test_unpaid_interest_that_becomes_principal(quoted: Any, tmp_path: Path) -> None:
    """By hand: the 45,161 of March are principal then, as the rule and the new plan say."""
    file = tmp_path / "loan.toml"
    rule = "as_of = 2026-05-01\nrule = {capitalises = true}"
    text = RESTRUCTURED.replace("as_of = 2026-05-01", rule) + "arrears = 'capitalise'\n"
    file.write_text(text, encoding="utf-8")
    [act] = quoted("--terms", file)["course"]["restructurings"]
    assert (act["principal"], act["capitalised"]) == ("10045161", "45161")


def test_a_course_that_reckons_on_what_is_really_outstanding(quoted: Any, tmp_path: Path) -> None:
    """By hand: February's 1,000,000 are missed, so in March 12,000,000 bear 1 %, not 11,000,000."""
    file = tmp_path / "loan.toml"
    course = "[course]\nas_of = 2026-03-01\nrule = {recalculates = true}\n"
    file.write_text(RESTRUCTURED.partition("[course]")[0] + course, encoding="utf-8")
    lines = quoted("--terms", file)["course"]["lines"]
    assert [line["owed"]["interest"] for line in lines[:2]] == ["120000", "120000"]


def test_the_rule_of_a_course(quoted: Any, tmp_path: Path) -> None:
    file = tmp_path / "loan.toml"
    orders = 'order = "creocore", overdue_order = "rbi", ahead = "next", prepayment_fees = [{months = 12, percent = 3}]'
    late = "late_interest = 5, overdue_multiple = 1.2, year_days = 360, grace_days = 2"
    text = COURSE.partition("payments")[0] + "rule = {" + orders + ", " + late + "}"
    file.write_text(text, encoding="utf-8")
    course = quoted("--terms", file)["course"]
    # February: 36 days after two of grace; 120,000 x 5 x 36 / 36,000 = 600; 1,000,000 x 14.4 x 36 / 36,000 = 14,400.
    assert course["lines"][0]["owed"]["penalty"] == str(600 + 14_400)
    assert course["payoff"]["early_fee"] == "300000"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--then", "2026-05-01=9", "--currency", "USD"), "--currency, --then"),
        (("--method", "flat"), "--method"),
        (("--day-count", "monthly", "--first-due", "2026-03-01"), "--first-due, --day-count"),
    ],
)
def test_nothing_that_a_file_of_terms_states_is_passed_over(
    crodesk: Run, tmp_path: Path, options: tuple[str, ...], named: str
) -> None:
    file = tmp_path / "loan.toml"
    file.write_text(COURSE, encoding="utf-8")
    answer = crodesk("quote", "--terms", file, *options)
    said = f"{named}: not beside --terms, whose file states everything."
    assert (answer.code, answer.out, answer.err.strip()) == (WRONG_USE, "", said)


PLAIN = ("quote", "--amount", "350m", "--rate", "9.5", "--months", "36")


def test_a_calculators_pmt_is_monthly_and_the_conventions_say_so(quoted: Any, crodesk: Run) -> None:
    """PMT(9.5%/12, 36, 350000000) is 11,211,532.48 in a spreadsheet."""
    assert quoted(*PLAIN[1:], "--day-count", "monthly")["instalment"] == "11211532"
    said = [line for line in crodesk(*PLAIN).out.splitlines() if line.startswith("Conventions:")]
    assert said == [
        "Conventions: equal instalments; ACT/365F (actual days over 365); rounded half up to 1 VND, the rest in the "
        "last instalment; an irregular first period: interest by its days. "
        "A calculator's PMT takes every month alike: that is --day-count monthly."
    ]
    monthly = crodesk(*PLAIN, "--day-count", "monthly", "--round-to", "1000").out
    assert "MONTHLY (every month a twelfth of the year)" in monthly
    assert "Instalments are multiples of 1,000 VND." in monthly
    assert "calculator" not in monthly
    assert "calculator" not in crodesk(*PLAIN, "--method", "flat").out
    assert "monthly gives what a calculator's PMT gives" in " ".join(crodesk("quote", "--help").out.split())


@pytest.mark.parametrize("place", range(len(DayCount)))
def test_every_convention_has_its_words(crodesk: Run, tmp_path: Path, place: int) -> None:
    count, mode, first = (list(kind)[place % len(kind)] for kind in (DayCount, Mode, FirstPeriod))
    terms = {
        "amount": "1000",
        "currency": "USD",
        "rates": [{"since": "2024-01-01", "percent": 9}],
        "start": "2024-01-01",
        "count": 6,
        "day_count": count.value,
        "first_period": first.value,
        "rounding": {"mode": mode.value},
    }
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(terms), encoding="utf-8")
    answer = crodesk("quote", "--terms", file)
    assert answer.code == DONE, answer.err
    assert f"; {count.value} (" in answer.out


def test_the_largest_instalment_has_the_fee_of_its_day(crodesk: Run, quoted: Any) -> None:
    lines = crodesk(*PLAIN, "--fee", "50k@each").out.splitlines()
    assert next(line for line in lines if line.startswith("Largest")).split("  ")[0] == (
        "Largest instalment, fee included"
    )
    found = quoted(*PLAIN[1:], "--fee", "50k@each")
    dearest = int(found["rows"][0]["payment"])
    assert dearest == int(found["instalment"]) + 50_000 == int(found["largest_payment"])
    assert f"{dearest:,} ₫" in next(line for line in lines if line.startswith("Largest"))
    assert all(int(one["largest_payment"]) == int(one["instalment"]) + 50_000 for one in found["stress"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--amount", "350"), ["350 VND is very little for a loan. Did you mean 350m?"]),
        (("--amount", "350k"), ["350,000 VND is very little for a loan."]),
        (("--amount", "99", "--currency", "USD"), ["99.00 USD is very little for a loan."]),
        (("--rate", "0.095"), ["A rate of 0.095% a year: is that meant? It is a percentage, such as 9.5."]),
        (("--rate", "101"), ["A rate of 101% a year: is that meant? It is a percentage, such as 9.5."]),
        (("--rate", "0.4", "--day-count", "period"), []),
        (("--rate", "0.5"), []),
        (("--rate", "100"), []),
        (("--amount", "1m"), []),
        (("--fee", "10m@each"), ["The fees, 360,000,000 VND, are more than the amount lent, 350,000,000 VND."]),
        (("--fee", "350m"), ["Effective rate a year: none: the fees at the start leave nothing of what is lent."]),
        (
            ("--fee", "351m"),
            [
                "The fees, 351,000,000 VND, are more than the amount lent, 350,000,000 VND.",
                "Effective rate a year: none: the fees at the start leave nothing of what is lent.",
            ],
        ),
    ],
)
def test_what_looks_like_a_slip_is_said_beside_the_answer(
    crodesk: Run, options: tuple[str, ...], said: list[str]
) -> None:
    answer = crodesk(*PLAIN, *options)
    assert (answer.code, answer.err.splitlines()) == (DONE, said)
    assert answer.out.startswith("Quote for a loan")
    assert "–" not in answer.out


def test_a_rate_beyond_the_range_is_said(crodesk: Run) -> None:
    answer = crodesk("quote", "--amount", "350", "--rate", "9", "--months", "3", "--fee", "50k@each")
    assert "Effective rate a year: none: No rate from -99.9999 % to" in answer.err


def test_the_likely_amount_is_written_as_the_language_does(crodesk: Run) -> None:
    assert "350tr" in crodesk("--language", "vi", *PLAIN, "--amount", "350").err


@pytest.mark.parametrize("arguments", [("350m", "36", "9.5"), ("--amount", "350m"), (*PLAIN[1:], "--method", "x")])
def test_wrong_use_is_answered_with_an_example(crodesk: Run, arguments: tuple[str, ...]) -> None:
    answer = crodesk("quote", *arguments)
    assert (answer.code, answer.out) == (WRONG_USE, "")
    assert answer.err.splitlines()[-2:] == [
        "For example: crodesk quote --amount 350m --rate 9.5 --months 36",
        "See crodesk quote --help.",
    ]
