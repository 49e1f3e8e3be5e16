"""Running loans written to a file as they are listed: a view, what was found in it, today or as of a past day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from crodesk.domain.money import minor_units
from crodesk.domain.words import N_
from crodesk.exchange import writing
from crodesk.exchange.writing import Cell
from crodesk.services import loan_list
from crodesk.services.loan_line import LoanLine
from crodesk.services.loan_list import Book, Query
from crodesk.storage.reader import Reader

PAGE = 500
"""So many loans are read at a time."""
Words = Callable[[str], str]
"""Says a message id in the language in use."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    key: str
    """Its name in data; that of an amount in minor units ends so."""
    label: str
    """Its heading, a message id."""
    of: Callable[[LoanLine, date], Cell]
    """Its cell as stored, for a loan on a day."""

    def shown(self, line: LoanLine, day: date) -> Cell:
        """Return its cell as people read it: money in units of its currency."""
        value = self.of(line, day)
        if self.key.endswith("_minor") and isinstance(value, int):
            return Decimal(value).scaleb(-minor_units(line.currency))
        return value


COLUMNS = (
    Column("number", N_("Number"), lambda line, _day: line.number),
    Column("name", N_("Name"), lambda line, _day: line.name),
    Column("customer_code", N_("Customer number"), lambda line, _day: line.code),
    Column("customer_name", N_("Customer"), lambda line, _day: line.customer),
    Column("customer_name_original", N_("Name in own script"), lambda line, _day: line.customer_original),
    Column("currency", N_("Currency"), lambda line, _day: line.currency),
    Column("balance_minor", N_("Owing"), lambda line, _day: line.balance_minor),
    Column("days_late", N_("Days late"), LoanLine.days_late),
    Column("past_due_minor", N_("Past due"), lambda line, _day: line.past_due_minor),
    Column("group", N_("Debt group"), lambda line, _day: line.group),
    Column("group_core", N_("Debt group by the core"), lambda line, _day: line.group_core),
    Column("group_ours", N_("Debt group by the rules"), lambda line, _day: line.group_ours),
    Column("next_due", N_("Next due"), lambda line, _day: line.next_due),
    Column("next_minor", N_("Next amount"), lambda line, _day: line.next_minor),
    Column("ends_on", N_("Ends"), lambda line, _day: line.ends_on),
    Column("worse_on", N_("Worse group on"), lambda line, _day: line.worse_on),
    Column("worse_group", N_("Worse group"), lambda line, _day: line.worse_group),
    Column("keep_minor", N_("Amount that keeps out of it"), lambda line, _day: line.keep_minor),
    Column("inspect_on", N_("Inspect by"), lambda line, _day: line.inspect_on),
    Column("insured_until", N_("Insured until"), lambda line, _day: line.insured_until),
    Column("revalue_on", N_("Value by"), lambda line, _day: line.revalue_on),
    Column("warned", N_("Warnings"), lambda line, _day: line.warned),
    Column("as_of", N_("As of"), lambda _line, day: day),
)
"""What is written of each loan: all that lists show, names and numbers in full."""


def to_file(
    reader: Reader, book: Book | None, query: Query, day: date, path: Path, words: Words, form: str = ""
) -> int:
    """Write the loans listed to `path` (.csv, .json or .xlsx, or `form`) and return how many.

    `book` is that of a past day, `None` for today. Raises `Refused` when the form is unknown and `OSError` when the
    file can't be written.
    """
    form = form or path.suffix.removeprefix(".").lower()
    with reader.one_state():
        wanted = loan_list.rids(book or reader, query, day)
        writing.write(path, heads(form, words), rows(book or reader, wanted, day, form), form)
    return len(wanted)


def heads(form: str, words: Words) -> list[str]:
    """Return the headings: names of data for JSON, words for people else."""
    return [column.key if form == "json" else words(column.label) for column in COLUMNS]


def rows(book: Book, wanted: Sequence[int], day: date, form: str) -> Iterator[list[Cell]]:
    """Yield the cells of loans by their numbers, in their order, a page at a time."""
    for start in range(0, len(wanted), PAGE):
        for line in loan_list.lines(book, wanted[start : start + PAGE]):
            yield [column.of(line, day) if form == "json" else column.shown(line, day) for column in COLUMNS]
