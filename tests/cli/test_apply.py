"""An application by questions and answers in lines: all of it through a pipe, and at a terminal that is killed."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault
from crodesk.domain.records.application_steps import FORMS, STEPS
from tests.cli.conftest import Answer, Run, program

Talk = Callable[..., Answer]
START = ("0905777888", "Phạm Quốc Huy", "1")
"""The answers for somebody who walks in and asks for a salary loan."""
LOAN = ("", "350m", "36", "12.5", "home repair")
"""No other parties; amount, term, rate, purpose."""


@pytest.fixture
def talk(crodesk: Run, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Answer line by line what `crodesk apply --plain` asks."""

    def talked(*answers: str, more: tuple[str, ...] = (), language: str = "en") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        return crodesk("--language", language, "apply", "--plain", *more)

    return talked


def shown(crodesk: Run, number: str = "1") -> dict[str, object]:
    found: dict[str, object] = json.loads(crodesk("application", "show", number, "--as-file", "--json").out)
    return found


def listed(crodesk: Run, name: str) -> list[dict[str, object]]:
    found = shown(crodesk)[name]
    assert isinstance(found, list)
    return found


def test_a_walk_in_gets_a_first_figure_and_everything_is_kept_when_the_answers_end(crodesk: Run, talk: Talk) -> None:
    found = talk(*START, *LOAN)
    assert found.code == 0, found.err
    # 350 million over 36 months at 12.5 % by days, as in test_applications.py
    assert "Pays a month: 11,708,422 ₫" in found.out
    assert "= 350,000,000 ₫ · three hundred fifty million" in found.out
    assert "L-0001: Loan asked · Product. All of it is kept; crodesk apply --plain L-0001 goes on." in found.out
    assert "Rules say: refer" in found.out
    assert "not known yet" in found.out
    data = shown(crodesk)
    assert data["customer"] == "K-0001"
    own = data["application"]
    assert isinstance(own, dict)
    assert {key: own[key] for key in ("product", "amount", "months", "rate", "purpose")} == {
        "product": "salary_loan", "amount": 350_000_000, "months": 36, "rate": 12.5, "purpose": "home repair",
    }  # fmt: skip
    assert "0905777888" in crodesk("show", "K-0001").out


def test_it_goes_on_where_something_lacks(crodesk: Run, talk: Talk) -> None:
    talk(*START, *LOAN[:2])
    found = talk(more=("1",))
    assert "Step 2 of 6: Loan asked" in found.out
    assert "Amount [350,000,000 ₫]:" in found.out
    assert "Step 1" not in found.out


def test_under_way_is_offered_before_another_is_begun(crodesk: Run, talk: Talk) -> None:
    talk(*START, *LOAN)
    found = talk("huy", "1")
    assert "L-0001 · salary loan · 350,000,000 ₫ · draft" in found.out
    assert "L-0001: " in found.out
    talk("huy", "", "9")
    assert "overdraft" in crodesk("applications").out
    talk(more=("--customer", "K-0001", "--product", "home_loan"))
    assert "home loan" in crodesk("applications").out


def test_what_is_not_understood_is_said_and_asked_again(crodesk: Run, talk: Talk) -> None:
    found = talk("Lê Thị Mai", "phone", "", "99", "salary loan", "", "lots", "?", "350m", "long", "36")
    assert "!! “phone”" in found.out
    assert "Type a number from 1 to 10, or its name." in found.out
    assert "!! “lots” isn't an amount." in found.out
    assert "An amount: 350m" in found.out
    assert "!! “long” isn't a number of months." in found.out
    assert "= 3 years" in found.out


def test_back_skip_and_empty(crodesk: Run, talk: Talk) -> None:
    talk(*START, "", "350m", "36", "<", "24", ".", "home", "-")
    own = shown(crodesk)["application"]
    assert isinstance(own, dict)
    assert (own["months"], own.get("rate"), own["purpose"]) == (24, None, "home")
    found = talk(">", "-", "<", "", more=("1",))
    own = shown(crodesk)["application"]
    assert isinstance(own, dict)
    assert "amount" not in own
    assert "= –" in found.out


