"""The hand of the wizard that tries other terms: what if, and offers side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from crodesk.domain.lending.appraisal.comparing import Variant
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.application.actions import ROOM
from crodesk.screens.application.showing import Showing
from crodesk.services import application_trying, records
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import ChoiceField, LongField
from crodesk.widgets.keymap import CHOOSE
from crodesk.widgets.record_dialog import EDITOR, WHOLE_SCREEN

WHAT_IF = Action(
    f"{ROOM}.what-if", ("equals_sign",), N_("What if"),
    N_("Tries other terms; nothing is kept until you take them over."), ROOM, asks=True,
)  # fmt: skip
FIGURE = replace(CHOOSE, words=WHAT_IF.words, help=WHAT_IF.help, hint_rank=32)
"""In a field of the wizard that has no list, and outside of them, its key opens the what-if."""
COMPARE = Action(
    f"{ROOM}.other-view-offers", ("V",), N_("Compare"), N_("Sets offers side by side."), ROOM, 52, asks=True
)
TOOK_OVER = N_("Took over other terms")
OTHER_FEE = N_("The fee isn't part of the application: write it into the conditions.")


class Trying(Showing):
    """What the wizard does with terms that aren't asked for yet."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (WHAT_IF, FIGURE, COMPARE)

    @property
    def actions(self) -> list[Action]:
        """What can be done now; in a field with a list or an editor the same key opens that."""
        field = self.form.current() if self.is_mounted and self.form is not None else None
        own = {ChoiceField: CHOOSE, LongField: replace(CHOOSE, words=EDITOR, help=WHOLE_SCREEN)}
        instead = next((action for kind, action in own.items() if isinstance(field, kind)), None)
        return [instead if instead and each.id == CHOOSE.id else each for each in super().actions]

    async def action_choose(self) -> None:
        """Open the list or the editor of the field where it has one, else the what-if."""
        field = self.form.current() if self.form is not None else None
        if isinstance(field, ChoiceField):
            field.action_list()
        elif isinstance(field, LongField):
            field.action_edit()
        else:
            await self.action_what_if()

    def _why_not_take(self) -> str:
        """Say why other terms can't be put into the application."""
        if not self.desk.writable:
            return _("the desk is open for reading only")
        editable = self.shown is not None and self.shown.editable
        return "" if editable else _("it was sent: it stays as it was")

    async def action_what_if(self) -> None:
        """Open the pane in which other terms are tried."""
        await self.keep_current()
        if self.shown is not None:
            from crodesk.screens.application.what_if import WhatIfPane

            self.app.push_screen(WhatIfPane(self.shown.case, self._why_not_take()), self._tried)

    async def _tried(self, taken: Any) -> None:
        if taken is None or self.shown is None:
            return
        if taken.compare:
            await self._compare_with(Variant(taken.asked))
        else:
            await self._take_over(application_trying.values_of(taken.asked), application_trying.TERMS)

    async def _take_over(self, values: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        """Put other terms into the application, as one action."""
        assert self.shown is not None
        stored = self.stored()
        changed = {key: values[key] for key in keys if values[key] != stored.get(key)}
        if not changed:
            self.app.notify(_("It asks for these terms already."))
            return
        await self.change(TOOK_OVER, self.number, records.change, "application", self.rid, changed)
        self.reload()
        if self.form is not None:
            self.form.set_values({key: each for key, each in self.stored().items() if key in self.form.fields})

    async def action_other_view_offers(self) -> None:
        """Set the offers that are kept side by side; without any, what is asked for now."""
        await self.keep_current()
        await self._compare_with(None)

    async def _compare_with(self, more: Variant | None) -> None:
        """Show the offers, with one more."""
        if self.shown is None:
            return
        from crodesk.screens.application import offers

        kept = self.desk.look(application_trying.variants, self.number, self.shown.case)
        variants = kept or [offers.like(self.shown)]
        if more is not None:
            variants = [*(each for each in variants if each != more), more]
            if not await self._keep(variants):
                return
        self.app.push_screen(offers.Offers(self.desk, self.shown, variants, self._why_not_take()), self._chosen_offer)

    async def _keep(self, variants: Sequence[Variant]) -> bool:
        """Keep offers beside the application; tell whether they are."""
        try:
            await self.desk.do(N_("Kept a draft"), "", application_trying.keep, self.number, variants)
        except Refused as refused:
            self.tell_refusal(refused)
        except DeskFault as fault:
            self.tell_fault(fault)
        else:
            return True
        return False

    async def _chosen_offer(self, variant: Variant | None) -> None:
        if variant is None:
            return
        await self._take_over(application_trying.values_of(variant.asked), application_trying.OFFERED)
        if variant.fee:
            self.app.notify(_(OTHER_FEE))
