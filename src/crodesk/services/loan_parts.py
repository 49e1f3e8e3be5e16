"""What other tables have of a loan: its contract, security, inspections, measures, promises, contacts, papers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.follow_up.sources import promised
from crodesk.domain.follow_up.sources.promised import Judged, Ledger, Promised, names
from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.collecting.promises import Received, Stated
from crodesk.domain.lending.ledger import EntryKind
from crodesk.domain.lending.ledger.sifting import in_force
from crodesk.services import stored
from crodesk.services.clock_promises import made_on
from crodesk.services.loan_known import OURS, Known
from crodesk.services.loan_measure_course import Step
from crodesk.storage.queries import loan_file as q
from crodesk.storage.queries import loan_urging as urging
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Security:
    """What secures a loan."""

    rid: int
    kind: str
    number: str
    state: str
    registered_on: date | None
    insured_until: date | None
    """The sooner of what the contract and the collateral say."""
    revalue_on: date | None
    released_on: date | None
    originals: str
    name: str
    value_minor: int | None
    currency: str
    valued_on: date | None
    to_release: bool
    """Whether the loan is paid and it isn't released yet."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the other tables have of a loan, as cells by name."""

    contract: dict[str, Any]
    security: tuple[Security, ...]
    inspections: tuple[dict[str, Any], ...]
    measures: tuple[dict[str, Any], ...]
    promises: tuple[Judged, ...]
    contacts: tuple[dict[str, Any], ...]
    papers: tuple[dict[str, Any], ...]
    readings: tuple[dict[str, Any], ...]


def read(reader: Reader, found: Known, others: list[str]) -> Parts:
    """Return what other tables have of a loan; `others` are the numbers of the customer's other loans."""
    loan = found.loan
    asked = {
        "holding": loan.rid, "contract": loan.contract_rid, "customer": loan.customer_rid, "day": found.day.isoformat(),
    }  # fmt: skip
    contracts = _named(reader, q.CONTRACT, asked, "number kind amount_minor currency signed_on state")
    return Parts(
        contracts[0] if contracts else {},
        tuple(_security(row, found) for row in reader.rows(q.SECURITY, asked)),
        _named(reader, q.INSPECTIONS, asked, INSPECTION),
        _measures(reader, asked),
        _promises(reader, found, others, asked),
        _named(reader, q.CONTACTS, asked, "rid kind direction at reached outcome subject"),
        _named(reader, q.PAPERS, asked, "rid paper language at incomplete"),
        _named(reader, q.READINGS, asked, READING),
    )


INSPECTION = (
    "rid kind state planned_on visited_on finding drawn_minor shown_minor next_on why visited_at place position present"
    " findings business collateral proposals minutes signed_by items photos"
)
MEASURE = (
    "rid kind state proposed_on decided_on effective_on due_on amount_minor group_code reason ended_on decided_by"
    " approval paper court case_number ended_why loan_event_rid"
)
READING = "as_of balance_minor arrears_minor days_late next_due_on next_due_minor status debt_group"


def _named(reader: Reader, sql: str, asked: dict[str, Any], names: str) -> tuple[dict[str, Any], ...]:
    """Return rows as dictionaries, their days as dates."""
    keys = names.split()
    return tuple(
        {key: date.fromisoformat(cell) if key.endswith(("_on", "as_of")) and cell else cell
         for key, cell in zip(keys, row, strict=True)}
        for row in reader.rows(sql, asked)
    )  # fmt: skip


def _measures(reader: Reader, asked: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return the measures, the newest first, each with its `steps`."""
    steps: dict[int, list[Step]] = defaultdict(list)
    for measure, rid, on, what, result, cost, currency, done in reader.rows(urging.MEASURE_STEPS, asked):
        steps[measure].append(Step(rid, stored.day(on), what, result, cost, currency, bool(done)))
    rows = sorted(_named(reader, q.MEASURES, asked, MEASURE), key=lambda row: -row["rid"])
    return tuple({**row, "steps": tuple(sorted(steps[row["rid"]], key=_by_day))} for row in rows)


def _by_day(step: Step) -> tuple[date, int]:
    return step.on or date.max, step.rid


def _security(row: tuple[Any, ...], found: Known) -> Security:
    rid, kind, number, state, registered, insured, revalue, released, originals, name, *rest = row
    value, currency, valued, insured_too, revalue_too = rest
    return Security(
        rid, kind, number, state, stored.day(registered), _sooner(insured, insured_too), _sooner(revalue, revalue_too),
        stored.day(released), originals, name or "", value, currency or "", stored.day(valued),
        found.standing == "ended" and state != "released",
    )  # fmt: skip


def _sooner(*days: str | None) -> date | None:
    return stored.day(min(filter(None, days), default=None))


def _promises(reader: Reader, found: Known, others: list[str], asked: dict[str, Any]) -> tuple[Judged, ...]:
    """Return what the customer promised until the day, but for what names another of their loans."""
    loan = found.loan
    rows = [
        Promised(rid, loan.customer_rid or 0, about, date.fromisoformat(due), minor, currency, made_on(at, due), kept)
        for rid, about, due, minor, currency, kept, at in reader.rows(q.PROMISES, asked)
        if not names(about, others) and currency in ("", loan.currency)
    ]
    made = [one for one in rows if one.made_on <= found.day]
    ledger = Ledger(
        loan.customer_rid or 0, loan.number, loan.currency, found.stated_by == OURS, _received(found),
        _stated(reader, asked),
    )  # fmt: skip
    return tuple(promised.judged(made, [ledger], found.day, promises.grace()))


def _received(found: Known) -> tuple[Received, ...]:
    """Return what came in for the loan, in minor units."""
    kinds = (EntryKind.PAYMENT, EntryKind.PREPAYMENT)
    rows = [one for one in in_force(found.loan.entries) if one.kind in kinds and one.value_on <= found.day]
    return tuple(Received(one.value_on, Decimal(found.loan.minor(one.amount) or 0)) for one in rows)


def _stated(reader: Reader, asked: dict[str, Any]) -> tuple[Stated, ...]:
    """Return what the core stated of the loan, in minor units."""
    return tuple(
        Stated(date.fromisoformat(on), days or 0, None if arrears is None else Decimal(arrears))
        for on, _balance, arrears, days, *_rest in reader.rows(q.READINGS, asked)
        if days is not None or arrears == 0
    )
