"""The desk itself: branches, officers, who is in charge, saved views, settings, imports."""

from crodesk.domain.records.choices import choices
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

BRANCH = RecordKind(
    "branch",
    N_("branch"),
    N_("Branches"),
    (
        Field("code", N_("Code"), required=True),
        Field("name", N_("Name")),
        Field("address", N_("Address")),
        Field("phone", N_("Phone"), "phone"),
        Field("district", N_("District")),
        Field("currency", N_("Currency"), required=True),
    ),
    ("name", "code", "phone", "currency"),
    owner="",
    order="code",
    ends="",
)

OFFICER = RecordKind(
    "officer",
    N_("officer"),
    N_("Officers"),
    (
        Field("name", N_("Name"), required=True),
        Field("staff_number", N_("Staff number"), "number"),
        Field("branch_rid", N_("Branch"), "link", target="branch"),
        Field("phone", N_("Phone"), "phone"),
        Field("email", N_("E-mail")),
        Field("is_me", N_("This is me"), "yes_no"),
    ),
    ("name", "staff_number", "phone", "is_me"),
    owner="",
    order="name",
    ends="",
)

OFFICER_ASSIGNMENT = RecordKind(
    "officer_assignment",
    N_("officer in charge"),
    N_("Officers in charge"),
    (
        Field("officer_rid", N_("Officer"), "link", target="officer", required=True),
        Field("since", N_("Since"), "day", required=True, past=True),
        Field("why", N_("Why")),
    ),
    ("officer_rid", "since", "why"),
    order="since DESC, rid DESC",
)

SAVED_VIEW = RecordKind(
    "saved_view",
    N_("saved view"),
    N_("Saved views"),
    (
        Field("name", N_("Name"), required=True),
        Field("view", N_("View")),
        Field("text", N_("Searched for")),
        Field("tag", N_("Tag")),
        Field("tier", N_("Tier")),
        Field("sort", N_("Sorted by")),
        Field("descending", N_("Downwards"), "yes_no"),
    ),
    ("name", "view", "text", "sort"),
    owner="",
    order="name",
    ends="",
)

SETTING_KEY = choices(
    **{
        "paper.bank_name": N_("papers: bank's name"),
        "paper.bank_signer": N_("papers: who signs for the bank"),
        "paper.bank_signer_position": N_("papers: position of who signs for the bank"),
        "paper.place": N_("papers: place of signing"),
        "paper.branch_tax_code": N_("papers: branch's registration number"),
        "paper.overdue_rate": N_("papers: rate on overdue principal"),
        "paper.late_interest_rate": N_("papers: rate on interest paid late"),
        "paper.early_fee": N_("papers: fee for paying early"),
        "paper.rate_rule": N_("papers: how the rate changes"),
    }
)
"""Settings that a paper may lack; others, and those for one language as `paper.place.zh`, are written out."""

SETTING = RecordKind(
    "setting",
    N_("setting"),
    N_("Settings of the desk"),
    (Field("key", N_("Setting"), "pick", SETTING_KEY, required=True, any_words=True), Field("value", N_("Value"))),
    ("key", "value"),
    owner="",
    order="key",
    ends="",
)

IMPORT_RUN = RecordKind(
    "import_run",
    N_("import"),
    N_("Imports"),
    (
        Field("profile", N_("Profile")),
        Field("started_at", N_("When"), "moment"),
        Field("rows", N_("Rows"), "whole"),
        Field("paths", N_("Files"), "text"),
        Field("summary", N_("Summary"), "text"),
        Field("rejected_file", N_("Rejected rows in")),
    ),
    ("profile", "started_at", "rows", "rejected_file"),
    owner="",
    ends="",
)

SOURCE_RECORD = RecordKind(
    "source_record",
    N_("source record"),
    N_("Source records"),
    (
        Field("profile", N_("Profile")),
        Field("kind", N_("Kind")),
        Field("key", N_("Key")),
        Field("content", N_("As the source said"), "text"),
    ),
    ("profile", "kind", "key"),
    owner="",
    ends="",
)
