"""What a profile says of a value, compiled once for a file into the way from a row to the value."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from crodesk.domain.records import Field
from crodesk.exchange.encoding import KEEP
from crodesk.exchange.profiles.profile import Profile, Value
from crodesk.exchange.tables import MARK
from crodesk.exchange.values import moments, texts
from crodesk.exchange.values.amounts import units
from crodesk.exchange.values.cells import (
    Cell,
    Constant,
    FromRow,
    Read,
    Row,
    Way,
    first_of,
    from_row,
    remembering,
    required,
    something,
)  # fmt: skip
from crodesk.exchange.values.converters import converter, day_form, empty_value
from crodesk.exchange.values.dates import plus_months
from crodesk.exchange.values.quick import quick, quick_line
from crodesk.exchange.values.texts import Known, text_reader

_DIGEST = 12
_DAY = Field("", "", "day")
_SELDOM_TWICE = frozenset({"text", "moment"})


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles values for one reading of a file with these columns."""

    columns: Sequence[str]
    profile: Profile
    known: Known

    def field(self, value: Value, field: Field, currency: Value, *, needed: bool = False) -> Way:
        """Compile what a field holds; amounts are of the currency that `currency` leads to."""
        if field.kind == "money" and currency.constant is None:
            return self._money(value, field, currency, needed=needed)
        if not (value.on or value.plus_months or value.alternative):
            return self._plain(value, field, currency.constant or "", needed=needed)
        way = self._moment(value, value.on) if value.on else self._plain(value, field, currency.constant or "")
        if value.plus_months:
            way = self._later(way, value.plus_months)
        if value.alternative:
            way = first_of(way, self.field(value.alternative, field, currency))
        return required(way) if needed else way

    def key(self, value: Value) -> Way:
        """Compile the key of a row's own record, which is different in each row and can't be empty."""
        if value.row or value.alternative:
            return required(self.link(value))
        finish = self._finish(value, self._key_of(value), None, needed=True)
        read = quick_line(finish) if value.is_plain else finish
        return self._way(value, read, finish, seldom_twice=True)

    def link(self, value: Value, *, needed: bool = False) -> Way:
        """Compile the key of another record; `None` when there is none."""
        finish = self._finish(value, self._key_of(value), None, needed=needed and not value.alternative)
        way = self._mark() if value.row else self._way(value, finish, finish)
        if value.alternative:
            way = first_of(way, self.link(value.alternative))
            return required(way) if needed else way
        return way

    def text(self, value: Value) -> Way:
        """Compile a text, as lookups hold it; empty when there is nothing."""
        finish = self._finish(value, str, "")
        way = self._way(value, finish, finish)
        return first_of(way, self.text(value.alternative)) if value.alternative else way

    def _plain(self, value: Value, field: Field, currency: str, *, needed: bool = False) -> Way:
        """Return the way to what a field holds, taken from its own columns alone."""
        convert = converter(field, value, self.profile, currency)
        finish = self._finish(value, convert, empty_value(field), needed=needed)
        read = quick(field, currency, self.profile, finish) if value.is_plain else None
        return self._way(value, read or finish, finish, seldom_twice=bool(read) or field.kind in _SELDOM_TWICE)

    def _finish(self, value: Value, convert: Read, empty: object, *, needed: bool = False) -> Read:
        """Return what takes the text of a cell through all steps of a value."""
        meant = text_reader(value, self.known)

        def finish(text: str) -> object:
            found = meant(text) or value.default
            result = convert(found) if found else empty
            return something(result) if needed else result

        return finish

    def _way(self, value: Value, read: Read, finish: Read, *, seldom_twice: bool = False) -> Way:
        """Return the way from the columns of a value, or from its constant, to what is read."""
        if value.constant is not None:
            return Constant(finish(value.constant))
        if not value.join:
            column = self.columns.index(value.column)
            return Cell(column, read) if seldom_twice else remembering(column, read)
        columns = [self.columns.index(column) for column in value.join]
        left_out = {"", *value.empty}
        return lambda row: finish(
            value.between.join(text for column in columns if (text := row[column].strip()) not in left_out)
        )

    def _money(self, value: Value, field: Field, currency: Value, *, needed: bool) -> Way:
        """Return the way to an amount of a currency that each row states."""
        code_of = from_row(self.text(currency))
        ways: dict[str, FromRow] = {}

        def read(row: Row) -> object:
            code = str(code_of(row)).upper()
            if code not in ways:
                ways[code] = from_row(self.field(value, field, Value(constant=code), needed=needed))
            return ways[code](row)

        return read

    def _moment(self, value: Value, on: Value) -> Way:
        """Return the way to a moment whose day stands in another column."""
        day, clock = from_row(self._plain(on, _DAY, "")), from_row(self.text(value))
        read_day, where = day_form(value, self.profile), moments.zone(self.profile.zone)

        def read(row: Row) -> object:
            text, found = str(clock(row)), day(row)
            if not found:
                return moments.read_moment(text, read_day, where) if text else None
            return moments.read_moment(text, read_day, where, date.fromisoformat(str(found)))

        return read

    def _later(self, way: Way, column: str) -> Way:
        """Return the way to a day some months after the one that `way` leads to."""
        day, months, form = from_row(way), self.columns.index(column), self.profile.numbers

        def read(row: Row) -> object:
            start, count = day(row), row[months].strip()
            if not (start and count):
                return None
            return plus_months(date.fromisoformat(str(start)), units(count, 0, form)).isoformat()

        return read

    def _mark(self) -> Way:
        """Return the way to a key made of the whole row; equal rows are counted."""
        own = [index for index, column in enumerate(self.columns) if not column.startswith(MARK)]
        seen: Counter[str] = Counter()

        def read(row: Row) -> object:
            content = "\x1f".join(row[index] for index in own).encode("utf-8", KEEP)
            mark = blake2b(content, digest_size=_DIGEST).hexdigest()
            seen[mark] += 1
            return f"row/{mark}" if seen[mark] == 1 else f"row/{mark}/{seen[mark]}"

        return read

    def _key_of(self, value: Value) -> Read:
        """Return what makes a key of a text: before it stands its kind of id, so that two kinds can't collide."""
        name = self.profile.lookups[value.lookup].value.id if value.lookup else value.id
        prefix = f"{name}/" if name else ""
        return lambda text: prefix + texts.line(text)
