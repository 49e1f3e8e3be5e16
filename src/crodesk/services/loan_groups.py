"""The debt groups of running loans by the branch's rule pack: contagion, the way back, what comes next."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.follow_up.message import Message, unpack
from crodesk.domain.lending import ledger
from crodesk.domain.lending.arrears.days import Unpaid, oldest_due
from crodesk.domain.lending.classification import book
from crodesk.domain.lending.classification.facts import Classification, Events, Facility, Override
from crodesk.domain.lending.collecting import measures
from crodesk.domain.lending.collecting.countdown import Countdown, Debt, Pulled, countdowns
from crodesk.domain.lending.collecting.measures import Measure
from crodesk.domain.lending.servicing import Account, Kind
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_
from crodesk.services.loan_known import CORE, OURS, Known
from crodesk.services.loan_rows import GroupRow, Loan

NEW_PLANS = ("adjust", "extend")
"""Measures by which a loan is paid back by another plan."""
Lines = tuple[Unpaid, ...]
"""What is open of each line of a loan."""
SHORT = 12
"""Months up to which a term is short."""
ITSELF = N_("By itself it is in group {group}.")
"""Kept beside a group that follows from the customer's other debts, or from an approval."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """In which group a loan is on a day, by the core and by the rules."""

    core: GroupRow | None
    """As the core states it: the official one."""
    ours: Classification | None
    """By the rules; `None` where no pack is known, or nobody says how late it is."""
    next: Countdown | None
    """How long until a worse group when nothing is paid, and which other debts it would pull along by number."""
    rank: int = -1
    """The place of the official group in the pack, of ours where there is none; -1 where neither is known."""

    @property
    def code(self) -> str:
        """Return the group that holds: the core's, or ours where it states none; empty where neither is known."""
        if self.core is not None:
            return self.core.code
        return self.ours.group if self.ours else ""


def pack_of(name: str) -> Pack | None:
    """Return a shipped rule pack; `None` for an empty or unknown name."""
    return packs.load(name) if name in packs.ids() else None


def grouped(known: Sequence[Known], pack: Pack | None, day: date) -> list[Grouped]:
    """Return the groups of loans at the end of a day; all loans of each customer have to be among them."""
    if pack is None:
        return [Grouped(core_group(one), None, None) for one in known]
    counted = [one for one in known if counts(one)]
    unpaid = [one.unpaid for one in counted]
    facilities = [facility(one, pack, day, open_lines) for one, open_lines in zip(counted, unpaid, strict=True)]
    found = book.classify_book(facilities, pack, day)
    ours = {one.loan.rid: group for one, group in zip(counted, found, strict=True)}
    steps = _countdowns(counted, facilities, unpaid, pack, day)
    return [_one(one, ours.get(one.loan.rid), steps.get(one.loan.rid), pack) for one in known]


def _countdowns(
    counted: Sequence[Known], facilities: Sequence[Facility], unpaid: Sequence[Lines], pack: Pack, day: date
) -> dict[int, Countdown]:
    """Return the countdown of each loan that has one, customer by customer."""
    debts: dict[int, list[Debt]] = defaultdict(list)
    for one, debt, open_lines in zip(counted, facilities, unpaid, strict=True):
        alone = -one.loan.rid  # a loan of nobody stands for itself
        key = one.loan.customer_rid or alone
        stated = None if open_lines else one.state.past_due
        debts[key].append(Debt(str(one.loan.rid), debt, open_lines, one.loan.currency, stated))
    by_key = {str(one.loan.rid): one for one in counted}
    numbers = {key: one.loan.number for key, one in by_key.items()}
    found = (step for theirs in debts.values() for step in countdowns(theirs, pack, day))
    said = (replace(step, pulled=tuple(_numbered(step, numbers))) for step in found)
    return {int(step.key): _asking(step, by_key[step.key]) for step in said}


def _asking(step: Countdown, known: Known) -> Countdown:
    """Return a countdown by what the loan's own order of payments asks for; where nothing is late, by the plan."""
    amount = asked(step, known, step.pay_by)
    return step if amount is None else replace(step, amount=amount)


def asked(step: Countdown, known: Known, on: date) -> Decimal | None:
    """Return what keeps a late loan out of a worse group where it is paid on a day, by its own order of payments.

    `None` where nothing is late, or its lines aren't known.
    """
    if step.through is None or known.life is None or not known.state.is_late:
        return None
    return ledger.clearing(known.life, on, step.through)


