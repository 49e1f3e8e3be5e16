"""Opening the screens on the officer's own desk or on a practice copy, and making a desk."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crodesk import config
from crodesk.cli import opening, output
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.desk import Desk
from crodesk.storage.lock import DeskLock, lock_file


def open_screens(call: Call) -> int:
    """Open the screens on the officer's desk; offer to make it when there is none."""
    _check_terminal()
    secret = None
    if not call.desk_file.exists():
        secret = _made_first(call)
        if secret is None:
            return NOT_DONE
    with _reading_the_screens():
        desk = opening.open_to_write(call, secret=secret)
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

    question = _(N_("There is no desk at {path} yet. Make one now? [Y/n]")).format(path=call.desk_file)
    if output.ask(question).lower()[:1] in ("n", "k", "否", "不"):
        return None
    return making.make_by_asking(call, call.options.passphrase_file, None, making.asked_start())


def open_practice(call: Call) -> int:
    """Open the screens on a practice copy: the one of this day, or a new one."""
    if not call.options.no_screens:
        _check_terminal()
    path = practice_copy(call)
    if call.options.no_screens:
        output.show(str(path))
        return DONE
    from crodesk.services import opening as services

    with _reading_the_screens():
        desk = services.open_to_write(path, None, call.clock, "crodesk demo")
    return open_on(call, desk, demo=True)


def practice_copy(call: Call) -> Path:
    """Return the practice copy of this day, made when there is none or a fresh one is wanted."""
    today = call.clock.today
    path = config.practice_folder() / f"practice-{today}.sqlite"
    if path.exists() and not call.options.new:
        return path
    sample = config.sample_file()
    if not sample.is_file():
        raise Stop(_(N_("The made-up portfolio is not there: {path}.")).format(path=sample))
    try:
        _make_copy(call, sample, path)
    except OSError as error:
        sentence = _(N_("The practice copy can't be made at {path}: {reason}."))
        raise Stop(sentence.format(path=path, reason=error.strerror)) from error
    return path


def _make_copy(call: Call, sample: Path, path: Path) -> None:
    """Make the copy, unless the one before it is open somewhere; copies of other days go."""
    from crodesk.services import practice

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _removed(path, call):
        for other in path.parent.glob("practice-*.sqlite"):
            with suppress(DeskFault), _removed(other, call):
                pass
        practice.practice_copy(sample, path, call.clock.today)


@contextmanager
def _removed(path: Path, call: Call) -> Iterator[None]:
    """Hold a practice copy that nobody has open, and begin by taking it away with the log that belongs to it."""
    lock = DeskLock(path, "crodesk demo", call.clock.now)
    try:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        yield
    finally:
        lock.release()
        if not path.exists():
            with suppress(OSError):
                lock_file(path).unlink()


def open_on(call: Call, desk: Desk, *, demo: bool = False) -> int:
    """Open the screens on a desk."""
    try:
        from crodesk.app import run

        return run(desk, call.settings, demo=demo, notes=call.notes)
    finally:
        desk.close()


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(_(N_("The screens need a terminal. For use in scripts see: crodesk --help")))
