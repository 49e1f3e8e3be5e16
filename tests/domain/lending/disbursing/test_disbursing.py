"""Money goes out only when everything is right, and what isn't is said by its field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.disbursing import moves, proving
from crodesk.domain.lending.disbursing.checks import Checked, check
from crodesk.domain.lending.disbursing.drawing import (
    CASH,
    CONDITION_STATES,
    STATES,
    Agreement,
    Condition,
    Drawing,
    Payee,
    Security,
)
from crodesk.domain.lending.disbursing.paper import Note, of_papers
from crodesk.domain.lending.moving import Said, allowed
from crodesk.domain.rules import figures

DAY = date(2026, 3, 2)
SELLER = Payee("Cty TNHH Thép Việt", Decimal(300_000_000), account="0011", bank="VCB", purpose="thép")
DRAWING = Drawing(
    "VND", Decimal(300_000_000), DAY, date(2026, 8, 29), 180, "mua thép", (SELLER,), ("hợp đồng 12", "hóa đơn 7")
)
HOUSE = Security("Nhà 12 Lý Thái Tổ", True, "registered", True, date(2027, 1, 1), date(2026, 12, 31))
AGREEMENT = Agreement(
    "VND", Decimal(1_000_000_000), Decimal(500_000_000), Decimal(700_000_000), revolving=True,
    signed_on=date(2026, 1, 10), available_from=date(2026, 1, 10), available_until=date(2026, 12, 31),
    ends_on=date(2027, 1, 10), decided=True, decision_until=date(2026, 1, 31),
    conditions=(Condition("notarised", "met"),), securities=(HOUSE,),
)  # fmt: skip


def said(checked: Checked) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the fields and words of what stops and of what only warns."""

    def shown(values: Any) -> dict[str, object]:
        return {name: f"{one.minor:,}" if isinstance(one, Amount) else one for name, one in values.items()}

    return (
        [(one.field, one.text.format(**shown(one.values))) for one in checked.stops],
        [(one.field, one.text.format(**shown(one.values))) for one in checked.warnings],
    )


def found(agreement: Agreement = AGREEMENT, **changes: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return said(check(replace(DRAWING, **changes), agreement))


def test_a_drawing_of_which_all_is_right_goes_out() -> None:
    assert check(DRAWING, AGREEMENT) == Checked((), ())


def test_the_limit_holds_for_what_is_outstanding_drawn_and_waiting() -> None:
    full = replace(AGREEMENT, outstanding=Decimal(700_000_001))
    assert found(full) == ([("amount", "Of the limit only 299,999,999 is left.")], [])
    assert found(replace(AGREEMENT, outstanding=Decimal(700_000_000))) == ([], [])
    waiting = replace(AGREEMENT, waiting=Decimal(200_000_001))
    assert found(waiting)[0] == [("amount", "Of the limit only 299,999,999 is left.")]


def test_what_was_repaid_of_a_term_loan_is_not_drawn_again() -> None:
    once = replace(AGREEMENT, revolving=False, drawn=Decimal(800_000_000))
    assert found(once)[0] == [("amount", "Of the limit only 200,000,000 is left.")]
    over = replace(once, drawn=Decimal(1_100_000_000))
    assert over.left == 0


@pytest.mark.parametrize("unknown", [{"limit": None}, {"outstanding": None}])
def test_a_limit_that_is_not_known_stops(unknown: dict[str, Any]) -> None:
    words = "The limit or what was drawn isn't known: nobody can say whether it fits."
    assert found(replace(AGREEMENT, **unknown))[0] == [("amount", words)]


def test_an_amount_is_there_and_in_the_currency_of_the_contract() -> None:
    for amount in (None, Decimal(0), Decimal("NaN")):
        assert ("amount", "The amount must be more than zero.") in found(amount=amount)[0]
    assert found(replace(AGREEMENT, currency="USD"))[0] == [
        ("currency", "The contract is in USD, and so are its drawings.")
    ]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (None, "Say on which day the money is to go out."),
        (date(2026, 1, 9), "No contract is signed on that day."),
        (date(2027, 1, 1), "It could be drawn until 2026-12-31."),
    ],
)
def test_money_goes_out_while_the_contract_can_be_drawn(on: date | None, words: str) -> None:
    assert ("on", words) in found(on=on, due=None, days=None)[0]


