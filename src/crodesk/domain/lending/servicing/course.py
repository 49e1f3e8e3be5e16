"""The course of a loan: its lines in order of their due dates, run through day by day as money comes in."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing.account import Account, Kind, Receipt, Restructured, Share
from crodesk.domain.lending.servicing.item import PRINCIPAL, Item, Lateness, of_rows, without_parts
from crodesk.domain.lending.servicing.orders import Order
from crodesk.domain.lending.servicing.parts import Component
from crodesk.domain.lending.servicing.rest import Rest
from crodesk.domain.lending.servicing.rule import Ahead, Rule
from crodesk.domain.problem import Problem

Taken = list[Share]
"""What was paid of which line and component."""
Walks = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
"""The stages of an order by the bare numbers of due types and components, which lists are indexed with quicker."""

_new = tuple.__new__
_COMPONENTS = tuple(Component)


class Course:
    """A loan while its events are run through, in order."""

    def __init__(self, schedule: Schedule, rule: Rule) -> None:
        self.schedule = schedule
        self.rule = rule
        self.terms = schedule.terms
        self.to_unit = schedule.terms.amounts.function()
        self.today = schedule.terms.start
        self.items = of_rows(schedule.rows, schedule.terms)
        self.credit = ZERO
        self.receipts: list[Receipt] = []
        self.restructurings: list[Restructured] = []
        self.late = Lateness(rule.late, self.to_unit)
        self._in_term, self._overdue = _bare(rule.in_term), _bare(rule.overdue)
        self._rest: Rest | None = None
        self._first = 0
        """Every line before it is settled."""

    @property
    def rest(self) -> Rest:
        """Return the plan in force; it is worked out when something first asks for it."""
        if self._rest is None:
            self._rest = Rest.of(self.schedule)
        return self._rest

    def advance(self, until: date) -> Problem | None:
        """Let time pass until a day; money kept pays what falls due."""
        if self.credit or self.rule.recalculates:
            problem = (self.close_day() if until > self.today else None) or self._through_due_dates(until)
            if problem:
                return problem
        self._charge_lateness(until)
        return None

    def close_day(self) -> Problem | None:
        """Let today end: on a due date, interest of the next period begins to run on what is outstanding."""
        if not self.rule.recalculates or not self._ends_period():
            return None
        overdue = self.overdue(self.today)
        if not overdue:
            return None
        rest = self.rest.missed(self.today, overdue)
        if isinstance(rest, Problem):
            return rest
        if rest is not self.rest:  # a plan that goes on as it is has lines that money was paid on
            self.replan(rest)
        return None

    def _ends_period(self) -> bool:
        return any(item.due == self.today and item.kind is Kind.INSTALMENT for item in self.items)

    def _through_due_dates(self, until: date) -> Problem | None:
        while (due := self._next_due(until)) is not None:
            self._charge_lateness(due)
            if self.credit:
                self.use_credit()
            if due < until and (problem := self.close_day()):
                return problem
        return None

    def _next_due(self, until: date) -> date | None:
        """Return the next due date after today, no later than a day."""
        return next((item.due for item in self.items if self.today < item.due <= until), None)

    def use_credit(self) -> None:
        """Pay what is due by the money that is kept."""
        money, self.credit, taken = self.credit, ZERO, Taken()
        self.credit = self.spread(money, taken)
        if taken:
            self.receive(0, taken)

    def overdue(self, until: date) -> Decimal:
        """Return the unpaid principal of lines due until a day."""
        return sum((item.left[PRINCIPAL] for item in self.items if item.due <= until), ZERO)

    def _charge_lateness(self, until: date) -> None:
        self.today = until
        items, place = self.items, self._first
        while place < len(items) and items[place].due <= until and not any(items[place].left):
            place += 1
        self._first = place
        if self.late.is_free:
            return
        while place < len(items) and items[place].due < until:
            self.late.charge(items[place], until)
            place += 1

    def pay(self, entry: int, amount: Decimal) -> None:
        """Take in money today."""
        taken = Taken()
        self.credit += self.spread(amount, taken)
        self.receive(entry, taken)

    def spread(self, amount: Decimal, taken: Taken, *, ahead: bool = True, until: date | None = None) -> Decimal:
        """Pay lines in the order that holds today and return what is left; `until` makes later ones due, too."""
        groups = self._by_due_type(until or self.today, ahead=ahead and self.rule.ahead is not Ahead.HOLD)
        for due_types, components in self._walks(groups[0]):
            for due_type in due_types:
                for item in groups[due_type]:
                    if not amount:
                        return amount
                    amount = _covered(item, components, amount, taken)
        return amount

    def _walks(self, past: Iterable[Item]) -> Walks:
        """Return the order that holds: another one while principal is overdue, where the rule has one."""
        return self._overdue if self._overdue and any(item.left[PRINCIPAL] for item in past) else self._in_term

    def _by_due_type(self, until: date, *, ahead: bool) -> tuple[list[Item], list[Item], list[Item]]:
        """Return the lines with anything left: those past due, those due until a day, those ahead as they are taken."""
        items, today, start = self.items, self.today, self._first
        late = start
        while late < len(items) and items[late].due < today:
            late += 1
        due = late
        while due < len(items) and items[due].due <= until:
            due += 1
        early = items[due:] if ahead else []
        return items[start:late], items[late:due], early[::-1] if self.rule.ahead is Ahead.LAST else early

    def receive(self, entry: int, taken: Taken) -> None:
        """Write down where money went."""
        self.receipts.append(_new(Receipt, (entry, self.today, tuple(taken), self.credit)))

    def charge(self, amount: Decimal, component: Component) -> None:
        """Charge a fee or a penalty today: with the instalment due today, or on a line of its own."""
        place = self._place_after(self.today)
        if place and self.items[place - 1].due == self.today:
            self.items[place - 1].left[component] += amount
            self._first = min(self._first, place - 1)
            return
        item = without_parts(Kind.CHARGE, self.today)
        item.left[component] += amount
        self.insert(item)

    def insert(self, item: Item) -> None:
        """Put a line in its place."""
        place = self._place_after(item.due)
        self.items.insert(place, item)
        self._first = min(self._first, place)

    def _place_after(self, day: date) -> int:
        return next((place for place, item in enumerate(self.items) if item.due > day), len(self.items))

    def ahead_of(self, day: date) -> list[Item]:
        """Return the lines due after a day."""
        return self.items[self._place_after(day) :]

    def replan(self, rest: Rest) -> None:
        """Replace the instalments that a new plan begins with, and all after them."""
        kept = [item for item in self.items if item.due <= rest.after]
        self._rest = rest
        self.items = kept + of_rows(rest.rows, rest.terms)
        self._first = min(self._first, len(kept))

    def account(self) -> Account:
        """Return how the loan stands now."""
        lines = tuple(item.standing for item in self.items)
        drawn = sum((one.amount for one in self.schedule.drawings if one.on <= self.today), ZERO)
        added = sum((one.capitalised for one in self.restructurings), ZERO)
        repaid = sum((item.paid[PRINCIPAL] for item in self.items), ZERO)
        overdue = sum((item.left[PRINCIPAL] for item in self.items if item.due < self.today), ZERO)
        rows = self._rest.rows if self._rest else self.schedule.rows
        return Account(
            self.today, lines, tuple(self.receipts), self.credit, drawn + added - repaid, overdue,
            tuple(self.restructurings), tuple(rows),
        )  # fmt: skip


def _bare(order: Order | None) -> Walks:
    stages = order.stages if order else ()
    return tuple((tuple(map(int, stage.dues)), tuple(map(int, stage.components))) for stage in stages)


def _covered(item: Item, components: Iterable[int], amount: Decimal, taken: Taken) -> Decimal:
    """Pay components of a line in turn and return what is left of the amount; none is paid more than is left of it."""
    left, paid = item.left, item.paid
    for part in components:
        owed = left[part]
        if not owed:
            continue
        used = min(owed, amount)
        left[part] = owed - used
        paid[part] += used
        taken.append(_new(Share, (item.n, item.due, _COMPONENTS[part], used)))
        amount -= used
        if not amount:
            break
    return amount
