"""What the customer holds: each with its balance as last stated, and what they come to."""

from collections.abc import Iterator, Sequence
from datetime import date

from crodesk.domain.text import capital
from crodesk.language import _
from crodesk.screens.customer import flows, words
from crodesk.screens.customer.papers import urgency
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.customer_file import HoldingLine
from crodesk.widgets.paint import Span, cells, cut
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

OWN = "owner"
DETAILS_FROM = 42
"""From so many cells on holdings go by their names and show all that is known; in less by kind and number."""
LONG_NUMBER = 12
SHORT_NUMBER = 8
"""A longer number shows its end, which is what people say of it."""
TAIL = 4
"""Digits by which a card is called; a name that ends in them needs no number."""
IN_ORDER = {None, "", "running"}


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the pane: holdings, their sums, then the movements of twelve months."""
    wide, newest = width >= DETAILS_FROM, as_of(shown.file.holdings)
    found: list[Line] = []
    for holding in shown.file.holdings:
        found += [_main(holding, width, wide=wide), *_details(holding, shown.today, newest, wide=wide)]
    return [*found, *_totals(shown, newest), *flows.lines(shown, width)]


def as_of(holdings: Sequence[HoldingLine]) -> str:
    """Return the day of the newest statement; empty when there is none."""
    return max((holding.as_of or "" for holding in holdings), default="")


def called(holding: HoldingLine, room: int = 60, *, wide: bool = True) -> str:
    """Return what a holding is called in so many cells: its name, product or kind, and its number, which stays whole.

    Where there is little room it goes by kind and number.
    """
    kind = capital(words.choice("holding", "kind", holding.kind))
    name = (holding.name or holding.product or kind) if wide else kind
    most = LONG_NUMBER if wide else SHORT_NUMBER
    number = holding.number if len(holding.number) <= most else signs().more + holding.number[1 - most :]
    if holding.number[-TAIL:] in name:
        return cut(name, room)
    return words.joined(cut(name, room - cells(number) - 1), number, by=" ")


def _main(holding: HoldingLine, width: int, *, wide: bool) -> Line:
    late = bool(holding.days_late or holding.arrears_minor)
    sign = f"{words.mark('late')[0]} " if late else ""
    balance = "" if holding.balance_minor is None else words.money(holding.balance_minor, holding.currency)
    right = ("  " + (balance or _("not stated")), "strong" if balance else "muted")
    said = sign + called(holding, width - cells(sign) - cells(right[0]), wide=wide)
    return line((said, "bad" if late else "plain"), target=Target("holding", holding.rid), right=[right])


def _details(holding: HoldingLine, today: date, newest: str, *, wide: bool) -> Iterator[Line]:
    spans = [*_late(holding), *_due(holding, today)]
    if wide or holding.role != OWN:
        spans += [(part, "muted") for part in (*_plain(holding, newest), *(_unread(holding) if wide else ())) if part]
    if spans:
        between: Span = (f" {signs().between} ", "muted")
        yield paragraph(("  ", "plain"), *[span for each in spans for span in (each, between)][:-1], indent=2)


def _late(holding: HoldingLine) -> list[Span]:
    found: list[Span] = []
    if holding.days_late:
        found.append((words.days_late(holding.days_late), "bad"))
    if holding.arrears_minor:
        amount = words.money(holding.arrears_minor, holding.currency)
        found.append((_("{amount} in arrears").format(amount=amount), "bad"))
    return found


def _due(holding: HoldingLine, today: date) -> list[Span]:
    found: list[Span] = []
    if holding.matures_on:
        weight = urgency(holding.matures_on, today) if holding.kind == "deposit" else ""
        until = _("until {day}").format(day=words.short_day(holding.matures_on, today))
        found.append((until, words.ink(weight) if weight else "muted"))
    if holding.next_due_on and (holding.next_due_minor is not None or holding.next_due_on != holding.matures_on):
        amount = "" if holding.next_due_minor is None else words.money(holding.next_due_minor, holding.currency)
        due = _("due {day}").format(day=words.short_day(holding.next_due_on, today))
        found.append((words.joined(due, amount, by=" "), "plain"))
    return found


def _unread(holding: HoldingLine) -> list[str]:
    """Return the key that states a balance, where none was ever stated."""
    return [] if holding.as_of else [_("F6 2 states its balance")]


def _plain(holding: HoldingLine, newest: str) -> list[str]:
    limit = words.money(holding.limit_minor, holding.currency) if holding.limit_minor else ""
    older = holding.as_of if holding.as_of != newest else ""
    return [
        "" if holding.role == OWN else words.choice("holding_role", "role", holding.role),
        words.percent(holding.rate_ppm) if holding.rate_ppm else "",
        _("limit {amount}").format(amount=limit) if limit else "",
        _("lien: {whose}").format(whose=holding.lien) if holding.lien else "",
        "" if holding.status in IN_ORDER else words.choice("holding_reading", "status", holding.status),
        _("as of {day}").format(day=words.day(older)) if older else "",
    ]


def _totals(shown: Shown, newest: str) -> Iterator[Line]:
    """Yield the sum of each currency, and the day of the newest statement."""
    day = words.short_day(newest, shown.today)
    for currency, total in shown.file.totals.items():
        for side, label in (("held", _("with us")), ("owed", _("owes"))):
            if total[side]:
                amount = ("  " + words.money(total[side], currency), "strong")
                yield line((words.joined(capital(label), day), "muted"), right=[amount])
