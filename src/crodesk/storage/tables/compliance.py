"""What knowing one's customer needs: papers, consents, declarations, risk reviews."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, long_text, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, OfCustomer, import_key


class IdentityDocument(OfCustomer, table=True):
    """An identity paper or licence; superseded ones stay, ended."""

    __tablename__ = "identity_document"
    __table_args__ = (sa.Index("identity_document_by_digits", "digits"), import_key("identity_document"), OPTIONS)

    kind: str = line(default="id_card")
    number: str = line()
    digits: str = line()
    """Derived from the number: its letters and digits without separators, for searching."""
    issuer: str = line()
    issued_on: date | None = day()
    expires_on: date | None = day()
    original_seen: bool = yes_no()
    note: str = line()


class Consent(OfCustomer, table=True):
    """What a customer allowed the bank to do, in which words, and when it was taken back."""

    __table_args__ = (import_key("consent"), OPTIONS)

    purpose: str = line(default="data")
    channel: str = line()
    wording: str = long_text()
    given_on: date | None = day()
    withdrawn_on: date | None = day()
    expires_on: date | None = day()
    evidence: str = line()


class KycProfile(OfCustomer, table=True):
    """What a customer declared of residence, public office, source of funds and expected turnover."""

    __tablename__ = "kyc_profile"
    __table_args__ = (import_key("kyc_profile"), OPTIONS)

    residence: str = line()
    resident: bool = yes_no(default=True)
    pep: str = choice("unknown", "no", "yes", "relative")
    """Whether a politically exposed person, or close to one."""
    pep_detail: str = line()
    source_of_funds: str = line()
    expected_turnover_minor: int | None = whole()
    currency: str = line()
    purpose: str = line()
    declared_on: date | None = day()


class RiskReview(OfCustomer, table=True):
    """One rating of the money-laundering risk; the newest holds, the older ones stay."""

    __tablename__ = "risk_review"
    __table_args__ = (import_key("risk_review"), OPTIONS)

    rating: str = choice("low", "medium", "high")
    reviewed_on: date | None = day()
    next_review_on: date | None = day()
    reviewed_by: str = line()
    reasons: str = long_text()
