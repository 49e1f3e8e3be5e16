"""Everything the officer keeps, described once: forms, rules, lists, import, export and help follow from it."""

from crodesk.domain.records.catalogue import KINDS, by_name, of_customer
from crodesk.domain.records.kind import Choice, Field, RecordKind

__all__ = ["KINDS", "Choice", "Field", "RecordKind", "by_name", "of_customer"]
