"""`backup` and `restore`: a verified copy of the desk, and the way back from one."""

from pathlib import Path
from typing import Any

from crodesk import config
from crodesk.cli import opening, output, passphrase, words
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.config import Settings
from crodesk.domain.dates import format_date
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import backing_up
from crodesk.services.backing_up import Done, Places
from crodesk.storage import backups
from crodesk.storage.backups import Backup


def places_of(settings: Settings) -> Places:
    """Return where backups go by the settings."""
    return Places(config.backup_folder(settings), config.second_backup_folder(settings))


def backup(call: Call) -> int:
    """Make a backup, or list those there are."""
    places = Places(Path(call.options.to).expanduser()) if call.options.to else places_of(call.settings)
    if call.options.list:
        return _listed(call, backing_up.made_of(call.desk_file, places.usual))
    with opening.to_read(call) as desk:
        done = backing_up.back_up(desk, places)
    if call.options.json:
        output.show_json(_as_data(done.backup) | {"second": str(done.second.path) if done.second else None})
    else:
        tell(done, places)
    return DONE if done.fault is None else NOT_DONE


def tell(done: Done, places: Places) -> None:
    """Say where a backup lies and what proves it."""
    label = done.backup.label
    output.show(_(N_("Backed up and verified: {path}")).format(path=done.backup.path))
    output.show(_(N_("{customers} customers, seal {seal}")).format(customers=label.customers, seal=label.seal))
    if done.second:
        output.show(_(N_("A second copy lies in {folder}.")).format(folder=done.second.path.parent))
    elif done.fault:
        output.say(words.of_fault(done.fault))
    elif places.second is not None:
        output.say(_(N_("The second folder isn't there now: {folder}.")).format(folder=places.second))


def _listed(call: Call, found: list[Backup]) -> int:
    if call.options.json:
        output.show_json([_as_data(each) for each in found])
    else:
        rows = [
            (
                format_date(each.on, language()),
                each.label.customers,
                each.label.bytes // 1024,
                each.label.seal,
                each.path,
            )
            for each in found
        ]
        titles = (N_("Made"), N_("Customers"), N_("KiB"), N_("Seal"), N_("File"))
        output.show_rows(rows, [_(title) for title in titles])
    return DONE if found else NOT_DONE


def restore(call: Call) -> int:
    """Put a backup in the place of the desk, which is moved aside."""
    path = Path(call.options.file).expanduser()
    question = N_("Put {file} in the place of {desk}? What is there now is moved aside, not deleted.")
    if not call.options.yes and not output.agreed(_(question).format(file=path.name, desk=call.desk_file)):
        output.say(_(N_("Nothing was changed.")))
        return NOT_DONE
    named = call.options.passphrase_file
    secret = passphrase.to_open(named) if path.with_name(f"{path.name}.key").exists() else None
    done = backups.restore(path, call.desk_file, secret, call.clock.now)
    if call.options.json:
        missing = {"aside": str(done.aside) if done.aside else None, "papers_missing": list(done.papers_missing)}
        output.show_json(_as_data(done.backup) | missing)
        return DONE
    label = done.backup.label
    day = format_date(done.backup.on, language())
    output.show(
        _(N_("Restored the backup of {day}: {customers} customers.")).format(day=day, customers=label.customers)
    )
    output.show(_(N_("Opened, checked and counted; seal {seal}")).format(seal=label.seal))
    if done.aside:
        output.show(_(N_("What was there lies in {folder}.")).format(folder=done.aside))
    for name in done.papers_missing:
        output.say(_(N_("The attached file {name} is in no backup here.")).format(name=name))
    return DONE


def _as_data(made: Backup) -> dict[str, Any]:
    return {
        "path": str(made.path),
        "number": made.number,
        "on": made.on,
        "made_at": made.label.made_at,
        "schema": made.label.schema,
        "seal": made.label.seal,
        "actions": made.label.actions,
        "rows": made.label.rows,
        "customers": made.label.customers,
        "papers": made.label.papers,
        "bytes": made.label.bytes,
        "sha256": made.label.sha256,
    }
