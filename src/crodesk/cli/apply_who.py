"""For whom an application is: found by a number, name or phone, or written down now; begun, or gone on with."""

from crodesk.cli import asking
from crodesk.cli.applications import BEGUN, named
from crodesk.cli.call import NOT_DONE, Stop
from crodesk.cli.words import filled
from crodesk.domain.lending.application.moves import OPEN
from crodesk.domain.money import money_with_sign
from crodesk.domain.names import fold
from crodesk.domain.phones import parse_phone
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.text import digits
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_list, records, search, whom
from crodesk.services.application_list import ApplicationLine
from crodesk.services.desk import Desk

PHONE_DIGITS = 8
"""Digits that a text has at least to be taken for a phone."""
MANY = 9
"""Customers that are offered at most."""


def application(desk: Desk, number: str, customer: str, product: str) -> tuple[int, bool]:
    """Return the application that is gone on with, or a new one, and whether it is; asks for what isn't given."""
    if number:
        return named(desk, number).line.rid, False
    rid = _customer(desk, customer)
    under_way = [line for line in desk.read_now(application_list.of_customer, rid) if line.stage in OPEN]
    if under_way and not product:
        asking.say(_("Under way:"))
        place = asking.chosen(_("Which? Its number, or Enter for a new one:"), [_words(line) for line in under_way])
        if place is not None:
            return under_way[place].rid, False
    return _begin(desk, rid, product), True


def _words(line: ApplicationLine) -> str:
    kind = by_name("application")
    amount = "" if line.amount_minor is None else money_with_sign(line.amount_minor, line.currency, language())
    labels = [_(kind.field(key).label_of(getattr(line, key))) for key in ("product", "stage")]
    return " · ".join(part for part in (line.number, labels[0], amount, labels[1]) if part)


def _customer(desk: Desk, given: str) -> int:
    """Return who borrows; somebody who isn't known is written down."""
    while True:
        typed = given or asking.answer(
            _("Customer (number, name or phone):"), _("A new name or phone makes a customer.")
        )
        if not typed:
            continue
        found = [one.rid for one in desk.read_now(whom.meant, typed)] or [
            hit.rid for hit in desk.read_now(search.find, typed, MANY)
        ]
        if len(found) == 1:
            asking.say(f"= {_called(desk, found[0])}")
            return found[0]
        if found:
            shown = found[:MANY]
            place = asking.chosen(
                _("Who of them? A number, or Enter to type again:"), [_called(desk, rid) for rid in shown]
            )
            if place is not None:
                return shown[place]
        else:
            made = _new(desk, typed)
            if made:
                return made
        given = ""


def _called(desk: Desk, rid: int) -> str:
    words = "SELECT name || ' ' || code FROM customer WHERE rid = ?"
    return str(desk.read_now(lambda reader: reader.value(words, (rid,))))


def _new(desk: Desk, typed: str) -> int:
    """Write a customer down, by the name or the phone that was typed; 0 where nobody is to be."""
    from crodesk.services import customers

    phone = parse_phone(typed) if len(digits(typed)) >= PHONE_DIGITS else ""
    if isinstance(phone, Problem):
        asking.say("!! " + filled(phone.text, phone.values))
        return 0
    asking.say(_("Nobody here is called “{text}”.").format(text=typed))
    name = asking.answer(_("Name of the new customer, Enter for none:")) if phone else typed
    if not name:
        return 0
    if not phone:
        phone = _phone(name)
    rid = desk.do_now(N_("New customer"), name, customers.add, {"name": name}, phone)
    asking.say(f"= {_called(desk, rid)}")
    return rid


def _phone(name: str) -> str:
    """Ask for the phone of a new customer."""
    while True:
        typed = asking.answer(_("Phone of {name}, Enter for none:").format(name=name))
        found = parse_phone(typed) if typed else ""
        if not isinstance(found, Problem):
            return found
        asking.say("!! " + filled(found.text, found.values))


def _begin(desk: Desk, customer: int, product: str) -> int:
    product = _product(product)
    name = _called(desk, customer)
    rid = desk.do_now(BEGUN, name, records.add, "application", customer, {"product": product})
    line = desk.read_now(application_list.get, rid)
    assert line is not None
    asking.say(f"= {line.number}")
    return rid


def _product(given: str) -> str:
    """Return the product: the one given, else the one chosen by its number or name."""
    choices = by_name("application").field("product").choices
    names = {fold(name): each.value for each in choices for name in (each.value, each.label, _(each.label))}
    if given:
        if fold(given) not in names:
            raise Stop(_(N_("“{text}” is none of: {known}.")).format(
                text=given, known=", ".join(each.value for each in choices)), NOT_DONE)  # fmt: skip
        return names[fold(given)]
    for place, each in enumerate(choices, start=1):
        asking.say(f"  {place}  {_(each.label)}")
    while True:
        typed = asking.answer(_("Product:"))
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1].value
        if fold(typed) in names:
            return names[fold(typed)]
        asking.say(_("Type a number from 1 to {most}, or its name.").format(most=len(choices)))
