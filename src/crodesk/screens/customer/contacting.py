"""The customer as a whole: what is copied, tagged, barred from contact, closed."""

from functools import partial

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import holds, words
from crodesk.screens.customer.actions import BAR, COPY, END
from crodesk.screens.customer.keeping import Keeping
from crodesk.screens.customer.shown import Shown
from crodesk.services import customers
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Ask, Choose, Confirm, Option

TAGGED = N_("Tagged")
BARRED = N_("Barred contact")
ALLOWED = N_("Allowed contact")
CLOSED = N_("Closed a customer")
REOPENED = N_("Reopened a customer")


class Contacting(Keeping):
    """What one does with the customer as a whole."""

    def why_not(self, action: Action) -> str:
        """Say why nothing is copied or barred."""
        if self.shown is None:
            return super().why_not(action)
        if action.id == END.id and self._is_the_customer():
            return ""
        if action.id == COPY.id and not copies(self.shown):
            return _("there is no phone, address or account number")
        if action.id == BAR.id and not self.shown.file.blocks["contact_point"]:
            return _("there is no way to reach this customer yet")
        return super().why_not(action)

    def action_copy(self) -> None:
        """Copy what is selected, else the only thing there is to copy, else what is chosen."""
        assert self.shown is not None
        choices = copies(self.shown)
        selected = [
            each
            for each in choices
            if self.target is not None and each.about == self.target.kind + str(self.target.rid)
        ]
        if len(one := selected or choices) == 1:
            self._copy(one[0].key)
        else:
            shown = [each._replace(about="") for each in choices]
            self.app.push_screen(Choose(_("Copy"), shown), self._copy)

    def _copy(self, text: str | None) -> None:
        if text is not None:
            self.app.copy_to_clipboard(text)

    def action_tag(self) -> None:
        """Ask for a tag."""
        self.app.push_screen(Ask(_("Tag"), _("Which word?")), self._tag)

    async def _tag(self, word: str | None) -> None:
        if word is not None:
            await self.change(TAGGED, self.subject, customers.tag, [self.rid], word)
            self.reload()

    def action_bar(self) -> None:
        """Ask before every way to reach the customer is barred, or allowed again where all are barred."""
        assert self.shown is not None
        points = self.shown.file.blocks["contact_point"]
        barred = all(line.cells["do_not_contact"] for line in points)
        question = _("Allow contact with {name} again?") if barred else _("Bar every way to reach {name}?")
        ways = "\n".join(line.cells["value"] for line in points)
        self.app.push_screen(
            Confirm(
                question.format(name=self.subject), yes=_("Allow contact") if barred else _("Bar contact"), details=ways
            ),
            partial(self._bar, allowed=barred),
        )

    async def _bar(self, yes: bool | None, *, allowed: bool) -> None:
        if yes:
            name = ALLOWED if allowed else BARRED
            await self.change(name, self.subject, customers.mark_do_not_contact, self.rid, allowed=allowed)
            self.reload()

    def action_close(self) -> None:
        """Ask why the customer is closed; ask before a closed one is taken back."""
        assert self.shown is not None
        if self.shown.file.customer.cells["status"] == "closed":
            question = _("Take {name} back as a customer?").format(name=self.subject)
            self.app.push_screen(Confirm(question, yes=_("Yes")), self._reopen)
            return
        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        question = _("Why is {name} closed? Nothing is deleted.").format(name=self.subject)
        self.app.push_screen(Ask(_("Close the customer"), question, wrong=wrong), self._close_because)

    def _is_the_customer(self) -> bool:
        """Tell whether the selected line is about the customer's own record."""
        return self.target is not None and self.target.kind == "customer"

    def action_drop_record(self) -> None:
        """Close the customer where the line is about their own record, as in the list; end any other record."""
        if self._is_the_customer():
            self.action_close()
        else:
            super().action_drop_record()

    async def _reopen(self, yes: bool | None) -> None:
        if yes:
            await self.change(REOPENED, self.subject, customers.reopen, self.rid)
            self.reload()

    async def _close_because(self, why: str | None) -> None:
        if why is not None:
            await self.change(CLOSED, self.subject, customers.close, self.rid, why)
            self.reload()


def copies(shown: Shown) -> list[Option]:
    """Return what can be copied, the preferred phone first; `about` names the record."""
    found = [
        (line.cells["value"], words.choice("contact_point", "kind", line.cells["kind"]), f"contact_point{line.rid}")
        for line in shown.file.blocks["contact_point"]
    ]
    found += [(each.number, holds.called(each), f"holding{each.rid}") for each in shown.file.holdings if each.number]
    return [Option(place, value, f"{value}  {what}", about) for place, (value, what, about) in enumerate(found, 1)]
