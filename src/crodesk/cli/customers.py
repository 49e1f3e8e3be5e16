"""`customer …`: takes customers on, makes one of two, closes them and takes them back."""

from typing import Any

from crodesk.cli import opening, output, pointing, values, whom
from crodesk.cli.call import DONE, Call
from crodesk.cli.parser import Commands
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _

KINDS = ("individual", "household", "company", "business")
"""What a customer can be; `business` is short for a company."""


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    inner = Commands(commands.add("customer", N_("take on, merge and close customers")), required=True)
    new = inner.add("new", N_("take on a customer; the number is printed"), run=take_on)
    new.add_argument("--name", required=True, help=_(N_("family name first, as on the identity paper")))
    new.add_argument("--kind", choices=KINDS, default=KINDS[0], help=_(N_("what the customer is")))
    new.add_argument("--phone", default="", help=_(N_("a phone number")))
    new.add_argument("--email", default="", help=_(N_("an e-mail address")))
    new.add_argument("--born", default="", help=_(N_("birth or founding date")))
    new.add_argument("--code", default="", help=_(N_("the bank's customer number; without it one is made")))
    merge = inner.add("merge", N_("make one customer of two: all of the second goes to the first"), run=make_one)
    merge.add_argument("kept", metavar=_(N_("CUSTOMER")), help=_(N_("who stays")))
    merge.add_argument("gone", metavar=_(N_("OTHER")), help=_(N_("whose records move; closed afterwards")))
    close = inner.add("close", N_("close a customer with a reason; nothing is deleted"), run=close_one)
    close.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    close.add_argument("--why", required=True, metavar=_(N_("REASON")), help=_(N_("why")))
    reopen = inner.add("reopen", N_("take a closed customer back"), run=reopen_one)
    reopen.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))


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

    with opening.to_write(call) as desk:
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
