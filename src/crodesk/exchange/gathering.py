"""Several values of a row at once, gathered by a function made for just them: half the time of an import is here."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from crodesk.domain.problem import Problem
from crodesk.exchange.records import Record, Shape
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.cells import Cell, Constant, Row, Way, from_row

Gather = Callable[[Row], tuple[object, ...]]
"""Makes the values of a row."""
MakeRecord = Callable[[Row, int], Record]
"""Makes the record of a row and the number of its first line."""


def gatherer(ways: Iterable[Way]) -> Gather:
    """Return what goes all ways from a row, and gives the values that they lead to."""
    names: dict[str, object] = {}
    return cast("Gather", _function("row", _tuple(ways, names), names))


def record_maker(shape: Shape, key: Way, fields: Iterable[Way], links: Iterable[Way]) -> MakeRecord:
    """Return what makes records of one shape; a plain tuple is made a record, which is what their class does too."""
    names: dict[str, object] = {"new": tuple.__new__, "record": Record, "shape": shape}
    parts = f"(shape, {_step(key, names)}, {_tuple(fields, names)}, {_tuple(links, names)}, line)"
    return cast("MakeRecord", _function("row, line", f"new(record, {parts})", names))


def explain(row: Row, ways: Mapping[str, Way]) -> Problem | None:
    """Return the problem of the first value that can't be read."""
    for name, way in ways.items():
        try:
            from_row(way)(row)
        except BadValue as bad:
            return bad.in_field(name)
    return None


def _tuple(ways: Iterable[Way], names: dict[str, object]) -> str:
    """Write the expression that goes all ways."""
    return f"({''.join(f'{_step(way, names)}, ' for way in ways)})"


def _step(way: Way, names: dict[str, object]) -> str:
    """Write the expression that goes one way, and note what its name stands for."""
    name = f"way_{len(names)}"
    if isinstance(way, Constant):
        names[name] = way.value
        return name
    names[name] = way.read if isinstance(way, Cell) else way
    return f"{name}(row[{way.column}])" if isinstance(way, Cell) else f"{name}(row)"


def _function(arguments: str, expression: str, names: dict[str, object]) -> Callable[..., Any]:
    """Make a function of an expression, in which there are only names and numbers made here."""
    return cast("Callable[..., Any]", eval(f"lambda {arguments}: {expression}", names))  # noqa: S307 - no text of others
