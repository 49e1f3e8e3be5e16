"""Finds what entries pay: who is named, what is due, and whether that leaves a doubt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations, pairwise
from operator import attrgetter

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.matching import evidence as e
from crodesk.domain.lending.matching.answers import (
    MOST,
    OTHER_CURRENCY,
    UNKNOWN,
    WENT_OUT,
    Match,
    Part,
    Proposal,
    Verdict,
)
from crodesk.domain.lending.matching.index import Index, account_key, days_apart, left_of, name_key, words_of
from crodesk.domain.lending.matching.reversals import Earlier
from crodesk.domain.lending.matching.wanted import Due, Incoming, Wanted
from crodesk.domain.lending.numbers import ZERO, precisely

NEAR_DAYS = 10
"""So many days from the due date are near it."""
_MOST_BY_AMOUNT = 50
_MOST_TOGETHER = 6
_LARGEST_SPLIT = 4
Whole = Callable[[int], Wanted | None]
"""Returns a loan with all that is due on it; `None` when nobody knows more."""


@precisely
def match(
    entries: Sequence[Incoming], index: Index, earlier: Iterable[Incoming] = (), whole: Whole | None = None
) -> list[Match]:
    """Return what each entry pays, in the order of the entries; the answers don't depend on that order.

    They are taken by day, so that what one surely pays is no longer due for the next. A reversal may take back an entry
    of `earlier`, which were matched before. An index may know of its loans only what is due next: `whole` is asked for
    all that is due on one where that isn't what an entry pays.
    """
    goes_back = any(entry.reversal for entry in entries)
    run = _Run(index, Earlier(chain(earlier, entries) if goes_back else ()), whole)
    found = {entry.key: run.answer(entry) for entry in sorted(entries, key=attrgetter("booked_on", "reversal", "key"))}
    return [found[entry.key] for entry in entries]


class _Run:
    """One matching: what was found to be paid in it counts for what comes after."""

    def __init__(self, index: Index, earlier: Earlier, whole: Whole | None) -> None:
        self._index = index
        self._earlier = earlier
        self._whole = whole
        self._left: dict[int, list[Due]] = {}
        self._paid: dict[int, Decimal] = {}
        self._sure: dict[str, Proposal] = {}
        self._name_key = lru_cache(1 << 16)(name_key)

    def answer(self, entry: Incoming) -> Match:
        """Return what an entry pays or takes back."""
        if entry.reversal:
            found = self._earlier.taken_back(entry)
            self._give_back(found)
            return found
        if entry.amount <= ZERO:
            return Match(entry.key, Verdict.NONE, why_not=WENT_OUT)
        proposals = self._proposals(entry)
        if not proposals:
            return Match(entry.key, Verdict.NONE, why_not=self._why_none(entry))
        best = proposals[0]
        if best.score < e.SURE_FROM or (len(proposals) > 1 and proposals[1].score > best.score - e.LEAD):
            return Match(entry.key, Verdict.LIKELY, tuple(proposals[:MOST]))
        self._sure[entry.key] = best
        self._pay(best)
        return Match(entry.key, Verdict.SURE, (best,))

    def _why_none(self, entry: Incoming) -> Message:
        """Return why nothing is proposed: that it is in another currency is worth being told."""
        own = self._index.currencies
        if entry.currency not in own or (len(own) > 1 and self._pointed_to(entry)):
            return Message(OTHER_CURRENCY, {"currency": entry.currency})
        return UNKNOWN

    def _proposals(self, entry: Incoming) -> list[Proposal]:
        """Return all answers worth being looked at, the best first."""
        who = self._who(entry) or self._by_amount(entry)
        if not who:
            return []
        found = [self._proposal(entry, loan, told) for loan, told in who.items()]
        if len(found) == 1:
            return found if found[0].score >= e.LIKELY_FROM else []
        if not any(one.evidence & (e.EXACT | e.PAYOFF) for one in found):
            found += self._together(entry, who)
        worth = [one for one in found if one.score >= e.LIKELY_FROM]
        return sorted(worth, key=lambda one: (-one.score, one.loans))

    def _who(self, entry: Incoming) -> dict[int, int]:
        """Return the loans in its currency that an entry points to, and by what."""
        found = self._pointed_to(entry)
        return self._in_currency(found, entry.currency) if found else found

    def _pointed_to(self, entry: Incoming) -> dict[int, int]:
        """Return the loans that an entry points to, and by what."""
        index, reference = self._index, entry.reference
        words = words_of(f"{reference} {entry.text}" if reference else entry.text)
        found = dict.fromkeys(index.named(reference, words), e.REFERENCE)
        account, name = account_key(entry.counter_account), self._name_key(entry.counterparty)
        if account in index.accounts:
            _mark(found, index.accounts[account])
        if name:
            if name in index.names:
                _mark(found, index.names[name])
        else:
            for called in {*index.named_after(words)}:
                _mark(found, index.names[called])
        return found

    def _in_currency(self, found: dict[int, int], currency: str) -> dict[int, int]:
        """Leave out the loans of other currencies."""
        loans = self._index.loans
        other = [loan for loan in found if loans[loan].currency != currency]
        for loan in other:
            del found[loan]
        return found

    def _by_amount(self, entry: Incoming) -> dict[int, int]:
        """Return the loans on which just this amount is due, unless they are too many to tell anything."""
        loans = self._index.amounts.get((entry.currency, entry.amount), ())
        return dict.fromkeys(loans, 0) if len(loans) <= _MOST_BY_AMOUNT else {}

    def _proposal(self, entry: Incoming, loan: int, who: int) -> Proposal:
        """Return what an entry would pay of a loan."""
        left = self._left_of(loan)
        if not (left and left[0].amount == entry.amount) and self._complete(loan):
            left = self._left_of(loan)
        evidence, dues = self._amount(loan, left, entry.amount)
        day = dues[0].on if dues else _nearest(left, entry.booked_on)
        if day and abs((day - entry.booked_on).days) <= NEAR_DAYS:
            evidence |= e.NEAR
        evidence |= who
        if dues:
            parts = tuple([Part(loan, due.on, due.amount) for due in dues])
        else:
            parts = (Part(loan, None if evidence & e.PAYOFF else day, entry.amount),)
        return Proposal(parts, e.score(evidence), evidence)

    def _complete(self, loan: int) -> bool:
        """Take in all that is due on a loan of which only the next due is known; tell whether it was asked for."""
        if self._whole is None or loan in self._index.complete:
            return False
        self._index.renew(self._whole(loan) or self._index.loans[loan])
        self._left.pop(loan, None)
        return True

    def _amount(self, loan: int, left: list[Due], amount: Decimal) -> tuple[int, list[Due]]:
        """Return what the amount speaks for, and the dues that it is exactly."""
        if left and left[0].amount == amount:
            return e.EXACT, left[:1]
        total = ZERO
        for count, due in enumerate(left, start=1):
            total += due.amount
            if total == amount:
                return e.SEVERAL, left[:count]
        single = next((due for due in left if due.amount == amount), None)
        if single:
            return e.EXACT, [single]
        payoff = self._index.loans[loan].payoff
        ends = payoff is not None and payoff - self._paid.get(loan, ZERO) == amount
        return e.PAYOFF if ends else 0, []

    def _together(self, entry: Incoming, who: dict[int, int]) -> list[Proposal]:
        """Return the ways in which an entry pays what is due next on several loans that it points to."""
        named = [(loan, self._left_of(loan)[0]) for loan in sorted(who) if who[loan] and self._left_of(loan)]
        if len(named) > _MOST_TOGETHER:
            return []
        ways = (some for count in range(2, _LARGEST_SPLIT + 1) for some in combinations(named, count))
        return [_split(entry, some, who) for some in ways if _sum(some) == entry.amount]

    def _left_of(self, loan: int) -> list[Due]:
        """Return what is left to be paid of a loan, as far as it is looked at."""
        if loan not in self._left:
            self._left[loan] = left_of(self._index.loans[loan].dues, self._paid.get(loan, ZERO))
        return self._left[loan]

    def _pay(self, proposal: Proposal, sign: int = 1) -> None:
        """Reckon with what was surely paid, or taken back."""
        for part in proposal.parts:
            self._paid[part.loan] = self._paid.get(part.loan, ZERO) + part.amount * sign
            self._left.pop(part.loan, None)

    def _give_back(self, found: Match) -> None:
        if found.takes_back in self._sure:
            self._pay(self._sure.pop(found.takes_back), -1)


def _split(entry: Incoming, some: Sequence[tuple[int, Due]], who: dict[int, int]) -> Proposal:
    """Return the answer that an entry pays one due of each of several loans."""
    evidence = e.TOGETHER
    for one in e.WHO:
        if all(who[loan] & one for loan, _due in some):
            evidence |= one
    if all(days_apart(due.on, entry.booked_on) <= NEAR_DAYS for _loan, due in some):
        evidence |= e.NEAR
    parts = tuple(Part(loan, due.on, due.amount) for loan, due in some)
    return Proposal(parts, e.score(evidence), evidence)


def _sum(some: Sequence[tuple[int, Due]]) -> Decimal:
    return sum((due.amount for _loan, due in some), ZERO)


def _nearest(left: Sequence[Due], day: date) -> date | None:
    """Return the due date nearest to a day; `None` when nothing is due."""
    nearest = left[0].on if left else None
    for before, due in pairwise(left):
        if days_apart(due.on, day) >= days_apart(before.on, day):
            break
        nearest = due.on
    return nearest


def _mark(found: dict[int, int], loans: Mapping[int, int]) -> None:
    """Add evidence to what was found."""
    for loan, evidence in loans.items():
        found[loan] = found.get(loan, 0) | evidence
