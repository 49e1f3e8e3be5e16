"""`record …`: adds, changes, ends and lists records of every kind that the desk keeps."""

from crodesk.cli import kinds, opening, output, pointing, values
from crodesk.cli.call import DONE, Call
from crodesk.domain.words import N_


def add_one(call: Call) -> int:
    """Add a record and print its number."""
    from crodesk.services import adding

    kind = kinds.named(call.options.kind)
    named, pairs = "", list(call.options.pairs)
    if "=" not in pairs[0]:
        named = pairs.pop(0)
    with opening.to_write(call) as desk:
        owner = pointing.owner(desk, kind, named) if named else None
        given = values.read(kind, pairs, pointing.place(desk, kind, owner_rid=owner))
        rid = desk.do_now(N_("Added a record"), kind.label, adding.add, kind.name, owner, given)
    output.show(str(rid))
    return DONE


def change(call: Call) -> int:
    """Change fields of a record."""
    from crodesk.services import records

    kind = kinds.named(call.options.kind)
    with opening.to_write(call) as desk:
        rid = pointing.record(desk, kind, call.options.number)
        given = values.read(kind, call.options.pairs, pointing.place(desk, kind, rid))
        desk.do_now(N_("Changed a record"), kind.label, records.change, kind.name, rid, given)
    return DONE


def end(call: Call) -> int:
    """End a record."""
    from crodesk.services import records

    kind = kinds.named(call.options.kind)
    with opening.to_write(call) as desk:
        rid = pointing.record(desk, kind, call.options.number)
        desk.do_now(N_("Ended a record"), kind.label, records.end, kind.name, rid, call.options.why)
    return DONE
