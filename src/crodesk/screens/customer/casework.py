"""Service cases: opened in a few words while the customer is on the phone, answered, referred, closed, opened again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from crodesk.domain.records import Field, by_name
from crodesk.domain.relationship import complaints
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import case_sheet, words
from crodesk.screens.customer.actions import END
from crodesk.screens.customer.keeping import Keeping
from crodesk.screens.customer.sheet import DO, Answer, Sheet
from crodesk.screens.customer.shown import Target
from crodesk.services import branch, cases, record_list
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.record_dialog import Values

CASE = by_name("service_case")
COMPLAINT = "complaint"
OPENED = N_("Opened a case")
QUICK = ("product", "issue", "answer_by", "text", "channel", "disputed_minor", "kind")
"""What is asked while the customer is on the phone; the first three are enough."""
ENOUGH = "answer_by"
WHOLE = (
    "kind", "product", "issue", "text", "channel", "disputed_minor", "currency", "opened_on", "owner", "answer_by",
)  # fmt: skip
STEPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "answer": (N_("Answered a case"), N_("Answer it"), ("response",)),
    "refer": (N_("Referred a case"), N_("Refer it to a department"), ("referred_to",)),
    "close": (N_("Closed a case"), N_("Close it"), ("response", "root_cause", "satisfied")),
    "reopen": (N_("Opened a case again"), N_("Open it again"), ("text",)),
}
"""What can be done with a case: the name of the action, the title of the form, and what is asked."""
WHY = Field("text", N_("Why"), required=True)


class Casework(Keeping):
    """What one does with service cases."""

    def action_complaint(self) -> None:
        """Open a complaint: product, issue, answer-by day."""
        due = complaints.answer_by(COMPLAINT, self.desk.today, answer_days(self.desk, COMPLAINT))
        self._open(_("Complaint"), QUICK, {"kind": COMPLAINT, ENOUGH: due}, enough=ENOUGH)

    def add(self, kind: str) -> None:
        """Open a case of any kind, with all that is known of it."""
        if kind == CASE.name:
            self._open(_("New case"), WHOLE, {"kind": COMPLAINT})
        else:
            super().add(kind)

    def _open(self, title: str, keys: Sequence[str], values: Values, enough: str = "") -> None:
        def save(typed: Values) -> int:
            if typed["kind"] != values["kind"] and typed[ENOUGH] == values.get(ENOUGH):
                typed = {**typed, ENOUGH: None}  # the day was that of the other kind; its own follows the rule
            return self.desk.do_now(OPENED, self.subject, cases.open_case, self.rid, opening(typed))

        specs = [_spec(key) for key in keys]
        # Each of the two forms has its own draft.
        draft = (CASE.name, f"{'quick' if enough else 'whole'}:{self.rid}")
        title = f"{title} · {self.subject}"
        self.ask(
            title,
            specs,
            save,
            OPENED,
            values=values,
            draft=draft,
            about=self._number_and_day,
            kind=CASE.name,
            enough=enough,
            watch=self._day_off,
        )

    def _day_off(self, typed: Values) -> str:
        """Say when the branch works last before an answer-by day on which it doesn't; empty where it does."""
        due = typed.get(ENOUGH)
        before = self.desk.look(branch.working_day_before, due, self.desk.today) if due else None
        if due is None or before is None:
            return ""
        said = _("{day} is no working day: the answer must be out on {before}.")
        return said.format(day=words.dated(due, self.desk.today), before=words.dated(before, self.desk.today))

    def _number_and_day(self, rid: int) -> str:
        """Return the number of a case and the day by which it must be answered: what the customer is told."""
        line = self.desk.look(record_list.get, CASE.name, rid)
        if line is None:
            return self.subject
        due = words.day(line.cells["answer_by"], self.desk.today)
        return _("{number}, answer by {day}").format(number=line.cells["number"], day=due)

    def why_not(self, action: Action) -> str:
        """Say why something is off; the key that ends a record closes a case."""
        return "" if action.id == END.id and self._case() is not None else super().why_not(action)

    def _case(self) -> int | None:
        """Return the number of the selected case."""
        return self.target.rid if self.target is not None and self.target.kind == CASE.name else None

    def action_drop_record(self) -> None:
        """Close the selected case with its answer, or show a closed one; end any other record."""
        rid = self._case()
        line = None if rid is None else self.desk.look(record_list.get, CASE.name, rid)
        if rid is None or line is None:
            super().action_drop_record()
        elif line.cells["status"] == "closed":
            self.open_case(rid)
        else:
            self.take_step(rid, "close")

    # One case

    def open_target(self, target: Target) -> None:
        """Open a case with its steps."""
        if target.kind == CASE.name:
            self.open_case(target.rid)
        elif target.kind == "case_event":
            event = self.desk.look(record_list.get, target.kind, target.rid)
            if event is not None and event.owner_rid is not None:
                self.open_case(event.owner_rid)
        else:
            super().open_target(target)

    def open_case(self, rid: int) -> None:
        """Show a case with its steps and what can be done with it."""
        line = self.desk.look(record_list.get, CASE.name, rid)
        if line is None:
            return
        steps = self.desk.look(record_list.page, "case_event", rid)
        title = words.joined(capital(words.choice(CASE.name, "kind", line.cells["kind"])), line.cells["number"], by=" ")
        due = line.cells[ENOUGH]
        before = self.desk.look(branch.working_day_before, words.local(due), self.desk.today) if due else None
        lines = case_sheet.lines(line, steps, self.desk.today, before)
        sheet = Sheet(title, lines, Target(CASE.name, rid), note=self.subject)
        self.app.push_screen(sheet, partial(self._case_answered, rid))

    def _case_answered(self, rid: int, answer: Answer | None) -> None:
        if answer is None:
            self.refresh_after()
        elif answer.verb == "add":
            self.add_to("case_event", rid, partial(self.open_case, rid))
        elif answer.target.kind == DO and answer.target.part in STEPS:
            self.take_step(rid, answer.target.part)
        else:
            target = Target(CASE.name, rid) if answer.target.kind == DO else answer.target
            self.edit(target, partial(self.open_case, rid))

    def take_step(self, rid: int, verb: str) -> None:
        """Ask what a step needs, and take it."""
        name, title, keys = STEPS[verb]
        write = WRITES[verb]
        line = self.desk.look(record_list.get, CASE.name, rid)
        case = words.joined(line.cells["number"], line.cells["issue"], by=" ") if line else ""

        def save(values: Values) -> int:
            self.desk.do_now(name, self.subject, write, rid, {key: value or "" for key, value in values.items()})
            return rid

        specs = [WHY] if verb == "reopen" else [CASE.field(key) for key in keys]
        draft = (CASE.name, f"{verb}:{rid}")
        self.ask(f"{_(title)} · {case}", specs, save, name, draft=draft, about=lambda _done: f"{case}, {self.subject}")


