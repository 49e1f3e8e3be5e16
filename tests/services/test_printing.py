"""Papers of applications: their figures are the engine's, what nobody knows is marked, and what was printed stays."""

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from crodesk.domain.lending.application.moves import Decision
from crodesk.domain.lending.appraisal import rules
from crodesk.domain.lending.papers import facts as paper_facts
from crodesk.domain.lending.papers.fields import LANGUAGES, fields
from crodesk.domain.lending.papers.values import values_of
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import LoanTerms, Method, RateSegment
from crodesk.domain.problem import Refused
from crodesk.services import (
    application_known,
    application_moving,
    application_view,
    contract_amending,
    contract_making,
    opening,
    records,
)
from crodesk.services.application_view import ApplicationFile
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.printing import gathering, issued, keeping, making
from crodesk.services.printing.making import Made, Wanted
from tests.builders import a_customer, a_holding, a_record
from tests.conftest import PASSPHRASE, TODAY

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOAN = {
    "product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000,
    "purpose": "sửa nhà", "method": "annuity",
}  # fmt: skip


def text_of(content: bytes) -> str:
    """Return what stands in a Word file, a line a paragraph."""
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(f"{WORD}p")
    return "\n".join("".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in paragraphs)


def make(desk: Desk, rid: int, paper: str, language: str = "vi", form: str = "docx", own: Path | None = None) -> Made:
    return desk.read_now(making.make, rid, desk.today, Wanted(paper, language, form), own)


def said(desk: Desk, rid: int, paper: str, language: str = "vi") -> str:
    return text_of(make(desk, rid, paper, language).content)


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def facts(desk: Desk, rid: int, paper: str = "application_form", language: str = "vi") -> paper_facts.PaperFacts:
    found = desk.read_now(gathering.facts, rid, desk.today, paper, language)
    assert found is not None
    return found


def set_(desk: Desk, rid: int, **values: object) -> None:
    desk.do_now("Changed", "L", records.change, "application", rid, values)


def move(desk: Desk, rid: int, name: str, **values: object) -> None:
    told = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    desk.do_now("Moved", "L", application_moving.move, rid, *told)


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, **LOAN)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The made-up portfolio on its own day, brought up to this schema."""
    path = tmp_path_factory.mktemp("sample") / "desk.sqlite"
    shutil.copy(SAMPLE, path)
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def applications(sample: Desk) -> dict[str, int]:
    return dict(sample.look(lambda reader: reader.rows("SELECT number, rid FROM application")))


# Figures, written here anew: grouped as each language does


def figures(value: Decimal, language: str) -> str:
    """Return đồng as papers have them: 1.250.000 in Vietnamese, 1,250,000 elsewhere."""
    grouped = f"{value:,.0f}"
    return grouped.replace(",", ".") if language == "vi" else grouped


def money(value: Decimal, language: str) -> str:
    return f"{figures(value, language)} đồng" if language == "vi" else f"VND {figures(value, language)}"


MONTHS = "January February March April May June July August September October November December"


def day(value: date, language: str) -> str:
    if language == "vi":
        return f"{value:%d/%m/%Y}"
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS.split()[value.month - 1]} {value.year}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_of_the_sample_has_the_engine_s_figures(sample: Desk, language: str) -> None:
    printed = 0
    for rid in applications(sample).values():
        found = sample.look(gathering.printable, rid, TODAY)
        assert found is not None
        for paper in making.fitting_papers(found):
            if paper == making.SCHEDULE:
                continue
            made = make(sample, rid, paper, language)
            text = text_of(made.content)
            printed += 1
            assert [figure for figure in expected(sample, rid, paper, language) if figure not in text] == []
            assert marked(made, text, language) == []
            assert ("[……" in text) == bool(made.missing)
    assert printed == len(applications(sample)) * 4 + 2 * 4 + 1  # the offers and contracts of two, a letter of decline


def expected(desk: Desk, rid: int, paper: str, language: str) -> list[str]:
    """Return the figures that a paper has to have, from the appraisal and the engine alone."""
    found = shown(desk, rid)
    schedule = found.appraisal.figures.schedule
    assert found.case.asked.amount is not None
    # In the sample the very amount that was asked for was approved.
    asked = [money(found.case.asked.amount, language)]
    if paper == "appraisal_report":
        return [*asked, *(money(value, language) for value in appraised(found))]
    if paper == "credit_contract" and schedule is not None:
        return [*asked, *rows_of(schedule, language)]
    return asked if paper not in ("what_to_bring", "checklist_receipt", "debt_receipt") else []


def appraised(found: ApplicationFile) -> Iterator[Decimal]:
    """Yield every amount that a report of an appraisal has."""
    ratios = (ratio.value for ratio in found.appraisal.ratios.values() if ratio.unit == "amount")
    stressed = (each.instalment.value for each in found.appraisal.stress)
    owed = (debt.balance for debt in found.case.debts)
    yield from (value for value in (*ratios, *stressed, *owed) if value is not None)


def rows_of(schedule: Schedule, language: str) -> Iterator[str]:
    for row in schedule.rows:
        amounts = (figures(value, language) for value in (row.principal, row.interest, row.payment, row.balance))
        yield "\n".join((str(row.n), day(row.due, language), *amounts))
    yield money(schedule.totals.interest, language)
    yield money(schedule.totals.payment, language)


def marked(made: Made, text: str, language: str) -> list[str]:
    """Return what is listed as not known and isn't marked on the paper."""
    texts = [name for name in made.missing if "." not in name and fields()[name].kind == "text"]
    return [name for name in texts if f"[…… {fields()[name].label(language)} ……]" not in text]


