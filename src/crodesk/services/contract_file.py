"""Everything about one credit contract: its conditions, what secures it, its drawings, what stands in their way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.disbursing.checks import Checked, check
from crodesk.domain.lending.disbursing.contracting import PREPARED, SIGNED, Held
from crodesk.domain.lending.disbursing.drawing import PLANNED, REQUESTED, Agreement
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.rules import figures
from crodesk.domain.words import N_
from crodesk.services import contract_terms, loan_known, loan_rows, record_list
from crodesk.services.loan_known import Known
from crodesk.services.printing import issued
from crodesk.services.printing.issued import IssuedLine
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import day, major
from crodesk.storage.connection import Connection
from crodesk.storage.queries import contracts as q
from crodesk.storage.reader import Reader

KIND = "credit_contract"
PARTS = ("contract_addendum", "contract_condition", "security_contract", "drawing")
MOST = 2000
"""Records of one kind that a contract has at most."""
OPEN = (PLANNED, REQUESTED)
"""States of a drawing that hasn't gone out and still may."""
ANY_COUNTRY = "any"
NO_DRAWING = N_("That drawing is no longer there. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """One drawing with everybody it pays."""

    record: RecordLine
    payees: tuple[RecordLine, ...]
    found: Checked | None
    """What speaks against it, and what should be looked at; `None` for one that went out or was cancelled."""
    issued: tuple[IssuedLine, ...] = ()
    """What was printed of it, the newest first."""

    @property
    def state(self) -> str:
        """One of the states of a drawing."""
        return str(self.record.cells["state"])


@dataclass(frozen=True, slots=True)
class Approval:
    """The application that a contract came from."""

    rid: int
    number: str
    stage: str
    holds_until: date | None


@dataclass(frozen=True, slots=True)
class ContractFile:
    """One credit contract on a day."""

    record: RecordLine
    today: date
    approval: Approval | None
    """`None` for a contract that no application is linked to."""
    addenda: tuple[RecordLine, ...]
    conditions: tuple[RecordLine, ...]
    securities: tuple[RecordLine, ...]
    drawings: tuple[DrawingFile, ...]
    loans: tuple[Known, ...]
    """What was drawn, as loans that run; of a contract over one loan also once that has ended."""
    agreement: Agreement
    """What a new drawing would be made under."""
    held: Held
    cash_rules: str
    """The code of the rules on cash that hold."""

    @property
    def rid(self) -> int:
        """Its number in the file."""
        return self.record.rid

    @property
    def number(self) -> str:
        """The number that people know it by."""
        return str(self.record.cells["number"])

    @property
    def currency(self) -> str:
        """What it is in."""
        return self.agreement.currency

    @property
    def customer_rid(self) -> int:
        """Who borrows."""
        assert self.record.owner_rid is not None  # every contract has a customer
        return self.record.owner_rid

    @property
    def state(self) -> str:
        """One of the states of a contract."""
        return str(self.record.cells["state"])

    @property
    def is_live(self) -> bool:
        """Whether money may still be drawn under it."""
        left, until = self.agreement.left, self.agreement.available_until
        ended = until is not None and until < self.today
        return self.state in (PREPARED, SIGNED) and (self.agreement.revolving or left != ZERO) and not ended

    def number_of(self, one: DrawingFile) -> str:
        """Return the number that a drawing goes by: that of its debt note, else the contract's."""
        return one.record.cells["debt_note"] or self.number

    def printed(self, rid: int) -> IssuedLine | None:
        """Return a paper that was printed of one of its drawings; `None` when there is no such."""
        return next((line for one in self.drawings for line in one.issued if line.rid == rid), None)

    def drawing(self, rid: int) -> DrawingFile | None:
        """Return one of its drawings; `None` when it has no such."""
        return next((one for one in self.drawings if one.record.rid == rid), None)


def read(reader: Reader, rid: int, today: date) -> ContractFile | None:
    """Return a contract with what belongs to it; `None` when it is gone."""
    record = record_list.get(reader, KIND, rid)
    if record is None:
        return None
    addenda, conditions, securities, drawings = (
        tuple(record_list.page(reader, kind, rid, limit=MOST)) for kind in PARTS
    )
    payees = {one.rid: tuple(record_list.page(reader, "drawing_payee", one.rid)) for one in drawings}
    approval = _approval(reader, record)
    rules, loans = reader.with_connection(lambda db: _loans(db, record, today))
    things = {row[0]: row[1:] for row in reader.rows(q.COLLATERAL, {"contract": rid})}
    agreed = _agreement(record, approval, contract_terms.conditions(conditions), drawings, loans)
    agreed = replace(agreed, securities=contract_terms.securities(securities, things))
    printed = issued.of_contract(reader, rid)
    files = tuple(
        replace(_drawing(one, payees[one.rid], agreed, rules), issued=printed.get(one.rid, ())) for one in drawings
    )
    held = Held(agreed.currency, agreed.drawn, agreed.outstanding, agreed.waiting)
    return ContractFile(record, today, approval, addenda, conditions, securities, files, loans, agreed, held, rules)


def agreement_for(file: ContractFile, one: DrawingFile) -> Agreement:
    """Return what one of its drawings is made under: that drawing doesn't wait for itself."""
    return _without(file.agreement, one.record)


def _approval(reader: Reader, record: RecordLine) -> Approval | None:
    rid = record.cells["application_rid"]
    row = reader.row(q.DECISION, {"application": rid}) if rid else None
    return Approval(rid, row[0], row[1], day(row[2])) if row else None


def _loans(db: Connection, record: RecordLine, today: date) -> tuple[str, tuple[Known, ...]]:
    """Return the code of the rules on cash, and the loans that were drawn; of a line those that run."""
    home = loan_rows.home(db)
    asked = {"contract": record.rid, "ended": record.cells["kind"] != "line"}
    linked = {holding for sql in (q.LOANS, q.DRAWN_ON) for (holding,) in db.execute(sql, asked)}
    found = loan_rows.read(db, sorted(linked), today, home)
    return _rules_of(home.country), tuple(loan_known.on(loan, today) for loan in found)


def _agreement(
    record: RecordLine,
    approval: Approval | None,
    conditions: tuple[Any, ...],
    drawings: Sequence[RecordLine],
    loans: Sequence[Known],
) -> Agreement:
    cells = record.cells
    revolving = cells["kind"] == "line"
    ends = [one.loan.matures_on for one in loans if one.loan.matures_on is not None]
    return Agreement(
        currency=cells["currency"] or "VND",
        limit=major(cells, "amount"),
        outstanding=_owed(drawings, loans),
        drawn=_drawn(drawings, loans),
        revolving=revolving,
        waiting=sum((_amount(one) for one in drawings if one.cells["state"] == REQUESTED), ZERO),
        signed_on=day(cells["signed_on"]) if cells["state"] == SIGNED else None,
        available_until=day(cells["available_until"]),
        ends_on=max(ends, default=None) if not revolving else None,
        decided=approval is None or approval.stage in contract_terms.DECIDED,
        decision_until=approval.holds_until if approval else None,
        conditions=conditions,
    )


def _drawing(record: RecordLine, payees: tuple[RecordLine, ...], agreed: Agreement, rules: str) -> DrawingFile:
    if record.cells["state"] not in OPEN:
        return DrawingFile(record, payees, None)
    drawing = contract_terms.drawing(record, payees, agreed.currency)
    return DrawingFile(record, payees, check(drawing, _without(agreed, record), rules))


def _without(agreed: Agreement, record: RecordLine) -> Agreement:
    waits = record.cells["state"] == REQUESTED
    return replace(agreed, waiting=agreed.waiting - _amount(record)) if waits else agreed


def _rules_of(country: str) -> str:
    code = country.lower()
    return code if code in figures.load("cash_payments") else ANY_COUNTRY


def _owed(drawings: Sequence[RecordLine], loans: Sequence[Known]) -> Decimal | None:
    """Return the principal that is owed under a contract; `None` where nobody says it of one drawing."""
    owed = [one.state.balance for one in loans if one.standing == "running"]
    owed += [None for one in drawings if one.cells["state"] == "drawn" and not one.cells["holding_rid"]]
    known = [amount for amount in owed if amount is not None]
    return sum(known, ZERO) if len(known) == len(owed) else None


def _drawn(drawings: Sequence[RecordLine], loans: Sequence[Known]) -> Decimal | None:
    """Return all that was drawn: what the ledgers say, and drawings that aren't on one of them."""
    ledgers: Mapping[int, Decimal | None] = {one.loan.rid: one.state.drawn for one in loans if one.life}
    alone = [
        _amount(one) for one in drawings if one.cells["state"] == "drawn" and one.cells["holding_rid"] not in ledgers
    ]
    told = [amount for amount in ledgers.values() if amount is not None]
    return sum((*told, *alone), ZERO) if len(told) == len(ledgers) else None


def _amount(record: RecordLine) -> Decimal:
    return major(record.cells, "amount") or ZERO
