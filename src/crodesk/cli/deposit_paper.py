"""A deposit as a paper: what it is, what it pays and when, and answers to what was asked about it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from crodesk.cli import quote_words
from crodesk.cli.deposit_reading import DepositQuote
from crodesk.domain.dates import format_date
from crodesk.domain.lending.deposits import Cheaper, Choice, Instruction, Paid, Renewal, Withdrawal
from crodesk.domain.money import minor_units, money_with_sign
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table
from crodesk.language import _, language, ngettext

PAID = {Paid.MATURITY: N_("at maturity"), Paid.MONTHLY: N_("every month"), Paid.UPFRONT: N_("when it is opened")}
INSTRUCTIONS = {
    Instruction.RENEW_ALL: N_("principal and interest anew"),
    Instruction.RENEW_PRINCIPAL: N_("principal anew, interest paid"),
    Instruction.WITHDRAW: N_("all in cash"),
    Instruction.TRANSFER: N_("all to an account"),
}
CHEAPER = {
    Cheaper.PLEDGE: N_("borrowing against the passbook"),
    Cheaper.BREAK: N_("breaking the deposit"),
    Cheaper.EITHER: N_("both cost the same"),
}
Fact = tuple[str, str]


def of(made: DepositQuote) -> Paper:
    """Return the paper in the language in use."""
    foot = _(N_("For advice; the bank's figures decide."))
    return Paper(_(N_("Quote for a deposit")), tuple(_Making(made).blocks()), foot)


class _Making:
    """Makes the blocks of one paper."""

    def __init__(self, made: DepositQuote) -> None:
        self._made = made
        self._deposit = made.deposit
        self._currency = made.deposit.terms.currency

    def blocks(self) -> Iterator[Block]:
        """Yield them in order."""
        yield Facts(tuple(self._facts()))
        if len(self._deposit.coupons) > 1:
            yield Heading(_(N_("Interest")))
            yield self._coupons()
        yield Heading(_(N_("Rates of the same yield")))
        yield Facts(tuple((_(PAID[paid]), quote_words.percent(rate)) for paid, rate in self._made.equivalents.items()))
        if self._made.withdrawal:
            yield Heading(_(N_("Early withdrawal")))
            yield Facts(tuple(self._withdrawal(self._made.withdrawal)))
        if self._made.choice:
            yield Heading(_(N_("Borrow or break")))
            yield Facts(tuple(self._choice(self._made.choice)))
        if self._made.renewal:
            yield Heading(_(N_("At maturity")))
            yield Facts(tuple(self._renewal(self._made.renewal)))

    def _facts(self) -> Iterator[Fact]:
        deposit = self._deposit
        yield _(N_("Amount")), self._money(deposit.terms.amount)
        yield _(N_("Rate a year")), quote_words.rate(deposit.terms.percent)
        yield _(N_("Interest is paid")), _(PAID[deposit.terms.paid])
        first, last = _day(deposit.terms.start), _day(deposit.maturity)
        words = ngettext("{first} to {last}, {count} day", "{first} to {last}, {count} days", deposit.days)
        yield _(N_("Term")), words.format(first=first, last=last, count=deposit.days)
        if deposit.handed_in != deposit.terms.amount:
            yield _(N_("Handed in")), self._money(deposit.handed_in)
        yield _(N_("Interest altogether")), self._money(deposit.interest)
        yield _(N_("Paid at maturity")), self._money(deposit.at_maturity)
        effective = deposit.effective
        if isinstance(effective, Decimal):
            yield _(N_("Effective rate a year")), quote_words.percent(effective)

    def _coupons(self) -> Table:
        rows = tuple(
            (_day(one.on), str(one.days), quote_words.amount(one.interest, self._currency))
            for one in self._deposit.coupons
        )
        total = (_(N_("Total")), "", quote_words.amount(self._deposit.interest, self._currency))
        return Table((_(N_("Paid on")), _(N_("Days")), _(N_("Interest"))), rows, frozenset({0}), total)

    def _withdrawal(self, withdrawal: Withdrawal) -> Iterator[Fact]:
        yield _(N_("On")), _day(withdrawal.on)
        yield _(N_("Amount withdrawn")), self._money(withdrawal.amount)
        rate = N_("Interest, the penalty taken off") if self._made.with_penalty else N_("Interest at the demand rate")
        yield _(rate), self._money(withdrawal.earned)
        if withdrawal.paid_before:
            yield _(N_("Interest paid before, taken back")), self._money(withdrawal.paid_before)
        yield _(N_("Paid out")), self._money(withdrawal.paid_out)
        yield _(N_("Interest lost")), self._money(withdrawal.lost)
        if withdrawal.kept:
            yield _(N_("Kept")), self._money(withdrawal.kept.terms.amount)
            yield _(N_("Its interest")), self._money(withdrawal.kept.interest)

    def _choice(self, choice: Choice) -> Iterator[Fact]:
        yield _(N_("Interest of the loan")), self._money(choice.loan_interest)
        yield _(N_("Lost by breaking")), self._money(choice.lost)
        yield _(N_("Cheaper")), _(CHEAPER[choice.cheaper])
        yield _(N_("Equal at a loan rate of")), quote_words.percent(choice.even_percent)

    def _renewal(self, renewal: Renewal) -> Iterator[Fact]:
        yield _(N_("Instruction")), _(INSTRUCTIONS[renewal.instruction])
        if renewal.paid_out:
            yield _(N_("Paid out")), self._money(renewal.paid_out)
        if renewal.next:
            yield _(N_("Deposited anew")), self._money(renewal.next.terms.amount)
            yield _(N_("Rate a year")), quote_words.rate(renewal.next.terms.percent)
            yield _(N_("Next maturity")), _day(renewal.next.maturity)

    def _money(self, amount: Decimal) -> str:
        return money_with_sign(int(amount.scaleb(minor_units(self._currency))), self._currency, language())


def _day(day: date) -> str:
    return format_date(day, language())
