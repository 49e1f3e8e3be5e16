"""How running loans are printed: for people, and as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.cli import classify_words, output
from crodesk.cli import loans_care as care
from crodesk.cli import loans_papers as papers
from crodesk.cli import loans_urging as urging
from crodesk.cli.loans_care import amount
from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.servicing import Payoff
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import messages
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_line import LoanLine, Total
from crodesk.services.loan_preview import Preview
from crodesk.services.loan_provisions import ProvisionTotal
from crodesk.services.loan_rows import in_minor
from crodesk.services.loan_schedule import LedgerLine, PaidPart, ScheduleLine
from crodesk.services.loan_words import COMPONENTS, ITEMS, STATES, by_component, of_entry, payoff_items


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day, language())


def lines(found: Iterable[LoanLine], day: date) -> None:
    """Print the lines of a view."""
    rows = [
        (line.number, line.customer, line.currency, amount(line.balance_minor, line.currency),
         "?" if line.days_late(day) is None else line.days_late(day), amount(line.past_due_minor, line.currency),
         line.group, _day(line.next_due), amount(line.next_minor, line.currency),
         _("{group} on {day}").format(group=line.worse_group, day=_day(line.worse_on)) if line.worse_on else "")
        for line in found
    ]  # fmt: skip
    output.show_rows(
        rows,
        [_("Number"), _("Customer"), "", _("Balance"), _("Days late"), _("Late"), _("Debt group"), _("Next"),
         _("Amount"), _("Worse")],
    )  # fmt: skip


def totals(found: Iterable[Total], provisions: Mapping[str, ProvisionTotal]) -> None:
    """Say what a view comes to, and what is set aside for it by currency."""
    for one in found:
        text = N_("{loans} loans, {balance} {currency} owed, {late} late; at risk {risk}, bad {bad}")
        values = {
            "loans": one.loans, "balance": amount(one.balance_minor, one.currency), "currency": one.currency,
            "late": amount(one.past_due_minor, one.currency), "risk": _part(one.at_risk), "bad": _part(one.bad),
        }  # fmt: skip
        output.say(_(text).format(**values))
        if aside := provisions.get(one.currency):
            output.say(care.set_aside(aside.specific_minor, aside.general_minor, one.currency))


def _part(share: Decimal | None) -> str:
    return "–" if share is None else classify_words.percent(round(share, 4))


def of_line(line: LoanLine, day: date) -> dict[str, Any]:
    """Return a line as data."""
    days = line.days_late(day)
    return {**asdict(line), "trouble": [one.text for one in line.trouble], "days_late": days, "group": line.group}


def said(told: Iterable[Message], day: date) -> str:
    """Return messages beside each other."""
    return " · ".join(messages.say(one, day) for one in told)


def file(found: LoanFile) -> None:
    """Print how a loan stands, and its ledger."""
    loan = found.known.loan
    output.show(f"{loan.number}  {loan.customer}")
    for line in found.stands:
        output.show(said(line, found.day))
    for one in found.differences:
        output.show(f"! {said((one.text, *one.why), found.day)}")
    urging.lines(found)
    care.warnings(found)
    papers.lines(found)
    told = found.provided.provision if found.provided else None
    if told:
        specific, general = loan.minor(told.specific) or 0, loan.minor(told.general) or 0
        output.show(care.set_aside(specific, general, loan.currency))
    for problem in found.known.problems:
        output.say(classify_words.filled(problem.text, problem.values))
    rows = [
        (line.rid or "", _day(line.value_on), _(of_entry(line.kind)), amount(line.amount_minor, loan.currency),
         _paid(line.paid, loan.currency), _back(line), line.note.reference)
        for line in found.ledger
    ]  # fmt: skip
    output.show_rows(rows, ["", _("Value date"), _("Kind"), _("Amount"), _("Pays"), "", _("Reference")])


def _back(line: LedgerLine) -> str:
    if line.of_rid is not None:
        return _("takes back {n}").format(n=line.of_rid)
    return _("taken back by {n}").format(n=line.taken_back_by) if line.taken_back_by else ""


def _paid(paid: Iterable[PaidPart], currency: str) -> str:
    return ", ".join(f"{_(label)} {amount(minor, currency)}" for label, minor in by_component(paid).items())


def of_file(found: LoanFile) -> dict[str, Any]:
    """Return a loan as data."""
    known, group = found.known, found.group
    loan, state = known.loan, known.state
    return {
        "number": loan.number,
        "customer": loan.code,
        "name": loan.customer,
        "currency": loan.currency,
        "day": found.day,
        "stated_by": known.stated_by,
        "standing": known.standing,
        "balance_minor": loan.minor(state.balance),
        "past_due_minor": loan.minor(state.past_due),
        "credit_minor": loan.minor(state.credit),
        "oldest_due": state.oldest_due,
        "next_due": state.next_due,
        "next_minor": loan.minor(state.next_amount),
        "unknown": state.unknown,
        "group_core": group.core.code if group.core else "",
        "group_ours": group.ours.group if group.ours else "",
        "reasons": classify_words.reasons(group.ours) if group.ours else [],
        "next_group": _of_step(found),
        "ladder": urging.of_ladder(found),
        "promises": urging.of_promises(found),
        "warnings": care.of_warnings(found),
        "inspections": papers.of_inspections(found),
        "papers": papers.of_papers(found),
        "provision": care.of_provision(found),
        "words": [said(line, found.day) for line in found.stands],
        "differences": [said((one.text, *one.why), found.day) for one in found.differences],
        "problems": [classify_words.filled(one.text, one.values) for one in known.problems],
        "ledger": [asdict(line) for line in found.ledger],
    }


def _of_step(found: LoanFile) -> dict[str, Any] | None:
    step = found.group.next
    if step is None:
        return None
    pays = found.known.loan.minor(step.amount)
    return {"group": step.to, "on": step.on, "days": step.days, "pay_by": step.pay_by, "amount_minor": pays,
            "amount_today_minor": found.known.loan.minor(found.asked_today),
            "pulled": [asdict(one) for one in step.pulled]}  # fmt: skip


def schedule(found: LoanFile) -> None:
    """Print the instalments."""
    currency = found.known.loan.currency
    rows = [
        (line.n or "", _day(line.due), amount(line.owed.principal, currency), amount(line.owed.interest, currency),
         amount(line.owed.fee + line.owed.penalty, currency), amount(line.paid.total, currency),
         amount(line.open_minor, currency), _(STATES[line.state]), line.days_late or "")
        for line in found.schedule
    ]  # fmt: skip
    headings = [
        _("Due"),
        _("Principal"),
        _("Interest"),
        _("Charges"),
        _("Paid"),
        _("Unpaid"),
        _("State"),
        _("Days late"),
    ]
    output.show_rows(rows, ["", *headings])


def of_instalment(line: ScheduleLine) -> dict[str, Any]:
    """Return an instalment as data."""
    return {**asdict(line), "owed": line.owed._asdict(), "paid": line.paid._asdict(), "open_minor": line.open_minor}


def preview(found: Preview, written: int) -> None:
    """Print what money pays, and how the loan stands then."""
    for name, minor in found.parts._asdict().items():
        if minor:
            output.show(f"{_(COMPONENTS[name])}\t{amount(minor, found.currency)}")
    if found.kept_minor:
        output.show(f"{_('kept for later')}\t{amount(found.kept_minor, found.currency)}")
    if found.after is not None:
        output.show(f"{_('owed then')}\t{amount(found.after.balance_minor, found.currency)}")
        if found.after.next_due:
            output.show(f"{_('next')}\t{_day(found.after.next_due)}\t{amount(found.after.next_minor, found.currency)}")
    for remark in found.remarks:
        output.say(messages.say(remark, found.value_on))
    output.say(_("Written as number {n}; crodesk undo takes it back.").format(n=written) if written else
               _("Nothing was written."))  # fmt: skip


def of_preview(found: Preview) -> dict[str, Any]:
    """Return a preview as data."""
    return {
        "kind": found.kind,
        "value_on": found.value_on,
        "amount_minor": found.amount_minor,
        "paid": [asdict(one) for one in found.paid],
        "parts": found.parts._asdict(),
        "kept_minor": found.kept_minor,
        "payoff_minor": found.payoff_minor,
        "before": asdict(found.before) if found.before else None,
        "after": asdict(found.after) if found.after else None,
        "remarks": [messages.say(one, found.value_on) for one in found.remarks],
    }


def payoff(found: Payoff, currency: str) -> None:
    """Print what ends a loan, item by item."""
    for label, value in payoff_items(found):
        output.show(f"{_(label)}\t{amount(in_minor(value, currency), currency)}")
    output.show(
        f"{_('to pay on {day}').format(day=_day(found.on))}\t{amount(in_minor(found.total, currency), currency)}"
    )


def of_payoff(found: Payoff, currency: str) -> dict[str, Any]:
    """Return what ends a loan as data."""
    items = {f"{name}_minor": in_minor(getattr(found, name), currency) for name in ITEMS}
    return {"on": found.on, "currency": currency, **items, "total_minor": in_minor(found.total, currency)}
