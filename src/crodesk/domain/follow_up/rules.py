"""Which clocks run, how long before the day they call, and how often a customer should hear from the officer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

HORIZON = 60
"""How many days ahead clocks are made: what calls later is made when its time comes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as shipped or as the officer changed it."""

    name: str
    on: bool = True
    lead: tuple[int, ...] = ()
    """Days before the day (after it, when negative) on which the clock calls, the farthest first; each is a turn of
    its own, so that what was done at thirty days calls again at seven."""
    tier: str = ""
    """Of a cadence: whose; empty is for all others."""
    channel: str = ""
    """Of a cadence: `call` or `visit`."""
    every: int = 0
    """Of a cadence: days after which a contact would be good. Of a stale record: days after which it is old. Of a
    warning: days within which it is answered."""
    at_most: int = 0
    """Of a cadence: days after which the customer is out of touch."""
    a_day: int = 0
    """So many rows of the rule stand alone in a day; more fold into one. 0 never folds."""


NAMES = {
    "task": N_("Task"),
    "promise": N_("Promise"),
    "series": N_("Repeated task"),
    "arrears": N_("Arrears"),
    "instalment": N_("Instalment due"),
    "group_step": N_("Debt group gets worse"),
    "inspection": N_("Inspection of a loan"),
    "measure": N_("Measure on a loan"),
    "warning": N_("Early warning"),
    "condition": N_("Condition of a contract"),
    "proof": N_("Proof of use to come"),
    "availability": N_("Drawing period ends"),
    "case": N_("Open case"),
    "application": N_("Application waiting"),
    "paper": N_("Paper expires"),
    "consent": N_("Consent expires"),
    "review": N_("Risk review"),
    "insurance": N_("Insurance ends"),
    "maturity": N_("Deposit matures"),
    "need": N_("Need comes up"),
    "stale_need": N_("Need to ask about again"),
    "stale_fact": N_("Figures to ask for again"),
    "birthday": N_("Birthday"),
    "anniversary": N_("Anniversary"),
    "holiday": N_("Holiday greeting"),
    "cadence": N_("Keep in touch"),
}
"""Every rule, with its words, in the order in which they are listed."""

CARE = {"cadence", "birthday", "anniversary", "holiday", "stale_need", "stale_fact"}
"""Rules whose rows nobody waits for: they have a daily cap and fold; nothing else does."""

SHIPPED = (
    Rule("task"),
    Rule("promise"),
    Rule("series"),
    Rule("arrears", lead=(-1, -4, -9, -10, -30, -60, -85, -91, -181, -361)),
    Rule("instalment", lead=(7,)),
    Rule("group_step", lead=(5, 1)),
    Rule("inspection", lead=(7, 1)),
    Rule("measure", lead=(7, 1)),
    Rule("warning", every=7),
    Rule("condition", lead=(14, 1)),
    Rule("proof", lead=(7, 1)),
    Rule("availability", lead=(30, 7)),
    Rule("case"),
    Rule("application", lead=(-3, -7, -14)),
    Rule("paper", lead=(30, 7, -1)),
    Rule("consent", lead=(30,)),
    Rule("review", lead=(30, 0)),
    Rule("insurance", lead=(30, 7)),
    Rule("maturity", lead=(30, 7, 1)),
    Rule("need", lead=(30,)),
    Rule("stale_need", every=180, a_day=5),
    Rule("stale_fact", every=365, a_day=5),
    Rule("cadence", tier="gold", channel="call", every=30, at_most=45, a_day=8),
    Rule("cadence", tier="gold", channel="visit", every=90, at_most=120, a_day=8),
    Rule("cadence", tier="silver", channel="call", every=90, at_most=120, a_day=8),
    Rule("cadence", channel="call", every=180, at_most=240, a_day=8),
    Rule("birthday", lead=(0,), a_day=5),
    Rule("anniversary", lead=(0,), a_day=3),
    Rule("holiday", lead=(3,), a_day=3),
)
"""What a new desk starts with.

The steps of `arrears` are the default ladder of collection practice and the days on which Vietnam's debt groups change
(Circular 31/2024, article 10: 10, 91, 181 and 361 days). Papers and maturities at 30, 7 and 1 days, a month for the
best customers and half a year for the others are common practice of relationship banking: starting values. An
application that stands still calls three days after it last moved, then after one and after two weeks.
"""


class Rules:
    """The rules in force: the shipped ones, each replaced by the officer's own where there is one."""

    def __init__(self, own: Iterable[Rule] = ()) -> None:
        self._rules = {_place(rule): rule for rule in SHIPPED}
        for rule in own:
            self._rules[_place(rule)] = rule

    def __getitem__(self, name: str) -> Rule:
        """Return a rule that is no cadence; raises `KeyError` for an unknown name."""
        return self._rules[name, "", ""]

    def cadence(self, tier: str, channel: str) -> Rule | None:
        """Return how often a customer of a tier should hear by a channel; `None` when nothing is agreed."""
        found = self._rules.get(("cadence", tier, channel)) or self._rules.get(("cadence", "", channel))
        return found if found and found.on else None

    def own_pace(self, days: int) -> Rule:
        """Return the cadence that the officer agreed with one customer."""
        return replace(self._rules["cadence", "", "call"], on=True, every=days, at_most=days + days // 2)

    def a_day(self, name: str) -> int:
        """Return how many rows of a rule may stand alone in a day; 0 for no limit."""
        return max((rule.a_day for rule in self._rules.values() if rule.name == name), default=0)

    def all(self) -> tuple[Rule, ...]:
        """Return every rule in force."""
        return tuple(self._rules.values())


def parse_lead(text: str) -> tuple[int, ...] | Problem:
    """Return the days of a rule as the officer wrote them (`30, 7, 1`), the farthest before the day first."""
    steps = set()
    for part in re.split(r"[,;、，\s]+", text.strip()):
        if part and not _STEP.fullmatch(part):
            return Problem("lead_days", N_("“{text}” is no number of days. Write them as 30, 7, 1."), {"text": part})
        steps |= {int(part)} if part else set()
    return tuple(sorted(steps, reverse=True))


_STEP = re.compile(r"-?[0-9]{1,3}", re.ASCII)


def _place(rule: Rule) -> tuple[str, str, str]:
    return rule.name, rule.tier, rule.channel
