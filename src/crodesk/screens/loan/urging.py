"""The ladder of a late loan, and how its customer keeps promises: what is to be done now, by whom, what comes next."""

from collections.abc import Iterator

from crodesk.domain.follow_up.message import Message, Value, Word
from crodesk.domain.lending.collecting import saying
from crodesk.language import _, language
from crodesk.screens.urging import words as urging
from crodesk.services import messages
from crodesk.services.loan_file import LoanFile
from crodesk.widgets.days import full_day
from crodesk.widgets.styled import Line, line, paragraph


def lines(file: LoanFile) -> list[Line]:
    """Return where a loan stands on the ladder and its customer to promises; nothing where neither says anything."""
    found = [*_now(file), *_done(file), *_next(file), *_record(file)]
    return [*found, line()] if found else []


def _now(file: LoanFile) -> Iterator[Line]:
    found = file.urging
    if found.now is None:
        return
    said = messages.say(saying.now(found.now), file.day)
    if found.done_on is None:
        yield paragraph((said, "bad"))
    else:
        yield paragraph((said, "muted"), f"  {_('done {day}').format(day=full_day(found.done_on))}")


def _done(file: LoanFile) -> Iterator[Line]:
    """Yield the steps before that were done."""
    now = file.urging.now
    for each in file.urging.climb.reached:
        if each.done_on is not None and (now is None or each.rung.code != now.rung.code):
            name = each.rung.name.in_language(language())
            yield paragraph((f"{full_day(each.done_on)}  ", "accent"), (f"{name}  {_('done')}", "muted"))


def _next(file: LoanFile) -> Iterator[Line]:
    climb = file.urging.climb
    if climb.next is None or climb.next_on is None or file.urging.now is None:
        return
    values: dict[str, Value] = {
        "day": climb.next_on, "step": climb.next.name, "channel": Word(saying.CHANNELS[climb.next.channel]),
    }  # fmt: skip
    yield paragraph((messages.say(Message(saying.NEXT, values), file.day), "muted"))


def _record(file: LoanFile) -> Iterator[Line]:
    kept = urging.record(file)
    if kept:
        yield paragraph((kept, "strong"))
