"""How files go into an application and out of it: attachments, packages, decisions."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

NUMBER = N_("NUMBER")
FILE = N_("FILE")


def add(one: Commands) -> None:
    """Add what is done with the files of one application."""
    attach = one.add("attach", N_("attach a file to an application"), run="application_files:attach")
    _application(attach)
    attach.add_argument("file", metavar=_(FILE), help=_(N_("PDF, picture, Word, Excel or text file")))
    paper = N_("which paper of the checklist it is, by code or name; it is received with it")
    attach.add_argument("--paper", metavar=_(N_("PAPER")), default="", help=_(paper))
    many = one.add("attachments", N_("list what is attached to an application"), run="application_files:show_all")
    _application(many)
    out = one.add("attachment", N_("write a copy of an attached file"), run="application_files:give_out")
    out.add_argument("id", type=int, metavar=_(NUMBER), help=_(N_("the number in front of it in the list")))
    to = N_("a folder, or the new file; nothing is overwritten")
    out.add_argument("--to", required=True, metavar=_(N_("PLACE")), help=_(to))
    _as_json(out)
    package = N_("write what was sent as one zip file or folder, with papers, schedule and hashes")
    packed = one.add("package", package, run="application_packages:package")
    _application(packed)
    place = N_("a new .zip file, a new folder, or a folder to put it into; nothing is overwritten")
    packed.add_argument("--to", required=True, metavar=_(N_("PLACE")), help=_(place))
    decision = N_("hold a decision that came back against what was sent, and take it in")
    decided = one.add("decision", decision, run="application_packages:decision")
    _application(decided)
    decided.add_argument("file", metavar=_(FILE), help=_(N_("the decision, or the package or folder it lies in")))
    decided.add_argument("--yes", action="store_true", help=_(N_("take it in without asking; it stays")))


def add_deciding(commands: Commands) -> None:
    """Add what is done with a package by whoever decides."""
    decide = commands.add("decide", N_("write the decision on a package; needs no desk"), run="deciding:run")
    decide.add_argument("package", metavar=_(N_("PACKAGE")), help=_(N_("the .zip file or folder that came")))
    decide.add_argument("verdict", choices=("approve", "decline", "return"), help=_(N_("what is decided")))
    decide.add_argument("--to", required=True, metavar=_(FILE), help=_(N_("the new file of the decision")))
    for name, about in DECIDING.items():
        decide.add_argument(f"--{name}", default="", required=name == "by", metavar=_(N_("TEXT")), help=_(about))
    for name, about in REPEATED.items():
        decide.add_argument(f"--{name}", action="append", default=[], metavar=_(N_("TEXT")), help=_(about))
    _as_json(decide)


DECIDING = {
    "by": N_("who decided; never who prepared it"),
    "level": N_("the level that decided"),
    "minutes": N_("the number of the minutes"),
    "reason": N_("why"),
    "dissent": N_("who thought otherwise, and what"),
    "amount": N_("how much, such as 300m; what was asked when not given"),
    "months": N_("for how long, such as 24; what was asked when not given"),
    "rate": N_("at which rate a year, such as 12.5; what was asked when not given"),
}
REPEATED = {
    "condition": N_("a condition before the first drawing; can be given again"),
    "covenant": N_("a covenant while the loan runs; can be given again"),
}


def _application(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("number", metavar=_(NUMBER), help=_(N_("the application's number, such as L-2290")))
    _as_json(command)


def _as_json(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