def test_a_contract_without_such_days_can_be_drawn_once_it_is_signed() -> None:
    bare = replace(AGREEMENT, available_from=None, available_until=None, decision_until=None, ends_on=None)
    assert found(bare) == ([], [])
    assert found(replace(bare, signed_on=None))[0] == [("on", "No contract is signed on that day.")]
    later = replace(AGREEMENT, available_from=date(2026, 3, 3))
    assert found(later)[0] == [("on", "It can be drawn from 2026-03-03 on.")]


def test_the_first_and_the_last_day_count() -> None:
    opened = replace(AGREEMENT, signed_on=DAY, available_from=DAY, available_until=DAY, decision_until=DAY)
    assert found(opened) == ([], [])
    assert found(replace(AGREEMENT, ends_on=date(2026, 8, 29))) == ([], [])
    assert found(due=date(2026, 3, 3), days=1) == ([], [])


def test_the_decision_must_hold_when_the_contract_is_signed() -> None:
    ended = "The approval held until 2026-01-31, and no contract was signed by then."
    assert found(replace(AGREEMENT, signed_on=date(2026, 2, 1)))[0] == [("", ended)]
    unsigned = replace(AGREEMENT, signed_on=None)
    assert ("", ended) in found(unsigned)[0]
    assert ("", ended) not in found(unsigned, on=None)[0]
    assert found(replace(AGREEMENT, decided=None))[0] == [("", "There is no approval on file.")]


def test_conditions_are_met_or_waived_with_a_reason() -> None:
    conditions = (
        Condition("insured"), Condition("visited", "waived", " "), Condition("paid", "waived", "small"),
        Condition("sold", "broken"),
    )  # fmt: skip
    assert found(replace(AGREEMENT, conditions=conditions))[0] == [
        ("conditions[0]", "Still wanted: insured"),
        ("conditions[1]", "Waived without a reason: visited"),
        ("conditions[3]", "Broken: sold"),
    ]


def test_the_term_is_from_the_drawing_to_the_due_date() -> None:
    """From 2 March to 29 August there are 180 days."""
    assert found(days=181)[0] == [("days", "By its two dates the term is 180 days.")]
    assert found(days=None) == ([], [])
    assert found(due=DAY)[0] == [("due", "It is due after it is drawn.")]
    assert found(due=date(2027, 1, 11), days=None)[0] == [("due", "The contract ends on 2027-01-10.")]
    assert found(due=None) == ([], [])


def test_the_purpose_is_said_and_proven_or_proof_is_promised_for_a_day() -> None:
    assert found(purpose=" ", evidence=())[0] == [
        ("purpose", "Say what the money is for."),
        ("evidence", "No paper proves the purpose, and none is promised for a day."),
    ]
    assert found(evidence_by=date(2026, 4, 1)) == ([], [])
    assert found(is_checked=True) == ([], [])
    assert found(is_checked=False)[0] == [("evidence", "Nobody has checked the papers that prove the purpose.")]
    assert found(evidence=(), evidence_by=date(2026, 4, 1)) == (
        [],
        [("evidence", "Papers that prove the purpose are to come until 2026-04-01.")],
    )


def test_payees_get_what_is_drawn_by_name_and_account() -> None:
    assert found(payees=())[0] == [("payees", "Say who is paid.")]
    short = (replace(SELLER, amount=Decimal(299_999_999)),)
    assert found(payees=short)[0] == [("payees", "The payees get 299,999,999 together, and 300,000,000 is drawn.")]
    nobody = (Payee(" "), replace(SELLER, bank=""))
    assert found(payees=nobody)[0] == [
        ("payees[0].name", "Say who is paid."),
        ("payees[0].amount", "The amount must be more than zero."),
        ("payees[0].account", "A transfer needs an account and its bank."),
        ("payees[1].account", "A transfer needs an account and its bank."),
    ]


