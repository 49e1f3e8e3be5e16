"""Files in which one value is found by another: a district by its number, an account's owner by the account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from crodesk.domain.problem import Problem
from crodesk.exchange.profiles.profile import Condition, Lookup, Profile
from crodesk.exchange.records import Warned
from crodesk.exchange.tables import Table
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.cells import Row, from_row
from crodesk.exchange.values.compiler import Compiler
from crodesk.exchange.values.texts import Known


def matcher(columns: tuple[str, ...], when: Condition) -> Callable[[Row], bool] | None:
    """Return what tells whether a row is meant; `None` when every row is."""
    wanted = [(columns.index(column), texts) for column, texts in when.items()]
    if not wanted:
        return None
    return lambda row: all(row[index].strip() in texts for index, texts in wanted)


@dataclass(slots=True)
class Lookups:
    """The lookups of a profile, each read when it is first asked for."""

    profile: Profile
    find: Callable[[str, Lookup], list[Table]]
    """Opens the files of a lookup."""
    doubts: list[Warned] = field(default_factory=list)
    """What could not be read of them."""
    _read: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def known(self, names: frozenset[str]) -> Known:
        """Return what is needed to read values that use the lookups `names`."""
        for name in names - self._read.keys():
            self._read[name] = self._table(name, self.profile.lookups[name])
        return Known(self.profile.ids, self._read)

    def _table(self, name: str, lookup: Lookup) -> Mapping[str, str]:
        known = self.known(lookup.key.lookups | lookup.value.lookups)
        found: dict[str, str] = {}
        for table in self.find(name, lookup):
            self._fill(found, table, lookup, known)
        return found

    def _fill(self, found: dict[str, str], table: Table, lookup: Lookup, known: Known) -> None:
        """Read one file of a lookup; what can't be read is a doubt."""
        compiler = Compiler(table.columns, self.profile, known)
        key, value = from_row(compiler.text(lookup.key)), from_row(compiler.text(lookup.value))
        is_meant = matcher(table.columns, lookup.when)
        for line, row in table.rows():
            if isinstance(row, Problem):
                self.doubts.append(Warned(table.path, line, row))
            elif is_meant is None or is_meant(row):
                try:
                    found[str(key(row))] = str(value(row))
                except BadValue as bad:
                    self.doubts.append(Warned(table.path, line, bad.in_field("")))
