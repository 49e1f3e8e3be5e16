"""What can go wrong with the file, in sentences: what happened, whether the work is safe, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crodesk.domain.problem import DeskFault, Problem, Refused, WrongSecret
from crodesk.domain.words import N_


def no_desk(path: Path) -> DeskFault:
    """There is no file."""
    return DeskFault(N_("There is no desk at {path}. Make one with: crodesk init"), path=path)


NO_DESK = N_("{path} is not a crodesk desk, or its key file is missing or belongs to another one. Nothing was changed.")


def not_a_desk(path: Path) -> DeskFault:
    """The file is something else, or the key does not fit."""
    return DeskFault(NO_DESK, path=path)


def newer_desk(path: Path, found: int, known: int) -> DeskFault:
    """A newer crodesk wrote it."""
    return DeskFault(
        N_(
            "{path} was written by a newer crodesk (schema {found}, this one knows up to {known})."
            " Nothing was changed. Update crodesk."
        ),
        path=path,
        found=found,
        known=known,
    )


def wrong_secret() -> DeskFault:
    """Neither slot opens with what was typed."""
    return WrongSecret(
        N_("That passphrase does not open this desk. Nothing was changed. Try again, or type the recovery code here.")
    )


def not_for_this_office(path: Path) -> DeskFault:
    """There is no slot of the head office, or it is closed for another key."""
    return DeskFault(
        N_("{path} can't be opened by this key of the head office: it was not let in. Nothing was changed."), path=path
    )


def too_slow() -> DeskFault:
    """A read took longer than it may on the key path."""
    return DeskFault(N_("That took too long and was stopped. Nothing was changed. Try again in a moment."))


def damaged_key(path: Path) -> DeskFault:
    """The file with the wrapped key is gone, cut or of something else."""
    return DeskFault(
        N_("The key file {path} is missing or damaged. Nothing was changed. Put the copy from a backup in its place."),
        path=path,
    )


def in_use(what: str, process: int, since: str) -> DeskFault:
    """Another crodesk has it open; one that has not yet written its name is just that."""
    if not what:
        return DeskFault(N_("This desk is open already in another crodesk. Nothing was changed. Close it there first."))
    words = N_(
        "This desk is open already: {what}, process {process}, since {since}. Nothing was changed."
        " Close it there first."
    )
    return DeskFault(words, what=what, process=process, since=since)


MESSAGES = {
    "SQLITE_FULL": N_("The disk is full. What was saved before is safe; this was not saved. Make room and try again."),
    "SQLITE_READONLY": N_(
        "The desk cannot be written to: its file or folder is read-only. Nothing was changed."
        " Allow writing there and try again."
    ),
    "SQLITE_CORRUPT": N_("The desk file is damaged. Nothing more is written to it. Restore the newest backup."),
    "SQLITE_NOTADB": NO_DESK,
    "SQLITE_BUSY": N_("Another program is writing to the desk. This was not saved. Try again in a moment."),
    "SQLITE_CANTOPEN": N_("{path} cannot be opened. Nothing was changed. Check the folder and its permissions."),
    "SQLITE_IOERR": N_(
        "The disk did not answer. What was saved before is safe; this was not saved. Check the disk and try again."
    ),
}
"""By SQLite's own name for the error, without its detail."""


def explain(error: BaseException, path: Path | str = "") -> DeskFault | None:
    """Return the sentence for a database error, or `None` when it is a mistake of the program."""
    origin = getattr(error, "orig", None) or error
    name = getattr(origin, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_CONSTRAINT"):
        return None
    for known, text in MESSAGES.items():
        if name.startswith(known):
            return DeskFault(text, path=path)
    if isinstance(origin, sqlite.DatabaseError) and "not a database" in str(origin):
        return not_a_desk(Path(path))
    return None


def refusal(error: BaseException) -> Refused | None:
    """Return the refusal for a broken constraint of the file, or `None` when the error is another."""
    origin = getattr(error, "orig", None) or error
    if not isinstance(origin, sqlite.IntegrityError):
        return None
    if "UNIQUE" in str(origin):
        column = str(origin).rpartition(".")[2]
        return Refused(
            Problem(
                column,
                N_("Another record of this kind has the same “{field}”. Nothing was saved; write another one."),
                {"field": column},
            )
        )
    if "FOREIGN KEY" in str(origin):
        return Refused(N_("Other records build on this one. Nothing was changed."))
    return None


@contextmanager
def explained(path: Path | str = "") -> Iterator[None]:
    """Turn database errors inside the block into `DeskFault`."""
    try:
        yield
    except (DeskFault, Refused):
        raise
    except Exception as error:
        fault = explain(error, path)
        if fault is None:
            raise
        raise fault from error
