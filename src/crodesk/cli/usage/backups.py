"""How `backup` and `restore` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add `backup` and `restore`."""
    backup = commands.add("backup", N_("make a verified backup of the desk"), run="backups:backup")
    backup.add_argument("--to", metavar=_(N_("DIR")), help=_(N_("the folder to write it to instead of the usual one")))
    backup.add_argument("--list", action="store_true", help=_(N_("list the backups there are")))
    backup.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    restore = commands.add("restore", N_("put a backup in the place of the desk"), run="backups:restore")
    restore.add_argument("file", metavar=_(N_("FILE")), help=_(N_("the backup")))
    restore.add_argument("--yes", action="store_true", help=_(N_("don't ask")))
    restore.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
