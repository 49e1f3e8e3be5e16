"""Files of terms: what a loan or deposit is to be reckoned by, as JSON or TOML."""

from crodesk.exchange.terms.files import load
from crodesk.exchange.terms.loans import LOAN, read_loan

__all__ = ["LOAN", "load", "read_loan"]
