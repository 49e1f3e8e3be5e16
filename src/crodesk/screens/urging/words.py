"""A late loan in sentences: its debt group and why, what comes next, how promises were kept."""

from collections.abc import Iterator

from crodesk.domain.dates import format_date
from crodesk.domain.lending.collecting import saying
from crodesk.domain.money import format_money
from crodesk.language import _, language
from crodesk.services import messages
from crodesk.services.in_words import filled
from crodesk.services.loan_file import LoanFile


def late(file: LoanFile) -> str:
    """Return how late a loan is, and how its customer keeps promises."""
    said = [messages.say(each, file.day) for each in file.stands[1]]
    kept = record(file)
    return " · ".join([*said, *([kept] if kept else [])])


def record(file: LoanFile) -> str:
    """Return how many promises were made and kept; empty where none was."""
    found = file.urging.standing.record
    return messages.say(saying.record(found), file.day) if found.made else ""


def rule(file: LoanFile) -> Iterator[str]:
    """Yield in which group a loan is, by the core and by the rules and why, and which comes next."""
    group = file.group
    if group.core is not None:
        day = format_date(group.core.as_of, language())
        yield _("By the core: group {group}, {day}.").format(group=group.core.code, day=day)
    if group.ours is not None:
        yield _("By the rules: group {group}.").format(group=group.ours.group)
        yield from (filled(one.text, one.values) for one in group.ours.reasons)
    yield from difference(file)
    yield from next_group(file)


def difference(file: LoanFile) -> Iterator[str]:
    """Yield that the core's group isn't ours, and what may explain it."""
    core, ours = file.group.core, file.group.ours
    if core is None or ours is None or core.code == ours.group:
        return
    yield _("The core's group is the official one, ours the forecast.")
    if core.as_of < file.day:
        text = _("The core's is of {day}: what happened in the {days} days since isn't in it.")
        yield text.format(day=format_date(core.as_of, language()), days=(file.day - core.as_of).days)
    if ours.group != ours.own_group:
        yield _("By itself the loan is in group {group}.").format(group=ours.own_group)


def next_group(file: LoanFile) -> Iterator[str]:
    """Yield when a worse group comes, what keeps out of it, and what it would pull along."""
    step = file.group.next
    if step is None:
        return
    yield _("Group {group} in {days} days, on {day}.").format(
        group=step.to, days=step.days, day=format_date(step.on, language())
    )
    if step.amount is not None:
        yield _("{amount} by {day} keeps it out.").format(
            amount=amount(file, file.known.loan.minor(step.amount)), day=format_date(step.pay_by, language())
        )
    for pulled in step.pulled:
        yield _("It pulls along {number}: group {group}.").format(number=pulled.key, group=pulled.to)


def amount(file: LoanFile, minor: int | None) -> str:
    """Return an amount of a loan in full; a question mark where nobody knows it."""
    return "?" if minor is None else format_money(minor, file.known.loan.currency, language())
