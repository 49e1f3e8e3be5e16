"""Makers of one kind of record: a row's own, and the further ones that it brings."""

from collections.abc import Mapping
from dataclasses import dataclass

from crodesk.domain.problem import Problem
from crodesk.domain.records import RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.exchange.gathering import gatherer
from crodesk.exchange.profiles import families
from crodesk.exchange.profiles.completing import READING
from crodesk.exchange.profiles.profile import Value
from crodesk.exchange.records import Record, Shape
from crodesk.exchange.values.cells import Constant, Row, Way
from crodesk.exchange.values.compiler import Compiler

_NOTHING = (None, "")
_LEFT_OUT = N_("its {part} has no {missing} and was left out")


@dataclass(frozen=True, slots=True)
class RecordMap:
    """The ways from a row to the values and links of one kind of record."""

    shape: Shape
    fields: Mapping[str, Way]
    """In the order of the shape."""
    links: Mapping[str, Way]
    """In the order of the shape."""


def record_map(
    kind: RecordKind, said: Mapping[str, Value], compiler: Compiler, currency: Value, family: str
) -> RecordMap:
    """Compile what is said of a record; in a row's own, what it can't be without is refused when it is empty."""
    known, targets = families.plain_fields(kind), families.links(kind)
    needed = families.needed(kind) if family else frozenset[str]()
    fields = {
        key: compiler.field(value, known[key], currency, needed=key in needed)
        for key, value in said.items()
        if key in known
    }
    links = {key: compiler.link(value, needed=key in needed) for key, value in said.items() if key in targets}
    shape = Shape(kind.name, family, tuple(fields), tuple((name, targets[name]) for name in links))
    return RecordMap(shape, fields, links)


class PartMap:
    """Makes a further record of a row, which belongs to the row's own."""

    def __init__(self, name: str, made: RecordMap, owner: str) -> None:
        kind = by_name(made.shape.kind)
        link = families.link_to(kind, owner, made.links)
        self.made = made
        self._name = name
        self._shape = Shape(kind.name, "", made.shape.fields, (*made.shape.links, (link, owner)))
        self._values = gatherer(made.fields.values())
        self._keys = gatherer(made.links.values())
        ways = {**made.fields, **made.links}
        names = list(ways)
        self._needed = {each: names.index(each) for each in families.needed(kind) if each in ways}
        self._told = [names.index(each) for each, way in ways.items() if not isinstance(way, Constant)]
        self._day = names.index("as_of") if kind.name == READING else -1

    def record(self, row: Row, owner_key: str, line: int) -> Record | Problem | None:
        """Make the record; `None` when the row says nothing of it, a problem when it lacks what it needs."""
        values, keys = self._values(row), self._keys(row)
        found = (*values, *keys)
        if all(found[index] in _NOTHING for index in self._told):
            return None
        for name, index in self._needed.items():
            if found[index] in _NOTHING:
                return Problem(name, _LEFT_OUT, {"part": self._name, "missing": name})
        day = f"/{found[self._day]}" if self._day >= 0 else ""
        links = (*(None if key is None else str(key) for key in keys), owner_key)
        return Record(self._shape, f"{owner_key}/{self._name}{day}", values, links, line)
