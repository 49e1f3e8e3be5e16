"""What can be done in the customer list, as data."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import FILTER, NEW, ROW_MENU, SORT, VIEW

VIEWS = {
    "all": N_("all"),
    "incomplete": N_("record incomplete"),
    "no_contact": N_("no contact for 90 days"),
    "papers": N_("papers expiring"),
    "birthdays": N_("birthdays in 30 days"),
    "arrears": N_("in arrears as stated"),
    "cases": N_("open case"),
    "prospects": N_("prospects"),
    "closed": N_("closed"),
}
"""The views by their names, with the words for them."""

SORTS = {
    "name": N_("name"),
    "code": N_("number"),
    "tier": N_("tier"),
    "late": N_("days late"),
    "next": N_("next step"),
    "contact": N_("last talk"),
    "papers": N_("papers until"),
    "deposits": N_("deposits"),
    "loans": N_("loans"),
    "since": N_("customer since"),
    "phone": N_("phone"),
    "job": N_("job or business"),
    "kind": N_("kind"),
    "status": N_("status"),
    "gaps": N_("gaps in the record"),
    "cases": N_("open cases"),
}
"""The orders by their names, with the words for them."""

ORDERS = SORTS | {"birthday": N_("birthday")}
"""The same with the order that only the view of birthdays has."""

ROOM = "customers"

ACTIONS = (
    replace(FILTER, hint_rank=20),
    VIEW,
    SORT,
    replace(NEW, keys=("f6", "n"), words=N_("New customer"), help=N_("Takes on a customer."), hint_rank=50),
    Action(
        "customers.edit", ("e",), N_("Edit"), N_("Changes the selected customer's own record."), ROOM, 35, asks=True
    ),
    Action("customers.copy", ("y",), N_("Copy phone"), N_("Copies the selected customer's phone or number."), ROOM),
    Action(
        "customers.follow-up", ("k",), N_("Follow-up"), N_("Plans a step for the chosen customers."), ROOM, asks=True
    ),
    Action("customers.tag", ("t",), N_("Tag"), N_("Hangs a tag on the chosen customers."), ROOM, asks=True),
    Action(
        "customers.export",
        ("x",),
        N_("Export"),
        N_("Writes the chosen customers, or all shown, to a file."),
        ROOM,
        asks=True,
    ),
    Action("customers.merge", ("M",), N_("Merge"), N_("Makes one customer of the two marked ones."), ROOM, asks=True),
    Action(
        "customers.close",
        ("D",),
        N_("Close"),
        N_("Closes the customer with a reason; nothing is deleted."),
        ROOM,
        asks=True,
    ),
    Action(
        "customers.hand-over",
        ("h",),
        N_("Hand over"),
        N_("Hands the chosen customers to a colleague's desk, by a file that only they can open."),
        ROOM,
        asks=True,
    ),
    Action("customers.take-in", ("I",), N_("Take in"), N_("Takes in what a colleague handed over."), ROOM, asks=True),
    Action(
        "customers.cards", (), N_("Desk cards"), N_("The cards by which two desks trust each other."), ROOM, asks=True
    ),
    Action(
        "customers.save-view", ("W",), N_("Save view"), N_("Gives this view, search and order a name."), ROOM, asks=True
    ),
    ROW_MENU,
)
"""What the room adds to what every room has."""
