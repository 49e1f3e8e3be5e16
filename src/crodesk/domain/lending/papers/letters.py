"""Letters about a late loan: what they are made from, and the values of their placeholders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.papers.facts import Bank, Officer, Person
from crodesk.domain.lending.papers.fields import LANGUAGES
from crodesk.domain.lending.papers.lists import PaperRow
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.lending.papers.values import PaperValues, of_bank


@dataclass(frozen=True, slots=True)
class LateLine:
    """One instalment of which something is past due, with what is open of it."""

    n: int
    due: date
    days: int
    principal: Decimal
    interest: Decimal
    charges: Decimal

    @property
    def total(self) -> Decimal:
        """Return all that is open."""
        return self.principal + self.interest + self.charges


@dataclass(frozen=True, slots=True)
class Recall:
    """A recall that is in force."""

    on: date
    reason: str
    amount: Decimal | None
    by: date | None


@dataclass(frozen=True, slots=True)
class LateLoan:
    """A loan as letters about it have it: amounts in major units, `None` and the empty word where it isn't known."""

    today: date
    currency: str
    number: str
    borrower: str
    bank: Bank
    officer: Officer
    person: Person
    contract_number: str = ""
    contract_date: date | None = None
    overdue_rate: Decimal | None = None
    as_of: date | None = None
    days_late: int | None = None
    oldest_due: date | None = None
    past_due: Decimal | None = None
    lines: tuple[LateLine, ...] | None = None
    """`None` where the core alone says how late it is."""
    outstanding: Decimal | None = None
    is_secured: bool = False
    """Whether there is a thing to realise."""
    ends_on: date | None = None
    """The last due date."""
    group: str = ""
    next_group: str = ""
    next_on: date | None = None
    pay_by: date | None = None
    recall: Recall | None = None

    @property
    def has_term_left(self) -> bool:
        """Tell whether it could be recalled: its last due date is known and ahead, and it isn't recalled already."""
        return self.recall is None and self.ends_on is not None and self.ends_on > self.today


def values_of(facts: LateLoan, language: str) -> PaperValues:
    """Return the value of every placeholder that letters have; a language that papers don't have is English."""
    language = language if language in LANGUAGES else "en"
    hand = Hand(language, facts.currency)
    texts = {
        **of_bank(facts.bank, facts.officer, facts.today, hand),
        **_of_contract(facts, hand),
        **_of_lateness(facts, hand),
        **_parts(facts.lines or (), hand, known=facts.lines is not None),
        **_of_group(facts, hand),
        **_of_recall(facts.recall, hand),
    }
    flags = {
        "has_parts": bool(facts.lines),
        "has_lines": bool(facts.lines),
        "falls": facts.next_on is not None,
        "is_secured": facts.is_secured,
        "has_term_left": facts.has_term_left,
    }
    return PaperValues(language, texts, flags, {"late_lines": _lines(facts.lines, hand)})


def _of_contract(facts: LateLoan, hand: Hand) -> dict[str, str]:
    return {
        "loan_number": facts.number,
        "borrower_name": facts.borrower,
        "borrower_address": facts.person.address,
        "contract_number": facts.contract_number,
        "contract_date": hand.day(facts.contract_date),
        "overdue_rate": hand.percent(facts.overdue_rate),
    }


def _of_lateness(facts: LateLoan, hand: Hand) -> dict[str, str]:
    return {
        "as_of": hand.day(facts.as_of),
        "days_late": hand.count(facts.days_late),
        "oldest_due": hand.day(facts.oldest_due),
        "past_due": hand.money(facts.past_due),
        "past_due_words": hand.words(facts.past_due),
        "outstanding": hand.money(facts.outstanding),
        "outstanding_words": hand.words(facts.outstanding),
        "pay_by": hand.day(facts.pay_by),
    }


def _parts(lines: Sequence[LateLine], hand: Hand, *, known: bool) -> dict[str, str]:
    """Return what is past due by what it is for."""
    sums = {name: sum((getattr(one, name) for one in lines), Decimal(0)) for name in _PARTS}
    return {f"past_due_{name}": hand.money(amount if known else None) for name, amount in sums.items()}


_PARTS = ("principal", "interest", "charges")


def _of_group(facts: LateLoan, hand: Hand) -> dict[str, str]:
    return {
        "debt_group": facts.group,
        "next_group": facts.next_group,
        "next_group_on": hand.day(facts.next_on),
    }


def _of_recall(recall: Recall | None, hand: Hand) -> dict[str, str]:
    return {
        "recalled_on": hand.day(recall.on if recall else None),
        "recall_reason": recall.reason if recall else "",
        "recall_amount": hand.money(recall.amount if recall else None),
        "recall_amount_words": hand.words(recall.amount if recall else None),
        "recall_by": hand.day(recall.by if recall else None),
    }


def _lines(lines: Sequence[LateLine] | None, hand: Hand) -> tuple[PaperRow, ...] | None:
    if lines is None:
        return None
    return tuple(
        {
            "n": hand.count(one.n),
            "due": hand.day(one.due),
            "days": hand.count(one.days),
            "principal": hand.figures(one.principal),
            "interest": hand.figures(one.interest),
            "charges": hand.figures(one.charges),
            "total": hand.figures(one.total),
        }
        for one in lines
    )
