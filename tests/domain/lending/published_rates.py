"""Published rates: inputs and results as their sources print them, with the tolerance that their digits allow.

Sources:
[IRR] pyxirr tests/test_periodic.rs::test_irr_works, in part from numpy-financial.
[EXCEL] Microsoft KB Q116041.
[XIRR] pyxirr tests/test_scheduled.rs::test_xirr_day_count, from mathworks.com/help/finance/xirr.html.
[REG Z] 12 CFR 1026 Appendix J (c).
[REG Z+] FSharp.Finance.Personal tests/AprUsActuarialTests.fs::ExtraExamples, confirmed there by Excel.
[COM] COM(1996) 79 Annex III.
[SWD] Commission guidelines SWD(2012) 128, as in the test suite of curo.
[CURO] the test suite of curo.
[UK] SI 2004/1483 Schedule, as in FSharp.Finance.Personal tests/InterestTests.fs::Cca2004Tests.
"""

IRR = [
    ("-100 39 59 55 20", "0.28094842116", "1e-9"),
    ("-100 0 0 74", "-0.09549583034", "1e-9"),
    ("-100 100 0 7", "0.06205848562", "1e-9"),
    ("-150000 15000 25000 35000 45000 60000", "0.05243288885", "1e-9"),
    ("-161445.03 2113.73 7626.73 8619.84 8612.92", "-0.43658134635", "1e-9"),
    ("-40000 5000 8000 12000 30000", "0.10582259840", "1e-9"),
    ("87.17 87.17 87.17 87.17 87.17 -86.43", "-0.49367042606", "1e-9"),
    ("-10 2 2 2 2", "-0.08364541746615073", "1e-12"),
]
"""[IRR] Amounts a period apart, the rate a period as a fraction, the tolerance."""

EXCEL_XIRR = "1992-01-01 -10000, 1992-03-01 2750, 1992-10-30 4250, 1993-02-15 3250, 1993-04-01 2750", "0.373363", "6e-7"
"""[EXCEL] Flows by date, the rate a year as a fraction, the tolerance."""

XIRR_FLOWS = "2007-01-12 -10000, 2008-02-14 2500, 2008-03-03 2000, 2008-06-14 3000, 2008-12-01 4000"
XIRR = [
    ("30/360 SIA", "0.100675477282743"),
    ("ACT/360", "0.0991988898057063"),
    ("ACT/365F", "0.10064378342638"),
    ("30/360 ISDA", "0.100675477282743"),
    ("30E/360", "0.100675477282743"),
    ("ACT/ACT ISDA", "0.100739648987346"),
]
"""[XIRR] The rate of `XIRR_FLOWS` a year, as a fraction, by day count; tolerance 1e-9."""

