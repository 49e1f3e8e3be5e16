"""The tables of the desk, a module an area."""

from crodesk.storage.tables.compliance import Consent, IdentityDocument, KycProfile, RiskReview
from crodesk.storage.tables.contact import CaseEvent, FollowUp, FollowUpRule, Interaction, ServiceCase
from crodesk.storage.tables.customers import (
    Address,
    ContactPoint,
    Customer,
    CustomerTag,
    Preference,
    Relation,
)
from crodesk.storage.tables.desk import (
    Branch,
    Draft,
    ImportRun,
    Officer,
    OfficerAssignment,
    SavedView,
    Setting,
    SourceRecord,
)
from crodesk.storage.tables.finances import Fact, Need, Offer
from crodesk.storage.tables.holdings import (
    BankTransaction,
    Holding,
    HoldingReading,
    HoldingRole,
    Product,
    StandingOrder,
)
from crodesk.storage.tables.journal import Action, Change, JournalContext

__all__ = [
    "Action",
    "Address",
    "BankTransaction",
    "Branch",
    "CaseEvent",
    "Change",
    "Consent",
    "ContactPoint",
    "Customer",
    "CustomerTag",
    "Draft",
    "Fact",
    "FollowUp",
    "FollowUpRule",
    "Holding",
    "HoldingReading",
    "HoldingRole",
    "IdentityDocument",
    "ImportRun",
    "Interaction",
    "JournalContext",
    "KycProfile",
    "Need",
    "Offer",
    "Officer",
    "OfficerAssignment",
    "Preference",
    "Product",
    "Relation",
    "RiskReview",
    "SavedView",
    "ServiceCase",
    "Setting",
    "SourceRecord",
    "StandingOrder",
]
