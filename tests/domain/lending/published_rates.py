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
