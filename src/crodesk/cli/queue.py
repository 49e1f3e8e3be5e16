"""`today`, `queue`, `done`, `postpone`: the follow-up queue without the screens."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.cli import opening, output, whom
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.usage.queue import VIEWS
from crodesk.domain.dates import format_date, parse_date
from crodesk.domain.follow_up.postponing import STEPS, Back, back_on
from crodesk.domain.follow_up.rules import NAMES
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem

if TYPE_CHECKING:
    from crodesk.services.quick_adding import Understood

WHAT = by_name("follow_up").field("what")


def today(call: Call) -> int:
    """List what asks for the officer today, with how many rows there are of each kind."""
    with opening.to_look_ahead(call) as desk:
        day = _made_for(desk)
        items = desk.read_now(queue.page, "now", 0, call.options.limit)
        counts, by_rule = desk.read_now(queue.counts), desk.read_now(queue.by_rule)
    if call.options.json:
        parts = {part: getattr(counts, part) for part in ("late", "today", "week", "later", "waiting")}
        output.show_json(
            {"day": day.isoformat(), "counts": parts, "by_rule": by_rule, "rows": [_data(item, day) for item in items]}
        )
        return DONE
    output.say(
        _(N_("late {late} · today {today} · this week {week}")).format(
            late=counts.late, today=counts.today, week=counts.week
        )
    )
    return _print(items, day)


def show(call: Call) -> int:
    """List a part of the queue, or everything of one kind that asks now."""
    view = call.options.view
    if view not in VIEWS and view not in NAMES:
        sentence = _(N_("“{view}” is no view. Views: {views}. Kinds: {kinds}.")).format(
            view=view, views=", ".join(VIEWS), kinds=", ".join(NAMES)
        )
        raise Stop(sentence, WRONG_USE)
    with opening.to_look_ahead(call) as desk:
        day = _made_for(desk)
        if call.options.ics:
            from crodesk.cli import calendars

            return calendars.give_out(call, desk, view)
        read = queue.page if view in VIEWS else queue.page_of_rule
        items = desk.read_now(read, view, 0, call.options.limit)
    if call.options.json:
        output.show_json([_data(item, day) for item in items])
        return DONE if items else NOT_DONE
    return _print(items, day)


def add(call: Call) -> int:
    """Add a task by one line; who is meant must be clear."""
    from crodesk.services import quick_adding

    with opening.to_write(call) as desk:
        line = " ".join(call.options.line)
        hour = desk.now.astimezone().time()
        named = whom.one(desk, call.options.customer).rid if call.options.customer else None
        given = (line, language(), desk.today, hour)
        understood = desk.read_now(quick_adding.read, *given, at_hand=named is not None)
        _check(understood, named)
        customer = named or (understood.customers[0].rid if understood.customers else None)
        rid = desk.do_now(N_("Added"), line, quick_adding.add, understood, customer)
        for hint in quick_adding.hints(understood, desk.today):
            output.say(hint)
        item = desk.read_now(quick_adding.kept, rid)
        if item is None:
            output.show(str(rid))
            return DONE
        return _said(call, item, desk, _(N_("Added: {what}")), subject=quick_adding.announced(item, desk.today))


def _check(understood: "Understood", named: int | None) -> None:
    """Refuse a line that says what can't be, or leaves open who is meant."""
    parsed = understood.parsed
    if parsed.problems:
        raise Refused([wrong.problem for wrong in parsed.problems])
    if len(understood.customers) > 1 and named is None:
        sentence = _(N_("Several customers fit; say which with --customer:"))
        raise Stop("\n".join([sentence, *(f"{hit.code}  {hit.name}" for hit in understood.customers)]), NOT_DONE)
    if parsed.past_today:
        raise Refused(Problem("", N_("That hour is over today. Write tomorrow, or a later hour.")))


