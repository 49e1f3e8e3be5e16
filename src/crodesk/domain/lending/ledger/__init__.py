"""The ledger of a loan: dated rows, turned into the engine's terms and events and run through, as of any day."""

from collections.abc import Sequence
from datetime import date

from crodesk.domain.lending.ledger.clearing import clearing
from crodesk.domain.lending.ledger.facts import Entry, EntryKind, LoanFacts, RuleFacts
from crodesk.domain.lending.ledger.life import Life, live, payoff
from crodesk.domain.lending.ledger.reading import Reading
from crodesk.domain.lending.ledger.reading import state as state_of_reading
from crodesk.domain.lending.ledger.state import State
from crodesk.domain.lending.ledger.state import of as state_of
from crodesk.domain.problem import Problem

__all__ = [
    "Entry",
    "EntryKind",
    "Life",
    "LoanFacts",
    "Reading",
    "RuleFacts",
    "State",
    "as_of",
    "clearing",
    "live",
    "payoff",
    "state_of",
    "state_of_reading",
]


def as_of(facts: LoanFacts, entries: Sequence[Entry], day: date) -> State | list[Problem]:
    """Return how a loan stood at the end of a day by what was known then: what was shown on that day."""
    life = live(facts, entries, day)
    return state_of(life) if isinstance(life, Life) else life
