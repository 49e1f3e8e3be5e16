"""Profiles as TOML files: every key is checked, so that a slip of the pen is found before the first row."""

from collections.abc import Mapping
from pathlib import Path

from crodesk.domain.records import RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.exchange.profiles import checking, families
from crodesk.exchange.profiles.profile import Condition, Lookup, Part, Profile, Source, Value
from crodesk.exchange.profiles.sections import Section
from crodesk.exchange.tables import TableOptions
from crodesk.exchange.values.amounts import NumberForm
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.checks import CHECKS
from crodesk.exchange.values.dates import is_form
from crodesk.exchange.values.identifiers import IdForm
from crodesk.exchange.values.moments import zone

_FILE_KEYS = ("file", "encoding", "delimiter", "quote", "escape", "skip", "columns", "sheet")
PROFILE_KEYS = (
    "name", "about", "currency", "answer_days", "stated_on", "zone", "date", "century", "decimal", "thousands",
    "ids", "maps", "lookups", "sources",
)  # fmt: skip
"""What a profile can say."""
VALUE_KEYS = (
    "column", "join", "between", "value", "row", "empty", "cut", "id", "lookup", "map", "otherwise", "date", "on",
    "plus_days", "plus_months", "absolute", "check", "default", "else",
)  # fmt: skip
"""What can be said of a value."""

_ENDS = 2


def load(path: Path) -> Profile:
    """Read a profile; `Refused` names the file, the key and the nearest key that there is."""
    return read(Section.load(path), path.stem)


def read(root: Section, name: str) -> Profile:
    """Read a profile that isn't in a file of its own."""
    return _Loader(root).profile(name)