def test_the_papers_of_a_loan_that_was_approved_otherwise_have_what_was_approved(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà", level="branch", amount_minor=120_000_000, months=12,
         rate_ppm=120_000)  # fmt: skip
    terms = LoanTerms(Decimal(120_000_000), (RateSegment(TODAY, Decimal(12)),), TODAY, 12, method=Method.ANNUITY)
    schedule = build(terms)
    assert isinstance(schedule, Schedule)
    contract = said(desk, loan, "credit_contract")
    assert [row for row in rows_of(schedule, "vi") if row not in contract] == []
    assert "350.000.000" not in contract
    assert "Một trăm hai mươi triệu đồng chẵn" in contract
    offer = said(desk, loan, "offer_letter", "en")
    assert "VND 120,000,000" in offer
    assert f"12, the first of {money(schedule.rows[0].payment, 'en')} on {day(schedule.rows[0].due, 'en')}" in offer
    assert "350.000.000 đồng" in said(desk, loan, "appraisal_report")  # what was asked for stays asked for


def test_a_decision_that_names_no_terms_is_on_what_was_asked_unless_other_was_recommended(
    desk: Desk, customer: int
) -> None:
    plain, other = (a_record(desk, "application", customer, **LOAN) for _ in range(2))
    set_(desk, other, recommended="conditional", recommended_amount_minor=300_000_000)
    for rid in (plain, other):
        move(desk, rid, "submit")
        move(desk, rid, "approve", decided_by="Trần Thu Hà")
    known = facts(desk, plain, "credit_contract")
    assert known.decision is not None
    assert (known.decision.amount, known.decision.months) == (Decimal(350_000_000), 36)
    assert known.schedule is not None
    unsure = facts(desk, other, "credit_contract")
    assert unsure.decision is not None
    assert (unsure.decision.amount, unsure.decision.months, unsure.schedule) == (None, 36, None)
    assert {"approved_amount", "schedule"} <= set(make(desk, other, "credit_contract").missing)


def clause(code: str, words: str) -> dict[str, object]:
    return {"code": code, "name": dict.fromkeys(("en", "vi", "zh"), words)}


def frozen(verdict: str) -> str:
    advice = {"verdict": verdict, "conditions": [clause("a", "bảo hiểm")], "covenants": [clause("b", "doanh thu")]}
    return json.dumps({"appraisal": {"recommendation": advice}})