def _numbered(step: Countdown, numbers: Mapping[str, str]) -> Iterator[Pulled]:
    """Yield what a loan would pull along, by the numbers that people know."""
    yield from (replace(one, key=numbers[one.key]) for one in step.pulled)


def _one(known: Known, ours: Classification | None, step: Countdown | None, pack: Pack) -> Grouped:
    core = core_group(known)
    code = core.code if core else ours.group if ours else ""
    return Grouped(core, ours, step, pack.ranks.get(code, -1))


def counts(known: Known) -> bool:
    """Tell whether a loan can be put into a group: it is owed, and somebody says how late it is."""
    return known.standing == "running" and bool(known.stated_by) and "oldest_due" not in known.state.unknown


def core_group(known: Known) -> GroupRow | None:
    """Return the newest group that the core states: with its figures, or by itself."""
    stated, reading = known.loan.group("core"), known.reading
    if reading is None or not reading.group or (stated is not None and stated.as_of > reading.as_of):
        return stated
    return GroupRow("core", reading.as_of, reading.group, "")


def facility(known: Known, pack: Pack, day: date, unpaid: Lines) -> Facility:
    """Return what the rules look at."""
    loan, state = known.loan, known.state
    reading = known.reading if known.stated_by == CORE else None
    overtaken = reading is not None and reading.as_of < max((one.on for one in _plans(loan)), default=reading.as_of)
    stated = reading.days_late if reading and not overtaken else None
    since = None if overtaken else state.oldest_due
    return Facility(
        customer=str(loan.customer_rid or ""),
        oldest_due=oldest_due(unpaid, pack.tolerance) if known.stated_by == OURS else since,
        dpd=stated + (day - reading.as_of).days if reading and stated else None,
        exposure=state.balance,
        retail=loan.customer_kind != "company" if loan.customer_kind else None,
        events=events(known, day),
    )


def _plans(loan: Loan) -> Iterator[Measure]:
    """Yield the new plans that only the core has; how late the loan was stated before says nothing of them."""
    yield from (one for one in loan.measured if one.code in NEW_PLANS)


def events(known: Known, day: date) -> Events | None:
    """Return what happened besides, as far as it is on file; `None` when nothing did."""
    loan, state = known.loan, known.state
    before, elsewhere = loan.group("ours", day), loan.group("bureau")
    set_to = loan.regrouped
    if not (state.restructures or loan.recalled_on or before or elsewhere or set_to or loan.measured):
        return None
    account = known.life.account if known.life and known.stated_by == OURS else None
    since, periods = observed(account) if account else (None, 0)
    found = Events(
        restructures=state.restructures,
        last_restructure=state.last_restructure,
        recalled_on=loan.recalled_on if loan.recalled_on and loan.recalled_on <= day else None,
        external_group=elsewhere.code if elsewhere else "",
        current_group=own_code(before) if before else "",
        observed_since=since,
        periods_paid=periods,
        short_term=loan.months <= SHORT if loan.months else None,
        papers=bool(set_to and set_to.paper),
        past_due=state.past_due,
        override=Override(set_to.code, set_to.reason, set_to.approval) if set_to and set_to.code else None,
    )
    return measures.events(loan.measured, day, found) if loan.measured else found


def own_code(row: GroupRow) -> str:
    """Return the group of a loan by itself, from one that was kept: others of the customer may have made it worse."""
    said: tuple[Message, ...] = unpack(row.why) if row.why.startswith("[") else ()
    return next((str(one.values["group"]) for one in said if one.text == ITSELF), row.code)


def observed(account: Account) -> tuple[date | None, int]:
    """Return since when everything is paid in time, and how many instalments were since then.

    While anything is past due there is nothing to observe. The day is that on which something late was paid last, or
    that of the last new plan; without either, the first due date.
    """
    if account.past_due.total:
        return None, 0
    late = [one.on for one in account.receipts if any(share.due < one.on for share in one.shares)]
    plans = [one.on for one in account.restructurings]
    since = max([*late, *plans], default=None)
    dues = [one.due for one in account.lines if one.kind is Kind.INSTALMENT and one.due <= account.as_of]
    periods = sum(1 for due in dues if since is None or due > since)
    return since or min(dues, default=None), periods
