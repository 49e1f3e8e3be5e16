"""What must not be printed because its figures disagree with one another."""

from decimal import Decimal

from crodesk.domain.lending.papers.facts import Drawing, PaperFacts
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def disagreements(facts: PaperFacts) -> list[Problem]:
    """Return where the figures of papers contradict each other; what isn't known contradicts nothing."""
    return [*_of_schedule(facts), *_of_contract(facts), *_of_drawing(facts.drawing)]


def _of_schedule(facts: PaperFacts) -> list[Problem]:
    if facts.schedule is None:
        return []
    decision, drawn = facts.decision, facts.schedule.terms.amount
    amount = decision.amount if decision and decision.amount is not None else facts.case.asked.amount
    if amount is None or amount == drawn:
        return []
    words = N_("The schedule is for {schedule}, and the loan is {amount}. Make the schedule again.")
    return [Problem("schedule", words, {"schedule": drawn, "amount": amount})]


def _of_contract(facts: PaperFacts) -> list[Problem]:
    approved, agreed = facts.decision.amount if facts.decision else None, facts.contract.amount
    if approved is None or agreed is None or approved == agreed:
        return []
    words = N_("The contract is for {contract}, and {approved} was approved. Put the contract right.")
    return [Problem("contract", words, {"contract": agreed, "approved": approved})]


def _of_drawing(drawing: Drawing) -> list[Problem]:
    found = []
    if drawing.on is not None and drawing.due is not None and drawing.due <= drawing.on:
        words = N_("The drawing of {drawn} is due on {due}, which isn't after it.")
        found.append(Problem("drawing_due", words, {"drawn": drawing.on, "due": drawing.due}))
    left = drawing.free
    if drawing.amount is not None and left is not None and drawing.amount > left:
        words = N_("The drawing is {amount}, and {left} is left of the limit.")
        found.append(Problem("drawing_amount", words, {"amount": drawing.amount, "left": left}))
    paid = _paid_out(drawing)
    if paid is not None and drawing.amount is not None and paid != drawing.amount:
        words = N_("The drawing is {amount}, and its beneficiaries are paid {paid}.")
        found.append(Problem("beneficiaries", words, {"amount": drawing.amount, "paid": paid}))
    return found


def _paid_out(drawing: Drawing) -> Decimal | None:
    amounts = [each.amount for each in drawing.beneficiaries or ()]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