@pytest.mark.parametrize(
    ("verdict", "own", "decided", "conditions", "covenants"),
    [
        ("approve", {}, "", ("bảo hiểm",), ("doanh thu",)),
        ("approve", {}, "lương về đây", ("lương về đây", "bảo hiểm"), ("doanh thu",)),
        ("refer", {}, "", None, None),
        ("refer", {"conditions": "công chứng\n\n đăng ký ", "covenants": "báo cáo quý"}, "lương về đây",
         ("lương về đây", "công chứng", "đăng ký"), ("báo cáo quý",)),
        ("approve", {"conditions": "bảo hiểm"}, "bảo hiểm", ("bảo hiểm",), ("doanh thu",)),
    ],
)  # fmt: skip
def test_conditions_are_those_of_who_decided_and_of_the_officer_else_those_frozen_with_the_decision(
    desk: Desk, loan: int, verdict: str, own: dict[str, str], decided: str, conditions: object, covenants: object
) -> None:
    set_(desk, loan, **own)
    move(desk, loan, "submit")
    name = "approve_conditionally" if decided else "approve"
    decision = Decision(name, TODAY, decided_by="Trần Thu Hà", conditions=decided)
    desk.do_now("Moved", "L", application_moving.move, loan, decision, frozen(verdict))
    found = facts(desk, loan, "offer_letter").decision
    assert found is not None
    assert (found.conditions, found.covenants) == (conditions, covenants)


