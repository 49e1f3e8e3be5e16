"""What a profile says: which files there are, what their columns mean, how their ids, dates and numbers are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crodesk.exchange.profiles.families import Family
from crodesk.exchange.tables import TableOptions
from crodesk.exchange.values.amounts import NumberForm
from crodesk.exchange.values.identifiers import IdForm


@dataclass(frozen=True, slots=True)
class Value:
    """Where one value comes from and how it is read; the steps are taken in the order of the fields here."""

    column: str = ""
    """The column it stands in."""
    join: tuple[str, ...] = ()
    """Several columns whose texts are put together, those that are empty left out."""
    between: str = " "
    """What is put between joined texts."""
    constant: str | None = None
    """The same for every row; no column is read."""
    row: bool = False
    """A mark made of the whole row: a key where a source has none."""
    empty: tuple[str, ...] = ()
    """Texts that mean nothing is there."""
    cut: tuple[int, int] | None = None
    """From which to before which character it goes, counted from 0."""
    id: str = ""
    """The kind of id that it is."""
    lookup: str = ""
    """The lookup that it is found in."""
    map: Mapping[str, str] | None = None
    """Code values and what they mean."""
    otherwise: str | None = None
    """What a value means that the map or lookup doesn't have; without it such a row is rejected."""
    date: str = ""
    """The form of a date."""
    on: "Value | None" = None
    """The date that a mere time of day belongs to."""
    plus_days: int = 0
    """Days to add to a date."""
    plus_months: str = ""
    """The column that says how many months to add to a date."""
    absolute: bool = False
    """Whether a number loses its minus."""
    check: str = ""
    """A check whose doubts are reported; the value is kept."""
    default: str | None = None
    """What is taken when nothing is there."""
    alternative: "Value | None" = None
    """Where else the value comes from when nothing is there."""

    @property
    def is_plain(self) -> bool:
        """Whether the text of the cell is what is meant."""
        return not (self.empty or self.cut or self.id or self.lookup or self.map is not None)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that are read for it."""
        own = {self.column, self.plus_months, *self.join} - {""}
        return frozenset(own.union(*(other.columns for other in self._others)))

    @property
    def lookups(self) -> frozenset[str]:
        """The lookups that it is found in."""
        own = {self.lookup} - {""}
        return frozenset(own.union(*(other.lookups for other in self._others)))

    @property
    def _others(self) -> "list[Value]":
        return [other for other in (self.on, self.alternative) if other]


Condition = Mapping[str, frozenset[str]]
"""The texts that a column must have one of, for each column named."""


@dataclass(frozen=True, slots=True)
class Part:
    """A further record that a row brings, which belongs to the row's own record."""

    name: str
    """Tells it from the row's other records, in its key."""
    kind: str
    fields: Mapping[str, Value]
    when: Condition


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file, and the records that each of its rows brings."""

    files: tuple[str, ...]
    """Patterns of file names."""
    options: TableOptions
    family: Family
    key: Value
    fields: Mapping[str, Value]
    when: Condition
    parts: tuple[Part, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that are read for all its records."""
        inner = [*self.fields.values(), *(value for part in self.parts for value in part.fields.values())]
        conditions = frozenset(self.when).union(*(part.when for part in self.parts))
        return conditions.union(self.key.columns, *(value.columns for value in inner))

    @property
    def lookups(self) -> frozenset[str]:
        """The lookups that its values are found in."""
        inner = [*self.fields.values(), *(value for part in self.parts for value in part.fields.values())]
        return self.key.lookups.union(*(value.lookups for value in inner))


@dataclass(frozen=True, slots=True)
class Lookup:
    """A file in which one value is found by another."""

    files: tuple[str, ...]
    options: TableOptions
    key: Value
    value: Value
    when: Condition


@dataclass(frozen=True, slots=True)
class Profile:
    """How the files of one bank become records."""

    name: str
    """Records remember it: a newer export finds them again by it."""
    sources: tuple[Source, ...]
    """In the order in which they come in."""
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    ids: Mapping[str, IdForm] = field(default_factory=dict)
    numbers: NumberForm = field(default_factory=NumberForm)
    date: str = "YYYY-MM-DD"
    """The form of dates where a value states none."""
    century: int = 0
    """The year from which the hundred years begin that two-digit years lie in."""
    zone: str = "UTC"
    """The time zone that times of day are in."""
    currency: str = ""
    """The currency of amounts where no column states one."""
    answer_days: int | None = None
    """Days after receipt by which a case is to be answered, where the source doesn't say."""
    stated_on: str = ""
    """The day for which the source states balances and status, as ISO date; empty for the day of the file."""
