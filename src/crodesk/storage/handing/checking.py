"""Whether a row that comes in is one that a desk can hold: known names, values of the right kind, clean text."""

import re
from datetime import date, datetime

import sqlalchemy as sa

from crodesk.domain.handing.merging import Cell, Cells
from crodesk.domain.text import clean_line, clean_text
from crodesk.storage.columns import MOMENT, Day, Line, LongText, Moment
from crodesk.storage.handing.images import Image
from crodesk.storage.handing.scope import FILE, Scope, scopes

_UID = re.compile("[0-9a-f]{32}")
_HASH = re.compile("[0-9a-f]{64}")
_WHOLE = 1 << 63


def checked(table: str, uid: str, cells: Cells) -> Image:
    """Return a row that came in, its text cleaned; raises `ValueError` when it is none of ours."""
    scope = scopes().get(table)
    if scope is None or not scope.columns.keys() >= cells.keys() or not _UID.fullmatch(uid):
        raise ValueError(table)
    if any(cells.get(name) is None for name, column in scope.columns.items() if not column.nullable):
        raise ValueError(table)
    return Image(table, uid, {name: _cell(scope, name, value) for name, value in cells.items()})


def _cell(scope: Scope, name: str, value: Cell) -> Cell:
    column = scope.columns[name]
    if value is None:
        return None
    if name in scope.links:
        return _matching(_UID, value)
    if name == FILE:
        return value and _matching(_HASH, value)
    return _plain(column.type, value)


def _plain(kind: object, value: Cell) -> Cell:
    if isinstance(kind, sa.Boolean | sa.Integer):
        if type(value) is not int or not -_WHOLE <= value < _WHOLE:
            raise ValueError
        return value
    if not isinstance(value, str):
        raise TypeError
    return _text(kind, value)


def _text(kind: object, value: str) -> str:
    if isinstance(kind, Line):
        return clean_line(value)
    if isinstance(kind, LongText):
        return clean_text(value)
    if isinstance(kind, Day):
        return date.fromisoformat(value).isoformat()
    if isinstance(kind, Moment):
        return datetime.strptime(value, MOMENT).strftime(MOMENT)  # noqa: DTZ007 - the form says that it is UTC
    if isinstance(kind, sa.Enum) and value not in kind.enums:
        raise ValueError
    return value


def _matching(form: re.Pattern[str], value: Cell) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError
    return value
