"""Beginning an application: for a customer who is known, or one who walked in with a phone number."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

from crodesk.domain.lending.application.moves import OPEN
from crodesk.domain.money import short_money_with_sign
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_list, links, record_list, records
from crodesk.services.application_list import ApplicationLine
from crodesk.services.desk import Desk
from crodesk.services.going import Goal
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.fields import sentence
from crodesk.widgets.go_to import NOBODY_YET, GoTo

NEW_ONE = "new"
BEGUN = N_("Began an application")
USUAL = {"individual": "consumer_unsecured", "household": "household_business", "company": "working_capital"}
"""By kind of customer: the product that is asked for first; the officer chooses another in the wizard."""
Opens = Callable[[int], object]
"""Opens an application by its number in the file."""


def ask(app: App[Any], desk: Desk, opens: Opens) -> None:
    """Ask for whom; a phone or name that nobody has makes a new customer."""
    dialog = GoTo(desk)

    def begun_for(customer: int | None) -> None:
        if customer is not None:
            _begin(app, desk, customer, opens)

    def chosen(goal: Goal | None) -> None:
        if goal is NOBODY_YET:
            from crodesk.screens.customers.forms import new_customer

            app.push_screen(new_customer(desk, dialog.typed), begun_for)
        elif goal is not None:
            begin_or_open(app, desk, goal.customer, opens)

    app.push_screen(dialog, chosen)


def begin_or_open(app: App[Any], desk: Desk, customer: int, opens: Opens) -> None:
    """Begin an application; where some are under way, ask whether one of them is meant."""
    found = [line for line in desk.look(application_list.of_customer, customer) if line.stage in OPEN]
    if not found:
        _begin(app, desk, customer, opens)
        return
    about = {str(line.rid): _words(line) for line in found}
    named = options([*((str(line.rid), line.number) for line in found), (NEW_ONE, _("a new application"))])
    shown = [each._replace(about=about.get(each.key, "")) for each in named]
    app.push_screen(Choose(_("Under way"), shown), partial(_chosen, app, desk, customer, opens))


def _chosen(app: App[Any], desk: Desk, customer: int, opens: Opens, key: str | None) -> None:
    if key == NEW_ONE:
        _begin(app, desk, customer, opens)
    elif key is not None:
        opens(int(key))


def _begin(app: App[Any], desk: Desk, customer: int, opens: Opens) -> None:
    name = desk.look(links.name, "customer", customer)
    own = desk.look(record_list.get, "customer", customer)
    usual = {"product": USUAL[own.cells["kind"]]} if own else {}
    try:
        rid = desk.do_now(BEGUN, name, records.add, "application", customer, usual)
    except Refused as refused:
        app.notify(" ".join(map(sentence, refused.problems)), severity="warning")
    except DeskFault as fault:
        app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
    else:
        opens(rid)


def _words(line: ApplicationLine) -> str:
    kind = by_name("application")
    amount = short_money_with_sign(line.amount_minor, line.currency, language()) if line.amount_minor else ""
    product, stage = (_(kind.field(key).label_of(getattr(line, key))) for key in ("product", "stage"))
    return " · ".join(word for word in (product, amount, stage) if word)
