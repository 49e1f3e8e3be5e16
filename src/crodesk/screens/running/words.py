"""What views, orders and columns of running loans are called, and how their figures are written."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from crodesk.domain.money import short_money, short_money_with_sign
from crodesk.domain.percent import format_percent
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.services.loan_line import LoanLine, Total
from crodesk.services.loan_provisions import ProvisionTotal
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import near_day

VIEWS = {
    "live": N_("all that run"),
    "due": N_("due this week"),
    "late": N_("late"),
    "stated_late": N_("late, not said since when"),
    "bad": N_("group 2 and worse"),
    "step": N_("a worse group within 10 days"),
    "warned": N_("early warnings to answer"),
    "inspections": N_("inspections due"),
    "insurance": N_("insurance expiring"),
    "valuation": N_("to be valued again"),
    "closing": N_("ending within a month"),
    "ended": N_("ended"),
    "written_off": N_("written off"),
}
WHOLE = "live"
"""The view whose shares are those of the whole portfolio."""
SORTS = {
    "": N_("the view's own"),
    "balance": N_("balance"),
    "late": N_("longest late"),
    "due": N_("next due"),
    "customer": N_("customer"),
    "number": N_("number"),
}


def waiting(count: int | None) -> str:
    """Return how many loans are still being reckoned; empty for none, all of them for `None`."""
    if count is None:
        return _("the loans are being reckoned …")
    said = ngettext("{count} loan is being reckoned …", "{count} loans are being reckoned …", count)
    return said.format(count=count_words(count)) if count else ""


def bucket(first: int, last: int | None) -> str:
    """Return what a bucket of late loans is called."""
    days = f"{first}+" if last is None else f"{first}-{last}"
    return _("late {days} days").format(days=days)


def money(minor: int | None, currency: str) -> str:
    """Return an amount as lists show it; a question mark where nobody knows it, a dash for nothing."""
    if minor is None:
        return "?"
    return short_money(minor, currency, language()) if minor else "-"


def late(line: LoanLine, today: date) -> str:
    """Return how many days a loan is late."""
    days = line.days_late(today)
    if days is None:
        return "?"
    return _("{days}d").format(days=days) if days else "-"


def worse(line: LoanLine, today: date) -> str:
    """Return which worse group comes when, and what keeps the loan out of it."""
    if line.worse_on is None:
        return "-"
    said = _("{group} on {day}").format(group=line.worse_group, day=near_day(line.worse_on, today))
    return said if line.keep_minor is None else f"{said}: {money(line.keep_minor, line.currency)}"


def totals(found: Sequence[Total]) -> str:
    """Return what a view comes to, a currency after the other."""
    return "   ".join(_total(one) for one in found)


def _total(one: Total) -> str:
    loans = ngettext("{count} loan", "{count} loans", one.loans).format(count=one.loans)
    parts = [loans, _("{amount} owed").format(amount=_sum(one.balance_minor, one.currency))]
    if one.past_due_minor:
        parts.append(_("{amount} late").format(amount=_sum(one.past_due_minor, one.currency)))
    if one.without_balance:
        parts.append(_("{count} without a balance").format(count=one.without_balance))
    return " · ".join(parts)


def risks(view: str, found: Sequence[Total], aside: Sequence[ProvisionTotal] = ()) -> str:
    """Return what of a view is at risk and bad, and what is set aside once that is reckoned, by currency."""
    provisions = {one.currency: one for one in aside}
    said = "   ".join(each for one in found if (each := _risk(one, provisions.get(one.currency))))
    return _("of what is listed: {shares}").format(shares=said) if said and view != WHOLE else said


def _risk(one: Total, aside: ProvisionTotal | None) -> str:
    parts = []
    if one.at_risk_minor:
        parts.append(_("at risk over 30 days {share}").format(share=_share(one.at_risk)))
    if one.bad_minor:
        parts.append(_("bad {share}").format(share=_share(one.bad)))
    if aside is not None:
        parts.append(_("set aside {amount}").format(amount=_sum(aside.total_minor, one.currency)))
    return " · ".join(parts)


def _sum(minor: int, currency: str) -> str:
    return short_money_with_sign(minor, currency, language())


def _share(share: Decimal | None) -> str:
    """Return a part of one as a percentage with two decimals."""
    return "-" if share is None else format_percent(round(share * 10_000) * 100, language())