def done(call: Call) -> int:
    """Say that a row was done."""
    from crodesk.services import answering

    with opening.to_write(call) as desk:
        desk.keep_queue()
        item = _row(desk, call.options.row)
        desk.do_now(N_("Done"), _subject(item, desk.today), answering.done, [item.clock], call.options.outcome)
        return _said(call, item, desk, _(N_("Done: {what}")))


def postpone(call: Call) -> int:
    """Let a row come back on another day."""
    from crodesk.services import answering

    with opening.to_write(call) as desk:
        desk.keep_queue()
        item = _row(desk, call.options.row)
        back = _back(desk, " ".join(call.options.when))
        desk.do_now(N_("Put off"), _subject(item, desk.today), answering.put_off, [item.clock], back.day)
        day = format_date(back.day, language(), desk.today)
        return _said(call, item, desk, _(N_("Put off to {day}: {{what}}")).format(day=day), back=back)


def _back(desk: Desk, text: str) -> Back:
    from crodesk.services import branch

    asked: str | date | Problem = text.strip().casefold()
    if asked not in {*STEPS, "m"}:
        asked = parse_date(text, desk.today, language())
    if isinstance(asked, Problem):
        raise Refused(asked)
    back = back_on(asked, desk.today, desk.read_now(branch.calendar, desk.today))
    if isinstance(back, Problem):
        raise Refused(back)
    return back


def _said(call: Call, item: QueueItem, desk: Desk, words: str, back: Back | None = None, subject: str = "") -> int:
    if call.options.json:
        output.show_json({"row": _data(item, desk.today), "until": back.day.isoformat() if back else None})
    else:
        output.say(words.format(what=subject or _subject(item, desk.today)))
    return DONE


def _made_for(desk: Desk) -> date:
    """Return the day that the rows were made for; say so when it isn't today."""
    day = desk.read_now(queue.made_for) or desk.today
    if day != desk.today:
        shown = format_date(day, language(), desk.today)
        output.say(_(N_("The desk is open elsewhere: this is the list of {day}.")).format(day=shown))
    return day


def _row(desk: Desk, text: str) -> QueueItem:
    number = int(text) if text.isdigit() else 0
    found = desk.read_now(queue.numbered, number)
    if found is None:
        raise Refused(Problem("", N_("There is no row {number}. `crodesk queue` lists them."), {"number": text}))
    return found


def _subject(item: QueueItem, day: date) -> str:
    return ", ".join(
        part for part in (_(WHAT.label_of(item.what)), item.name, item.about(day)) if part not in {"", "–"}
    )


def _print(items: Sequence[QueueItem], day: date) -> int:
    rows = [
        (
            item.rid,
            _(_PARTS[item.part]),
            format_date(date.fromisoformat(item.due_on), language(), day),
            item.due_time,
            _(WHAT.label_of(item.what)),
            f"{item.name} {item.code}".strip(),
            item.about(day),
            " · ".join(item.reasons(day)),
        )
        for item in items
    ]
    headings = [_(N_("No.")), "", _(N_("Due")), "", _(N_("What")), _(N_("Customer")), _(N_("About")), _(N_("Why"))]
    return DONE if output.show_rows(rows, headings) else NOT_DONE


_PARTS = {
    "late": N_("late"),
    "today": N_("today"),
    "week": N_("this week"),
    "later": N_("later"),
    "waiting": N_("waiting"),
}


def _data(item: QueueItem, day: date) -> dict[str, Any]:
    return {
        "n": item.rid,
        "clock": item.clock,
        "customer": {"code": item.code, "name": item.name} if item.customer_rid else None,
        "rule": item.rule,
        "what": item.what,
        "about": item.about(day),
        "due_on": item.due_on,
        "due_time": item.due_time,
        "asks_on": item.asks_on,
        "part": item.part,
        "score": item.score,
        "reasons": item.reasons(day),
        "others": item.others,
        "pinned": item.pinned,
    }