def test_paying_the_borrower_needs_a_reason() -> None:
    borrower = replace(SELLER, is_borrower=True)
    words = "The borrower is paid instead of who sells: say why."
    assert found(payees=(borrower,))[0] == [("payees[0].justified", words)]
    assert found(payees=(replace(borrower, justified="own money was paid before"),)) == ([], [])


def test_cash_is_for_people_without_an_account_who_are_vouched_for() -> None:
    """Circular 21/2017/TT-NHNN, as lending.md 1.15 has it."""

    def told(**stated: Any) -> list[tuple[str, str]]:
        return found(payees=(replace(SELLER, means=CASH, account="", bank="", **stated),))[0]

    field = "payees[0].means"
    assert told() == [(field, "Cash: say whether the payee is a person, and has an account.")]
    assert told(has_account=False)[0][1].startswith("Cash: say whether")
    assert told(is_person=True)[0][1].startswith("Cash: say whether")
    assert told(is_person=False, has_account=False) == [(field, "A legal person is paid by transfer, not in cash.")]
    assert told(is_person=True, has_account=True) == [(field, "The payee has an account: pay by transfer.")]
    assert told(is_person=True, has_account=False) == [
        (field, "Cash needs the borrower's written commitment that the payee has no account.")
    ]
    assert told(is_person=True, has_account=False, commitment=True) == []


@pytest.mark.parametrize(("amount", "stops"), [(99_999_999, False), (100_000_000, True)])
def test_less_than_a_hundred_million_may_be_cash(amount: int, stops: bool) -> None:
    payee = Payee("chị Hoa", Decimal(amount), CASH, is_person=True, has_account=True)
    assert bool(found(amount=Decimal(amount), payees=(payee,))[0]) is stops


def test_what_goes_by_transfer_does_not_count_as_cash() -> None:
    cash = Payee("chị Hoa", Decimal(60_000_000), CASH, is_person=True, has_account=True)
    rest = replace(SELLER, amount=Decimal(240_000_000))
    assert found(payees=(cash, rest)) == ([], [])


def test_parts_of_cash_count_together() -> None:
    half = Payee("chị Hoa", Decimal(60_000_000), CASH, is_person=True, has_account=True)
    assert len(found(amount=Decimal(120_000_000), payees=(half, half))[0]) == 2


def test_another_country_has_its_own_rule_and_other_currencies_no_small_sum() -> None:
    cash = replace(DRAWING, payees=(replace(SELLER, means=CASH),))
    assert check(cash, AGREEMENT, "any") == Checked((), ())
    dollars = replace(cash, currency="USD")
    assert len(check(dollars, replace(AGREEMENT, currency="USD")).stops) == 1


def test_securities_are_signed_registered_insured_and_valued() -> None:
    bare = Security("xe tải")
    sent = Security("máy", True, "sent", True, date(2026, 3, 1), date(2026, 3, 1))
    silent = Security("kho", True, "", True)
    assert found(replace(AGREEMENT, securities=(bare, sent, silent))) == (
        [
            ("securities[0].registration", "The security contract isn't signed: xe tải"),
            ("securities[1].registration", "It isn't registered yet: máy"),
            ("securities[2].registration", "Say whether it is registered: kho"),
            ("securities[1].insured_until", "The insurance ends on 2026-03-01: máy"),
            ("securities[2].insured_until", "No insurance is on file: kho"),
        ],
        [("securities[1].valued_until", "The valuation held until 2026-03-01: máy")],
    )
    on_the_day = Security("sổ", True, "not_needed", True, DAY, DAY)
    assert found(replace(AGREEMENT, securities=(on_the_day,))) == ([], [])


