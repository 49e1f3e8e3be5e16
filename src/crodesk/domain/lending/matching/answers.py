"""What comes out of matching: for each entry what it most likely pays, and why."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from crodesk.domain.follow_up.message import Message, Value
from crodesk.domain.lending.matching.evidence import EXACT, SEVERAL, TOGETHER, WORDS
from crodesk.domain.words import N_


class Verdict(StrEnum):
    """How sure an answer is."""

    SURE = "sure"
    """One answer, far ahead of any other."""
    LIKELY = "likely"
    """An officer should look."""
    NONE = "none"


MOST = 5
"""Answers that are given."""

WENT_OUT = Message(N_("The money went out."))
UNKNOWN = Message(N_("Nothing in it points to a loan."))
OTHER_CURRENCY = N_("It is in {currency}; no loan that it may pay is.")
NOT_THERE = Message(N_("It takes back an entry that isn't here."))


class Part(NamedTuple):
    """What an entry pays of one loan."""

    loan: int
    due: date | None
    """When what it pays was due; `None` when that is no single day."""
    amount: Decimal


class Proposal(NamedTuple):
    """One answer: one loan, or several of one payer."""

    parts: tuple[Part, ...]
    score: int
    evidence: int
    """What speaks for it, as bits of `evidence`."""

    @property
    def loans(self) -> tuple[int, ...]:
        """Return its loans, each once."""
        return tuple(dict.fromkeys(part.loan for part in self.parts))

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Return what speaks for it, in words; the strongest first."""
        return tuple(self._said())

    def _said(self) -> Iterator[Message]:
        for one, words in WORDS.items():
            if self.evidence & one:
                yield Message(words, self._values(one))

    def _values(self, one: int) -> dict[str, Value]:
        """Return what fills the places of one reason."""
        due = self.parts[0].due
        if one == EXACT and due:
            return {"due": due}
        counted = {SEVERAL: len(self.parts), TOGETHER: len(self.loans)}
        return {"count": counted[one]} if one in counted else {}


class Match(NamedTuple):
    """What was found for one entry."""

    key: str
    """Of the entry."""
    verdict: Verdict
    proposals: tuple[Proposal, ...] = ()
    """The best first; five at most. Of a sure answer the others are left out."""
    takes_back: str = ""
    """The key of the entry that it takes back."""
    why_not: Message | None = None
    """Why nothing is proposed."""
