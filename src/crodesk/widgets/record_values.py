"""What the form over a record begins with: what its fields must know of the desk, and the values it holds."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from crodesk.domain.records import Field, RecordKind
from crodesk.services import links
from crodesk.services.desk import Desk
from crodesk.services.record_list import LINK_NAMES
from crodesk.widgets.fields import Choice
from crodesk.widgets.fields.making import Setting


def setting_of(desk: Desk, customer: int | None = None, currency: str = "") -> Setting:
    """Return what fields must know of the desk; `customer` narrows links to that customer's own records."""

    def finder(kind: str) -> Callable[[str], list[Choice]]:
        return lambda text: [
            Choice(each.rid, each.name, each.hint) for each in desk.look(links.find, kind, text, customer)
        ]

    return Setting(
        now=desk.now.astimezone(),
        currency=currency or desk.currency,
        find={kind: finder(kind) for kind in LINK_NAMES},
        name=lambda kind, rid: desk.look(links.name, kind, rid),
    )


def typed_values(kind: RecordKind, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored cells as the values that fields take: dates and moments as such, yes and no as truth."""
    return {field.key: _typed(field, cells.get(field.key)) for field in kind.fields}


def _typed(field: Field, cell: Any) -> Any:
    if cell in (None, ""):
        return None
    if field.kind == "day":
        return date.fromisoformat(cell)
    if field.kind == "moment":
        return datetime.fromisoformat(cell)
    return bool(cell) if field.kind == "yes_no" else cell


def usual_values(specs: Sequence[Field], today: date) -> dict[str, Any]:
    """Return what a new record mostly holds: the first choice where one is needed, today for a day that was."""
    usual: dict[str, Any] = {spec.key: spec.choices[0].value for spec in specs if spec.required and spec.choices}
    return usual | {spec.key: today for spec in specs if spec.required and spec.kind == "day" and spec.past}
