"""A desk with a customer about whom everything is known, in Vietnamese and Chinese, and one about whom nothing is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from crodesk.services import cases, customers, follow_ups, notes
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record


class People(NamedTuple):
    """Who is on the desk."""

    meiling: int
    duc: int
    nobody: int
    """A name and nothing else."""


def at(day: int, month: int = 11, hour: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def fill(desk: Desk) -> People:
    """Write down three customers; today is Friday, 20 November 2026."""
    meiling = a_customer(
        desk, "Chen Meiling", "0912 000 044", name_original="陈美玲", code="C-0044", tier="gold",
        tier_since=date(2020, 3, 3), tier_by="rule", tier_why="số dư trên 1 tỷ", since=date(2014, 5, 2),
        born_on=date(1979, 12, 3), lunar_birthday="10-14", occupation="Chủ cửa hàng", employer="Chợ Lớn",
        about="Thích tiếng Hoa. Con gái học lớp 12.",
    )  # fmt: skip
    duc = a_customer(desk, "Trần Văn Đức", "0905 120 107", code="C-0107", born_on=date(1985, 2, 14))
    nobody = a_customer(desk, "Nguyễn Thị Minh Khai", code="C-0200")
    _who(desk, meiling, duc)
    _what(desk, meiling)
    _holdings(desk, meiling)
    _contacts(desk, meiling)
    return People(meiling, duc, nobody)


def _who(desk: Desk, rid: int, other: int) -> None:
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        ("contact_point", {"kind": "email", "value": "meiling.chen@example.com"}),
        ("contact_point", {"kind": "zalo", "value": "0912 000 045", "do_not_contact": True}),
        ("preference", {"kind": "avoid", "value": "không gọi trước 9 giờ"}),
        ("preference", {"kind": "language", "value": "中文, Tiếng Việt"}),
        ("address", {"kind": "home", "street": "12/3 Nguyễn Trãi", "ward": "Phường 11", "city": "TP. Hồ Chí Minh"}),
        ("relation", {"role": "child", "person_name": "陈小雨", "person_born_on": date(2009, 4, 1)}),
        ("relation", {"role": "guarantor", "other_rid": other, "share_ppm": 250_000}),
        ("identity_document", {"kind": "id_card", "number": "079300000044", "expires_on": date(2026, 11, 3)}),
        ("identity_document", {"kind": "passport", "number": "E1234567", "expires_on": date(2028, 2, 1),
                               "original_seen": True}),
        ("consent", {"purpose": "marketing", "channel": "phone", "given_on": date(2024, 1, 8)}),
        ("kyc_profile", {"declared_on": date(2024, 1, 8), "residence": "VN", "pep": "no",
                         "source_of_funds": "cửa hàng"}),
        ("risk_review", {"rating": "low", "reviewed_on": date(2026, 1, 11), "next_review_on": date(2027, 1, 11)}),
    )  # fmt: skip
    for kind, values in rows:
        a_record(desk, kind, rid, **values)
    desk.do_now("Tagged", "", customers.tag, [rid], "vip")


def _what(desk: Desk, rid: int) -> None:
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        ("need", {"what": "vay du học cho con gái", "kind": "goal", "amount_minor": 600_000_000,
                  "wanted_by": date(2027, 6, 1)}),
        ("offer", {"what": "thẻ vàng", "offered_on": date(2026, 5, 3), "answer": "refused", "reason": "phí cao",
                   "not_before": date(2027, 5, 3)}),
        ("fact", {"kind": "income", "what": "cửa hàng", "amount_minor": 80_000_000, "period": "month",
                  "as_of": date(2024, 3, 1), "source": "sổ bán hàng"}),
    )  # fmt: skip
    for kind, values in rows:
        a_record(desk, kind, rid, **values)
    desk.do_now("Planned", "", follow_ups.add, [rid], "meet", "ký giấy gia hạn tiền gửi", date(2026, 11, 20), "09:30")
    desk.do_now("Planned", "", follow_ups.add, [rid], "call", "sinh nhật", date(2026, 12, 3))
    desk.do_now("Planned", "", follow_ups.add, [rid], "call", "hỏi về thẻ", date(2026, 11, 14))
    desk.do_now(
        "Case", "", cases.open_case, rid, cases.Opening("complaint", "thẻ bị trừ hai lần", opened_on=date(2026, 11, 18))
    )


def _holdings(desk: Desk, rid: int) -> None:
    deposit = a_holding(desk, rid, "D-118", name="Tiền gửi 12 tháng", matures_on=date(2026, 11, 23), rate_ppm=60_000)
    savings = a_holding(desk, rid, "0044-1", kind="account", name="Tài khoản thanh toán")
    card = a_holding(desk, rid, "4111-7710", kind="card", name="Thẻ vàng", limit_minor=80_000_000)
    loan = a_holding(desk, rid, "L-2290", kind="loan", name="Vay mua xe")
    for holding, values in (
        (deposit, {"balance_minor": 2_100_000_000}),
        (savings, {"balance_minor": 184_250_000}),
        (card, {"balance_minor": -12_900_000}),
        (loan, {"balance_minor": 85_000_000, "days_late": 12, "arrears_minor": 3_000_000}),
    ):
        a_record(desk, "holding_reading", holding, as_of=date(2026, 11, 19), **values)
    for month in range(1, 12):
        for way, amount, who in (("in", 80_000_000 + month * 1_000_000, "Cửa hàng"), ("out", 40_000_000, "Điện lực")):
            a_record(
                desk, "bank_transaction", savings, booked_on=date(2026, month, 5), direction=way, amount_minor=amount,
                counterparty=who, balance_minor=100_000_000 + month,
            )  # fmt: skip


def _contacts(desk: Desk, rid: int) -> None:
    written = (
        notes.Note(
            "Muốn 6,1% cho 12 tháng, đang so với VCB.\n她女儿明年去澳洲读书。", "call", "spoke", seconds=360, at=at(18)
        ),
        notes.Note("Nâng hạn mức lên 80 triệu. Hài lòng với dịch vụ.", "visit", "met", at=at(2, 10)),
        notes.Note("", "call", "no_answer", at=at(1, 10)),
        notes.Note("Hỏi vay du học cho con gái.", "call", "spoke", at=at(11, 8)),
        notes.Note("Luôn chào bằng tiếng Hoa.", pinned=True, at=at(5, 1)),
        notes.Note("Chuyện gia đình, không kể lại.", restricted=True, at=at(6, 1)),
    )
    for note in written:
        desk.do_now("Wrote a note", "", notes.write, rid, note)
