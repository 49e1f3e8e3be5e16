"""The shapes of the files that rule on loan applications: one table a rule, under the rule's name."""

from collections.abc import Mapping
from decimal import Decimal

from crodesk.domain.rules.shape import Key, Table, sourced

STEPS = ("customer", "loan", "means", "collateral", "papers", "appraisal", "check")
"""The steps of an application, in their order."""
SECTIONS = ("flows", "debts", "worth", "statements", "deposit")
"""What a step asks for only of some products."""
KINDS = ("individual", "household", "company")
SHAPES = ("term", "line", "passbook")
SECURITY = ("none", "either", "required")
METHODS = ("annuity", "equal-principal", "interest-only", "bullet")

_NAME = Key("words", required=True)
_PERCENT = Key("number", highest=Decimal(100))
_MONTHS = Key("whole", required=True, lowest=Decimal(1))


def _code(*choices: str) -> Key:
    return Key("code", required=True, choices=choices)


def _codes(*choices: str, required: bool = True) -> Key:
    return Key("codes", required=required, choices=choices)


_PRODUCTS = sourced(
    name=_NAME,
    kinds=_codes(*KINDS),
    shape=_code(*SHAPES),
    security=_code(*SECURITY),
    steps=_codes(*STEPS),
    sections=_codes(*SECTIONS),
    one_screen=Key("truth"),
    months_least=_MONTHS,
    months_most=_MONTHS,
    methods=_codes(*METHODS),
    rate_most=_PERCENT,
    rate=_PERCENT,
    amount_most=Key("numbers"),
    dsr=_PERCENT,
    ltv=_PERCENT,
    dscr=Key("number"),
    age=Key("whole", highest=Decimal(130)),
    own_money=_PERCENT,
    residual=Key("numbers"),
    times_income=Key("number"),
    counted=_PERCENT,
    need=Key("truth"),
    scorecard=Key("code"),
    conditions=_codes(),
    covenants=_codes(),
)

LENDING: Mapping[str, Table] = {
    "products": Table(each=_PRODUCTS),
}
"""The files by name, and what each rule says."""