REG_Z = [
    ("(c)(1)(i)", 5000, "1978-01-10", "1978-02-10 month 24 230", "9.69", "month 1", "1 0"),
    ("(c)(1)(ii)", 6000, "1978-02-10", "1978-04-01 month 36 200", "11.82", "month 1", "1 19/30"),
    ("(c)(1)(iii)", 5000, "1978-02-23", "1978-03-01 semimonth 24 219.17", "10.34", "semimonth 1", "0 6/15"),
    ("(c)(1)(iv)", 10000, "1978-05-23", "1978-10-01 quarter 40 385", "8.97", "month 3", "1 39/90"),
    ("(c)(1)(v)", 500, "1978-03-20", "1978-04-21 week 30 17.60", "14.96", "week 1", "4 4/7"),
    ("(c)(2)(i)", 5000, "1978-01-10", "1978-02-10 month 1 250, 1978-03-10 month 23 230", "10.08", "month 1", "1 0"),
    ("(c)(2)(ii)", 400, "1978-03-18", "1978-04-20 day 1 39.5, 1978-05-18 4weeks 11 38.31", "28.50", "week 4", "1 5/28"),
    ("(c)(3)(i)", 5000, "1978-01-10", "1978-02-10 month 23 230, 1980-01-10 day 1 280", "10.50", "month 1", "1 0"),
    ("(c)(3)(ii)", 200, "1978-04-03", "1978-04-11 2weeks 19 9.50, 1979-01-02 day 1 30", "12.22", "week 2", "0 8/14"),
    (
        "(c)(4)(i)", 5000, "1978-01-10",
        "1978-02-10 day 1 250, 1978-03-10 month 22 230, 1980-01-10 day 1 280", "10.90", "month 1", "1 0",
    ),
    (
        "(c)(4)(ii)", 8000, "1978-01-10",
        "1978-03-01 day 1 449.36, 1978-05-01 2months 18 465, 1981-05-01 day 1 200", "7.30", "month 2", "0 52/60",
    ),
    ("(c)(5)(i)", 1000, "1978-01-03", "1978-09-15 day 1 1080", "11.45", "term 1", "1 0"),
    ("[REG Z+] quarterly, shorter", 10000, "1978-06-23", "1978-10-01 quarter 40 385", "9.15", "month 3", "1 8/90"),
    ("[REG Z+] quarterly, short", 10000, "1978-07-23", "1978-10-01 quarter 40 385", "9.32", "month 3", "0 69/90"),
    ("[REG Z+] daily", 1000, "2023-10-26", "2023-11-30 day 5 220", "94.15", "day 1", "35 0"),
    ("[REG Z+] weekly, long", 1000, "2023-10-28", "2023-11-30 week 5 250", "176.52", "week 1", "4 5/7"),
    ("[REG Z+] weekly, regular", 1000, "2023-11-23", "2023-11-30 week 5 250", "412.40", "week 1", "1 0"),
    ("[REG Z+] weekly, short", 1000, "2023-11-24", "2023-11-30 week 5 250", "434.30", "week 1", "0 6/7"),
    ("[REG Z+] yearly", 1000, "2023-10-26", "2023-11-30 year 5 500", "78.34", "year 1", "0 35/365"),
]  # fmt: skip
"""[REG Z], [REG Z+] Advance, its date, payments as `first, step, count, amount`; percent a year to two decimals, the
unit-period, and the full unit-periods and the fraction of one until the first payment."""

EU_INTERVALS = [
    ("2019-01-12", "2020-01-12", "month", "1"),
    ("2012-01-12", "2012-02-15", "month", "1/12+3/365"),
    ("2012-01-12", "2012-03-15", "month", "2/12+3/365"),
    ("2012-01-12", "2012-04-15", "month", "3/12+3/365"),
    ("2013-01-12", "2013-02-15", "month", "1/12+3/366"),
    ("2013-01-12", "2013-03-15", "month", "2/12+3/366"),
    ("2013-01-12", "2013-04-15", "month", "3/12+3/366"),
    ("2013-02-25", "2013-03-28", "month", "1/12+3/366"),
    ("2013-02-26", "2013-03-29", "month", "1/12+2/366"),
    ("2012-02-26", "2012-03-29", "month", "1/12+3/366"),
    ("2024-12-31", "2025-02-28", "month", "2/12"),
    ("2024-02-28", "2024-03-31", "month", "1/12+1/366"),
    ("2024-01-31", "2025-02-28", "month", "1+1/12"),
    ("2012-01-12", "2012-02-15", "year", "34/365"),
    ("2012-01-12", "2013-02-15", "year", "1+34/365"),
    ("2020-01-01", "2021-03-15", "year", "1+74/366"),
    ("2012-01-12", "2012-01-30", "week", "2/52+4/365"),
    ("2012-01-12", "2013-01-12", "week", "1+2/365"),
]
"""[SWD] First drawdown, later date, base period, years."""

UK_REBATE = [
    ("1", 5000, 48, "134.57", 14, 12, "0", "860.52"),
    ("1a", 5000, 48, "134.57", 14, 12, "28/30", "819.71"),
    ("1b", 5000, 48, "134.57", 14, 12, "28/31", "821.03"),
    ("1c", 5000, 48, "134.57", 14, 13, "28/30", "776.90"),
    ("2", 10000, 180, "139.51", 16, 73, "0", "6702.45"),
    ("2a", 10000, 180, "139.51", 16, 73, "28/30", "6606.95"),
]
"""[UK] Example, credit, monthly instalments, each, percent a year, whole months, part of a month; the rebate."""
