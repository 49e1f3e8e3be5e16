"""Where loans are found by what payers write: built once, asked for each entry."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import accumulate

from crodesk.domain.lending.matching.evidence import ACCOUNT, KNOWN_ACCOUNT, KNOWN_NAME, NAME
from crodesk.domain.lending.matching.wanted import Due, Known, Wanted
from crodesk.domain.names import fold

LOOKED_AT = 6
"""Dues of a loan that are looked at."""
_SHORTEST = 5
_FEWEST_WORDS = 2
_WORDS = re.compile("[a-z0-9]+")
_THREE_DIGITS = re.compile(r"(?:\D*\d){3}")


class Index:
    """Loans by number, account, name and amount."""

    def __init__(self, wanted: Iterable[Wanted], known: Iterable[Known] = ()) -> None:
        self.loans: dict[int, Wanted] = {}
        """Every loan by its own number."""
        self.accounts: dict[str, dict[int, int]] = {}
        """What an account is evidence of, by loan: it repays it, or was confirmed to."""
        self.names: dict[str, dict[int, int]] = {}
        """What a folded name is evidence of, by loan: it is a borrower's, or was confirmed to pay."""
        self.amounts: defaultdict[tuple[str, Decimal], list[int]] = defaultdict(list)
        """Loans by currency and the amount of a due that is looked at, or what ends the loan."""
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._telling: defaultdict[str, list[int]] = defaultdict(list)
        self._starts: set[str] = set()
        self.complete: set[int] = set()
        """Loans of which all that is due was asked for anew."""
        self.currencies: set[str] = set()
        """In which there are loans."""
        self._first_words: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for loan in wanted:
            self._add(loan)
        self.remember(known)
        for name in self.names:
            self._note_words(name)

    def named(self, reference: str, words: list[str]) -> list[int]:
        """Return the loans whose number is the reference, or stands in the words, together or in pieces."""
        found = list(self._numbers.get(compact(reference), ())) if reference else []
        if not self._starts.isdisjoint(words):
            for place, word in enumerate(words):
                if word in self._starts:
                    found += self._from(word, words, place + 1)
        return found

    def named_after(self, words: list[str]) -> Iterator[str]:
        """Give the names of borrowers and known payers that stand in the words."""
        for place in range(len(words) - 1):
            for length in self._first_words.get((words[place], words[place + 1]), ()):
                name = " ".join(words[place : place + length])
                if name in self.names:
                    yield name

    def _from(self, joined: str, words: list[str], place: int) -> list[int]:
        """Find the numbers that a word is, or begins and the next ones go on with."""
        found: list[int] = []
        while joined in self._starts:
            found += self._telling.get(joined, ())
            if place == len(words):
                break
            joined += words[place]
            place += 1
        return found

    def remember(self, known: Iterable[Known]) -> None:
        """Take in who pays the loans that are known, as it was confirmed once."""
        for pair in known:
            if pair.loan in self.loans:
                _note(self.accounts, account_key(pair.account), pair.loan, KNOWN_ACCOUNT)
                _note(self.names, name_key(pair.name), pair.loan, KNOWN_NAME)
                self._note_words(name_key(pair.name))

    def renew(self, loan: Wanted) -> None:
        """Take all that is due on a loan that is known, and what ends it; by what it is called stays."""
        self.loans[loan.loan] = loan
        self.complete.add(loan.loan)
        self._note_amounts(loan)

    def _add(self, loan: Wanted) -> None:
        self.loans[loan.loan] = loan
        self.currencies.add(loan.currency)
        for number in {compact(number) for number in loan.numbers}:
            self._numbers[number].append(loan.loan)
            if is_telling(number):
                self._telling[number].append(loan.loan)
                self._starts.update(accumulate(number))
        for account in loan.accounts:
            _note(self.accounts, account_key(account), loan.loan, ACCOUNT)
        for name in loan.names:
            _note(self.names, name_key(name), loan.loan, NAME)
        self._note_amounts(loan)

    def _note_amounts(self, loan: Wanted) -> None:
        due = {each.amount for each in loan.dues[:LOOKED_AT]} | ({loan.payoff} if loan.payoff else set())
        for amount in due:
            self.amounts[loan.currency, amount].append(loan.loan)

    def _note_words(self, name: str) -> None:
        """Note how a name of several words begins, and how long it is."""
        words = name.split()
        if len(words) >= _FEWEST_WORDS:
            self._first_words[words[0], words[1]].add(len(words))


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORDS.findall(text.lower()) if text.isascii() else fold(text).split()


def compact(text: str) -> str:
    """Return the letters and digits of a number, folded: `HĐ-2024/0012` is `hd20240012`."""
    return "".join(words_of(text))


def name_key(text: str) -> str:
    """Return a name folded."""
    return " ".join(words_of(text))


def account_key(text: str) -> str:
    """Return an account in one writing: letters and digits, without zeros before a mere number."""
    found = text.lower() if text.isascii() and text.isalnum() else compact(text)
    return found.lstrip("0") if found.isdecimal() else found


def is_telling(number: str) -> bool:
    """Tell whether a number can be looked for in running text: a short one would be found where it isn't meant."""
    return len(number) >= _SHORTEST and _THREE_DIGITS.match(number) is not None


def left_of(dues: tuple[Due, ...], paid: Decimal) -> list[Due]:
    """Return what is left of dues, the oldest first, after something was paid; no more than is looked at."""
    first = 0
    while first < len(dues) and paid >= dues[first].amount:
        paid -= dues[first].amount
        first += 1
    left = list(dues[first : first + LOOKED_AT])
    if paid and left:
        left[0] = Due(left[0].on, left[0].amount - paid)
    return left


def days_apart(one: date, other: date) -> int:
    """Return the days between two days."""
    return abs((one - other).days)


def _note(into: dict[str, dict[int, int]], key: str, loan: int, evidence: int) -> None:
    """Note evidence for a loan under a key that isn't empty."""
    if key:
        loans = into.setdefault(key, {})
        loans[loan] = loans.get(loan, 0) | evidence
