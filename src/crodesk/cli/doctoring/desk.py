"""The desk: its file and who has it open, its key, its chain, its backups, and the room for both."""

import os
from collections.abc import Iterator
from pathlib import Path

from crodesk.cli import backups, passphrase, words
from crodesk.cli.call import Call
from crodesk.cli.doctoring.computer import space
from crodesk.cli.doctoring.finding import Finding
from crodesk.domain.backups import is_overdue
from crodesk.domain.dates import format_date
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.services import backing_up, opening
from crodesk.services.backing_up import Places
from crodesk.storage.lock import DeskLock

OTHERS = 0o077
"""The rights of everybody but the owner."""
SHOWN = 12
"""Letters of a seal that are enough to tell it from others."""


def look(call: Call) -> Iterator[Finding]:
    """Yield what there is to say of the desk, without a word that stands in it."""
    path = call.desk_file
    if not path.is_file():
        yield Finding(N_("desk"), str(path), N_("There is none yet: make one with crodesk init."))
        return
    kind = _(N_("encrypted")) if opening.is_encrypted(path) else _(N_("plain"))
    yield Finding(N_("desk"), f"{path}, {path.stat().st_size // 1024} KiB, {kind}")
    yield Finding(N_("open in"), _holder(call) or "–")
    yield _rights(path)
    if not os.access(path.parent, os.W_OK):
        yield Finding(N_("folder"), str(path.parent), N_("It can't be written to: the desk opens for reading only."))
    yield from _key(path)
    yield _chain(call)
    yield from _backups(call, backups.places_of(call.settings))
    yield space(N_("free space"), path.parent)


def _rights(path: Path) -> Finding:
    """Return what others may do with the desk, its log and its key."""
    parts = [each for end in ("", "-wal", "-shm", ".key") if (each := path.with_name(path.name + end)).exists()]
    modes = {each.name: each.stat().st_mode & 0o777 for each in parts}
    open_to = [name for name, mode in modes.items() if os.name != "nt" and mode & OTHERS]
    advice = N_("Others can read the file: take their rights away.") if open_to else ""
    return Finding(N_("rights"), ", ".join(f"{modes[name]:o}" for name in (open_to or modes)), advice)


def _key(path: Path) -> Iterator[Finding]:
    """Yield what opens an encrypted desk."""
    if not opening.is_encrypted(path):
        return
    from crodesk.services import head_office

    try:
        office = head_office.card_of(path)
    except DeskFault:
        yield Finding(N_("opens by"), "–", N_("The key file is damaged: put the copy from a backup in its place."))
        return
    ways = [N_("passphrase"), N_("recovery code"), *([N_("head office")] if office else [])]
    yield Finding(N_("opens by"), ", ".join(map(_, ways)))


def _chain(call: Call) -> Finding:
    """Return whether the journal is whole; an encrypted desk is looked into only with its passphrase at hand."""
    named = call.options.passphrase_file
    if opening.is_encrypted(call.desk_file) and named is None:
        return Finding(N_("chain"), _(N_("not looked at: crodesk verify asks for the passphrase")))
    try:
        secret = passphrase.to_open(named) if named is not None else None
        desk = opening.open_to_read(call.desk_file, secret, call.clock)
    except DeskFault as fault:
        return Finding(N_("chain"), words.of_fault(fault), N_("The desk can't be opened: see what is said beside."))
    from crodesk.services import chain_checking

    try:
        actions, seal = chain_checking.state(desk)
    except DeskFault as fault:
        return Finding(N_("chain"), words.of_fault(fault), N_("Write nothing into it: see what crodesk verify says."))
    finally:
        desk.close()
    if not seal:
        advice = N_("Write nothing into it: see what crodesk verify says.")
        return Finding(N_("chain"), _(N_("altered")), advice)
    said = ngettext("whole, {count} action, seal {seal}", "whole, {count} actions, seal {seal}", actions)
    return Finding(N_("chain"), said.format(count=actions, seal=seal[:SHOWN]))


def _backups(call: Call, places: Places) -> Iterator[Finding]:
    last = backing_up.last_of(call.desk_file, places)
    if last is None:
        yield Finding(N_("last backup"), "–", N_("There is none yet: make one with crodesk backup."))
    else:
        advice = N_("It is old: make one with crodesk backup.") if is_overdue(last.on, call.clock.today) else ""
        if not last.path.is_file() or last.path.stat().st_size != last.label.bytes:
            advice = N_("Its file is not as it was: make a new one with crodesk backup.")
        yield Finding(N_("last backup"), format_date(last.on, language()), advice)
    yield Finding(N_("backups"), str(places.usual))
    if places.usual.is_dir() and not os.access(places.usual, os.W_OK):
        yield Finding(N_("backups"), str(places.usual), N_("It can't be written to: choose another folder."))
    if places.second is not None:
        there = places.second_is_there
        advice = "" if there else N_("It isn't there now: plug it in, then crodesk backup.")
        yield Finding(N_("second folder"), str(places.second), advice)
        if there:
            yield space(N_("free there"), next(each for each in (places.second, places.second.parent) if each.is_dir()))


def _holder(call: Call) -> str:
    """Return who has the desk open, by trying to take the lock for an instant."""
    try:
        DeskLock(call.desk_file, "crodesk doctor", call.clock.now).release()
    except DeskFault as fault:
        if "process" in fault.values:
            return _(N_("{what}, process {process}, since {since}")).format(**fault.values)
        return str(fault.values.get("holder") or _(N_("another crodesk")))
    except OSError:
        return ""
    return ""
