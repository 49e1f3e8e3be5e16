"""Bank statements: taken in, their entries by state with the loans they may pay, each answered once."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.statements import actions
from crodesk.screens.statements.answering import Answering
from crodesk.screens.statements.taking import Taking
from crodesk.widgets.keymap import VIEW


class StatementsScreen(Answering, Taking):
    """The room where what came in is written down."""

    ROOM = "loans"
    ABOUT = N_(
        "Entries of bank statements by state, with the loans they may pay and why. r writes the entry down, C all sure"
        " ones, l on another loan, D sets it aside, I takes a file in, V shows the statements."
    )
    AUTO_FOCUS = "#rows"
    CSS_PATH = "screen.tcss"
    WRITING = DeskScreen.WRITING | actions.WRITING
    ACTIONS = (*actions.ALL, replace(VIEW, hint_rank=25))
