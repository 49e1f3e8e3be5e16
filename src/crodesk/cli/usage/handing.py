"""How `handover` and `takein` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

CHOICES = ("mine", "theirs")


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    give = commands.add("handover", N_("hand customers over to a colleague's desk"), run="handing:hand_over")
    give.add_argument("customers", nargs="*", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    give.add_argument("--to", required=True, metavar=_(N_("NAME")), help=_(N_("whose card is trusted here")))
    give.add_argument("--tag", metavar=_(N_("TAG")), help=_(N_("everybody with this tag")))
    give.add_argument("--all", action="store_true", help=_(N_("everybody")))
    give.add_argument("--back", action="store_true", help=_(N_("everybody who came from them: a return")))
    give.add_argument("--from", dest="from_on", metavar=_(N_("DATE")), help=_(N_("the first day")))
    give.add_argument("--until", dest="until_on", metavar=_(N_("DATE")), help=_(N_("the last day")))
    give.add_argument("--restricted", action="store_true", help=_(N_("with restricted notes")))
    give.add_argument("--out", metavar=_(N_("FILE")), help=_(N_("the file or folder to write to")))
    give.add_argument("--page", metavar=_(N_("FILE")), help=_(N_("write the protocol to a .pdf or .txt file")))
    give.add_argument("--force", action="store_true", help=_(N_("replace a protocol that is there")))
    give.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    take = commands.add("takein", N_("take in what a colleague handed over"), run="handing:take_in")
    take.add_argument("file", metavar=_(N_("FILE")), help=_(N_("the hand-over")))
    take.add_argument("--yes", action="store_true", help=_(N_("don't ask")))
    take.add_argument(
        "--conflicts", choices=CHOICES, help=_(N_("what holds where both changed a field: mine or theirs"))
    )
    take.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
