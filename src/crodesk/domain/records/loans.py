"""Contracts, drawings, and loans that run: what was agreed, paid out and paid back."""

from crodesk.domain.records import lending_choices as l
from crodesk.domain.records import loan_choices as n
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

_CURRENCY = Field("currency", N_("Currency"))
_AMOUNT = Field("amount_minor", N_("Amount"), "money", currency="currency")
_OF_HOLDING = Field("amount_minor", N_("Amount"), "money")

CREDIT_CONTRACT = RecordKind(
    "credit_contract",
    N_("credit contract"),
    N_("Credit contracts"),
    (
        Field("number", N_("Number"), "number", required=True),
        Field("application_rid", N_("Application"), "link", target="application"),
        Field("kind", N_("Kind"), "choice", n.CONTRACT_KIND),
        Field("purpose", N_("Purpose")),
        _AMOUNT,
        _CURRENCY,
        Field("months", N_("Term"), "months"),
        Field("method", N_("Repayment"), "pick", l.METHOD),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("grade", N_("Risk grade")),
        Field("signed_on", N_("Signed"), "day", past=True),
        Field("available_until", N_("May be drawn until"), "day"),
        Field("state", N_("State"), "choice", n.CONTRACT_STATE),
        Field("note", N_("Note"), "text"),
    ),
    ("number", "kind", "amount_minor", "signed_on", "available_until", "state"),
    order="rid DESC",
)

ADDENDUM = RecordKind(
    "contract_addendum",
    N_("addendum"),
    N_("Addenda of contracts"),
    (
        Field("number", N_("Number"), "number", required=True),
        Field("signed_on", N_("Signed"), "day", past=True),
        _AMOUNT,
        Field("before_minor", N_("Amount before"), "money", currency="currency"),
        _CURRENCY,
        Field("available_until", N_("May be drawn until"), "day"),
        Field("before_until", N_("Until then it was"), "day"),
        Field("decided_by", N_("Decided by")),
        Field("reason", N_("Reason")),
    ),
    ("number", "signed_on", "amount_minor", "before_minor", "available_until"),
    owner="credit_contract",
    order="rid",
    ends="",
)

CONDITION = RecordKind(
    "contract_condition",
    N_("condition"),
    N_("Conditions of contracts"),
    (
        Field("what", N_("Condition"), required=True),
        Field("kind", N_("Holds"), "choice", n.CONDITION_KIND),
        Field("state", N_("State"), "choice", n.CONDITION_STATE),
        Field("due_on", N_("Due"), "day"),
        Field("every_months", N_("Looked at every"), "months"),
        Field("looked_on", N_("Looked at"), "day", past=True),
        Field("looked_by", N_("Looked at by")),
        Field("paper", N_("Paper"), help=N_("What shows it, and where that lies.")),
        Field("waived_why", N_("Waived because")),
    ),
    ("what", "kind", "state", "due_on", "looked_on"),
    owner="credit_contract",
    order="kind DESC, rid",
    ends="",
)

SECURITY_CONTRACT = RecordKind(
    "security_contract",
    N_("security contract"),
    N_("Security contracts"),
    (
        Field("kind", N_("Kind"), "choice", n.SECURITY_KIND),
        Field("number", N_("Number"), "number"),
        Field("collateral_rid", N_("Collateral"), "link", target="collateral"),
        Field("signed_on", N_("Signed"), "day", past=True),
        Field("notarised_on", N_("Notarised"), "day", past=True),
        Field("registration", N_("Registration number"), "number"),
        Field("registered_on", N_("Registered"), "day", past=True),
        Field("insured_until", N_("Insured until"), "day"),
        Field("revalue_on", N_("To be valued again"), "day"),
        Field("state", N_("State"), "choice", n.SECURITY_STATE),
        Field("released_on", N_("Released"), "day", past=True),
        Field("originals", N_("Originals"), help=N_("The cabinet, box or file they lie in.")),
    ),
    ("kind", "number", "collateral_rid", "state", "insured_until", "revalue_on"),
    owner="credit_contract",
    order="rid",
    ends="",
)

DRAWING = RecordKind(
    "drawing",
    N_("drawing"),
    N_("Drawings"),
    (
        Field("debt_note", N_("Debt note"), "number"),
        Field("amount_minor", N_("Amount"), "money", required=True, currency="currency"),
        _CURRENCY,
        Field("purpose", N_("Purpose")),
        Field("means", N_("Means"), "choice", n.MEANS),
        Field("cash_why", N_("Cash because"), "pick", n.CASH_WHY, any_words=True),
        Field("state", N_("State"), "choice", n.DRAWING_STATE),
        Field("wanted_on", N_("Wanted"), "day"),
        Field("drawn_on", N_("Drawn"), "day", past=True),
        Field("due_on", N_("Due"), "day"),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("papers", N_("Proof of purpose"), "text", help=N_("One paper a line.")),
        Field("papers_checked_on", N_("Papers checked"), "day", past=True),
        Field("papers_checked_by", N_("Checked by")),
        Field("proof_by", N_("Proof to come until"), "day", help=N_("Where papers come after the money.")),
        Field("proof_seen_on", N_("Proof seen"), "day", past=True),
        Field("proof_seen_by", N_("Proof seen by")),
        Field("holding_rid", N_("Loan account"), "link", target="holding"),
        Field("note", N_("Note")),
    ),
    ("debt_note", "amount_minor", "state", "wanted_on", "drawn_on", "purpose"),
    owner="credit_contract",
    order="rid",
    ends="",
)

