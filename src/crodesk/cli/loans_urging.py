"""How `loan show` says where a loan stands on the ladder, what was promised, and which measures are in force."""

from typing import Any

from crodesk.cli import output
from crodesk.domain.lending.collecting import saying
from crodesk.services import messages
from crodesk.services.loan_file import LoanFile


def of_ladder(found: LoanFile) -> dict[str, Any] | None:
    """Return what the ladder asks for; `None` where nothing is late, or nobody says since when."""
    now, climb = found.urging.now, found.urging.climb
    if now is None:
        return None
    return {
        "step": now.rung.code, "channel": now.channel, "text": now.rung.text, "who": now.rung.who, "since": now.since,
        "done_on": found.urging.done_on, "promise_broken_on": now.broken_on,
        "next": climb.next.code if climb.next else "", "next_on": climb.next_on,
    }  # fmt: skip


def of_promises(found: LoanFile) -> dict[str, Any]:
    """Return the promises with what became of them, and how many were kept."""
    record = found.urging.standing.record
    rows = [
        {"id": each.promise.rid, "due_on": each.promise.due_on, "amount_minor": each.promise.minor or None,
         "about": each.promise.about, "state": each.state}
        for each in found.parts.promises
    ]  # fmt: skip
    return {
        "made": record.made, "open": record.open, "kept": record.kept, "partly": record.partly,
        "broken": record.broken, "percent_kept": record.percent, "promises": rows,
    }  # fmt: skip


def lines(found: LoanFile) -> None:
    """Print what the ladder asks for, and how promises were kept."""
    now, record = found.urging.now, found.urging.standing.record
    if now is not None and found.urging.done_on is None:
        output.show(messages.say(saying.now(now), found.day))
    if record.made:
        output.show(messages.say(saying.record(record), found.day))
