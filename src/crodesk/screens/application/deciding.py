"""Moving an application on: sending it, and writing down what others decided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from crodesk.domain.lending.application import freezing, limits, moves
from crodesk.domain.lending.application.gaps import to_fix
from crodesk.domain.lending.application.moves import Decision
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.domain.lending.appraisal.recommending import REFER
from crodesk.domain.records import Field
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens import comparing
from crodesk.screens.application.keeping import Keeping
from crodesk.screens.navigation import ContractOf, OpenCustomer, PrintPapers, TakeDecision, WritePackage
from crodesk.services import application_collecting, application_known, application_moving, records
from crodesk.widgets.dialogs import Choose, Confirm, options
from crodesk.widgets.record_dialog import RecordDialog, Save, Values

MOVED = {
    "submit": N_("Sent the application"),
    "give_back": N_("Application returned"),
    "approve": N_("Application approved"),
    "approve_conditionally": N_("Application approved with conditions"),
    "decline": N_("Application declined"),
    "withdraw": N_("Application withdrawn"),
    "expire": N_("Application expired"),
    "reopen": N_("Application reopened"),
}
"""What each move is called in the history."""
LABELS = {
    "submit": N_("send it to who decides"),
    "give_back": N_("returned for rework"),
    "approve": N_("approved"),
    "approve_conditionally": N_("approved with conditions"),
    "decline": N_("declined"),
    "withdraw": N_("the customer withdraws"),
    "expire": N_("it expired"),
    "reopen": N_("take it up again"),
}
_DECIDED = (
    Field("on", N_("On"), "day", required=True, past=True),
    Field("decided_by", N_("Decided by"), required=True),
    Field("level", N_("Level")),
    Field("minutes", N_("Minutes number")),
)
_TERMS = (
    Field("amount_minor", N_("Amount"), "money"),
    Field("months", N_("Term"), "months"),
    Field("rate_ppm", N_("Rate a year"), "percent"),
    Field("holds_until", N_("Holds until"), "day"),
)
_REASON = Field("reason", N_("Reason"), "text")
_WHY = replace(_REASON, required=True)
_DISSENT = Field("dissent", N_("Dissent"), "text")
_ON = Field("on", N_("On"), "day", required=True, past=True)
COLLECTING = N_("Planned what to find out")
ASKED: dict[str, tuple[Field, ...]] = {
    "give_back": (*_DECIDED, _WHY),
    "approve": (*_DECIDED, *_TERMS, _DISSENT, _REASON),
    "approve_conditionally": (
        *_DECIDED, *_TERMS, Field("conditions", N_("Conditions"), "text", required=True),
        _DISSENT, _REASON,
    ),
    "decline": (*_DECIDED, _WHY, _DISSENT),
    "withdraw": (
        _ON, _WHY, Field("competitor", N_("Went to")),
        Field("competitor_rate_ppm", N_("Their rate"), "percent"),
    ),
    "expire": (_ON, _REASON),
    "reopen": (_ON, _WHY),
}  # fmt: skip
"""What is asked for with each move."""
FROM_FILE = "file"
"""Stands among the moves for a decision that came back as a file."""


class Deciding(Keeping):
    """The hand of the wizard that moves the application on."""

    def why_not_send(self) -> str:
        """Say why it can't be sent now."""
        if self.shown is None:
            return ""
        if not self.shown.editable:
            return _("it was sent already; a writes down what came of it")
        count = to_fix(self.shown.gaps)
        return _("{count} to fix; step Check shows them").format(count=count) if count else ""

    def why_no_contract(self) -> str:
        """Say why it has no contract yet; one that was withdrawn later may have one."""
        live = self.shown is not None and self.shown.line.stage in moves.LIVE
        return _("it isn't approved yet") if live else ""

    async def keep_current(self) -> None:
        """Keep the field that has the keys."""
        raise NotImplementedError

    async def lay_out(self) -> None:
        """Lay the open step out anew: what was sent is only read."""
        raise NotImplementedError

    async def action_save(self) -> None:
        """Send it to who decides, after a question."""
        await self.keep_current()
        if self.shown is None or self.why_not_send():
            return
        unknown = len(self.shown.gaps)
        details = _("{count} things aren't known yet; the appraisal says so.").format(count=unknown) if unknown else ""
        if exceptions := len(self.shown.appraisal.recommendation.exceptions):
            said = ngettext("{count} exception goes with it.", "{count} exceptions go with it.", exceptions)
            details = " ".join(part for part in (details, said.format(count=exceptions)) if part)
        question = _("Send {number} to who decides? What is known now is frozen with it.")
        dialog = Confirm(question.format(number=self.shown.line.number), yes=_("Send"), details=details)
        self.app.push_screen(dialog, self._send)

    async def _send(self, yes: bool | None) -> None:
        if yes:
            await self._make("submit", {"on": self.desk.today})

    def action_move_on(self) -> None:
        """Ask what happened to it."""
        if self.shown is None:
            return
        allowed = [name for name in moves.allowed(self.shown.line.stage) if name != "submit"]
        if not allowed:
            self.app.notify(_("This stage is an end: nothing follows it."))
            return
        choices = [(name, _(LABELS[name])) for name in allowed]
        if "approve" in allowed:
            choices.append((FROM_FILE, _("the decision came as a file")))
        shown = options(choices)
        self.app.push_screen(Choose(_("What happened?"), shown), self._asked)

    def _asked(self, move: str | None) -> None:
        if move == FROM_FILE:
            self.post_message(TakeDecision(self.rid))
        if move in (None, FROM_FILE) or self.shown is None:
            return
        own = self.shown.line
        values: Values = {"on": self.desk.today}
        if move in ("approve", "approve_conditionally"):
            values |= {"amount_minor": own.amount_minor, "months": own.months, "rate_ppm": own.rate_ppm}
            values["holds_until"] = limits.holds_until(own.product, self.desk.today)
        if move == "approve_conditionally":
            values["conditions"] = self._own_conditions()
        given = {key: value for key, value in values.items() if value is not None}
        dialog = RecordDialog(
            self.desk,
            f"{own.number} · {_(LABELS[move])}",
            ASKED[move],
            partial(self._write_down, move),
            values=given,
            draft=("move", f"{own.number}:{move}"),
            currency=own.currency,
        )
        self.app.push_screen(dialog, self._moved)

    def _own_conditions(self) -> str | None:
        """Return the conditions that the officer wrote, else those of the rules, one a line."""
        assert self.shown is not None
        found = self.shown.appraisal.recommendation.conditions
        return self.shown.cells["conditions"] or "\n".join(each.name.in_language(language()) for each in found) or None

    def _write_down(self, move: str, values: Values) -> int:
        assert self.shown is not None
        return self.desk.do_now(
            MOVED[move], self.shown.line.number, application_moving.move, self.rid, *self._said(move, values)
        )

    def _said(self, move: str, values: Values) -> tuple[Decision, str, int, dict[str, Any]]:
        assert self.shown is not None
        return application_known.said(self.shown, move, values)

    async def _moved(self, rid: int | None) -> None:
        if rid is not None:
            self.said_saved()
            self.reload()
            await self.lay_out()

    async def _make(self, move: str, values: Values) -> None:
        assert self.shown is not None
        await self.change(
            MOVED[move], self.shown.line.number, application_moving.move, self.rid, *self._said(move, values)
        )
        self.reload()
        await self.lay_out()

    # Waiting, and elsewhere

    def action_follow_up(self) -> None:
        """Ask by which day what isn't known is to be found out; one follow-up lists it."""
        if self.shown is None:
            return
        own, lacks = self.shown.line, self.shown.appraisal.recommendation
        if lacks.verdict != REFER or not lacks.to_collect:
            self.app.notify(_("The rules wait for nothing."))
            return
        by = self.desk.today + timedelta(limits.limits(own.product).collect_days)

        def save(given: Values) -> int:
            self.desk.do_now(COLLECTING, own.number, application_collecting.ask, self.rid, given["by"])
            return self.rid

        fields = (Field("by", N_("Find out by"), "day", required=True),)
        self.app.push_screen(self._form(own.number, "collect", fields, save, {"by": by}), self._kept)

    def action_then_and_now(self) -> None:
        """Show what was frozen of it beside how it stands today."""
        comparing.show(self, self.desk, self.rid)

    def action_put_off(self) -> None:
        """Ask until when it waits, and why."""
        if self.shown is None:
            return
        fields = (Field("parked_until", N_("Parked until"), "day"), Field("parked_why", N_("Parked because")))
        values = {"parked_until": self.shown.line.parked_until, "parked_why": self.shown.line.parked_why}

        def save(given: Values) -> int:
            self.desk.do_now(N_("Parked the application"), number, records.change, "application", self.rid, given)
            return self.rid

        number = self.shown.line.number
        given = {key: value for key, value in values.items() if value}
        self.app.push_screen(self._form(number, "park", fields, save, given), self._kept)

    def _form(self, number: str, move: str, fields: Sequence[Field], save: Save, values: Values) -> RecordDialog:
        return RecordDialog(self.desk, number, fields, save, values=values, draft=("move", f"{number}:{move}"))

    def action_export_package(self) -> None:
        """Write what was sent as one file, for who decides."""
        self.post_message(WritePackage(self.rid))

    def action_loan_contract(self) -> None:
        """Open the contract, or make one of what was decided."""
        if self.shown is not None:
            self.post_message(ContractOf(application=self.rid))

    def action_open_customer(self) -> None:
        """Open the file of who borrows."""
        if self.shown is not None:
            self.post_message(OpenCustomer(self.shown.line.customer_rid))

    async def action_print(self) -> None:
        """Print a paper of it."""
        await self.keep_current()
        self.post_message(PrintPapers(self.rid))

    def action_copy(self) -> None:
        """Copy the figures as text."""
        if self.shown is not None:
            self.app.copy_to_clipboard(freezing.text_of(as_data(self.shown.appraisal.figures.values)))
