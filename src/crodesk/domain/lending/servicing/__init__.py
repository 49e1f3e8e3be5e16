"""What happens to a loan after its start: payments, prepayments, charges, restructurings, and how it stands then."""

from crodesk.domain.lending.servicing.account import Account, Kind, Payoff, Receipt, Restructured, Share, Standing
from crodesk.domain.lending.servicing.events import (
    Arrears,
    Charge,
    Event,
    Payment,
    Prepayment,
    Restructuring,
    Reversal,
    Way,
)
from crodesk.domain.lending.servicing.orders import ORDERS, Order, Stage, horizontal, vertical
from crodesk.domain.lending.servicing.parts import Component, DueType, Parts
from crodesk.domain.lending.servicing.replaying import payoff, replay
from crodesk.domain.lending.servicing.rule import VIETNAM, Ahead, FeeStep, LateCharges, Rule, within_caps

__all__ = [
    "ORDERS",
    "VIETNAM",
    "Account",
    "Ahead",
    "Arrears",
    "Charge",
    "Component",
    "DueType",
    "Event",
    "FeeStep",
    "Kind",
    "LateCharges",
    "Order",
    "Parts",
    "Payment",
    "Payoff",
    "Prepayment",
    "Receipt",
    "Restructured",
    "Restructuring",
    "Reversal",
    "Rule",
    "Share",
    "Stage",
    "Standing",
    "Way",
    "horizontal",
    "payoff",
    "replay",
    "vertical",
    "within_caps",
]
