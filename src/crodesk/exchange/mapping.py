"""From the rows of one file to records, by what the profile says of it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.exchange.gathering import explain, record_maker
from crodesk.exchange.lookups import matcher
from crodesk.exchange.profiles.completing import Completer
from crodesk.exchange.profiles.profile import Part, Profile, Source, Value
from crodesk.exchange.record_maps import PartMap, RecordMap, record_map
from crodesk.exchange.records import Outcome, Record, Rejected, Warned
from crodesk.exchange.tables import Table
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.cells import FromRow, Row, from_row
from crodesk.exchange.values.checks import CHECKS, Check
from crodesk.exchange.values.compiler import Compiler
from crodesk.exchange.values.texts import Known


class Mapper:
    """Reads one file once, as records."""

    def __init__(self, source: Source, table: Table, profile: Profile, known: Known) -> None:
        self._table = table
        self._compiler = Compiler(table.columns, profile, known)
        self._currency = source.fields.get("currency", Value(constant=profile.currency))
        day = datetime.fromtimestamp(table.path.stat().st_mtime, UTC).date()
        self._completer = Completer(profile, self._currency, day)
        self._is_meant = matcher(table.columns, source.when)
        self._key = self._compiler.key(source.key)
        family = source.family
        fields = self._completer.fields(family.kind, source.fields, family.fixed)
        self._own = record_map(family.kind, fields, self._compiler, self._currency, family.name)
        self._parts = [self._part(part, family.kind.name) for part in source.parts]
        self._checks = list(_checked(self._own, source.fields))
        for part, (made, _is_meant) in zip(source.parts, self._parts, strict=True):
            self._checks += _checked(made.made, part.fields)

    def read(self) -> Iterator[Outcome]:
        """Read the file: what each row brings, its own record first; a bad value rejects all of its row."""
        own, path, is_meant = self._own, self._table.path, self._is_meant
        make = record_maker(own.shape, self._key, own.fields.values(), own.links.values())
        others = self._others if self._parts or self._checks else None
        for line, row in self._table.rows():
            if isinstance(row, Problem):
                yield Rejected(path, line, row)
            elif is_meant is None or is_meant(row):
                try:
                    record = make(row, line)
                    more = others(row, record) if others else ()
                except BadValue:
                    if any(map(str.strip, row)):
                        yield Rejected(path, line, self._problem(row))
                    continue
                yield record
                yield from more

    def _others(self, row: Row, record: Record) -> list[Outcome]:
        """Return the further records of a row, and the doubts about it."""
        found: list[Outcome] = []
        for part, is_meant in self._parts:
            if is_meant is None or is_meant(row):
                other = part.record(row, record.key, record.line)
                if isinstance(other, Problem):
                    found.append(Warned(self._table.path, record.line, other))
                elif other:
                    found.append(other)
        for name, way, check in self._checks:
            value = str(way(row) or "")
            problem = check(value) if value else None
            if problem:
                found.append(Warned(self._table.path, record.line, Problem(name, problem.text, problem.values)))
        return found

    def _problem(self, row: Row) -> Problem:
        """Say which value of a row can't be read."""
        made = [self._own, *(part.made for part, _is_meant in self._parts)]
        ways = [ways for each in made for ways in (each.fields, each.links)]
        return next(filter(None, (explain(row, each) for each in (*ways, {"key": self._key}))))

    def _part(self, part: Part, owner: str) -> tuple[PartMap, Callable[[Row], bool] | None]:
        kind = by_name(part.kind)
        currency = part.fields.get("currency", self._currency)
        fields = self._completer.fields(kind, part.fields, {})
        made = PartMap(part.name, record_map(kind, fields, self._compiler, currency, ""), owner)
        return made, matcher(self._table.columns, part.when)


def _checked(made: RecordMap, values: Mapping[str, Value]) -> Iterator[tuple[str, FromRow, Check]]:
    """Find the fields that the profile wants checked."""
    for name, value in values.items():
        if value.check:
            yield name, from_row(made.fields[name]), CHECKS[value.check]
