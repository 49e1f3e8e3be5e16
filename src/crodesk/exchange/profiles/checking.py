"""What can be wrong with a profile beyond its keys, found before the first row is read."""

from collections.abc import Collection, Iterator, Sequence

from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.exchange.profiles import families
from crodesk.exchange.profiles.profile import Source, Value
from crodesk.exchange.profiles.sections import Section, nearest
from crodesk.exchange.values.dates import needs_century

GIVEN = frozenset({"as_of"})
"""Fields that are filled in when a profile says nothing of them."""

_TRUTHS = ("true", "false")


def check_complete(section: Section, kind: RecordKind, said: Collection[str], given: Collection[str]) -> None:
    """Refuse records that lack a field or a link which they can't be without."""
    for key in sorted(families.needed(kind).difference(said, given)):
        raise section.refuse(f"fields.{key}", N_("{file}: {key} is missing."))


def checked_link(section: Section, kind: RecordKind, owner: RecordKind, said: Collection[str]) -> str:
    """Return the link by which a further record of a row belongs to the row's own; `Refused` when it has none."""
    link = families.link_to(kind, owner.name, said)
    if not link:
        raise section.refuse("kind", N_("{file}: {key}: such a record can't belong to a {owner}."), owner=owner.name)
    return link


def check_value(section: Section, key: str, value: Value, field: Field | None, century: int | None) -> None:
    """Refuse a two-digit year without its century, and values that a field with a closed set of them can't take."""
    if century is None and needs_century(value.date):
        raise section.refuse(key, N_("{file}: {key}: a year of two digits needs a “century”, such as century = 1930."))
    known = _closed(field)
    for word in _stated(value) if known else ():
        if word not in known:
            text = N_("{file}: {key} can't be “{word}”; the nearest is “{nearest}”.")
            raise section.refuse(key, text, word=word, nearest=nearest(word, known))


def check_order(root: Section, sources: Sequence[Source]) -> None:
    """Refuse a source that stands before one that it refers to."""
    for number, source in enumerate(sources, start=1):
        for name, value in source.fields.items():
            target = families.links(source.family.kind).get(name)
            if target and any(_brings(later, target, value) for later in sources[number:]):
                text = N_("{file}: {key} must stand after the source that its “{name}” refers to.")
                raise root.refuse(f"sources[{number}]", text, name=name)


def _closed(field: Field | None) -> Collection[str]:
    """Return the only values that a field can take; empty when it can take any."""
    if field is None or field.kind not in {"choice", "yes_no"}:
        return ()
    return _TRUTHS if field.kind == "yes_no" else ("", *(choice.value for choice in field.choices))


def _stated(value: Value) -> Iterator[str]:
    """Find the values that a profile itself states."""
    yield from (value.map or {}).values()
    yield from (text for text in (value.constant, value.otherwise, value.default) if text is not None)


def _brings(source: Source, kind: str, link: Value) -> bool:
    """Tell whether a source brings the records that a link points to."""
    return bool(link.id) and not link.lookup and source.family.kind.name == kind and source.key.id == link.id
