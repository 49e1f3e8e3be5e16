"""Whether what secures a loan is ready when money goes out: signed, registered, insured, valued."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.lending.disbursing.drawing import NOT_NEEDED, REGISTERED, Agreement, Drawing, Security
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def registration(_drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    """Yield the securities that aren't signed or registered, or of which that isn't known."""
    for place, one in enumerate(agreement.securities):
        field, values = f"securities[{place}].registration", {"security": one.name}
        if not one.signed:
            yield Problem(field, N_("The security contract isn't signed: {security}"), values)
        elif not one.registration:
            yield Problem(field, N_("Say whether it is registered: {security}"), values)
        elif one.registration not in (REGISTERED, NOT_NEEDED):
            yield Problem(field, N_("It isn't registered yet: {security}"), values)


def insurance(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    """Yield the securities that should be insured and aren't on the day of the drawing."""
    for place, one in enumerate(agreement.securities):
        field = f"securities[{place}].insured_until"
        if one.must_be_insured and one.insured_until is None:
            yield Problem(field, N_("No insurance is on file: {security}"), {"security": one.name})
        elif one.must_be_insured and _ended(one.insured_until, drawing.on):
            values = {"security": one.name, "day": one.insured_until}
            yield Problem(field, N_("The insurance ends on {day}: {security}"), values)


def valuation(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    """Yield the securities whose valuation doesn't hold on the day of the drawing."""
    for place, one in enumerate(agreement.securities):
        if _ended(one.valued_until, drawing.on):
            yield Problem(f"securities[{place}].valued_until", *_valued(one))


def _valued(one: Security) -> tuple[str, dict[str, object]]:
    return N_("The valuation held until {day}: {security}"), {"security": one.name, "day": one.valued_until}


def _ended(until: date | None, on: date | None) -> bool:
    return until is not None and on is not None and until < on
