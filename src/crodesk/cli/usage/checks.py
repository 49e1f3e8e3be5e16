"""How the commands about the desk, this computer and the shell are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

CARDS = ("text", "markdown")
CARDS_DO = ("export", "trust", "cards")
SHELLS = ("bash", "zsh", "fish", "powershell")


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    for name, summary, run in (
        ("verify", N_("check that the desk is whole and its journal unaltered"), "checks:verify"),
        ("where", N_("list where things lie on this computer"), "checks:where"),
        ("doctor", N_("check that this computer and terminal are fit for the desk"), "doctor:run"),
    ):
        command = commands.add(name, summary, run=run)
        command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
        if name == "verify":
            seal = N_("also say what a seal closed that was printed on a backup, a package or a hand-over")
            command.add_argument("--seal", metavar=_(N_("SEAL")), help=_(seal))
    _add_keys(commands)
    _add_completion(commands)


def _add_keys(commands: Commands) -> None:
    command = commands.add("keys", N_("list the keys of the screens, or exchange cards of desks"), run="key_cards:run")
    command.add_argument(
        "what",
        nargs="?",
        choices=CARDS_DO,
        help=_(N_("export writes this desk's card, trust takes a colleague's, cards lists those that are trusted")),
    )
    command.add_argument("file", nargs="?", metavar=_(N_("FILE")), help=_(N_("the file of the card")))
    command.add_argument("--number", metavar=_(N_("NUMBER")), help=_(N_("the card's number as its owner reads it")))
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    forms.add_argument(
        "--card", nargs="?", choices=CARDS, const=CARDS[0], help=_(N_("the key card, to print: text or markdown"))
    )
    forms.add_argument("--toml", action="store_true", help=_(N_("as the settings file takes your own keys")))


def _add_completion(commands: Commands) -> None:
    command = commands.add(
        "completion", N_("print what makes a shell complete our commands"), run="completion:complete"
    )
    command.add_argument("shell", choices=SHELLS, help=_(N_("the shell; its output tells where to put it")))
