"""`customer …`: takes customers on, makes one of two, closes them and takes them back."""

from typing import Any

from crodesk.cli import opening, output, pointing, values, whom
from crodesk.cli.call import DONE, Call
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _


def take_on(call: Call) -> int:
    """Take on a customer, name those who may be the same, and print the number."""
    from crodesk.services import customers

    options = call.options
    pairs = [f"name={options.name}", f"kind={options.kind.replace('business', 'company')}", f"code={options.code}"]
    with opening.to_write(call) as desk:
        kind = by_name("customer")
        given = values.read(kind, [*pairs, f"born_on={options.born}"], pointing.place(desk, kind))
        _warn_of_likeness(desk, options.name, given["born_on"], options.phone)
        rid = desk.do_now(N_("New customer"), options.name, customers.add, _known(given), options.phone, options.email)
        code = desk.read_now(lambda reader: reader.value("SELECT code FROM customer WHERE rid = ?", (rid,)))
    output.show(code)
    return DONE


def _known(given: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if value is not None}


def _warn_of_likeness(desk: Any, name: str, born_on: Any, phone: str) -> None:
    from crodesk.services import duplicates

    born = born_on.isoformat() if born_on else ""
    for one in desk.read_now(duplicates.like, name=name, born_on=born, phone=phone):
        sentence = _(N_("{code} {name} may be the same customer: same {reason}."))
        output.say(sentence.format(code=one.code, name=one.name, reason=_(one.reason)))


def make_one(call: Call) -> int:
    """Make one customer of two."""
    from crodesk.services import merging

    with opening.to_write_loans(call) as desk:
        kept, gone = whom.one(desk, call.options.kept), whom.one(desk, call.options.gone)
        desk.do_now(N_("Merged customers"), "", merging.merge, kept.rid, gone.rid)
    words = _(N_("All of {gone} is now with {kept}. crodesk undo takes it back."))
    output.say(words.format(gone=f"{gone.code} {gone.name}", kept=f"{kept.code} {kept.name}"))
    return DONE


def close_one(call: Call) -> int:
    """Close a customer."""
    from crodesk.services import customers

    with opening.to_write(call) as desk:
        customer = whom.one(desk, call.options.customer)
        desk.do_now(N_("Closed a customer"), customer.name, customers.close, customer.rid, call.options.why)
    return DONE


def reopen_one(call: Call) -> int:
    """Take a closed customer back."""
    from crodesk.services import customers

    with opening.to_write(call) as desk:
        customer = whom.one(desk, call.options.customer)
        desk.do_now(N_("Reopened a customer"), customer.name, customers.reopen, customer.rid)
    return DONE
