"""Rates: effective and nominal, of flows by date or by period.

The rates of the laws stand in modules of their own: `us_apr`, `eu_apr`, `uk_rebate`.
"""

from crodesk.domain.lending.rates.irr import irr, nominal_irr
from crodesk.domain.lending.rates.nominal import effective, nominal
from crodesk.domain.lending.rates.xirr import Flow, xirr

__all__ = ["Flow", "effective", "irr", "nominal", "nominal_irr", "xirr"]
