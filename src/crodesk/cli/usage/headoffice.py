"""How the commands for the head office are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add `publish`."""
    publish = commands.add("publish", N_("keep a copy of the desk in the head office's PostgreSQL"), run="publish:run")
    publish.add_argument(
        "--to", required=True, metavar=_(N_("ADDRESS")), help=_(N_("such as postgresql+psycopg://USER@HOST/DATABASE"))
    )
    publish.add_argument(
        "--password-file",
        metavar=_(N_("FILE")),
        help=_(N_("read the server's password from this file instead of asking")),
    )
    publish.add_argument("--whole", action="store_true", help=_(N_("publish all of it anew")))
    publish.add_argument("--check", action="store_true", help=_(N_("compare the copy with the desk, row by row")))
    publish.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
