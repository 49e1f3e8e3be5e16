"""How `init` and `demo` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add `init` and `demo`."""
    _add_init(commands)
    demo = commands.add("demo", N_("practise on a made-up portfolio that is dated to today"), run="desks:open_practice")
    demo.add_argument("--fresh", action="store_true", help=_(N_("begin anew; what was practised goes")))
    demo.add_argument("--no-screens", action="store_true", help=_(N_("only make the copy and print where it is")))


def _add_init(commands: Commands) -> None:
    parser = commands.add("init", N_("make a desk"), run="making:make")
    parser.add_argument("--officer", help=_(N_("your name")), default="")
    parser.add_argument("--branch", help=_(N_("the name of your branch")), default="")
    parser.add_argument("--currency", help=_(N_("the branch's currency, such as VND")), default="")
    parser.add_argument(
        "--passphrase-file",
        dest="new_passphrase_file",
        metavar=_(N_("FILE")),
        help=_(N_("read the new passphrase from this file; - is standard input")),
    )
    parser.add_argument(
        "--recovery-file", metavar=_(N_("FILE")), help=_(N_("write the recovery code here instead of showing it"))
    )
    parser.add_argument(
        "--plain", action="store_true", help=_(N_("without encryption, for practice with made-up data only"))
    )
