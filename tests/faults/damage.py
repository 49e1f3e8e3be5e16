"""Files that were cut, damaged or swapped: it is said in a sentence, and nothing wrong is shown as right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from crodesk.domain.problem import DeskFault, Refused
from crodesk.services import customer_file, customer_list, history, opening
from crodesk.services.clock import Clock
from crodesk.services.customer_query import Query
from crodesk.services.desk import Desk
from crodesk.storage import backups, journal_triggers, vault
from crodesk.storage.reader import Reader
from tests.faults import desks
from tests.faults.desks import Sealed
from tests.faults.outcome import Outcome

PAGE = 4096

Damage = Callable[[random.Random, Path, Path], object]
"""Does something to the desk at the first path; at the second lies another one."""


def _bytes(chance: random.Random, path: Path, _other: Path) -> None:
    """Change a few bytes somewhere."""
    content = bytearray(path.read_bytes())
    for _number in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] ^= chance.randint(1, 255)
    path.write_bytes(content)


def _cut(chance: random.Random, path: Path, _other: Path) -> None:
    """Cut the file."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.choice([0, 1, 100, PAGE, chance.randrange(len(content))])])


def _empty_page(chance: random.Random, path: Path, _other: Path) -> None:
    """Empty a page."""
    content = bytearray(path.read_bytes())
    page = chance.randrange(len(content) // PAGE) * PAGE
    content[page : page + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def _swap_pages(chance: random.Random, path: Path, _other: Path) -> None:
    """Have two pages change places."""
    content = bytearray(path.read_bytes())
    one, two = (place * PAGE for place in chance.sample(range(len(content) // PAGE), 2))
    first = content[one : one + PAGE]
    content[one : one + PAGE] = content[two : two + PAGE]
    content[two : two + PAGE] = first
    path.write_bytes(content)


def _pages_of_another(chance: random.Random, path: Path, other: Path) -> None:
    """Put pages of another desk among this one's."""
    content, strange = bytearray(path.read_bytes()), other.read_bytes()
    page = chance.randrange(min(len(content), len(strange)) // PAGE) * PAGE
    content[page : page + PAGE] = strange[page : page + PAGE]
    path.write_bytes(content)


def _another_desk(_chance: random.Random, path: Path, other: Path) -> None:
    """Put another desk in its place, beside its own key."""
    path.write_bytes(other.read_bytes())


def _another_key(_chance: random.Random, path: Path, other: Path) -> None:
    """Put the key of another desk beside it."""
    vault.key_file(path).write_bytes(vault.key_file(other).read_bytes())


def _damaged_key(chance: random.Random, path: Path, _other: Path) -> None:
    """Damage the key file."""
    _bytes(chance, vault.key_file(path), path)


def _cut_key(chance: random.Random, path: Path, _other: Path) -> None:
    """Cut the key file."""
    _cut(chance, vault.key_file(path), path)


def _strange_log(chance: random.Random, path: Path, other: Path) -> None:
    """Lay a log beside it that is another desk's file, or nothing of the kind."""
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(chance.choice([other.read_bytes()[:50_000], chance.randbytes(9_000)]))


DAMAGES: dict[str, Damage] = {
    "bytes changed": _bytes,
    "file cut": _cut,
    "page emptied": _empty_page,
    "pages swapped": _swap_pages,
    "pages of another desk": _pages_of_another,
    "another desk in its place": _another_desk,
    "key of another desk": _another_key,
    "key file damaged": _damaged_key,
    "key file cut": _cut_key,
    "strange log beside it": _strange_log,
}
"""By the name in the table."""


def run(name: str, times: int, seed: int, base: Sealed, other: Sealed, folder: Path) -> Outcome:
    """Damage a desk so many times; what is then shown as whole must be what was there."""
    outcome = Outcome(f"file: {name}")
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - places, not secrets
    right = _content(base.path, base.key)
    for _number in range(times):
        sealed = desks.copies(base, folder)
        for left in ("-wal", "-shm"):
            sealed.path.with_name(f"{sealed.path.name}{left}").unlink(missing_ok=True)
        DAMAGES[name](chance, sealed.path, other.path)
        outcome.runs += 1
        with outcome.counting():
            outcome.acknowledged += _is_said(sealed, right, outcome)
    return outcome


def _is_said(sealed: Sealed, right: object, outcome: Outcome) -> bool:
    """Tell whether a sentence said what is wrong; where none did, everything must be as it was."""
    try:
        key = vault.unlock(sealed.path, desks.SECRET)
        with Sealed(sealed.path, key).at_work() as desk:
            if desks.wrong_with(desk):
                _look_around(desk)
                return True
        if _content(sealed.path, key) != right:
            outcome.lost += 1
            outcome.note("something else is shown as whole")
    except (DeskFault, Refused):
        return True
    return False


def _look_around(desk: Desk) -> None:
    """Look at what an officer looks at first: a sentence may come, no mistake of the program's."""
    for read in (
        lambda reader: history.read(reader, 50),
        lambda reader: customer_list.open_window(reader, Query(), desk.today),
        lambda reader: customer_file.read(reader, 1, desk.today),
    ):
        with suppress(DeskFault, Refused):
            desk.look(read)


def _content(path: Path, key: bytes) -> object:
    """Return everything the desk keeps, but for what it derives."""
    reader = Reader(path, key)
    try:
        return {
            table.name: reader.rows(f"SELECT * FROM {table.name} ORDER BY rid")
            for table in journal_triggers.journaled_tables()
        }
    finally:
        reader.close()


def run_damaged_backups(times: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Damage a backup and restore it: it is refused, and the desk stays as it is."""
    outcome = Outcome("file: damaged backup restored")
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    sealed = desks.copies(base, folder)
    with sealed.at_work() as desk:
        made = desk.back_up(folder / "backups")
        before = desks.head_of(desk)
    whole = made.path.read_bytes()
    for number in range(times):
        made.path.write_bytes(whole)
        (_bytes, _cut, _empty_page)[number % 3](chance, made.path, made.path)
        outcome.runs += 1
        with outcome.counting():
            try:
                backups.restore(made.path, sealed.path, desks.SECRET, made.made_at)
                outcome.lost += 1
                outcome.note("a damaged backup was restored")
            except DeskFault:
                outcome.acknowledged += 1
        with sealed.at_work() as desk:
            outcome.lost += desks.head_of(desk) != before
    return outcome


def _other(folder: Path) -> Sealed:
    """Return another officer's desk."""
    path = folder / "desk.sqlite"
    opening.create(path, desks.SECRET, opening.NewDesk("Mai", "Đà Nẵng"), Clock.on(desks.TODAY))
    return Sealed(path, vault.unlock(path, desks.SECRET))


def everything(times: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Try every kind of damage."""
    other = _other(folder / "other")
    for name in DAMAGES:
        yield run(name, times, seed, base, other, folder / name.replace(" ", "-"))
    yield run_damaged_backups(times, seed, base, folder / "restored")
