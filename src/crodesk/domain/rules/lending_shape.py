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
    scorecard_company=Key("code"),
    conditions=_codes(),
    covenants=_codes(),
)

UNITS = ("percent", "amount", "times", "days", "years")
PILLARS = ("reputation", "finances", "business", "repayment", "collateral")
"""The five sides from which an application is looked at, in their order."""
WEIGHTS = ("stop", "cap", "term", "exception", "condition")
"""What a rule that fails leads to: declining; a smaller amount; a shorter term; a higher level; a condition."""
CAPS = (
    "dsr", "ltv", "dscr", "age", "own_money", "residual", "times_income", "amount", "need", "pledge", "adult", "live",
    "wait",
)  # fmt: skip
"""The limits that follow from the product and the application."""
ROUTES = ("standard", "careful", "none")
"""How an application is approved by its grade."""

_ANY = Key("number", lowest=None)

_POLICY = sourced(
    name=_NAME,
    pillar=_code(*PILLARS),
    reads=Key("code", required=True),
    at_most=_ANY,
    at_least=_ANY,
    cap=Key("code", choices=CAPS),
    test=Key("code", choices=("at_most", "at_least")),
    strong=_ANY,
    weight=_code(*WEIGHTS),
    unknown=Key("code", choices=("refer", "condition")),
    kinds=_codes(*KINDS, required=False),
    not_shapes=_codes(*SHAPES, required=False),
    needs=Key("code", choices=CAPS),
    without=Key("code", choices=("pass", "fail")),
    clause=Key("code"),
    reason=Key("code", required=True),
    risk=_NAME,
    mitigant=_NAME,
)

_AUTHORITY = sourced(
    name=_NAME,
    rank=Key("whole", required=True),
    secured=Key("numbers"),
    unsecured=Key("numbers"),
    least_grade=Key("code", required=True),
    months_most=_MONTHS,
    exceptions=Key("whole", required=True),
)

_PARAMETERS = sourced(
    variable_counted=_PERCENT,
    card=_PERCENT,
    overdraft=_PERCENT,
    guarantee=_PERCENT,
    days=Key("whole"),
    rate=_PERCENT,
    income=_PERCENT,
    sales=_PERCENT,
    amounts=Key("numbers"),
    adult=Key("whole"),
    oldest=Key("whole"),
)

_LIMIT = Key("whole")

STAGES = ("apply", "appraise", "contract", "disburse")
"""By when a paper is wanted, in their order."""
FORMS = ("original", "copy", "certified")

_CHECKLIST = sourced(
    name=_NAME,
    stage=_code(*STAGES),
    of=_code("application", "party", "collateral"),
    kinds=_codes(*KINDS, required=False),
    products=_codes(required=False),
    sections=_codes(*SECTIONS, required=False),
    roles=_codes(required=False),
    collateral=_codes(required=False),
    third_party=Key("truth"),
    form=_code(*FORMS),
    days=Key("whole", lowest=Decimal(1)),
    mandatory=Key("truth", required=True),
)

LENDING: Mapping[str, Table] = {
    "products": Table(each=_PRODUCTS),
    "parameters": Table(each=_PARAMETERS),
    "haircuts": Table(
        each=sourced(
            name=_NAME,
            haircut=Key("number", required=True, highest=Decimal(100)),
            insured=Key("truth", required=True),
        )
    ),
    "ratios": Table(each=Table({"name": _NAME, "formula": _NAME, "unit": _code(*UNITS)})),
    "facts": Table(each=Table({"name": _NAME, "step": _code(*STEPS), "field": Key("code", required=True)})),
    "policy": Table(each=_POLICY),
    "bands": Table(
        each=sourced(
            reads=Key("code", required=True),
            below=Key("numbers"),
            at_most=Key("numbers"),
            above=Key("numbers"),
            at_least=Key("numbers"),
            otherwise=Key("code", required=True),
            without=Key("code"),
        )
    ),
    "clauses": Table(each=Table({"name": _NAME, "secured": Key("truth", required=True)})),
    "authority": Table(each=_AUTHORITY),
    "checklist": Table(each=_CHECKLIST),
    "limits": Table(
        each=sourced(
            live_most=_LIMIT,
            wait_days=_LIMIT,
            offer_days=_LIMIT,
            draft_days=_LIMIT,
            decision_days=_LIMIT,
            collect_days=_LIMIT,
        )
    ),
    "margins": Table(
        each=sourced(name=_NAME, route=_code(*ROUTES), margin=Key("number", required=True, highest=Decimal(100)))
    ),
}
"""The files by name, and what each rule says."""
