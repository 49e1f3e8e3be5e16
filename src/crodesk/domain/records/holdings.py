"""Products, holdings, readings, standing orders and transactions."""

from crodesk.domain.records import choices as c
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

PRODUCT = RecordKind(
    "product",
    N_("product"),
    N_("Products"),
    (
        Field("code", N_("Code"), required=True),
        Field("edition", N_("Edition"), "whole", help=N_("A change of terms is a new edition.")),
        Field("kind", N_("Kind"), "pick", c.HOLDING_KIND, required=True),
        Field("name", N_("Name"), required=True),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("currency", N_("Currency")),
        Field("terms", N_("Terms"), "text"),
        Field("fees", N_("Fees"), "text"),
        Field("restrictions", N_("Restrictions"), "text"),
        Field("papers", N_("Papers wanted"), "text", help=N_("One a line.")),
        Field("valid_from", N_("Valid from"), "day"),
        Field("valid_to", N_("Valid to"), "day"),
    ),
    ("name", "code", "edition", "kind", "rate_ppm", "valid_to"),
    owner="",
    order="code, edition DESC",
    ends="",
)

HOLDING = RecordKind(
    "holding",
    N_("holding"),
    N_("Holdings"),
    (
        Field("kind", N_("Kind"), "pick", c.HOLDING_KIND, required=True),
        Field("number", N_("Number"), "number", required=True),
        Field("name", N_("Name")),
        Field("product_rid", N_("Product"), "link", target="product"),
        Field("parent_rid", N_("Belongs to account"), "link", target="holding"),
        Field("currency", N_("Currency"), required=True),
        Field("opened_on", N_("Opened"), "day", past=True),
        Field("matures_on", N_("Matures"), "day"),
        Field("amount_minor", N_("Amount"), "money", currency="currency"),
        Field("limit_minor", N_("Limit"), "money", currency="currency"),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("term_months", N_("Term"), "months"),
        Field("payment_minor", N_("Instalment"), "money", currency="currency"),
        Field("lien", N_("Lien"), help=N_("Who has a claim on it, such as a pledge for a loan.")),
        Field("purpose", N_("Purpose")),
        Field("note", N_("Note")),
    ),
    ("kind", "name", "number", "currency", "matures_on"),
    order="kind, number, rid",
    ends="closed_on",
    verified=True,
)

HOLDING_ROLE = RecordKind(
    "holding_role",
    N_("holder"),
    N_("Holders"),
    (
        Field("customer_rid", N_("Customer"), "link", target="customer", required=True),
        Field("role", N_("Role"), "pick", c.HOLDING_ROLE, required=True),
        Field("since", N_("Since"), "day", past=True),
    ),
    ("customer_rid", "role", "since"),
    owner="holding",
    order="role, rid",
)

HOLDING_READING = RecordKind(
    "holding_reading",
    N_("reading"),
    N_("Readings"),
    (
        Field("as_of", N_("As of"), "day", required=True, past=True),
        Field("balance_minor", N_("Balance"), "money"),
        Field("arrears_minor", N_("Arrears"), "money"),
        Field("days_late", N_("Days late"), "whole"),
        Field("next_due_on", N_("Next due"), "day"),
        Field("next_due_minor", N_("Amount due"), "money"),
        Field("status", N_("Status"), "choice", c.READING_STATUS),
        Field("stated", N_("As stated"), help=N_("The core system's own word for the status.")),
        Field("debt_group", N_("Debt group"), help=N_("As the core system states it.")),
    ),
    ("as_of", "balance_minor", "arrears_minor", "days_late", "status"),
    owner="holding",
    order="as_of DESC, rid DESC",
    ends="",
)

STANDING_ORDER = RecordKind(
    "standing_order",
    N_("standing order"),
    N_("Standing orders"),
    (
        Field("amount_minor", N_("Amount"), "money", required=True, currency="currency"),
        Field("currency", N_("Currency")),
        Field("beneficiary", N_("To")),
        Field("to_bank", N_("Bank")),
        Field("to_account", N_("Account"), "number"),
        Field("purpose", N_("Purpose")),
        Field("next_on", N_("Next"), "day"),
    ),
    ("amount_minor", "beneficiary", "to_bank", "to_account", "purpose"),
    owner="holding",
)

BANK_TRANSACTION = RecordKind(
    "bank_transaction",
    N_("transaction"),
    N_("Transactions"),
    (
        Field("booked_on", N_("Booked"), "day", required=True, past=True),
        Field("valued_on", N_("Value date"), "day", past=True),
        Field("direction", N_("Direction"), "choice", c.DIRECTION, required=True),
        Field("amount_minor", N_("Amount"), "money", required=True, currency="currency"),
        Field("currency", N_("Currency")),
        Field("cash", N_("Cash"), "yes_no"),
        Field("channel", N_("Channel")),
        Field("what", N_("What for")),
        Field("counterparty", N_("Other party")),
        Field("counter_account", N_("Other account"), "number"),
        Field("counter_bank", N_("Other bank")),
        Field("counter_country", N_("Other country")),
        Field("reference", N_("Reference")),
        Field("balance_minor", N_("Balance after"), "money", currency="currency"),
    ),
    ("booked_on", "direction", "amount_minor", "counterparty", "what", "balance_minor"),
    owner="holding",
    order="booked_on DESC, rid DESC",
    ends="",
)
