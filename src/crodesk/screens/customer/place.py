"""The first two lines of the file: who is this, and where do we stand."""

from collections.abc import Callable, Sequence
from datetime import date

from crodesk.domain.money import short_money_with_sign
from crodesk.domain.relationship.alerts import Alert
from crodesk.language import _, language
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown
from crodesk.services.customer_file import CustomerFile
from crodesk.widgets.paint import Span, cells, cut
from crodesk.widgets.signs import signs

BEST_TIER = "gold"
USUAL = {"kind": "individual", "status": "active"}
"""What most customers are, and so isn't said."""
FEWEST_NAME_CELLS = 34
"""What a long warning leaves to the name, where the line has so many."""
BETWEEN = 2
"""Blank cells between what is said of the customer, and before the warning."""


def first_line(shown: Shown, width: int, key: str) -> tuple[list[Span], Span]:
    """Return who this is and the warning that matters most, as they fit beside each other in `width` cells.

    The name and the number stay; of the rest is said what fits whole. Beside the warning stands how many more there
    are, with the `key` that lists them.
    """
    names, *known = who(shown)
    core = _cells([names, *known[:1]])
    most = width - min(core, FEWEST_NAME_CELLS) - BETWEEN
    said = _warning(shown, most, width - _cells([names, *known]) - BETWEEN, key)
    room = width - core - cells(said[0]) - BETWEEN
    return [names, *known[:1], *_that_fit(known[1:], room)], said


def who(shown: Shown) -> list[Span]:
    """Return the name, how the bank counts the customer, and since when."""
    own = shown.file.customer.cells
    names = words.joined(own["name_original"], own["name"], by=" ")
    unusual = {key: words.choice("customer", key, own[key]) for key, usual in USUAL.items() if own[key] != usual}
    parts = [shown.file.code, unusual.get("kind", ""), _tier(own["tier"]), unusual.get("status", "")]
    parts.append(_("since {year}").format(year=own["since"][:4]) if own["since"] else "")
    return [(names, "strong"), *((" " * BETWEEN + part, "plain") for part in parts if part)]


def _that_fit(spans: Sequence[Span], room: int) -> list[Span]:
    """Return those from the first on that fit whole."""
    return [span for place, span in enumerate(spans) if _cells(spans[: place + 1]) <= room]


def _cells(spans: Sequence[Span]) -> int:
    return sum(cells(text) for text, _ink in spans)


def _tier(tier: str) -> str:
    shown = words.choice("customer", "tier", tier)
    return f"{signs().star} {shown}" if tier.lower() == BEST_TIER else shown


def _warning(shown: Shown, most: int, spare: int, key: str) -> Span:
    """Return the first alert in `most` cells, as many as pressing as fit in `spare`, and how many more there are."""
    if not shown.file.alerts:
        return ("", "muted")
    first, *others = shown.file.alerts
    said, ink = alert_words(first, shown.today), words.mark(first.weight)[1]
    while others and others[0].weight == first.weight:
        longer = f"{said}  {alert_words(others[0], shown.today)}"
        if cells(longer + _more(len(others) - 1, key)) > spare:
            break
        said = longer
        others.pop(0)
    tail = _more(len(others), key)
    return cut(said, most - cells(tail)) + tail, ink


def _more(count: int, key: str) -> str:
    """Return how many alerts aren't said, and the key that lists them; empty for none."""
    return "  " + _("{key} {count} more").format(key=key, count=count) if count else ""


def alert_words(alert: Alert, today: date | None = None) -> str:
    """Return an alert with its sign; with `today` a day of this year has no year."""
    return f"{words.mark(alert.weight)[0]} {words.filled(alert.text, alert.values, today)}"


def standing(shown: Shown, width: int) -> list[Span]:
    """Return where we stand, in full where there is room for it."""
    full = _standing(shown, words.money)
    if sum(cells(text) for text, _ink in full) <= width:
        return full
    return _standing(shown, lambda minor, currency: short_money_with_sign(minor, currency, language()))


def _standing(shown: Shown, money: Callable[[int, str], str]) -> list[Span]:
    parts = [*_totals(shown.file, money), _late(shown.file), _last_talk(shown), _next_step(shown)]
    between: Span = (f" {signs().between} ", "muted")
    spans = [span for part in parts if part for span in (between, part)]
    return spans[1:]


def _totals(file: CustomerFile, money: Callable[[int, str], str]) -> list[Span]:
    sums: list[Span] = []
    for currency, total in file.totals.items():
        if total["held"] or not total["owed"]:
            sums.append((_("{amount} with us").format(amount=money(total["held"], currency)), "strong"))
        if total["owed"]:
            sums.append((_("owes {amount}").format(amount=money(total["owed"], currency)), "strong"))
    return sums or [(_("holds nothing yet") if not file.holdings else _("no balance stated"), "muted")]


def _late(file: CustomerFile) -> Span | None:
    """Return how late the customer is; where that is the warning above, it isn't said twice."""
    late = max((holding.days_late or 0 for holding in file.holdings), default=0)
    if not late or file.alerts[0].values.get("days") == late:
        return None
    sign, ink = words.mark("late")
    return (f"{sign} {words.days_late(late)}", ink)


def _last_talk(shown: Shown) -> Span:
    last = shown.file.last_contact_on
    if not last:
        return (_("never talked"), "muted")
    return (_("talked {when}").format(when=words.recently(last, shown.today)), "plain")


def _next_step(shown: Shown) -> Span:
    if not shown.file.follow_ups:
        return (_("no next step"), "muted")
    first = shown.file.follow_ups[0]
    late = first.due_on < shown.today.isoformat()
    when = words.joined(words.short_day(first.due_on, shown.today), first.due_time, by=" ")
    what = words.joined(words.choice("follow_up", "what", first.what), first.about, by=": ")
    if late:
        return (f"{words.mark('late')[0]} " + _("late: {when} {what}").format(when=when, what=what), "bad")
    return (_("next {when} {what}").format(when=when, what=what), "plain")
