"""Money in and out over twelve months, with small bars, and the newest movements."""

from collections.abc import Iterator, Sequence
from datetime import date

from crodesk.domain.dates import month_name
from crodesk.domain.money import currency_sign, short_money
from crodesk.language import _, language
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.customer_file import MonthFlow, TransactionLine
from crodesk.widgets.paint import Span, fit
from crodesk.widgets.styled import Line, line

EIGHTHS = " ▏▎▍▌▋▊▉█"
BARS_FROM = 42
"""In fewer cells there are no bars."""
LONGEST_BAR = 8
AMOUNT = 7
MONTH = 8


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the movements of the customer's own accounts; nothing where none are known."""
    return [*_months(shown.file.months, width), *_newest(shown.file.transactions)]


def bar(value: int, largest: int, room: int) -> str:
    """Return a bar of at most `room` cells, to the eighth of a cell; something is never shown as nothing."""
    if value <= 0 or largest <= 0:
        return " " * room
    eighths = max(value * room * 8 // largest, 1)
    whole, part = divmod(eighths, 8)
    return (EIGHTHS[8] * whole + EIGHTHS[part].strip()).ljust(room)


def _months(months: Sequence[MonthFlow], width: int) -> Iterator[Line]:
    for currency in dict.fromkeys(each.currency for each in months):
        own = [each for each in months if each.currency == currency]
        largest = max(max(each.inflow, each.outflow) for each in own)
        yield line()
        yield line((_("Twelve months · {currency}").format(currency=currency_sign(currency)), "header"))
        yield from (_month(each, largest, bars=width >= BARS_FROM) for each in reversed(own))


def _month(each: MonthFlow, largest: int, *, bars: bool) -> Line:
    spans: list[Span] = [(fit(short_month(each.month), MONTH), "muted")]
    for amount, sign, ink in ((each.inflow, "+", "good"), (each.outflow, "-", "warn")):
        short = sign + short_money(amount, each.currency, language()) if amount else "-"
        spans.append((fit(short, AMOUNT, right=True) + " ", "plain"))
        if bars:
            spans.append((bar(amount, largest, LONGEST_BAR) + " ", ink))
    return line(*spans, right=[_lowest(each)])


def short_month(of: str) -> str:
    """Return a month as `Nov 26`, `11/26` or `2026-11`."""
    year, month = of.split("-")
    if language() == "en":
        return f"{month_name(int(month), 'en')[:3]} {year[2:]}"
    return f"{month}/{year[2:]}" if language() == "vi" else of


def _lowest(each: MonthFlow) -> Span:
    if each.lowest is None:
        return ("", "muted")
    low = _("low {amount}").format(amount=short_money(each.lowest, each.currency, language()))
    return (low, "bad" if each.lowest < 0 else "muted")


def _newest(transactions: Sequence[TransactionLine]) -> Iterator[Line]:
    if transactions:
        yield line()
        yield line((_("Newest movements"), "header"))
    for each in transactions:
        out = each.direction == "out"
        amount = words.money(-each.amount_minor if out else each.amount_minor, each.currency)
        said = words.joined(each.counterparty, each.what)
        yield line(
            (_short_day(each.booked_on), "muted"),
            f"  {said}",
            target=Target("bank_transaction", each.rid),
            right=[("  " + amount, "plain" if out else "good")],
        )


def _short_day(day: str) -> str:
    """Return a day of the last months without its year."""
    when = date.fromisoformat(day)
    if language() == "en":
        return f"{when.day:>2} {month_name(when.month, 'en')[:3]}"
    return f"{when:%d/%m}" if language() == "vi" else f"{when:%m-%d}"
