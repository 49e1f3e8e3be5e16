"""What a use that isn't right leads to: tasks with their days, and where it was wrong a proposal to recall the loan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.lending.inspecting import misuse
from crodesk.domain.lending.inspecting.misuse import Consequence
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import loan_events, loan_measures
from crodesk.services.loan_rows import Loan
from crodesk.storage.queries import loan_inspections as q

if TYPE_CHECKING:
    from sqlmodel import Session

RECALL = "recall"
"""Steps whose code begins so belong to the measure; the others are tasks of their own."""
WHOM = {"officer": "", "manager": N_("the manager"), "customer": N_("the customer")}
"""Who has to do a step: for whom its task waits."""


def follow(session: Session, loan: Loan, finding: str, on: date) -> None:
    """Plan the steps that follow a finding; a chain that is under way already is left as it is."""
    steps = misuse.consequences(finding, on)
    tasks = [step for step in steps if not step.code.startswith(RECALL)]
    chain = [step for step in steps if step.code.startswith(RECALL)]
    for step in tasks:
        _task(session, loan, step)
    if chain and not _is_recalled(session, loan.rid):
        _propose(session, loan, chain, on)


def _task(session: Session, loan: Loan, step: Consequence) -> None:
    """Plan a step as a task, once however often the same is found."""
    from crodesk.storage.tables import FollowUp

    about = f"{loan.number}: {step.name.in_language(language())}"
    asked = {"customer": loan.customer_rid, "about": about}
    if loan_events.connection(session).execute(q.IS_ASKED, asked).fetchone() is None:
        waiting = WHOM[step.who]
        task = FollowUp(customer_rid=loan.customer_rid, what="task", about=about, due_on=step.on, priority="high")
        task.waiting_for = _(waiting) if waiting else ""
        session.add(task)
        session.flush()


def _propose(session: Session, loan: Loan, chain: Sequence[Consequence], on: date) -> None:
    """Propose an early recall, with the days by which its steps are to be done."""
    from crodesk.storage.tables import CollectionMeasure, MeasureStep

    row = CollectionMeasure(
        holding_rid=loan.rid,
        kind=RECALL,
        state=loan_measures.PROPOSED,
        proposed_on=session.info["today"],
        due_on=next((step.on for step in chain if step.who == "customer"), None),
        reason=_(N_("The inspection of {day} found that the loan wasn't used as agreed.")).format(day=on.isoformat()),
    )
    session.add(row)
    session.flush()
    assert row.rid is not None  # it was just written
    for step in chain:
        what = step.name.in_language(language())
        session.add(MeasureStep(collection_measure_rid=row.rid, on_day=step.on, what=what, currency=loan.currency))
    session.flush()
    loan_measures.touch(loan_events.connection(session), loan.rid)


def _is_recalled(session: Session, holding: int) -> bool:
    return loan_events.connection(session).execute(q.RECALLED, {"holding": holding}).fetchone() is not None
