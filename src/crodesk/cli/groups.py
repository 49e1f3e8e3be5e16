"""The groups of commands, in the order of the help; each is a module that imports what it needs when it runs."""

from crodesk.cli import (
    checks,
    completion,
    customers,
    desks,
    finding,
    history,
    keys,
    notes,
    records,
)

GROUPS = (
    desks.add,
    finding.add,
    customers.add,
    notes.add,
    records.add,
    history.add,
    checks.add,
    keys.add,
    completion.add,
)
"""What adds the commands of each group."""

open_screens = desks.open_screens
"""What `crodesk` does without a command."""
