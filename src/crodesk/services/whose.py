"""Whose a record is that the history tells of: the customer about whom it is kept, be it by way of others."""

from collections.abc import Mapping
from typing import Any

from crodesk.domain.records import by_name
from crodesk.services.record_list import OWNER_COLUMN
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

_HOLDER = "SELECT customer_rid FROM holding_role WHERE holding_rid = ? ORDER BY role <> 'owner', rid LIMIT 1"


def whose(reader: Reader, table: str, row: int, image: Mapping[str, Any]) -> str:
    """Return the name and number of a record's customer; `image` is what is known of a row that is there no more.

    Empty for what belongs to nobody, such as a branch, and for whoever isn't known any more.
    """
    rid = customer_of(reader, table, row, image)
    if rid is None:
        return ""
    if table == "customer" and image.get("name"):
        return " ".join(str(image[key]) for key in ("name", "code") if image.get(key))
    return str(reader.value(sql.CALLED, {"customer": rid}) or "")


def customer_of(reader: Reader, table: str, row: int, image: Mapping[str, Any]) -> int | None:
    """Return the number of a record's customer; `None` for what is nobody's, or of somebody who isn't known any more.

    Of a holding it is its owner, else who has another part in it.
    """
    if table == "customer":
        return row
    if table == "holding":
        return _number(reader.value(_HOLDER, (row,)))
    owner = by_name(table).owner
    if not owner:
        return None
    known = image.get(OWNER_COLUMN[owner])
    above = known if known is not None else reader.value(sql.above(table), {"row": row})
    return None if above is None else customer_of(reader, owner, int(above), {})


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