def test_a_bank_makes_a_stop_of_a_warning_and_says_what_is_to_be_confirmed() -> None:
    own = figures.read("drawing_checks", '[valuation]\nweight = "stop"\n', "bank.toml")
    assert not isinstance(own, list)
    old = replace(AGREEMENT, securities=(replace(HOUSE, valued_until=date(2026, 1, 1)),))
    assert [mark.at for mark in check(DRAWING, old).to_be_confirmed] == ["valuation"]
    strict = check(DRAWING, old, rules=own)
    assert (len(strict.stops), strict.warnings, strict.to_be_confirmed) == (1, (), ())
    cash = replace(DRAWING, payees=(replace(SELLER, means=CASH),))
    assert check(cash, AGREEMENT, cash_rules=figures.load("cash_payments")).to_be_confirmed == ()
    guessed = figures.read("cash_payments", '[vn]\nevidence = "G"\nbelow = { VND = 1 }\n', "bank.toml")
    assert not isinstance(guessed, list)
    small = Payee("chị Hoa", Decimal(300_000_000), CASH, is_person=True, has_account=False, commitment=True)
    assert check(replace(DRAWING, payees=(small,)), AGREEMENT, cash_rules=guessed) == Checked((), ())
    assert [mark.at for mark in check(cash, AGREEMENT, cash_rules=guessed).to_be_confirmed] == ["vn"]
    free = figures.read("cash_payments", "[vn]\ncash_allowed = true\n", "bank.toml")
    assert not isinstance(free, list)
    assert check(cash, AGREEMENT, cash_rules=free).stops == ()


# Moves


def told(problems: list[Any]) -> list[tuple[str, str]]:
    return [(one.field, one.text.format(**one.values)) for one in problems]


def test_a_drawing_goes_from_planned_to_drawn_or_is_cancelled() -> None:
    assert {state: allowed(moves.DRAWING_MOVES, state) for state in STATES} == {
        "planned": ("request", "cancel"),
        "requested": ("draw", "cancel", "plan_again"),
        "drawn": ("take_back",),
        "cancelled": ("plan_again",),
    }
    assert moves.of_drawing(Said("request", DAY), "planned", DAY) == []
    assert told(moves.of_drawing(Said("draw", DAY), "planned", DAY)) == [
        ("move", "From this state it can't go there. Nothing was changed.")
    ]
    assert told(moves.of_drawing(Said("fly", DAY), "planned", DAY))[0][0] == "move"


def test_a_drawing_with_something_to_fix_does_not_go_out() -> None:
    assert told(moves.of_drawing(Said("draw", DAY), "requested", date(2026, 3, 1), stops=2)) == [
        ("on", "That day is still to come."),
        ("move", "2 to fix before it can go out."),
    ]
    assert moves.of_drawing(Said("cancel", DAY, "not needed"), "requested", DAY, stops=2) == []
    assert told(moves.of_drawing(Said("cancel", DAY, " "), "requested", DAY)) == [("reason", "Say why.")]


def test_a_condition_is_met_or_waived_by_somebody_else() -> None:
    assert {state: allowed(moves.CONDITION_MOVES, state) for state in CONDITION_STATES} == {
        "wanted": ("meet", "waive", "break"),
        "met": ("break", "want_again"),
        "waived": ("want_again",),
        "broken": ("meet", "waive", "want_again"),
    }
    assert moves.of_condition(Said("meet", DAY), "wanted", DAY) == []
    assert told(moves.of_condition(Said("waive", DAY), "wanted", DAY, "Lê An")) == [
        ("reason", "Say why."),
        ("by", "Say who waived it."),
    ]
    assert told(moves.of_condition(Said("waive", DAY, "small", "LÊ AN"), "wanted", DAY, "Lê An")) == [
        ("by", "Who works on the loan doesn't waive its conditions: name who did.")
    ]
    assert moves.of_condition(Said("waive", DAY, "small", "Trần Bình"), "wanted", DAY, "Lê An") == []
    assert moves.of_condition(Said("waive", DAY, "small", "Trần Bình"), "wanted", DAY) == []