def test_a_letter_of_decline_gives_the_reasons_and_no_terms(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    move(desk, loan, "decline", decided_by="Trần Thu Hà", reason="Thu nhập chưa đủ\nNợ nhóm 3")
    text = said(desk, loan, "decline_letter")
    assert "1. Thu nhập chưa đủ\n2. Nợ nhóm 3" in text
    found = facts(desk, loan, "decline_letter").decision
    assert found is not None
    assert (found.amount, found.on, found.by) == (None, TODAY, "Trần Thu Hà")


def test_the_report_has_what_the_officer_found_and_recommends(desk: Desk, loan: int) -> None:
    a_record(desk, "application_finding", loan, pillar="reputation", finding="weak", text="gặp tại nhà", risk="mới làm")
    assert facts(desk, loan).opinion.verdict == "refer"
    set_(desk, loan, recommended="approve", recommended_amount_minor=200_000_000, conditions="lương về đây")
    opinion = facts(desk, loan).opinion
    assert (opinion.verdict, opinion.amount, opinion.months, opinion.rate) == (
        "approve",
        Decimal(200_000_000),
        None,
        None,
    )
    text = said(desk, loan, "appraisal_report")
    assert "gặp tại nhà" in text
    assert "200.000.000 đồng" in text
    assert "1. lương về đây" in text


def test_a_purchase_asks_for_its_cost_and_a_salary_loan_doesn_t(desk: Desk, customer: int, loan: int) -> None:
    home = a_record(desk, "application", customer, **{**LOAN, "product": "home_loan", "amount_minor": 2_000_000_000})
    assert facts(desk, home).has_plan
    assert {"cost", "own_money"} <= set(make(desk, home, "application_form").missing)
    assert not facts(desk, loan).has_plan
    assert not {"cost", "own_money"} & set(make(desk, loan, "application_form").missing)


def test_nothing_that_isn_t_known_is_a_zero(desk: Desk, customer: int) -> None:
    bare = a_record(desk, "application", customer, product="salary_loan")
    made = make(desk, bare, "application_form")
    assert {"amount", "amount_words", "months", "purpose", "incomes", "debts"} <= set(made.missing)
    text = text_of(made.content)
    assert "[…… số tiền đề nghị vay ……]" in text
    assert "\n0 đồng" not in text
    with pytest.raises(Refused, match="There is no schedule"):
        make(desk, bare, making.SCHEDULE, form="pdf")


def test_what_the_desk_says_of_the_bank_is_printed_in_the_paper_s_language(desk: Desk, loan: int) -> None:
    told = {
        "paper.bank_name": "Sông Hồng", "paper.bank_name.zh": "红河银行", "paper.overdue_rate": "18%",
        "paper.late_interest_rate": "mười", "paper.early_fee.vi": "2% số trả trước", "paper.place": "TP.HCM",
    }  # fmt: skip
    for key, value in told.items():
        a_record(desk, "setting", None, key=key, value=value)
    vi, zh = facts(desk, loan), facts(desk, loan, language="zh")
    assert (vi.bank.name, zh.bank.name) == ("Sông Hồng", "红河银行")
    assert (vi.contract.overdue_rate, vi.contract.late_interest_rate) == (Decimal(18), None)
    assert (vi.contract.early_fee, zh.contract.early_fee) == ("2% số trả trước", "")
    assert (vi.bank.branch, vi.bank.place, vi.officer.name) == ("Chợ Lớn", "TP.HCM", "Lan")


def test_a_party_is_known_by_its_papers_and_reached_as_it_likes(desk: Desk) -> None:
    firm = a_customer(desk, "Cơ khí Tân Thành", kind="company", tax_number="0312345678")
    a_record(desk, "contact_point", firm, kind="phone", value="028 3855 0000")
    a_record(desk, "contact_point", firm, kind="phone", value="0908 555 031", preferred=True)
    a_record(desk, "contact_point", firm, kind="email", value="tanthanh@example.com")
    a_record(desk, "address", firm, kind="mailing", street="Hộp thư 12")
    a_record(desk, "address", firm, kind="registered", street="138 Tuệ Tĩnh", ward="Hòa Bình", city="Quận 11")
    a_record(desk, "identity_document", firm, kind="business_licence", number="0357993207",
             issued_on=date(2002, 5, 9), issuer="Sở KHĐT")  # fmt: skip
    a_record(desk, "relation", firm, role="director", person_name="Đỗ Tấn Thành", title="Giám đốc")
    a_holding(desk, firm, "1020304050", kind="account")
    loan = a_record(desk, "application", firm, **{**LOAN, "product": "working_capital"})
    owner = a_record(desk, "application_party", loan, role="guarantor", name="Đỗ Tấn Thành", phone="0909 1")
    known = a_record(desk, "application_party", loan, role="owner", customer_rid=a_customer(desk, "陈美玲"))
    people = facts(desk, loan).people
    assert people["borrower"] == paper_facts.Person(
        "138 Tuệ Tĩnh, Hòa Bình, Quận 11", "0908 555 031", "tanthanh@example.com", date(2002, 5, 9), "Sở KHĐT",
        "0312345678", "1020304050", "Đỗ Tấn Thành", "Giám đốc",
    )  # fmt: skip
    assert people[f"p{owner}"] == paper_facts.Person(phone="0909 1")
    assert people[f"p{known}"] == paper_facts.Person()
    a_record(desk, "relation", firm, role="director", person_name="Lê Mai", title="Phó giám đốc")
    a_holding(desk, firm, "1020304051", kind="account")
    borrower = facts(desk, loan).people["borrower"]
    assert (borrower.signer, borrower.account) == ("", "")  # of two nobody said which


def test_a_chinese_address_is_written_from_the_large_to_the_small(desk: Desk) -> None:
    chen = a_customer(desk, "陈美玲")
    a_record(desk, "address", chen, kind="home", street="人民路12号", ward="", city="深圳市", province="广东省")
    loan = a_record(desk, "application", chen, **LOAN)
    assert facts(desk, loan).people["borrower"].address == "广东省深圳市人民路12号"
    found = desk.look(gathering.printable, loan, TODAY)
    assert found is not None
    assert found.language == "zh"


def test_the_list_of_what_to_bring_leaves_out_what_is_there_and_the_receipt_says_where_each_stands(
    desk: Desk, loan: int
) -> None:
    a_record(desk, "application_paper", loan, code="identity", name="CCCD", state="received", received_on=TODAY)
    a_record(desk, "application_paper", loan, code="income", name="Lương", state="verified",
             valid_until=TODAY - timedelta(days=1))  # fmt: skip
    a_record(desk, "application_paper", loan, name="Thư giới thiệu", state="wanted")
    a_record(desk, "application_paper", loan, code="marriage", name="Hôn nhân", state="waived", waived_why="độc thân")
    wanted = said(desk, loan, "what_to_bring", "en")
    assert "Identity card or passport" not in wanted
    assert "Proof of residence" not in wanted
    assert "payslips" in wanted
    assert "not older than 90 days" in wanted
    assert "Thư giới thiệu" in wanted
    lines = {line.name.partition(" ·")[0]: line for line in facts(desk, loan, "checklist_receipt", "vi").papers or ()}
    assert lines["Căn cước công dân hoặc hộ chiếu"].state == "received"
    assert lines["Hợp đồng lao động, bảng lương hoặc sao kê 3–6 tháng"].state == "expired"
    assert lines["Giấy xác nhận cư trú và tình trạng hôn nhân"].note == "độc thân"
    assert lines["Thư giới thiệu"].state == "wanted"


def test_a_paper_of_a_thing_without_a_title_names_the_thing(desk: Desk, customer: int) -> None:
    home = a_record(desk, "application", customer, **{**LOAN, "product": "home_loan"})
    a_record(desk, "collateral", home, kind="apartment", name="Căn hộ 1205")
    a_record(desk, "collateral", home, kind="house", name="Nhà", title_number="BK 1")
    names = [line.name for line in facts(desk, home, "what_to_bring", "vi").papers or ()]
    assert any(name.endswith(" · Căn hộ 1205") for name in names)
    assert any(name.endswith(" · BK 1") for name in names)


def test_of_a_product_without_rules_no_paper_is_known_to_be_wanted(desk: Desk, customer: int) -> None:
    bare = a_record(desk, "application", customer, **{**LOAN, "product": "boat_loan"})
    assert facts(desk, bare).product == ""
    assert facts(desk, bare, "what_to_bring").papers is None
    assert "papers" in make(desk, bare, "what_to_bring").missing


def test_one_contract_mortgages_or_pledges(desk: Desk, customer: int) -> None:
    home = a_record(desk, "application", customer, **{**LOAN, "product": "home_loan"})
    a_record(desk, "collateral", home, kind="house", name="Nhà", title_number="BK 1", value_minor=900_000_000)
    set_(desk, home, cost_minor=900_000_000, own_money_minor=550_000_000)
    move(desk, home, "submit")
    move(desk, home, "approve", decided_by="Trần Thu Hà")
    assert "THẾ CHẤP" in said(desk, home, "security_contract")
    assert facts(desk, home, "security_contract").contract.secured_amount == Decimal(350_000_000)
    a_record(desk, "collateral", home, kind="deposit", name="Sổ", title_number="D-1", value_minor=1)
    with pytest.raises(Refused, match="which one contract can't say"):
        make(desk, home, "security_contract")


def test_figures_that_contradict_each_other_are_not_printed(
    desk: Desk, loan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, other = shown(desk, loan), desk.look(application_view.read, loan, desk.today)
    assert other is not None
    terms = LoanTerms(Decimal(100), (RateSegment(TODAY, Decimal(12)),), TODAY, 12)
    schedule = build(terms)
    monkeypatch.setattr(gathering, "_schedule", lambda *_: schedule)
    with pytest.raises(Refused, match=r"The schedule is for VND 100, and the loan is VND 350,000,000\."):
        make(desk, loan, "application_form")
    assert before == other


@pytest.fixture
def approved(desk: Desk, loan: int) -> int:
    """The number of a loan that was approved."""
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà")
    return loan


def test_what_was_agreed_on_is_printed_once_it_is_written_down(desk: Desk, customer: int, approved: int) -> None:
    assert {"contract_number", "available_until"} <= set(make(desk, approved, "credit_contract").missing)
    contract = a_record(
        desk, "credit_contract", customer, application_rid=approved, number="118/HĐTD", amount_minor=350_000_000,
        currency="VND", signed_on=TODAY, available_until=date(2027, 2, 28), state="signed",
    )  # fmt: skip
    for kind, what in (("precedent", "công chứng"), ("covenant", "báo cáo quý"), ("precedent", "đăng ký")):
        a_record(desk, "contract_condition", contract, kind=kind, what=what)
    a_record(desk, "contract_condition", contract, kind="precedent", what="bỏ qua", state="waived")
    a_record(desk, "security_contract", contract, kind="deposit", number="118/HĐCC", signed_on=TODAY)
    found = facts(desk, approved, "credit_contract")
    agreed = found.contract
    assert (agreed.number, agreed.dated, agreed.available_until) == ("118/HĐTD", TODAY, date(2027, 2, 28))
    assert (agreed.security, agreed.security_number, agreed.security_dated) == ("pledge", "118/HĐCC", TODAY)
    assert found.decision is not None
    assert (found.decision.conditions, found.decision.covenants) == (("công chứng", "đăng ký"), ("báo cáo quý",))
    text = said(desk, approved, "credit_contract")
    assert "118/HĐTD" in text
    assert "28/02/2027" in text
    a_record(desk, "security_contract", contract, kind="mortgage", number="119/HĐTC")
    assert facts(desk, approved, "credit_contract").contract.security_number == ""  # of two nobody said which


def test_a_contract_for_another_amount_than_was_approved_is_not_printed(
    desk: Desk, customer: int, approved: int
) -> None:
    a_record(desk, "credit_contract", customer, application_rid=approved, number="1", amount_minor=1, currency="VND")
    with pytest.raises(Refused, match=r"The contract is for VND 1, and VND 350,000,000 was approved\."):
        make(desk, approved, "credit_contract")
    assert make(desk, approved, "appraisal_report")


def test_after_an_addendum_the_contract_is_printed_as_it_was_signed_and_a_receipt_with_the_new_limit(
    desk: Desk, approved: int
) -> None:
    proposal = desk.look(contract_making.of_application, approved, desk.today)
    given = {"number": "1", "signed_on": desk.today, "available_until": date(2027, 2, 1)}
    contract = desk.do_now("Contract", "", contract_making.make, proposal, given)
    changed = {
        "number": "01", "signed_on": desk.today, "amount_minor": 400_000_000, "available_until": date(2027, 6, 1),
        "decided_by": "Trần Thu Hà", "reason": "đội giá",
    }  # fmt: skip
    desk.do_now("Addendum", "", contract_amending.add, contract, changed)
    a_record(desk, "drawing", contract, amount_minor=400_000_000, currency="VND", wanted_on=desk.today)
    said_then = facts(desk, approved, "credit_contract").contract
    assert (said_then.amount, said_then.available_until) == (Decimal(350_000_000), date(2027, 2, 1))
    assert facts(desk, approved, "debt_receipt").drawing.limit == Decimal(400_000_000)
    assert make(desk, approved, "debt_receipt")


def test_a_debt_receipt_is_of_the_drawing_that_comes_next(desk: Desk, customer: int, approved: int) -> None:
    contract = a_record(
        desk, "credit_contract", customer, application_rid=approved, number="118", amount_minor=350_000_000,
        currency="VND",
    )  # fmt: skip
    assert facts(desk, approved, "debt_receipt").drawing == paper_facts.Drawing(limit=Decimal(350_000_000))
    drawing = a_record(
        desk, "drawing", contract, debt_note="GNN-01", amount_minor=200_000_000, currency="VND", purpose="Mua thép",
        means="transfer", wanted_on=date(2026, 12, 1), due_on=date(2027, 6, 1), rate_ppm=118_000,
        papers="HĐ 125\nUNC 45",
    )  # fmt: skip
    a_record(desk, "drawing_payee", drawing, name="Thép Việt", account="987", bank="NH Cửu Long",
             amount_minor=200_000_000, currency="VND", purpose="HĐ 125")  # fmt: skip
    made = make(desk, approved, "debt_receipt")
    text = text_of(made.content)
    for part in ("GNN-01", "200.000.000 đồng", "Hai trăm triệu đồng chẵn", "150.000.000 đồng", "chuyển khoản", "182",
                 "01/06/2027", "HĐ 125; UNC 45", "Thép Việt", "11,8%", "350.000.000 đồng"):  # fmt: skip
        assert part in text, part
    assert made.drawing == drawing
    desk.do_now(keeping.PRINTED, "", keeping.keep, desk.attachments, approved, made)
    assert desk.look(lambda reader: reader.value("SELECT drawing_rid FROM issued_paper")) == drawing
    desk.do_now("x", "", records.change, "drawing", drawing, {"state": "drawn", "drawn_on": TODAY})
    assert facts(desk, approved, "debt_receipt").drawing.number == "GNN-01"  # all went out: the last one
    second = a_record(desk, "drawing", contract, debt_note="GNN-02", amount_minor=100_000_000, currency="VND")
    found = facts(desk, approved, "debt_receipt")
    assert (found.drawing.number, found.drawing.outstanding, found.drawing.beneficiaries) == ("GNN-02", None, None)
    assert make(desk, approved, "debt_receipt").drawing == second
    assert facts(desk, approved, "credit_contract").drawing == paper_facts.Drawing()


@pytest.mark.parametrize(("kind", "fits"), [("loan", 150_000_000), ("line", 350_000_000)])
def test_a_receipt_over_what_is_left_of_the_limit_is_not_printed(
    desk: Desk, customer: int, approved: int, kind: str, fits: int
) -> None:
    """Of 350 million 200 were drawn, on a loan that is paid off: a line may draw them again, a loan can't."""
    contract = a_record(
        desk, "credit_contract", customer, application_rid=approved, number="118", kind=kind,
        amount_minor=350_000_000, currency="VND",
    )  # fmt: skip
    paid = a_holding(desk, customer, "L-9", kind="loan", amount_minor=200_000_000)
    desk.do_now("x", "", records.end, "holding", paid, "paid")
    gone: dict[str, Any] = {"state": "drawn", "drawn_on": date(2026, 6, 1), "holding_rid": paid}
    a_record(desk, "drawing", contract, amount_minor=200_000_000, currency="VND", **gone)
    second = a_record(desk, "drawing", contract, amount_minor=fits, currency="VND")
    found = facts(desk, approved, "debt_receipt").drawing
    assert (found.outstanding, found.left) == (Decimal(0), Decimal(fits))
    made = make(desk, approved, "debt_receipt")
    assert (made.drawing, "limit_left" in made.missing) == (second, False)
    assert values_of(facts(desk, approved, "debt_receipt"), "en").texts["limit_left"] == "VND 0"
    desk.do_now("x", "", records.change, "drawing", second, {"amount_minor": fits + 1})
    with pytest.raises(Refused, match="is left of the limit"):
        make(desk, approved, "debt_receipt")


def test_a_drawing_whose_payees_get_another_amount_is_not_printed(desk: Desk, customer: int, approved: int) -> None:
    contract = a_record(desk, "credit_contract", customer, application_rid=approved, number="1", currency="VND")
    drawing = a_record(desk, "drawing", contract, amount_minor=200, currency="VND")
    a_record(desk, "drawing_payee", drawing, name="Thép Việt", amount_minor=100, currency="VND")
    with pytest.raises(Refused, match="its beneficiaries are paid VND 100"):
        make(desk, approved, "debt_receipt")


def template(folder: Path, text: str, name: str = "vi/application_form.docx") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))


