"""Watching over loans: statements and payers, inspections, early warnings, measures; exchange rates."""

from crodesk.domain.records import loan_choices as n
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

_CURRENCY = Field("currency", N_("Currency"))

BANK_STATEMENT = RecordKind(
    "bank_statement",
    N_("statement of account"),
    N_("Statements of account"),
    (
        Field("account", N_("Account"), "number", required=True),
        Field("number", N_("Number")),
        _CURRENCY,
        Field("from_on", N_("From"), "day", past=True),
        Field("to_on", N_("Until"), "day", past=True),
        Field("opening_minor", N_("Opening balance"), "money", currency="currency"),
        Field("closing_minor", N_("Closing balance"), "money", currency="currency"),
        Field("format", N_("Format")),
        Field("file_name", N_("File")),
        Field("sha256", N_("Fingerprint")),
        Field("taken_in_on", N_("Taken in"), "day", past=True),
        Field("entries", N_("Entries"), "whole"),
        Field("remarks", N_("Remarks"), "text"),
    ),
    ("account", "from_on", "to_on", "closing_minor", "entries", "taken_in_on"),
    owner="",
    ends="",
)

STATEMENT_ENTRY = RecordKind(
    "statement_entry",
    N_("statement entry"),
    N_("Statement entries"),
    (
        Field("booked_on", N_("Booked"), "day", past=True),
        Field("valued_on", N_("Value date"), "day", past=True),
        Field("amount_minor", N_("Amount"), "money", currency="currency", help=N_("Below zero: it went out.")),
        _CURRENCY,
        Field("code", N_("Code")),
        Field("reference", N_("Reference")),
        Field("counterparty", N_("Other party")),
        Field("counter_account", N_("Other account"), "number"),
        Field("counter_bank", N_("Other bank")),
        Field("text", N_("Text"), "text"),
        Field("state", N_("State"), "choice", n.ENTRY_STATE),
        Field("holding_rid", N_("Loan"), "link", target="holding"),
        Field("why", N_("Why")),
        Field("entry_key", N_("Fingerprint")),
    ),
    ("booked_on", "amount_minor", "counterparty", "text", "state", "holding_rid"),
    owner="bank_statement",
    order="booked_on DESC, rid DESC",
    ends="",
)

KNOWN_PAYER = RecordKind(
    "known_payer",
    N_("known payer"),
    N_("Known payers"),
    (
        Field("account", N_("Account"), "number"),
        Field("name", N_("Name")),
        Field("confirmed_on", N_("Confirmed"), "day", past=True),
        Field("confirmed_by", N_("Confirmed by")),
    ),
    ("account", "name", "confirmed_on"),
    owner="holding",
)

INSPECTION = RecordKind(
    "inspection",
    N_("inspection"),
    N_("Inspections"),
    (
        Field("kind", N_("Kind"), "choice", n.INSPECTION_KIND),
        Field("drawing_rid", N_("Drawing"), "link", target="drawing"),
        Field("planned_on", N_("Planned"), "day"),
        Field("why", N_("Because of")),
        Field("state", N_("State"), "choice", n.INSPECTION_STATE),
        Field("visited_on", N_("Visited"), "day", past=True),
        Field("visited_at", N_("At"), "time"),
        Field("place", N_("Place")),
        Field("position", N_("Position"), help=N_("Latitude and longitude, such as 10.7769, 106.7009.")),
        Field("present", N_("Present")),
        Field("drawn_minor", N_("Amount looked at"), "money"),
        Field("shown_minor", N_("Shown to be used as agreed"), "money"),
        Field("finding", N_("Finding"), "choice", n.INSPECTED),
        Field("findings", N_("What was found"), "text"),
        Field("business", N_("How the business goes"), "text"),
        Field("collateral", N_("State of the collateral"), "text"),
        Field("proposals", N_("Proposals"), "text"),
        Field("minutes", N_("Minutes number"), "number"),
        Field("signed_by", N_("Signed by"), help=N_("On both sides.")),
        Field("next_on", N_("Next inspection"), "day"),
    ),
    ("planned_on", "kind", "state", "visited_on", "finding", "next_on"),
    owner="holding",
    order="coalesce(visited_on, planned_on) DESC, rid DESC",
    ends="",
)

