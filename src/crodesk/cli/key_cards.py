"""`keys`: those of the screens as before; `keys export`, `keys trust`, `keys cards`: the cards of desks."""

from pathlib import Path
from typing import Any

from crodesk.cli import cells, opening, output
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.handing.card import Card
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.handing import card_files, cards
from crodesk.services.handing.cards import TrustedCard

COMPARE = N_("Is that the number that {name} reads to you, by phone or face to face?")
NEEDS_FILE = N_("Say which file the card is in.")


def run(call: Call) -> int:
    """Do what is asked for; without a word list the keys of the screens."""
    if call.options.what:
        return {"export": export, "trust": trust, "cards": show}[call.options.what](call)
    from crodesk.cli import keys

    return keys.show(call)


def export(call: Call) -> int:
    """Print the card of this desk, or write it to a file."""
    from crodesk.exchange.handing import card_text

    with opening.to_write(call) as desk:
        card = cards.own(desk)
    if call.options.file:
        path = Path(call.options.file).expanduser()
        card_files.write(path, card)
        output.say(_(N_("The card is in {path}. Its number: {number}")).format(path=path, number=card.number))
    if call.options.json:
        output.show_json(as_data(card))
    elif not call.options.file:
        output.show(card_text(card).rstrip())
    return DONE


def trust(call: Call) -> int:
    """Trust the card of a colleague, once its number was compared."""
    card = _read(call)
    with opening.to_write(call) as desk:
        own = cards.own(desk)
        if not _compared(call, card):
            output.say(_(N_("The card isn't trusted. Nothing was changed.")))
            return NOT_DONE
        rid = desk.do_now(cards.TRUSTED, card.name, cards.trust, own.signing, card)
        today = desk.today.isoformat()
    if call.options.json:
        output.show_json(as_data(card) | {"rid": rid, "trusted_on": today})
    else:
        output.say(_(N_("The card of {name} is trusted.")).format(name=card.name))
    return DONE


def _read(call: Call) -> Card:
    if not call.options.file:
        raise Stop(_(NEEDS_FILE), WRONG_USE)
    return card_files.read(Path(call.options.file).expanduser())


def _compared(call: Call, card: Card) -> bool:
    """Tell whether the number of a card is what its owner says it is."""
    if call.options.number is not None:
        if not card.is_called(call.options.number):
            output.say(_(N_("The number of this card is {number}: it isn't theirs.")).format(number=card.number))
            return False
        return True
    output.say(" · ".join(filter(None, (card.name, card.branch))))
    output.say(card.number)
    return output.agreed(_(COMPARE).format(name=card.name))


def show(call: Call) -> int:
    """List the cards that are trusted here."""
    with opening.to_read(call) as desk:
        found = desk.read_now(cards.trusted)
    if call.options.json:
        output.show_json([_trusted(each) for each in found])
    else:
        rows = [(each.card.name, each.card.branch, cells.day(each.trusted_on), each.card.number) for each in found]
        output.show_rows(rows, [_(N_("Name")), _(N_("Branch")), _(N_("Trusted since")), _(N_("Number"))])
    return DONE if found else NOT_DONE


def _trusted(each: TrustedCard) -> dict[str, Any]:
    return as_data(each.card) | {"rid": each.rid, "trusted_on": each.trusted_on}


def as_data(card: Card) -> dict[str, Any]:
    """Return a card as data."""
    return {
        "name": card.name,
        "branch": card.branch,
        "signing": card.signing,
        "opening": card.opening,
        "number": card.number,
    }
