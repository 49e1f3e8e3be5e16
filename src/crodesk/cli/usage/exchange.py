"""How `import` and `export` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

FORMS = ("csv", "json", "xlsx")


def add(commands: Commands) -> None:
    """Add `import` and `export`."""
    bring = commands.add("import", N_("bring in files by a profile"), run="imports:bring_in")
    kinds = N_("a TOML file of mappings, or list, vcard, ics, statement")
    bring.add_argument("profile", metavar=_(N_("PROFILE")), help=_(kinds))
    bring.add_argument("paths", nargs="*", metavar=_(N_("PATH")), help=_(N_("files, or folders of files")))
    bring.add_argument("--dry-run", action="store_true", help=_(N_("only say what would come of it")))
    bring.add_argument("--rejected", metavar=_(N_("FOLDER")), help=_(N_("where to put rows that can't come in")))
    bring.add_argument("--encoding", default="", help=_(N_("of all text files; without it each is looked at")))
    bring.add_argument("--delimiter", default="", help=_(N_("between fields; \\t is a tab")))
    bring.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    export = commands.add(
        "export", N_("write all records of a kind as a table; restricted notes never"), "exports:export"
    )
    export.add_argument("kind", metavar=_(N_("KIND")), help=_(N_("customers, notes, or any of: crodesk record kinds")))
    export.add_argument("--format", choices=FORMS, help=_(N_("what to write; without it the file's name tells")))
    export.add_argument("--out", metavar=_(N_("FILE")), help=_(N_("the file; without it standard output")))
    export.add_argument("--force", action="store_true", help=_(N_("replace a file that is there")))
