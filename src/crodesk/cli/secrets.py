"""`passphrase` and `recovery`: another passphrase, another recovery code, the head office as a third way in.

The desk's own key stays.
"""

from pathlib import Path

from crodesk.cli import making, output, passphrase
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.handing.card import Card
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import head_office, opening
from crodesk.services.handing import card_files
from crodesk.storage.faults import no_desk

KEPT = N_("Backups made before still open by the old one.")


def change_passphrase(call: Call) -> int:
    """Ask for the old passphrase, or for that of the head office's key, and for a new one, twice alike."""
    if call.options.office_key:
        _check_encrypted(call)
        secret = passphrase.to_open(call.options.passphrase_file)
        head_office.check_key(call.desk_file, Path(call.options.office_key).expanduser(), secret)
        new = _new_passphrase(call)
        head_office.change_passphrase(call.desk_file, Path(call.options.office_key).expanduser(), secret, new)
    else:
        old = _opens(call)
        opening.change_passphrase(call.desk_file, old, _new_passphrase(call))
    output.say(_(N_("The passphrase is changed.")) + " " + _(KEPT))
    return _done(call, changed="passphrase")


def _new_passphrase(call: Call) -> str:
    named = call.options.new_passphrase_file
    return passphrase.of_file(named) if named else passphrase.chosen()


def change_recovery(call: Call) -> int:
    """Make a new recovery code; it holds once it was typed back, or is in the file asked for."""
    options = call.options
    if options.head_office:
        return _let_in(call, Path(options.head_office).expanduser())
    if options.no_head_office:
        return _keep_out(call)
    secret = _opens(call)
    code = opening.new_recovery_code()
    named = options.recovery_file
    kept = making.reserved(Path(named).expanduser(), making.UNWRITTEN) if named else None
    if kept is None and not making.shown(code):
        output.say(_(N_("It was not typed back: the old recovery code still holds.")))
        return NOT_DONE
    opening.change_recovery_code(call.desk_file, secret, code)
    if kept is not None:
        making.give_code(code, kept)
    output.say(_(N_("The recovery code is changed.")) + " " + _(KEPT))
    return _done(call, changed="recovery", file=named)


def _let_in(call: Call, path: Path) -> int:
    """Have the head office of a card open the desk too, once its number was compared."""
    card = card_files.read(path)
    output.say(_(N_("The card of {name}, {branch}. Its number: {number}")).format(**_of(card)))
    question = N_("Whoever has its key can open this desk and every backup made from now on. Is the number right?")
    if not call.options.yes and not output.agreed(_(question)):
        output.say(_(N_("Nothing was changed.")))
        return NOT_DONE
    head_office.let_in(call.desk_file, _opens(call), card)
    output.say(_(N_("{name} can open this desk too. The unlock room says so.")).format(name=card.name))
    return _done(call, changed="head_office", head_office=_of(card))


def _keep_out(call: Call) -> int:
    """Have no head office open the desk."""
    secret = _opens(call)
    card = head_office.card_of(call.desk_file)
    if card is None:
        output.say(_(N_("No head office can open this desk.")))
        return NOT_DONE
    head_office.keep_out(call.desk_file, secret)
    words = N_("{name} can't open this desk any more. Backups made before can still be opened by its key.")
    output.say(_(words).format(name=card.name))
    return _done(call, changed="head_office", head_office=None)


def _done(call: Call, **what: object) -> int:
    """Print as data what was changed, where that is asked for; a secret is never among it."""
    if call.options.json:
        output.show_json(what)
    return DONE


def _of(card: Card) -> dict[str, str]:
    return {"name": card.name, "branch": card.branch or "–", "number": card.number}


def make_office_key(call: Call) -> int:
    """Make the head office's pair of keys: the secret half into a file, the card beside it."""
    from crodesk.exchange.handing import card_text

    path = Path(call.options.file).expanduser()
    card_path = path.with_name(f"{path.name}.card")
    if card_path.exists():
        raise Stop(_(opening.THERE_ALREADY).format(path=card_path))
    card = head_office.make_key(path, call.options.name, call.options.branch, _new_passphrase(call))
    card_path.write_text(card_text(card), encoding="utf-8")
    if call.options.json:
        output.show_json({"key": str(path), "card": str(card_path), **_of(card)})
        return DONE
    output.show(_(N_("The key is in {path}. Lock it away, with its passphrase elsewhere.")).format(path=path))
    output.show(_(N_("Its card for the desks: {path}")).format(path=card_path))
    output.show(_(N_("The number to compare: {number}")).format(number=card.number))
    return DONE


def _check_encrypted(call: Call) -> None:
    if not call.desk_file.is_file():
        raise no_desk(call.desk_file)
    if not opening.is_encrypted(call.desk_file):
        raise Stop(_(N_("This desk is not encrypted: it has no passphrase.")))


def _opens(call: Call) -> str:
    """Return the passphrase or code that opens the desk, once it was seen to."""
    _check_encrypted(call)
    secret = passphrase.to_open(call.options.passphrase_file)
    opening.unlock(call.desk_file, secret)
    return secret
