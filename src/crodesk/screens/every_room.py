"""Every room of the program with its actions: for the list of keys, the key card, and the check of own keys.

No room imports this; the app and the command line do, and only when they are asked for it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from crodesk import config
from crodesk.domain.words import N_
from crodesk.screens.application.offers import Offers
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.application.what_if import WhatIfPane
from crodesk.screens.contract.screen import ContractScreen
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.customers.cards_dialog import CardsDialog
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.customers.taking_in import TakingIn
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.history.details import ActionDialog
from crodesk.screens.history.screen import HistoryScreen
from crodesk.screens.history.two_moments import TwoMoments
from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.loans.screen import LoansScreen
from crodesk.screens.queue.screen import QueueScreen
from crodesk.screens.records.screen import RecordsScreen
from crodesk.screens.running.screen import RunningScreen
from crodesk.screens.settings.screen import SettingsScreen
from crodesk.screens.speaking.letters import Letters
from crodesk.screens.statements.origin import OriginDialog
from crodesk.screens.statements.screen import StatementsScreen
from crodesk.screens.statements.taken import TakenDialog
from crodesk.screens.today.screen import TodayScreen
from crodesk.widgets import editor, go_to, menu, messages_list, paper_view, record_dialog, walked_dialog
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action, merged
from crodesk.widgets.dialogs import Ask, Choose, Confirm
from crodesk.widgets.fields.choice_list import ChoiceList
from crodesk.widgets.help import HelpDialog
from crodesk.widgets.key_set import KeySet, key_set
from crodesk.widgets.keymap import CHOOSE, PANE_ACTIONS, ROW_ACTIONS
from crodesk.widgets.own_keys import checked

ROOMS: tuple[tuple[str, type[Acting[Any]]], ...] = (
    (N_("Today"), TodayScreen),
    (N_("Customers"), CustomersScreen),
    (N_("Customer"), CustomerScreen),
    (N_("Queue"), QueueScreen),
    (N_("Loans"), LoansScreen),
    (N_("Application"), ApplicationScreen),
    (N_("Running loans"), RunningScreen),
    (N_("Statements"), StatementsScreen),
    (N_("Loan"), LoanScreen),
    (N_("Contract"), ContractScreen),
    (N_("Records"), RecordsScreen),
    (N_("History"), HistoryScreen),
    (N_("Settings"), SettingsScreen),
)
"""The rooms, each with its name."""
DIALOGS: tuple[type[Acting[Any]], ...] = (
    ActionDialog,
    Ask,
    CardsDialog,
    Choose,
    ChoiceList,
    Confirm,
    HelpDialog,
    Letters,
    Offers,
    TwoMoments,
    OriginDialog,
    TakenDialog,
    TakingIn,
    WhatIfPane,
    editor.Editor,
    go_to.GoTo,
    menu.ActionMenu,
    messages_list.MessagesDialog,
    paper_view.PaperView,
    record_dialog.RecordDialog,
    walked_dialog.WalkedDialog,
)
"""What opens over a room and has keys of its own."""


def sections() -> Iterator[tuple[str, list[Action]]]:
    """Yield what is the same everywhere, then what each room adds, with the keys that are in use."""
    shared = merged(DeskScreen.class_actions(), ROW_ACTIONS, (CHOOSE,))
    yield N_("everywhere"), key_set().dressed(shared)
    known = {action.id for action in shared}
    for name, room in ROOMS:
        own = [action for action in room.class_actions() if action.id not in known]
        yield name, key_set().dressed(own)


def places() -> list[Sequence[Action]]:
    """Return the actions that can have the keys together, by room and dialog."""
    rooms = [merged(ROW_ACTIONS, PANE_ACTIONS, (CHOOSE,), room.class_actions()) for _name, room in ROOMS]
    return [*rooms, *(dialog.class_actions() for dialog in DIALOGS)]


def keys_of(settings: config.Settings) -> tuple[KeySet, list[config.Mistake]]:
    """Return the keys that the settings ask for, and what is wrong with the officer's own."""
    keys, wrong = checked(settings.keys, places(), vim=settings.key_set == "vim")
    path = config.file()
    text = path.read_text(encoding="utf-8-sig", errors="replace") if wrong and path.is_file() else ""
    mistakes = [
        config.Mistake(str(path), name, each.text, each.values, config.line_of(text, name))
        for each in wrong
        for name in (f"keys.{each.action}",)
    ]
    return keys, mistakes
