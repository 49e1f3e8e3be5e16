"""The list of all kinds of record."""

from crodesk.domain.records import (
    applications,
    compliance,
    contact,
    customers,
    desk,
    handing,
    holdings,
    loan_care,
    loans,
)
from crodesk.domain.records.kind import RecordKind

KINDS: tuple[RecordKind, ...] = (
    customers.CUSTOMER,
    customers.CONTACT_POINT,
    customers.ADDRESS,
    customers.PREFERENCE,
    customers.RELATION,
    customers.CUSTOMER_TAG,
    compliance.IDENTITY_DOCUMENT,
    compliance.CONSENT,
    compliance.KYC_PROFILE,
    compliance.RISK_REVIEW,
    holdings.HOLDING,
    holdings.HOLDING_ROLE,
    holdings.HOLDING_READING,
    holdings.STANDING_ORDER,
    holdings.BANK_TRANSACTION,
    holdings.PRODUCT,
    contact.FACT,
    contact.NEED,
    contact.OFFER,
    contact.INTERACTION,
    contact.SERVICE_CASE,
    contact.CASE_EVENT,
    contact.FOLLOW_UP,
    contact.FOLLOW_UP_RULE,
    *applications.KINDS,
    *loans.KINDS,
    *loan_care.KINDS,
    desk.OFFICER_ASSIGNMENT,
    desk.OFFICER,
    desk.BRANCH,
    desk.SAVED_VIEW,
    desk.SETTING,
    desk.IMPORT_RUN,
    desk.SOURCE_RECORD,
    handing.TRUSTED_CARD,
    handing.HAND_OVER,
)
"""Every kind of record that the desk keeps."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def by_name(name: str) -> RecordKind:
    """Return the kind called `name`; raises `KeyError` when there is none."""
    return _BY_NAME[name]


def of_customer() -> list[RecordKind]:
    """Return the kinds whose records belong to one customer, in the order of the customer file."""
    return [kind for kind in KINDS if kind.owner == "customer"]
