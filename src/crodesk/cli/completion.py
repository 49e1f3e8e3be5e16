"""`crodesk completion`: what makes a shell complete our commands and options."""

from typing import Any

from crodesk.cli import output, parser
from crodesk.cli.call import DONE, Call

FILES = {
    *("desk", "passphrase_file", "new_passphrase_file", "recovery_file", "out", "rejected", "paths"),
    *("file", "terms", "xlsx", "pdf"),
}
"""Where a file name is expected."""
FOLDERS = {"folder"}
"""Where the name of a folder is expected."""


def complete(call: Call) -> int:
    """Print the completions for a shell."""
    import shtab

    root = parser.build()
    _mark(root, FILES, shtab.FILE)
    _mark(root, FOLDERS, shtab.DIRECTORY)
    output.show(shtab.complete(root, call.options.shell))
    return DONE


def _mark(one: Any, names: set[str], mark: Any) -> None:
    """Tell the generator which arguments are files, in all commands; argparse has no public way to walk them."""
    for action in one._actions:  # noqa: SLF001 - as shtab itself does
        if action.dest in names:
            action.complete = mark
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                _mark(inner, names, mark)
