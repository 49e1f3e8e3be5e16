"""How the commands about the desk, this computer and the shell are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

CARDS = ("text", "markdown")
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
    _add_keys(commands)
    _add_completion(commands)


def _add_keys(commands: Commands) -> None:
    command = commands.add("keys", N_("list the keys of the screens"), run="keys:show")
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