def test_a_product_is_one_that_there_are_rules_for(crodesk: Run, talk: Talk) -> None:
    found = talk(*START, *LOAN, "boat loan", "3", ">", "")
    assert "“boat loan” is none of: salary loan" in found.out
    own = shown(crodesk)["application"]
    assert isinstance(own, dict)
    assert own["product"] == "home_loan"
    assert "Step 3 of 7" in found.out  # a home loan has collateral


def test_lists_grow_change_and_shrink(crodesk: Run, talk: Talk) -> None:
    # parties: one more, a guarantor by name; then the rest of the form is left by the next step
    found = talk(
        *START, "+", "guarantor", "", "Lê Thị Mai", ">", "+", "1", "", "Trần An", ">", "-2", "1", "", "", "Lê Thị Maii",
        ">", "9", "", *LOAN[1:],
    )  # fmt: skip
    assert "1  guarantor · Lê Thị Mai" in found.out
    assert "2  co-borrower · Trần An" in found.out
    assert "Type + for one more, a number of the list, or only Enter." in found.out
    assert [(each["role"], each["name"]) for each in listed(crodesk, "party")] == [("guarantor", "Lê Thị Maii")]


def to_means(talk: Talk, *answers: str) -> Answer:
    talk(*START, *LOAN, ">")
    return talk(">", ">", *answers, more=("1",))


def test_an_income_is_asked_field_by_field_and_belongs_to_whom_it_is(crodesk: Run, talk: Talk) -> None:
    talk(*START, "+", "1", "", "Lê Thị Mai", ">", *LOAN)
    keys = FORMS["application_flow"]
    to_account = keys.index("party_rid") - keys.index("variable") - 1
    form = ("1", "salary", "31m", "1", "", *("",) * to_account, "1", "payslips", "31/10/2026", "y", "")
    found = talk(">", ">", "9.5m", "yes", "", "+", *form, "", "", "", more=("1",))
    (flow,) = listed(crodesk, "flow")
    assert flow == {
        "direction": "income", "kind": "salary", "amount": 31_000_000, "period": "month", "party": "p1",
        "source": "payslips", "as_of": "2026-10-31", "verified": True,
    }, found.out  # fmt: skip
    assert "= Lê Thị Mai" in found.out


def test_a_record_without_what_it_needs_is_not_added(crodesk: Run, talk: Talk) -> None:
    found = to_means(talk, "", "", "", "", "+", ".", "")
    assert "Without that nothing is added." in found.out
    assert "debt" not in shown(crodesk)


def test_what_is_on_file_is_offered_with_its_source_and_age(crodesk: Run, talk: Talk) -> None:
    talk(*START, *LOAN)
    crodesk("record", "add", "fact", "K-0001", "kind=income", "what=Salary", "amount=31m", "currency=VND",
            "period=month", "source=payslips", "as_of=2026-09-01")  # fmt: skip
    found = talk(">", ">", "x", "1", more=("1",))
    assert "1  Salary · 31,000,000 ₫ · payslips · 1 Sep 2026, 80 days ago" in found.out
    assert "Type numbers of the list" in found.out
    assert "= 1 taken over" in found.out
    (flow,) = listed(crodesk, "flow")
    assert flow["amount"] == 31_000_000


def test_the_checklist_lists_its_papers(crodesk: Run, talk: Talk) -> None:
    found = to_means(talk, ">", "+")
    assert "Identity card or passport" in found.out
    assert "paper" in shown(crodesk)


def test_what_only_a_person_can_answer_of_the_scorecard_is_asked(crodesk: Run, talk: Talk) -> None:
    talk(*START, *LOAN)
    found = talk(">", ">", ">", ">", "9", "1", more=("1",))
    assert "Type a number from 1 to" in found.out
    (kept,) = listed(crodesk, "scorecard_answer")
    assert kept["attribute"] == "income-kind"


