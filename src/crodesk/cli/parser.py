"""What can be typed after `crodesk`: the global options, then a command of one of the groups."""

import gc
import os
import re
import sys
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter, _SubParsersAction
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, NoReturn

from crodesk import __version__
from crodesk.cli import words
from crodesk.cli.call import WRONG_USE, Call, Command
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_
from crodesk.language import LANGUAGES, _

GLOBAL = ("--desk", "--language", "--today", "--passphrase-file")
"""The options that stand before the command, each with a value."""
FLAGS = ("--no-mouse", "--reader")
"""The options that stand before the command without a value: how the screens are shown this time."""
USUAL_WIDTH = 80
"""Cells of a line of help where no terminal tells, as argparse has it."""


class Parser(ArgumentParser):
    """Argparse's parser: no abbreviated options, and an exit code of our own for wrong use."""

    def __init__(self, *, example: str = "", **kwargs: Any) -> None:
        """Take what argparse's takes, and how the command is typed for once, if it has only options."""
        self.example = example
        super().__init__(allow_abbrev=False, formatter_class=Formatter, **kwargs)
        self._negative_number_matcher = re.compile(r"-[\d.,]")  # so that -5m is a value, which its reader refuses

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Parse; a command with an example says itself what it doesn't know, with that example."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown and getattr(found, "paths", None) == []:
            # Before Python 3.12.7 argparse takes a `*` for empty where an option stands before it.
            found.paths = [one for one in unknown if not one.startswith("-")]
            unknown = [one for one in unknown if one.startswith("-")]
        if unknown and self.example:
            self.error(_(N_("unrecognized arguments: %s")) % " ".join(unknown))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and how it goes."""
        hint = ""
        if any(option in message for option in GLOBAL):
            hint = "\n" + _(N_("--desk, --language, --today and --passphrase-file stand before the command."))
        if self.example:
            hint += "\n" + words.example(self.example, self.prog)
        usage = clean_text(f"{self.format_usage()}{self.prog}: {message}{hint}")
        print(usage, file=sys.stderr)
        sys.exit(WRONG_USE)


class Formatter(HelpFormatter):
    """Help with room for our longest options."""

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{"max_help_position": 30, "width": _width(), **kwargs})

    def _get_default_metavar_for_optional(self, action: Action) -> str:  # noqa: ARG002 - the signature is argparse's
        """Return what stands for a value; argparse would take the name of the option, which is English."""
        return _(N_("VALUE"))


@cache
def _width() -> int:
    """Return how wide help is: argparse's own way asks anew for every option, and loads much for it."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given) - 2
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (ValueError, OSError):  # it is closed, or no terminal
        columns = 0
    return (columns or USUAL_WIDTH) - 2


class Commands:
    """The commands of a parser, to which each group adds its own."""

    def __init__(self, parser: ArgumentParser, *, required: bool) -> None:
        self._subparsers: _SubParsersAction[ArgumentParser] = parser.add_subparsers(
            title=_(N_("commands")), metavar=_(N_("COMMAND")), dest="command", required=required, prog=parser.prog
        )

    def add(self, name: str, summary: str, run: str = "", **more: Any) -> ArgumentParser:
        """Add a command; `summary` is a message id, `run` says which function of which module does it."""
        parser = self._subparsers.add_parser(name, help=_(summary), description=_(summary), **more)
        if run:
            parser.set_defaults(run=Later(run))
        return parser


class Later:
    """A command whose module is imported when it runs."""

    def __init__(self, place: str) -> None:
        """Note the place: `module:function`, within this package."""
        self._place = place

    def found(self) -> Command:
        """Import what does it."""
        module, _colon, function = self._place.partition(":")
        command: Command = getattr(import_module(f"crodesk.cli.{module}"), function)
        return command

    def __call__(self, call: Call) -> int:
        """Do it."""
        command = self.found()
        gc.freeze()  # what was read stays to the end: nobody need look through it for garbage
        gc.enable()
        return command(call)


def build(arguments: Sequence[str] | None = None) -> ArgumentParser:
    """Return the parser, in the language in use, with the commands that `arguments` can mean; all without them."""
    words.translate_argparse()
    parser = Parser(
        prog="crodesk",
        description=_(N_("A desk for one bank relationship officer. Without a command it opens the screens.")),
    )
    version = _(N_("show program's version number and exit"))
    parser.add_argument("--version", action="version", version=f"crodesk {__version__}", help=version)
    _add_global(parser)
    parser.set_defaults(run=Later("desks:open_screens"))
    commands = Commands(parser, required=False)
    named = None if arguments is None else _after_global(arguments)
    if named != "":
        from crodesk.cli.usage import adders

        for add in adders(named):
            add(commands)
    return parser


def _after_global(arguments: Sequence[str]) -> str:
    """Return what comes after the global options: the command, or an option of another kind; empty for nothing."""
    rest = arguments[_count_of_global(arguments) :]
    return rest[0] if rest else ""


def _count_of_global(arguments: Sequence[str]) -> int:
    """Return how many of the arguments are global options and their values, which stand first."""
    count = 0
    while count < len(arguments) and arguments[count].partition("=")[0] in (*GLOBAL, *FLAGS):
        count += 1 if "=" in arguments[count] or arguments[count] in FLAGS else 2
    return min(count, len(arguments))


def _add_global(parser: ArgumentParser) -> None:
    parser.add_argument("--desk", metavar=_(N_("FILE")), help=_(N_("the desk file (or CRODESK_DESK)")))
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), help=_(N_("the language of all words (or CRODESK_LANGUAGE)"))
    )
    parser.add_argument(
        "--today",
        metavar=_(N_("DATE")),
        type=day,
        help=_(N_("work as if it were this day, YYYY-MM-DD (or CRODESK_TODAY)")),
    )
    parser.add_argument(
        "--passphrase-file",
        metavar=_(N_("FILE")),
        help=_(N_("read the passphrase from this file; - is standard input")),
    )
    parser.add_argument(
        "--no-mouse", action="store_true", help=_(N_("leave the mouse to the terminal, to select text"))
    )
    parser.add_argument("--reader", action="store_true", help=_(N_("draw the screens for a screen reader")))


def day(text: str) -> date:
    """Read a day in ISO form."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_(N_("“{text}” is no date of the form YYYY-MM-DD")).format(text=text)) from None


def language_asked(arguments: Sequence[str]) -> str:
    """Return what `--language` asks for, before the parser is made in that language; empty when it doesn't."""
    given = arguments[: _count_of_global(arguments)]
    for option, value in zip(given, [*given[1:], ""], strict=False):
        if option == "--language":
            return value
        if option.startswith("--language="):
            return option.partition("=")[2]
    return ""
