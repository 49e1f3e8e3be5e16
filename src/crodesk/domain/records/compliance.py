"""Papers, consents, declarations and risk reviews."""

from crodesk.domain.records import choices as c
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

IDENTITY_DOCUMENT = RecordKind(
    "identity_document",
    N_("identity paper"),
    N_("Identity papers"),
    (
        Field("kind", N_("Kind"), "pick", c.DOCUMENT_KIND, required=True),
        Field("number", N_("Number"), "identity", required=True),
        Field("expires_on", N_("Expires"), "day"),
        Field("original_seen", N_("Original seen"), "yes_no"),
        Field("issuer", N_("Issued by")),
        Field("issued_on", N_("Issued"), "day", past=True),
        Field("note", N_("Note")),
    ),
    ("kind", "number", "expires_on", "issuer", "original_seen"),
    order="expires_on IS NULL, expires_on, rid",
    verified=True,
)

CONSENT = RecordKind(
    "consent",
    N_("consent"),
    N_("Consents"),
    (
        Field("purpose", N_("For"), "pick", c.CONSENT_PURPOSE, required=True),
        Field("channel", N_("Channel"), "pick", c.CHANNEL),
        Field("given_on", N_("Given"), "day", required=True, past=True),
        Field("withdrawn_on", N_("Withdrawn"), "day", past=True),
        Field("expires_on", N_("Holds until"), "day"),
        Field("wording", N_("Wording"), "text"),
        Field("evidence", N_("Evidence"), help=N_("Where the signed paper or the recording is.")),
    ),
    ("purpose", "channel", "given_on", "withdrawn_on"),
    order="purpose, rid",
)

KYC_PROFILE = RecordKind(
    "kyc_profile",
    N_("declaration"),
    N_("Declarations"),
    (
        Field("declared_on", N_("Declared"), "day", required=True, past=True),
        Field("residence", N_("Residence"), help=N_("Country of residence.")),
        Field("resident", N_("Resident"), "yes_no"),
        Field(
            "pep", N_("Public office"), "choice", c.PEP, help=N_("Politically exposed, or close to somebody who is.")
        ),
        Field("pep_detail", N_("Which office")),
        Field("source_of_funds", N_("Source of funds")),
        Field("expected_turnover_minor", N_("Expected turnover a month"), "money", currency="currency"),
        Field("currency", N_("Currency")),
        Field("purpose", N_("Purpose of the relation")),
    ),
    ("declared_on", "residence", "pep", "source_of_funds", "expected_turnover_minor"),
    order="declared_on DESC, rid DESC",
)

RISK_REVIEW = RecordKind(
    "risk_review",
    N_("risk review"),
    N_("Risk reviews"),
    (
        Field("rating", N_("Rating"), "choice", c.RISK, required=True),
        Field("reviewed_on", N_("Reviewed"), "day", required=True, past=True),
        Field("next_review_on", N_("Next review"), "day"),
        Field("reviewed_by", N_("Reviewed by")),
        Field("reasons", N_("Reasons"), "text"),
    ),
    ("rating", "reviewed_on", "next_review_on", "reviewed_by"),
    order="reviewed_on DESC, rid DESC",
)
