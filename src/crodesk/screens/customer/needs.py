"""What the customer wants, what we know of their finances, and what was offered before."""

from collections.abc import Iterator
from datetime import date

from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.screens.customer.words import Fact
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line

AGED = 365
"""Days after which a figure about the customer's finances is called old."""
MONTH_DAYS = 30.44
ANSWER_INKS = {"accepted": "good", "refused": "bad"}


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the pane."""
    return words.facts([*_needs(shown), *_offers(shown), *_finances(shown)], width)


def _needs(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["need"]:
        cells = line.cells
        is_open = cells["status"] == "open"
        said: list[Span | str] = [(cells["what"], "plain" if is_open else "muted")]
        if cells["amount_minor"] is not None:
            said.append(("  " + words.money(cells["amount_minor"], cells["currency"]), "strong"))
        by = _("by {day}").format(day=words.day(cells["wanted_by"], shown.today)) if cells["wanted_by"] else ""
        status = "" if is_open else words.choice("need", "status", cells["status"])
        said.append((words.aside(by, status, cells["note"]), "muted"))
        yield words.choice("need", "kind", cells["kind"]), said, Target("need", line.rid)


def _offers(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["offer"]:
        cells = line.cells
        answer = words.choice("offer", "answer", cells["answer"])
        said: list[Span | str] = [words.joined(cells["what"], line.names["product_rid"])]
        said.append(("  " + words.day(cells["offered_on"]), "muted"))
        said.append((f"  {answer}", ANSWER_INKS.get(cells["answer"], "plain")))
        said.append((words.aside(cells["reason"] or cells["why"]), "muted"))
        if cells["not_before"] and cells["not_before"] > shown.today.isoformat():
            not_before = _("not again until {day}").format(day=words.day(cells["not_before"]))
            said.append((f"  {words.mark('note')[0]} {not_before}", "warn"))
        yield _("offer"), said, Target("offer", line.rid)


def _finances(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["fact"]:
        cells = line.cells
        amount = words.money(cells["amount_minor"], cells["currency"])
        period = words.choice("fact", "period", cells["period"]) if cells["period"] != "once" else ""
        said: list[Span | str] = [cells["what"], (f"  {words.joined(amount, period, by=' ')}", "strong")]
        said += [(words.aside(cells["source"]), "muted"), _age(cells["as_of"], shown.today)]
        yield words.choice("fact", "kind", cells["kind"]), said, Target("fact", line.rid, "amount_minor")


def _age(as_of: str, today: date) -> Span:
    """Return how old a figure is; an old one stands out."""
    days = (today - date.fromisoformat(as_of)).days
    if days <= AGED:
        return (f"  {words.day(as_of)}", "muted")
    old = _("{months} months old").format(months=round(days / MONTH_DAYS))
    return (f"  {words.mark('note')[0]} {old}", "warn")
