"""The loan that is asked for against what its product allows."""

from collections.abc import Iterator

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.problem import Problem
from crodesk.domain.rules.products import ProductRules
from crodesk.domain.words import N_


def problems(case: Case, product: ProductRules) -> Iterator[Problem]:
    """Yield what the product doesn't allow."""
    asked, name = case.asked, {"product": product.name}
    if case.borrower.kind not in product.kinds:
        yield Problem("asked.product", N_("“{product}” isn't for this kind of customer."), name)
    months = (product.months_least, product.months_most)
    if asked.months is not None and not months[0] <= asked.months <= months[1]:
        values = {"least": months[0], "most": months[1]}
        yield Problem("asked.months", N_("The term lies between {least} and {most} months."), values)
    if asked.method not in product.methods:
        text = N_("“{product}” can't be repaid this way.")
        yield Problem("asked.method", text, name)
    if asked.amount is not None and asked.amount <= 0:
        yield Problem("asked.amount", N_("The amount must be more than zero."))
    most = product.rate_most
    if asked.rate is not None and most is not None and not 0 <= asked.rate <= most:
        yield Problem("asked.rate", N_("The rate lies between 0 and {most} percent."), {"most": most})
    if asked.months is not None and asked.grace_principal >= max(asked.months, 1):
        yield Problem("asked.grace_principal", N_("Grace leaves no instalment that repays principal."))
    if asked.cost is not None and asked.own_money is not None and asked.own_money > asked.cost:
        yield Problem("asked.own_money", N_("Own money is more than the plan costs."))
