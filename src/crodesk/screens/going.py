"""The ways to what was asked for by a name or a number."""

from typing import Any

from textual.app import App
from textual.message import Message

from crodesk.screens.customers.forms import new_customer
from crodesk.screens.navigation import OpenApplication, OpenContract, OpenCustomer, OpenLoan
from crodesk.services import loan_list
from crodesk.services.desk import Desk
from crodesk.services.going import Goal
from crodesk.widgets.go_to import NOBODY_YET, GoTo


def ask(app: App[Any], desk: Desk) -> None:
    """Ask where to go, and go there; who is not known yet can be taken on at once."""
    dialog = GoTo(desk)

    def gone_to(goal: Goal | None) -> None:
        if goal is NOBODY_YET:
            app.push_screen(new_customer(desk, dialog.typed), taken_on)
        elif goal is not None:
            app.post_message(way_to(desk, goal))

    def taken_on(rid: int | None) -> None:
        if rid is not None:
            app.post_message(OpenCustomer(rid))

    app.push_screen(dialog, gone_to)


def way_to(desk: Desk, goal: Goal) -> Message:
    """Return what opens a goal: applications, contracts and loans in their rooms, the rest in its customer's file."""
    if goal.kind == "application":
        return OpenApplication(goal.record)
    if goal.kind == "credit_contract":
        return OpenContract(goal.record)
    if goal.kind == "holding" and desk.look(loan_list.get, goal.record):
        return OpenLoan(goal.record)
    record = (goal.kind, goal.record) if goal.kind in {"holding", "service_case"} else None
    return OpenCustomer(goal.customer, record=record)
