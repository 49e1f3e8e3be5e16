"""How `apply` is typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add the command."""
    apply = commands.add("apply", N_("fill in an application by questions and answers"), run="apply:run")
    number = _(N_("an application to go on with, such as L-2290; none begins a new one"))
    apply.add_argument("number", nargs="?", default="", metavar=_(N_("NUMBER")), help=number)
    plain = _(N_("ask line by line, without screens: for readers, simple terminals and pipes"))
    apply.add_argument("--plain", action="store_true", help=plain)
    who = _(N_("who borrows: number, uid or name"))
    apply.add_argument("--customer", default="", metavar=_(N_("CUSTOMER")), help=who)
    product = _(N_("the product of a new application"))
    apply.add_argument("--product", default="", metavar=_(N_("PRODUCT")), help=product)
