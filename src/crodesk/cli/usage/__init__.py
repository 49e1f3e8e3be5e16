"""How the commands are typed, a module a group; what they do is imported when they run."""

from crodesk.cli.usage import (
    checks,
    classify,
    customers,
    desks,
    exchange,
    finding,
    history,
    queue,
    quote,
    rates,
    records,
)

GROUPS = (
    desks.add,
    finding.add,
    customers.add,
    records.add,
    queue.add,
    history.add,
    exchange.add,
    quote.add,
    rates.add,
    classify.add,
    checks.add,
)
"""What adds the commands of each group, in the order of the help."""
