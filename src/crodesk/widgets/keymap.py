"""The keys that are the same everywhere, as data; a room adds its own."""

from crodesk.domain.words import N_
from crodesk.widgets.actions import FIELDS, LISTS, Action

HELP = Action(
    "desk.help",
    ("f1", "question_mark"),
    N_("Help"),
    N_("Tells what this screen and this field are for."),
)
MENU = Action(
    "desk.menu", ("f10", "ctrl+p", "colon"), N_("Menu"), N_("Lists every action with its key; type to find one.")
)
ADD = Action(
    "desk.add", ("f2", "ctrl+n"), N_("Add"), N_("Adds a task from one line of words."), hint_rank=80, asks=True
)
BACK = Action(
    "desk.back", ("f3", "escape"), N_("Back"), N_("Goes back one step; what you typed is kept."), hint_rank=90
)
REFRESH = Action("desk.refresh", ("f5", "ctrl+r"), N_("Refresh"), N_("Reads everything on this screen anew."))
NEW = Action(
    "desk.new", ("f6",), N_("New"), N_("Begins a new record of what this screen lists."), hint_rank=50, asks=True
)
PREVIOUS = Action(
    "desk.previous",
    ("f7", "ctrl+pageup", "left_square_bracket"),
    N_("Previous"),
    N_("Goes to the previous record or step."),
)
NEXT = Action(
    "desk.next", ("f8", "ctrl+pagedown", "right_square_bracket"), N_("Next"), N_("Goes to the next record or step.")
)
SAVE = Action("desk.save", ("f9", "ctrl+s"), N_("Save"), N_("Saves and finishes what you are doing."))
ZOOM = Action("desk.zoom", ("f11", "z"), N_("Zoom"), N_("Gives this part the whole screen; again gives it back."))
DROP = Action("desk.drop", ("f12",), N_("Drop"), N_("Drops your changes; asks if there are any."), asks=True)
GO_TO = Action(
    "desk.go-to",
    ("ctrl+g",),
    N_("Go to"),
    N_("Goes to a customer, loan, application or case by name, phone or number."),
    hint_rank=70,
    asks=True,
)
FIND_NOTES = Action("desk.find-notes", ("ctrl+f",), N_("Find in notes"), N_("Finds words in all notes."), asks=True)
LOCK = Action("desk.lock", ("ctrl+t",), N_("Lock"), N_("Hides everything until the passphrase is given again."))
HIDE = Action(
    "desk.hide",
    ("H", "ctrl+backslash"),
    N_("Hide"),
    N_("Hides names, numbers and amounts from who looks on; again shows them."),
)
UNDO = Action("desk.undo", ("ctrl+z", "u"), N_("Undo"), N_("Takes back the last change."), hint_rank=60)
REDO = Action("desk.redo", ("ctrl+y", "U"), N_("Redo"), N_("Does again what was taken back."))
QUIT = Action("desk.quit", ("ctrl+q",), N_("Quit"), N_("Closes the desk; asks only if something is unsaved."))
MESSAGES = Action("desk.messages", (), N_("Messages"), N_("Lists the last messages that were shown."))
BACK_UP = Action("desk.back-up", (), N_("Back up now"), N_("Makes a copy of the desk, opens it again and counts it."))
PRINT_KEYS = Action("desk.print-keys", (), N_("Key card"), N_("Writes a page with every key, to print."))
TOUR = Action("desk.tour", (), N_("Tour"), N_("Shows five keys to try, one after the other."))
LANGUAGE = Action("desk.language", (), N_("Language"), N_("Changes the language of everything, at once."), asks=True)
NEXT_PART = Action("desk.next-part", ("tab",), N_("Next part"), N_("Goes to the next pane or field."))
PREVIOUS_PART = Action(
    "desk.previous-part", ("shift+tab",), N_("Previous part"), N_("Goes to the previous pane or field.")
)

SHARED = (
    HELP, ADD, BACK, REFRESH, NEW, PREVIOUS, NEXT, SAVE, MENU, ZOOM, DROP,
    GO_TO, FIND_NOTES, LOCK, UNDO, REDO, NEXT_PART, PREVIOUS_PART, MESSAGES, TOUR, LANGUAGE, PRINT_KEYS, QUIT,
)  # fmt: skip
"""What is the same in every room that has it; a room that lacks one leaves it out."""

CHOOSE = Action(
    "field.choose", ("f4", "ctrl+l"), N_("List"), N_("Opens the list or the calendar of this field."), FIELDS, asks=True
)

FILTER = Action("list.filter", ("slash",), N_("Find"), N_("Shows only rows with these words."), LISTS, 40, asks=True)
VIEW = Action("list.view", ("f",), N_("View"), N_("Chooses which rows are shown."), LISTS, 45, asks=True)
SORT = Action("list.sort", ("s",), N_("Sort"), N_("Chooses the order of the rows."), LISTS, 46, asks=True)
ROW_MENU = Action(
    "list.row-menu", ("full_stop",), N_("All actions"), N_("Lists what can be done with this row."), LISTS, asks=True
)

ROW_OPEN = Action("rows.open", ("enter",), N_("Open"), N_("Opens the selected row."), LISTS, 10)
ROW_MARK = Action("rows.mark", ("space",), N_("Mark"), N_("Marks the row; verbs act on the marked."), LISTS, 30)
ROW_MARK_ALL = Action("rows.mark-all", ("asterisk",), N_("Mark all shown"), N_("Marks every row, or none."), LISTS)
ROW_MOVES = (
    Action("rows.up", ("up",), N_("Up"), N_("Goes to the row above."), LISTS),
    Action("rows.down", ("down",), N_("Down"), N_("Goes to the row below."), LISTS),
    Action("rows.page-up", ("pageup",), N_("Page up"), N_("Goes one screen up."), LISTS),
    Action("rows.page-down", ("pagedown",), N_("Page down"), N_("Goes one screen down."), LISTS),
    Action("rows.home", ("home",), N_("First"), N_("Goes to the first row."), LISTS),
    Action("rows.end", ("end",), N_("Last"), N_("Goes to the last row."), LISTS),
)
ROW_ACTIONS = (ROW_OPEN, ROW_MARK, ROW_MARK_ALL, *ROW_MOVES)
"""What every list does by itself."""
PANE_ACTIONS = (ROW_OPEN, *ROW_MOVES)
"""What every pane does by itself."""
