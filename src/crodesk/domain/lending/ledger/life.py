"""The life of a loan until a day: its rows turned into the engine's terms and events, and run through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

from crodesk.domain.lending import servicing
from crodesk.domain.lending.ledger import sifting
from crodesk.domain.lending.ledger.facts import Entry, EntryKind, LoanFacts
from crodesk.domain.lending.ledger.terms import rule_of, terms_of
from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.servicing import Account, Arrears, Component, Event, Payoff, Rule, Way
from crodesk.domain.lending.terms import Drawing, LoanTerms, RateSegment
from crodesk.domain.problem import Problem

_EVENTS = (EntryKind.PAYMENT, EntryKind.PREPAYMENT, EntryKind.CHARGE, EntryKind.RESTRUCTURING)


@dataclass(frozen=True, slots=True)
class Life:
    """A loan as it is known, at the end of a day."""

    day: date
    facts: LoanFacts
    """As they were put right last."""
    entries: tuple[Entry, ...]
    """Those in force, by value date; those of later days too."""
    rule: Rule
    schedule: Schedule | None
    """As it was laid out for what was drawn; `None` while nothing was. `account.rows` is the plan in force."""
    events: tuple[Event, ...]
    account: Account | None
    """`None` before the first drawing."""


def live(facts: LoanFacts, entries: Sequence[Entry], day: date, known_on: date | None = None) -> Life | list[Problem]:
    """Return a loan at the end of `day`, by what was written down until the end of `known_on`.

    Without `known_on` that is the same day: what was shown then. With a later one, what is known by now of that day.
    Everything that is wrong comes back as problems, whose field names the row or the field of the facts.
    """
    rows = sifting.known(entries, known_on or day)
    wrong = sifting.problems(rows)
    if wrong:
        return wrong
    standing = tuple(sifting.in_force(rows))
    facts = _put_right(facts, standing)
    rule = rule_of(facts.rule)
    if not isinstance(rule, Rule):
        return rule
    return _laid_out(Life(day, facts, standing, rule, None, (), None))


def _put_right(facts: LoanFacts, entries: Sequence[Entry]) -> LoanFacts:
    """Return the terms as the row written last says."""
    found = max(sifting.of_kind(entries, EntryKind.TERMS), key=lambda one: one.number, default=None)
    return facts if found is None or found.terms is None else found.terms


def _laid_out(life: Life) -> Life | list[Problem]:
    drawings = drawn(life.facts, life.entries)
    if not drawings:
        return life
    schedule = _scheduled(life.facts, drawings, _rates_of_plans(life)[0])
    if not isinstance(schedule, Schedule):
        return schedule
    events = _events(life)
    if not isinstance(events, tuple):
        return events
    known = replace(life, schedule=schedule, events=events)
    if life.day < schedule.terms.start:
        return known
    account = servicing.replay(schedule, events, life.rule, life.day)
    return replace(known, account=account) if isinstance(account, Account) else _named(account)


def drawn(facts: LoanFacts, entries: Sequence[Entry]) -> list[Drawing]:
    """Return what was and will be paid out, by date, the drawings of one day together."""
    base = () if facts.drawn_by_entries else facts.drawings or (Drawing(facts.start, facts.principal),)
    later = (Drawing(one.value_on, one.amount or ZERO) for one in sifting.of_kind(entries, EntryKind.DRAWING))
    days: dict[date, Drawing] = {}
    for one in chain(base, later):
        known = days.get(one.on)
        days[one.on] = one if known is None else Drawing(one.on, known.amount + one.amount)
    return [days[on] for on in sorted(days)]


def _scheduled(facts: LoanFacts, drawings: Sequence[Drawing], rates: Sequence[RateSegment]) -> Schedule | list[Problem]:
    terms = terms_of(facts, drawings, rates)
    return build(terms) if isinstance(terms, LoanTerms) else terms


def _rates_of_plans(life: Life) -> list[list[RateSegment]]:
    """Return the rates of each plan: the first one, then that of each restructuring; a new rate holds for its own."""
    new = sifting.of_kind(life.entries, EntryKind.RATE)
    plans = _plans(life)
    starts = [(date.min, 0), *(_in_order(one) for one in plans), (date.max, 0)]
    own = [life.facts.rates, *(one.terms.rates for one in plans if one.terms is not None)]
    return [
        _joined(rates, [one for one in new if since < _in_order(one) < until])
        for rates, (since, until) in zip(own, pairwise(starts), strict=True)
    ]


def _plans(life: Life) -> list[Entry]:
    """Return the restructurings of the time until now."""
    return [one for one in sifting.of_kind(life.entries, EntryKind.RESTRUCTURING) if one.value_on <= life.day]


def _in_order(entry: Entry) -> tuple[date, int]:
    return entry.value_on, entry.number


def _joined(rates: Sequence[RateSegment], new: Sequence[Entry]) -> list[RateSegment]:
    """Return the agreed rates with the new ones, of which the one written last holds from its day on."""
    found = {one.since: one for one in rates}
    for entry in sorted(new, key=lambda one: one.number):
        assert entry.rate is not None  # `sifting.problems` asks for it
        found[entry.value_on] = replace(entry.rate, since=entry.value_on)
    return [found[since] for since in sorted(found)]


def _events(life: Life) -> tuple[Event, ...] | list[Problem]:
    rates = iter(_rates_of_plans(life)[1:])
    found: list[Event] = []
    for entry in sifting.of_kind(life.entries, *_EVENTS):
        if entry.value_on > life.day:
            continue
        event = _event(entry, rates)
        if isinstance(event, list):
            return event
        found.append(event)
    return tuple(found)


def _event(entry: Entry, rates: Iterator[list[RateSegment]]) -> Event | list[Problem]:
    number, on, amount = entry.number, entry.value_on, entry.amount or ZERO
    ways = Arrears if entry.kind == EntryKind.RESTRUCTURING else Way
    if entry.way and entry.way not in set(ways):
        values = {"word": entry.way, "known": ", ".join(ways)}
        return [Problem(sifting.place(number, "way"), sifting.NOT_KNOWN, values)]
    if entry.kind == EntryKind.PAYMENT:
        return servicing.Payment(number, on, amount)
    if entry.kind == EntryKind.PREPAYMENT:
        return servicing.Prepayment(number, on, amount, Way(entry.way or Way.INSTALMENT))
    if entry.kind == EntryKind.CHARGE:
        component = Component.PENALTY if entry.component == "penalty" else Component.FEE
        return servicing.Charge(number, on, amount, component, entry.note)
    return _restructuring(entry, next(rates))


def _restructuring(entry: Entry, rates: Sequence[RateSegment]) -> Event | list[Problem]:
    assert entry.terms is not None  # `sifting.problems` asks for it
    terms = terms_of(entry.terms, [Drawing(entry.value_on, ONE)], rates)
    if not isinstance(terms, LoanTerms):
        return [replace(one, field=sifting.place(entry.number, f"terms.{one.field}")) for one in terms]
    return servicing.Restructuring(entry.number, entry.value_on, terms, Arrears(entry.way or Arrears.KEEP))


def _named(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems of the engine with its events named as rows."""
    return [replace(one, field=one.field.replace("events[", "entries[")) for one in problems]


def payoff(facts: LoanFacts, entries: Sequence[Entry], on: date, known_on: date) -> Payoff | list[Problem] | None:
    """Return what ends a loan on a day, by what was known on another; `None` while nothing is drawn."""
    life = live(facts, entries, on, known_on)
    if not isinstance(life, Life):
        return life
    if life.schedule is None or life.account is None:
        return None
    return servicing.payoff(life.schedule, life.events, life.rule, on)