def test_a_template_that_can_t_be_used_is_refused_in_words(desk: Desk, loan: int, tmp_path: Path) -> None:
    template(tmp_path, "{{ borower_name }}")
    with pytest.raises(Refused, match=r"vi/application_form\.docx: there is no placeholder “borower_name”"):
        make(desk, loan, "application_form", own=tmp_path)
    (tmp_path / "vi" / "application_form.docx").rename(tmp_path / "vi" / "application_form.docm")
    with pytest.raises(Refused, match=r"vi/application_form\.docm has a macro"):
        make(desk, loan, "application_form", own=tmp_path)
    assert make(desk, loan, "application_form", "en", own=tmp_path).template_sha256  # the shipped one of that language


def test_a_bank_s_own_report_is_printed_by_word_alone(desk: Desk, loan: int, tmp_path: Path) -> None:
    shipped = make(desk, loan, "appraisal_report", form="pdf", own=tmp_path)
    assert shipped.content.startswith(b"%PDF")
    assert "bank_name" in shipped.missing
    assert len(shipped.template_sha256) == 64
    template(tmp_path, "{{ borrower_name }}", "vi/appraisal_report.docx")
    with pytest.raises(Refused, match="which only Word can print"):
        make(desk, loan, "appraisal_report", form="pdf", own=tmp_path)
    assert text_of(make(desk, loan, "appraisal_report", own=tmp_path).content) == "Phạm Quốc Huy"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_has_every_row_of_the_schedule(desk: Desk, loan: int, tmp_path: Path, language: str) -> None:
    made = make(desk, loan, making.SCHEDULE, language, "pdf")
    assert made.name == f"L-0001-schedule-{language}.pdf"
    path = tmp_path / made.name
    path.write_bytes(made.content)
    command = ["pdftotext", "-layout", str(path), "-"]
    printed = "".join(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().split())
    schedule = shown(desk, loan).appraisal.figures.schedule
    assert schedule is not None
    for row in schedule.rows:
        cells = (figures(value, language) for value in (row.principal, row.interest, row.payment, row.balance))
        # A day in English has blanks, which the table may break at.
        assert "".join("".join(cells).split()) in printed
    assert "".join(money(schedule.totals.payment, language).split()) in printed
    # 350 m at 12.5 % by days on 365 costs about (1 + 0.125 / 12) ** 12 - 1 a year: 13.24 %.
    assert "13.2" in printed.replace(",", ".")


