"""Finds words in the source that people are shown and that no catalogue carries, as far as the syntax tree tells."""

import ast
import re
from collections.abc import Iterator, Mapping

SHOWN: Mapping[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    # Dialogs, widgets, messages
    "notify": ((0,), ("message", "title")),
    "Ask": ((0, 1), ("title", "question")),
    "Confirm": ((0,), ("question", "yes", "no", "details")),
    "Choose": ((0,), ("title",)),
    "Option": ((2, 3), ("words", "about")),
    "Pane": ((0,), ("title", "note", "empty")),
    "Part": ((1, 5), ("title", "empty")),
    "Rows": ((), ("title", "note", "empty")),
    "Column": ((1,), ("label",)),
    "RecordDialog": ((1,), ("title",)),
    "dialog_for": ((1,), ()),
    "Entry": ((), ("placeholder",)),
    "Input": ((), ("placeholder",)),
    "Static": ((0,), ()),
    "content": ((0,), ()),
    "show_place": ((0,), ("warning",)),
    # Actions, registry
    "Action": ((2, 3), ("words", "help")),
    "_action": ((2, 3), ()),
    "Binding": ((2,), ("description", "tooltip")),
    "Door": ((2,), ("words",)),
    "Field": ((1,), ("label", "help")),
    "RecordKind": ((1, 2), ("label", "plural")),
    "Choice": ((1,), ("label",)),
    "_choices": ((), ("*",)),
    "replace": ((), ("label", "plural", "words", "help")),
    # What is refused or went wrong
    "Problem": ((1,), ("text",)),
    "Refused": ((0,), ()),
    "DeskFault": ((0,), ()),
    "WrongSecret": ((0,), ()),
    "BadValue": ((0,), ()),
    "NotUnderstoodError": ((0,), ()),
    "ArgumentTypeError": ((0,), ()),
    "refuse": ((1,), ()),
    "Stop": ((0,), ("words",)),
    "Alert": ((1,), ()),
    "Encoding": ((1,), ("why",)),
    "Check": ((0,), ()),
    "Finding": ((0, 2), ("what", "advice")),
    # The writes that the history names
    "do_now": ((0,), ()),
    "change": ((0,), ()),
    "tell_saved": ((0,), ()),
    # The command line
    "add_argument": ((), ("help", "metavar")),
    "add_subparsers": ((), ("title", "metavar", "help", "description")),
    "add_parser": ((), ("help", "description")),
    "Parser": ((), ("description", "epilog")),
    "say": ((0,), ()),
    "ask": ((0,), ()),
}
"""Which arguments of which calls people read: those at these places, those of these names (`*` means all)."""

FOLLOWS_NAME = {"add": ((1,), ())}
"""A command of the command line and its summary: `commands.add("init", …)`."""
COMMANDS = {"commands", "inner"}

NAMES = {"ABOUT", "border_title", "border_subtitle", "tooltip", "placeholder"}
"""What is assigned to these is shown."""

MARKS = {"_", "N_", "ngettext"}
WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
CODE = re.compile(r"[\w.-]*[\d_.:#/-][\w.:#/-]*")
"""What has no words for people: an id, a path, a name in code."""


def unmarked(text: str, file: str) -> Iterator[str]:
    """Yield `file:line: text` of every shown text that isn't marked for the catalogues."""
    tree = ast.parse(text)
    known = _constants(tree)
    for node in ast.walk(tree):
        for shown in _shown(node):
            for literal in _literals(shown, known):
                yield f"{file}:{literal.lineno}: {ast.unparse(literal)}"


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Return the texts that the module gives names to, by those names."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant)
    }


def _shown(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions under a node whose value people read."""
    if isinstance(node, ast.Call):
        yield from _shown_of(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_name(target) in NAMES for target in targets):
            yield node.value


def _shown_of(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a call that people read."""
    name = _name(call.func)
    of_command = isinstance(call.func, ast.Attribute) and _name(call.func.value) in COMMANDS
    places, names = FOLLOWS_NAME.get(name, ((), ())) if of_command else SHOWN.get(name, ((), ()))
    yield from (argument for place, argument in enumerate(call.args) if place in places)
    yield from (keyword.value for keyword in call.keywords if keyword.arg in names or "*" in names)


def _name(node: ast.expr) -> str:
    """Return the last part of a name, `notify` of `self.app.notify`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr, known: Mapping[str, ast.expr]) -> Iterator[ast.expr]:
    """Yield the unmarked texts with words in them that a value is put together of."""
    if isinstance(node, ast.Name):
        node = known.get(node.id, node)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _speaks(node.value):
            yield node
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and _name(node.func) not in MARKS:
            yield from _literals(node.func.value, known)
    elif isinstance(node, ast.FormattedValue):
        yield from _literals(node.value, known)
    elif isinstance(node, ast.IfExp | ast.BoolOp | ast.BinOp | ast.JoinedStr):
        yield from (found for part in _parts(node) for found in _literals(part, known))


def _parts(node: ast.IfExp | ast.BoolOp | ast.BinOp | ast.JoinedStr) -> list[ast.expr]:
    """Return what a text is chosen from or joined of."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    return [node.left, node.right] if isinstance(node, ast.BinOp) else node.values


def _speaks(text: str) -> bool:
    """Tell whether a text has words for people, and isn't only a name in code."""
    said = PLACEHOLDER.sub("", text)
    return bool(WORD.search(said)) and not CODE.fullmatch(said.strip())
