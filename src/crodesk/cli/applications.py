"""`applications`, `application …`: loan applications without the screens."""

from dataclasses import asdict as as_dict
from typing import Any

from crodesk.cli import application_from, opening, output, pointing, values, whom
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.words import filled
from crodesk.domain.lending.application.gaps import Weight, to_fix
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.domain.money import format_money
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import BY_NAME
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_comparing, application_list, application_minding, application_view
from crodesk.services.application_list import ApplicationLine, Query
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.services.figure_words import say

KIND = by_name("application")
BEGUN = N_("Began an application")
WEIGHTS = {Weight.WRONG: N_("wrong"), Weight.MISSING: N_("missing"), Weight.UNKNOWN: N_("not known")}
MOVED = N_("Moved an application")


def show_all(call: Call) -> int:
    """List applications by stage."""
    with opening.to_read(call) as desk:
        query = Query(call.options.stage, text=call.options.find)
        found = desk.read_now(application_list.page, query, desk.today, 0, call.options.limit)
        today = desk.today
    if call.options.json:
        output.show_json([{**_data(line), "age": line.age(today)} for line in found])
    else:
        headings = [_(KIND.field(key).label) for key in ("number", "product", "amount_minor", "stage")]
        rows = [
            (line.number, _label("product", line.product), _amount(line), _label("stage", line.stage),
             line.age(today), line.name)
            for line in found
        ]  # fmt: skip
        output.show_rows(rows, [*headings, _("Days"), _("Customer")])
    return DONE if found else NOT_DONE


def show(call: Call) -> int:
    """Show one application: what is asked, its figures, what is recommended."""
    with opening.to_read(call) as desk:
        found = named(desk, call.options.number)
        if call.options.as_file:
            return application_from.show(desk, found, json=call.options.json)
    advice = found.appraisal.recommendation
    if call.options.json:
        output.show_json({**_data(found.line), "appraisal": as_data(found.appraisal)})
        return DONE
    ratios = found.appraisal.ratios.values()
    currency = found.case.asked.currency
    rows = [(each.name.in_language(language()), say(each.value, each.unit, currency)) for each in ratios]
    output.show(f"{found.line.number}  {found.line.name}  {_label('stage', found.line.stage)}")
    output.show_rows(rows, [_("Figures"), ""])
    output.show(f"{_('Rules say')}: {_label('recommended', advice.verdict)}")
    return DONE


def check(call: Call) -> int:
    """List what is wrong or not known yet; the exit says whether it can be sent."""
    with opening.to_read(call) as desk:
        found = named(desk, call.options.number)
        minded = application_minding.minded(found, desk.today)
    if call.options.json:
        keys = ("step", "field", "weight", "words")
        given = [(gap.step, gap.key, str(gap.weight), _said(gap.problem)) for gap in found.gaps]
        given += [(problem.field, "", "mind", _said(problem)) for problem in minded]
        output.show_json([dict(zip(keys, each, strict=True)) for each in given])
    else:
        rows = [(_(BY_NAME[gap.step].label), _(WEIGHTS[gap.weight]), _said(gap.problem)) for gap in found.gaps]
        rows += [(_(BY_NAME[problem.field].label), _(N_("to mind")), _said(problem)) for problem in minded]
        output.show_rows(rows, ["", "", ""])
    return NOT_DONE if to_fix(found.gaps) else DONE


def compare(call: Call) -> int:
    """Show what was known when it was sent or decided, and what is different today."""
    with opening.to_read(call) as desk:
        shown = named(desk, call.options.number)
        found = desk.read_now(application_comparing.compare, shown)
    if found is None:
        raise Stop(_(N_("Nothing was frozen of {number} yet.")).format(number=shown.line.number), NOT_DONE)
    if call.options.json:
        told = [{**as_dict(each.change), "what": each.what} for each in found.told]
        kept = {"at": found.at, "move": found.move, "decisive": found.decisive}
        output.show_json({**kept, "verdict_changed": found.verdict_changed, "differences": told})
    else:
        rows = [(each.what, each.then or "–", each.now or "–") for each in found.told]
        output.show_rows(rows, ["", _("Then"), _("Now")])
    return DONE


def begin(call: Call) -> int:
    """Begin an application for a customer, or from a file, and print its number."""
    from crodesk.services import records

    if call.options.file:
        return _tell(call, application_from.begin(call))
    if not call.options.customer:
        raise Stop(_(N_("Say for whom: a number, uid or name.")), WRONG_USE)
    with opening.to_write(call) as desk:
        customer = whom.one(desk, call.options.customer)
        given = values.read(KIND, call.options.fields, pointing.place(desk, KIND, owner_rid=customer.rid))
        rid = desk.do_now(BEGUN, customer.name, records.add, "application", customer.rid, given)
        line = desk.read_now(application_list.get, rid)
        assert line is not None
        for problem in application_minding.minded(named(desk, line.number), desk.today):
            output.say(_said(problem))
    return _tell(call, line)


def move(call: Call) -> int:
    """Move an application on."""
    from crodesk.services import application_known, application_moving

    options = call.options
    with opening.to_write(call) as desk:
        found = named(desk, options.number)
        typed = {"on": desk.today, "reason": options.reason, "decided_by": options.by, "level": options.level}
        typed |= {"minutes": options.minutes, "conditions": options.conditions, "dissent": options.dissent}
        name = "approve_conditionally" if options.move == "approve" and options.conditions else options.move
        told = application_known.said(found, name, typed)
        desk.do_now(MOVED, found.line.number, application_moving.move, found.line.rid, *told)
        line = desk.read_now(application_list.get, found.line.rid)
    assert line is not None
    return _tell(call, line)


def _label(key: str, value: str) -> str:
    return _(KIND.field(key).label_of(value))


def _amount(line: ApplicationLine) -> str:
    return "" if line.amount_minor is None else format_money(line.amount_minor, line.currency, language())


def _said(problem: Problem) -> str:
    return filled(problem.text, problem.values)


def _tell(call: Call, line: ApplicationLine) -> int:
    if call.options.json:
        output.show_json(_data(line))
    else:
        output.show(line.number)
    return DONE


def named(desk: Desk, number: str) -> ApplicationFile:
    """Return the application of a number; `Stop` where there is none."""
    line = desk.read_now(application_list.by_number, number)
    found = desk.read_now(application_view.read, line.rid, desk.today) if line else None
    if found is None:
        raise Stop(_(N_("There is no application “{number}”.")).format(number=number), NOT_DONE)
    return found


def _data(line: ApplicationLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "customer": line.code,
        "name": line.name,
        "product": line.product,
        "amount_minor": line.amount_minor,
        "currency": line.currency,
        "months": line.months,
        "rate_ppm": line.rate_ppm,
        "stage": line.stage,
        "since": line.stage_since,
        "ball": line.ball,
        "next_step": line.next_step,
        "parked_until": line.parked_until,
    }
