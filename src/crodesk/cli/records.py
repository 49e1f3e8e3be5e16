"""`record …`: adds, changes, ends and lists records of every kind that the desk keeps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crodesk.cli import kinds, opening, output, pointing, values, words
from crodesk.cli.call import DONE, Call
from crodesk.domain.records import RecordKind, doubts
from crodesk.domain.words import N_
from crodesk.language import _


def add_one(call: Call) -> int:
    """Add a record and print its number."""
    from crodesk.services import adding

    kind = kinds.named(call.options.kind)
    named, pairs = "", list(call.options.pairs)
    if "=" not in pairs[0]:
        named = pairs.pop(0)
    with opening.to_write_loans(call) as desk:
        owner = pointing.owner(desk, kind, named) if named else None
        given = values.read(kind, pairs, pointing.place(desk, kind, owner_rid=owner))
        rid = desk.do_now(N_("Added a record"), kind.label, adding.add, kind.name, owner, given)
        _warn(kind, given, desk.today)
    output.show(str(rid))
    return DONE


def change(call: Call) -> int:
    """Change fields of a record."""
    from crodesk.services import records

    kind = kinds.named(call.options.kind)
    with opening.to_write_loans(call) as desk:
        rid = pointing.record(desk, kind, call.options.number)
        place = pointing.place(desk, kind, rid)
        given = values.read(kind, call.options.pairs, place)
        desk.do_now(N_("Changed a record"), kind.label, records.change, kind.name, rid, given)
        _warn(kind, {"kind": place.paper, **given}, desk.today)
    return DONE


def end(call: Call) -> int:
    """End a record."""
    from crodesk.services import records

    kind = kinds.named(call.options.kind)
    with opening.to_write_loans(call) as desk:
        rid = pointing.record(desk, kind, call.options.number)
        desk.do_now(N_("Ended a record"), kind.label, records.end, kind.name, rid, call.options.why)
    return DONE


def _warn(kind: RecordKind, given: Mapping[str, Any], today: date) -> None:
    """Say what is hardly right about a record that was kept all the same."""
    found = doubts.doubt(kind.name, given, today)
    if found is not None:
        output.say(_(N_("Kept, but look again: {doubt}")).format(doubt=words.of_problem(found)))
