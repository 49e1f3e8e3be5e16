"""One service case as lines: what it is about, by when and by whom it is answered, its steps, what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.sheet import option
from crodesk.screens.customer.shown import Target
from crodesk.screens.customer.words import Fact
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, line, paragraph, prose

WIDTH = 60
"""Enough for the long labels."""


def lines(case: RecordLine, steps: Sequence[RecordLine], today: date, before: date | None = None) -> list[Line]:
    """Return the sheet of a case; `before` is the working day before an answer-by day that is none."""
    text = prose(case.cells["text"]) if case.cells["text"] else []
    facts = words.facts(list(_facts(case, today, before)), WIDTH)
    found = [paragraph((case.cells["issue"], "strong")), *text, *facts, line()]
    found += [_step(step) for step in steps]
    return [*found, line(), *_options(case)]


def _facts(case: RecordLine, today: date, before: date | None) -> Iterator[Fact]:
    cells = case.cells
    status = words.choice("service_case", "status", cells["status"])
    yield _("status"), [status, ("  " + _in_time(cells["in_time"]), "muted")], None
    if cells["answer_by"]:
        yield _("answer by"), list(_answer_by(cells, today, before)), None
    referred = words.joined(cells["referred_to"], words.day(cells["referred_on"]))
    disputed = cells["disputed_minor"]
    rows = (
        (
            _("received"),
            words.joined(words.day(cells["opened_on"]), words.choice("service_case", "channel", cells["channel"])),
        ),
        (_("product"), words.choice("service_case", "product", cells["product"])),
        (_("disputed"), words.money(disputed, cells["currency"]) if disputed is not None else ""),
        (_("in charge"), cells["owner"]),
        (_("referred to"), referred),
        (_("answered"), words.joined(words.day(cells["first_answered_on"]), cells["response"])),
        (_("closed"), words.joined(words.day(cells["closed_on"]), cells["root_cause"])),
        (_("satisfied"), words.choice("service_case", "satisfied", cells["satisfied"])),
    )
    for label, said in rows:
        if said:
            yield label, [said], None


def _answer_by(cells: Mapping[str, Any], today: date, before: date | None) -> Iterator[Span]:
    """Yield the day, how far it is, and the working day before it where it is none, while an answer is awaited."""
    awaited = cells["status"] in {"open", "reopened"}
    late = awaited and cells["answer_by"] < today.isoformat()
    sign = words.mark("late")[0] + " " if late else ""
    when = f"{sign}{words.day(cells['answer_by'], today)}, {words.away(cells['answer_by'], today)}"
    yield when, "bad" if late else "plain"
    if awaited and not late and before is not None:
        yield "  " + _("no working day, so on {day}").format(day=words.dated(before, today)), "warn"


def _in_time(answer: str) -> str:
    return {"yes": _("answered in time"), "no": _("answered late")}.get(answer, "")


def _step(step: RecordLine) -> Line:
    what = words.choice("case_event", "what", step.cells["what"])
    said: list[Span | str] = [(words.moment(step.cells["at"]), "muted"), (f"  {what}", "accent")]
    return paragraph(*said, f"  {step.cells['text']}", target=Target("case_event", step.rid), indent=2)


def _options(case: RecordLine) -> list[Line]:
    if case.cells["status"] == "closed":
        verbs = [("reopen", _("Open it again")), ("edit", _("Change it"))]
    else:
        verbs = [
            ("answer", _("Answer it")),
            ("refer", _("Refer it to a department")),
            ("close", _("Close it")),
            ("edit", _("Change it")),
        ]
    return [option(number, verb, said) for number, (verb, said) in enumerate(verbs, 1)]
