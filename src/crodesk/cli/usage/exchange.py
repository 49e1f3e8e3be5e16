"""How `import` and `export` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

FORMS = ("csv", "json", "xlsx")


def add(commands: Commands) -> None:
    """Add `import` and `export`."""
    export = commands.add(
        "export", N_("write all records of a kind as a table; restricted notes never"), "exports:export"
    )
    export.add_argument("kind", metavar=_(N_("KIND")), help=_(N_("customers, notes, or any of: crodesk record kinds")))
    export.add_argument("--format", choices=FORMS, help=_(N_("what to write; without it the file's name tells")))
    export.add_argument("--out", metavar=_(N_("FILE")), help=_(N_("the file; without it standard output")))
    export.add_argument("--force", action="store_true", help=_(N_("replace a file that is there")))