class _Loader:
    """Reads one profile, knowing what its parts may refer to."""

    def __init__(self, root: Section) -> None:
        root.allow(*PROFILE_KEYS)
        self._root = root
        self._ids = {name: self._id(section) for name, section in root.sections("ids")}
        self._maps = {name: _texts(section) for name, section in root.sections("maps")}
        self._century = root.whole("century")
        self._given = checking.GIVEN | ({"currency"} if root.text("currency") else set())
        self._lookups: dict[str, Lookup] = {}
        for name, section in root.sections("lookups"):
            self._lookups[name] = self._lookup(section)

    def profile(self, name: str) -> Profile:
        """Return the whole profile."""
        root = self._root
        sources = tuple(self._source(section) for section in root.listed("sources"))
        if not sources:
            raise root.refuse("sources", N_("{file}: there must be at least one of {key}."))
        checking.check_order(root, sources)
        return Profile(
            name=root.text("name", name),
            sources=sources,
            lookups=self._lookups,
            ids=self._ids,
            numbers=NumberForm(root.text("decimal", "."), root.text("thousands", ",")),
            date=self._form(root, "date") or "YYYY-MM-DD",
            century=self._century or 0,
            zone=self._zone(root),
            currency=root.text("currency").upper(),
            answer_days=root.whole("answer_days"),
            stated_on=root.text("stated_on"),
        )

    def _zone(self, root: Section) -> str:
        name = root.text("zone", "UTC")
        try:
            zone(name)
        except BadValue:
            raise root.refuse("zone", N_("{file}: {key} is no time zone: “{name}”."), name=name) from None
        return name

    def _id(self, section: Section) -> IdForm:
        section.allow("prefix", "digits")
        return IdForm(section.text("prefix"), section.whole("digits", 0) or 0)

    def _lookup(self, section: Section) -> Lookup:
        section.allow(*_FILE_KEYS, "key", "value", "when")
        key, value = self._value(section, "key"), self._value(section, "value")
        return Lookup(_files(section), _options(section), key, value, _condition(section))

    def _source(self, section: Section) -> Source:
        section.allow(*_FILE_KEYS, "into", "key", "fields", "when", "also")
        into = section.one_of("into", section.text("into"), families.FAMILIES)
        family = families.FAMILIES[into]
        fields = self._fields(section.section("fields"), family.kind)
        checking.check_complete(section, family.kind, fields.keys() | family.fixed.keys(), self._given)
        parts = tuple(self._part(part, family.kind) for part in section.listed("also"))
        key = self._value(section, "key")
        return Source(_files(section), _options(section), family, key, fields, _condition(section), parts)

    def _part(self, section: Section, owner: RecordKind) -> Part:
        section.allow("kind", "name", "fields", "when")
        known = [name for name in families.FAMILIES if families.FAMILIES[name].kind.name == name]
        kind = section.one_of("kind", section.text("kind"), known)
        link = checking.checked_link(section, by_name(kind), owner, section.section("fields").content)
        fields = self._fields(section.section("fields"), by_name(kind))
        checking.check_complete(section, by_name(kind), fields.keys() | {link}, self._given)
        return Part(section.text("name", kind), kind, fields, _condition(section))

    def _fields(self, section: Section, kind: RecordKind) -> Mapping[str, Value]:
        section.allow(*families.plain_fields(kind), *families.links(kind))
        fields = {key: self._value(section, key) for key in section.content}
        for key, value in fields.items():
            checking.check_value(section, key, value, families.plain_fields(kind).get(key), self._century)
        return fields

    def _value(self, parent: Section, key: str) -> Value:
        """Read what stands at `key`: the name of a column, or a table that says more."""
        if isinstance(parent.content.get(key), str):
            return Value(column=parent.text(key))
        section = parent.section(key)
        section.allow(*VALUE_KEYS)
        if sum(name in section.content for name in ("column", "join", "value", "row")) != 1:
            raise parent.refuse(key, N_("{file}: {key} needs exactly one of: column, join, value, row."))
        return Value(
            column=section.text("column"),
            join=section.texts("join"),
            between=section.text("between", " "),
            constant=section.maybe_text("value"),
            row=section.flag("row"),
            empty=section.texts("empty"),
            cut=_cut(section),
            id=self._named(section, "id", self._ids),
            lookup=self._named(section, "lookup", self._lookups),
            map=self._map(section),
            otherwise=section.maybe_text("otherwise"),
            date=self._form(section, "date"),
            on=self._inner(section, "on"),
            plus_days=section.whole("plus_days", 0) or 0,
            plus_months=section.text("plus_months"),
            absolute=section.flag("absolute"),
            check=self._named(section, "check", CHECKS),
            default=section.maybe_text("default"),
            alternative=self._inner(section, "else"),
        )

    def _inner(self, section: Section, key: str) -> Value | None:
        return self._value(section, key) if key in section.content else None

    def _named(self, section: Section, key: str, known: Mapping[str, object]) -> str:
        name = section.text(key)
        return section.one_of(key, name, known) if name else ""

    def _form(self, section: Section, key: str) -> str:
        form = section.text(key)
        if form and not is_form(form):
            text = N_(
                "{file}: {key} is no form of a date: “{form}”. A form is put together of YYYY, YY, MM, M, MON, DD, D."
            )
            raise section.refuse(key, text, form=form)
        return form

    def _map(self, section: Section) -> Mapping[str, str] | None:
        value = section.content.get("map")
        if value is None:
            return None
        if isinstance(value, str):
            return self._maps[section.one_of("map", value, self._maps)]
        return _texts(section.section("map"))


def _texts(section: Section) -> Mapping[str, str]:
    """Return a table of texts; truths and numbers in it are written out."""
    return {key: section.maybe_text(key) or "" for key in section.content}


def _files(section: Section) -> tuple[str, ...]:
    files = section.texts("file")
    if not files:
        raise section.refuse("file", N_("{file}: {key} must name a file or a pattern of names."))
    return files


def _options(section: Section) -> TableOptions:
    return TableOptions(
        encoding=section.text("encoding"),
        delimiter=section.text("delimiter"),
        quote=section.text("quote"),
        escape=section.text("escape"),
        skip=section.whole("skip", 0) or 0,
        columns=section.texts("columns"),
        sheet=section.text("sheet"),
    )


def _condition(section: Section) -> Condition:
    inner = section.section("when")
    return {column: frozenset(inner.texts(column)) for column in inner.content}


def _cut(section: Section) -> tuple[int, int] | None:
    ends = section.content.get("cut")
    if ends is None:
        return None
    if not isinstance(ends, list) or len(ends) != _ENDS or not all(isinstance(end, int) for end in ends):
        raise section.refuse("cut", N_("{file}: {key} must be two whole numbers."))
    return ends[0], ends[1]
