"""Pages about a running loan: what it stands at and its plan, what would end it, what to take along on a visit."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.dates import format_date
from crodesk.domain.lending.inspecting import visit as visit_rules
from crodesk.domain.lending.inspecting.visit import Item, Visit
from crodesk.domain.money import format_money
from crodesk.domain.percent import format_percent
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words
from crodesk.language import _, language
from crodesk.services import messages
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_inspecting import TICKS
from crodesk.services.loan_words import STATES, payoff_items

LINES_TO_WRITE_ON = 4
BLANK = "................................................................"
PPM = 10_000
"""Parts per million in a percent."""
BOX, TICKED = "[   ]", "[ x ]"
FOUND = (
    (N_("What was found"), "findings"), (N_("How the business goes"), "business"),
    (N_("State of the collateral"), "collateral"), (N_("Proposals"), "proposals"),
)  # fmt: skip
"""What the minutes say in sentences: each heading, and the field that holds them."""


def statement(file: LoanFile) -> Paper:
    """Return where a loan stands, with its plan and what was received."""
    return _paper(N_("Loan {number}"), file, [*_who(file), *_standing(file), *_plan(file), *_received(file)])


def payoff(file: LoanFile) -> Paper | None:
    """Return what ends a loan on the day of its file; `None` where its own ledger doesn't say."""
    found = file.payoff
    if found is None:
        return None
    loan = file.known.loan
    items = [(_(label), _amount(file, loan.minor(value))) for label, value in payoff_items(found)]
    total = (_("To be paid"), _amount(file, loan.minor(found.total)))
    day = _(N_("It holds for {day} alone: interest goes on from day to day.")).format(day=_day(found.on))
    return _paper(N_("What ends loan {number}"), file, [*_who(file), Facts((*items, total)), Words(day)])


def visit(file: LoanFile) -> Paper:
    """Return what to take along on an inspection: what was lent, what to look at, room to write and to sign."""
    boxes = tuple((BOX, _(words)) for words in TICKS.values())
    blanks = tuple(("", BLANK) for _line in range(LINES_TO_WRITE_ON))
    to_fill = (
        (_("Day and time"), BLANK), (_("Place"), BLANK), (_("Present"), BLANK),
        (_("Shown to be used as agreed"), BLANK),
    )  # fmt: skip
    signed = ((_("For the bank"), BLANK), (_("For the customer"), BLANK))
    blocks: list[Block] = [
        *_who(file), *_standing(file), *_before(file), Heading(_("To look at")), Facts(boxes),
        Heading(_("Found")), Facts((*to_fill, *blanks)), Heading(_("Signed")), Facts(signed),
    ]  # fmt: skip
    return _paper(N_("Inspection of loan {number}"), file, blocks)


def minutes(file: LoanFile) -> Paper | None:
    """Return the minutes of the last inspection, with room for both sides to sign; `None` where none was made."""
    last = _last_visit(file)
    if last is None:
        return None
    blocks: list[Block] = [*_who(file), Facts(tuple(_visited(file, last))), Heading(_("Seen")), Facts(_ticked(last))]
    for title, key in FOUND:
        if last[key]:
            blocks += [Heading(_(title)), Words(last[key])]
    signed = ((_("For the bank"), BLANK), (_("For the customer"), BLANK))
    present = ((_("Present"), last["present"]), (_("Signed by"), last["signed_by"]))
    blocks += [Heading(_("Signed")), Facts((*(row for row in present if row[1]), *signed))]
    return _paper(N_("Minutes of the inspection of loan {number}"), file, blocks)


def _last_visit(file: LoanFile) -> dict[str, Any] | None:
    made = [each for each in file.parts.inspections if each["state"] == "done" and each["visited_on"]]
    return max(made, key=lambda each: (each["visited_on"], each["rid"]), default=None)