def keep(desk: Desk, rid: int, paper: str = "application_form") -> tuple[int, Made]:
    made = make(desk, rid, paper)
    kept = desk.do_now(keeping.PRINTED, keeping.subject(made), keeping.keep, desk.attachments, rid, made)
    return kept, made


def test_a_past_paper_stays_as_it_was_whatever_becomes_of_the_application(desk: Desk, loan: int) -> None:
    rid, made = keep(desk, loan)
    set_(desk, loan, amount_minor=300_000_000)
    second, other = keep(desk, loan)
    assert other.content != made.content
    lines = desk.look(issued.of_application, loan)
    assert [(line.rid, line.paper, line.language, line.officer, line.on) for line in lines] == [
        (second, "application_form", "vi", "Lan", TODAY),
        (rid, "application_form", "vi", "Lan", TODAY),
    ]
    line = desk.look(issued.get, loan, rid)
    assert line is not None
    assert line.missing == made.missing
    assert issued.content(desk.attachments, line) == made.content
    assert issued.file_name("L-0001", line, made.content) == f"L-0001-application_form-vi-2026-11-20-{rid}.docx"
    assert desk.look(issued.get, loan + 1, rid) is None
    hashed = desk.look(lambda reader: reader.value("SELECT template_sha256 FROM issued_paper WHERE rid = ?", (rid,)))
    assert hashed == made.template_sha256


