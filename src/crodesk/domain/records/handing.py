"""What is handed over: cards of colleagues, and what was given to them and taken from them."""

from crodesk.domain.records.choices import choices
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

DIRECTION = choices(given=N_("given"), taken=N_("taken in"))
PURPOSE = choices(hand_over=N_("hand-over"), **{"return": N_("return")})

TRUSTED_CARD = RecordKind(
    "trusted_card",
    N_("card of a colleague"),
    N_("Cards of colleagues"),
    (
        Field("name", N_("Name"), required=True),
        Field("branch", N_("Branch")),
        Field("signing", N_("Key to sign")),
        Field("opening", N_("Key to open")),
        Field("trusted_on", N_("Trusted since"), "day", past=True),
    ),
    ("name", "branch", "trusted_on"),
    owner="",
    order="name",
)

HAND_OVER = RecordKind(
    "hand_over",
    N_("hand-over"),
    N_("Hand-overs"),
    (
        Field("direction", N_("Direction"), "choice", DIRECTION, required=True),
        Field("purpose", N_("What it is"), "choice", PURPOSE, required=True),
        Field("trusted_card_rid", N_("Colleague"), "link", target="trusted_card", required=True),
        Field("made_at", N_("Made"), "moment", required=True),
        Field("at", N_("Given or taken in"), "moment", required=True),
        Field("number", N_("Number"), "whole"),
        Field("from_on", N_("From"), "day"),
        Field("until_on", N_("Until"), "day"),
        Field("customers", N_("Customers"), "whole"),
        Field("rows", N_("Rows"), "whole"),
        Field("with_restricted", N_("With restricted notes"), "yes_no"),
        Field("watermark", N_("Newest action"), "whole"),
        Field("seal", N_("Seal")),
        Field("sha256", N_("Fingerprint")),
    ),
    ("at", "direction", "purpose", "trusted_card_rid", "customers", "rows"),
    owner="",
    ends="",
)
