"""Loan applications, and everything that belongs to one."""

from crodesk.domain.records import choices as c
from crodesk.domain.records import lending_choices as l
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

_CURRENCY = Field("currency", N_("Currency"))
_PARTY = Field("party_rid", N_("Whose"), "link", target="application_party", help=N_("Empty means the borrower's own."))
_EVIDENCE = (
    Field("source", N_("Source"), help=N_("Payslip, contract, the customer's word …")),
    Field("as_of", N_("As of"), "day", past=True),
    Field("verified", N_("Proof seen"), "yes_no"),
    Field("fact_rid", N_("Fact on file"), "link", target="fact", help=N_("What it was taken from.")),
)


def _money(key: str, label: str, help: str = "") -> Field:  # noqa: A002 - the field's own word
    return Field(key, label, "money", currency="currency", help=help)


APPLICATION = RecordKind(
    "application",
    N_("application"),
    N_("Applications"),
    (
        Field("number", N_("Number"), "number", help=N_("Given by the desk where it is empty.")),
        Field("product", N_("Product"), "pick", c.LOAN_PRODUCT, required=True),
        Field("purpose", N_("Purpose"), help=N_("What the money is for, in the customer's words.")),
        _money("amount_minor", N_("Amount")),
        _CURRENCY,
        Field("months", N_("Term"), "months"),
        Field("method", N_("Repayment"), "pick", l.METHOD),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        Field("start_on", N_("First drawing"), "day"),
        Field("first_due_on", N_("First payment"), "day"),
        Field("grace_months", N_("Months without principal"), "whole"),
        _money("cost_minor", N_("Costs in all"), N_("Of what is bought or done with the money.")),
        _money("own_money_minor", N_("Own money")),
        _money("yearly_costs_minor", N_("Costs of a year"), N_("Of operation, without depreciation.")),
        Field("bound_days", N_("Days a turn takes"), "whole", help=N_("From buying to being paid.")),
        _money("other_sources_minor", N_("Other sources"), N_("Credit of suppliers and of other banks.")),
        _money("living_minor", N_("Living costs"), N_("What the household costs a month.")),
        Field("no_debts", N_("No debts anywhere"), "yes_no", help=N_("The customer says there are none.")),
        Field("sector", N_("Line of business")),
        Field("note", N_("For the credit desk"), "text"),
        Field("stage", N_("Stage"), "choice", l.STAGE, kept=True),
        Field("stage_since", N_("Since"), "day", past=True, kept=True),
        Field("started_on", N_("Started"), "day", past=True, kept=True),
        Field("ball", N_("Whose move"), "choice", l.BALL),
        Field("next_step", N_("To do next")),
        Field("parked_until", N_("Parked until"), "day"),
        Field("parked_why", N_("Parked because")),
        Field("recommended", N_("Recommendation"), "choice", l.RECOMMENDED),
        _money("recommended_amount_minor", N_("Amount recommended")),
        Field("recommended_months", N_("Term recommended"), "months"),
        Field("recommended_rate_ppm", N_("Rate recommended"), "percent"),
        Field("conditions", N_("Before drawing"), "text", help=N_("One condition a line.")),
        Field("covenants", N_("While it runs"), "text", help=N_("One covenant a line.")),
        Field("grade_moved", N_("Grade by hand")),
        Field("grade_why", N_("Grade moved because")),
        Field("competitor", N_("Went to")),
        Field("competitor_rate_ppm", N_("Their rate"), "percent"),
        Field("holds_until", N_("Holds until"), "day"),
    ),
    ("number", "product", "amount_minor", "months", "stage", "stage_since"),
    order="rid DESC",
)

