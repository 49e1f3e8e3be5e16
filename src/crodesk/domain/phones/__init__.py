"""Phone numbers: one form for those that are kept, one for searching, and groups for reading."""

from crodesk.domain.phones.numbers import search_digits
from crodesk.domain.phones.parsing import parse_phone
from crodesk.domain.phones.showing import format_phone

__all__ = ["format_phone", "parse_phone", "search_digits"]
