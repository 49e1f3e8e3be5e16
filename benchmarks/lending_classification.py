"""Classifying a whole book, against a bare loop that only computes days past due."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.measures import Found, Measure
from benchmarks.plan import Plan
from crodesk.domain.lending.classification import book
from crodesk.domain.lending.classification.facts import Events, Facility
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack

ABOUT = """A book of made-up debts, classified by the Vietnamese rules with reasons and each customer's other debts: one
debt in ten is late, one in fifty was rescheduled or recalled, five debts come on three customers. The floor walks the
same debts and only subtracts dates. Then the same by the rules of the European Union and of China."""
DAY = date(2026, 11, 20)
GOAL = 4.0
LATE, EVENTFUL = 0.10, 0.02


def run(plan: Plan) -> Iterator[Found]:
    """Classify the book by three packs, each round beside a round of the floor."""
    debts = _book(plan.middle)
    for pack_id, goal in (("vn-sbv-31-2024", GOAL), ("eu-eba", None), ("cn-2023", None)):
        pack = packs.load(pack_id)
        times, floor_times = _in_turn(debts, pack, plan.starts + 3)
        what = f"{len(debts):,} debts classified, {pack_id}"
        yield Measure("20", what, "days past due alone", times, floor_times, goal)


def _in_turn(debts: list[Facility], pack: Pack, rounds: int) -> tuple[list[float], list[float]]:
    times, floor_times = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        _days_alone(debts)
        between = time.perf_counter()
        book.classify_book(debts, pack, DAY)
        floor_times.append(between - started)
        times.append(time.perf_counter() - between)
    return times, floor_times


def _days_alone(debts: list[Facility]) -> list[int]:
    found = []
    for debt in debts:
        due = debt.oldest_due
        found.append(max((DAY - due).days, 0) if due is not None else 0)
    return found


def _book(size: int) -> list[Facility]:
    """Return made-up debts, always the same ones."""
    chance = random.Random(20)
    return [_debt(chance, size) for _ in range(size)]


def _debt(chance: random.Random, size: int) -> Facility:
    late = chance.random() < LATE
    days = chance.randrange(1, 400) if late else -chance.randrange(31)
    return Facility(
        customer=f"K-{chance.randrange(size * 3 // 5):06}",
        oldest_due=DAY - timedelta(days=days),
        exposure=Decimal(chance.randrange(10**7, 10**9)),
        retail=chance.random() < 0.7,
        events=_events(chance) if chance.random() < EVENTFUL else None,
    )


def _events(chance: random.Random) -> Events:
    if chance.random() < 0.2:
        return Events(recalled_on=DAY - timedelta(days=chance.randrange(90)))
    kind = chance.choice(["adjusted", "extended"])
    return Events(restructures=chance.randrange(1, 4), last_restructure=kind)
