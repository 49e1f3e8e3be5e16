"""The customer list: search as you type, views, any order, marks and what can be done with the marked."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import events, on, work
from textual.widget import Widget
from textual.widgets import Input

from crodesk import config
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.customers import views
from crodesk.screens.customers.actions import ACTIONS, ORDERS
from crodesk.screens.customers.columns import columns, for_view
from crodesk.screens.customers.handing import Handing
from crodesk.screens.customers.listing import Listing, Walk
from crodesk.screens.navigation import OpenCustomer
from crodesk.services import customer_list
from crodesk.services.customer_line import CustomerLine
from crodesk.services.customer_list import Query
from crodesk.services.desk import Desk
from crodesk.widgets.arranging import Across
from crodesk.widgets.caption import Caption
from crodesk.widgets.counts import count_words
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.rows import Rows

REST = 0.15
"""Seconds without a key after which a long search is counted: while one types, each key is one frame."""


class CustomersScreen(Handing):
    """The room one starts in."""

    ROOM = "customers"
    ABOUT = N_("All customers of the desk. / finds as you type; f and s choose which and in what order; Enter opens.")
    ACTIONS = ACTIONS
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#customers"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self._columns_for = (self.asked.view, self.asked.order)
        self._rows: Rows[CustomerLine] = Rows(
            columns(desk.today.isoformat()),
            title=N_("Customers"),
            id="customers",
        )

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, and the list."""
        typed = Entry(placeholder=N_("name, phone, number, any digits"), id="typed")
        yield Across(Caption(N_("find>")), typed, id="find")
        yield self._rows

    def on_mount(self) -> None:
        """Find while typing, in the frame of the key."""
        super().on_mount()
        self.watch(self.query_one("#typed", Input), "value", self._typed, init=False)

    # What is shown

    def load(self) -> None:
        """List anew; the same customer stays selected."""
        self._list(keep=True)

    def _list(self, *, keep: bool) -> None:
        listing = Listing(self.desk, self.asked)
        if not listing.page(0, 1):
            self._say_empty()
        self._rows.show(listing, keep=keep)
        if (self.asked.view, self.asked.order) != self._columns_for:
            self._columns_for = (self.asked.view, self.asked.order)
            self._rows.set_columns(for_view(self.asked, self.desk.today))
        self._rows.set_sort(self.asked.order, falling=self.asked.selection.falling)
        self._say_where()
        self._prepare(listing)

    @work(exclusive=True, group="prepare")
    async def _prepare(self, listing: Listing) -> None:
        """Count what isn't counted yet, and make far jumps in a long list quick, once the keys rest."""
        if not listing.window.whole:
            await asyncio.sleep(REST)
        counted = listing.count
        if await listing.prepare() and listing.count != counted:
            self._rows.reload()
            self._say_where()

    def ask(self, **changes: Any) -> None:
        """List something else, from its start."""
        self.asked = replace(self.asked, **changes)
        self._rows.clear_marks()
        with self.telling_faults():
            self._list(keep=False)
        self._show_hints()

    def _typed(self, text: str) -> None:
        self.ask(text=text)

    def _say_empty(self) -> None:
        """Say why nobody is listed, and the next key."""
        if self.desk.look(customer_list.is_empty):
            said = _("No customer yet. F6 adds one; {command} import brings in a whole book.")
            said = said.format(command=config.typed_as())
        elif self.asked.text:
            said = _(
                "No customer like “{text}”. F6 makes a new one, Esc clears. Words in notes: 9, Notes and contacts, /"
            )
            said = said.format(text=self.asked.text)
        else:
            said = _("Nobody in this view. Esc shows all, F6 makes a new customer.")
        self._rows.set_empty(said)

    def _say_where(self) -> None:
        """Say how many are shown and marked, and how they are chosen and sorted."""
        count = self._rows.count
        shown = ngettext("{count} shown", "{count} shown", count or 0).format(
            count="…" if count is None else count_words(count)
        )
        marked = self._rows.marks.count(count) or 0
        parts = (
            [ngettext("{count} marked", "{count} marked", marked).format(count=count_words(marked))] if marked else []
        )
        parts.append(_("view: {view}").format(view=views.words(self.asked)))
        parts.append(_("sort: {sort}").format(sort=_(ORDERS[self.asked.order])))
        self.query_one(PlaceLine).show(shown, " · " + " · ".join(parts))

    # Typing and the list

    def action_filter(self) -> None:
        """Go to the line to type in."""
        self.query_one("#typed", Input).focus()

    def on_key(self, event: events.Key) -> None:
        """From the line to type in, the arrows go into the list."""
        if event.key in {"down", "pagedown"} and self.query_one("#typed").has_focus:
            event.stop()
            self._rows.focus()

    @on(Input.Submitted, "#typed")
    def _found(self) -> None:
        """Open the only one found, counted or not; else go into the list."""
        self._rows.focus()
        if len(self._listing.page(0, 2)) == 1:
            self._rows.do("open")

    def action_back(self) -> None:
        """Clear what was typed, then the marks, then the view."""
        typed = self.query_one("#typed", Input)
        if typed.has_focus or typed.value:
            typed.value = ""
            self._rows.focus()
        elif self._rows.marks:
            self._rows.clear_marks()
        elif self.asked != Query():
            self.ask(view="all", tag="", tier="", sort="", descending=False)

    @on(Rows.Opened)
    def _open(self, event: Rows.Opened) -> None:
        self.post_message(OpenCustomer(event.row.rid, Walk(self._listing)))

    @on(Rows.MarksChanged)
    def _marks_changed(self) -> None:
        self._say_where()

    @property
    def _listing(self) -> Listing:
        listing = self._rows.view.window.source
        assert isinstance(listing, Listing)
        return listing

    # Whom a verb is about

    def marked(self) -> Sequence[int]:
        """Return the marked customers."""
        marks = self._rows.marks
        if marks.all:
            return [rid for rid in self._listing.rids() if rid in marks]
        return sorted(marks.rids)

    def chosen(self) -> Sequence[int]:
        """Return the marked customers, else the selected one."""
        selected: CustomerLine | None = self._rows.row
        return self.marked() or ([selected.rid] if selected else [])

    def chosen_first(self, both: Sequence[int]) -> int:
        """Return which of two stays: the one under the cursor, else the first."""
        selected: CustomerLine | None = self._rows.row
        return selected.rid if selected and selected.rid in both else both[0]

    def to_export(self) -> Callable[[Any], Sequence[int]]:
        """Return what reads, in a thread, which customers are marked, or else listed, in their order."""
        marks, asked, today = self._rows.marks, self.asked, self.desk.today
        if marks and not marks.all:
            marked = sorted(marks.rids)
            return lambda _reader: marked
        return lambda reader: [rid for rid in customer_list.rids(reader, asked, today) if not marks or rid in marks]

    def selected_name(self) -> str:
        """Return how the selected customer is called."""
        selected: CustomerLine | None = self._rows.row
        return f"{selected.name} {selected.code}" if selected else ""

    def phone_of_selected(self) -> str:
        """Return the selected customer's phone, or number where there is none."""
        selected: CustomerLine | None = self._rows.row
        return (selected.phone or selected.code) if selected else ""

    def settle_marks(self) -> None:
        """Take the marks away: what they were for is done."""
        self._rows.clear_marks()

    def mark(self, rids: Sequence[int]) -> None:
        """Mark these customers and no others."""
        self._rows.marks.set(rids)
        self._rows.refresh()
        self._say_where()

    def go_to(self, rid: int) -> None:
        """Select a customer."""
        place = self._listing.place_of(rid)
        if place is not None:
            self._rows.go(place)
