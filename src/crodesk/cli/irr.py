"""`irr`: the effective rate of cash flows by date; needs no desk."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from crodesk.cli import irr_flows, output, quote_words
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.dates import format_date
from crodesk.domain.lending.day_count import DayCount, day_count_named
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.rates import Flow, xirr
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language

PLACES = 6
"""Decimals of a percentage for other programs."""


def run(call: Call) -> int:
    """Print the rate, or why there is none."""
    day_count = day_count_named(call.options.day_count)
    if day_count is None:
        raise Stop(_(N_("“{text}” is no day count.")).format(text=call.options.day_count), WRONG_USE)
    flows = of_file(call)
    rate = xirr(flows, day_count)
    if isinstance(rate, Problem):
        output.say(quote_words.sentence(rate))
        return NOT_DONE
    if call.options.json:
        output.show_json(_as_json(flows, rate, day_count))
    else:
        for line in output.columns(_facts(flows, rate)):
            output.show(line)
    return DONE


def of_file(call: Call) -> Sequence[Flow]:
    """Return the flows of the file that is named; stops with every line that can't be read."""
    options = call.options
    delimiter = options.delimiter.replace("\\t", "\t")
    found = irr_flows.read(Path(options.file).expanduser(), call.clock.today, options.encoding, delimiter)
    if found.mistakes:
        raise Stop("\n".join(found.mistakes))
    return found.flows


def _sums(flows: Sequence[Flow]) -> tuple[Decimal, Decimal]:
    """Return what is paid and what is received."""
    paid = sum((-amount for _day, amount in flows if amount < 0), ZERO)
    return paid, sum((amount for _day, amount in flows if amount > 0), ZERO)


def _facts(flows: Sequence[Flow], rate: Decimal) -> list[tuple[str, str]]:
    paid, received = _sums(flows)
    first, last = (format_date(day, language()) for day in (min(flows)[0], max(flows)[0]))
    return [
        (_(N_("Effective rate a year")), quote_words.percent(rate)),
        (_(N_("Flows")), _(N_("{count}, from {first} to {last}")).format(count=len(flows), first=first, last=last)),
        (_(N_("Money paid")), quote_words.number(paid)),
        (_(N_("Money received")), quote_words.number(received)),
    ]


def _as_json(flows: Sequence[Flow], rate: Decimal, day_count: DayCount) -> dict[str, object]:
    paid, received = _sums(flows)
    return {
        "effective_rate": format(rate, f".{PLACES}f"),
        "day_count": day_count.value,
        "flows": len(flows),
        "first": min(flows)[0],
        "last": max(flows)[0],
        "paid": format(paid, "f"),
        "received": format(received, "f"),
    }
