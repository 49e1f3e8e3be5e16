"""`classify --loans`: the debt groups of all loans of the desk, the core's beside ours, and what comes next."""

from collections import Counter
from datetime import date
from typing import Any

from crodesk.cli import classify_words, opening, output
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.dates import format_date, parse_date
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import loan_months
from crodesk.services.desk import Desk
from crodesk.services.loan_months import Classified

KEPT = N_("Kept the debt groups of a day")


def run(call: Call) -> int:
    """Print the groups of all loans; with `--keep` write them down first."""
    options, today = call.options, call.clock.today
    if options.pack or options.pack_file or options.dpd is not None or options.due is not None:
        raise Stop(_(N_("With --loans, --as-of and --keep the rules of the branch hold for all its loans.")), WRONG_USE)
    day = _day(options.as_of, today)
    kept = 0
    with opening.to_write(call) if options.keep else opening.to_look_ahead(call, Desk.keep_loans) as desk:
        if options.keep:
            desk.keep_loans()
            kept = desk.do_now(KEPT, day.isoformat(), loan_months.keep, day)
        found = desk.read_now(lambda reader: reader.with_connection(lambda db: loan_months.classified(db, day)))
    if options.json:
        output.show_json({"day": day, "kept": kept, "loans": [_data(one) for one in found]})
    else:
        _show(found)
        if options.keep:
            output.say(_("Kept {count} groups of {day}.").format(count=kept, day=format_date(day, language())))
    return DONE if found else NOT_DONE


def _day(text: str | None, today: date) -> date:
    found = today if text is None else parse_date(text, today, language())
    if isinstance(found, Problem):
        raise Refused(found)
    if found > today:
        raise Refused(Problem("as_of", N_("That day is still to come.")))
    return found


def _show(found: list[Classified]) -> None:
    rows = [
        (one.known.loan.number, one.known.loan.customer, _core(one), _ours(one), _days(one), _next(one))
        for one in found
    ]
    headings = [_("Number"), _("Customer"), _("by the core"), _("by the rules"), _("Days late"), _("Worse")]
    output.show_rows(rows, headings)
    counted = Counter(one.group.code for one in found)
    for code, loans in sorted(counted.items()):
        text = _("Group {group}: {loans}") if code else _("In no group: {loans}")
        output.say(text.format(group=code, loans=loans))


def _core(one: Classified) -> str:
    return one.group.core.code if one.group.core else ""


def _ours(one: Classified) -> str:
    return one.group.ours.group if one.group.ours else ""


def _days(one: Classified) -> int | str:
    return one.group.ours.dpd if one.group.ours else ""


def _next(one: Classified) -> str:
    step = one.group.next
    return "" if step is None else _("{group} on {day}").format(group=step.to, day=format_date(step.on, language()))


def _data(one: Classified) -> dict[str, Any]:
    loan, group, step = one.known.loan, one.group, one.group.next
    return {
        "number": loan.number,
        "customer": loan.code,
        "stated_by": one.known.stated_by,
        "group_core": _core(one),
        "group_ours": _ours(one),
        "own_group": group.ours.own_group if group.ours else "",
        "days_late": group.ours.dpd if group.ours else None,
        "reasons": classify_words.reasons(group.ours) if group.ours else [],
        "problems": [classify_words.filled(each.text, each.values) for each in group.ours.problems]
        if group.ours
        else [],
        "worse_group": step.to if step else "",
        "worse_on": step.on if step else None,
        "keep_minor": loan.minor(step.amount) if step else None,
    }
