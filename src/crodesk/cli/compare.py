"""`compare`: what is different between two moments, of a customer or of the whole desk, field by field."""

from datetime import datetime

from crodesk.cli import cells, changes, opening, output, whom
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.cli.words import of_problem
from crodesk.domain.problem import Problem
from crodesk.domain.times import parse_moment
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import history, moments
from crodesk.services.desk import Desk
from crodesk.services.moments import Moments, Record


def show(call: Call) -> int:
    """Print what is different."""
    options = call.options
    with opening.to_read(call) as desk:
        customer = whom.one(desk, options.customer).rid if options.customer else None
        after = _action(desk, options.since)
        until = _action(desk, options.until) if options.until else history.last(desk)
        if until < after:
            after, until = until, after
        found = desk.read_now(moments.compare, after, until, customer)
        lasts = {each.action: history.one(desk, each.action) for each in found.records if each.action}
        currency = desk.currency
    if options.json:
        output.show_json(_as_data(found))
        return DONE if found.records else NOT_DONE
    if not found.records:
        output.say(_(N_("Nothing is different between the two moments.")))
    for record in found.records:
        changes.show([record.touched], currency)
        if record.action is not None and (line := lasts[record.action]) is not None:
            last = _(N_("last by #{number}, {when}, {who}"))
            output.show("    " + last.format(number=line.number, when=cells.moment(line.at), who=line.who))
    if found.more:
        output.say(_(N_("There is more. Take moments that are nearer to each other, or one customer.")))
    return DONE if found.records else NOT_DONE


def _action(desk: Desk, text: str) -> int:
    """Return the last action of a moment that was typed."""
    number = text.removeprefix("#")
    if number != text and number.isdigit():
        return int(number)
    moment = parse_moment(text, desk.now.astimezone(), language())
    if isinstance(moment, Problem):
        raise Stop(of_problem(moment))
    assert isinstance(moment, datetime)
    return desk.read_now(moments.at, moment)


def _as_data(found: Moments) -> dict[str, object]:
    return {
        "after": found.after,
        "until": found.until,
        "more": found.more,
        "records": [_record(each) for each in found.records],
    }


def _record(record: Record) -> dict[str, object]:
    return changes.as_data(record.touched) | {"action": record.action}
