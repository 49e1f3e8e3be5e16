"""Opening the screens on the officer's own desk or on a practice copy, and making a desk."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk import config
from crodesk.cli import opening, output, words
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.dates import format_date
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.desk import Desk
from crodesk.services.opening import is_encrypted
from crodesk.storage.lock import DeskLock, lock_file

if TYPE_CHECKING:
    from crodesk.screens.locking.place import Place


def open_screens(call: Call) -> int:
    """Open the screens on the officer's desk; offer to make it when there is none."""
    _check_terminal()
    secret = None
    if not call.desk_file.exists():
        secret = _made_first(call)
        if secret is None:
            return NOT_DONE
    if secret is None and call.options.passphrase_file is None and is_encrypted(call.desk_file):
        with _reading_the_screens():
            desk = _unlocked(call)
        return DONE if desk is None else open_on(call, desk)
    with _reading_the_screens():
        desk = opening.open_to_write(call, secret=secret)
    secret = None  # it would lie here as long as the screens are open
    return open_on(call, desk)


@contextmanager
def _reading_the_screens() -> Iterator[None]:
    """Read the modules of the screens in a thread while the passphrase is typed and the file is opened.

    Python's collecting of garbage rests until the screens stand: nothing that is read now is garbage.
    """
    import gc
    from importlib import import_module
    from threading import Thread

    gc.disable()
    thread = Thread(target=import_module, args=("crodesk.app",))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _made_first(call: Call) -> str | None:
    """Make the desk, if the officer wants it, and return its passphrase: it was typed twice just now."""
    from crodesk.cli import making

    question = _(N_("There is no desk at {path} yet. Make one now?")).format(path=call.desk_file)
    if not output.agreed(question):
        return None
    return making.make_by_asking(call, call.options.passphrase_file, None, making.asked_start())


def open_practice(call: Call) -> int:
    """Open the screens on a practice copy: the one there is, moved on to this day, or a new one."""
    if not call.options.no_screens:
        _check_terminal()
    path, note = practice_copy(call)
    if note:
        output.say(note)
    if call.options.no_screens:
        output.show(str(path))
        return DONE
    from crodesk.services import opening as services

    with _reading_the_screens():
        desk = services.open_to_write(path, None, call.clock, "crodesk demo")
    return open_on(call, desk, demo=True, notes=(note,) if note else ())


def practice_copy(call: Call) -> tuple[Path, str]:
    """Return the practice copy of this day, and in words what became of one of an earlier day."""
    folder = config.practice_folder()
    path = folder / f"practice-{call.clock.today}.sqlite"
    if path.exists() and not call.options.fresh:
        return path, ""
    earlier = max(folder.glob("practice-*.sqlite"), default=None)
    try:
        if earlier is None or call.options.fresh:
            _make_copy(call, path)
            return path, ""
        return path, _moved_on(call, earlier, path)
    except OSError as error:
        sentence = _(N_("The practice copy can't be made at {path}: {reason}."))
        raise Stop(sentence.format(path=path, reason=error.strerror)) from error


def _moved_on(call: Call, earlier: Path, path: Path) -> str:
    """Move the practice desk of an earlier day on to this one; where that can't be, leave it and make a new one."""
    from crodesk.services import opening as services
    from crodesk.services import practice

    day = format_date(date.fromisoformat(earlier.stem.removeprefix("practice-")), language())
    services.open_to_write(earlier, None, call.clock, "crodesk demo").close()  # upgrades it, or names who has it open
    try:
        with _held(earlier, call), _held(path, call):
            practice.moved_on(earlier, path, call.clock.today)
            _remove(earlier)
    except DeskFault as fault:
        _make_copy(call, path)
        sentence = _(N_("This is a new practice desk. That of {day} could not be moved on; it is at {path}. {reason}"))
        return sentence.format(day=day, path=earlier, reason=words.of_fault(fault))
    return _(N_("Your practice desk of {day} was moved on to today. crodesk demo --fresh begins anew.")).format(day=day)


