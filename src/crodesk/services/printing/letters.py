"""Letters about a late loan: which it has by now, made ready with the figures of the day, kept; the ladder goes on."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.collecting import ladder
from crodesk.domain.lending.papers.facts import Person
from crodesk.domain.lending.papers.letters import LateLine, LateLoan, Recall, values_of
from crodesk.domain.messaging import languages
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.documents.catalogue import LETTERS
from crodesk.services import answering, loan_events, loan_file, loan_security, notes
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_known import OURS
from crodesk.services.notes import Note
from crodesk.services.printing import keeping, making, people
from crodesk.services.printing.bank import Letterhead
from crodesk.services.printing.making import Made, Wanted
from crodesk.storage.queries import loan_urging as q
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.domain.lending.collecting.ladder import Rung
    from crodesk.storage.attachments import Attachments

RECALL = "recall_notice"
GUARANTEE = "guarantee"
_SENT = "letter"


def why_not(letter: str, file: LoanFile) -> Problem | None:
    """Return why a loan doesn't have a letter; `None` when it does."""
    if letter == RECALL:
        return None if _recall(file) else Problem("paper", N_("It isn't recalled: take that measure first."))
    late = file.known.standing == "running" and days_past_due(file.known.state.oldest_due, file.day)
    return None if late else Problem("paper", N_("Nothing is late: there is nothing to remind of."))


def usual(file: LoanFile) -> str:
    """Return the letter that the ladder asks for, else the last one before it; that of a recall once it is recalled."""
    if _recall(file) is not None:
        return RECALL
    days = days_past_due(file.known.state.oldest_due, file.day)
    found = [code for rung in ladder.ladder().rungs if rung.dpd <= days and (code := code_of(rung)) in LETTERS]
    return found[-1] if found else next(iter(LETTERS))


def code_of(rung: Rung) -> str:
    """Return the letter of a step of the ladder; what no letter is called where it has none."""
    return rung.text.replace("-", "_")


def language_of(reader: Reader, file: LoanFile) -> str:
    """Return in which language the customer is written to."""
    home = reader.value("SELECT currency FROM branch ORDER BY rid LIMIT 1") or "VND"
    spoken = languages.of_currency(home)
    customer = file.known.loan.customer_rid
    return people.language_of(reader, customer, spoken) if customer else spoken


def make(reader: Reader, rid: int, today: date, wanted: Wanted, own: Path | None = None) -> Made:
    """Return a letter about a loan; `own` is the folder of the bank's own templates.

    `Refused` when the loan doesn't have that letter, or its template can't be used.
    """
    file = loan_file.read(reader, rid, today)
    if file is None:
        raise Refused(loan_events.NO_LOAN)
    wrong = why_not(wanted.paper, file)
    if wrong is not None:
        raise Refused([wrong])
    values = values_of(facts(reader, file, wanted), wanted.language)
    content, missing, sha256 = making.filled(values, wanted, own)
    return Made(file.known.loan.number, wanted, content, missing, sha256)


def facts(reader: Reader, file: LoanFile, wanted: Wanted) -> LateLoan:
    """Return what a letter says: the figures of the ledger, else of the core, as of the day of the file."""
    loan, state = file.known.loan, file.known.state
    letterhead, contract = Letterhead(reader, wanted.language), file.parts.contract
    step, reading = file.group.next, file.known.reading
    as_of, days = file.day, days_past_due(state.oldest_due, file.day)
    if file.known.stated_by != OURS and reading is not None:
        as_of, days = reading.as_of, reading.days_late or days
    person = people.of_customer(reader, loan.customer_rid, loan.currency) if loan.customer_rid else Person()
    return LateLoan(
        today=file.day, currency=loan.currency, number=loan.number,
        borrower=" ".join(part for part in (loan.customer_original, loan.customer) if part),
        bank=letterhead.bank(), officer=letterhead.officer(), person=person,
        contract_number=contract.get("number", ""), contract_date=contract.get("signed_on"),
        overdue_rate=letterhead.contract().overdue_rate,
        as_of=as_of, days_late=days, oldest_due=state.oldest_due,
        past_due=state.past_due, lines=_lines(file), outstanding=state.balance,
        is_secured=_is_secured(reader, file), ends_on=file.known.ends_on, group=file.group.code,
        next_group=step.to if step else "", next_on=step.on if step else None,
        pay_by=_pay_by(wanted.paper, file.day), recall=_recall(file),
    )  # fmt: skip


def _is_secured(reader: Reader, file: LoanFile) -> bool:
    """Tell whether there is a thing to realise: somebody's word for the debt isn't one."""
    rid = file.known.loan.rid
    things = reader.with_connection(lambda db: loan_security.read(db, [rid])).get(rid, ())
    return any(one.secures(file.day) and GUARANTEE not in (one.kind, one.contract_kind) for one in things)


def _pay_by(letter: str, day: date) -> date | None:
    """Return by when a letter asks for money."""
    days = next((rung.pay_days for rung in ladder.ladder().rungs if code_of(rung) == letter), None)
    return None if days is None else day + timedelta(days=days)


def _lines(file: LoanFile) -> tuple[LateLine, ...] | None:
    """Return what is open of the instalments that are late, as far as the loan's own ledger says so."""
    if file.known.stated_by != OURS:
        return None
    loan = file.known.loan

    def left(line: Any, name: str) -> Decimal:
        return loan.amount(getattr(line.owed, name) - getattr(line.paid, name)) or Decimal(0)

    return tuple(
        LateLine(
            line.n or 0, line.due, line.days_late, left(line, "principal"), left(line, "interest"),
            left(line, "fee") + left(line, "penalty"),
        )
        for line in file.schedule
        if line.days_late and line.open_minor
    )  # fmt: skip


def _recall(file: LoanFile) -> Recall | None:
    """Return the recall that is in force, the newest."""
    loan = file.known.loan
    for each in file.parts.measures:
        if each["kind"] == "recall" and each["state"] in ("decided", "done") and each["ended_on"] is None:
            on = each["effective_on"] or each["decided_on"]
            return Recall(on, each["reason"], loan.amount(each["amount_minor"]), each["due_on"])
    return None


def keep(session: Session, store: Attachments, holding: int, made: Made) -> int:
    """Keep a letter that was printed: it is written down as sent, the step of the ladder that asks for it as done."""
    rid = keeping.keep(session, store, None, made, holding)
    db = loan_events.connection(session)
    loan = loan_events.found(db, holding, session.info["today"])
    if loan.customer_rid is not None:
        said = Note("", _SENT, "message", "out", subject=keeping.subject(made), purpose=made.wanted.paper)
        notes.write(session, loan.customer_rid, said)
    answering.done(session, [clock for clock in _asking(db, holding) if _asks_for(clock, made)], _SENT)
    return rid


def _asking(db: Any, holding: int) -> list[str]:
    return [clock for (clock,) in db.execute(q.ASKING, {"holding": holding})]


def _asks_for(clock: str, made: Made) -> bool:
    """Tell whether a turn of the ladder is for a letter."""
    from crodesk.domain.follow_up.sources import arrears

    days = arrears.done_at(clock.split("|")[2])
    rung = None if days is None else ladder.ladder().at(days)
    return rung is not None and code_of(rung) == made.wanted.paper