PARTY = RecordKind(
    "application_party",
    N_("party"),
    N_("Parties to applications"),
    (
        Field("role", N_("Role"), "choice", l.PARTY_ROLE, required=True),
        Field("customer_rid", N_("Customer"), "link", target="customer"),
        Field("name", N_("Name"), help=N_("Of somebody who is no customer.")),
        Field("kind", N_("Kind"), "choice", c.CUSTOMER_KIND),
        Field("born_on", N_("Born or founded"), "day", past=True),
        Field("share_ppm", N_("Share"), "percent"),
        Field("id_number", N_("Identity number"), "number"),
        Field("identity_until", N_("Identity holds until"), "day"),
        Field("phone", N_("Phone"), "phone"),
        Field("consent", N_("Bureau may be asked"), "choice", c.YES_NO_UNKNOWN),
        _money("living_minor", N_("Living costs"), N_("What the household costs a month.")),
        _CURRENCY,
        Field("backs_rid", N_("Stands for"), "link", target="application_party", help=N_("Empty means the borrower.")),
    ),
    ("role", "name", "customer_rid", "share_ppm", "consent"),
    owner="application",
    order="rid",
)

FLOW = RecordKind(
    "application_flow",
    N_("income or expense"),
    N_("Income and expenses"),
    (
        Field("direction", N_("Direction"), "choice", l.FLOW_DIRECTION, required=True),
        Field("kind", N_("Kind"), "pick", l.FLOW_KIND, required=True),
        _money("amount_minor", N_("Amount")),
        _CURRENCY,
        Field("period", N_("Per"), "choice", l.FLOW_PERIOD),
        Field("variable", N_("Comes irregularly"), "yes_no"),
        Field("paid_here", N_("To an account with us"), "yes_no"),
        _PARTY,
        *_EVIDENCE,
    ),
    ("direction", "kind", "amount_minor", "period", "party_rid", "source", "as_of", "verified"),
    owner="application",
    order="direction DESC, rid",
)

DEBT = RecordKind(
    "application_debt",
    N_("debt"),
    N_("Debts of applicants"),
    (
        Field("lender", N_("Lender"), required=True),
        Field("ours", N_("With us"), "yes_no"),
        Field("kind", N_("Kind"), "pick", l.DEBT_KIND),
        _money("balance_minor", N_("Owed")),
        _money("monthly_minor", N_("A month")),
        _money("limit_minor", N_("Limit")),
        _CURRENCY,
        Field("debt_group", N_("Debt group"), "whole"),
        Field("days_late", N_("Days late"), "whole"),
        Field("secured", N_("Secured"), "yes_no"),
        Field("repaid_by_this", N_("Repaid by this loan"), "yes_no"),
        _PARTY,
        Field("holding_rid", N_("Holding"), "link", target="holding"),
        *_EVIDENCE,
    ),
    ("lender", "kind", "balance_minor", "monthly_minor", "debt_group", "party_rid"),
    owner="application",
    order="rid",
)

ASSET = RecordKind(
    "application_asset",
    N_("asset"),
    N_("What applicants own"),
    (
        Field("kind", N_("Kind"), "pick", l.ASSET_KIND, required=True),
        Field("what", N_("What")),
        _money("value_minor", N_("Worth")),
        _CURRENCY,
        _PARTY,
        *_EVIDENCE,
    ),
    ("kind", "what", "value_minor", "party_rid", "source"),
    owner="application",
    order="rid",
)

STATEMENT = RecordKind(
    "application_statement",
    N_("accounts of a year"),
    N_("Accounts of businesses"),
    (
        Field("ends_on", N_("Until"), "day", required=True, past=True),
        Field("months", N_("Months"), "whole"),
        _CURRENCY,
        Field("audited", N_("Audited"), "yes_no"),
        _money("sales_minor", N_("Sales")),
        _money("cost_of_sales_minor", N_("Cost of sales")),
        _money("operating_costs_minor", N_("Operating costs"), N_("Of selling and office, without depreciation.")),
        _money("depreciation_minor", N_("Depreciation")),
        _money("interest_minor", N_("Interest paid")),
        _money("tax_minor", N_("Tax on income")),
        _money("net_profit_minor", N_("Net profit")),
        _money("cash_minor", N_("Cash")),
        _money("receivables_minor", N_("Receivables")),
        _money("inventory_minor", N_("Stock of goods")),
        _money("current_assets_minor", N_("Current assets")),
        _money("total_assets_minor", N_("Total assets")),
        _money("payables_minor", N_("Payables")),
        _money("current_liabilities_minor", N_("Current liabilities")),
        _money("bank_debt_minor", N_("Bank debt")),
        _money("total_liabilities_minor", N_("Total liabilities")),
        _money("equity_minor", N_("Equity")),
        *_EVIDENCE,
    ),
    ("ends_on", "months", "sales_minor", "net_profit_minor", "total_assets_minor", "equity_minor"),
    owner="application",
    order="ends_on DESC, rid",
)

