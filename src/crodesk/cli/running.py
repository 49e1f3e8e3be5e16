"""Runs one command: settings, language, arguments, the command itself, and a quiet end whatever happens."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from crodesk import config
from crodesk.cli import output, parser, words
from crodesk.cli.call import DONE, NO_DESK, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _, set_language
from crodesk.services.clock import Clock

INTERRUPTED = 130
"""What a program stopped by Ctrl-C answers, by custom."""


def run(arguments: Sequence[str]) -> int:
    """Run crodesk with `arguments` and return its exit code."""
    _keep_memory_private()
    output.set_up()
    gc.disable()  # while modules are read, which leave no garbage; the command itself runs with it: see parser.Later
    try:
        return _guarded(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _left_alone()
    finally:
        gc.enable()


def _guarded(arguments: Sequence[str]) -> int:
    """Run the command; every refusal and fault ends in words and an exit code."""
    try:
        return _run(arguments)
    except (Stop, Refused, DeskFault, EOFError) as end:
        sentences, code = _said_at(end)
        output.say("\n".join(sentences))
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - an officer never sees a traceback
        code = _unexpected(error)
    return code


def _said_at(end: Exception) -> tuple[list[str], int]:
    """Return what is said when a command can't be carried out, and the exit code."""
    if isinstance(end, Stop):
        return [end.words], end.code
    if isinstance(end, Refused):
        return words.of_refusal(end), NOT_DONE
    if isinstance(end, DeskFault):
        return [words.of_fault(end)], NO_DESK
    return [_(N_("There was nobody to answer. Nothing was changed."))], NOT_DONE


def _run(arguments: Sequence[str]) -> int:
    settings, mistakes = config.load()
    set_language(parser.language_asked(arguments) or settings.language)
    try:
        options = parser.build(arguments).parse_args(arguments)
    except SystemExit as end:  # how argparse ends after help, the version, or wrong use
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else DONE
    notes = tuple(mistake.sentence for mistake in mistakes)
    for note in notes:
        output.say(note)
    desk = Path(options.desk).expanduser() if options.desk else config.desk_file(settings)
    today = options.today or _today_of_environment()
    settings = replace(
        settings, mouse=settings.mouse and not options.no_mouse, reader=settings.reader or options.reader
    )
    call = Call(options, settings, desk, Clock() if today is None else Clock.on(today), notes)
    code: int = options.run(call)
    sys.stdout.flush()
    return code


def _today_of_environment() -> date | None:
    text = os.environ.get("CRODESK_TODAY", "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = _(N_("CRODESK_TODAY: “{text}” is no date of the form YYYY-MM-DD")).format(text=text)
        raise Stop(sentence, WRONG_USE) from None


def _keep_memory_private() -> None:
    """Have the system write no image of our memory when we crash: it would hold the key of the desk.

    Linux hands an image to the program that gathers crashes even where the limit is 0, but not where it is 1 byte
    (`fs/coredump.c`); a file of 1 byte it doesn't begin either.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        byte = 1 if sys.platform == "linux" and resource.getrlimit(resource.RLIMIT_CORE)[1] else 0
        resource.setrlimit(resource.RLIMIT_CORE, (byte, byte))


def _left_alone() -> int:
    """Whoever read our output has gone; keep Python from complaining about it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _unexpected(error: Exception) -> int:
    from crodesk.cli import mishap

    try:
        place: Path | None = mishap.write_down(error, config.state_folder())
    except OSError:
        place = None
    output.say(mishap.sentence(error, place))
    return NOT_DONE