INSPECTION_ITEM = RecordKind(
    "inspection_item",
    N_("item of an inspection"),
    N_("Items of inspections"),
    (
        Field("what", N_("What"), required=True),
        Field("agreed_minor", N_("Agreed"), "money", currency="currency"),
        Field("shown_minor", N_("Shown"), "money", currency="currency"),
        _CURRENCY,
        Field("seen", N_("Seen"), "yes_no"),
        Field("evidence", N_("Proof")),
        Field("note", N_("Note")),
    ),
    ("what", "agreed_minor", "shown_minor", "seen", "evidence"),
    owner="inspection",
    order="rid",
    ends="",
)

WARNING_SIGNAL = RecordKind(
    "warning_signal",
    N_("early warning"),
    N_("Early warnings"),
    (
        Field("code", N_("Signal"), required=True),
        Field("holding_rid", N_("Loan"), "link", target="holding"),
        Field("source", N_("Source"), "choice", n.SIGNAL_SOURCE),
        Field("seen_on", N_("Seen"), "day", past=True),
        Field("weight", N_("Weight"), "whole"),
        Field("evidence", N_("What shows it"), "text"),
        Field("state", N_("State"), "choice", n.SIGNAL_STATE),
        Field("dismissed_until", N_("Dismissed until"), "day"),
        Field("answered_on", N_("Answered"), "day", past=True),
        Field("answer", N_("Answer"), help=N_("The measure that was taken, or why it was dismissed.")),
    ),
    ("code", "seen_on", "weight", "state", "dismissed_until"),
    order="rid DESC",
)

MEASURE = RecordKind(
    "collection_measure",
    N_("measure"),
    N_("Measures"),
    (
        Field("kind", N_("Kind"), "choice", n.MEASURE, required=True),
        Field("state", N_("State"), "choice", n.MEASURE_STATE),
        Field("proposed_on", N_("Proposed"), "day", past=True),
        Field("decided_on", N_("Decided"), "day", past=True),
        Field("decided_by", N_("Decided by")),
        Field("approval", N_("Approval"), help=N_("The reference of the recorded approval.")),
        Field("effective_on", N_("In force from"), "day"),
        Field("due_on", N_("Due"), "day"),
        Field("amount_minor", N_("Amount"), "money"),
        Field("group_code", N_("Debt group")),
        Field("reason", N_("Reason"), "text"),
        Field("paper", N_("Paper")),
        Field("court", N_("Court")),
        Field("case_number", N_("Case number"), "number"),
        Field("loan_event_rid", N_("Changed on the loan"), "link", target="loan_event"),
    ),
    ("kind", "state", "decided_on", "due_on", "amount_minor"),
    owner="holding",
    order="rid DESC",
)

MEASURE_STEP = RecordKind(
    "measure_step",
    N_("step of a measure"),
    N_("Steps of measures"),
    (
        Field("on_day", N_("Day"), "day", required=True),
        Field("what", N_("What"), required=True),
        Field("result", N_("Result")),
        Field("cost_minor", N_("Costs"), "money", currency="currency"),
        _CURRENCY,
        Field("done", N_("Done"), "yes_no"),
    ),
    ("on_day", "what", "result", "cost_minor", "done"),
    owner="collection_measure",
    order="on_day, rid",
    ends="",
)

EXCHANGE_RATE = RecordKind(
    "exchange_rate",
    N_("exchange rate"),
    N_("Exchange rates"),
    (
        Field("currency", N_("Currency"), required=True),
        Field("in_currency", N_("In"), required=True),
        Field("as_of", N_("As of"), "day", required=True, past=True),
        Field("rate", N_("One unit is worth"), required=True),
        Field("source", N_("Source")),
    ),
    ("currency", "in_currency", "as_of", "rate", "source"),
    owner="",
    order="as_of DESC, rid DESC",
    ends="",
)

KINDS = (
    BANK_STATEMENT, STATEMENT_ENTRY, KNOWN_PAYER, INSPECTION, INSPECTION_ITEM, WARNING_SIGNAL, MEASURE, MEASURE_STEP,
    EXCHANGE_RATE,
)  # fmt: skip
"""Every kind by which loans are watched over."""
