"""A statement while it is read: what it says is gathered, and what doesn't add up is remarked at its end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from crodesk.domain.follow_up.message import Amount, Message, Value
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.statements.amounts import minor, read_amount
from crodesk.exchange.statements.form import Entry, Remark, Said, Statement
from crodesk.exchange.values.bad_value import BadValue

NO_ACCOUNT = N_("it doesn't say which account it is of")
NO_CURRENCY = N_("it doesn't say in which currency its amounts are")
MISSING = N_("{opening} at the start and the entries come to {reckoned}, but {closing} is stated at the end")
OUT_OF_ORDER = N_("its entries aren't in the order of their days")
OTHER_CURRENCY = N_("an entry is in {currency}, the statement in {own}")
DECIMALS = N_("“{value}” has more decimals than {currency} has; {taken} was taken")
BALANCE_CURRENCY = N_("a balance is in {currency}, the statement in {own}; it wasn't taken")

_DIGEST = 12
_MOST_REMARKS = 200


@dataclass(slots=True)
class Draft:
    """A statement that isn't complete yet; its fields are those of a `Statement`."""

    format: str
    line: int = 0
    account: str = ""
    currency: str = ""
    number: str = ""
    from_on: date | None = None
    to_on: date | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    entries: list[Said] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left_out: int = 0

    def remark(self, line: int, text: str, /, **values: Value) -> None:
        """Note what is doubtful; of a statement that is all doubts the first two hundred are enough."""
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(Remark(line, Message(text, values)))

    def leave_out(self, line: int, text: str, /, **values: Value) -> None:
        """Note why an entry can't be used."""
        self.left_out += 1
        self.remark(line, text, **values)

    def leave_out_bad(self, line: int, bad: BadValue) -> None:
        """Note which value keeps an entry from being used."""
        self.leave_out(line, bad.text, **{key: _plain(value) for key, value in bad.values.items()})

    def amount(self, text: str, currency: str, line: int) -> Decimal:
        """Return an amount in the smallest unit of its currency; `BadValue` when it is none."""
        found, exact = read_amount(text, currency)
        if not exact:
            self.remark(line, DECIMALS, value=_plain(text), currency=currency, taken=str(found))
        return found

    def balance(self, amount: Decimal, currency: str, line: int) -> Decimal | None:
        """Return a balance if it is in the currency of the statement, which the first one tells."""
        self.currency = self.currency or currency
        if currency and currency != self.currency:
            self.remark(line, BALANCE_CURRENCY, currency=currency, own=self.currency)
            return None
        return amount

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that makes a statement."""
        found = (self.account, self.number, self.currency, self.entries, self.remarks)
        return not any(found) and self.opening is None and self.closing is None


class Finisher:
    """Completes the statements of one file: reckons them up, and gives each entry its key."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], tuple[Draft, dict[str, int]]] = {}

    def finished(self, draft: Draft) -> Statement:
        """Return a draft as a statement."""
        if not draft.account:
            draft.remark(0, NO_ACCOUNT)
        if draft.entries and not draft.currency:
            draft.remark(0, NO_CURRENCY)
        draft.entries = [said if said[3] else _in_currency(said, draft.currency) for said in draft.entries]
        _reckon(draft)
        return Statement(
            draft.account, draft.currency, draft.number, draft.from_on, draft.to_on, draft.opening, draft.closing,
            draft.format, tuple(self._keyed(draft)), tuple(draft.remarks), draft.left_out, draft.line,
        )  # fmt: skip

    def _keyed(self, draft: Draft) -> Iterator[Entry]:
        """Give entries their keys; equal ones of a day are counted, on through statements that follow each other."""
        account, seen, make = draft.account, self._seen(draft), Entry._make
        met = {said[0] for said in draft.entries} | {said[1] for said in draft.entries}
        days = {day: str(day) for day in met}
        for said in draft.entries:
            booked, valued, amount, currency, bank, own, _code, who, where, _at, text, reversal, _left, _line = said
            content = (account, currency, days[booked], days[valued], str(amount), bank, own, who, where, text)
            told = "|".join(content) + ("|back" if reversal else "")
            key = blake2b(told.encode(), digest_size=_DIGEST).hexdigest()
            count = seen[key] = seen.get(key, 0) + 1
            yield make((*said, key if count == 1 else f"{key}/{count}"))

    def _seen(self, draft: Draft) -> dict[str, int]:
        """Return how often keys were met in what this statement goes on from; a repeated statement begins anew."""
        place = draft.account, draft.currency
        before, seen = self._before.get(place, (None, dict[str, int]()))
        if not (before and _goes_on(before, draft)):
            seen = {}
        self._before[place] = draft, seen
        return seen


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Tell whether a statement begins where the one before it in the file ended, and isn't that one again."""
    again = (before.number, before.opening, before.closing) == (draft.number, draft.opening, draft.closing)
    return draft.opening is not None and draft.opening == before.closing and not again


def _in_currency(said: Said, currency: str) -> Said:
    """Return an entry that came before the currency of its statement was known."""
    return (*said[:3], currency, *said[4:])


def _reckon(draft: Draft) -> None:
    """Remark what doesn't add up, other currencies, and days that go back and forth."""
    own = draft.currency
    for currency in sorted({said[3] for said in draft.entries} - {own}):
        line = next(said[-1] for said in draft.entries if said[3] == currency)
        draft.remark(line, OTHER_CURRENCY, currency=currency, own=own)
    if draft.opening is not None and draft.closing is not None:
        reckoned = draft.opening + sum((said[2] for said in draft.entries if said[3] == own), Decimal(0))
        if reckoned != draft.closing:
            sums = {"opening": draft.opening, "reckoned": reckoned, "closing": draft.closing}
            draft.remark(0, MISSING, **{name: Amount(minor(value, own), own) for name, value in sums.items()})
    days = [said[0] for said in draft.entries]
    if days not in (sorted(days), sorted(days, reverse=True)):
        draft.remark(0, OUT_OF_ORDER)


def signed(amount: Decimal, *, out: bool) -> Decimal:
    """Return an amount with the sign of its direction."""
    return -amount if out else amount


def _plain(value: object) -> Value:
    """Return what fills a placeholder, safe and not too long to be read."""
    return value if isinstance(value, int) else clean_line(str(value))[:80]
