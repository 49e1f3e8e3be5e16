"""Records of every kind about the customer: added, changed, ended with a reason, confirmed; papers renewed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from crodesk.domain.records import by_name, of_customer
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.customer import addable, papers, parts, people, words, writes
from crodesk.screens.customer.actions import CONFIRM, END
from crodesk.screens.customer.asking import Asking
from crodesk.screens.customer.history import MORE
from crodesk.screens.customer.people import OTHER_SIDE
from crodesk.screens.customer.shown import Target
from crodesk.screens.customer.to_do import CLOCK, DRAFT
from crodesk.services import application_attachments, pointing, record_list, records
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Ask, Choose
from crodesk.widgets.record_dialog import Values
from crodesk.widgets.record_values import typed_values, usual_values

ADDED = N_("Added a record")
CHANGED = N_("Changed a record")
ENDED = N_("Ended a record")
CONFIRMED = N_("Confirmed")
RENEWED = N_("Renewed a paper")
PAPER = "identity_document"
ATTACHMENT = "attachment"
PAPER_KEYS = ("number", "expires_on", "original_seen")
NO_RECORDS = {CLOCK, DRAFT, MORE}
"""Kinds of lines that stand for no record of their own."""
Write = Callable[..., Any]


class Keeping(Asking):
    """What one does with the records about a customer."""

    def why_not(self, action: Action) -> str:
        """Say why nothing is ended or confirmed."""
        if action.id == END.id:
            return self._why_not_ended(self.target)
        if action.id == CONFIRM.id and not (self.shown and parts.confirmable(self.part, self.shown)):
            return _("this pane shows nothing that is confirmed")
        return super().why_not(action)

    def _why_not_ended(self, target: Target | None) -> str:
        if target is None:
            return _("nothing is selected")
        kinds = {kind.name for kind in of_customer() if kind.ends}
        return "" if target.kind in kinds else _("such a record stays; change it instead")

    # Adding

    def action_new(self) -> None:
        """Choose what to add; the keys are the same in every pane, what fits this one is chosen by Enter."""
        self._choose_kind(self.addable(), self._add_chosen, first=self.part.adds[0])

    def addable(self) -> list[str]:
        """Return the kinds of records that can be added."""
        return [kind.name for kind in of_customer()]

    def _choose_kind(self, names: Sequence[str], then: Callable[[str | None], None], first: str) -> None:
        self.app.push_screen(Choose(_("Add"), addable.options(names), first), then)

    def _add_chosen(self, kind: str | None) -> None:
        if kind is not None:
            self.add(kind)

    def add(self, kind: str) -> None:
        """Add a record of a kind to the customer; of a file, ask for it."""
        if kind == ATTACHMENT:
            self.ask_file(self.subject, customer=self.rid)
            return
        self.add_to(kind, self.rid, self.refresh_after)

    def add_to(self, kind: str, owner: int, then: Callable[[], None], more: str = "") -> None:
        """Add a record of a kind to the customer, a holding or a case; `more` is said of it when it is kept."""

        def save(values: Values) -> int:
            return self.desk.do_now(ADDED, self.subject, records.add, kind, owner, values)

        specs = by_name(kind).fields
        title = _("New: {kind}").format(kind=_(by_name(kind).label))
        values = usual_values(specs, self.desk.today)
        self.ask(
            title,
            specs,
            save,
            ADDED,
            values=values,
            draft=(kind, f"of:{owner}"),
            currency=self.desk.look(pointing.currency_of, kind, None, owner),
            then=then,
            about=lambda _done: words.joined(self.subject, _(by_name(kind).label), more),
            kind=kind,
        )

    # Changing

    def action_edit(self) -> None:
        """Change the selected record, or else the customer."""
        target = self.target or Target("customer", self.rid)
        if target.kind in NO_RECORDS:
            self.open_target(target)
        else:
            self.edit(target)

    def open_target(self, target: Target) -> None:
        """Go to the other customer of a relation; open any other record to change it."""
        other = people.other_of(self.shown, target) if self.shown and target.kind in {"relation", OTHER_SIDE} else None
        if other is not None:
            self.visit(other)
        else:
            self.edit(target)

    def show_record(self, kind: str, rid: int) -> None:
        """Select a record of this customer and open it."""
        self.point_out(kind, rid)
        self.open_target(Target(kind, rid))

    def _open_file(self, rid: int) -> None:
        file = self.desk.look(application_attachments.get, rid)
        if file is not None:
            self.show_attachment(file)

    def edit(self, target: Target, then: Callable[[], None] | None = None) -> None:
        """Open a record to change it; of a file, ask what is to be done with it."""
        if target.kind == ATTACHMENT:
            self._open_file(target.rid)
            return
        kind = by_name("relation" if target.kind == OTHER_SIDE else target.kind)
        line = self.desk.look(record_list.get, kind.name, target.rid)
        if line is None:
            return

        def save(values: Values) -> int:
            self.desk.do_now(CHANGED, self.subject, records.change, kind.name, target.rid, values, line.version)
            return target.rid

        self.ask(
            f"{capital(_(kind.label))} · {self.subject}",
            kind.fields,
            save,
            CHANGED,
            values=typed_values(kind, line.cells),
            draft=(kind.name, str(target.rid)),
            currency=self.desk.look(pointing.currency_of, kind.name, target.rid, line.owner_rid),
            then=then or self.refresh_after,
            about=lambda _done: words.joined(self.subject, _(kind.label)),
            kind=kind.name,
            but=target.rid,
            first=target.part,
        )

    # Ending, confirming

    def action_drop_record(self) -> None:
        """Ask why the selected record holds no longer."""
        if self.target is not None:
            self.end(self.target, self.refresh_after)

    def end(self, target: Target, then: Callable[[], None]) -> None:
        """Ask why a record holds no longer, and end it."""
        kind = by_name(target.kind)
        title = _("End: {kind}").format(kind=_(kind.label))
        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        self.app.push_screen(
            Ask(title, _("Why does it hold no longer? It stays readable."), wrong=wrong),
            partial(self._ended, target, then),
        )

    async def _ended(self, target: Target, then: Callable[[], None], why: str | None) -> None:
        if why is not None:
            await self.change(ENDED, self.subject, records.end, target.kind, target.rid, why)
        then()

    async def action_confirm(self) -> None:
        """Write down that what the pane shows was seen to be true today."""
        assert self.shown is not None
        rids = parts.confirmable(self.part, self.shown)
        count = sum(len(numbers) for numbers in rids.values())
        seen = ngettext("{count} record seen to be true today", "{count} records seen to be true today", count)
        subject = words.joined(self.subject, _(self.part.title), seen.format(count=count))
        if await self.change(CONFIRMED, subject, writes.confirm, rids):
            self.reload()

    # Papers

    def action_identity(self) -> None:
        """Renew the selected identity paper, or the one that expires first; without any, write down the first."""
        assert self.shown is not None
        selected = self.target.rid if self.target is not None and self.target.kind == PAPER else None
        old = selected or papers.first_to_renew(self.shown)
        if old is None:
            self.add(PAPER)
        else:
            self._renew(old)

    def _renew(self, old: int) -> None:
        assert self.shown is not None
        line = self.desk.look(record_list.get, PAPER, old)
        review = papers.risk(self.shown)
        high = review.rid if review is not None and review.cells["rating"] == papers.HIGH else None
        if line is None:
            return

        def save(values: Values) -> int:
            return self.desk.do_now(RENEWED, self.subject, writes.renew, old, values, high)

        specs = [by_name(PAPER).field(key) for key in PAPER_KEYS]
        if high is not None:
            next_review = by_name("risk_review").field(writes.NEXT_REVIEW)
            risk = N_("The risk is high: when is it looked at again?")
            specs.append(replace(next_review, label=N_("Next risk review"), help=risk))
        paper = words.choice(PAPER, "kind", line.cells["kind"])
        title = _("New {paper} · {customer}").format(paper=paper, customer=self.subject)
        self.ask(title, specs, save, RENEWED, draft=(PAPER, f"renew:{old}"), kind=PAPER)