def test_a_printing_taken_back_and_done_again_has_the_very_paper(desk: Desk, loan: int) -> None:
    rid, made = keep(desk, loan)
    desk.undo()
    assert desk.look(issued.of_application, loan) == []
    desk.redo()
    (line,) = desk.look(issued.of_application, loan)
    assert (line.rid, issued.content(desk.attachments, line)) == (rid, made.content)


def test_what_was_printed_is_encrypted_beside_an_encrypted_desk(sealed_path: Path, clock: Clock) -> None:
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    try:
        loan = a_record(desk, "application", a_customer(desk, "Phạm Quốc Huy"), **LOAN)
        _rid, made = keep(desk, loan)
        (path,) = desk.attachments.folder.glob("??/*")
        assert b"word/document.xml" in made.content
        assert b"word/document.xml" not in path.read_bytes()
        (line,) = desk.look(issued.of_application, loan)
        assert issued.content(desk.attachments, line) == made.content
    finally:
        desk.close()


def test_an_application_that_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer there"):
        make(desk, 99, "application_form")
    assert desk.look(gathering.printable, 99, TODAY) is None


def test_every_gap_has_a_name_in_three_languages() -> None:
    for language in LANGUAGES:
        assert all(making.labels([*fields(), "debts.group", "schedule.due"], language))
    assert making.labels(["debts.group"], "en") == ["loans and cards there are already: debt group"]


def test_rules_of_the_product_are_in_the_paper_s_language(desk: Desk, loan: int) -> None:
    product = rules.shipped().products["salary_loan"]
    for language in LANGUAGES:
        assert facts(desk, loan, language=language).product == product.name.in_language(language)


def test_a_word_processor_prints_what_was_printed(desk: Desk, loan: int, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice Writer (libreoffice-writer-nogui) or pdftotext (poppler-utils) isn't installed")
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà")
    rid, made = keep(desk, loan, "credit_contract")
    line = desk.look(issued.get, loan, rid)
    assert line is not None
    path = tmp_path / made.name
    path.write_bytes(issued.content(desk.attachments, line))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    reading = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
    printed = "".join(subprocess.run(reading, check=True, capture_output=True, timeout=60).stdout.decode().split())
    schedule = shown(desk, loan).appraisal.figures.schedule
    assert schedule is not None
    assert [row for row in rows_of(schedule, "vi") if "".join(row.split()) not in printed] == []
