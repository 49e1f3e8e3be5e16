"""How the commands are typed, a module a group; what they do is imported when they run."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from crodesk.cli.parser import Commands

GROUPS = {
    "desks": ("init", "demo"),
    "finding": ("find", "show"),
    "customers": ("customer", "note"),
    "records": ("record",),
    "queue": ("today", "queue", "add", "done", "postpone"),
    "apply": ("apply",),
    "applications": ("applications", "application", "papers", "decide"),
    "loans": ("loans", "loan", "repay", "payoff"),
    "contracts": ("contract",),
    "statements": ("statements", "statement"),
    "sheets": ("brief", "day"),
    "history": ("history", "compare", "undo", "redo"),
    "exchange": ("import", "export"),
    "quote": ("quote",),
    "rates": ("apr", "irr"),
    "classify": ("classify",),
    "secrets": ("passphrase", "recovery", "office-key"),
    "backups": ("backup", "restore"),
    "handing": ("handover", "takein"),
    "headoffice": ("publish",),
    "checks": ("verify", "where", "doctor", "keys", "completion"),
}
"""The commands of each group, in the order of the help: who types one of them needn't wait for a hundred others."""


class Add(Protocol):
    """Adds the commands of a group."""

    def __call__(self, commands: "Commands") -> None:
        """Add them."""


def adders(command: str | None) -> Iterator[Add]:
    """Yield what adds the group of `command`, or every group where it is none of theirs."""
    groups = [group for group, names in GROUPS.items() if command in names] or GROUPS
    for group in groups:
        add: Add = import_module(f"{__name__}.{group}").add
        yield add
