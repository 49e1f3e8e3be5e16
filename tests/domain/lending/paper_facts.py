"""An application of which every paper is complete, for tests of papers; its figures are worked out by hand."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Asked, Asset, Case, Collateral, Debt, Evidence, Flow, Party, Statement
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.papers import facts
from crodesk.domain.lending.papers.facts import PaperFacts
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import LoanTerms, Method, RateSegment

TODAY = date(2026, 11, 22)
START = date(2026, 12, 1)
AMOUNT = Decimal(1_200_000_000)
SEEN = Evidence("payslips", date(2026, 10, 31), verified=True)

CASE = Case(
    TODAY,
    Asked(
        "home_loan", "Mua căn hộ", Decimal(1_250_000_000), "VND", 180, "annuity", Decimal("9.5"),
        grace_principal=6, cost=Decimal(2_000_000_000), own_money=Decimal(750_000_000),
    ),
    (
        Party("borrower", "Nguyễn Thị Lan", born=date(1988, 5, 3), code="KH-7", id_number="001188012345"),
        Party("spouse", "Trần & <Bình>", "co_borrower", born=date(1985, 2, 14), share=Decimal("50.0"), id_number="B9"),
    ),
    (Flow("salary", Decimal(35_000_000), evidence=SEEN), Flow("rent", Decimal(6_000_000), "quarter", expense=True)),
    (Debt("Ngân hàng Cửu Long", kind="card", balance=Decimal(15_000_000), monthly=Decimal(1_500_000), group=1),),
    assets=(Asset("vehicle", Decimal("20000.5"), "USD"),),
    statements=(Statement(date(2025, 12, 31), audited=True, sales=Decimal(900), evidence=SEEN),),
    collateral=(
        Collateral("apartment", "Căn hộ 1205", "CT 123456", market_value=Decimal(1_900_000_000),
                   valued_on=date(2026, 11, 15), valued_by="P. định giá", prior_liens=Decimal(0),
                   insured_until=date(2027, 11, 14)),
        Collateral("deposit", "STK", "TK-1", "spouse", market_value=Decimal(100_000_000)),
    ),
)  # fmt: skip


def schedule() -> Schedule:
    """Twelve parts of 100 million and 1 % a month of what is left: 12, 11 … 1 million, 78 million altogether."""
    terms = LoanTerms(
        AMOUNT, (RateSegment(START, Decimal(12)),), START, 12,
        method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY,
    )  # fmt: skip
    made = build(terms)
    assert isinstance(made, Schedule)
    return made


COMPLETE = PaperFacts(
    CASE,
    "HS-41",
    date(2026, 11, 20),
    "Vay mua nhà",
    True,
    facts.Bank("Sông Hồng", "Chi nhánh Hà Nội", "12 Lý Thường Kiệt", "024", "0100", "Lê Thị Hà", "GĐ", "Hà Nội"),
    facts.Officer("Trần Minh Quân", "0912"),
    {
        "borrower": facts.Person("25 Nguyễn Trãi", "0987", "lan@example.com", date(2021, 8, 12), "CA", "801", "1020",
                                 signer_position="Kế toán", signer_authority="UQ 05"),
        "spouse": facts.Person("26 Nguyễn Trãi", "0913"),
    },
    facts.Decision("conditional", date(2026, 11, 25), "Lê Thị Hà", "Giám đốc", "BB-118", AMOUNT, 12, Decimal("12.00"),
                   date(2026, 12, 25), ("Mua bảo hiểm",), ("Trả lương qua tài khoản",), ("Vốn tự có đủ",)),
    facts.Contract("118/HĐTD", date(2026, 11, 28), Decimal(18), Decimal(10), "2%", date(2027, 2, 28), "cố định",
                   "mortgage", "118/HĐTC", date(2026, 11, 28), AMOUNT),
    facts.Drawing("GNN-01", START, date(2027, 6, 1), Decimal(500_000_000), "Trả tiền hàng", "chuyển khoản", "UNC 0045",
                  Decimal(2_000_000_000), Decimal(800_000_000), "một lần", "hằng tháng", 3,
                  (facts.Beneficiary("Thép Việt", "987", "NH Cửu Long", Decimal(500_000_000), "HĐ 125"),)),
    schedule(),
    (facts.ChecklistLine("CCCD", "sao", "received", date(2021, 8, 12), date(2026, 11, 20), date(2028, 5, 3), "đủ"),),
    facts.Opinion(
        "conditional", AMOUNT, 12, Decimal(12), "74/100", "B", Decimal(1_450_000_000), "Giám đốc", "policy 2026-11",
        (facts.RatioLine("DSR", "41,2%", "50%", "a / b"),),
        (facts.RuleLine("Tuổi", "pass", "1988"), facts.RuleLine("CIC", "unknown")),
        (facts.StressLine("+2", "13.790.000", "45,4%", "12.100.000", "1,31", "fail"),),
        (facts.PillarLine("Uy tín", "CIC nhóm 1", "strong", "mới đổi việc", "chuyển lương"),),
        ("A",), ("B",), ("C",), ("Vốn tự có 18%",), ("Báo cáo CIC",),
    ),
    date(2026, 12, 5),
)  # fmt: skip
