"""Deposits: what they pay and when, renewal, early withdrawal, equivalent rates, pledge or break."""

from crodesk.domain.lending.deposits.deposit import Coupon, Deposit, lay_out
from crodesk.domain.lending.deposits.early import Withdrawal, withdraw
from crodesk.domain.lending.deposits.equivalent import equivalents
from crodesk.domain.lending.deposits.interest import annual_yield, compounded, simple
from crodesk.domain.lending.deposits.penalty import Penalty, penalised
from crodesk.domain.lending.deposits.pledge import Cheaper, Choice, pledge_or_break
from crodesk.domain.lending.deposits.renewal import Renewal, at_maturity
from crodesk.domain.lending.deposits.terms import DepositTerms, Instruction, Paid

__all__ = [
    "Cheaper",
    "Choice",
    "Coupon",
    "Deposit",
    "DepositTerms",
    "Instruction",
    "Paid",
    "Penalty",
    "Renewal",
    "Withdrawal",
    "annual_yield",
    "at_maturity",
    "compounded",
    "equivalents",
    "lay_out",
    "penalised",
    "pledge_or_break",
    "simple",
    "withdraw",
]