def _answer(session: Any, rid: int, values: Values) -> None:
    cases.answer(session, rid, values["response"])


def _refer(session: Any, rid: int, values: Values) -> None:
    cases.refer(session, rid, values["referred_to"])


def _close(session: Any, rid: int, values: Values) -> None:
    cases.close(session, rid, values["response"], values["root_cause"], values["satisfied"])


def _reopen(session: Any, rid: int, values: Values) -> None:
    cases.reopen(session, rid, values["text"])


WRITES: dict[str, Callable[..., None]] = {"answer": _answer, "refer": _refer, "close": _close, "reopen": _reopen}


def opening(values: Values) -> cases.Opening:
    """Return what was typed as the service wants it."""
    words_ = {key: values.get(key) or "" for key in ("text", "product", "channel", "owner", "currency")}
    return cases.Opening(
        kind=values["kind"],
        issue=values["issue"],
        opened_on=values.get("opened_on"),
        answer_by=values.get("answer_by"),
        disputed_minor=values.get("disputed_minor"),
        **words_,
    )


def answer_days(desk: Desk, kind: str) -> int | None:
    """Return the bank's own term for a kind of case from the desk's settings; `None` when it has set none."""
    settings = {line.cells["key"]: line.cells["value"] for line in desk.look(record_list.page, "setting")}
    value = settings.get(f"answer_days.{kind}", "")
    return int(value) if value.isdigit() else None


def _spec(key: str) -> Field:
    """Return a field of a case as it is asked for."""
    field = CASE.field(key)
    if key == ENOUGH:
        return replace(field, help=N_("By when the bank must answer; empty follows the rule. Tab goes on to the rest."))
    return field