def test_every_step_and_field_of_the_schema_is_asked(crodesk: Run, talk: Talk) -> None:
    found = talk("An Phát", *[""] * 200, more=("--product", "home_loan"))
    from crodesk.domain.rules.products import products

    for step in STEPS:
        assert step.label in found.out
        for spec in step.asked():
            if spec.key not in {"yearly_costs_minor", "bound_days", "other_sources_minor"}:
                assert f"{spec.label} [" in found.out or f"{spec.label} * [" in found.out, spec.key
        for part in step.parts_of(products()["home_loan"].sections):
            assert part.kind.plural in found.out
    assert "Papers wanted" not in found.out


def test_what_was_sent_is_not_asked_about(crodesk: Run, talk: Talk) -> None:
    talk(*START, *LOAN)
    crodesk("application", "submit", "1")
    found = talk("x", more=("1",))
    assert found.code == 1
    assert "it was sent" in found.err


def test_without_an_answer_nothing_is_begun(crodesk: Run, talk: Talk) -> None:
    assert talk().code == 1
    assert talk("", "0905777888", "").code == 1
    assert talk("An", "", "<").code == 1
    assert crodesk("applications").code == 1
    assert talk("x", more=("--product", "boat", "--customer", "An")).code == 1


def test_several_customers_are_told_apart(crodesk: Run, talk: Talk) -> None:
    for name in ("Lê Thị Mai", "Lê Văn Mai"):
        crodesk("customer", "new", "--name", name)
    found = talk("mai", "7", "", "mai", "2", more=("--product", "overdraft"))
    assert "Type a number from 1 to 2, or only Enter." in found.out
    assert "overdraft" in crodesk("applications").out


@pytest.mark.parametrize(
    ("code", "amount", "rate", "words"),
    [("vi", "350tr", "12,5", "= 350.000.000 ₫ · ba trăm năm mươi triệu"), ("zh", "3.5亿", "12.5", "= 350,000,000")],
)
def test_answers_are_read_as_their_language_writes_them(
    crodesk: Run, talk: Talk, code: str, amount: str, rate: str, words: str
) -> None:
    found = talk(*START, "", amount, "36", rate, language=code)
    assert words in found.out
    (line,) = json.loads(crodesk("applications", "--json").out)
    assert (line["amount_minor"], line["rate_ppm"]) == (350_000_000, 125_000)


def test_a_fault_of_the_disk_ends_the_talk_and_what_was_answered_is_there(
    crodesk: Run, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crodesk.services import records

    talk(*START, *LOAN)

    def full(*_: object, **__: object) -> None:
        raise DeskFault("The disk is full.")

    monkeypatch.setattr(records, "change", full)
    found = talk(">", "400m", "48", more=("1",))
    assert found.code == 3
    assert "The disk is full." in found.out + found.err
    assert json.loads(crodesk("applications", "--json").out)[0]["amount_minor"] == 350_000_000


def test_through_a_pipe_all_answers_may_come_from_a_file(desk_path: Path) -> None:
    given = "".join(f"{answer}\n" for answer in (*START, *LOAN))
    found = program("apply", "--plain", given=given, CRODESK_DESK=str(desk_path))
    assert found.code == 0, found.err
    assert "Pays a month: 11,708,422 ₫" in found.out
    assert "\x1b" not in found.out


def test_a_kill_loses_at_most_the_open_answer(tmp_path: Path, desk_path: Path) -> None:
    pytest.importorskip("termios", reason="pseudo terminals are a thing of Unix")
    from tests.terminal.harness import Terminal

    command = [sys.executable, "-m", "crodesk", "--desk", str(desk_path), "apply", "--plain"]
    with Terminal(command, home=tmp_path, columns=100) as terminal:
        for question, answer in (
            ("Customer", "An Phát"), ("Phone", ""), ("Product:", "1"), ("party", ""), ("Amount", "350m"),
            ("Term", "36"), ("Rate", "12"),
        ):  # fmt: skip
            terminal.wait_for(question)
            terminal.send(f"{answer}\r" if question != "Rate" else answer)
        terminal.wait_for("Rate a year []: 12")
        terminal.kill9()
    found = program("applications", "--json", CRODESK_DESK=str(desk_path))
    (line,) = json.loads(found.out)
    assert (line["amount_minor"], line["months"], line["rate_ppm"]) == (350_000_000, 36, None)