COLLATERAL = RecordKind(
    "collateral",
    N_("collateral"),
    N_("Collateral"),
    (
        Field("kind", N_("Kind"), "pick", l.COLLATERAL_KIND, required=True),
        Field("name", N_("What")),
        Field("title_number", N_("Title number"), "number", help=N_("Of its certificate, passbook or registration.")),
        Field("owner_rid", N_("Whose it is"), "link", target="application_party", help=N_("Empty means the borrower.")),
        Field("holding_rid", N_("Deposit pledged"), "link", target="holding"),
        _money("price_minor", N_("Price paid"), N_("Fill it in where this loan buys it: it is not yet theirs.")),
        _money("value_minor", N_("Market value")),
        _CURRENCY,
        Field("valued_on", N_("Valued on"), "day", past=True),
        Field("valued_by", N_("Valued by")),
        Field("haircut_ppm", N_("Haircut"), "percent", help=N_("Empty takes the rules' own for its kind.")),
        _money("liens_minor", N_("Owed on it before")),
        Field("insured_until", N_("Insured until"), "day"),
        _money("insured_minor", N_("Insured for")),
        Field("insurer", N_("Insurer")),
        Field("revalue_on", N_("Value again on"), "day"),
        Field("matures_on", N_("Matures"), "day"),
        Field("registered_on", N_("Registered on"), "day", past=True),
        Field("registration", N_("Registration number"), "number"),
        Field("released_on", N_("Released on"), "day", past=True),
        *_EVIDENCE,
    ),
    ("kind", "name", "title_number", "value_minor", "insured_until", "owner_rid"),
    owner="application",
    order="rid",
)

BUREAU_REPORT = RecordKind(
    "bureau_report",
    N_("bureau report"),
    N_("Bureau reports"),
    (
        _PARTY,
        Field("source", N_("Bureau")),
        Field("reported_on", N_("Dated"), "day", required=True, past=True),
        Field("consent_on", N_("Consent given"), "day", past=True),
        Field("valid_until", N_("Valid until"), "day"),
        Field("worst_group", N_("Worst debt group"), "whole"),
        Field("worst_before", N_("Worst in 24 months"), "whole"),
        Field("lenders", N_("Lenders"), "whole"),
        _money("balance_minor", N_("Owed")),
        _money("monthly_minor", N_("A month")),
        _CURRENCY,
        Field("enquiries", N_("Enquiries in 6 months"), "whole"),
        Field("score", N_("Score"), "whole"),
    ),
    ("reported_on", "source", "party_rid", "worst_group", "balance_minor", "valid_until"),
    owner="application",
    order="reported_on DESC, rid",
)

PAPER = RecordKind(
    "application_paper",
    N_("paper wanted"),
    N_("Papers of applications"),
    (
        Field("name", N_("Paper"), help=N_("Empty takes the checklist's own name.")),
        Field("code", N_("Code")),
        Field("state", N_("State"), "choice", l.PAPER_STATE),
        Field("party_rid", N_("Whose"), "link", target="application_party", help=N_("Empty means the borrower's own.")),
        Field("dated", N_("Dated"), "day", past=True),
        Field("received_on", N_("Received"), "day", past=True),
        Field("valid_until", N_("Valid until"), "day"),
        Field("checked_by", N_("Checked by")),
        Field("waived_why", N_("Waived because")),
        Field("place", N_("Where it lies")),
    ),
    ("name", "state", "received_on", "valid_until", "party_rid"),
    owner="application",
    order="rid",
)

FINDING = RecordKind(
    "application_finding",
    N_("finding"),
    N_("Findings"),
    (
        Field("pillar", N_("Pillar"), "choice", l.PILLAR, required=True),
        Field("finding", N_("Finding"), "choice", l.FINDING),
        Field("text", N_("Because"), "text"),
        Field("risk", N_("Risk"), "text"),
        Field("mitigant", N_("What lessens it"), "text"),
    ),
    ("pillar", "finding", "text", "risk"),
    owner="application",
    order="rid",
)

