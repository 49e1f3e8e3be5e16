"""How `passphrase`, `recovery` and `office-key` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add `passphrase`, `recovery` and `office-key`."""
    change = commands.add("passphrase", N_("change the passphrase of the desk"), run="secrets:change_passphrase")
    change.add_argument(
        "--new-passphrase-file",
        metavar=_(N_("FILE")),
        help=_(N_("read the new passphrase from this file; - is standard input")),
    )
    change.add_argument(
        "--office-key",
        metavar=_(N_("FILE")),
        help=_(N_("open it by the head office's key in this file, whose passphrase is asked for")),
    )
    change.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    code = commands.add("recovery", N_("make a new recovery code for the desk"), run="secrets:change_recovery")
    ways = code.add_mutually_exclusive_group()
    ways.add_argument(
        "--recovery-file", metavar=_(N_("FILE")), help=_(N_("write the recovery code here instead of showing it"))
    )
    ways.add_argument(
        "--head-office", metavar=_(N_("CARD")), help=_(N_("let the head office of this card open the desk too"))
    )
    ways.add_argument("--no-head-office", action="store_true", help=_(N_("let no head office open the desk")))
    code.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    code.add_argument("--yes", action="store_true", help=_(N_("don't ask")))
    key = commands.add("office-key", N_("make the head office's key and its card"), run="secrets:make_office_key")
    key.add_argument("file", metavar=_(N_("FILE")), help=_(N_("where the key goes; its card goes beside it")))
    key.add_argument("--name", required=True, help=_(N_("the name on the card, such as that of the bank")))
    key.add_argument("--branch", default="", help=_(N_("the unit on the card")))
    key.add_argument(
        "--new-passphrase-file",
        metavar=_(N_("FILE")),
        help=_(N_("read the new passphrase from this file; - is standard input")),
    )
    key.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
