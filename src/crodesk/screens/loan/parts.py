"""The parts of a loan's file, one beside the other in one pane: plan, ledger, security, promises, visits, measures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crodesk.domain.follow_up.sources.promised import Judged
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens import print_ways
from crodesk.screens.loan import measures, urging, warnings, words
from crodesk.screens.loan.target import Target
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_schedule import LedgerLine, ScheduleLine
from crodesk.services.loan_words import STATES, of_entry
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, line, paragraph, table


@dataclass(frozen=True, slots=True)
class Part:
    """One part."""

    name: str
    title: str
    """A message id."""
    lines: Callable[[LoanFile], list[Line]]
    empty: str
    """What it says when there is nothing: a message id that names the next key."""


def schedule(file: LoanFile) -> list[Line]:
    """Return the instalments: what is owed, paid and open of each."""
    currency = file.known.loan.currency
    titles = ("", _("Due"), _("Principal"), _("Interest"), _("Charges"), _("Paid"), _("Unpaid"), _("State"))
    rows = [_instalment(each, currency) for each in file.schedule]
    return table([[(title, "header") for title in titles], *rows], "><>>>>><") if rows else []


def _instalment(each: ScheduleLine, currency: str) -> list[Span | str]:
    ink = words.INKS.get(each.state, "plain")
    state = _(STATES[each.state])
    if each.days_late:
        state = _("{days} days late").format(days=each.days_late)
    owed = each.owed
    cells = (
        str(each.n or ""), full_day(each.due), words.amount(owed.principal, currency),
        words.amount(owed.interest, currency), words.amount(owed.fee + owed.penalty, currency),
        words.amount(each.paid.total, currency), words.amount(each.open_minor, currency), state,
    )  # fmt: skip
    return [(cell, ink) for cell in cells]


def ledger(file: LoanFile) -> list[Line]:
    """Return what happened, newest first: each with what it paid, and what took it back."""
    currency = file.known.loan.currency
    return [part for each in reversed(file.ledger) for part in _entry(each, currency)]


def _entry(each: LedgerLine, currency: str) -> Iterator[Line]:
    ink = "muted" if each.taken_back_by or each.of_rid else "plain"
    said: list[Span | str] = [(f"{full_day(each.value_on)}  ", "accent"), (f"{_(of_entry(each.kind))}  ", ink)]
    if each.amount_minor is not None:
        said.append((f"{words.amount(each.amount_minor, currency)}  ", "strong" if ink == "plain" else ink))
    if each.paid:
        said.append((words.paid(each.paid, currency), "muted"))
    if each.taken_back_by:
        said.append((_("taken back"), "warn"))
    said += [("  " + text, "muted") for text in (each.note.reference, each.note.why) if text]
    yield paragraph(*said, target=Target("loan_event", each.rid) if each.rid else None, indent=2)


def security(file: LoanFile) -> list[Line]:
    """Return the contract, what secures it, and the papers that were printed."""
    parts, found = file.parts, list[Line]()
    if contract := parts.contract:
        signed = full_day(contract["signed_on"])
        state = words.choice("credit_contract", "state", contract["state"])
        found += [
            line(
                (_("Contract {number}").format(number=contract["number"]), "strong"),
                f"  {signed}  {state}",
                target=Target("credit_contract", file.known.loan.contract_rid or 0),
            ),
            line(),
        ]
    for each in parts.security:
        what = words.choice("security_contract", "kind", each.kind)
        state = words.choice("security_contract", "state", each.state)
        said: list[Span | str] = [(f"{each.name or what}  ", "strong"), f"{what} {each.number}  {state}  "]
        said += [(f"{_('insured until')} {full_day(each.insured_until)}  ", "muted")] if each.insured_until else []
        said += [(f"{_('value by')} {full_day(each.revalue_on)}  ", "muted")] if each.revalue_on else []
        said += [(_("to be released: the loan is paid"), "warn")] if each.to_release else []
        found.append(paragraph(*said, target=Target("security_contract", each.rid), indent=2))
    for paper in parts.papers:
        called = (f"{print_ways.paper_words(paper['paper'])}  ", "plain")
        printed = (_("printed {day}").format(day=words.of_moment(paper["at"])), "muted")
        found.append(line(called, printed, target=Target("issued_paper", paper["rid"])))
    return found


def promises(file: LoanFile) -> list[Line]:
    """Return where the ladder stands, what the customer promised and what became of it, then the last contacts."""
    found = [*urging.lines(file), *(_promise(each) for each in file.parts.promises)]
    if file.parts.promises and file.parts.contacts:
        found.append(line())
    for contact in file.parts.contacts:
        kind = words.choice("interaction", "kind", contact["kind"])
        said: list[Span | str] = [
            (f"{words.of_moment(contact['at'])}  ", "accent"),
            f"{kind}  ",
            (f"{contact['subject']}", "muted"),
        ]
        found.append(paragraph(*said, target=Target("interaction", contact["rid"]), indent=2))
    return found


def _promise(each: Judged) -> Line:
    made, state = each.promise, each.state
    said: list[Span | str] = [(f"{full_day(made.due_on)}  ", "accent")]
    if made.minor:
        said.append((f"{words.amount(made.minor, made.currency)}  ", "strong"))
    said.append((_(words.PROMISES[state]), words.INKS.get(state, "plain")))
    if made.minor and each.outcome is not None and each.outcome.paid:
        said.append((f"  {_('paid')} {words.amount(int(each.outcome.paid), made.currency)}", "muted"))
    return paragraph(*said, f"  {made.about}", target=Target("follow_up", made.rid), indent=2)


def inspections(file: LoanFile) -> list[Line]:
    """Return the inspections, those to come first."""
    currency = file.known.loan.currency
    return [
        _inspection(each, currency)
        for each in sorted(file.parts.inspections, key=lambda each: each["state"] != "planned")
    ]


def _inspection(each: dict[str, Any], currency: str) -> Line:
    kind = words.choice("inspection", "kind", each["kind"])
    state = words.choice("inspection", "state", each["state"])
    on = each["visited_on"] or each["planned_on"]
    said: list[Span | str] = [(f"{full_day(on)}  ", "accent"), (f"{kind}  ", "strong"), f"{state}  "]
    if each["finding"]:
        ink = "bad" if each["finding"] == "wrong" else "warn" if each["finding"] == "partly" else "good"
        said.append((f"{words.choice('inspection', 'finding', each['finding'])}  ", ink))
    if each["shown_minor"] is not None:
        shown = words.amount(each["shown_minor"], currency)
        drawn = words.amount(each["drawn_minor"], currency)
        said.append((_("{shown} of {drawn} shown").format(shown=shown, drawn=drawn), "muted"))
    return paragraph(*said, target=Target("inspection", each["rid"]), indent=2)


def readings(file: LoanFile) -> list[Line]:
    """Return what the core stated, newest first."""
    currency = file.known.loan.currency
    titles = (_("Day"), _("Late"), _("Balance"), _("Arrears"), _("Class"), _("Next"), _("Due"))
    rows = [_reading(each, currency) for each in file.parts.readings]
    return table([[(title, "header") for title in titles], *rows], "<>>><<>") if rows else []


def _reading(each: dict[str, Any], currency: str) -> list[Span | str]:
    late = each["days_late"]
    return [
        full_day(each["as_of"]), "?" if late is None else str(late),
        words.amount(each["balance_minor"], currency), words.amount(each["arrears_minor"], currency),
        each["debt_group"] or "?", full_day(each["next_due_on"]), words.amount(each["next_due_minor"], currency),
    ]  # fmt: skip


PARTS = (
    Part("schedule", N_("Plan"), schedule, N_("No plan: the terms aren't known here. The core's figures hold.")),
    Part("ledger", N_("Ledger"), ledger, N_("Nothing was written down here yet. r writes down a repayment.")),
    Part("security", N_("Security, papers"), security, N_("No contract is linked to this loan. l makes one.")),
    Part("promises", N_("Promises, contacts"), promises, N_("No promise and no contact yet. O opens the customer.")),
    Part("warnings", N_("Early warnings"), warnings.lines, N_("Nothing warns. w writes down what you heard.")),
    Part("inspections", N_("Inspections"), inspections, N_("No inspection is planned. v writes one down.")),
    Part("measures", N_("Measures"), measures.lines, N_("No measure was taken. n takes one.")),
    Part("readings", N_("Core's figures"), readings, N_("The core system states nothing of this loan.")),
)
"""All parts, in the order in which Tab goes through them."""
