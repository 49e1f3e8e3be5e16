"""Where a placeholder that left a gap can be filled, and in which words a printed paper is listed."""

from dataclasses import dataclass

from crodesk.domain.dates import format_date
from crodesk.domain.records.application_steps import BY_NAME
from crodesk.domain.words import N_
from crodesk.language import LANGUAGES, _, language
from crodesk.screens.navigation import OpenCustomer, OpenRoom
from crodesk.services.printing.issued import IssuedLine

CUSTOMER, RECORDS, BY_HAND = "customer-file", "records", ""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to where something is filled in."""

    words: str
    """What is said of it, a message id, of a step with `{step}`."""
    room: str = BY_HAND
    """`customer-file`, `records`, or empty for the application and for what is written by hand."""
    step: str = ""
    """Of the application."""
    field: str = ""
    """Of that step."""
    kind: str = ""
    """Of the records."""


_HAND = Way(N_("write it into the paper"))
_FILE = Way(N_("in the customer's file"), room=CUSTOMER)
_OFFICE = Way(N_("in Records: branches"), room=RECORDS, kind="branch")
_OFFICER = Way(N_("in Records: officers"), room=RECORDS, kind="officer")
_SETTING = Way(N_("in Records: desk settings"), room=RECORDS, kind="setting")
_CONTRACT = Way(N_("in Records: contracts"), room=RECORDS, kind="credit_contract")
_DRAWING = Way(N_("in Records: drawings"), room=RECORDS, kind="drawing")
_STEP = N_("step {step}")
_FIELDS = {
    "product": "product", "purpose": "purpose", "amount": "amount_minor", "amount_words": "amount_minor",
    "months": "months", "term_class": "months", "rate": "rate_ppm", "cost": "cost_minor",
    "own_money": "own_money_minor", "own_money_share": "own_money_minor", "first_due": "first_due_on",
    "instalments": "amount_minor", "instalment_first": "amount_minor", "interest_total": "rate_ppm",
    "payment_total": "rate_ppm", "last_due": "months", "principal_total": "amount_minor", "schedule": "amount_minor",
}  # fmt: skip
"""By placeholder: the field of the step Loan asked that it follows from."""
_PARTS = {
    "customer": ("parties", "owners"),
    "means": ("incomes", "expenses", "debts", "assets", "statements"),
    "collateral": ("collateral", "collateral_total", "collateral_total_words", "security_kind"),
    "papers": ("papers",),
    "appraisal": (
        "conditions", "covenants", "ratios", "rules", "stress", "pillars", "exceptions", "to_collect", "recommendation",
        "recommended_amount", "recommended_amount_words", "recommended_months", "recommended_rate", "score", "grade",
        "authority", "exposure_total",
    ),
}  # fmt: skip
"""By step: what its lists and fields fill."""
_OFFICES = ("branch_name", "branch_address", "branch_phone")
_OFFICERS = ("officer_name", "officer_phone")
_CONTRACTS = ("contract_number", "contract_date", "available_until", "security_number", "security_date", "limit")
_DRAWINGS = ("note_number", "beneficiaries", "limit_left", "outstanding_before", "outstanding_after")
_SETTINGS = (
    "bank_name", "branch_tax_code", "bank_signer", "bank_signer_position", "place", "overdue_rate",
    "late_interest_rate", "early_fee", "rate_rule",
)  # fmt: skip
_RECORDS = (
    (_CONTRACT, _CONTRACTS), (_DRAWING, _DRAWINGS), (_OFFICE, _OFFICES), (_OFFICER, _OFFICERS), (_SETTING, _SETTINGS),
)  # fmt: skip
"""What is filled in among the records."""


def to(placeholder: str) -> Way:
    """Return the way to where a placeholder, or a column as `debts.group`, is filled."""
    name = placeholder.partition(".")[0]
    if name in _FIELDS:
        return Way(_STEP, step="loan", field=_FIELDS[name])
    step = next((step for step, names in _PARTS.items() if name in names), "")
    if step:
        return Way(_STEP, step=step)
    if name.startswith("borrower_"):
        return _FILE
    if name.startswith("drawing_"):
        return _DRAWING
    return next((way for way, names in _RECORDS if name in names), _HAND)


def room_of(way: Way, customer: int | None) -> OpenCustomer | OpenRoom | None:
    """Return what opens the room in which something is filled in; `None` where it is no room of its own."""
    if way.room == CUSTOMER and customer is not None:
        return OpenCustomer(customer)
    return OpenRoom(RECORDS, kind=way.kind) if way.room == RECORDS else None


def words_to(placeholder: str) -> str:
    """Return in words where a placeholder is filled."""
    way = to(placeholder)
    step = _(BY_NAME[way.step].label) if way.step else ""
    return _(way.words).format(step=step)


def paper_words(paper: str) -> str:
    """Return what a paper is called."""
    from crodesk.services.printing import making

    return _(making.CALLED.get(paper, paper))


def printed_words(line: IssuedLine) -> str:
    """Return when, in which language and by whom a paper was printed."""
    when = f"{format_date(line.on, language())} {line.at.astimezone():%H:%M}"
    return " · ".join(filter(None, (when, LANGUAGES.get(line.language, line.language), line.officer)))
