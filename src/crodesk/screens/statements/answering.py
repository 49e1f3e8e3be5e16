"""What is done with an entry: written down, on this loan or another, set aside, looked at again, remembered."""

from collections.abc import Callable

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.navigation import OpenLoan
from crodesk.screens.statements import actions, detail, words
from crodesk.screens.statements.base import Statements
from crodesk.screens.statements.loan_finder import LoanFinder
from crodesk.screens.statements.origin import OriginDialog
from crodesk.services import statement_entries, statement_origin, statement_reviewing
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_reviewing import Part
from crodesk.widgets.actions import Action
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Ask, Choose, Confirm, options
from crodesk.widgets.working import Working

CONFIRMED = N_("Confirmed what an entry pays")
SET_ASIDE = N_("Set an entry aside")
LOOK_AGAIN = N_("Looks at an entry again")
TAKEN_BACK = N_("Took back what an entry paid")
REMEMBERED = N_("Remembered who pays a loan")
AT_ONCE = 5_000
"""Sure entries that are written down by one action."""
OTHER, ASIDE = "other", "aside"
TOLD = 3
"""So many refusals are said in full."""


class Answering(Statements):
    """The hand of the room."""

    def why_not(self, action: Action) -> str:
        """Say what the selected row is not for."""
        entry = self.entry
        if action in actions.OF_ENTRIES and entry is None:
            return _("no entry is selected")
        if entry is not None and action.id in _UNFIT and _UNFIT[action.id](entry):
            return _(_REASONS[action.id])
        return super().why_not(action)

    # One entry

    async def action_repay(self) -> None:
        """Write the entry down on what stands first beside it."""
        if self.entry is not None:
            ways = self.ways(self.entry)
            if ways or self.entry.reversal or self.entry.state == "proposed":
                await self._confirm(self.entry, ways[0].parts if ways else None)
            else:
                self.action_loan_chosen()

    async def _confirm(self, entry: EntryLine, parts: tuple[Part, ...] | None) -> None:
        done = await self.change(CONFIRMED, words.subject(entry), statement_reviewing.confirm, entry.rid, parts)
        if done is not None:
            paid = [part.holding_rid for part in parts or ()]
            self.renew([*paid, *([entry.holding_rid] if entry.holding_rid else [])])

    def open_entry(self, entry: EntryLine) -> None:
        """Ask which of the ways it is, or what else is to be done."""
        if self._is_answered(entry):
            return
        ways = self.ways(entry) or ()
        loans = self.loans_of(ways)
        named = [(str(number), detail.called(way, loans, entry.currency)) for number, way in enumerate(ways)]
        others = [(OTHER, _("another loan …")), (ASIDE, _("set it aside …"))]

        async def chosen(answer: str | None) -> None:
            if answer == OTHER:
                self.action_loan_chosen()
            elif answer == ASIDE:
                self.action_drop_entry()
            elif answer is not None:
                await self._confirm(entry, ways[int(answer)].parts)

        self.app.push_screen(Choose(_("Which loan does it pay?"), options([*named, *others])), chosen)

    def _is_answered(self, entry: EntryLine) -> bool:
        """Tell whether an entry was answered already, and say how it stands."""
        if entry.state in ("booked", "set_aside"):
            self.app.notify(
                _("It is answered: {state}. A looks at it again, T takes it back.").format(state=words.state(entry))
            )
        return entry.state in ("booked", "set_aside")

    def action_loan_chosen(self) -> None:
        """Ask for a loan, and write the entry down on it."""
        if (entry := self.entry) is None:
            return

        async def chosen(holding: int | None) -> None:
            if holding is not None:
                await self._confirm(entry, (Part(holding, entry.amount_minor, None),))

        self.app.push_screen(LoanFinder(self.desk, _("Which loan does it pay?")), chosen)

    def action_drop_entry(self) -> None:
        """Ask why, and set the entry aside."""
        self._ask_why(_("Put aside"), _("Why isn't it to be taken?"), SET_ASIDE, statement_reviewing.set_aside)

    def action_take_back(self) -> None:
        """Ask why, and take back what the entry was written down as."""
        self._ask_why(_("Take back"), _("Why was it wrong?"), TAKEN_BACK, statement_reviewing.take_back)

    def _ask_why(self, title: str, question: str, name: str, write: Callable[..., object]) -> None:
        if (entry := self.entry) is None:
            return

        async def answered(why: str | None) -> None:
            if why is not None:
                await self.change(name, words.subject(entry), write, entry.rid, why)
                self.renew([entry.holding_rid] if entry.holding_rid else [])

        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        self.app.push_screen(Ask(title, question, wrong=wrong), answered)

    async def action_do_again(self) -> None:
        """Put the entry back among those to look at."""
        if self.entry is not None:
            subject = words.subject(self.entry)
            await self.change(LOOK_AGAIN, subject, statement_reviewing.look_again, self.entry.rid)
            self.renew([])

    def action_tag_payer(self) -> None:
        """Ask which loan the payer pays, and remember it."""
        if (entry := self.entry) is None:
            return

        async def chosen(holding: int | None) -> None:
            if holding is not None:
                await self.change(REMEMBERED, entry.counterparty, statement_reviewing.remember, entry.rid, holding)
                self.renew([holding])

        title = _("Which loan does {payer} pay?").format(payer=entry.counterparty or entry.counter_account)
        self.app.push_screen(LoanFinder(self.desk, title, entry.loan), chosen)

    async def action_unfold_source(self) -> None:
        """Show the entry as it stands in the file."""
        if self.entry is not None:
            self.app.push_screen(OriginDialog(await self.desk.run(statement_origin.read, self.entry.rid)))

    def action_open_loan(self) -> None:
        """Open the loan that the entry pays, or may pay."""
        if (entry := self.entry) is not None:
            ways = self.ways(entry) or ()
            holding = entry.holding_rid or (ways[0].parts[0].holding_rid if ways else None)
            if holding:
                self.post_message(OpenLoan(holding))
            else:
                self.app.notify(_("Nothing in it points to a loan."))

    # All sure ones

    def action_confirm_sure(self) -> None:
        """Ask, and write down all entries whose loan is sure."""
        count = self.desk.look(statement_entries.counts)["proposed"]
        if not count:
            self.app.notify(_("No entry is sure. f shows those to look at."))
            return
        question = ngettext("Write {count} sure entry down?", "Write {count} sure entries down?", count)
        details = _("What a rule refuses comes to those to look at, with the reason.")
        dialog = Confirm(question.format(count=count_words(count)), yes=_("Write down"), details=details)

        def answered(yes: bool | None) -> None:
            if yes:
                self.run_worker(self._all_sure())

        self.app.push_screen(dialog, answered)

    async def _all_sure(self) -> None:
        working = Working(_("Writing down what is sure"))
        await self.app.push_screen(working)
        try:
            done, refused = await self.desk.do(CONFIRMED, "", statement_reviewing.confirm_sure, AT_ONCE)
        except Refused as problem:
            self.tell_refusal(problem)
        except DeskFault as fault:
            self.tell_fault(fault)
        else:
            said = ngettext("{count} entry is taken in.", "{count} entries are taken in.", done)
            self.app.notify(said.format(count=count_words(done)) + " " + _("u takes it back."))
            if refused:
                told = {problem.text: problem for _rid, problem in refused}
                self.tell_refusal(Refused(list(told.values())[:TOLD]))
        finally:
            await working.dismiss()
        self.reload()


_UNFIT: dict[str, Callable[[EntryLine], bool]] = {
    actions.REPAY.id: lambda entry: entry.state in ("booked", "set_aside"),
    actions.ANOTHER.id: lambda entry: entry.state in ("booked", "set_aside") or entry.amount_minor <= 0,
    actions.SET_ASIDE.id: lambda entry: entry.state in ("booked", "set_aside"),
    actions.LOOK_AGAIN.id: lambda entry: entry.state != "set_aside",
    actions.TAKE_BACK.id: lambda entry: entry.state != "booked",
    actions.REMEMBER.id: lambda entry: not (entry.counterparty or entry.counter_account),
}
_REASONS = {
    actions.REPAY.id: N_("it is answered already"),
    actions.ANOTHER.id: N_("it is answered already, or the money went out"),
    actions.SET_ASIDE.id: N_("it is answered already"),
    actions.LOOK_AGAIN.id: N_("it wasn't set aside"),
    actions.TAKE_BACK.id: N_("it isn't written down on a loan"),
    actions.REMEMBER.id: N_("the statement doesn't say who paid"),
}
