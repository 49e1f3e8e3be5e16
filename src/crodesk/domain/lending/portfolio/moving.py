"""How loans moved between groups from one day to another: the migration table, by currency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.portfolio.rows import Row
from crodesk.domain.lending.portfolio.totals import UNKNOWN, percent
from crodesk.domain.rules.pack import Pack

NEW, SETTLED, WRITTEN_OFF = "new", "settled", "written_off"
"""Where loans come from that weren't in the book before, and go to that aren't any more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The loans that went from one group to another."""

    count: int
    balance: Decimal
    """Before; of new loans, now."""
    percent: Decimal | None
    """Of what was in the group before, by balance; `None` for new loans."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What became of the loans of one currency."""

    currency: str
    cells: Mapping[tuple[str, str], Cell]
    """By the group before (or `new`) and now (or `settled`, `written_off`); only those with loans."""
    worse: int
    better: int


def migrations(before: Iterable[Row], now: Iterable[Row], pack: Pack) -> tuple[Migration, ...]:
    """Return how a book moved between two days, by currency; loans are told apart by their keys.

    A loan whose row is missing on the later day counts as settled.
    """
    earlier = {row.key: row for row in before if row.is_in_book}
    later = {row.key: row for row in now}
    currencies = sorted({row.currency for row in (*earlier.values(), *later.values())})
    return tuple(found for currency in currencies if (found := _of_currency(currency, earlier, later, pack)).cells)


def _of_currency(currency: str, earlier: Mapping[str, Row], later: Mapping[str, Row], pack: Pack) -> Migration:
    moved: dict[tuple[str, str], list[Decimal]] = {}
    whole: dict[str, Decimal] = {}
    for key, row in earlier.items():
        if row.currency == currency:
            group, balance = _group(row, pack), row.balance or ZERO
            whole[group] = whole.get(group, ZERO) + balance
            moved.setdefault((group, _where(later.get(key), pack)), []).append(balance)
    for key, row in later.items():
        if row.currency == currency and key not in earlier and row.is_in_book:
            moved.setdefault((NEW, _group(row, pack)), []).append(row.balance or ZERO)
    cells = {way: _cell(balances, whole.get(way[0])) for way, balances in sorted(moved.items())}
    return Migration(currency, cells, _stepped(cells, pack, worse=True), _stepped(cells, pack, worse=False))


def _group(row: Row, pack: Pack) -> str:
    return row.group if row.group in pack.ranks else UNKNOWN


def _where(row: Row | None, pack: Pack) -> str:
    if row is None or row.is_settled:
        return SETTLED
    return WRITTEN_OFF if row.is_written_off else _group(row, pack)


def _cell(balances: list[Decimal], whole: Decimal | None) -> Cell:
    balance = sum(balances, ZERO)
    return Cell(len(balances), balance, None if whole is None else percent(balance, whole))


def _stepped(cells: Mapping[tuple[str, str], Cell], pack: Pack, *, worse: bool) -> int:
    """Return how many loans went to a worse group, or to a better one; a write-off is worse than any."""
    ranks = {**pack.ranks, WRITTEN_OFF: len(pack.ranks)}
    return sum(
        cell.count
        for (since, to), cell in cells.items()
        if since in pack.ranks and to in ranks and ranks[since] != ranks[to] and (ranks[to] > ranks[since]) is worse
    )