def _make_copy(call: Call, path: Path) -> None:
    """Make a new copy, unless the one before it is open somewhere; a fresh one puts an end to those of other days."""
    from crodesk.services import practice

    sample = config.sample_file()
    if not sample.is_file():
        raise Stop(_(N_("The made-up portfolio is not there: {path}.")).format(path=sample))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _held(path, call):
        _remove(path)
        for other in path.parent.glob("practice-*.sqlite") if call.options.fresh else ():
            with suppress(DeskFault), _held(other, call):
                _remove(other)
        practice.practice_copy(sample, path, call.clock.today)


@contextmanager
def _held(path: Path, call: Call) -> Iterator[None]:
    """Hold a practice copy that nobody has open; raises `DeskFault` that names who has."""
    lock = DeskLock(path, "crodesk demo", call.clock.now)
    try:
        yield
    finally:
        lock.release()
        if not path.exists():
            with suppress(OSError):
                lock_file(path).unlink()


def _remove(path: Path) -> None:
    """Take a practice copy away with the log and the files that belong to it."""
    from crodesk.storage import attachments

    attachments.remove_all(path)
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _clock_note(desk: Desk) -> tuple[str, ...]:
    """Return a warning where this computer's clock was set back since the last entry."""
    newest = desk.ahead_of_clock
    if newest is None:
        return ()
    here = newest.astimezone()
    shown = f"{format_date(here.date(), language())} {here:%H:%M}"
    sentence = N_(
        "This computer's clock is behind your last entry of {moment}. Your work is safe; put the clock right."
    )
    return (_(sentence).format(moment=shown),)


def open_on(call: Call, desk: Desk, *, demo: bool = False, notes: tuple[str, ...] = ()) -> int:
    """Open the screens on a desk; where it was locked meanwhile, ask for the passphrase and go on where it was left."""
    left = _screens(call, desk, demo=demo, notes=(*call.notes, *notes, *_clock_note(desk)))
    while not isinstance(left, int):
        again = _unlocked(call)
        if again is None:
            return DONE
        left = _screens(replace(call, settings=config.load()[0]), again, place=left)
    return left


def _screens(call: Call, desk: Desk, **more: Any) -> "int | Place":
    """Show the screens until they are closed or locked; the desk is closed then."""
    from crodesk.app import run

    try:
        left = run(desk, call.settings, **more)
        if isinstance(left, int) and not more.get("demo"):
            _back_up(call, desk)
    finally:
        desk.close()
    return left


def forget_screens() -> None:
    """Have what the screens showed go from memory now, not some time; what was frozen for speed (`app`) goes too."""
    import gc

    gc.unfreeze()
    gc.collect()


def _unlocked(call: Call) -> Desk | None:
    """Open the desk by the unlock room; `None` when the officer leaves it locked."""
    from crodesk.screens.locking.lock_app import unlocked
    from crodesk.services import opening as services

    forget_screens()

    def opened(secret: str) -> Desk:
        return services.open_to_write(call.desk_file, secret, call.clock, "crodesk")

    def office() -> str:
        from crodesk.services import head_office

        card = head_office.card_of(call.desk_file)
        return card.name if card else ""

    return unlocked(call.desk_file.name, opened, call.settings.look, office=office, mouse=call.settings.mouse)


def _back_up(call: Call, desk: Desk) -> None:
    """Make the backup of a day's work; what keeps it from being made is said, and the work is safe without it."""
    from crodesk.cli import backups
    from crodesk.services import backing_up

    places = backups.places_of(call.settings)
    if not desk.writable or not backing_up.is_due(desk, places):
        return
    output.say(_(N_("Backing up …")))
    try:
        backups.tell(backing_up.back_up(desk, places), places)
    except DeskFault as fault:
        output.say(words.of_fault(fault))


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(_(N_("The screens need a terminal. For use in scripts see: crodesk --help")))