def _visited(file: LoanFile, last: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the minutes say of a visit: when, where, the amounts, the finding, what comes next."""
    kind = by_name("inspection")
    drawn, shown = last["drawn_minor"], last["shown_minor"]
    share = _share(drawn, shown) if drawn and shown is not None else ""
    for key, said in (
        ("minutes", last["minutes"]),
        ("kind", _(kind.field("kind").label_of(last["kind"]))),
        ("visited_on", f"{_day(last['visited_on'])} {last['visited_at']}".strip()),
        ("place", last["place"]),
        ("position", last["position"]),
        ("drawn_minor", _amount(file, drawn)),
        ("shown_minor", f"{_amount(file, shown)}  {share}".strip()),
        ("finding", _(kind.field("finding").label_of(last["finding"])) if last["finding"] else ""),
        ("next_on", _day(last["next_on"]) if last["next_on"] else ""),
    ):
        if said:
            yield _(kind.field(key).label), said


def _share(drawn: int, shown: int) -> str:
    items = (Item("", Decimal(shown), as_agreed=True),)
    share = visit_rules.shown(Visit("", drawn=Decimal(drawn), items=items)).share
    return "" if share is None else format_percent(int(share * PPM), language())


def _ticked(last: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return what was ticked off, and the pictures that were taken."""
    seen = [(TICKED if is_seen else BOX, _(what)) for what, is_seen in json.loads(last["items"])]
    return (*seen, *((_("Photo"), name) for name in json.loads(last["photos"])))


SHEETS: dict[str, tuple[str, Callable[[LoanFile], Paper | None]]] = {
    "statement": (N_("How it stands, with its plan"), statement),
    "payoff": (N_("What ends it today"), payoff),
    "visit": (N_("Sheet for an inspection"), visit),
    "minutes": (N_("Minutes of the last inspection"), minutes),
}
"""By name: what a page is called, a message id, and what makes it."""
WHY_NOT = {
    "payoff": N_("What ends {number} can't be reckoned here: its terms or its ledger aren't known."),
    "minutes": N_("No inspection of {number} was written down yet: v writes one down."),
}
"""Why there is nothing to show on a page: a message id with `{number}`."""


def _paper(title: str, file: LoanFile, blocks: list[Block]) -> Paper:
    foot = _(N_("As of {day}")).format(day=_day(file.day))
    return Paper(_(title).format(number=file.known.loan.number), tuple(blocks), foot)


def _who(file: LoanFile) -> Iterator[Block]:
    loan = file.known.loan
    name = " ".join(part for part in (loan.customer_original, loan.customer, loan.code) if part)
    contract = file.parts.contract.get("number", "")
    rows = (
        (_("Customer"), name), (_("Loan"), f"{loan.number} {loan.name}".strip()), (_("Contract"), contract),
        (_("Purpose"), loan.purpose), (_("Amount"), _amount(file, loan.amount_minor)),
    )  # fmt: skip
    yield Facts(tuple((label, said) for label, said in rows if said))


def _standing(file: LoanFile) -> Iterator[Block]:
    for line in file.stands:
        if line:
            yield Words(" · ".join(messages.say(one, file.day) for one in line))


def _plan(file: LoanFile) -> Iterator[Block]:
    if not file.schedule:
        return
    yield Heading(_("Plan"))
    rows = tuple(
        (
            str(each.n or ""), _day(each.due), _amount(file, each.owed.principal), _amount(file, each.owed.interest),
            _amount(file, each.owed.fee + each.owed.penalty), _amount(file, each.paid.total),
            _amount(file, each.open_minor), _(STATES[each.state]),
        )
        for each in file.schedule
    )  # fmt: skip
    titles = ("", _("Due"), _("Principal"), _("Interest"), _("Charges"), _("Paid"), _("Unpaid"), _("State"))
    yield Table(titles, rows, frozenset({1, 7}))


def _received(file: LoanFile) -> Iterator[Block]:
    rows = tuple(
        (_day(each.value_on), _amount(file, each.amount_minor), each.note.reference)
        for each in file.ledger
        if each.kind in ("payment", "prepayment") and not each.taken_back_by
    )
    if rows:
        yield Heading(_("Received"))
        yield Table((_("Value date"), _("Amount"), _("Reference")), rows, frozenset({0, 2}))


def _before(file: LoanFile) -> Iterator[Block]:
    """Yield what was found at the last visit."""
    last = _last_visit(file)
    if last is not None:
        yield Facts(((_("Inspected last"), _day(last["visited_on"])),))


def _amount(file: LoanFile, minor: int | None) -> str:
    """Return an amount with its currency; a dash for nothing, empty where it isn't known."""
    if minor is None:
        return ""
    currency = file.known.loan.currency
    return f"{format_money(minor, currency, language())} {currency}" if minor else "–"


def _day(day: date) -> str:
    return format_date(day, language())
