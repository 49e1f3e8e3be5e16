"""A whole application from one file, all or nothing, and back into the same shape."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.appraisal import rules
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import application_file as shape
from crodesk.domain.records import by_name
from crodesk.domain.records.application_file_reading import Content, Entry, Path
from crodesk.domain.records.kind import RecordKind
from crodesk.domain.rules.checking import nearest
from crodesk.domain.words import N_
from crodesk.services import pointing, records, whom
from crodesk.services.application_view import ApplicationFile
from crodesk.services.record_list import RecordLine
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

PARTY, ANSWER = "application_party", "scorecard_answer"
CALLED = {
    "customer": "SELECT code FROM customer WHERE rid = ?",
    "holding": "SELECT number FROM holding WHERE rid = ?",
    "fact": "SELECT uid FROM fact WHERE rid = ?",
}
"""By kind: what tells how a file names such a record."""
Links = Mapping[Path, int]
"""By the place of a link in the file: the record it points to."""


# From a file


def resolve(reader: Reader, content: Content) -> tuple[dict[Path, int], list[Problem]]:
    """Return the records that the file's links point to, parties aside, and what names none or several."""
    found: dict[Path, int] = {}
    problems: list[Problem] = []
    for kind, entry in _entries(content):
        for key, text in entry.links.items():
            target = kind.field(key).target
            if target == PARTY:
                continue
            path = (*entry.path, shape.short(kind.field(key)))
            meant = _meant(reader, target, text)
            if len(meant) == 1:
                found[path] = meant[0]
            else:
                wrong = N_("Nobody and nothing here is called “{text}”.") if not meant else N_("“{text}” fits several.")
                problems.append(Problem(".".join(path), wrong, {"text": text}))
    return found, [*problems, *_unasked(content)]


def _unasked(content: Content) -> list[Problem]:
    """Return which answers no scorecard asks for."""
    asked = {code: set(one.levels) for card in rules.shipped().cards.values() for code, one in card.attributes.items()}
    problems = []
    for entry in content.lists[ANSWER]:
        stated = {key: str(entry.values.get(key, "")) for key in ("attribute", "answer")}
        known = {"attribute": set(asked), "answer": asked.get(stated["attribute"], set())}
        wrong = next((key for key, word in stated.items() if known[key] and word not in known[key]), "")
        if wrong:
            text = N_("“{text}” is none of the words for this; the nearest is “{nearest}”.")
            values = {"text": stated[wrong], "nearest": nearest(stated[wrong], known[wrong])}
            problems.append(Problem(".".join((*entry.path, wrong)), text, values))
    return problems


def _meant(reader: Reader, target: str, text: str) -> list[int]:
    if target == "customer":
        return [each.rid for each in whom.meant(reader, text)]
    return pointing.meant(reader, target, text)


def _entries(content: Content) -> list[tuple[RecordKind, Entry]]:
    lists = [(by_name(name), entry) for name, entries in content.lists.items() for entry in entries]
    return [(by_name("application"), content.own), *lists]


def add(session: "Session", customer: int, content: Content, links: Links) -> int:
    """Keep a whole application and return its number here.

    Raises `Refused` with everything that a rule says no to, each problem named by its place, such as `flow.0.amount`.
    What the file doesn't say isn't known: nothing is taken from earlier applications.
    """
    problems: list[Problem] = []
    rid = _tried(session, by_name("application"), customer, content.own, content.own.values, problems)
    if rid is None:
        raise Refused(problems)
    if "rate_ppm" not in content.own.values:
        records.change(session, "application", rid, {"rate_ppm": None})
    parties: dict[str, int] = {}
    backing: list[tuple[int, Entry]] = []
    for kind, entry in _entries(content)[1:]:
        pointed = _pointed(kind, entry, links, parties)
        added = _tried(session, kind, rid, entry, {**entry.values, **pointed}, problems)
        if kind.name == PARTY and added is not None:
            parties[entry.key] = added
            backing.append((added, entry))
    if problems:
        raise Refused(problems)
    for party, entry in backing:
        _back(session, party, entry, parties)
    return rid


def _pointed(kind: RecordKind, entry: Entry, links: Links, parties: Mapping[str, int]) -> dict[str, int | None]:
    """Return the links of a record, as far as what they point to is there."""
    found: dict[str, int | None] = {}
    for key, text in entry.links.items():
        spec = kind.field(key)
        found[key] = parties.get(text) if spec.target == PARTY else links.get((*entry.path, shape.short(spec)))
    return found


def _tried(
    session: "Session", kind: RecordKind, owner: int, entry: Entry, values: Mapping[str, Any], problems: list[Problem]
) -> int | None:
    """Keep one record; `None`, and its problems noted by their places, where a rule says no."""
    try:
        return records.add(session, kind.name, owner, values)
    except Refused as refused:
        for problem in refused.problems:
            known = {spec.key: name for name, spec in shape.fields_of(kind).items()}
            field = ".".join((*entry.path, known.get(problem.field, problem.field)))
            problems.append(Problem(field, problem.text, problem.values))
        return None


def _back(session: "Session", party: int, entry: Entry, parties: Mapping[str, int]) -> None:
    """Let a guarantor stand for a party that may come after it in the file."""
    if "backs_rid" in entry.links:
        records.change(session, PARTY, party, {"backs_rid": parties[entry.links["backs_rid"]]})


# Into a file


def as_data(reader: Reader, shown: ApplicationFile) -> dict[str, Any]:
    """Return an application in the shape of the file from which the same can be made anew."""
    currency = shown.line.currency
    names = {line.rid: f"p{place}" for place, line in enumerate(shown.parts[PARTY], start=1)}
    found: dict[str, Any] = {shape.CUSTOMER: shown.line.code}
    found[shape.APPLICATION] = shape.cells_out(by_name("application"), shown.cells, {}, currency)
    for name, kind in shape.LISTS.items():
        rows = [_row(reader, kind, line, names, currency) for line in _in_order(shown.parts[kind.name])]
        if rows:
            found[name] = rows
    return found


def _in_order(lines: Sequence[RecordLine]) -> list[RecordLine]:
    return sorted(lines, key=lambda line: line.rid)


def _row(
    reader: Reader, kind: RecordKind, line: RecordLine, parties: Mapping[int, str], currency: str
) -> dict[str, Any]:
    links = {
        spec.key: parties[rid] if spec.target == PARTY else _called(reader, spec.target, rid)
        for spec in kind.fields
        if spec.kind == "link" and (rid := line.cells.get(spec.key)) is not None
    }
    key = {shape.KEY: parties[line.rid]} if kind.name == PARTY else {}
    return {**key, **shape.cells_out(kind, line.cells, links, currency)}


def _called(reader: Reader, target: str, rid: int) -> str:
    return str(reader.value(CALLED[target], (rid,)))
