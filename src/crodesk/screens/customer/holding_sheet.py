"""One holding as lines: itself, its holders, readings, standing orders and movements."""

from collections.abc import Mapping, Sequence

from crodesk.domain.records import by_name
from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Target
from crodesk.services.record_list import RecordLine
from crodesk.widgets.record_cells import shown
from crodesk.widgets.styled import Line, line, table

CHILDREN = ("holding_role", "holding_reading", "standing_order", "bank_transaction")
"""What belongs to a holding, in order."""
MOST = 60
"""How many of each kind are read."""


def lines(holding: RecordLine, children: Mapping[str, Sequence[RecordLine]]) -> list[Line]:
    """Return the sheet of a holding."""
    kind, cells = by_name("holding"), holding.cells
    own: list[words.Fact] = []
    for field in kind.fields:
        said = holding.names.get(field.key, "") if field.kind == "link" else shown(field, cells, cells["currency"])
        if said:
            own.append((_(field.label), [said], Target("holding", holding.rid)))
    found = words.facts(own, MOST)
    for name in CHILDREN:
        found += [line(), line((_(by_name(name).plural), "header"))]
        found += _records(name, children[name], cells["currency"]) or [line((_("None yet. F6 adds one."), "muted"))]
    return found


def _records(name: str, records: Sequence[RecordLine], currency: str) -> list[Line]:
    kind = by_name(name)
    fields = [kind.field(key) for key in kind.line]
    aligns = "".join(">" if field.kind in {"money", "whole", "percent"} else "<" for field in fields)
    rows = [
        [each.names[field.key] if field.kind == "link" else shown(field, each.cells, currency) for field in fields]
        for each in records
    ]
    return table(rows, aligns, [Target(name, each.rid) for each in records])
