"""Statements as tables: CSV, TSV and workbooks, by a profile or by the names of their columns."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice, pairwise
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.delimited import Item
from crodesk.exchange.importing import TableFile, open_import
from crodesk.exchange.statements.amounts import read_amount
from crodesk.exchange.statements.batches import SIZE, Days, Quick, is_bare
from crodesk.exchange.statements.columns import IN_OUT, Plan
from crodesk.exchange.statements.drafting import DECIMALS, Draft
from crodesk.exchange.tables import TableOptions
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.cells import Row, from_row, remembering
from crodesk.exchange.values.compiler import Compiler
from crodesk.exchange.values.texts import Known

NAME = "csv"
NO_AMOUNT = N_("there is no amount in it")
NO_DIRECTION = N_("“{value}” says neither that money came in nor that it went out")

_KIND = "bank_transaction"
_FIELDS = {
    "booked_on": "booked_on", "valued_on": "valued_on", "direction": "direction", "amount_minor": "amount",
    "currency": "currency", "counterparty": "counterparty", "counter_account": "counter_account",
    "counter_bank": "counter_bank", "reference": "reference", "balance_minor": "balance", "what": "text",
    "channel": "code", "holding": "account",
}  # fmt: skip
Text = Callable[[Row], str]


def plan_by(profile: str, path: Path, stated: TableOptions) -> tuple[Plan, Known]:
    """Return how a profile reads a table: as it would bring in transactions. `Refused` when it brings in none."""
    files = [file for file in open_import(profile, [path], stated).files if isinstance(file, TableFile)]
    file = next((file for file in files if file.source.family.kind.name == _KIND), None)
    if file is None:
        raise Refused(N_("The profile “{name}” doesn't say how transactions are read."), name=profile)
    source = file.source
    values = {_FIELDS[key]: value for key, value in source.fields.items() if key in _FIELDS}
    if not source.key.row:
        values["bank_reference"] = source.key
    return Plan(file.table, file.profile, values), file.lookups.known(source.lookups)


def read(plan: Plan, known: Known) -> Iterator[Draft]:
    """Read the statements of a table: one for each account and currency in it."""
    drafts = _Rows(plan, known).read()
    for draft in drafts:
        _balances(draft)
        days = [said[0] for said in draft.entries]
        draft.from_on, draft.to_on = min(days, default=None), max(days, default=None)
        yield draft


class _Rows:
    """Makes entries of the rows of one table."""

    def __init__(self, plan: Plan, known: Known) -> None:
        self._plan = plan
        self._compiler = Compiler(plan.table.columns, plan.profile, known)
        self._numbers = plan.profile.numbers
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._booked, self._valued = Days(plan, "booked_on"), Days(plan, "valued_on")

    def read(self) -> list[Draft]:
        """Read all rows."""
        text = self._text
        account, currency = text("account"), text("currency")
        booked, valued, balance = text("booked_on"), text("valued_on"), text("balance")
        bank, own, code, who = text("bank_reference"), text("reference"), text("code"), text("counterparty")
        where, at, what = text("counter_account"), text("counter_bank"), text("text")
        amount_of, booked_on, valued_on = self._amount(), self._booked, self._valued
        draft = self._draft("", self._plan.profile.currency)
        for batch in self._batches():
            for line, row in batch:
                if isinstance(row, Problem):
                    draft.leave_out(line, row.text, **{key: str(value) for key, value in row.values.items()})
                    continue
                draft = self._draft(account(row), currency(row))
                money = draft.currency
                try:
                    amount = amount_of(row, draft, line)
                    said, day, left = booked(row), valued(row), balance(row)
                    draft.entries.append((
                        valued_on[day] if day and not said else booked_on[said], valued_on[day] if day else None,
                        amount, money, bank(row), own(row),
                        code(row), who(row), where(row), at(row), what(row), False,
                        read_amount(left, money, self._numbers)[0] if left else None, line,
                    ))  # fmt: skip
                except BadValue as bad:
                    if any(map(str.strip, row)):
                        draft.leave_out_bad(line, bad)
        return [draft for draft in self._drafts.values() if draft.entries or draft.remarks]

    def _batches(self) -> Iterator[list[Item]]:
        """Give the rows that must be read one by one; the others are taken in at once, in the same order."""
        quick = Quick(self._plan, self._booked, self._valued)
        rows = self._plan.table.rows()
        while batch := list(islice(rows, SIZE)):
            found = quick.read(batch)
            if found:
                self._draft(found.account, found.currency).entries += found.entries
            else:
                yield batch

    def _draft(self, account: str, currency: str) -> Draft:
        """Return the statement that a row belongs to."""
        place = account, currency
        if place not in self._drafts:
            code = (currency or self._plan.profile.currency).upper()
            self._drafts[place] = Draft(NAME, 1, account, code)
        return self._drafts[place]

    def _text(self, key: str) -> Text:
        """Return what reads a text of a row, safe; empty where there is no such column."""
        value = self._plan.values.get(key)
        if value is None:
            return lambda _row: ""
        if value.constant is not None:
            constant = clean_line(value.constant)
            return lambda _row: constant
        if is_bare(value):
            column, read = remembering(self._plan.table.columns.index(value.column), clean_line)
            return lambda row: str(read(row[column]))
        way = from_row(self._compiler.text(value))
        return lambda row: clean_line(str(way(row)))

    def _amount(self) -> Callable[[Row, Draft, int], Decimal]:
        """Return what reads the amount of a row, with its sign."""
        values = self._plan.values
        if "amount" not in values:
            return self._from_two()
        amount, direction = self._text("amount"), self._text("direction") if "direction" in values else None

        def read(row: Row, draft: Draft, line: int) -> Decimal:
            found = self._number(amount(row), draft, line)
            if direction is None:
                return found
            said = direction(row).casefold()
            if said not in IN_OUT:
                raise BadValue(NO_DIRECTION, value=said)
            return abs(found) if IN_OUT[said] else -abs(found)

        return read

    def _from_two(self) -> Callable[[Row, Draft, int], Decimal]:
        """Return what reads the amount from one column for what came in and one for what went out."""
        credit, debit = self._text("credit"), self._text("debit")

        def read(row: Row, draft: Draft, line: int) -> Decimal:
            came, went = credit(row), debit(row)
            if came and went:
                return abs(self._number(came, draft, line)) - abs(self._number(went, draft, line))
            return abs(self._number(came, draft, line)) if came else -abs(self._number(went, draft, line))

        return read

    def _number(self, text: str, draft: Draft, line: int) -> Decimal:
        if not text:
            raise BadValue(NO_AMOUNT)
        found, exact = read_amount(text, draft.currency, self._numbers)
        if not exact:
            draft.remark(line, DECIMALS, value=text, currency=draft.currency, taken=str(found))
        return found


def _balances(draft: Draft) -> None:
    """Tell the balances at both ends from those after each entry, the newest first or last."""
    stated = [(said[2], said[12]) for said in draft.entries]
    if not stated or any(balance is None for _amount, balance in stated):
        return
    rows = [(amount, balance) for amount, balance in stated if balance is not None]
    ways = rows, rows[::-1]
    best = max(ways, key=lambda way: sum(one[1] + two[0] == two[1] for one, two in pairwise(way)))
    draft.opening, draft.closing = best[0][1] - best[0][0], best[-1][1]
