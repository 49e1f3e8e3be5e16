"""How `customer …` and `note` are typed."""

from collections.abc import Iterator

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

KINDS = ("individual", "household", "company", "business")
"""What a customer can be; `business` is short for a company."""


class Known:
    """The values that a field of a note can take, looked up when they are asked for: the registry takes a while."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __iter__(self) -> Iterator[str]:
        from crodesk.domain.records import by_name

        return (choice.value for choice in by_name("interaction").field(self._key).choices)

    def __contains__(self, value: object) -> bool:
        return value in list(iter(self))


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    inner = Commands(commands.add("customer", N_("take on, merge and close customers")), required=True)
    new = inner.add("new", N_("take on a customer; the number is printed"), run="customers:take_on")
    new.add_argument("--name", required=True, help=_(N_("family name first, as on the identity paper")))
    new.add_argument("--kind", choices=KINDS, default=KINDS[0], help=_(N_("what the customer is")))
    new.add_argument("--phone", default="", help=_(N_("a phone number")))
    new.add_argument("--email", default="", help=_(N_("an e-mail address")))
    new.add_argument("--born", default="", help=_(N_("birth or founding date")))
    new.add_argument("--code", default="", help=_(N_("the bank's customer number; without it one is made")))
    merge = inner.add(
        "merge", N_("make one customer of two: all of the second goes to the first"), run="customers:make_one"
    )
    merge.add_argument("kept", metavar=_(N_("CUSTOMER")), help=_(N_("who stays")))
    merge.add_argument("gone", metavar=_(N_("OTHER")), help=_(N_("whose records move; closed afterwards")))
    close = inner.add("close", N_("close a customer with a reason; nothing is deleted"), run="customers:close_one")
    close.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    close.add_argument("--why", required=True, metavar=_(N_("REASON")), help=_(N_("why")))
    reopen = inner.add("reopen", N_("take a closed customer back"), run="customers:reopen_one")
    reopen.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    _add_note(commands)


def _add_note(commands: Commands) -> None:
    note = commands.add("note", N_("write a note on a customer"), run="notes:write_note")
    note.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    note.add_argument(
        "text", nargs="+", metavar=_(N_("TEXT")), help=_(N_("what to write; - reads it from standard input"))
    )
    note.add_argument("--kind", choices=Known("kind"), metavar=_(N_("KIND")), default="note", help=_(N_("what it was")))
    note.add_argument(
        "--outcome", choices=Known("outcome"), metavar=_(N_("OUTCOME")), default="", help=_(N_("what came of it"))
    )
    note.add_argument("--pinned", action="store_true", help=_(N_("keep it on top")))
    note.add_argument("--restricted", action="store_true", help=_(N_("keep it out of search, print and export")))
    note.add_argument("--next", default="", metavar=_(N_("DATE")), help=_(N_("the day of the next step")))
    note.add_argument("--about", default="", metavar=_(N_("TEXT")), help=_(N_("what the next step is about")))
