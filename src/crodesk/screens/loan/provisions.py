"""What is set aside for a loan, and what of its security is deducted first."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.percent import format_percent
from crodesk.language import _, language
from crodesk.screens.loan import words
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_provisions import Secured
from crodesk.widgets.styled import Line, fact, line, paragraph

PPM = 1_000_000


def lines(file: LoanFile, width: int) -> Iterator[Line]:
    """Yield the provision with what it is made of; nothing where no rules set any."""
    found, loan = file.provided, file.known.loan
    if found is None:
        return
    told = found.provision
    if told is None:
        for problem in found.problems:
            yield paragraph((f"{_('Set aside')}: {words.filled(problem.text, problem.values)}", "muted"), indent=2)
        yield line()
        return

    def amount(value: Decimal) -> str:
        return words.amount(loan.minor(value), loan.currency)

    yield fact(_("Set aside"), (amount(told.specific + told.general), "strong"), width=width)
    yield fact(f"  {_('specific')}", f"{amount(told.specific)}  {_percent(told.rate)}", width=width)
    yield fact(f"  {_('general')}", amount(told.general), width=width)
    if told.deducted:
        yield fact(f"  {_('deducted')}", amount(min(told.deducted, told.exposure)), width=width)
    for each in found.secured:
        yield _secured(each, amount(each.value) if each.value is not None else "?")
    yield line()


def _secured(each: Secured, value: str) -> Line:
    if each.counts:
        return paragraph((f"  {each.name} {value}", "muted"), indent=2)
    return paragraph((f"  {each.name} {value}: {_(each.why_not)}", "warn"), indent=2)


def _percent(rate: Decimal) -> str:
    return format_percent(int(rate * PPM), language())
