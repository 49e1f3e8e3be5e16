"""How `brief` and `day` are typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    brief = commands.add("brief", N_("print what to know before speaking to a customer"), run="sheets:brief")
    brief.add_argument("customer", nargs="+", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    _ways(brief)
    day = commands.add("day", N_("print what today asks for, by time and place"), run="sheets:day")
    day.add_argument("--close", action="store_true", help=_(N_("what came of the day instead")))
    _ways(day)


def _ways(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    command.add_argument("--out", metavar=_(N_("FILE")), help=_(N_("write a page to a .pdf or .txt file")))
    command.add_argument("--force", action="store_true", help=_(N_("replace a file that is there")))