DRAWING_PAYEE = RecordKind(
    "drawing_payee",
    N_("payee"),
    N_("Payees of drawings"),
    (
        Field("name", N_("Name"), required=True),
        Field("account", N_("Account"), "number"),
        Field("bank", N_("Bank")),
        Field("amount_minor", N_("Amount"), "money", required=True, currency="currency"),
        _CURRENCY,
        Field("purpose", N_("Purpose")),
        Field("evidence", N_("Proof"), help=N_("The contract or invoice that is paid.")),
        Field("is_borrower", N_("Is the borrower"), "yes_no"),
        Field("borrower_why", N_("Why to the borrower")),
    ),
    ("name", "account", "bank", "amount_minor", "purpose"),
    owner="drawing",
    order="rid",
    ends="",
)

LOAN_TERMS = RecordKind(
    "loan_terms",
    N_("terms of a loan"),
    N_("Terms of loans"),
    (
        Field("credit_contract_rid", N_("Contract"), "link", target="credit_contract"),
        Field("amount_minor", N_("Amount"), "money", required=True),
        Field("method", N_("Repayment"), "pick", l.METHOD, required=True),
        Field("rate_ppm", N_("Rate a year"), "percent", required=True),
        Field("months", N_("Term"), "months", required=True),
        Field("start_on", N_("First drawing"), "day", required=True),
        Field("first_due_on", N_("First payment"), "day"),
        Field("grace_months", N_("Months without principal"), "whole"),
        Field("day_count", N_("Days counted by")),
        Field("payment_minor", N_("Instalment"), "money"),
        Field("repricing", N_("When the rate changes"), "choice", n.REPRICING),
        Field("rule", N_("Rule of payments")),
    ),
    ("amount_minor", "method", "rate_ppm", "months", "start_on"),
    owner="holding",
    ends="",
)

LOAN_EVENT = RecordKind(
    "loan_event",
    N_("event of a loan"),
    N_("Events of loans"),
    (
        Field("kind", N_("Kind"), "choice", n.LOAN_EVENT, required=True),
        Field("value_on", N_("Value date"), "day", required=True, past=True),
        Field("written_on", N_("Written down"), "day", required=True, past=True),
        Field("at", N_("When"), "moment"),
        Field("officer", N_("Written by")),
        _OF_HOLDING,
        Field("way", N_("What becomes smaller"), "pick", n.WAY),
        Field("component", N_("Charge"), "choice", n.COMPONENT),
        Field("rate_kind", N_("Kind of rate"), "choice", n.RATE_KIND),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("margin_ppm", N_("Margin"), "percent"),
        Field("floor_ppm", N_("At least"), "percent"),
        Field("cap_ppm", N_("At most"), "percent"),
        Field("of_rid", N_("Takes back"), "link", target="loan_event"),
        Field("statement_entry_rid", N_("Seen on"), "link", target="statement_entry"),
        Field("terms", N_("New terms"), "text"),
        Field("reference", N_("Reference")),
        Field("why", N_("Why")),
    ),
    ("value_on", "kind", "amount_minor", "reference", "written_on", "officer"),
    owner="holding",
    order="value_on DESC, rid DESC",
    ends="",
)

DEBT_GROUP = RecordKind(
    "debt_group",
    N_("debt group"),
    N_("Debt groups"),
    (
        Field("as_of", N_("As of"), "day", required=True, past=True),
        Field("source", N_("Source"), "choice", n.GROUP_SOURCE),
        Field("group_code", N_("Debt group"), required=True),
        Field("days_late", N_("Days late"), "whole"),
        Field("pack", N_("Rules")),
        Field("why", N_("Why"), "text"),
    ),
    ("as_of", "source", "group_code", "days_late"),
    owner="holding",
    order="as_of DESC, rid DESC",
    ends="",
)

KINDS = (
    CREDIT_CONTRACT, ADDENDUM, CONDITION, SECURITY_CONTRACT, DRAWING, DRAWING_PAYEE, LOAN_TERMS, LOAN_EVENT,
    DEBT_GROUP,
)  # fmt: skip
"""Every kind that a running loan is made of."""
