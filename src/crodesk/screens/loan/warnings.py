"""Early warnings of a loan: what is seen and heard, how each was answered; forms to write one down and answer it."""

from collections.abc import Iterator, Mapping
from typing import Any

from crodesk.domain.lending.warning.answering import DISMISSED, MEASURE
from crodesk.domain.lending.warning.watching import to_be_heard
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Choice, Field
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens.loan import words
from crodesk.screens.loan.target import Target
from crodesk.services import loan_signals, messages
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_warnings import OPEN, Warned
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import Span
from crodesk.widgets.record_dialog import RecordDialog
from crodesk.widgets.styled import Line, line, paragraph

TARGET = "warning"
"""Of a target: its number is the place of the signal in the file."""
HEARD, ANSWERED = N_("Wrote down a warning"), N_("Answered a warning")
KIND = by_name("warning_signal")
TRENDS = {"rising": N_("rising"), "steady": N_("steady"), "falling": N_("falling")}
INKS = {"rising": "bad", "falling": "good"}
HEAVY = 4
"""The weight from which a signal is shown as bad news."""


def lines(file: LoanFile) -> list[Line]:
    """Return the weight of all signals, each with its answer, and what couldn't be looked at."""
    found = file.warnings
    shown = [part for place, one in enumerate(found.signals) for part in _signal(one, place, file)]
    unseen = ", ".join(name.in_language(language()) for name in found.not_looked)
    more = [line(), paragraph((_("Not looked at: {names}").format(names=unseen), "muted"))] if unseen else []
    if not shown:
        return [paragraph((_("Nothing warns."), "good")), *more] if more else []
    return [*summary(file), line(), *shown, *more]


def summary(file: LoanFile) -> list[Line]:
    """Return how many signals there are, how heavy, and which way they go; nothing where there is none."""
    found = file.warnings
    if not found.signals:
        return []
    count = ngettext("{count} warning", "{count} warnings", len(found.signals)).format(count=len(found.signals))
    said: list[Span | str] = [(count, "strong"), f"  {_('weight {weight}').format(weight=found.total)}"]
    if found.trend:
        said.append((f"  {_(TRENDS[found.trend])}", INKS.get(found.trend, "plain")))
    if found.open:
        said.append((f"  {_('{count} to answer').format(count=found.open)}", "warn"))
    return [paragraph(*said)]


def _signal(one: Warned, place: int, file: LoanFile) -> Iterator[Line]:
    target = Target(TARGET, place)
    ink = "muted" if one.state != OPEN else "bad" if one.weight >= HEAVY else "warn"
    name = one.name.in_language(language())
    said = messages.say(one.text, file.day) if one.text else one.evidence
    source = _(KIND.field("source").label_of(one.source))
    head: list[Span | str] = [(f"{full_day(one.since)}  ", "accent"), (f"{name}  ", ink)]
    yield paragraph(*head, (f"{one.weight}  {source}  ", "muted"), said, target=target, indent=2)
    if one.state != OPEN:
        state = _(KIND.field("state").label_of(one.state))
        until = f" {_('until {day}').format(day=full_day(one.until))}" if one.until else ""
        yield paragraph(
            (f"    {state} {full_day(one.answered_on)}{until}  ", "good"), one.answer, target=target, indent=4
        )


def selected(file: LoanFile, target: object) -> Warned | None:
    """Return the signal that is selected; `None` where something else is."""
    if isinstance(target, Target) and target.kind == TARGET and target.rid < len(file.warnings.signals):
        return file.warnings.signals[target.rid]
    return None


def hearing(desk: Desk, file: LoanFile) -> RecordDialog:
    """Return the form for something that was heard or seen outside of the figures."""
    loan = file.known.loan
    codes = tuple(Choice(code, name.in_language(language())) for code, name in to_be_heard().items())
    fields = (
        Field("evidence", N_("What was heard"), required=True, help=N_("What was heard or seen, and from whom.")),
        Field("code", N_("Signal"), "choice", codes, required=True),
        Field("seen_on", N_("Heard on"), "day", required=True, past=True),
    )

    def save(values: Mapping[str, Any]) -> int:
        code, on, told = values["code"], values["seen_on"], values["evidence"] or ""
        return desk.do_now(HEARD, loan.number, loan_signals.hear, loan.rid, code, on, told)

    return RecordDialog(
        desk,
        _("Warning · {number}").format(number=loan.number),
        fields,
        save,
        values={"seen_on": desk.today},
        draft=("warning_signal", f"{loan.rid}"),
        customer=loan.customer_rid,
    )


ANSWER_FIELDS = (
    Field(
        "kind",
        N_("Answer"),
        "choice",
        (Choice(MEASURE, N_("a measure is taken")), Choice(DISMISSED, N_("nothing is done, until a day"))),
        required=True,
    ),
    Field("words", N_("Which, or why"), required=True, help=N_("The measure that is taken, or why nothing is done.")),
    Field("until", N_("Until"), "day", help=N_("Then it asks again. A dismissal needs such a day.")),
)


def answering(desk: Desk, file: LoanFile, one: Warned) -> RecordDialog:
    """Return the form that answers a signal."""
    loan, name = file.known.loan, one.name.in_language(language())

    def save(values: Mapping[str, Any]) -> int:
        kind, told, until = values["kind"], values["words"] or "", values.get("until")
        key = one.rid if one.rid is not None else one.key
        return desk.do_now(ANSWERED, f"{loan.number} {name}", loan_signals.answer, loan.rid, key, kind, told, until)

    return RecordDialog(
        desk,
        words.title(name, loan.number),
        ANSWER_FIELDS,
        save,
        values={"kind": MEASURE},
        draft=("warning_answer", f"{loan.rid} {one.code}"),
        customer=loan.customer_rid,
        first="words",
    )