SCORECARD_ANSWER = RecordKind(
    "scorecard_answer",
    N_("answer to the scorecard"),
    N_("Answers to scorecards"),
    (
        Field("attribute", N_("Question"), required=True),
        Field("answer", N_("Answer"), required=True),
        Field("evidence", N_("Proof")),
    ),
    ("attribute", "answer", "evidence"),
    owner="application",
    order="rid",
)

EVENT = RecordKind(
    "application_event",
    N_("move"),
    N_("Moves of applications"),
    (
        Field("move", N_("Move"), "pick", l.MOVE, required=True),
        Field("stage", N_("Stage"), "pick", l.STAGE),
        Field("at", N_("When"), "moment", required=True),
        Field("officer", N_("Written by")),
        Field("decided_by", N_("Decided by")),
        Field("level", N_("Level")),
        Field("minutes", N_("Minutes number"), "number"),
        Field("reason", N_("Reason"), "text"),
        Field("dissent", N_("Dissent"), "text"),
        Field("conditions", N_("Conditions"), "text"),
        _money("amount_minor", N_("Amount")),
        Field("months", N_("Term"), "months"),
        Field("rate_ppm", N_("Rate a year"), "percent"),
        _CURRENCY,
    ),
    ("at", "move", "decided_by", "level", "reason"),
    owner="application",
    order="at DESC, rid DESC",
    ends="",
)

SNAPSHOT = RecordKind(
    "decision_snapshot",
    N_("snapshot"),
    N_("Decision snapshots"),
    (
        Field("event_rid", N_("Move"), "link", target="application_event"),
        Field("at", N_("When"), "moment", required=True),
        Field("decisive", N_("Of a decision"), "yes_no"),
        Field("content", N_("What was known"), "text"),
        Field("sha256", N_("Fingerprint")),
    ),
    ("at", "sha256"),
    owner="application",
    order="rid DESC",
    ends="",
)

ATTACHMENT = RecordKind(
    "attachment",
    N_("attachment"),
    N_("Attachments"),
    (
        Field("name", N_("Name"), required=True),
        Field("application_rid", N_("Application"), "link", target="application"),
        Field("paper_rid", N_("Paper"), "link", target="application_paper"),
        Field("media_type", N_("Kind of file"), "pick", l.FILE_KIND),
        Field("size", N_("Bytes"), "whole"),
        Field("content_hash", N_("Fingerprint")),
        Field("added_at", N_("Added"), "moment"),
        Field("note", N_("Note")),
        Field("holding_rid", N_("Loan"), "link", target="holding"),
        Field("inspection_rid", N_("Inspection"), "link", target="inspection"),
    ),
    ("name", "application_rid", "size", "added_at", "note"),
    order="rid DESC",
)

ISSUED_PAPER = RecordKind(
    "issued_paper",
    N_("printed paper"),
    N_("Printed papers"),
    (
        Field("paper", N_("Paper"), required=True),
        Field("language", N_("Language")),
        Field("at", N_("When"), "moment", required=True),
        Field("officer", N_("Printed by")),
        Field("template_sha256", N_("Fingerprint of the template")),
        Field("content_hash", N_("Fingerprint")),
        Field("missing", N_("Not known then"), "text"),
        Field("holding_rid", N_("Loan"), "link", target="holding"),
        Field("drawing_rid", N_("Drawing"), "link", target="drawing"),
        Field("inspection_rid", N_("Inspection"), "link", target="inspection"),
    ),
    ("at", "paper", "language", "officer"),
    owner="application",
    order="at DESC, rid DESC",
    ends="",
)

KINDS = (
    APPLICATION, PARTY, FLOW, DEBT, ASSET, STATEMENT, COLLATERAL, BUREAU_REPORT, PAPER, FINDING, SCORECARD_ANSWER,
    EVENT, SNAPSHOT, ATTACHMENT, ISSUED_PAPER,
)  # fmt: skip
"""Every kind that belongs to an application, the application first."""