# Papers


def test_papers_say_what_is_drawn_and_by_what_means() -> None:
    both = replace(DRAWING, payees=(SELLER, Payee("chị Hoa", Decimal(1), CASH), replace(SELLER, means="barter")))
    paper = of_papers(both, AGREEMENT, "vi", Note("01/2026", "cuối kỳ", "hằng tháng"))
    assert (paper.number, paper.means, paper.evidence) == (
        "01/2026",
        "chuyển khoản và tiền mặt",
        "hợp đồng 12; hóa đơn 7",
    )
    assert (paper.on, paper.due, paper.amount) == (DAY, date(2026, 8, 29), Decimal(300_000_000))
    assert (paper.limit, paper.outstanding) == (Decimal(1_000_000_000), Decimal(500_000_000))
    assert (paper.principal_periods, paper.interest_periods, paper.originals) == ("cuối kỳ", "hằng tháng", 3)
    assert paper.beneficiaries is not None
    first = paper.beneficiaries[0]
    assert (first.name, first.account, first.bank) == ("Cty TNHH Thép Việt", "0011", "VCB")
    assert (first.amount, first.purpose, paper.purpose) == (Decimal(300_000_000), "thép", "mua thép")
    assert of_papers(DRAWING, AGREEMENT, "en", Note(originals=2)).originals == 2
    assert of_papers(DRAWING, AGREEMENT, "zh").means == "转账"
    assert of_papers(replace(DRAWING, payees=()), AGREEMENT, "en").means == ""


# Proof after the money


def test_papers_that_come_later_are_promised_within_the_days_of_the_rule() -> None:
    """30 days from 2 March are 1 April."""
    assert proving.latest(DAY) == date(2026, 4, 1)
    too_late = ("evidence", "By the rule they come within 30 days of the money, by 2026-04-01.")
    assert found(evidence_by=date(2026, 4, 2)) == ([], [too_late])
    assert found(evidence_by=date(2026, 4, 2), on=None)[1] == []
    to_come = ("evidence", "Papers that prove the purpose are to come until 2026-04-02.")
    assert found(evidence=(), evidence_by=date(2026, 4, 2)) == ([], [to_come, too_late])
    rules = figures.load("drawing_checks")
    silent = {**rules, proving.LATER: replace(rules[proving.LATER], values={"weight": "warn"})}
    assert proving.latest(DAY, silent) is None
    assert check(replace(DRAWING, evidence_by=date(2027, 1, 1)), AGREEMENT, rules=silent).warnings == ()


@pytest.mark.parametrize(
    ("state", "papers", "on", "said"),
    [
        ("drawn", ("hóa đơn",), DAY, []),
        ("drawn", (), date(2026, 3, 3), [
            ("papers", "No paper is listed that proves the purpose."), ("on", "That day is still to come."),
        ]),
        ("requested", ("hóa đơn",), DAY, [("", "It hasn't gone out yet: list its papers and check them.")]),
    ],
)  # fmt: skip
def test_proof_is_seen_once_the_money_went_out_and_papers_are_listed(
    state: str, papers: tuple[str, ...], on: date, said: list[tuple[str, str]]
) -> None:
    assert told(proving.of_seen(state, papers, on, DAY)) == said


def test_another_day_for_the_proof_needs_a_reason() -> None:
    later = date(2026, 4, 1)
    assert proving.of_promise("drawn", None, later, DAY, "") == []
    assert proving.of_promise("drawn", DAY, later, DAY, "khách đi công tác") == []
    assert told(proving.of_promise("drawn", DAY, date(2026, 3, 1), DAY, " ")) == [
        ("proof_by", "That is before the money went out."),
        ("reason", "Say why."),
    ]
    assert [one.field for one in proving.of_promise("planned", None, later, None, "")] == [""]
