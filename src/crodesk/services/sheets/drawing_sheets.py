"""Pages about a drawing: the customer's request to pay it out, and the debt note by which it is owed."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from crodesk.domain.dates import format_date
from crodesk.domain.lending.disbursing.drawing import Agreement
from crodesk.domain.lending.due_dates import MONTHLY, due_date
from crodesk.domain.lending.papers.facts import Contract, Person
from crodesk.domain.money import format_money, minor_units
from crodesk.domain.number_words import contract_words
from crodesk.domain.percent import format_percent
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words
from crodesk.language import _, language
from crodesk.services import contract_file, contract_terms
from crodesk.services.application_papers import BORROWER
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.loan_cells import in_minor
from crodesk.services.printing import people
from crodesk.services.printing.bank import Letterhead
from crodesk.services.printing.making import DEBT_NOTE, OF_DRAWING, REQUEST
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import PPM_A_PERCENT, day
from crodesk.storage.reader import Reader

BLANK = "................................................................"
ORIGINALS = 3
"""Of a debt note, as the bank form 13/PN-DNGN has them."""


def request(reader: Reader, file: ContractFile, one: DrawingFile) -> Paper:
    """Return the request to pay a drawing out: how much, when, to whom, on which proof."""
    blocks = [*_who(reader, file), *_asked(file, one), *_payees(file, one), *_proof(one), *_signed()]
    return _paper(N_("Request to disburse {number}"), file, one, blocks)


def debt_note(reader: Reader, file: ContractFile, one: DrawingFile) -> Paper:
    """Return the debt note: what is owed by a drawing, until when, at which rate."""
    usual = Letterhead(reader, language()).contract()
    agreed = contract_file.agreement_for(file, one)
    owed = (*_limits(file, one, agreed), *_terms(file, one, usual))
    blocks = [*_who(reader, file), *_asked(file, one), Facts(owed), *_payees(file, one), *_proof(one), *_signed()]
    return _paper(N_("Debt note {number}"), file, one, blocks)


SHEETS: dict[str, tuple[str, Callable[[Reader, ContractFile, DrawingFile], Paper]]] = {
    REQUEST: (OF_DRAWING[REQUEST], request),
    DEBT_NOTE: (OF_DRAWING[DEBT_NOTE], debt_note),
}
"""By code: what a page is called, a message id, and what makes it."""
_SUM = ("amount", "currency")


def held_back_by(one: DrawingFile, name: str) -> tuple[Problem, ...]:
    """Return why a page about a drawing shouldn't be handed out: for a debt note all that stops the money.

    What else a request to pay out is for may still be brought along with it, but never a sum that can't be drawn.
    """
    stops = one.found.stops if one.found else ()
    return stops if name == DEBT_NOTE else tuple(each for each in stops if each.field in _SUM)


def _paper(title: str, file: ContractFile, one: DrawingFile, blocks: list[Block]) -> Paper:
    foot = _(N_("As of {day}")).format(day=_day(file.today))
    return Paper(_(title).format(number=file.number_of(one)), tuple(blocks), foot)


def _who(reader: Reader, file: ContractFile) -> Iterator[Block]:
    person = people.people(reader, file.customer_rid, (), file.currency).get(BORROWER, Person())
    bank = Letterhead(reader, language()).bank()
    signed = day(file.record.cells["signed_on"])
    contract = file.number if signed is None else _("{number} of {day}").format(number=file.number, day=_day(signed))
    yield _facts(
        (N_("Bank"), " · ".join(filter(None, (bank.name, bank.branch)))),
        (N_("Customer"), file.record.owner),
        (N_("Address"), person.address),
        (N_("Represented by"), " · ".join(filter(None, (person.signer, person.signer_position)))),
        (N_("Contract"), contract),
        (N_("Addenda"), "; ".join(map(_addendum, file.addenda))),
    )


def _addendum(one: RecordLine) -> str:
    cells = one.cells
    return _("{number} of {day}").format(number=cells["number"], day=_day(day(cells["signed_on"])))


def _asked(file: ContractFile, one: DrawingFile) -> Iterator[Block]:
    cells = one.record.cells
    minor = cells["amount_minor"] or 0
    on = day(cells["drawn_on"]) or day(cells["wanted_on"])
    yield _facts(
        (N_("Amount"), _money(minor, file.currency)),
        (N_("In words"), contract_words(minor, file.currency, language())),
        (N_("Day"), _day(on)),
        (N_("Purpose"), cells["purpose"]),
        (N_("Means"), _choice("means", cells["means"])),
        (N_("Cash because"), _choice("cash_why", cells["cash_why"])),
    )


def _choice(key: str, value: str) -> str:
    return _(by_name("drawing").field(key).label_of(value)) if value else ""


def _limits(file: ContractFile, one: DrawingFile, agreed: Agreement) -> tuple[tuple[str, str], ...]:
    """Return the limit, and what was owed under it before the drawing."""
    before = agreed.outstanding
    if one.state == "drawn" and before is not None:
        before = max(
            before - Decimal(one.record.cells["amount_minor"] or 0).scaleb(-minor_units(file.currency)), Decimal(0)
        )
    rows = ((N_("Limit"), agreed.limit), (N_("Owed before"), before))
    return tuple(
        (_(label), "?" if amount is None else _money(in_minor(amount, file.currency), file.currency))
        for label, amount in rows
    )


def _terms(file: ContractFile, one: DrawingFile, usual: Contract) -> tuple[tuple[str, str], ...]:
    """Return until when it is owed and at which rates."""
    cells = one.record.cells
    rate = cells["rate_ppm"] or file.record.cells["rate_ppm"]
    on = day(cells["drawn_on"]) or day(cells["wanted_on"])
    due = day(cells["due_on"]) or _end(file, on)
    rows = (
        (N_("Due"), _day(due)),
        (N_("Term in days"), str((due - on).days) if due and on else ""),
        (N_("Rate a year"), "" if rate is None else format_percent(rate, language())),
        (N_("Overdue principal"), _percent(usual.overdue_rate)),
        (N_("Interest paid late"), _percent(usual.late_interest_rate)),
        (N_("Repayment"), _(by_name("credit_contract").field("method").label_of(file.record.cells["method"]))),
        (N_("Originals"), str(ORIGINALS)),
    )
    return tuple((_(label), said) for label, said in rows if said)


def _end(file: ContractFile, on: date | None) -> date | None:
    """Return when the loan ends that is drawn on a day, or was begun before."""
    months = file.record.cells["months"]
    return file.agreement.ends_on or (due_date(on, months, MONTHLY) if on and months else None)


def _percent(rate: Decimal | None) -> str:
    return "" if rate is None else format_percent(int(rate * PPM_A_PERCENT), language())


def _payees(file: ContractFile, one: DrawingFile) -> Iterator[Block]:
    if not one.payees:
        return
    titles = (_("Name"), _("Account"), _("Bank"), _("Amount"), _("Purpose"), _("Proof"))
    rows = tuple(
        (
            cells["name"], cells["account"], cells["bank"], _money(cells["amount_minor"] or 0, file.currency),
            cells["purpose"], cells["evidence"],
        )
        for cells in (each.cells for each in one.payees)
    )  # fmt: skip
    whole = sum(each.cells["amount_minor"] or 0 for each in one.payees)
    total = ("", "", _("Total"), _money(whole, file.currency), "", "")
    yield Heading(_("To be paid to"))
    yield Table(titles, rows, frozenset({0, 1, 2, 4, 5}), total)


def _proof(one: DrawingFile) -> Iterator[Block]:
    papers, until = contract_terms.papers(one.record.cells["papers"]), day(one.record.cells["proof_by"])
    if papers or until:
        yield Heading(_("Proof of purpose"))
        yield from (Words(f"{place}. {paper}") for place, paper in enumerate(papers, 1))
    if until:
        yield Words(_(N_("Papers that prove the use follow by {day}.")).format(day=_day(until)))


def _signed() -> Iterator[Block]:
    yield Heading(_("Signatures"))
    yield Facts(((_("For the customer"), BLANK), (_("For the bank"), BLANK)))


def _facts(*rows: tuple[str, str]) -> Facts:
    return Facts(tuple((_(label), said) for label, said in rows if said))


def _money(minor: int, currency: str) -> str:
    return f"{format_money(minor, currency, language())} {currency}"


def _day(on: date | None) -> str:
    return format_date(on, language()) if on else ""
